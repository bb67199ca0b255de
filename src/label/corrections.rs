//! Corrections belong to the story, whatever the trees make of a line that stands behind its end.

use crate::annotate::Notes;
use crate::news::corrections::opens_correction;
use crate::page::{Page, Region};

use super::{Label, Labelled, Rule, headline_of};

/// So many blocks behind the story's end a correction may stand.
const REACH: usize = 4;

/// A correction has so many words at least, and at most.
const FEWEST_WORDS: u32 = 5;
const MOST_WORDS: u32 = 120;

/// Takes the corrections between the headline and a little below the story's end.
pub(super) fn take(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let Some(last) = labels.iter().rposition(|labelled| labelled.label.is_body()) else { return };
    let first = headline_of(labels).map_or(0, |headline| headline + 1);
    for (at, labelled) in labels.iter_mut().enumerate().take(last + 1 + REACH).skip(first) {
        let (block, note) = (&page.blocks[at], &notes.blocks[at]);
        let is_free =
            matches!(labelled.label, Label::Boilerplate | Label::Newsletter | Label::Related | Label::Comment);
        let has_length = (FEWEST_WORDS..=MOST_WORDS).contains(&note.words);
        let is_placed = !block.hidden && !block.is_half_link() && note.region != Region::Comments;
        if is_free && has_length && is_placed && opens_correction(page.text_of(block)) {
            labelled.settle(Label::Paragraph, Rule::Correction);
        }
    }
}
