//! Hidden copies: what a page shows and also hides, for narrow screens and for wide ones, or for payers.

use std::hash::BuildHasher;

use foldhash::HashSet;
use foldhash::fast::FixedState;

use crate::page::{Block, Page};

use super::{Label, Labelled};

/// So many words in a row stand in two texts only if one is copied from the other.
const WINDOW: usize = 5;

/// In a script without spaces, so many bytes at a time are taken for a word.
const LONGEST_WORD: usize = 60;

/// Takes hidden blocks out of the body whose words are shown in it.
pub(super) fn leave(page: &Page, labels: &mut [Labelled]) {
    let body = || page.blocks.iter().zip(labels.iter()).filter(|(_, labelled)| labelled.label.is_body());
    if !body().any(|(block, _)| block.hidden) {
        return;
    }
    let shown = body().filter(|(block, _)| !block.hidden).map(|(block, _)| page.text_of(block));
    let shown: HashSet<u64> = shown.flat_map(windows).collect();
    let is_copy = |block: &Block| {
        let windows = windows(page.text_of(block));
        windows.iter().filter(|window| shown.contains(window)).count() * 2 > windows.len()
    };
    for (block, labelled) in page.blocks.iter().zip(labels).filter(|(block, it)| block.hidden && it.label.is_body()) {
        if is_copy(block) {
            labelled.label = Label::Hidden;
        }
    }
}

/// A hash for each run of words; a shorter text is one run.
fn windows(text: &str) -> Vec<u64> {
    let state = FixedState::default();
    let words = text.split_whitespace().flat_map(|word| word.as_bytes().chunks(LONGEST_WORD));
    let words: Vec<u64> = words.map(|word| state.hash_one(word)).collect();
    let runs = words.windows(WINDOW).map(|run| state.hash_one(run));
    if words.len() < WINDOW { vec![state.hash_one(words.as_slice())] } else { runs.collect() }
}
