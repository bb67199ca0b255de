//! What one block turned out to be, and which rule settled it.

use std::ops::Deref;

use super::{Label, Rule};

/// What one block turned out to be. It is read as its [`Verdict`] and changed by [`settle`](Self::settle) alone, so that no
/// rule changes a label without giving its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labelled(Verdict);

#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) label: Label,
    /// That it belongs to the body, from 0 to 1.
    pub(crate) probability: f32,
    /// The rule that settled the label; none where the trees alone did.
    pub(crate) rule: Option<Rule>,
}

impl Deref for Labelled {
    type Target = Verdict;

    fn deref(&self) -> &Verdict {
        &self.0
    }
}

impl Labelled {
    pub(super) fn new((label, rule): (Label, Option<Rule>), probability: f32) -> Self {
        Self(Verdict { label, probability, rule })
    }

    pub(super) fn settle(&mut self, label: Label, rule: Rule) {
        (self.0.label, self.0.rule) = (label, Some(rule));
    }
}

/// A rule costs no room: it takes a byte that would be padding.
const _: () = assert!(size_of::<Labelled>() == 2 * size_of::<f32>());
