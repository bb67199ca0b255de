//! A value and where on the page it was found.

use crate::{Source, page};

/// A value and where on the page it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sourced<T> {
    pub(super) value: T,
    pub(super) source: Source,
}

impl<T> Sourced<T> {
    pub(super) fn shown(value: T) -> Self {
        Self { value, source: Source::Shown }
    }

    pub(super) fn claimed(value: T, source: page::Source) -> Self {
        Self { value, source: source.into() }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: change(self.value), source: self.source }
    }
}

/// The value; its source is kept where it belongs.
pub(super) fn taken<T>(found: Option<Sourced<T>>, source: &mut Option<Source>) -> Option<T> {
    let found = found?;
    *source = Some(found.source);
    Some(found.value)
}

impl From<page::Source> for Source {
    fn from(source: page::Source) -> Self {
        match source {
            page::Source::JsonLd => Self::JsonLd,
            page::Source::OpenGraph => Self::OpenGraph,
            page::Source::Meta => Self::Meta,
            page::Source::Microdata => Self::Microdata,
            page::Source::Title => Self::Title,
            page::Source::Time => Self::Time,
            page::Source::Link => Self::Link,
            page::Source::Html => Self::Html,
            page::Source::TextHeader => Self::TextHeader,
        }
    }
}
