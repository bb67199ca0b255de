//! The pipeline's stages one by one, for benches and training: opaque values in, opaque values out.
//!
//! Behind the feature `unstable-stages`; it may change in any version.

use std::borrow::Cow;

use crate::assemble::{self, Findings};
use crate::label::{self, Labelled};
use crate::{Article, Error, annotate, decode, html, page, text};

/// What a reader made of the input.
#[derive(Debug)]
pub struct Page(page::Page);

/// What can be said of each block.
#[derive(Debug)]
pub struct Notes(annotate::Notes);

/// What each block turned out to be.
#[derive(Debug)]
pub struct Labels(Vec<Labelled>);

/// Bytes of any encoding as text.
///
/// # Errors
///
/// If the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    decode::decode(bytes, None)
}

/// The page in an HTML document.
#[must_use]
pub fn read_html(html: &str) -> Page {
    Page(html::read(html))
}

/// The page in a plain text.
#[must_use]
pub fn read_text(text: &str) -> Page {
    Page(text::read(text))
}

/// A note on each block.
#[must_use]
pub fn annotate(page: &Page) -> Notes {
    Notes(annotate::annotate(&page.0))
}

/// A label for each block.
#[must_use]
pub fn label(page: &Page, notes: &Notes) -> Labels {
    Labels(label::label(&page.0, &notes.0))
}

/// The article that the labels give.
#[must_use]
pub fn assemble(page: &Page, notes: &Notes, labels: &Labels) -> Article {
    assemble::assemble(Findings { page: &page.0, notes: &notes.0, labels: &labels.0 })
}

/// The text of each block, with its measures in the order of [`measure_names`].
pub fn measures<'p>(page: &'p Page, notes: &'p Notes) -> impl Iterator<Item = (&'p str, &'p [f32])> {
    let values = notes.0.blocks.iter().map(|note| note.measures.values().as_slice());
    page.0.blocks.iter().map(|block| page.0.text_of(block)).zip(values)
}

/// The names of the measures.
#[must_use]
pub fn measure_names() -> &'static [&'static str] {
    annotate::NAMES
}
