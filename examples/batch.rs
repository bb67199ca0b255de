//! The articles on all pages of a folder, one JSON object a line.

#[path = "input/bytes.rs"]
mod bytes;
#[path = "input/folder.rs"]
mod folder;
#[path = "input/sourced.rs"]
mod sourced;

use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use clap::builder::{PathBufValueParser, TypedValueParser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use nutgraf::{DEFAULT_MAX_BYTES, ErrorKind, Extractor};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;

use folder::Found;
use sourced::Sourced;

/// Extracts the articles of many saved pages, one JSON object a line, in the order of the pages' paths.
///
/// In a folder and all folders below it, pages are the files named *.html, *.htm and *.txt, each with or without .gz;
/// links to folders are not followed. The name says what the page is. A file named on the command line is read whatever
/// its name. A page that cannot be read is a line with "source", "error" and "kind". A summary goes to standard error.
///
/// The exit status is 1 if no page could be read, or if the output could not be written, and 2 if the command line is
/// wrong.
#[derive(Parser)]
#[command(name = "batch", after_help = EXAMPLES)]
struct Arguments {
    /// Folders and files
    #[arg(required = true, value_parser = PathBufValueParser::new().try_map(named))]
    paths: Vec<PathBuf>,
    /// How many threads, up to 256; 0 for one a core
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=256))]
    threads: u16,
    /// Refuse a page of more bytes, counted after unzipping
    #[arg(long, value_name = "N", default_value_t = DEFAULT_MAX_BYTES)]
    max_bytes: usize,
}

const EXAMPLES: &str = "Examples:
  cargo run --release --example batch -- saved/ > articles.jsonl
  cargo run --release --example batch -- --threads 4 a.html b.txt.gz | jq -r .headline";

/// Standard input is one page, without a name that says what it is.
fn named(path: PathBuf) -> Result<PathBuf, &'static str> {
    if path == Path::new("-") {
        Err("`extract` reads a page from standard input, `batch` reads files")
    } else {
        Ok(path)
    }
}

/// How many pages are read before their lines are written: enough to keep all cores busy, few enough to hold.
const PAGES_AT_ONCE: usize = 256;

/// The line of a page that gave no article.
#[derive(Serialize)]
struct Failure<'a> {
    source: &'a str,
    error: String,
    kind: Kind,
}

/// Why there is none: the page is what the crate says, or something came in between.
#[derive(Serialize)]
#[serde(untagged)]
enum Kind {
    Page(ErrorKind),
    Other(Trouble),
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Trouble {
    Unreadable,
    Unwritable,
    Panic,
}

/// What became of one page.
struct Outcome {
    line: String,
    bytes: usize,
    errors: usize,
}

/// What became of all pages.
#[derive(Default)]
struct Totals {
    pages: usize,
    bytes: usize,
    errors: usize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let start = Instant::now();
    match run(&arguments) {
        Ok(totals) => {
            eprintln!("{}", totals.summary(start.elapsed().as_secs_f64()));
            if totals.pages == 0 {
                eprintln!("batch: no pages found: a page is called *.html, *.htm or *.txt, with or without .gz");
            }
            if totals.errors < totals.pages { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("batch: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<Totals> {
    let pool = ThreadPoolBuilder::new().num_threads(arguments.threads.into()).build().map_err(io::Error::other)?;
    let found = folder::pages(&arguments.paths);
    let bar = progress(found.len());
    let totals = write_all(&found, &Reader { pool, max_bytes: arguments.max_bytes, bar: bar.clone() });
    bar.finish_and_clear();
    totals
}

/// A bar on standard error, hidden unless that is a terminal.
fn progress(pages: usize) -> ProgressBar {
    let terminal = io::stderr().is_terminal();
    let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} pages, {eta} left");
    let bar = ProgressBar::with_draw_target(Some(pages as u64), target);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn write_all(found: &[Found], reader: &Reader) -> io::Result<Totals> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut totals = Totals::default();
    for some in found.chunks(PAGES_AT_ONCE) {
        for outcome in reader.read(some) {
            writeln!(out, "{}", outcome.line)?;
            totals.add(&outcome);
        }
        out.flush()?;
    }
    Ok(totals)
}

/// Reads pages on all its threads.
struct Reader {
    pool: ThreadPool,
    max_bytes: usize,
    bar: ProgressBar,
}

impl Reader {
    fn read(&self, found: &[Found]) -> Vec<Outcome> {
        let outcome = |page: &Found| {
            let outcome = self.outcome(page);
            self.bar.inc(1);
            outcome
        };
        self.pool.install(|| found.par_iter().map(outcome).collect())
    }

    fn outcome(&self, found: &Found) -> Outcome {
        let source = folder::path_of(found).display().to_string();
        match found {
            Ok(path) => match bytes::of_file(path, self.max_bytes) {
                Ok(bytes) => Outcome { bytes: bytes.len(), ..self.article(&source, path, &bytes) },
                Err(error) => unreadable(&source, &error),
            },
            Err((_, error)) => unreadable(&source, error),
        }
    }

    /// The article's line. Should the library panic against its promise, one page must not end the run.
    fn article(&self, source: &str, path: &Path, bytes: &[u8]) -> Outcome {
        let extractor = Extractor::new().with_format(folder::format_of(path)).with_max_bytes(self.max_bytes);
        match catch_unwind(AssertUnwindSafe(|| extractor.bytes(bytes))) {
            Ok(Ok(article)) => found_line(&Sourced { source, found: &article }),
            Ok(Err(error)) => failure(source, error.to_string(), Kind::Page(error.kind())),
            Err(_) => failure(source, "the extraction panicked".to_owned(), Kind::Other(Trouble::Panic)),
        }
    }
}

fn found_line(article: &Sourced<'_, nutgraf::Article>) -> Outcome {
    match serde_json::to_string(article) {
        Ok(line) => Outcome { line, bytes: 0, errors: 0 },
        Err(error) => failure(article.source, error.to_string(), Kind::Other(Trouble::Unwritable)),
    }
}

fn unreadable(source: &str, error: &io::Error) -> Outcome {
    let is_too_large = error.kind() == io::ErrorKind::FileTooLarge;
    let kind = if is_too_large { Kind::Page(ErrorKind::TooLarge) } else { Kind::Other(Trouble::Unreadable) };
    failure(source, error.to_string(), kind)
}

fn failure(source: &str, error: String, kind: Kind) -> Outcome {
    let line = serde_json::to_string(&Failure { source, error, kind }).unwrap_or_default();
    Outcome { line, bytes: 0, errors: 1 }
}

impl Totals {
    fn add(&mut self, outcome: &Outcome) {
        self.pages += 1;
        self.bytes += outcome.bytes;
        self.errors += outcome.errors;
    }

    #[expect(clippy::cast_precision_loss, reason = "a rounded figure for people")]
    fn summary(&self, seconds: f64) -> String {
        let megabytes = self.bytes as f64 / 1e6;
        let speed = megabytes / seconds.max(1e-9);
        let (pages, errors) = (counted(self.pages, "page"), counted(self.errors, "error"));
        format!("{pages}, {errors}, {megabytes:.1} MB, {speed:.1} MB/s, {seconds:.1} s")
    }
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
