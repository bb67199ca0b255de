//! The pipeline, and the settings that it runs under.

use crate::{Article, Error, Explanation};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// The largest input, in bytes, unless [`Extractor::with_max_bytes`] says otherwise: 64 MiB.
pub const DEFAULT_MAX_BYTES: usize = 64 << 20;

/// Takes articles out of pages; one serves any number of pages and threads.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
pub struct Extractor {
    max_bytes: usize,
    format: Format,
    url: Option<String>,
    charset: Option<String>,
}

/// What bytes are taken for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Format {
    /// HTML or plain text, told apart by the first tags.
    #[default]
    Detected,
    /// HTML.
    Html,
    /// Plain text.
    Text,
}

impl Default for Extractor {
    fn default() -> Self {
        Self { max_bytes: DEFAULT_MAX_BYTES, format: Format::default(), url: None, charset: None }
    }
}

impl Extractor {
    /// An extractor with the default settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses input of more than so many bytes.
    #[must_use]
    pub fn with_max_bytes(self, max_bytes: usize) -> Self {
        Self { max_bytes, ..self }
    }

    /// Says what [`bytes`](Self::bytes) are, instead of looking.
    #[must_use]
    pub fn with_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// The URL that the page was fetched from: relative URLs are resolved against it.
    #[must_use]
    pub fn with_url(self, url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..self }
    }

    /// The charset that came beside the bytes, as in the HTTP header `Content-Type`; a byte order mark goes before it.
    #[must_use]
    pub fn with_charset(self, label: impl Into<String>) -> Self {
        Self { charset: Some(label.into()), ..self }
    }

    /// The article on an HTML page.
    ///
    /// # Errors
    ///
    /// If the page is too large or holds no text.
    pub fn html(&self, html: &str) -> Result<Article, Error> {
        Ok(self.explain_html(html)?.article)
    }

    /// The article in a plain text.
    ///
    /// # Errors
    ///
    /// If the text is too large or empty.
    pub fn text(&self, text: &str) -> Result<Article, Error> {
        Ok(self.explain_text(text)?.article)
    }

    /// The article in bytes of any encoding.
    ///
    /// # Errors
    ///
    /// If the input is too large, binary, or holds no text.
    pub fn bytes(&self, bytes: &[u8]) -> Result<Article, Error> {
        Ok(self.explain_bytes(bytes)?.article)
    }

    /// [`html`](Self::html), with what every block was taken for.
    ///
    /// # Errors
    ///
    /// As `html`.
    pub fn explain_html(&self, html: &str) -> Result<Explanation, Error> {
        self.explain_text(html)
    }

    /// [`text`](Self::text), with what every block was taken for.
    ///
    /// # Errors
    ///
    /// As `text`.
    pub fn explain_text(&self, text: &str) -> Result<Explanation, Error> {
        if text.trim().is_empty() {
            return Err(Error::empty());
        }
        Ok(Explanation { article: Article::default(), blocks: Vec::new() })
    }

    /// [`bytes`](Self::bytes), with what every block was taken for.
    ///
    /// # Errors
    ///
    /// As `bytes`.
    pub fn explain_bytes(&self, bytes: &[u8]) -> Result<Explanation, Error> {
        self.explain_text(&String::from_utf8_lossy(bytes))
    }
}
