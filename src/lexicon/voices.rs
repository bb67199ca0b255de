//! Whom a text speaks to, and of whom.

use super::file::entries;

const FILE: &str = include_str!("voices.txt");

/// A word that a service or a shop says more often than the news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "You", "your": to the reader.
    Reader,
    /// "We", "our": of the house.
    House,
}

/// Names of the sections in the file.
const NAMES: &[(&str, Voice)] = &[("reader", Voice::Reader), ("house", Voice::House)];

/// The words of all languages, in lower case, each with its voice.
pub(crate) fn voices() -> impl Iterator<Item = (&'static str, Voice)> {
    let voice = |section| NAMES.iter().find(|(name, _)| *name == section).map(|(_, voice)| *voice);
    entries(FILE).filter_map(move |(section, word)| Some((word, voice(section)?)))
}

#[cfg(test)]
mod tests {
    use super::super::file::sections;
    use super::{FILE, NAMES, voices};

    #[test]
    fn the_words_are_sorted_unique_and_lower_case() {
        let sections = sections(FILE);
        assert_eq!(sections.len(), NAMES.len());
        for (name, words) in sections {
            assert!(NAMES.iter().any(|(known, _)| *known == name), "{name}");
            assert!(words.is_sorted_by(|a, b| a < b), "{name}");
            assert!(words.iter().all(|word| *word == word.to_lowercase()), "{name}");
        }
        assert!(voices().count() > 100);
    }
}
