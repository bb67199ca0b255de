//! Where tests find what lies beside the repository and is no part of it: others' test suites, labelled pages.
//!
//! A test that finds nothing is skipped, and passes; `.ci/run` says so.

use std::path::PathBuf;

/// A folder of `../shared`; `None` where it is not there.
pub(crate) fn shared(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    let is_there = path.is_dir();
    if !is_there {
        eprintln!("SKIPPED: there is no {}", path.display());
    }
    is_there.then_some(path)
}
