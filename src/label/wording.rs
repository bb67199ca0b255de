//! The words of a text, and runs of them as hashes: texts that share a run took it one from the other.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use memchr::memmem::Finder;

use crate::lexicon::{has_case, is_lower};

/// So many words in a row stand in two texts only if one is taken from the other.
pub(super) const RUN: usize = 5;

/// In a script without spaces, so many bytes at a time are taken for a word.
const LONGEST_WORD: usize = 60;

/// The words of a text, without the signs around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// Whether capitals stand within words more often than in a name: buttons run together, as in `ShareSaveRead in app`.
pub(super) fn is_glued(text: &str) -> bool {
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs.filter(|(before, next)| is_lower(*before) && next.is_uppercase()).count() > 1
}

/// A hash of a word.
pub(super) fn hash(word: &[u8]) -> u64 {
    FixedState::default().hash_one(word)
}

/// Whether a text has the word that is looked for, with nothing but signs around it.
pub(super) fn has_word(text: &str, word: &Finder<'_>) -> bool {
    word.find_iter(text.as_bytes()).any(|at| {
        let before = text.get(..at).unwrap_or_default().chars().rev();
        let behind = text.get(at + word.needle().len()..).unwrap_or_default().chars();
        is_apart(before) && is_apart(behind)
    })
}

/// Whether a text has a name, and no letter goes on with it: `AP` in `AP/dpa`, not in `APRIL`. Scripts without capitals set
/// titles and particles behind a name without a space.
pub(crate) fn has_name(text: &str, name: &str) -> bool {
    let goes_on = |beside: Option<char>, end: Option<char>| beside.is_some_and(has_case) && end.is_some_and(has_case);
    text.match_indices(name).any(|(at, name)| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        let behind = text.get(at + name.len()..).unwrap_or_default().chars().next();
        !goes_on(before, name.chars().next()) && !goes_on(behind, name.chars().next_back())
    })
}

/// Whether nothing but signs stands between a word and the next space.
fn is_apart(beside: impl Iterator<Item = char>) -> bool {
    beside.take_while(|c| !c.is_whitespace()).all(|c| !c.is_alphanumeric())
}

/// The words of a text, as runs are made of them.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &[u8]> {
    words(text).flat_map(|word| word.as_bytes().chunks(LONGEST_WORD))
}

/// A hash for each word of a text.
pub(super) struct Wording(Vec<u64>);

impl Wording {
    pub(super) fn of(text: &str) -> Self {
        Self(pieces(text).map(hash).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// A hash for each run of words; a shorter text is one run.
    pub(super) fn runs(&self) -> impl ExactSizeIterator<Item = u64> {
        self.0.windows(RUN.min(self.len()).max(1)).map(|run| FixedState::default().hash_one(run))
    }
}

#[cfg(test)]
mod tests {
    use memchr::memmem::Finder;

    use super::{has_name, has_word, is_glued};

    #[test]
    fn buttons_run_together() {
        assert!(is_glued("ShareSaveRead in app") && is_glued("Normal text sizeLarger text sizeVery large text size"));
        assert!(!is_glued("Ian McEwan tells of the bridge") && !is_glued("The USA and the EU"));
    }

    #[test]
    fn a_word_stands_alone_but_for_signs() {
        let has = |text| has_word(text, &Finder::new("elm"));
        assert!(has("elm") && has("Over the «elm», and on") && has("no helm, but the elm’"));
        assert!(!has("helm") && !has("elms") && !has("elm-tree") && !has("über-elm") && !has("Elm"));
    }
    #[test]
    fn no_letter_goes_on_with_a_name() {
        for text in ["AP", "By AP", "AP/dpa", "(AP)", "Von AP-Reportern", "APRIL, AP"] {
            assert!(has_name(text, "AP"), "{text:?}");
        }
        for text in ["APRIL 8, 2024", "MAP", "Ap", ""] {
            assert!(!has_name(text, "AP"), "{text:?}");
        }
        assert!(has_name("홍길동기자", "홍길동") && has_name("記者山田太郎", "山田太郎"));
        assert!(has_name("Jane Doe5 hours ago", "Jane Doe") && !has_name("Jane Doering", "Jane Doe"));
    }
}
