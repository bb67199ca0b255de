//! Words and sentence ends, in any script.

use unicode_segmentation::UnicodeSegmentation;

/// How many words a text has, by UAX 29; scripts without spaces count by character.
pub(crate) fn words(text: &str) -> u32 {
    let count = if text.is_ascii() { ascii_words(text) } else { text.unicode_words().count() };
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn ascii_words(text: &str) -> usize {
    text.split_ascii_whitespace().filter(|word| word.bytes().any(|b| b.is_ascii_alphanumeric())).count()
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let closed = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | '«' | '›' | ')' | ']' | '」' | '』' | '）')
    });
    closed.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', '．', '։'])
}

/// The distinct words of a text, letter case folded, as hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct WordSet(Vec<u64>);

impl WordSet {
    pub(super) fn of(text: &str) -> Self {
        let mut words: Vec<u64> = text.unicode_words().map(hash).collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// Words that both have, as a share of the words that either has; 0 where one is empty.
    pub(super) fn agreement(&self, other: &Self) -> f32 {
        // A page may claim a description of any length, and every block is held against it.
        let (few, many) = if self.0.len() < other.0.len() { (self, other) } else { (other, self) };
        let shared = few.0.iter().filter(|word| many.0.binary_search(word).is_ok()).count();
        let all = self.0.len() + other.0.len() - shared;
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a float's precision")]
        let share = shared as f32 / all.max(1) as f32;
        share
    }
}

/// FNV-1a over the lower-case characters.
fn hash(word: &str) -> u64 {
    let characters = word.chars().flat_map(char::to_lowercase);
    characters.fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, words};

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words("It's 3 o'clock - sharp."), 4);
        assert_eq!(words("Straße nach Köln"), 3);
        assert_eq!(words("東京で雨"), 4);
    }

    #[test]
    fn a_sentence_may_end_in_quotes() {
        assert!(ends_sentence("“No,” he said. “Never.”"));
        assert!(ends_sentence("雨が降る。」"));
        assert!(!ends_sentence("Read more"));
    }
}
