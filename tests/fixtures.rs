//! Pages to articles: every folder of `fixtures/pages` is one test, named after it.
//!
//! A folder holds `page.html`, `page.txt` or both, and the `article.json` that must come out of each; where plain
//! text cannot tell a field, `article-text.json` stands in for it. `url.txt` gives the page's URL, `expect.json` what
//! the article itself does not say. `BLESS=1` writes what comes out today.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};
use nutgraf::{Article, Extractor};
use serde::Deserialize;
use serde_json::Value;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
const INPUTS: [&str; 2] = ["page.html", "page.txt"];
/// The fields whose sources are compared: those that pages tell most often, and not always alike.
const SOURCED: [&str; 5] = ["headline", "standfirst", "byline", "authors", "published"];
/// How many unchanged lines a diff shows around a changed one.
const CONTEXT: usize = 2;

/// Which inputs fail today, by folder or by `folder/page.txt`, with the reason.
type Gaps = BTreeMap<String, String>;

/// One input of one folder.
struct Case {
    /// `byline--two-authors/page.html`
    name: String,
    folder: PathBuf,
    input: &'static str,
}

/// What must hold beside the expected article.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Expect {
    confidence_at_least: Option<f32>,
    confidence_at_most: Option<f32>,
    must_not_appear: Vec<String>,
}

fn main() -> ExitCode {
    match trials() {
        Ok(trials) => libtest_mimic::run(&Arguments::from_args(), trials).exit_code(),
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>, String> {
    let gaps = Arc::new(read_gaps()?);
    let mut trials: Vec<Trial> = folders()?.into_iter().map(|folder| trial(folder, &gaps)).collect();
    trials.push(Trial::test("known_gaps_name_fixtures", move || Ok(check_gaps(&gaps)?)));
    Ok(trials)
}

fn trial(folder: PathBuf, gaps: &Arc<Gaps>) -> Trial {
    let name = file_name(&folder);
    let is_gap = cases(&folder).iter().any(|case| case.gap(gaps).is_some());
    let gaps = Arc::clone(gaps);
    let trial = Trial::test(name, move || run(&folder, &gaps));
    if is_gap { trial.with_kind("known gap") } else { trial }
}

/// Runs every input of a folder, each against its own expectation and its own gap.
fn run(folder: &Path, gaps: &Gaps) -> Result<(), Failed> {
    let cases = cases(folder);
    if cases.is_empty() {
        return Err("neither page.html nor page.txt is here".into());
    }
    let faults: Vec<String> = cases.iter().filter_map(|case| case.judge(gaps).err()).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

impl Case {
    fn gap<'g>(&self, gaps: &'g Gaps) -> Option<&'g str> {
        let reason = gaps.get(&self.name).or_else(|| gaps.get(&file_name(&self.folder)));
        reason.map(String::as_str)
    }

    fn judge(&self, gaps: &Gaps) -> Result<(), String> {
        match (self.check(), self.gap(gaps)) {
            (Ok(()), Some(_)) => Err(format!("{} passes now: strike it off fixtures/known-gaps.txt", self.name)),
            (Ok(()), None) | (Err(_), Some(_)) => Ok(()),
            (Err(_), None) if blessing() => self.bless(),
            (Err(fault), None) => Err(format!("{}\n{fault}", self.name)),
        }
    }

    fn check(&self) -> Result<(), String> {
        let article = self.extract()?;
        let broken = self.broken_promises(&article)?;
        let mut expected = self.expected()?;
        if cfg!(not(feature = "detect-language")) {
            expected.language.clone_from(&article.language);
        }
        if !self.has_own_expectation() {
            expected.provenance = article.provenance.clone();
        }
        let diff = diff(&stable_json(&expected)?, &stable_json(&article)?);
        let faults = format!("{broken}{diff}");
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn extract(&self) -> Result<Article, String> {
        let mut extractor = Extractor::new();
        if let Some(url) = read_if_there(&self.folder.join("url.txt"))? {
            extractor = extractor.with_url(url.trim());
        }
        let bytes = fs::read(self.folder.join(self.input)).map_err(|e| e.to_string())?;
        let article = match self.input {
            "page.txt" => extractor.text(&String::from_utf8_lossy(&bytes)),
            _ => extractor.bytes(&bytes),
        };
        article.map_err(|e| format!("no article: {e}"))
    }

    /// Whether what must come out was written for this input: the text beside a page of HTML may give the same, but never from
    /// the page's metadata.
    fn has_own_expectation(&self) -> bool {
        self.input != "page.txt" || !self.folder.join("page.html").exists() || self.own_text().exists()
    }

    fn own_text(&self) -> PathBuf {
        self.folder.join("article-text.json")
    }

    /// The article that must come out of this input.
    fn expected(&self) -> Result<Article, String> {
        let own = self.own_text();
        let path = if self.input == "page.txt" && own.exists() { own } else { self.folder.join("article.json") };
        let text = read_if_there(&path)?.ok_or("no article.json: write it by hand, or with BLESS=1")?;
        let in_file = |fault: String| format!("{}: {fault}", path.display());
        let written: Value = serde_json::from_str(&text).map_err(|e| in_file(e.to_string()))?;
        let article = Article::deserialize(&written).map_err(|e| in_file(e.to_string()))?;
        let read = serde_json::to_value(&article).map_err(|e| e.to_string())?;
        match unknown_key(&written, &read) {
            Some(key) => Err(in_file(format!("an article has no field `{key}`"))),
            None => Ok(article),
        }
    }

    /// What `expect.json` asks for and the article does not keep; a line each.
    fn broken_promises(&self, article: &Article) -> Result<String, String> {
        let text = read_if_there(&self.folder.join("expect.json"))?.unwrap_or_else(|| "{}".to_owned());
        let expect: Expect = serde_json::from_str(&text).map_err(|e| format!("expect.json: {e}"))?;
        let json = serde_json::to_string(article).map_err(|e| e.to_string())?;
        let mut broken = String::new();
        for needle in expect.must_not_appear.iter().filter(|needle| json.contains(&escaped(needle))) {
            let _ = writeln!(broken, "must not appear: {needle}");
        }
        if let Some(least) = expect.confidence_at_least.filter(|least| article.confidence < *least) {
            let _ = writeln!(broken, "confidence is {}, below {least}", article.confidence);
        }
        if let Some(most) = expect.confidence_at_most.filter(|most| article.confidence > *most) {
            let _ = writeln!(broken, "confidence is {}, above {most}", article.confidence);
        }
        Ok(broken)
    }

    /// Writes what comes out today; text gets a file of its own only where HTML stands beside it and says more.
    fn bless(&self) -> Result<(), String> {
        let beside_html = self.input == "page.txt" && self.folder.join("page.html").exists();
        let file = self.folder.join(if beside_html { "article-text.json" } else { "article.json" });
        let json = stable_json(&self.extract()?)?;
        fs::write(file, json + "\n").map_err(|e| e.to_string())?;
        self.check()
    }
}

fn blessing() -> bool {
    env::var_os("BLESS").is_some_and(|value| value == "1")
}

fn cases(folder: &Path) -> Vec<Case> {
    let present = INPUTS.into_iter().filter(|input| folder.join(input).exists());
    let case = |input| Case { name: format!("{}/{input}", file_name(folder)), folder: folder.to_owned(), input };
    present.map(case).collect()
}

fn folders() -> Result<Vec<PathBuf>, String> {
    let pages = Path::new(FIXTURES).join("pages");
    let entries = fs::read_dir(&pages).map_err(|e| format!("{}: {e}", pages.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    match folders.iter().find(|folder| !file_name(folder).contains("--")) {
        Some(folder) => Err(format!("{} is not named <area>--<case>", folder.display())),
        None => Ok(folders),
    }
}

fn read_gaps() -> Result<Gaps, String> {
    let text = read_if_there(&Path::new(FIXTURES).join("known-gaps.txt"))?.unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let gap = |line: &str| match line.split_once(": ") {
        Some((name, reason)) => Ok((name.to_owned(), reason.to_owned())),
        None => Err(format!("known-gaps.txt: no reason given in `{line}`")),
    };
    lines.map(gap).collect()
}

fn check_gaps(gaps: &Gaps) -> Result<(), String> {
    let pages = Path::new(FIXTURES).join("pages");
    match gaps.keys().find(|name| !pages.join(name).exists()) {
        Some(name) => Err(format!("fixtures/known-gaps.txt names `{name}`, which is not there")),
        None => Ok(()),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_if_there(path: &Path) -> Result<Option<String>, String> {
    if !path.exists() {
        return Ok(None);
    }
    fs::read_to_string(path).map(Some).map_err(|e| format!("{}: {e}", path.display()))
}

/// The text as it stands inside a JSON string.
fn escaped(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted.strip_prefix('"').and_then(|q| q.strip_suffix('"')).unwrap_or(&quoted).to_owned()
}

/// The article as JSON, one value a line, in the order of its fields, without its confidence; of its provenance only what
/// [`SOURCED`] names and was found.
fn stable_json(article: &Article) -> Result<String, String> {
    let json = serde_json::to_string_pretty(article).map_err(|e| e.to_string())?;
    let lines: Vec<&str> = json.lines().collect();
    let is_opening = |line: &&str| line.starts_with("  \"provenance\":");
    let (fields, provenance) = lines.split_at(lines.iter().position(is_opening).unwrap_or(lines.len()));
    let fields = fields.iter().filter(|line| !line.starts_with("  \"confidence\":")).copied();
    let is_told = |line: &&str| SOURCED.iter().any(|field| line.starts_with(&format!("    \"{field}\": \"")));
    let sources: Vec<&str> = provenance.iter().copied().filter(is_told).collect();
    let sources =
        if sources.is_empty() { vec![] } else { [vec!["  \"provenance\": {"], sources, vec!["  }"]].concat() };
    let lines: Vec<&str> = fields.chain(sources).collect();
    Ok((lines.join("\n") + "\n}").replace(",\n}", "\n}").replace(",\n  }", "\n  }"))
}

/// A key of the written JSON that was not read: a misspelt field would otherwise expect nothing.
fn unknown_key(written: &Value, read: &Value) -> Option<String> {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => written.iter().find_map(|(key, value)| match read.get(key) {
            Some(known) => unknown_key(value, known),
            None => Some(key.clone()),
        }),
        (Value::Array(written), Value::Array(read)) => written.iter().zip(read).find_map(|(w, r)| unknown_key(w, r)),
        _ => None,
    }
}

/// The lines that differ (`-` expected, `+` found) with some around them; empty where none do.
fn diff(expected: &str, found: &str) -> String {
    let lines = diff_lines(&expected.lines().collect::<Vec<_>>(), &found.lines().collect::<Vec<_>>());
    let near_change = |at: usize| {
        let near = lines.iter().take(at + CONTEXT + 1).skip(at.saturating_sub(CONTEXT));
        near.into_iter().any(|(sign, _)| *sign != ' ')
    };
    let shown = lines.iter().enumerate().filter(|(at, _)| near_change(*at));
    shown.fold(String::new(), |text, (_, (sign, line))| format!("{text}{sign} {line}\n"))
}

/// Both sides' lines in order along their longest common subsequence.
fn diff_lines<'t>(expected: &[&'t str], found: &[&'t str]) -> Vec<(char, &'t str)> {
    let common = common_lengths(expected, found);
    let (mut lines, mut e, mut f) = (Vec::new(), 0, 0);
    while e < expected.len() || f < found.len() {
        if e < expected.len() && f < found.len() && expected[e] == found[f] {
            lines.push((' ', expected[e]));
            (e, f) = (e + 1, f + 1);
        } else if f == found.len() || (e < expected.len() && common[e + 1][f] >= common[e][f + 1]) {
            lines.push(('-', expected[e]));
            e += 1;
        } else {
            lines.push(('+', found[f]));
            f += 1;
        }
    }
    lines
}

/// `[e][f]`: how many lines `expected[e..]` and `found[f..]` have in common, in order.
fn common_lengths(expected: &[&str], found: &[&str]) -> Vec<Vec<usize>> {
    let mut common = vec![vec![0; found.len() + 1]; expected.len() + 1];
    for e in (0..expected.len()).rev() {
        for f in (0..found.len()).rev() {
            let longer = common[e + 1][f].max(common[e][f + 1]);
            common[e][f] = if expected[e] == found[f] { common[e + 1][f + 1] + 1 } else { longer };
        }
    }
    common
}
