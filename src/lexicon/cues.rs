//! Cues: phrases that give a block away.
//!
//! An entry matches whole words anywhere in a block; `^` before it ties it to the block's start, `$` behind it to its end.

use aho_corasick::AhoCorasick;

use super::file::{LANGUAGES, entries};

/// What a phrase gives a block away as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// "By", "Von", at the start.
    Byline,
    /// "Photo:", "©", a picture agency.
    Credit,
    /// "Share this", "Follow us".
    Share,
    /// "Read more", "You may also like".
    Related,
    /// "Sign up for our newsletter".
    Newsletter,
    /// "Leave a reply", "3 comments".
    Comment,
    /// "All rights reserved", "privacy policy", cookie notes.
    Legal,
    /// "Advertisement", "Sponsored".
    Advertisement,
    /// "Skip to content", "Back to top".
    Navigation,
    /// "Log in", "Already a subscriber?".
    Account,
    /// "Listen to this article", "Your browser does not support".
    Player,
    /// "is a reporter for", "About the author".
    Biography,
    /// "Published", "Updated", "min read".
    Timestamp,
}

/// Names of the sections in the files.
const NAMES: &[(&str, Cue)] = &[
    ("byline", Cue::Byline),
    ("credit", Cue::Credit),
    ("share", Cue::Share),
    ("related", Cue::Related),
    ("newsletter", Cue::Newsletter),
    ("comment", Cue::Comment),
    ("legal", Cue::Legal),
    ("advertisement", Cue::Advertisement),
    ("navigation", Cue::Navigation),
    ("account", Cue::Account),
    ("player", Cue::Player),
    ("biography", Cue::Biography),
    ("timestamp", Cue::Timestamp),
];

/// A set of [`Cue`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cues(u16);

impl Cues {
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u16) != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u16;
    }
}

/// All phrases, in one automaton.
pub(super) struct Phrases {
    automaton: AhoCorasick,
    /// One for each pattern of the automaton.
    meanings: Vec<Meaning>,
}

struct Meaning {
    cue: Cue,
    at_start: bool,
    at_end: bool,
}

impl Phrases {
    pub(super) fn load() -> Self {
        let mut patterns = Vec::new();
        let mut meanings = Vec::new();
        for (section, entry) in LANGUAGES.iter().flat_map(|(_, file)| entries(file)) {
            let Some((_, cue)) = NAMES.iter().find(|(name, _)| *name == section) else { continue };
            let (at_start, entry) = entry.strip_prefix('^').map_or((false, entry), |rest| (true, rest));
            let (at_end, entry) = entry.strip_suffix('$').map_or((false, entry), |rest| (true, rest));
            patterns.push(entry);
            meanings.push(Meaning { cue: *cue, at_start, at_end });
        }
        #[expect(clippy::expect_used, reason = "the patterns are part of the source and a test loads them")]
        let automaton = AhoCorasick::new(patterns).expect("the lexicon's phrases fit an automaton");
        Self { automaton, meanings }
    }

    pub(super) fn find(&self, text: &str) -> Cues {
        let text = fold(text);
        let mut cues = Cues::default();
        for found in self.automaton.find_overlapping_iter(&text) {
            let meaning = &self.meanings[found.pattern().as_usize()];
            let (before, after) = (&text.as_bytes()[..found.start()], &text.as_bytes()[found.end()..]);
            if meaning.fits(before, after) && is_whole(&text, found.start(), found.end()) {
                cues.add(meaning.cue);
            }
        }
        cues
    }
}

impl Meaning {
    fn fits(&self, before: &[u8], after: &[u8]) -> bool {
        (!self.at_start || before.iter().all(u8::is_ascii_punctuation))
            && (!self.at_end || after.iter().all(|b| b.is_ascii_punctuation() || *b == b' '))
    }
}

/// Lower case, straight apostrophes.
fn fold(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// Whether a match neither begins nor ends inside a word; scripts without spaces have no inside.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let left = text.get(..start).and_then(|s| s.chars().next_back());
    let right = text.get(end..).and_then(|s| s.chars().next());
    let inner = text.get(start..end).unwrap_or_default();
    let first = inner.chars().next();
    let last = inner.chars().next_back();
    !(joins(left) && joins(first)) && !(joins(last) && joins(right))
}

/// A letter or digit of a script that sets words apart.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
}

/// Thai, Lao, Khmer, Burmese, kana, ideographs.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
