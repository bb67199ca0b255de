//! Holds the README to what the crate does: its commands give the output printed below them.
//!
//! A command is a fence marked `sh` with one line that begins with `cargo run`; if a fence marked `text` or `json` comes
//! next, that is what the command must print. `| head -n N` may follow it. What it prints today is written by
//! `cargo build --examples && BLESS=1 cargo test --test readme`.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A fenced block: the language that it is marked with, its text, and the line that it begins on.
struct Fence {
    language: String,
    text: String,
    line: usize,
}

fn read(name: &str) -> String {
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

/// Each command of the README with the fence that holds its output.
fn promises(fences: &[Fence]) -> Vec<(&str, &Fence)> {
    let is_output = |fence: &Fence| ["text", "json"].contains(&fence.language.as_str());
    let pairs = fences.windows(2).filter(|pair| pair[0].language == "sh" && is_output(&pair[1]));
    let one_line = pairs.filter(|pair| pair[0].text.lines().count() == 1 && pair[0].text.starts_with("cargo run "));
    one_line.map(|pair| (pair[0].text.trim_end(), &pair[1])).collect()
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
fn commands_print_what_the_readme_says() {
    let mut readme = read("README.md");
    let fences = fences(&readme);
    let promises = promises(&fences);
    assert!(promises.len() >= 3, "the README shows too little: {}", promises.len());
    for (command, fence) in promises {
        let now = printed(command);
        if blessing() {
            let whole = |text: &str| format!("```{}\n{text}```", fence.language);
            readme = readme.replacen(&whole(&fence.text), &whole(&now), 1);
        } else {
            let (written, line) = (&fence.text, fence.line);
            assert_eq!(now, *written, "README.md:{line}: `{command}` prints something else");
        }
    }
    if blessing() {
        fs::write(Path::new(ROOT).join("README.md"), readme).unwrap();
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
    let (readme, manifest) = (read("README.md"), read("Cargo.toml"));
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let rows: BTreeSet<&str> = rows.map(|(name, _)| name).collect();
    let dependencies = dependencies(&manifest);
    assert!(dependencies.len() > 10, "{dependencies:?}");
    assert_eq!(dependencies.difference(&rows).collect::<Vec<_>>(), [&""; 0], "the README does not say what it is for");
}

/// The figures are those of a run of `benches/peers/compare.sh`, which wrote the table and the chart.
#[test]
fn the_comparison_is_as_it_came_out() {
    let (readme, comparison) = (read("README.md"), read("benches/comparison.md"));
    assert!(readme.contains(&comparison), "the README does not hold benches/comparison.md");
}

#[test]
fn the_rust_version_is_stated() {
    let stated = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"));
    assert!(read("README.md").contains(stated), "the README does not say {stated}");
}

#[test]
fn files_that_the_readme_names_are_there() {
    let (readme, guide) = (read("README.md"), read("CONTRIBUTING.md"));
    for text in [&readme, &guide] {
        let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        for link in links.filter(|link| !link.contains("://") && !link.starts_with('#')) {
            assert!(Path::new(ROOT).join(link).exists(), "no such file: {link}");
        }
    }
}
