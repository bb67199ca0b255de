//! An element's class, id, role and itemprop values → what they hint at, and how it is built; each distinct value is
//! looked into once a page.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::lexicon::{Hints, lexicon};

use super::attribute::AttributeName;
use super::tree::{NodeId, Tree};

/// The attributes whose words hint at what an element is.
const SOURCES: [AttributeName; 4] =
    [AttributeName::Class, AttributeName::Id, AttributeName::Itemprop, AttributeName::Role];

/// So many bytes of a class tell how an element is built.
const BUILD_BYTES: usize = 256;

/// What an element's attributes say of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) hints: Hints,
    pub(super) build: Build,
}

/// Stands for the name and class of an element, or of it and those around it; digits do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Build(pub(super) u32);

impl Build {
    /// Of the element inside another.
    pub(super) fn within(self, outer: Self) -> Self {
        // Multiplying by the golden ratio's digits spreads what differs, as in Fibonacci hashing.
        Self((self.0.rotate_left(5) ^ outer.0).wrapping_mul(0x9e37_79b9))
    }

    fn of(text: &str) -> Self {
        let bytes = text.as_bytes().get(..BUILD_BYTES).unwrap_or(text.as_bytes());
        let bytes = bytes.iter().filter(|byte| !byte.is_ascii_digit());
        // The FNV-1a hash.
        Self(bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)))
    }
}

/// What values said before, on this page.
#[derive(Debug)]
pub(super) struct HintCache<'t>(HashMap<&'t str, Look, RandomState>);

/// A page has some hundreds of values; room for so many is made at once.
const VALUES: usize = 448;

impl<'t> HintCache<'t> {
    pub(super) fn new() -> Self {
        Self(HashMap::with_capacity_and_hasher(VALUES, RandomState::default()))
    }

    pub(super) fn of(&mut self, tree: &'t Tree, element: NodeId) -> Look {
        let mut hints = Hints::default();
        let mut class = Build::of("");
        for source in SOURCES {
            let Some(value) = tree.attribute(element, source) else { continue };
            let said = self.of_value(value);
            hints = hints.or(said.hints);
            if source == AttributeName::Class {
                class = said.build;
            }
        }
        let name = Build::of(tree.name(element).map_or("", |name| name));
        Look { hints, build: name.within(class) }
    }

    /// The hints of an element that the sweep has passed.
    pub(super) fn known(&self, tree: &Tree, element: NodeId) -> Hints {
        let values = SOURCES.into_iter().filter_map(|source| tree.attribute(element, source));
        values.filter_map(|value| self.0.get(value)).fold(Hints::default(), |hints, look| hints.or(look.hints))
    }

    fn of_value(&mut self, value: &'t str) -> Look {
        *self.0.entry(value).or_insert_with(|| Look { hints: lexicon().hints(value), build: Build::of(value) })
    }
}
