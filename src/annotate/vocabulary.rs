//! How much the words of a text's block speak for the body.
//!
//! Each word of a block, and each pair of neighbours, has a weight if labelled texts of enough sites hold it: `vocabulary.weights`,
//! written by `training/vocabulary.py`. A word weighs otherwise in a line than in a paragraph. The weights are English for the most
//! part, as the labelled texts are; of a language that none of them speaks nearly all words are unknown, and next to nothing is said.

use crate::hashes::{MIXER, SEED};
use crate::lexicon::head;
#[cfg(feature = "unstable-stages")]
use crate::page::Block;
use crate::page::Page;

#[cfg(feature = "unstable-stages")]
use super::Note;
use super::measures::OFFSETS;
use super::words::hash_words;
use super::{Notes, beside, float};

/// The weights, in slots of three bytes: which word has the slot, in two bytes, and its weight.
const WEIGHTS: &[u8] = include_bytes!("vocabulary.weights");

/// Words and pairs have so many slots, each the one that the low bits of its hash name.
const SLOTS: usize = 1 << 15;

/// A block's first bytes say what it is; the rest of a paragraph is like it.
const HEAD_BYTES: usize = 400;

/// Of these bytes so many words are looked up, and fewer pairs.
const MOST_WORDS: usize = 60;
const MOST_PAIRS: usize = 30;

/// Blocks of no more words than these are lines, and headings; all others are paragraphs.
const LINE_WORDS: u32 = 6;
const HEADING_WORDS: u32 = 25;

/// A block of no more words is looked up as a whole as well: `Read more`.
const WHOLE_WORDS: usize = 5;

/// Measures every block of a text, and puts it beside its neighbours.
pub(super) fn measure(page: &Page, notes: &mut Notes) {
    if !page.is_bare() {
        return;
    }
    let mut words = Vec::new();
    let blocks = page.blocks.iter().zip(&notes.blocks);
    let found: Vec<f32> = blocks.map(|(block, note)| weigh(page.text_of(block), note.words, &mut words)).collect();
    for (at, note) in notes.blocks.iter_mut().enumerate() {
        note.measures.set_vocabulary(found[at]);
        for (slot, there) in beside(&found, at, OFFSETS) {
            note.measures.set_vocabulary_beside(slot, there.copied().unwrap_or_default());
        }
    }
}

/// The weight of a block's words, over the root of their number: a long block is no surer than a short one for its length alone.
fn weigh(text: &str, words: u32, hashes: &mut Vec<u64>) -> f32 {
    let (mut sum, mut count) = (0, 0_usize);
    each_feature(text, words, hashes, |feature| {
        sum += i32::from(weight(feature));
        count += 1;
    });
    #[expect(clippy::cast_precision_loss, reason = "a sum of no more than 93 weights")]
    let sum = sum as f32;
    sum / float(count.max(1)).sqrt()
}

/// What every block of a text is looked up by, for the training; nothing of other blocks.
#[cfg(feature = "unstable-stages")]
pub(crate) fn features(page: &Page, notes: &Notes) -> Vec<Vec<u32>> {
    let of_block = |(block, note): (&Block, &Note)| {
        let mut features = Vec::new();
        if page.is_bare() {
            each_feature(page.text_of(block), note.words, &mut Vec::new(), |feature| features.push(feature));
        }
        features
    };
    page.blocks.iter().zip(&notes.blocks).map(of_block).collect()
}

fn weight(feature: u32) -> i8 {
    let [tag @ .., low, high] = feature.to_be_bytes();
    let slot = usize::from(u16::from_be_bytes([low, high])) % SLOTS;
    match WEIGHTS.as_chunks().0.get(slot) {
        Some([first, second, weight]) if [*first, *second] == tag => weight.cast_signed(),
        _ => 0,
    }
}

/// What a word, or a pair, is looked up as.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Anywhere in a line, a heading, or a paragraph.
    Within(Length),
    /// At the beginning.
    First,
    /// All there is.
    Whole,
}

#[derive(Debug, Clone, Copy)]
enum Length {
    Line,
    Heading,
    Paragraph,
}

impl Length {
    fn of(words: u32) -> Self {
        if words <= LINE_WORDS {
            Self::Line
        } else if words <= HEADING_WORDS {
            Self::Heading
        } else {
            Self::Paragraph
        }
    }
}

/// Hands on all that a block of so many words is looked up by, as hashes; `hashes` is room for those of its words.
fn each_feature(text: &str, words: u32, hashes: &mut Vec<u64>, mut take: impl FnMut(u32)) {
    hashes.clear();
    hash_words(head(text, HEAD_BYTES), hashes);
    hashes.truncate(MOST_WORDS);
    let length = Length::of(words);
    for word in hashes.iter() {
        take(Kind::Within(length).feature(*word));
    }
    for (at, (word, next)) in hashes.iter().zip(hashes.iter().skip(1)).take(MOST_PAIRS).enumerate() {
        let pair = join(*word, *next);
        take(Kind::Within(length).feature(pair));
        if at == 0 {
            take(Kind::First.feature(pair));
        }
    }
    hashes.first().into_iter().for_each(|first| take(Kind::First.feature(*first)));
    if (1..=WHOLE_WORDS).contains(&hashes.len()) {
        take(Kind::Whole.feature(hashes.iter().copied().fold(SEED, join)));
    }
}

impl Kind {
    fn feature(self, hash: u64) -> u32 {
        let kind: u64 = match self {
            Self::Within(Length::Line) => 1,
            Self::Within(Length::Heading) => 2,
            Self::Within(Length::Paragraph) => 3,
            Self::First => 4,
            Self::Whole => 5,
        };
        let [.., a, b, c, d] = (hash.wrapping_add(kind) ^ hash >> 32).wrapping_mul(MIXER).to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }
}

/// The hash of two words in their order.
fn join(before: u64, next: u64) -> u64 {
    before.rotate_left(5).wrapping_mul(MIXER) ^ next
}

#[cfg(test)]
mod tests {
    use crate::annotate::tests::measured;
    use crate::readers;

    const TEXT: &str = "Sign up for our newsletter\n\nThe mayor said on Monday that the bridge, which was built in the last \
        century, had been closed because of a crack in its third pier.\n\nXylvo qarnt\n";

    #[test]
    fn words_speak_for_the_body_or_against_it() {
        let found = measured(&readers::text(TEXT), "vocabulary");
        assert!(found[0] < 0.0 && found[1] > 0.0, "{found:?}");
        assert!(found[2] == 0.0, "of words that nobody knows nothing is said");
    }

    #[test]
    fn a_block_sees_the_words_of_its_neighbours() {
        let (page, [first, second, _]) = (readers::text(TEXT), [0, 1, 2]);
        let (own, next) = (measured(&page, "vocabulary"), measured(&page, "neighbour +1, vocabulary"));
        assert_eq!((next[first], next[2]), (own[second], 0.0));
        assert_eq!(measured(&page, "neighbour -2, vocabulary"), [0.0, 0.0, own[first]]);
    }

    #[test]
    fn where_markup_says_more_words_are_not_weighed() {
        let page = readers::html("<p>Sign up for our newsletter<p>The mayor said on Monday that it was closed.");
        assert_eq!(measured(&page, "vocabulary"), [0.0, 0.0]);
    }
}
