//! Grammar as code: a line of text in, a typed value out.
//!
//! The forms of a date, a byline, a credit, a dateline and a page title stand here; their words stand in the lexicon.
//! Each function turns most lines away at their first word, since it is asked about every block of a page.

pub(crate) mod byline;
pub(crate) mod calls;
pub(crate) mod corrections;
pub(crate) mod credit;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod headline;
mod lists;
mod phrases;
pub(crate) mod rights;
#[cfg(test)]
mod rules;
pub(crate) mod walls;

use regex::Regex;

/// A form written in verbose mode.
#[expect(clippy::expect_used, reason = "the forms are part of the source and a test reads with each of them")]
fn form(pattern: &str) -> Regex {
    Regex::new(&format!("(?x){pattern}")).expect("the form is well made")
}
