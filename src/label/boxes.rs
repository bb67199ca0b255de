//! Boxes inside the body: a container that a cue gives away is left as a whole.

use crate::annotate::Notes;
use crate::lexicon::{Cue, Hint};
use crate::page::{ContainerId, Page};

use super::{Label, Labelled, Rule};

/// Kinds of boxes: the cue that a line in it gives, the hint that its class gives, and what its blocks then are.
const KINDS: [(Cue, Hint, Label); 3] = [
    (Cue::Related, Hint::Related, Label::Related),
    (Cue::Newsletter, Hint::Newsletter, Label::Newsletter),
    (Cue::Account, Hint::Account, Label::Newsletter),
];

/// A box holds no more than this share of the body: one in so many words.
const SHARE: u32 = 4;

/// A line that opens a box is no longer, in words.
const TITLE_WORDS: u32 = 12;

/// So many containers above its line may be the box.
const REACH: usize = 2;

/// Takes boxes out of the body: those that open with a line of a kind, and those that hold one and are named for it.
pub(super) fn leave(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let boxes = Boxes::of(page, notes, labels);
    let found: Vec<(ContainerId, Label)> = (0..labels.len()).filter_map(|at| boxes.around(at)).collect();
    if found.is_empty() {
        return;
    }
    let mut kinds: Vec<Option<Label>> = vec![None; page.outline.len()];
    for (container, label) in found {
        kinds[container.0 as usize] = Some(label);
    }
    // A parent stands before its children.
    for id in 0..kinds.len() {
        kinds[id] = kinds[id].or_else(|| kinds[page.outline[id].parent?.0 as usize]);
    }
    for (block, labelled) in page.blocks.iter().zip(labels).filter(|(_, labelled)| labelled.label.is_body()) {
        if let Some(label) = kinds[block.container.0 as usize] {
            labelled.settle(label, Rule::InsideBox);
        }
    }
}

struct Boxes<'p> {
    page: &'p Page,
    notes: &'p Notes,
    labels: &'p [Labelled],
    /// Words of the body in each container, and the first block in it, or [`NOWHERE`].
    body: Vec<u32>,
    first: Vec<usize>,
}

/// Stands for the first block of a container that holds none.
const NOWHERE: usize = usize::MAX;

impl<'p> Boxes<'p> {
    fn of(page: &'p Page, notes: &'p Notes, labels: &'p [Labelled]) -> Self {
        let (mut body, mut first) = (vec![0; page.outline.len()], vec![NOWHERE; page.outline.len()]);
        for (at, block) in page.blocks.iter().enumerate() {
            let id = block.container.0 as usize;
            body[id] += if labels[at].label.is_body() { notes.blocks[at].words } else { 0 };
            first[id] = first[id].min(at);
        }
        page.sum_up(&mut body, |outer, inner| *outer += inner);
        page.sum_up(&mut first, |outer, inner| *outer = inner.min(*outer));
        Self { page, notes, labels, body, first }
    }

    /// The widest box that a block gives away, and what it is.
    fn around(&self, at: usize) -> Option<(ContainerId, Label)> {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let (_, hint, label) = *KINDS.iter().find(|(cue, ..)| note.cues.has(*cue))?;
        let is_title = !self.labels[at].label.is_body() && note.words <= TITLE_WORDS && !note.is_prose;
        let total = self.body.first().copied().unwrap_or_default();
        let is_box = |id: &ContainerId| {
            let opens = is_title && self.first[id.0 as usize] == at;
            let is_small = self.body[id.0 as usize] * SHARE <= total;
            is_small && (opens || self.page.container(*id).hints.has(hint))
        };
        let above = self.page.ancestors(block).skip(1).take(REACH);
        above.filter(is_box).last().map(|container| (container, label))
    }
}
