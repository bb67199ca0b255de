//! nutgraf: a saved news page in, the article out.
#![forbid(unsafe_code)]

mod annotate;
mod article;
mod assemble;
mod date;
mod decode;
mod error;
mod explanation;
mod extractor;
mod html;
mod label;
mod lexicon;
mod news;
mod page;
mod render;
mod sniff;
#[cfg(feature = "unstable-stages")]
#[doc(hidden)]
pub mod stages;
mod text;
mod urls;

pub use article::{Article, Author, Block, BlockKind, Byline, Caption, Image};
pub use date::{Date, ParseDateError};
pub use error::{Error, ErrorKind};
pub use explanation::{ExplainedBlock, Explanation, Reason};
pub use extractor::{DEFAULT_MAX_BYTES, Extractor, Format};
pub use label::Label;

/// The article on an HTML page, with the default settings.
///
/// # Errors
///
/// If the page is too large or holds no text.
pub fn extract(html: &str) -> Result<Article, Error> {
    Extractor::new().html(html)
}

/// The article in a plain text, with the default settings.
///
/// # Errors
///
/// If the text is too large or empty.
pub fn extract_text(text: &str) -> Result<Article, Error> {
    Extractor::new().text(text)
}

/// Runs the README's examples as doc tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
