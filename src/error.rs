//! What can go wrong: one opaque error with a kind.

use std::fmt;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

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
    Mhtml,
    Empty,
    NoArticle { confidence: f32, least: f32 },
}

/// The kinds of [`Error`], for a `match`.
///
/// Displays as what is wrong, without the numbers that an [`Error`] gives. Kinds are ordered and can be hashed, and serialize
/// by their names, so that the failures of many pages can be counted by kind.
///
/// ```
/// use nutgraf::{ErrorKind, Extractor};
///
/// let kind = Extractor::new().with_max_bytes(2).html("<p>").unwrap_err().kind();
/// assert_eq!(kind, ErrorKind::TooLarge);
/// assert_eq!(kind.to_string(), "the input is longer than the limit");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is longer than the limit that [`Extractor::with_max_bytes`](crate::Extractor::with_max_bytes) sets.
    TooLarge,
    /// The input is no page: binary, as an image, an archive, a PDF is; MHTML, a browser's "webpage, single file"; or a
    /// feed, other XML or JSON, unless [`Extractor::with_format`](crate::Extractor::with_format) says what to read it as.
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
            Cause::NotText | Cause::Mhtml => ErrorKind::NotText,
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

    pub(crate) fn mhtml() -> Self {
        Self(Box::new(Cause::Mhtml))
    }

    pub(crate) fn no_article(confidence: f32, least: f32) -> Self {
        Self(Box::new(Cause::NoArticle { confidence, least }))
    }

    pub(crate) fn empty() -> Self {
        Self(Box::new(Cause::Empty))
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the input is longer than the limit",
            Self::NotText => "the input is neither HTML nor plain text",
            Self::Empty => "the input holds no readable text",
            Self::NoArticle => "the page is no article",
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self.0 {
            Cause::TooLarge { bytes, limit } => {
                write!(f, "the input has {bytes} bytes, the limit is {limit}")
            }
            Cause::NotText | Cause::Empty => self.kind().fmt(f),
            Cause::Mhtml => write!(f, "{}: it is MHTML, a page in one file with its pictures", self.kind()),
            Cause::NoArticle { confidence, least } => {
                write!(f, "{}: its confidence is {confidence:.2}, the least {least:.2}", self.kind())
            }
        }
    }
}

impl std::error::Error for Error {}
