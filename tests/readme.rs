//! Holds the README, and what it links to, to what the crate does: its commands give the output printed below them.
//!
//! A command is a fence marked `sh` with one line that begins with `cargo run`; if a fence marked `text` or `json` comes
//! next, that is what the command must print. `| head -n N` may follow it. A line `…` of the output stands for any lines.
//!
//! A command that names the feature `detect-language` is held where the tests are built with it, any other where they are
//! not, as it prints what a program with that feature prints. What it prints today is written by
//! `cargo build --examples && BLESS=1 cargo test --test readme`, and by the same with `--all-features` twice.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{PoisonError, RwLock};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The texts for people, each with what its links are relative to.
const TEXTS: [(&str, &str); 5] = [
    ("README.md", ""),
    ("CONTRIBUTING.md", ""),
    ("examples/README.md", "examples"),
    ("benches/README.md", "benches"),
    ("training/README.md", "training"),
];

/// A line that stands for any lines of the output.
const LEFT_OUT: &str = "…";

/// A fenced block: the language that it is marked with, its text, and the line that it begins on.
struct Fence {
    language: String,
    text: String,
    line: usize,
}

/// No text is read while it is blessed.
static WRITING: RwLock<()> = RwLock::new(());

fn read(name: &str) -> String {
    let _whole = WRITING.read().unwrap_or_else(PoisonError::into_inner);
    fs::read_to_string(Path::new(ROOT).join(name)).unwrap()
}

fn fences(text: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(language), false) => {
                fences.push(Fence { language: language.to_owned(), text: String::new(), line: at + 1 });
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => fences.last_mut().unwrap().text.extend([line, "\n"]),
            (None, false) => {}
        }
    }
    fences
}

/// Each command of a text with the fence that holds its output.
fn promises(fences: &[Fence]) -> Vec<(&str, &Fence)> {
    let is_output = |fence: &Fence| ["text", "json"].contains(&fence.language.as_str());
    let pairs = fences.windows(2).filter(|pair| pair[0].language == "sh" && is_output(&pair[1]));
    let one_line = pairs.filter(|pair| pair[0].text.lines().count() == 1 && pair[0].text.starts_with("cargo run "));
    one_line.map(|pair| (pair[0].text.trim_end(), &pair[1])).collect()
}

/// The features that a command names, of those that change what an example prints.
fn features(command: &str) -> BTreeSet<&str> {
    let (cargo, _) = command.split_once(" -- ").unwrap_or((command, ""));
    assert!(!cargo.contains("--all-features") && !cargo.contains("--no-default-features"), "not told apart: {command}");
    let named = cargo.split_once("--features ").map_or("", |(_, rest)| rest.split(' ').next().unwrap_or_default());
    named.split(',').filter(|name| !name.is_empty()).collect()
}

/// Those that the examples beside this test are built with.
fn features_built() -> BTreeSet<&'static str> {
    if cfg!(feature = "detect-language") { BTreeSet::from(["detect-language"]) } else { BTreeSet::new() }
}

/// Whether the output is what is written, up to lines left out.
fn fits(written: &str, output: &str) -> bool {
    let lines: Vec<&str> = written.lines().collect();
    let mut parts =
        lines.split(|line| line.trim() == LEFT_OUT).map(|part| part.iter().flat_map(|line| [line, "\n"]).collect());
    let first: String = parts.next().unwrap_or_default();
    let Some(mut rest) = output.strip_prefix(&*first) else { return false };
    let mut parts: Vec<String> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in &parts {
        let Some((_, behind)) = rest.split_once(&format!("\n{part}")) else { return false };
        rest = behind;
    }
    rest.ends_with(&format!("\n{last}"))
}

/// An example's program, which Cargo puts two folders beside this test's.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap().join("examples");
    folder.join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// What `cargo run ... --example NAME -- ARGUMENTS | head -n N` prints on standard output.
fn printed(command: &str) -> String {
    let (run, head) = command.split_once(" | head -n ").map_or((command, None), |(run, lines)| (run, Some(lines)));
    let (cargo, arguments) = run.split_once(" -- ").unwrap();
    let name = cargo.split_once("--example ").unwrap().1.trim();
    let output = Command::new(program(name)).args(arguments.split(' ')).current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let lines = head.map_or(usize::MAX, |lines| lines.parse().unwrap());
    String::from_utf8(output.stdout).unwrap().lines().take(lines).flat_map(|line| [line, "\n"]).collect()
}

fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

#[test]
fn commands_print_what_the_texts_say() {
    let held: usize = TEXTS.iter().map(|(file, _)| hold(file)).sum();
    assert!(held > 0, "no text shows a command with {:?}", features_built());
}

/// Gives the number of commands that were held.
fn hold(file: &str) -> usize {
    let mut text = read(file);
    let fences = fences(&text);
    let held = promises(&fences).into_iter().filter(|(command, _)| features(command) == features_built());
    let held: Vec<_> = held.collect();
    for (command, fence) in &held {
        let (now, whole) = (printed(command), |text: &str| format!("```{}\n{text}```", fence.language));
        if fits(&fence.text, &now) {
            continue;
        }
        let is_whole = !fence.text.lines().any(|line| line.trim() == LEFT_OUT);
        assert!(blessing() && is_whole, "{file}:{}: `{command}` prints something else:\n{now}", fence.line);
        text = text.replacen(&whole(&fence.text), &whole(&now), 1);
    }
    if blessing() {
        let _alone = WRITING.write().unwrap_or_else(PoisonError::into_inner);
        fs::write(Path::new(ROOT).join(file), text).unwrap();
    }
    held.len()
}

/// Each command is held by the default features or by all of them.
#[test]
fn every_command_can_be_held() {
    let texts = TEXTS.map(|(file, _)| read(file));
    let fences = texts.each_ref().map(|text| fences(text));
    let features: Vec<_> = fences.iter().flat_map(|of| promises(of)).map(|(command, _)| features(command)).collect();
    assert!(features.len() >= 5, "the texts show too little: {features:?}");
    assert!(features.iter().all(|of| of.is_empty() || *of == BTreeSet::from(["detect-language"])), "{features:?}");
}

#[test]
fn lines_are_left_out_only_where_it_says_so() {
    assert!(fits("a\n", "a\n") && fits("a\n…\nd\n", "a\nb\nc\nd\n") && fits("a\n  …\nc\n…\n", "a\nb\nc\nd\n"));
    for (written, output) in
        [("a\n", "a\nb\n"), ("a\n…\nd\n", "a\nb\n"), ("…\nb\n", "a\nbb\n"), ("a\n…\nc\n…\nb\n", "a\nb\nc\n")]
    {
        assert!(!fits(written, output), "{written:?} {output:?}");
    }
}

/// The names under the headings of dependencies in Cargo.toml.
fn dependencies(manifest: &str) -> BTreeSet<&str> {
    let mut wanted = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            wanted = ["[dependencies]", "[dev-dependencies]"].contains(&line);
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| wanted) {
            names.insert(name);
        }
    }
    names
}

#[test]
fn every_dependency_has_its_reason() {
    let (guide, manifest) = (read("CONTRIBUTING.md"), read("Cargo.toml"));
    let (_, section) = guide.split_once("\n## Dependencies\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let rows: BTreeSet<&str> = rows.map(|(name, _)| name).collect();
    let dependencies = dependencies(&manifest);
    assert!(dependencies.len() > 10, "{dependencies:?}");
    assert_eq!(rows, dependencies, "CONTRIBUTING.md does not say what one is for, or names one that is not there");
}

/// The figures are those of a run of `benches/peers/compare.sh`, which wrote the table and the chart.
#[test]
fn the_comparison_is_as_it_came_out() {
    let (shown, comparison) = (read("benches/README.md"), read("benches/comparison.md"));
    assert!(shown.contains(&comparison), "benches/README.md does not hold benches/comparison.md");
}

#[test]
fn the_number_of_languages_is_stated() {
    let count = fs::read_dir(Path::new(ROOT).join("src/lexicon/languages")).unwrap().count();
    for name in ["README.md", "CONTRIBUTING.md"] {
        assert!(read(name).contains(&format!("{count} languages")), "{name}: there are {count}");
    }
}

#[test]
fn the_rust_version_is_stated() {
    let stated = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"));
    assert!(read("README.md").contains(stated), "the README does not say {stated}");
}

#[test]
fn files_that_the_texts_link_to_are_there() {
    for (file, folder) in TEXTS {
        let text = read(file);
        let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        for link in links.filter(|link| !link.contains("://")) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let path = if path.is_empty() { Path::new(file).into() } else { Path::new(folder).join(path) };
            assert!(Path::new(ROOT).join(&path).exists(), "{file}: no such file: {link}");
            let is_there = || read(path.to_str().unwrap()).lines().any(|line| anchor(line).as_deref() == Some(heading));
            assert!(heading.is_empty() || is_there(), "{file}: no such heading: {link}");
        }
    }
}

/// How a heading is linked to.
fn anchor(line: &str) -> Option<String> {
    let heading = line.strip_prefix('#')?.trim_start_matches('#').trim().to_lowercase();
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-');
    Some(kept.map(|c| if c == ' ' { '-' } else { c }).collect())
}
