//! Dumps the measures of every block of pages as JSON Lines: `{"source", "blocks": [{"text", "measures": [...]}]}`.
//!
//! ```sh
//! cargo run --release --features unstable-stages --example measures -- FOLDER > measures.jsonl
//! ```

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use nutgraf::stages;
use rayon::prelude::*;
use serde_json::json;

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).ok_or_else(|| io::Error::other("name a folder of pages"))?;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    files.sort();
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!(stages::measure_names()))?;
    for chunk in files.chunks(64) {
        let lines: Vec<io::Result<String>> = chunk.par_iter().map(|file| measures(file)).collect();
        for line in lines {
            writeln!(out, "{}", line?)?;
        }
    }
    out.flush()
}

fn measures(file: &Path) -> io::Result<String> {
    let text = read(file)?;
    let is_text = file.to_string_lossy().contains(".txt");
    let page = if is_text { stages::read_text(&text) } else { stages::read_html(&text) };
    let notes = stages::annotate(&page);
    let blocks: Vec<_> =
        stages::measures(&page, &notes).map(|(text, measures)| json!({"text": text, "measures": measures})).collect();
    Ok(json!({"source": file, "blocks": blocks}).to_string())
}

fn read(file: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file)?;
    if file.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(opened).read_to_end(&mut bytes)?;
    } else {
        io::BufReader::new(opened).read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
