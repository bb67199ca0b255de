//! The attributes that are read, by name; all others are dropped before the tree.

use html5ever::{LocalName, local_name};

/// The attributes that later steps read; no other is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeName {
    Alt,
    Class,
    Content,
    DataCaption,
    DataCredit,
    DataLazy,
    DataLazySrc,
    DataOriginal,
    DataSrc,
    DataSrcs,
    DataSrcset,
    Datetime,
    Hidden,
    Href,
    HttpEquiv,
    Id,
    Itemprop,
    Itemscope,
    Lang,
    Name,
    Open,
    Property,
    Rel,
    Role,
    Src,
    Srcset,
    Style,
    Title,
    Type,
}

/// A set of [`AttributeName`]s. Most of what is asked for is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Names(u32);

impl AttributeName {
    /// Whether it is read on such an element: a title only on a picture and an abbreviation, for those of links are many, and what
    /// is a picture's address only there; what is open matters of a dialog alone.
    pub(super) fn is_read_on(self, element: &LocalName) -> bool {
        match self {
            Self::Title => matches!(*element, local_name!("img") | local_name!("abbr")),
            Self::DataLazy | Self::DataSrcs => *element == local_name!("img"),
            Self::Open => *element == local_name!("dialog"),
            _ => true,
        }
    }

    /// The name as a page writes it; `None` for those that nothing reads.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "alt" => Self::Alt,
            "class" => Self::Class,
            "content" => Self::Content,
            "data-c-caption" | "data-caption" | "data-image-caption" | "data-img-caption" | "data-photo-caption" => {
                Self::DataCaption
            }
            "data-c-credit"
            | "data-credit"
            | "data-image-credit"
            | "data-photo-credit"
            | "data-copyright"
            | "data-image-copyright" => Self::DataCredit,
            "data-flickity-lazyload" | "data-full-src" | "data-image" | "data-lazy" => Self::DataLazy,
            "data-lazy-src" => Self::DataLazySrc,
            "data-original" => Self::DataOriginal,
            "data-src" | "data-gl-src" | "data-lazyimage-src" | "data-lzl-src" => Self::DataSrc,
            "data-srcs" => Self::DataSrcs,
            "data-srcset" | "data-lazy-srcset" => Self::DataSrcset,
            "datetime" => Self::Datetime,
            "hidden" => Self::Hidden,
            "href" => Self::Href,
            "http-equiv" => Self::HttpEquiv,
            "id" => Self::Id,
            "itemprop" => Self::Itemprop,
            "itemscope" => Self::Itemscope,
            "lang" => Self::Lang,
            "name" => Self::Name,
            "open" => Self::Open,
            "property" => Self::Property,
            "rel" => Self::Rel,
            "role" => Self::Role,
            "src" => Self::Src,
            "srcset" => Self::Srcset,
            "style" => Self::Style,
            "title" => Self::Title,
            "type" => Self::Type,
            _ => return None,
        })
    }
}

impl Names {
    pub(super) fn with(self, name: AttributeName) -> Self {
        Self(self.0 | 1 << name as u32)
    }

    pub(super) fn has(self, name: AttributeName) -> bool {
        self.0 & 1 << name as u32 != 0
    }
}
