//! Holds the figures in the texts to the files that scripts write.
//!
//! `training/scores.json` comes from `.ci/scores.py --raise`, `training/report.json` from `training/train.py --write`, and
//! `benches/comparison.md` from `benches/peers/compare.sh`. `BLESS=1 cargo test --test figures` writes what they say.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

/// A table or a paragraph of figures: the first line that begins so, and all up to an empty line or one of code.
struct Passage<'a> {
    file: &'a str,
    opening: &'a str,
    text: String,
}

/// The passages of one file are blessed one after the other.
static WRITING: Mutex<()> = Mutex::new(());

impl Passage<'_> {
    fn hold(&self) {
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let whole = read(self.file);
        let lines: Vec<&str> = whole.lines().collect();
        let start = lines.iter().position(|line| line.starts_with(self.opening));
        let start = start.unwrap_or_else(|| panic!("{}: no line begins with {:?}", self.file, self.opening));
        let is_end = |line: &&str| line.is_empty() || line.starts_with("#[");
        let end = start + lines[start..].iter().position(is_end).unwrap_or(lines.len() - start);
        if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
            let parts = [&lines[..start], &[&*self.text], &lines[end..]].concat();
            fs::write(path(self.file), parts.join("\n") + "\n").unwrap();
        } else {
            let (file, line) = (self.file, start + 1);
            assert_eq!(lines[start..end].join("\n"), self.text, "{file}:{line} (BLESS=1 writes what is right)");
        }
    }
}

fn path(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap()
}

fn json(file: &str) -> Value {
    serde_json::from_str(&read(file)).unwrap()
}

/// The sets, each with what is said of it.
fn sets(of: &Value) -> BTreeMap<&str, &Value> {
    of.as_object().unwrap().iter().map(|(name, of)| (&**name, of)).collect()
}

/// Three digits; nothing where there is none.
fn share(value: &Value) -> String {
    value.as_f64().map_or(String::new(), |number| format!("{number:.3}"))
}

fn shares(of: &Value, measures: &[&str]) -> Vec<String> {
    measures.iter().map(|measure| share(&of[measure])).collect()
}

fn table(headings: &str, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rule = format!("|{}", "---|".repeat(headings.matches('|').count() - 1));
    let rows = rows.into_iter().map(|row| format!("| {} |", row.join(" | ")));
    [headings.to_owned(), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn scores_of_all_pages() {
    let scores = json("training/scores.json");
    let measures = ["headline", "authors", "date", "standfirst", "caption", "credit", "para", "words", "exact"];
    let row = |(name, of): (&str, &Value)| {
        [vec![format!("`{name}`"), of["pages"].to_string()], shares(of, &measures)].concat()
    };
    let opening = "| all pages | number | headline | authors | date | standfirst | captions | credits | paragraphs | words | exact |";
    Passage { file: "README.md", opening, text: table(opening, sets(&scores).into_iter().map(row)) }.hold();
}

#[test]
fn scores_of_unseen_domains() {
    let report = json("training/report.json");
    let measures = ["standfirst", "caption", "para", "words", "exact"];
    let row = |(name, of): (&str, &Value)| [vec![format!("`{name}`")], shares(&of["third"], &measures)].concat();
    let opening = "| unseen domains | standfirst | captions | paragraphs | words | exact |";
    Passage { file: "README.md", opening, text: table(opening, sets(&report["sets"]).into_iter().map(row)) }.hold();
}

#[test]
fn scores_after_each_pass() {
    let report = json("training/report.json");
    let row = |name: &str, pass: &str, of: &Value| {
        [vec![format!("`{name}`"), pass.to_owned()], shares(&of[pass], &["para", "words", "exact"])].concat()
    };
    let rows = sets(&report["sets"])
        .into_iter()
        .flat_map(|(name, of)| ["first", "second", "third"].map(|pass| row(name, pass, of)));
    let opening = "| set | pass | paragraphs | words | exact |";
    Passage { file: "training/README.md", opening, text: table(opening, rows) }.hold();
}

#[test]
fn articles_told_from_other_pages() {
    let report = json("training/report.json");
    let row = |(least, of): (&str, &Value)| {
        [vec![least.to_owned()], shares(of, &["accuracy", "precision", "recall"])].concat()
    };
    let opening = "| least confidence | pages told right | of those that pass, articles | of articles, pass |";
    let rows = sets(&report["confidence"]["html"]["from"]).into_iter().map(row);
    Passage { file: "README.md", opening, text: table(opening, rows) }.hold();
}

#[test]
fn what_a_confidence_means() {
    let confidence = &json("training/report.json")["confidence"];
    let two = |value: &Value| value.as_f64().map_or(String::new(), |number| format!("{number:.2}"));
    let opening = "In the mean the confidence is off by ";
    let words = two(&confidence["tenths"]["0.8"]["words"]);
    let error = two(&confidence["error"]);
    let text = format!(
        "{opening}{error}; of pages that have 0.8 to 0.9, the mean F1 is {words}. Pages that\n\
         were made up for the training are among these.",
    );
    Passage { file: "README.md", opening, text }.hold();
    let row = |(tenth, of): (&str, &Value)| {
        let pages = of["pages"].as_u64().map_or(String::new(), |pages| pages.to_string());
        vec![format!("from {tenth}"), pages, two(&of["confidence"]), two(&of["words"])]
    };
    let opening = "| confidence | pages | mean confidence | mean F1 of words |";
    let text = table(opening, sets(&confidence["tenths"]).into_iter().map(row));
    Passage { file: "training/README.md", opening, text }.hold();
}

#[test]
fn what_a_preference_does() {
    let sets = &json("training/report.json")["sets"];
    let row = |(name, of): (&str, &str)| {
        let [news, articles] = ["fundus", "wcxb"].map(|set| &sets[set][of]);
        let shares = [&news["words"], &articles["words"], &articles["with"], &articles["without"]].map(share);
        [vec![format!("`{name}`")], shares.to_vec()].concat()
    };
    let rows = [("Recall", "third/recall"), ("Balance", "third"), ("Precision", "third/precision")].map(row);
    let headings = "| | news | articles | there | missing |";
    let text = table(headings, rows).lines().map(|line| format!("/// {line}")).collect::<Vec<_>>().join("\n");
    Passage { file: "src/preference.rs", opening: &format!("/// {headings}"), text }.hold();
}

/// What the README opens with.
#[test]
fn the_figures_at_the_top() {
    let (scores, report, comparison) =
        (json("training/scores.json"), json("training/report.json"), read("benches/comparison.md"));
    let (pages, unseen) = (&scores["fundus"]["pages"], &report["sets"]["fundus"]["third"]);
    let exact = 100.0 * unseen["exact"].as_f64().unwrap();
    let ours = comparison.lines().find(|line| line.starts_with("| nutgraf ")).unwrap();
    let speed = ours.split(" | ").nth(2).unwrap();
    let opening = format!("Cross-validated on {pages} news pages, each of a site that its trees were not trained on");
    let text = format!(
        "{opening}, the words of the\n\
         body score an F1 of {}, and {exact:.0} % of the bodies match the label word for word. One thread reads {speed} MB of HTML\n\
         a second. How old these figures are is said [below](#how-well).",
        share(&unseen["words"]),
    );
    Passage { file: "README.md", opening: &opening, text }.hold();
}
