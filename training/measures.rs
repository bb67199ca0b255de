//! Dumps what the labeller sees of the blocks of saved pages, or what it makes of them.
//!
//! ```sh
//! measures measures OUT FOLDER...          # OUT.jsonl: texts of each page's blocks; OUT.f32: the first pass's measures;
//!                                          # OUT.words.u32: what its words are looked up by, and before it how many these are
//! measures context OUT FIRST.f32 FOLDER... # OUT.f32: what the second pass sees besides, by the first's probabilities
//! measures proposals OUT SECOND.f32 FOLDER... # OUT.f32: what the third pass sees besides, by the second's
//! measures articles OUT ROLES.f32 FOLDER... # OUT/<set>-<kind>.jsonl: articles, by a probability for each role;
//!                                          # OUT/recall/, OUT/precision/: with these preferences
//! measures pages OUT ROLES.f32 FOLDER...   # OUT.f32: the measures of each page, by which its confidence is found
//! measures rules OUT ROLES.f32 FOLDER...   # OUT.jsonl: for each block of a page whether it is body, and the rule that settled it
//! measures lines OUT ROLES.f32 FOLDER...   # OUT.jsonl: the lines of each page that may be its headline, with their measures
//! ```
//!
//! A folder of plain texts is called `text`, any other holds HTML. An f32 file is a matrix of raw
//! little-endian numbers, a row a block, in the order of the pages. `training/train.py`, `training/lines.py` and
//! `training/rules.py` call it.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use nutgraf::stages::{self, Notes, Page};
use nutgraf::{Preference, Rule};
use rayon::prelude::*;
use serde_json::json;

/// The folders of articles below OUT, and by which preference they are found.
const PREFERENCES: [(&str, Preference); 3] =
    [("", Preference::Balance), ("recall", Preference::Recall), ("precision", Preference::Precision)];

/// A row for each block of a page.
type More = fn(&Page, &Notes, &[f32]) -> Vec<Vec<f32>>;

/// Pages that are read at once.
const CHUNK: usize = 64;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["measures", out, folders @ ..] => dump_measures(out, folders),
        ["context", out, first, folders @ ..] => dump_more(stages::context, out, first, folders),
        ["proposals", out, second, folders @ ..] => dump_more(stages::proposals, out, second, folders),
        ["articles", out, last, folders @ ..] => PREFERENCES.iter().try_for_each(|(name, preference)| {
            let out = Path::new(out).join(name);
            dump_articles(&out, *preference, &mut Probabilities::open(last)?, folders)
        }),
        ["pages", out, last, folders @ ..] => dump_pages(out, last, folders),
        ["rules", out, last, folders @ ..] => dump_rules(out, last, folders),
        ["lines", out, last, folders @ ..] => dump_lines(out, last, folders),
        _ => Err(io::Error::other(
            "usage: measures measures|context|proposals|articles|pages|rules|lines OUT [PROBABILITIES] FOLDER...",
        )),
    }
}

fn dump_measures(out: &str, folders: &[&str]) -> io::Result<()> {
    let mut matrix = BufWriter::new(File::create(format!("{out}.f32"))?);
    let mut texts = BufWriter::new(File::create(format!("{out}.jsonl"))?);
    let mut words = BufWriter::new(File::create(format!("{out}.words.u32"))?);
    let names = stages::measure_names();
    let pages = stages::page_measure_names();
    writeln!(texts, "{}", json!({"names": names, "widths": stages::widths(), "pages": pages}))?;
    for chunk in files(folders)?.chunks(CHUNK) {
        for (file, (page, notes)) in chunk.iter().zip(read_all(chunk)?) {
            let blocks: Vec<&str> = stages::texts(&page).collect();
            let hidden: Vec<bool> = stages::hidden(&page).collect();
            let bare = stages::is_bare(&page);
            writeln!(texts, "{}", json!({"source": file, "bare": bare, "texts": blocks, "hidden": hidden}))?;
            stages::measures(&notes).try_for_each(|row| write_row(&mut matrix, row))?;
            for features in stages::vocabulary(&page, &notes) {
                let count = u32::try_from(features.len()).map_err(io::Error::other)?;
                [count].iter().chain(&features).try_for_each(|it| words.write_all(&it.to_le_bytes()))?;
            }
        }
    }
    words.flush()?;
    texts.flush()?;
    matrix.flush()
}

/// What a pass sees besides, by the probabilities of the one before.
fn dump_more(more: More, out: &str, before: &str, folders: &[&str]) -> io::Result<()> {
    let mut matrix = BufWriter::new(File::create(format!("{out}.f32"))?);
    let mut before = Probabilities::open(before)?;
    for chunk in files(folders)?.chunks(CHUNK) {
        for (page, notes) in read_all(chunk)? {
            let rows = more(&page, &notes, before.take(stages::texts(&page).count())?);
            rows.iter().try_for_each(|row| write_row(&mut matrix, row))?;
        }
    }
    before.end()?;
    matrix.flush()
}

fn dump_pages(out: &str, last: &str, folders: &[&str]) -> io::Result<()> {
    let mut matrix = BufWriter::new(File::create(format!("{out}.f32"))?);
    let mut last = Probabilities::open(last)?;
    for chunk in files(folders)?.chunks(CHUNK) {
        for (page, notes) in read_all(chunk)? {
            let probabilities = last.take(stages::roles() * stages::texts(&page).count())?;
            let labels = stages::label_by(&page, &notes, probabilities, Preference::Balance);
            write_row(&mut matrix, &stages::page_measures(&page, &notes, &labels))?;
        }
    }
    last.end()?;
    matrix.flush()
}

fn dump_rules(out: &str, last: &str, folders: &[&str]) -> io::Result<()> {
    let mut lines = BufWriter::new(File::create(format!("{out}.jsonl"))?);
    let mut last = Probabilities::open(last)?;
    for chunk in files(folders)?.chunks(CHUNK) {
        for (file, (page, notes)) in chunk.iter().zip(read_all(chunk)?) {
            let probabilities = last.take(stages::roles() * stages::texts(&page).count())?;
            let labels = stages::label_by(&page, &notes, probabilities, Preference::Balance);
            let verdict = |(is_body, rule): (bool, Option<Rule>)| json!([is_body, rule.map(|it| it.to_string())]);
            let blocks: Vec<_> = stages::verdicts(&labels).map(verdict).collect();
            writeln!(lines, "{}", json!({"source": file, "blocks": blocks}))?;
        }
    }
    last.end()?;
    lines.flush()
}

fn dump_lines(out: &str, last: &str, folders: &[&str]) -> io::Result<()> {
    let mut lines = BufWriter::new(File::create(format!("{out}.jsonl"))?);
    let mut last = Probabilities::open(last)?;
    for chunk in files(folders)?.chunks(CHUNK) {
        for (file, (page, notes)) in chunk.iter().zip(read_all(chunk)?) {
            let texts: Vec<&str> = stages::texts(&page).collect();
            let rows = stages::headline_lines(&page, &notes, last.take(stages::roles() * texts.len())?);
            let line = |(at, row): (usize, Vec<(&'static str, f32)>)| {
                let (names, values): (Vec<&str>, Vec<f32>) = row.into_iter().unzip();
                json!({"text": texts[at], "names": names, "values": values})
            };
            let rows: Vec<_> = rows.into_iter().map(line).collect();
            writeln!(lines, "{}", json!({"source": file, "bare": stages::is_bare(&page), "lines": rows}))?;
        }
    }
    // Behind them are the probabilities of the pages made for the training, of which no headline is learned.
    lines.flush()
}

fn dump_articles(out: &Path, preference: Preference, last: &mut Probabilities, folders: &[&str]) -> io::Result<()> {
    std::fs::create_dir_all(out)?;
    for folder in folders.iter().map(Path::new) {
        let name: Vec<_> = folder.iter().rev().take(2).map(|name| name.to_string_lossy()).collect();
        let mut lines = BufWriter::new(File::create(out.join(format!("{}-{}.jsonl", name[1], name[0])))?);
        for chunk in pages(folder)?.chunks(CHUNK) {
            for (file, (page, notes)) in chunk.iter().zip(read_all(chunk)?) {
                let probabilities = last.take(stages::roles() * stages::texts(&page).count())?;
                let labels = stages::label_by(&page, &notes, probabilities, preference);
                let mut article = json!(stages::assemble(&page, &notes, &labels));
                article["source"] = json!(file);
                writeln!(lines, "{article}")?;
            }
        }
        lines.flush()?;
    }
    last.end()
}

fn files(folders: &[&str]) -> io::Result<Vec<PathBuf>> {
    let files = folders.iter().map(|folder| pages(folder.as_ref())).collect::<io::Result<Vec<_>>>()?;
    Ok(files.concat())
}

fn pages(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

fn read_all(files: &[PathBuf]) -> io::Result<Vec<(Page, Notes)>> {
    files.par_iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> io::Result<(Page, Notes)> {
    let mut bytes = Vec::new();
    if file.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(File::open(file)?).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.read_to_end(&mut bytes)?;
    }
    let text = String::from_utf8_lossy(&bytes);
    let is_text = file.parent().is_some_and(|folder| folder.ends_with("text"));
    let page = if is_text { stages::read_text(&text) } else { stages::read_html(&text) };
    let notes = stages::annotate(&page);
    Ok((page, notes))
}

fn write_row(out: &mut impl Write, row: &[f32]) -> io::Result<()> {
    row.iter().try_for_each(|value| out.write_all(&value.to_le_bytes()))
}

/// Probabilities for the blocks of all pages.
struct Probabilities {
    values: Vec<f32>,
    taken: usize,
}

impl Probabilities {
    fn open(file: &str) -> io::Result<Self> {
        let bytes = std::fs::read(file)?;
        let values = bytes.chunks_exact(4).filter_map(|chunk| chunk.try_into().ok()).map(f32::from_le_bytes);
        Ok(Self { values: values.collect(), taken: 0 })
    }

    /// Those of the next page.
    fn take(&mut self, count: usize) -> io::Result<&[f32]> {
        let from = self.taken;
        self.taken += count;
        self.values.get(from..self.taken).ok_or_else(|| Self::stale("fewer"))
    }

    /// No page is left; nor may a probability be.
    fn end(&self) -> io::Result<()> {
        if self.taken == self.values.len() { Ok(()) } else { Err(Self::stale("more")) }
    }

    fn stale(count: &str) -> io::Error {
        io::Error::other(format!("{count} probabilities than blocks: they were found where a page was read otherwise"))
    }
}
