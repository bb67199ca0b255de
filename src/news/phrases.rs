//! One section of the lexicon, made ready to be found in a text: at its start, at its end, anywhere in it.
//!
//! Letter case, the shape of apostrophes and the width of spaces and colons do not count; words count only whole.

use crate::lexicon::{Letter, Section, is_unspaced, is_word_sign, letters, lexicon};

/// The phrases of a section, each with what it stands for.
pub(super) struct Phrases<V = ()> {
    /// By the places of their first two letters; under the same two the longest first.
    entries: Vec<Entry<V>>,
    /// Of the letters that phrases begin with: most texts open with no phrase, and are seen not to at once.
    openings: Bits,
    /// The first entry of each place, and behind the last how many there are.
    starts: Vec<u16>,
    /// Of the letters that phrases end in, the last one first: most texts close with none.
    endings: Bits,
}

/// Two letters of a phrase or text; `'\0'` where there is none, or where the second may be another.
type Key = (char, char);

/// A bit for each key that occurs; of those that do not, it says so of most.
struct Bits([u64; PLACES / 64]);

/// How many places there are for keys.
const PLACES: usize = 1 << 12;

struct Entry<V> {
    key: Key,
    /// The letter behind the two; `'\0'` where there is none, or where it may be another.
    third: char,
    phrase: &'static str,
    value: V,
}

impl Phrases {
    /// The phrases of a section, which stand for nothing but themselves.
    pub(super) fn of(section: Section) -> Self {
        Self::new(lexicon().words(section).iter().map(|phrase| (*phrase, ())))
    }

    /// What follows the longest phrase that opens the text.
    pub(super) fn strip<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.matches(text).next().map(|((), rest)| rest)
    }

    /// What stands before the longest phrase that closes the text.
    pub(super) fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        if !self.may_close(text) {
            return None;
        }
        word_starts(text).find_map(|at| {
            let (before, tail) = text.split_at_checked(at)?;
            self.is(tail).then_some(before)
        })
    }

    /// Whether the text is one of the phrases and nothing else.
    pub(super) fn is(&self, text: &str) -> bool {
        self.may_close(text) && self.matches(text).any(|((), rest)| rest.is_empty())
    }

    /// Where the first phrase stands, in bytes: from, to.
    pub(super) fn find(&self, text: &str) -> Option<(usize, usize)> {
        word_starts(text).find_map(|at| {
            let rest = self.strip(text.get(at..)?)?;
            Some((at, text.len() - rest.len()))
        })
    }
}

impl<V: Copy> Phrases<V> {
    pub(super) fn new(phrases: impl Iterator<Item = (&'static str, V)>) -> Self {
        let entry = |(phrase, value)| Entry { key: key(phrase), third: third(phrase), phrase, value };
        let mut entries: Vec<_> = phrases.map(entry).collect();
        entries.sort_by_key(|entry| (place(entry.key), entry.key, usize::MAX - entry.phrase.len()));
        let starts = starts(entries.iter().map(|entry| place(entry.key)));
        let openings = Bits::of(entries.iter().map(|entry| entry.key));
        let endings = Bits::of(entries.iter().map(|entry| ending(entry.phrase)));
        Self { entries, openings, starts, endings }
    }

    /// Whether a phrase stands anywhere in the text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        word_starts(text).any(|at| text.get(at..).is_some_and(|rest| self.matches(rest).next().is_some()))
    }

    /// Every phrase that opens the text, the longest first, with what follows it.
    pub(super) fn matches<'t>(&self, text: &'t str) -> impl Iterator<Item = (V, &'t str)> {
        let (first, second) = key(text);
        let alike = self.with_key((first, second)).chain(self.with_key((first, '\0')));
        let goes_on = |third: char| third == '\0' || text.chars().nth(2).map(fold) == Some(third);
        let alike = alike.filter(move |entry| goes_on(entry.third));
        alike.filter_map(|entry| Some((entry.value, after(entry.phrase, text)?)))
    }

    fn with_key(&self, key: Key) -> impl Iterator<Item = &Entry<V>> {
        let place = if self.openings.may_have(key) { place(key) } else { PLACES };
        let start = |at: usize| self.starts.get(at).map_or(self.entries.len(), |start| usize::from(*start));
        let entries = self.entries.get(start(place)..start(place + 1)).unwrap_or_default();
        entries.iter().filter(move |entry| entry.key == key)
    }

    /// Whether a phrase may close the text.
    pub(super) fn may_close(&self, text: &str) -> bool {
        let mut letters = text.chars().rev().map(fold);
        let (last, before) = (letters.next().unwrap_or('\0'), letters.next().unwrap_or('\0'));
        self.endings.may_have((last, '\0')) || self.endings.may_have((last, before))
    }
}

/// The first entry of each place, of entries that stand in the order of their places, and behind the last how many there are.
fn starts(places: impl Iterator<Item = usize>) -> Vec<u16> {
    let mut starts = vec![0; PLACES + 1];
    let mut count = 0;
    for place in places {
        count += 1;
        starts[place + 1] = count;
    }
    // A place without entries begins where the one before it ends.
    for at in 1..starts.len() {
        starts[at] = starts[at].max(starts[at - 1]);
    }
    starts
}

impl Bits {
    fn of(keys: impl Iterator<Item = Key>) -> Self {
        let mut bits = [0; PLACES / 64];
        for at in keys.map(place) {
            bits[at / 64] |= 1 << (at % 64);
        }
        Self(bits)
    }

    fn may_have(&self, key: Key) -> bool {
        let at = place(key);
        self.0[at / 64] & 1 << (at % 64) != 0
    }
}

/// The place that a key has; keys of different scripts may share one.
fn place((first, second): Key) -> usize {
    u32::from(first).wrapping_mul(37).wrapping_add(u32::from(second)) as usize % PLACES
}

fn key(text: &str) -> Key {
    let mut letters = text.chars().map(fold);
    (letters.next().unwrap_or('\0'), letters.next().unwrap_or('\0'))
}

/// What a text that opens with a phrase has behind its first two letters; `'\0'` where that may be another letter.
fn third(phrase: &str) -> char {
    let mut letters = phrase.chars().take(3);
    let is_loose = letters.clone().any(is_loose);
    letters.nth(2).filter(|_| !is_loose).unwrap_or('\0')
}

/// What a text that closes with a phrase ends in.
fn ending(phrase: &str) -> Key {
    let mut letters = phrase.chars().rev();
    let (last, before) = (letters.next().unwrap_or('\0'), letters.next().unwrap_or('\0'));
    (last, if is_loose(last) || is_loose(before) { '\0' } else { before })
}

/// Whether a text may have more spaces than the phrase around this.
fn is_loose(c: char) -> bool {
    matches!(c, ' ' | ':')
}

/// What follows the phrase in a text that opens with it.
fn after<'t>(phrase: &str, text: &'t str) -> Option<&'t str> {
    let mut rest = text;
    let mut last = '\0';
    for wanted in phrase.chars() {
        rest = match wanted {
            ':' => rest.trim_start().strip_prefix([':', '：'])?,
            ' ' => Some(rest.trim_start()).filter(|trimmed| trimmed.len() < rest.len())?,
            _ => rest.strip_prefix(|c| fold(c) == wanted)?,
        };
        last = wanted;
    }
    let next = rest.chars().next().unwrap_or('\0');
    // `NASA's` is no mention of NASA.
    let is_owner = rest.strip_prefix(['\'', '’']).is_some_and(|owned| owned.starts_with("s "));
    (!is_one_word(last, next) && !is_owner).then_some(rest)
}

fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\t'..='\r' => ' ',
        '\0'..='\x7f' => c,
        '’' | 'ʼ' => '\'',
        '：' => ':',
        _ => fold_letter(c),
    }
}

fn fold_letter(c: char) -> char {
    let letter = letters().of(c);
    if letter.is_whitespace() {
        return ' ';
    }
    letter.lower().unwrap_or_else(|| c.to_lowercase().next().unwrap_or(c))
}

/// Where words begin, in bytes; in a script without spaces that is everywhere.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut previous = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut previous, c);
        // Most characters stand behind another of their word.
        let is_inside = before.is_ascii_lowercase() && c.is_ascii_lowercase();
        let starts = !is_inside && !c.is_whitespace() && !is_one_word(before, c);
        starts.then_some(at)
    })
}

/// Whether no word can end between the two: two letters, or two digits, of a script that sets words apart.
fn is_one_word(left: char, right: char) -> bool {
    if left.is_ascii() && right.is_ascii() {
        let letters = left.is_ascii_alphabetic() && right.is_ascii_alphabetic();
        return letters || (left.is_ascii_digit() && right.is_ascii_digit());
    }
    let (before, behind) = (letters().of(left), letters().of(right));
    let is_part = |letter: Letter, c| (letter.is_alphabetic() && !is_unspaced(c)) || is_word_sign(c);
    let are_letters = is_part(before, left) && is_part(behind, right);
    are_letters || (before.is_numeric() && behind.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::lexicon::Section;

    #[test]
    fn only_whole_words_count() {
        let openers = Phrases::of(Section::BylineOpener);
        assert_eq!(openers.strip("By Jane"), Some(" Jane"));
        assert_eq!(openers.strip("Byron Bay"), None);
        assert_eq!(Phrases::of(Section::And).strip("व्यापार"), None);
        assert_eq!(openers.strip("文/王小明"), Some("王小明"));
        assert_eq!(openers.strip("Text : Jane"), Some(" Jane"));
    }

    #[test]
    fn the_longest_phrase_wins() {
        let agencies = Phrases::of(Section::Agency);
        assert_eq!(agencies.strip("Getty Images/X"), Some("/X"));
        assert_eq!(agencies.strip_end("Jane Doe/Getty Images"), Some("Jane Doe/"));
    }
}
