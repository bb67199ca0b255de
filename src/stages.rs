//! The stages of the pipeline by themselves, for benches and training. No part of the stable interface.

use crate::annotate;
use crate::page;

/// A page, as a reader made it.
#[derive(Debug)]
pub struct Page(page::Page);

/// The notes of a page.
#[derive(Debug)]
pub struct Notes(annotate::Notes);

/// Reads HTML.
#[must_use]
pub fn read_html(html: &str) -> Page {
    Page(crate::html::read(html))
}

/// Reads plain text.
#[must_use]
pub fn read_text(text: &str) -> Page {
    Page(crate::html::read(text))
}

/// Measures the blocks of a page.
#[must_use]
pub fn annotate(page: &Page) -> Notes {
    Notes(annotate::annotate(&page.0))
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
