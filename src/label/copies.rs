//! Hidden copies: what a page shows and also hides, for narrow screens and for wide ones, or for payers.

use foldhash::{HashSet, HashSetExt};

use crate::page::{Block, Page};

use super::wording::Wording;
use super::{Label, Labelled, Rule};

/// Takes hidden blocks out of the body whose words are shown in it.
pub(super) fn leave(page: &Page, labels: &mut [Labelled]) {
    let body = || page.blocks.iter().zip(labels.iter()).filter(|(_, labelled)| labelled.label.is_body());
    if !body().any(|(block, _)| block.hidden) {
        return;
    }
    let mut shown = HashSet::new();
    for (block, _) in body().filter(|(block, _)| !block.hidden) {
        shown.extend(Wording::of(page.text_of(block)).runs());
    }
    let is_copy = |block: &Block| {
        let wording = Wording::of(page.text_of(block));
        wording.runs().filter(|run| shown.contains(run)).count() * 2 > wording.runs().len()
    };
    for (block, labelled) in page.blocks.iter().zip(labels).filter(|(block, it)| block.hidden && it.label.is_body()) {
        if is_copy(block) {
            labelled.settle(Label::Hidden, Rule::HiddenCopy);
        }
    }
}
