//! Words, signs and sentence ends, in any script, in one sweep over a text.

use crate::hashes::{Bits, SEED, step};
use crate::lexicon::{Letter, is_spelled, is_stop, is_unspaced, letters, without_closers};

/// What is counted in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Runs between white space that hold a letter or a digit; scripts without spaces count by character, or by so many
    /// as spell a word.
    pub(super) words: u32,
    /// Words of three characters or fewer: articles, prepositions, the glue of sentences.
    pub(super) short: u32,
    /// Words that begin with an upper-case letter: names, titles, menus.
    pub(super) capital: u32,
    pub(super) characters: u32,
    pub(super) upper: u32,
    pub(super) digits: u32,
    pub(super) commas: u32,
    /// Signs that end a sentence.
    pub(super) stops: u32,
    pub(super) quotes: u32,
    /// `|`, `•`, `·`: what menus and bylines are cut with.
    pub(super) bars: u32,
    /// `@`: addresses and accounts.
    pub(super) ats: u32,
    /// `/`: addresses and dates.
    pub(super) slashes: u32,
}

/// So many letters spell a word of Thai, Lao, Burmese or Khmer.
const SPELLED: u32 = 4;

/// The word that the sweep is in.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    characters: u32,
    /// Letters of a script that spells words out and sets no spaces.
    spelled: u32,
    has_letter: bool,
    is_capital: bool,
}

impl Counts {
    pub(super) fn of(text: &str) -> Self {
        let (mut counts, mut word) = (Self::default(), Word::default());
        let letters = letters();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            counts.characters += 1;
            // Most characters of most pages.
            if c.is_ascii_lowercase() {
                let (more, behind) = small_letters(rest.as_str());
                counts.characters += more;
                word.characters += 1 + more;
                word.has_letter = true;
                rest = behind.chars();
                continue;
            }
            let letter = letters.of(c);
            if letter.is_whitespace() {
                counts.end(std::mem::take(&mut word));
            } else if letter.is_alphanumeric() {
                counts.letter(&mut word, c, letter);
            } else {
                word.characters += 1;
                counts.sign(c);
            }
        }
        counts.end(word);
        counts
    }

    fn letter(&mut self, word: &mut Word, c: char, letter: Letter) {
        if is_unspaced(c) {
            self.words += u32::from(!is_spelled(c) || word.spelled.is_multiple_of(SPELLED));
            word.spelled += u32::from(is_spelled(c));
            return;
        }
        let is_upper = letter.is_uppercase();
        word.characters += 1;
        word.is_capital |= is_upper && !word.has_letter;
        word.has_letter = true;
        self.upper += u32::from(is_upper);
        self.digits += u32::from(letter.is_numeric());
    }

    fn sign(&mut self, c: char) {
        match c {
            ',' | '、' | '，' | '،' | ';' => self.commas += 1,
            '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => self.quotes += 1,
            '|' | '•' | '·' | '›' => self.bars += 1,
            '@' => self.ats += 1,
            '/' => self.slashes += 1,
            _ if is_stop(c) => self.stops += 1,
            _ => {}
        }
    }

    fn end(&mut self, word: Word) {
        if word.has_letter {
            self.words += 1;
            self.short += u32::from(word.characters <= 3);
            self.capital += u32::from(word.is_capital);
        }
    }
}

/// How many words a text has.
pub(crate) fn count_words(text: &str) -> u32 {
    Counts::of(text).words
}

/// How many plain small letters a text begins with, and what follows them. Eight bytes are looked at together.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a word takes few instructions, and a call would be some of them")]
fn small_letters(text: &str) -> (u32, &str) {
    let mut letters = 0;
    for eight in text.as_bytes().as_chunks().0 {
        let found = leading_letters(*eight);
        letters += found;
        if found < 8 {
            return (letters, text.get(letters as usize..).unwrap_or_default());
        }
    }
    let rest = text.get(letters as usize..).unwrap_or_default();
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_lowercase());
    (letters + u32::try_from(rest.len() - behind.len()).unwrap_or_default(), behind)
}

/// How many of eight bytes are small letters, up to the first that is none: that one has its highest bit set once each is
/// added to what takes `a`, or what is behind `z`, to 128.
fn leading_letters(eight: [u8; 8]) -> u32 {
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    const TO_A: u64 = u64::from_le_bytes([0x80 - b'a'; 8]);
    const BEHIND_Z: u64 = u64::from_le_bytes([0x7f - b'z'; 8]);
    let bytes = u64::from_le_bytes(eight);
    let low = bytes & !HIGH;
    let others = (!(low + TO_A) | (low + BEHIND_Z) | bytes) & HIGH;
    others.trailing_zeros() / 8
}

/// Thai and Lao set no sign behind a sentence. A text of so many letters is more than a heading or a button.
const UNSIGNED_LETTERS: usize = 80;

/// Whether a text is as long as a sentence, in a script that ends none with a sign.
fn is_unsigned_sentence(text: &str) -> bool {
    let is_unsigned = |c: char| matches!(c, '\u{0e00}'..='\u{0eff}');
    text.ends_with(is_unsigned) && text.chars().filter(|c| is_unsigned(*c)).nth(UNSIGNED_LETTERS).is_some()
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let closed = without_closers(text);
    closed.ends_with(is_stop) || is_unsigned_sentence(closed)
}

/// Adds the hashes of a text's words, letter case folded; scripts without spaces give one a character, or one a pair of
/// letters.
pub(super) fn hash_words(text: &str, hashes: &mut Vec<u64>) {
    let mut hash = SEED;
    let letters = letters();
    let mut pairs = Pairs::default();
    for c in text.chars() {
        if c.is_ascii_lowercase() {
            hash = step(hash, c);
            continue;
        }
        let letter = letters.of(c);
        let (is_letter, is_wide) = (letter.is_alphanumeric(), is_unspaced(c));
        if hash != SEED && (is_wide || !is_letter) {
            hashes.push(std::mem::replace(&mut hash, SEED));
        }
        if is_wide && is_letter {
            hashes.push(pairs.hash(c));
        } else if is_letter {
            hash = folded(hash, c, letter);
        }
    }
    if hash != SEED {
        hashes.push(hash);
    }
}

/// The letters of scripts without spaces: each stands for itself, or, where few letters spell all words, with the one before.
#[derive(Debug, Clone, Copy, Default)]
struct Pairs {
    before: char,
}

impl Pairs {
    fn hash(&mut self, c: char) -> u64 {
        let before = std::mem::replace(&mut self.before, c);
        if is_spelled(c) { step(step(SEED, before), c) } else { step(SEED, c) }
    }
}

/// So many letters of a word outlast its inflection, in most languages.
const STEM: u32 = 4;

/// Hands on the hash of the stem of each word in a text; scripts without spaces give one a character, or one a pair of letters.
pub(crate) fn each_stem(text: &str, mut take: impl FnMut(u64)) {
    let (mut hash, mut length, letters) = (SEED, 0, letters());
    let mut pairs = Pairs::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_lowercase() {
            let (more, behind) = small_letters(rest);
            let wanted = STEM.saturating_sub(length).min(more) as usize;
            let small = rest.as_bytes().get(..wanted).unwrap_or_default();
            hash = small.iter().fold(hash, |hash, byte| step(hash, char::from(*byte)));
            length += more;
            rest = behind;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let letter = letters.of(c);
        let (is_letter, is_wide) = (letter.is_alphanumeric(), is_unspaced(c));
        if length > 0 && (is_wide || !is_letter) {
            take(std::mem::replace(&mut hash, SEED));
            length = 0;
        }
        if is_wide && is_letter {
            take(pairs.hash(c));
        } else if is_letter {
            hash = if length < STEM { folded(hash, c, letter) } else { hash };
            length += 1;
        }
    }
    if length > 0 {
        take(hash);
    }
}

/// The hash of a word that goes on with this letter, letter case folded.
fn folded(hash: u64, c: char, letter: Letter) -> u64 {
    letter.lower().map_or_else(|| c.to_lowercase().fold(hash, step), |lower| step(hash, lower))
}

/// The distinct words of a claim, as hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct WordSet {
    words: Vec<u64>,
    /// A bit for each word, where the hash says: most words of a block are in no claim, and seen so at once.
    bits: Bits<16>,
}

/// The distinct words of a block, as hashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'b> {
    /// Those that any claim may have.
    pub(super) known: &'b [u64],
    /// How many there are in all.
    pub(super) count: usize,
}

/// What two texts have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Overlap {
    /// Words that both have, as a share of the words that either has.
    pub(super) agreement: f32,
    /// As a share of the block's.
    pub(super) of_block: f32,
    /// As a share of the claim's.
    pub(super) of_claim: f32,
}

impl WordSet {
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut set = Self::default();
        texts.into_iter().for_each(|text| hash_words(text, &mut set.words));
        set.settled()
    }

    /// Each word once, in order, with its bit set.
    fn settled(mut self) -> Self {
        self.words.sort_unstable();
        self.words.dedup();
        for word in &self.words {
            self.bits.add(*word);
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word may be one of the set's; of those that are not it says so of most.
    pub(super) fn may_have(&self, word: u64) -> bool {
        self.bits.may_have(word)
    }

    pub(super) fn has(&self, word: u64) -> bool {
        self.may_have(word) && self.words.binary_search(&word).is_ok()
    }

    /// What this claim and a block have in common.
    pub(super) fn overlap(&self, block: Words<'_>) -> Overlap {
        let shared = block.known.iter().filter(|word| self.has(**word)).count();
        let share = |of: usize| super::share(shared, of);
        Overlap {
            agreement: share(self.words.len() + block.count - shared),
            of_block: share(block.count),
            of_claim: share(self.words.len()),
        }
    }
}

/// The words of all the sets.
impl<'s> FromIterator<&'s WordSet> for WordSet {
    fn from_iter<I: IntoIterator<Item = &'s Self>>(sets: I) -> Self {
        let words = sets.into_iter().flat_map(|set| set.words.iter().copied()).collect();
        Self { words, ..Self::default() }.settled()
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, WordSet, Words, each_stem, ends_sentence, hash_words, small_letters};

    #[test]
    fn words_are_counted_in_every_script() {
        let words = |text| Counts::of(text).words;
        assert_eq!(words("It's 3 o'clock - sharp."), 4);
        assert_eq!(words("Straße nach Köln"), 3);
        assert_eq!(words("東京で雨。"), 4);
        assert_eq!(words("नमस्ते दुनिया"), 2);
        assert_eq!(words("ตลาดนํ้าเปิดอีกครั้ง"), 5);
    }

    #[test]
    fn signs_and_cases_are_counted() {
        let counts = Counts::of("“No, no,” Ann of 12 Elm Rd said | x@y");
        assert_eq!((counts.commas, counts.quotes, counts.bars, counts.ats, counts.digits), (2, 2, 1, 1, 2));
        assert_eq!((counts.words, counts.capital, counts.upper), (9, 4, 4));
    }

    #[test]
    fn small_letters_end_at_anything_else() {
        for (letters, behind) in
            [("", "`z"), ("a", "{"), ("abcdefg", "Z"), ("abcdefgh", ""), ("abcdefghijk", "é"), ("z", "")]
        {
            let text = format!("{letters}{behind}");
            assert_eq!(small_letters(&text), (u32::try_from(letters.len()).unwrap(), behind), "{text}");
            let long = format!("{text} and more");
            assert_eq!(small_letters(&long).0, small_letters(&format!("{text} ")).0, "{long}");
        }
    }

    #[test]
    fn a_sentence_may_end_in_quotes() {
        assert!(ends_sentence("“No,” he said. “Never.”"));
        assert!(ends_sentence("雨が降る。」"));
        assert!(!ends_sentence("Read more"));
        assert!(!ends_sentence("อ่านต่อ"));
        assert!(ends_sentence(&"ตลาดน้ำเปิดอีกครั้ง ".repeat(6)));
    }

    #[test]
    fn inflected_words_have_one_stem() {
        let stems = |text| {
            let mut stems = Vec::new();
            each_stem(text, |stem| stems.push(stem));
            stems.sort_unstable();
            stems.dedup();
            stems
        };
        assert_eq!(stems("старой школы"), stems("Школа старая"));
        assert_eq!(stems("Bridge, bridges").len(), 1);
        assert_eq!(stems("東京 東").len(), 2);
        assert_ne!(stems("ตลาด"), stems("ดลาต"));
    }

    #[test]
    fn overlap_is_seen_from_both_sides() {
        let mut block = Vec::new();
        hash_words("bridge Reopens", &mut block);
        let words = Words { known: &block, count: block.len() };
        let overlap = WordSet::of(["Bridge reopens after repairs"]).overlap(words);
        assert_eq!((overlap.agreement, overlap.of_block, overlap.of_claim), (0.5, 1.0, 0.5));
    }
}
