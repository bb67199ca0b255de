//! Words as data: phrases in every language that give a block away, and the words of class and id values.
//!
//! `languages/*.txt` holds a file a language, `classes.txt` the words of class, id, role and itemprop values,
//! `kinds.txt` the type names of pages, `addresses.txt` the words of their addresses, `voices.txt` how a text speaks to
//! its reader.
//! A line `[name]` opens a section, `#` a comment; every other line is one entry, in lower case.

mod bound;
mod branches;
mod classes;
mod cues;
mod file;
mod kinds;
mod letters;
mod pieces;
mod sections;
mod signs;
#[cfg(test)]
mod tests;
mod voices;

use std::sync::LazyLock;

pub(crate) use bound::head;
pub(crate) use classes::{Hint, Hints, NAMES as HINTS};
pub(crate) use cues::{Cue, Cues, NAMES as CUES};
pub(crate) use kinds::{Kind, NAMES as KINDS};
pub(crate) use letters::{Letter, digit, has_case, is_lower, is_word_sign, letters, letters_of};
pub(crate) use sections::Section;
pub(crate) use signs::{
    is_blank, is_closer, is_closing_quote, is_direction, is_hangul, is_joiner, is_spelled, is_stop, is_unspaced,
    unbracketed, without_closers,
};
pub(crate) use voices::{Voice, voices};

use classes::ClassWords;
use cues::CuePhrases;
use kinds::{ADDRESSES, KindWords, TYPES};
use sections::Words;

/// All words, of all languages.
pub(crate) struct Lexicon {
    phrases: CuePhrases,
    classes: ClassWords,
    types: KindWords,
    addresses: KindWords,
    words: Words,
}

static SHARED: LazyLock<Lexicon> = LazyLock::new(|| {
    let languages = file::languages();
    Lexicon {
        phrases: CuePhrases::load(&languages),
        classes: ClassWords::load(),
        types: KindWords::load(TYPES),
        addresses: KindWords::load(ADDRESSES),
        words: Words::load(&languages),
    }
});

/// The lexicon, read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    &SHARED
}

impl Lexicon {
    /// The cues that a block's text holds.
    pub(crate) fn cues(&self, text: &str) -> Cues {
        self.phrases.find(text)
    }

    /// What a class, id, role or itemprop value hints at.
    pub(crate) fn hints(&self, value: &str) -> Hints {
        self.classes.find(value)
    }

    /// The kind of page that a type's name stands for: `NewsArticle`, `product`.
    pub(crate) fn kind(&self, name: &str) -> Option<Kind> {
        self.types.find(name)
    }

    /// The kind of page that a word of an address stands for: `news`, `forum`.
    pub(crate) fn address_kind(&self, word: &str) -> Option<Kind> {
        self.addresses.find(word)
    }

    /// The words of one section, of all languages, in the files' order; lower case.
    pub(crate) fn words(&self, section: Section) -> &[&'static str] {
        self.words.of(section)
    }
    /// The same words, each with the language whose file it stands in.
    pub(crate) fn words_by_language(&self, section: Section) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.words.languages_of(section).iter().copied().zip(self.words.of(section).iter().copied())
    }
}
