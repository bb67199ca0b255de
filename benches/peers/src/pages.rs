//! A folder → its saved pages as text, all of them in memory.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

/// A saved page.
#[derive(Debug)]
pub struct Page {
    /// Its file's name.
    pub name: String,
    /// What every extractor is given; what is no UTF-8 was replaced.
    pub html: String,
}

/// The pages of a folder, .html and .htm, each with or without .gz, by name.
///
/// # Errors
///
/// If the folder or a page cannot be read.
pub fn of_folder(folder: &Path) -> io::Result<Vec<Page>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| is_page(path));
    paths.sort();
    paths.iter().map(read).collect()
}

fn is_page(path: &Path) -> bool {
    let name = name_of(path);
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".html", ".htm"].iter().any(|ending| name.ends_with(ending))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &PathBuf) -> io::Result<Page> {
    let mut bytes = Vec::new();
    let mut file = File::open(path)?;
    if path.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(file).read_to_end(&mut bytes)?;
    } else {
        file.read_to_end(&mut bytes)?;
    }
    Ok(Page { name: name_of(path), html: String::from_utf8_lossy(&bytes).into_owned() })
}
