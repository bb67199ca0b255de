//! What can go wrong: one opaque error with a kind.

use std::fmt;

/// Why a page gave no article.
///
/// ```
/// let error = nutgraf::extract("").unwrap_err();
/// assert_eq!(error.kind(), nutgraf::ErrorKind::Empty);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<Cause>);

#[derive(Debug, Clone, PartialEq)]
enum Cause {
    TooLarge { bytes: usize, limit: usize },
    NotText,
    Empty,
    NoArticle { confidence: f32, least: f32 },
}

/// The kinds of [`Error`], for a `match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is longer than the limit that [`Extractor::with_max_bytes`](crate::Extractor::with_max_bytes) sets.
    TooLarge,
    /// The input is no page: binary, as an image, an archive, a PDF is; or a feed or JSON, unless
    /// [`Extractor::with_format`](crate::Extractor::with_format) says what to read it as.
    NotText,
    /// The input holds no readable text.
    Empty,
    /// The page is likely to be a menu, a shop, a forum: less sure to be an article than
    /// [`Extractor::with_least_confidence`](crate::Extractor::with_least_confidence) asks for.
    NoArticle,
}

impl Error {
    /// Which kind of error this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match *self.0 {
            Cause::TooLarge { .. } => ErrorKind::TooLarge,
            Cause::NotText => ErrorKind::NotText,
            Cause::Empty => ErrorKind::Empty,
            Cause::NoArticle { .. } => ErrorKind::NoArticle,
        }
    }

    pub(crate) fn too_large(bytes: usize, limit: usize) -> Self {
        Self(Box::new(Cause::TooLarge { bytes, limit }))
    }

    pub(crate) fn not_text() -> Self {
        Self(Box::new(Cause::NotText))
    }

    pub(crate) fn no_article(confidence: f32, least: f32) -> Self {
        Self(Box::new(Cause::NoArticle { confidence, least }))
    }

    pub(crate) fn empty() -> Self {
        Self(Box::new(Cause::Empty))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self.0 {
            Cause::TooLarge { bytes, limit } => {
                write!(f, "the input has {bytes} bytes, the limit is {limit}")
            }
            Cause::NotText => f.write_str("the input is neither HTML nor plain text"),
            Cause::Empty => f.write_str("the input holds no readable text"),
            Cause::NoArticle { confidence, least } => {
                write!(f, "the page is no article: its confidence is {confidence:.2}, the least {least:.2}")
            }
        }
    }
}

impl std::error::Error for Error {}
