//! Takes a saved news page, as HTML or as plain text, and gives back the article: headline, standfirst, byline and
//! authors, dates, captions with their credits, and the body as paragraphs. What is not the article (share bars,
//! related links, comments, newsletter boxes, cookie notes) is recognised, named and left out.
//!
//! ```
//! let article = nutgraf::extract(
//!     "<title>Bridge reopens | Elm Echo</title><nav><a href=/>Home</a> <a href=/news>News</a></nav>
//!      <article><h1>Bridge reopens</h1><p class=byline>By Jane Doe
//!      <p>The old bridge over the Elm reopened to traffic on Monday after two years of repairs.
//!      <p>The town will celebrate on Saturday with a brass band, and the first toll is free.</article>
//!      <footer>Share this: <a href=#>Mail</a></footer>",
//! )?;
//! assert_eq!(article.headline.as_deref(), Some("Bridge reopens"));
//! assert_eq!(article.byline.unwrap().authors[0].name, "Jane Doe");
//! assert_eq!(article.body.len(), 2);
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # The flow
//!
//! ```text
//! bytes ─decode─▶ text ─┬─ html::read ─┐
//!                       │              ├─▶ Page ─▶ annotate ─▶ label ─▶ assemble ─▶ Article ─▶ render
//! text ─────────────────┴─ text::read ─┘
//! ```
//!
//! Two readers cut a page into blocks: runs of text set apart from their neighbours. Each block is measured, gets one
//! [`Label`] with a probability, and the labels together with what the page claims of itself (JSON-LD, OpenGraph,
//! `<meta>`, microdata) make the [`Article`]. [`Extractor::explain_html`] shows every block with its label and reasons.
//!
//! # Features
//!
//! - `serde`, on by default: results and settings are written and read.
//! - `detect-language`: [`Article::language`] is held against the text of the body, and found from it where the page
//!   claims none; then [`Provenance::language`] is [`Source::Detected`]. Without it the claim stands.
//!
//! # Limits
//!
//! - Nothing is fetched, no script runs, no pages are joined.
//! - Input is limited to [`DEFAULT_MAX_BYTES`] unless told otherwise, and elements nest 512 deep, as in browsers.
//! - Of a page's blocks, the first [`MAX_BLOCKS`] are read; [`Article::truncated`] says where there were more.
//! - A page that is no article gives an article of low [`confidence`](Article::confidence), unless
//!   [`Extractor::with_least_confidence`] refuses it. Otherwise an [`Error`] says that the input is too large or holds no text,
//!   or that bytes are binary, MHTML (a browser's "webpage, single file"), a feed, other XML or JSON; these three are
//!   read where a [`Format`] is set.
//! - Any version may change which text is extracted. The public types follow semantic versioning, but for the variants of
//!   [`Rule`] and the names of [`Reason`]s, which any version may change too.
#![forbid(unsafe_code)]

mod annotate;
mod appraise;
mod article;
mod ascii;
mod assemble;
mod date;
mod decode;
mod error;
mod explanation;
mod extractor;
mod hashes;
mod html;
mod label;
mod lexicon;
mod news;
mod page;
mod preference;
mod provenance;
mod readers;
mod render;
#[cfg(test)]
mod shared;
mod sniff;
#[cfg(feature = "unstable-stages")]
#[doc(hidden)]
pub mod stages;
mod text;
mod trees;
mod urls;

pub use article::{Article, Author, Block, BlockKind, Byline, Caption, Image};
pub use date::{Date, ParseDateError};
pub use error::{Error, ErrorKind};
pub use explanation::{ExplainedBlock, Explanation, Reason};
pub use extractor::{DEFAULT_MAX_BYTES, Extractor, Format, MAX_BLOCKS};
pub use label::{Label, Rule};
pub use preference::Preference;
pub use provenance::{Provenance, Source};

/// The article on an HTML page, with the default settings.
///
/// ```
/// let page = "<h1>Bridge reopens</h1><p>The old bridge over the Elm reopened to traffic on Monday.";
/// assert_eq!(nutgraf::extract(page)?.headline.as_deref(), Some("Bridge reopens"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
///
/// If the page is too large or holds no text.
pub fn extract(html: &str) -> Result<Article, Error> {
    Extractor::new().html(html)
}

/// The article in bytes of any encoding, HTML or plain text, with the default settings: what a saved file holds.
///
/// ```
/// let saved = b"<h1>Caf\xe9 reopens</h1><p>The caf\xe9 by the old bridge reopened on Monday."; // windows-1252
/// assert_eq!(nutgraf::extract_bytes(saved)?.headline.as_deref(), Some("Caf\u{e9} reopens"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are too many, binary, MHTML, a feed, other XML or JSON, or hold no text.
pub fn extract_bytes(bytes: &[u8]) -> Result<Article, Error> {
    Extractor::new().bytes(bytes)
}

/// The article in a plain text, with the default settings.
///
/// ```
/// let text = "Bridge reopens\nShare this:\n\nThe old bridge over the Elm reopened to traffic on Monday.\n";
/// let article = nutgraf::extract_text(text)?;
/// assert_eq!(article.body[0].text, "The old bridge over the Elm reopened to traffic on Monday.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
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
