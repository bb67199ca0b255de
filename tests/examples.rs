//! Runs the example programs as people do: on files, folders and standard input.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const PAGE: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Old bridge reopens after two years | Elm Gazette</title>
<meta property="og:title" content="Old bridge reopens after two years"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Old bridge reopens after two years</h1><p class="byline">By Jane Doe</p>
<p>The old bridge over the Elm reopened to traffic on Monday, two years after a crack in its third pier was found by a
diver who was looking for a lost anchor.</p>
<p>Repairs cost three million, a third more than planned, because the stone had to come from a quarry that had been
closed since the war, the town&rsquo;s engineer said on the day of the opening.</p>
<p>A ferry that had carried cars across the river in the meantime will be sold, and its crew of six has been offered
work on the harbour tugs, where two of them once began.</p>
</article>
<footer><a href="/terms">Terms of use</a> <a href="/privacy">Privacy</a></footer></body></html>
"#;

const TEXT: &str = "Old bridge reopens after two years

By Jane Doe

The old bridge over the Elm reopened to traffic on Monday, two years after a crack in its third pier was found by a diver who was looking for a lost anchor.

Repairs cost three million, a third more than planned, because the stone had to come from a quarry that had been closed since the war.
";

const HEADLINE: &str = "Old bridge reopens after two years";

/// How a program ended.
struct Ended {
    status: Option<i32>,
    out: String,
    err: String,
}

/// An example's program, which Cargo puts two folders beside this test's.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap().join("examples");
    let program = folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(program.is_file(), "{} is not built: run `cargo build --examples` first", program.display());
    program
}

fn run<S: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = S>) -> Ended {
    run_on(b"", name, arguments)
}

fn run_on<S: AsRef<OsStr>>(stdin: &[u8], name: &str, arguments: impl IntoIterator<Item = S>) -> Ended {
    let mut command = Command::new(program(name));
    command.args(arguments).env_remove("NO_COLOR");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that stops at its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// A new folder with the given files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn page_in(name: &str) -> PathBuf {
    folder(name, &[("page.html", PAGE.as_bytes())]).join("page.html")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(json).collect()
}

#[test]
fn each_explains_itself() {
    for name in ["extract", "batch", "explain"] {
        let ended = run(name, ["--help"]);
        assert_eq!(ended.status, Some(0));
        assert!(ended.out.contains(&format!("Usage: {name}")), "{}", ended.out);
        assert!(ended.out.contains(&format!("--example {name} -- ")), "{}", ended.out);
    }
}

#[test]
fn wrong_use_is_status_2() {
    for (name, arguments) in [
        ("extract", vec![]),
        ("extract", vec!["--json", "--text", "-"]),
        ("extract", vec!["--format", "pdf", "-"]),
        ("explain", vec!["--colour-me", "-"]),
        ("batch", vec![]),
        ("batch", vec!["--threads", "many", "."]),
        ("batch", vec!["--threads", "2000", "."]),
        ("batch", vec!["-"]),
    ] {
        let ended = run(name, &arguments);
        assert_eq!((ended.status, &*ended.out), (Some(2), ""), "{name} {arguments:?}");
        assert!(ended.err.contains("--help"), "{}", ended.err);
    }
}

#[test]
fn extract_prints_the_article_for_people() {
    let ended = run("extract", [page_in("people")]);
    assert_eq!((ended.status, &*ended.err), (Some(0), ""));
    assert!(ended.out.starts_with(&format!("{HEADLINE}\n{}\n\n", "=".repeat(HEADLINE.len()))), "{}", ended.out);
    assert!(ended.out.contains("\nByline     By Jane Doe\n"), "{}", ended.out);
    assert!(ended.out.contains("\n\nRepairs cost three million"), "{}", ended.out);
    assert!(!ended.out.contains("Terms of use"), "{}", ended.out);
    assert!(ended.out.lines().all(|line| line.chars().count() <= 80), "{}", ended.out);
}

#[test]
fn extract_wraps_where_it_is_told() {
    let ended = run_on(TEXT.as_bytes(), "extract", ["--width", "40", "-"]);
    assert!(ended.out.lines().all(|line| line.chars().count() <= 40), "{}", ended.out);
    assert!(ended.out.lines().any(|line| line.chars().count() > 30), "{}", ended.out);
}

#[test]
fn extract_keeps_a_page_from_steering_the_terminal() {
    let page = PAGE.replace("Repairs", "\u{202e}Repairs\u{2066} \u{1b}[2J");
    let ended = run_on(page.as_bytes(), "extract", ["-"]);
    assert!(!ended.out.contains(['\u{1b}', '\u{202e}', '\u{2066}']), "{}", ended.out);
    assert!(ended.out.contains("Repairs"), "{}", ended.out);
    assert!(ended.out.contains("three million"), "{}", ended.out);
}

#[test]
fn extract_prints_json_with_the_source_first() {
    let page = page_in("json");
    let ended = run("extract", [OsStr::new("--json"), page.as_os_str()]);
    assert!(ended.out.starts_with("{\n  \"source\": "), "{}", ended.out);
    let article = json(&ended.out);
    assert_eq!(article["source"], page.display().to_string());
    assert_eq!(article["headline"], HEADLINE);
    assert_eq!(article["body"].as_array().unwrap().len(), 3);
    assert_eq!(article["byline"]["authors"][0]["name"], "Jane Doe");
}

#[test]
fn extract_prints_markdown_and_text() {
    let page = page_in("markdown");
    let markdown = run("extract", [OsStr::new("--markdown"), page.as_os_str()]).out;
    assert!(markdown.starts_with(&format!("# {HEADLINE}\n\n")), "{markdown}");
    let text = run("extract", [OsStr::new("--text"), page.as_os_str()]).out;
    assert!(text.starts_with(&format!("{HEADLINE}\n\nBy Jane Doe\n\nThe old bridge over")), "{text}");
}

#[test]
fn extract_reads_what_is_gzipped_and_what_comes_in() {
    let zipped = folder("gz", &[("page.html.gz", &gzipped(PAGE))]).join("page.html.gz");
    let plain = run("extract", [OsStr::new("--text"), page_in("plain").as_os_str()]).out;
    assert_eq!(run("extract", [OsStr::new("--text"), zipped.as_os_str()]).out, plain);
    assert_eq!(run_on(PAGE.as_bytes(), "extract", ["--text", "-"]).out, plain);
    assert_eq!(run_on(&gzipped(PAGE), "extract", ["--text", "-"]).out, plain);
    assert!(plain.contains(HEADLINE));
}

#[test]
fn extract_takes_the_format_that_it_is_told() {
    let tagged = TEXT.replace("Monday", "<b>Monday</b>");
    let text = run_on(tagged.as_bytes(), "extract", ["--text", "--format", "text", "-"]).out;
    assert!(text.contains("<b>Monday</b>"), "{text}");
    let html = run_on(tagged.as_bytes(), "extract", ["--text", "--format", "html", "-"]).out;
    assert!(html.contains("Monday") && !html.contains("<b>"), "{html}");
}

#[test]
fn extract_resolves_against_the_url() {
    let page = PAGE.replace(
        "<p>Repairs",
        "<figure><img src='/a.jpg'><figcaption>The bridge on Monday.</figcaption></figure><p>Repairs",
    );
    let article = json(&run_on(page.as_bytes(), "extract", ["--json", "--url", "https://elm.example/news/1", "-"]).out);
    assert_eq!(article["images"][0]["url"], "https://elm.example/a.jpg", "{article:#}");
}

#[test]
fn a_page_that_cannot_be_read_is_status_1() {
    let cut = folder("cut", &[("cut.html.gz", &gzipped(PAGE)[..40])]).join("cut.html.gz");
    for name in ["extract", "explain"] {
        for (arguments, stdin) in [
            (vec![OsStr::new("no/such/page.html")], ""),
            (vec![cut.as_os_str()], ""),
            (vec![OsStr::new("-")], " \n "),
            (vec![OsStr::new("--max-bytes"), OsStr::new("100"), OsStr::new("-")], PAGE),
        ] {
            let ended = run_on(stdin.as_bytes(), name, &arguments);
            assert_eq!((ended.status, &*ended.out), (Some(1), ""), "{name} {arguments:?}");
            let file = arguments.last().unwrap().to_string_lossy();
            assert!(ended.err.starts_with(&format!("{name}: {file}: ")), "{}", ended.err);
        }
    }
}

/// A page that can be read, and holds no article.
const NOTHING: &str = "<html><body><nav><a href='/'>Home</a></nav></body></html>";

#[test]
fn a_page_without_headline_and_body_is_status_1_for_extract() {
    for arguments in [vec!["-"], vec!["--json", "-"]] {
        let ended = run_on(NOTHING.as_bytes(), "extract", &arguments);
        assert_eq!((ended.status, &*ended.out), (Some(1), ""), "{arguments:?}");
        assert_eq!(ended.err, "extract: -: the page has neither headline nor body\n");
    }
}

#[test]
fn a_page_without_headline_and_body_is_a_line_of_batch() {
    let ended = run("batch", [folder("nothing-found", &[("a.html", NOTHING.as_bytes())])]);
    assert_eq!(ended.status, Some(0));
    assert_eq!((&json(&ended.out)["headline"], &json(&ended.out)["error"]), (&Value::Null, &Value::Null));
}

#[test]
fn explain_names_no_sources_where_there_are_none() {
    let ended = run_on(NOTHING.as_bytes(), "explain", ["-"]);
    assert!(ended.out.starts_with("navigation ") && !ended.out.contains("from"), "{}", ended.out);
}

#[test]
fn batch_lists_a_page_once_however_it_is_named() {
    let folder = folder("twice", &[("sub/a.html", PAGE.as_bytes())]);
    let mut batch = Command::new(program("batch"));
    let output = batch.current_dir(&folder).args(["./sub", "sub", "sub/./a.html"]).output().unwrap();
    let lines = json_lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[test]
fn what_unzips_to_too_much_is_refused() {
    let bomb = folder("bomb", &[("bomb.txt.gz", &gzipped(&"word ".repeat(200_000)))]);
    let ended = run("batch", [OsStr::new("--max-bytes"), OsStr::new("10000"), bomb.as_os_str()]);
    assert_eq!(ended.status, Some(1));
    assert_eq!(json(&ended.out)["kind"], "too_large");
    assert!(json(&ended.out)["error"].as_str().unwrap().contains("10000"));
}

#[test]
fn batch_writes_a_line_a_page_in_order() {
    let folder = folder(
        "batch",
        &[
            ("b.html", PAGE.as_bytes()),
            ("a/z.txt.gz", &gzipped(TEXT)),
            ("a/y.HTM", PAGE.as_bytes()),
            ("c.html.gz", &gzipped(PAGE)),
            ("d.txt", TEXT.as_bytes()),
            ("e.css", b"body { color: red }"),
        ],
    );
    let ended = run("batch", [&folder]);
    assert_eq!(ended.status, Some(0));
    let lines = json_lines(&ended.out);
    let sources: Vec<&str> = lines.iter().map(|line| line["source"].as_str().unwrap()).collect();
    let expected = ["a/y.HTM", "a/z.txt.gz", "b.html", "c.html.gz", "d.txt"];
    let expected: Vec<String> = expected.iter().map(|name| folder.join(name).display().to_string()).collect();
    assert_eq!(sources, expected);
    assert!(ended.out.lines().all(|line| line.starts_with("{\"source\":")), "{}", ended.out);
    assert!(lines.iter().all(|line| line["headline"] == HEADLINE), "{}", ended.out);
    assert!(ended.err.starts_with("5 pages, 0 errors, "), "{}", ended.err);
    assert!(ended.err.contains("MB/s"), "{}", ended.err);
}

#[test]
fn batch_writes_the_same_on_any_number_of_threads() {
    let files: Vec<String> = (0..600).map(|number| format!("{number}.html")).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (&**name, PAGE.as_bytes())).collect();
    let folder = folder("threads", &files);
    let on = |threads: &str| run("batch", [OsStr::new("--threads"), OsStr::new(threads), folder.as_os_str()]).out;
    let one = on("1");
    assert_eq!(one.lines().count(), 600);
    assert_eq!(on("3"), one);
}

#[test]
fn batch_goes_on_past_errors() {
    let folder = folder(
        "errors",
        &[("a.html", b" ".as_slice()), ("b.html", PAGE.as_bytes()), ("c.html.gz", &gzipped(PAGE)[..40])],
    );
    let missing = folder.join("missing.html");
    let ended = run("batch", [&folder, &missing]);
    assert_eq!(ended.status, Some(0), "one page was read");
    let kinds: Vec<Value> = json_lines(&ended.out).iter().map(|line| line["kind"].clone()).collect();
    assert_eq!(kinds, [Value::from("empty"), Value::Null, Value::from("unreadable"), Value::from("unreadable")]);
    assert!(ended.err.starts_with("4 pages, 3 errors, "), "{}", ended.err);
}

#[test]
#[cfg(unix)]
fn batch_names_a_link_to_nothing() {
    let folder = folder("links", &[("a.html", PAGE.as_bytes())]);
    for name in ["b.html", "c.css"] {
        std::os::unix::fs::symlink("nowhere", folder.join(name)).unwrap();
    }
    std::os::unix::fs::symlink("a.html", folder.join("d.html")).unwrap();
    std::os::unix::fs::symlink(".", folder.join("e.html")).unwrap();
    let kinds: Vec<Value> = json_lines(&run("batch", [&folder]).out).iter().map(|line| line["kind"].clone()).collect();
    assert_eq!(kinds, [Value::Null, Value::from("unreadable"), Value::Null]);
}

#[test]
fn batch_says_that_standard_input_is_for_others() {
    let ended = run("batch", ["-"]);
    assert!(ended.err.contains("`extract` reads a page from standard input"), "{}", ended.err);
}

#[test]
fn batch_reads_a_named_file_whatever_its_name() {
    let file = folder("named", &[("saved", PAGE.as_bytes())]).join("saved");
    let ended = run("batch", [&file, &file]);
    assert_eq!(json(&ended.out)["headline"], HEADLINE, "one line, though it was named twice");
}

#[test]
fn batch_fails_where_there_is_nothing_to_read() {
    let ended = run("batch", [folder("nothing", &[("e.css", b"x")])]);
    assert_eq!((ended.status, &*ended.out), (Some(1), ""));
    assert!(ended.err.starts_with("0 pages, 0 errors"), "{}", ended.err);
    assert!(ended.err.contains("\nbatch: no pages found"), "{}", ended.err);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let files: Vec<String> = (0..400).map(|number| format!("{number}.html")).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (&**name, PAGE.as_bytes())).collect();
    let folder = folder("pipe", &files);
    let mut command = Command::new(program("batch"));
    let mut child = command.arg(folder).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn explain_shows_every_block() {
    let page = page_in("explain");
    let ended = run("explain", [&page]);
    assert_eq!((ended.status, &*ended.err), (Some(0), ""));
    assert!(ended.out.lines().any(|line| line.starts_with("headline ") && line.ends_with(HEADLINE)), "{}", ended.out);
    assert!(
        ended.out.lines().any(|line| line.starts_with("paragraph ") && line.contains("The old bridge")),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("Terms of use"), "{}", ended.out);
    assert!(!ended.out.contains('\u{1b}'), "no colours where nobody looks");
}

#[test]
fn explain_shows_more_reasons_where_asked() {
    let page = page_in("reasons");
    let few = run("explain", [&page]).out;
    let all = run("explain", [OsStr::new("--all-reasons"), page.as_os_str()]).out;
    assert!(all.lines().count() > few.lines().count(), "{all}");
    assert!(all.contains("\n                    rule: names who wrote the story\n"), "{all}");
}

#[test]
fn explain_colours_where_asked() {
    let ended = run("explain", [OsStr::new("--color"), OsStr::new("always"), page_in("colour").as_os_str()]);
    assert!(ended.out.contains("\u{1b}[32mparagraph"), "{}", ended.out);
}

#[test]
fn explain_prints_json() {
    let page = page_in("explain-json");
    let found = json(&run("explain", [OsStr::new("--json"), page.as_os_str()]).out);
    assert_eq!(found["source"], page.display().to_string());
    assert_eq!(found["article"]["headline"], HEADLINE);
    let labels: Vec<&str> =
        found["blocks"].as_array().unwrap().iter().map(|block| block["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"paragraph") && labels.contains(&"headline"), "{labels:?}");
}
