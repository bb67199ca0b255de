//! What a page says that it is: by the type names of schema.org and the Open Graph protocol, and by the words of its
//! address.

use std::collections::HashMap;

use super::file::entries;

pub(super) const TYPES: &str = include_str!("kinds.txt");
pub(super) const ADDRESSES: &str = include_str!("addresses.txt");

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

/// Names of the sections in the files.
pub(crate) const NAMES: &[(&str, Kind)] = &[
    ("story", Kind::Story),
    ("site", Kind::Site),
    ("list", Kind::List),
    ("goods", Kind::Goods),
    ("forum", Kind::Forum),
    ("help", Kind::Help),
];

/// Names, each with the kind that it stands for.
pub(super) struct KindWords(HashMap<&'static str, Kind>);

impl KindWords {
    pub(super) fn load(file: &'static str) -> Self {
        let kind = |section| NAMES.iter().find(|(name, _)| *name == section).map(|(_, kind)| *kind);
        Self(entries(file).filter_map(|(section, word)| Some((word, kind(section)?))).collect())
    }

    /// The kind that a name stands for, letter case aside.
    pub(super) fn find(&self, name: &str) -> Option<Kind> {
        self.0.get(name.to_ascii_lowercase().as_str()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::{entries, sections};
    use super::super::lexicon;
    use super::{ADDRESSES, Kind, NAMES, TYPES};

    #[test]
    fn the_names_are_sorted_unique_and_lower_case() {
        for (section, names) in [TYPES, ADDRESSES].into_iter().flat_map(sections) {
            assert!(NAMES.iter().any(|(known, _)| *known == section), "{section}");
            assert!(names.is_sorted_by(|a, b| a < b), "{section}");
            assert!(names.iter().all(|name| *name == name.to_lowercase()), "{section}");
        }
    }

    #[test]
    fn every_word_of_an_address_stands_for_one_kind() {
        for (section, word) in entries(ADDRESSES) {
            let kind = NAMES.iter().find(|(name, _)| *name == section).map(|(_, kind)| *kind);
            assert_eq!(lexicon().address_kind(word), kind, "{word}");
            assert!(word.chars().all(char::is_alphabetic), "{word} is cut in an address");
        }
        assert_eq!(lexicon().address_kind("Forum"), Some(Kind::Forum));
        assert_eq!(lexicon().address_kind("lighthouse"), None);
    }
}
