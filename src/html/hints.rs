//! Class, id, role and itemprop values → hints; each distinct value is looked up once a page.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::lexicon::{Hints, lexicon};

use super::tree::{AttributeName, NodeId, Tree};

/// The attributes whose words hint at what an element is.
const SOURCES: [AttributeName; 4] =
    [AttributeName::Class, AttributeName::Id, AttributeName::Itemprop, AttributeName::Role];

/// What values hinted at before, on this page.
#[derive(Debug, Default)]
pub(super) struct HintCache<'t>(HashMap<&'t str, Hints, RandomState>);

impl<'t> HintCache<'t> {
    pub(super) fn of(&mut self, tree: &'t Tree, element: NodeId) -> Hints {
        let values = SOURCES.into_iter().filter_map(|source| tree.attribute(element, source));
        values.map(|value| self.of_value(value)).fold(Hints::default(), Hints::or)
    }

    /// The hints of an element that the sweep has passed.
    pub(super) fn known(&self, tree: &Tree, element: NodeId) -> Hints {
        let values = SOURCES.into_iter().filter_map(|source| tree.attribute(element, source));
        values.filter_map(|value| self.0.get(value).copied()).fold(Hints::default(), Hints::or)
    }

    fn of_value(&mut self, value: &'t str) -> Hints {
        *self.0.entry(value).or_insert_with(|| lexicon().hints(value))
    }
}
