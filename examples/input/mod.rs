//! What the examples share: from a name on the command line to bytes, and from an article to JSON.
//!
//! `batch` takes single files of this folder, as it reads many pages and not one.

pub(crate) mod bytes;
pub(crate) mod exit;
pub(crate) mod page;
pub(crate) mod sourced;
pub(crate) mod terminal;
