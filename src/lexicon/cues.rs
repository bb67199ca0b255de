//! Cues: a block's text into the set of things that its phrases give it away as.
//!
//! An entry matches whole words anywhere in a block; `^` before it ties it to the block's start, `$` behind it to its
//! end. Signs and spaces around the block's words do not count. A run of digits reads as one `0`, in text and entry
//! alike: `0 comments` finds "17 comments".

use aho_corasick::AhoCorasick;

use super::bound::{head, tail};
use super::file::{LANGUAGES, entries};

/// The bytes read at either end of a block. What gives a block away is short and stands at its edges, and a story's
/// long paragraphs are most of a page's text.
const EDGE: usize = 240;

/// Stands for the middle of a long block. The letters keep a word that was cut through from reading as a whole one.
const GAP: &str = "x\nx";

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
pub(crate) const NAMES: &[(&str, Cue)] = &[
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
            let (phrase, meaning) = Meaning::read(entry, *cue);
            patterns.push(folded(phrase));
            meanings.push(meaning);
        }
        #[expect(clippy::expect_used, reason = "the patterns are part of the source and a test loads them")]
        let automaton = AhoCorasick::new(patterns).expect("the lexicon's phrases fit an automaton");
        Self { automaton, meanings }
    }

    pub(super) fn find(&self, text: &str) -> Cues {
        let text = Folded::of(text);
        let mut cues = Cues::default();
        for found in self.automaton.find_overlapping_iter(&text.text) {
            let meaning = &self.meanings[found.pattern().as_usize()];
            if !cues.has(meaning.cue) && text.has_phrase_at(found.start(), found.end(), meaning) {
                cues.add(meaning.cue);
            }
        }
        cues
    }
}

impl Meaning {
    /// `^read more$` → `read more`, tied at both ends.
    fn read(entry: &str, cue: Cue) -> (&str, Self) {
        let (at_start, entry) = entry.strip_prefix('^').map_or((false, entry), |rest| (true, rest));
        let (at_end, entry) = entry.strip_suffix('$').map_or((false, entry), |rest| (true, rest));
        (entry, Self { cue, at_start, at_end })
    }
}

/// A block's text as phrases are looked for in it.
struct Folded {
    text: String,
    /// Where its first letter or digit begins.
    first: usize,
    /// Where its last letter or digit ends.
    last: usize,
}

impl Folded {
    fn of(text: &str) -> Self {
        let text = if text.len() > 2 * EDGE { folded_edges(text) } else { folded(text) };
        let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
        let last = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        Self { text, first, last }
    }

    fn has_phrase_at(&self, start: usize, end: usize, meaning: &Meaning) -> bool {
        (!meaning.at_start || start <= self.first)
            && (!meaning.at_end || end >= self.last)
            && is_whole(&self.text, start, end)
    }
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold(text, &mut folded);
    folded
}

fn folded_edges(text: &str) -> String {
    let mut folded = String::with_capacity(2 * EDGE + GAP.len());
    fold(head(text, EDGE), &mut folded);
    folded.push_str(GAP);
    fold(tail(text, EDGE), &mut folded);
    folded
}

/// Lower case, straight apostrophes, plain spaces, `0` for a run of digits; no soft hyphens and no dot of `İ`.
fn fold(text: &str, folded: &mut String) {
    let mut in_number = false;
    for c in text.chars() {
        let digit = c.is_ascii_digit();
        match c {
            '0'..='9' if in_number => {}
            '0'..='9' => folded.push('0'),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '\u{a0}' | '\u{202f}' | '\u{3000}' => folded.push(' '),
            '\u{ad}' | '\u{307}' | '\u{200b}'..='\u{200f}' => {}
            _ => folded.extend(c.to_lowercase().filter(|lower| *lower != '\u{307}')),
        }
        in_number = digit;
    }
}

/// Whether a match neither begins nor ends inside a word; scripts without spaces have no inside.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let left = text.get(..start).and_then(|s| s.chars().next_back());
    let right = text.get(end..).and_then(|s| s.chars().next());
    let first = text.get(start..).and_then(|s| s.chars().next());
    let last = text.get(..end).and_then(|s| s.chars().next_back());
    !(joins(left) && joins(first) || joins(last) && joins(right))
}

/// A letter or digit of a script that sets words apart.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
}

/// A letter of a script that sets no space between words: Thai, Lao, Khmer, Burmese, kana, ideographs.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
