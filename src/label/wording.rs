//! The words of a text, and runs of them as hashes: texts that share a run took it one from the other.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// So many words in a row stand in two texts only if one is taken from the other.
const RUN: usize = 5;

/// In a script without spaces, so many bytes at a time are taken for a word.
const LONGEST_WORD: usize = 60;

/// The words of a text, without the signs around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// A hash of a word.
pub(super) fn hash(word: &[u8]) -> u64 {
    FixedState::default().hash_one(word)
}

/// A hash for each word of a text.
pub(super) struct Wording(Vec<u64>);

impl Wording {
    pub(super) fn of(text: &str) -> Self {
        Self(words(text).flat_map(|word| word.as_bytes().chunks(LONGEST_WORD)).map(hash).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// A hash for each run of words; a shorter text is one run.
    pub(super) fn runs(&self) -> impl ExactSizeIterator<Item = u64> {
        self.0.windows(RUN.min(self.len()).max(1)).map(|run| FixedState::default().hash_one(run))
    }
}
