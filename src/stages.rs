//! The pipeline's stages one by one, for the benchmarks: opaque values in, opaque values out.
//!
//! Behind the feature `unstable-stages`; it may change in any version.

use std::borrow::Cow;

use crate::{Article, page};

/// What a reader made of the input.
#[derive(Debug)]
pub struct Page(#[expect(dead_code, reason = "no stage reads it yet")] page::Page);

/// What can be said of each block.
#[derive(Debug)]
pub struct Notes(());

/// What each block turned out to be.
#[derive(Debug)]
pub struct Labels(());

/// Bytes of any encoding as text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// The page in an HTML document.
#[must_use]
pub fn read_html(_html: &str) -> Page {
    Page(page::Page::default())
}

/// The page in a plain text.
#[must_use]
pub fn read_text(_text: &str) -> Page {
    Page(page::Page::default())
}

/// A note on each block.
#[must_use]
pub fn annotate(_page: &Page) -> Notes {
    Notes(())
}

/// A label for each block.
#[must_use]
pub fn label(_page: &Page, _notes: &Notes) -> Labels {
    Labels(())
}

/// The article that the labels give.
#[must_use]
pub fn assemble(_page: &Page, _notes: &Notes, _labels: &Labels) -> Article {
    Article::default()
}
