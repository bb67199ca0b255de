//! What was found on a page, as one JSON object that names the page first.

use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Sourced<'a, T: Serialize> {
    /// The page's name, as given.
    pub(crate) source: &'a str,
    #[serde(flatten)]
    pub(crate) found: &'a T,
}
