//! What a page says that it is, by the type names of schema.org and the Open Graph protocol.

use std::collections::HashMap;

use super::file::entries;

pub(super) const FILE: &str = include_str!("kinds.txt");

/// A sort of page, or of thing on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// `NewsArticle`, `BlogPosting`, `article`.
    Story,
    /// `WebSite`, `website`: said of any page.
    Site,
    /// `CollectionPage`, `ItemList`.
    List,
    /// `Product`, `Offer`, `LocalBusiness`.
    Goods,
    /// `DiscussionForumPosting`, `QAPage`.
    Forum,
    /// `FAQPage`, `ContactPage`.
    Help,
}

/// Names of the sections in the file.
pub(crate) const NAMES: &[(&str, Kind)] = &[
    ("story", Kind::Story),
    ("site", Kind::Site),
    ("list", Kind::List),
    ("goods", Kind::Goods),
    ("forum", Kind::Forum),
    ("help", Kind::Help),
];

/// The names of the kinds.
pub(super) struct KindWords(HashMap<&'static str, Kind>);

impl KindWords {
    pub(super) fn load() -> Self {
        let kind = |section| NAMES.iter().find(|(name, _)| *name == section).map(|(_, kind)| *kind);
        Self(entries(FILE).filter_map(|(section, word)| Some((word, kind(section)?))).collect())
    }

    /// The kind that a type's name stands for, letter case aside.
    pub(super) fn find(&self, name: &str) -> Option<Kind> {
        self.0.get(name.to_ascii_lowercase().as_str()).copied()
    }
}
