//! From the names on the command line to the pages that they stand for, in the order of their paths.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use nutgraf::Format;

/// A page to read, or a place that could not be looked into.
pub(crate) type Found = Result<PathBuf, (PathBuf, io::Error)>;

/// The files named and the pages below the folders named, sorted, each once however its path is written.
pub(crate) fn pages(names: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut folders = Vec::new();
    for name in names {
        if name.is_dir() { folders.push(name.clone()) } else { found.push(Ok(name.clone())) }
    }
    while let Some(folder) = folders.pop() {
        if let Err(error) = look_into(&folder, &mut folders, &mut found) {
            found.push(Err((folder, error)));
        }
    }
    found.sort_by_cached_key(|page| bare(path_of(page)));
    found.dedup_by_key(|page| bare(path_of(page)));
    found
}

/// The path without steps that lead nowhere: `a/b` for `./a/./b`.
fn bare(path: &Path) -> PathBuf {
    path.components().filter(|step| *step != Component::CurDir).collect()
}

/// What a file's name says it is.
pub(crate) fn format_of(path: &Path) -> Format {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.') {
        Some((_, "html" | "htm")) => Format::Html,
        Some((_, "txt")) => Format::Text,
        _ => Format::Detected,
    }
}

/// Where it is.
pub(crate) fn path_of(found: &Found) -> &Path {
    match found {
        Ok(path) | Err((path, _)) => path,
    }
}

/// Links to folders are not followed: they may lead in circles. A link to nothing cannot be read.
fn look_into(folder: &Path, folders: &mut Vec<PathBuf>, found: &mut Vec<Found>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if format_of(&path) != Format::Detected {
            match fs::metadata(&path) {
                Ok(it) if it.is_file() => found.push(Ok(path)),
                Ok(_) => {}
                Err(error) => found.push(Err((path, error))),
            }
        }
    }
    Ok(())
}
