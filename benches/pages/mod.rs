//! The pages that the benchmarks run over: some written here, and those of a folder where one is named.

mod writer;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

/// Names a folder of saved pages: .html, .htm and .txt, each with or without .gz.
const FOLDER_VARIABLE: &str = "NUTGRAF_PAGES";

/// Which reader a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Html,
    Text,
}

/// Pages that are measured together.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) pages: Vec<Vec<u8>>,
}

impl Sample {
    pub(crate) fn bytes(&self) -> u64 {
        self.pages.iter().map(|page| page.len() as u64).sum()
    }
}

/// Small, medium and large pages, each a sample of its own.
pub(crate) fn written_here() -> Vec<Sample> {
    let mut samples: Vec<Sample> = [("10 KB", 10_000), ("150 KB", 150_000), ("1 MB", 1_000_000)]
        .into_iter()
        .map(|(name, bytes)| written(&format!("html {name}"), Kind::Html, writer::html(bytes)))
        .collect();
    samples.push(written("text 5 KB", Kind::Text, writer::text(5_000)));
    samples.push(written("text 100 KB", Kind::Text, writer::text(100_000)));
    samples
}

/// The pages of the folder that is named, if one is: a sample of HTML and one of text, unless there is none.
pub(crate) fn of_folder() -> Vec<Sample> {
    let Some(folder) = std::env::var_os(FOLDER_VARIABLE) else { return Vec::new() };
    let mut samples = Vec::from([Kind::Html, Kind::Text].map(|kind| saved(Path::new(&folder), kind)));
    samples.retain(|sample| !sample.pages.is_empty());
    samples
}

fn written(name: &str, kind: Kind, page: String) -> Sample {
    Sample { name: name.to_owned(), kind, pages: vec![page.into_bytes()] }
}

fn saved(folder: &Path, kind: Kind) -> Sample {
    let mut paths = Vec::new();
    if let Err(error) = find(folder, kind, &mut paths) {
        eprintln!("{}: {error}", folder.display());
    }
    paths.sort();
    let pages: Vec<_> = paths.iter().filter_map(|path| read(path).ok()).collect();
    Sample { name: format!("{} saved pages, {kind:?}", pages.len()).to_lowercase(), kind, pages }
}

fn find(folder: &Path, kind: Kind, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if kind_of(&entry.path()) == Some(kind) {
                found.push(entry.path());
            }
        }
    }
    Ok(())
}

fn kind_of(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?;
    let (_, ending) = name.strip_suffix(".gz").unwrap_or(name).rsplit_once('.')?;
    match ending {
        "html" | "htm" => Some(Kind::Html),
        "txt" => Some(Kind::Text),
        _ => None,
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let mut bytes = Vec::new();
    if path.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(file).read_to_end(&mut bytes)?;
    } else {
        io::BufReader::new(file).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
