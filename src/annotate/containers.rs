//! How the page's prose is spread over its containers and over the paths that blocks are built by.

use std::collections::HashMap;

use crate::page::{Block, ContainerId, Page, PathId, Shape};

use super::{Measure, Note};

/// The smallest container with this share of the prose is the core of the page.
const CORE_SHARE: f32 = 0.7;

/// What a container, or everything built alike, holds.
#[derive(Debug, Clone, Copy, Default)]
struct Holding {
    words: f32,
    linked: f32,
    prose: f32,
}

/// The holdings of all containers and paths.
pub(super) struct Containers {
    each: Vec<Holding>,
    paths: HashMap<PathId, Holding>,
    places: Vec<Place>,
    has_headline: bool,
    /// Words of prose on the page; never zero.
    prose: f32,
}

/// What a container stands in, itself included.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    in_core: bool,
    in_article: bool,
    in_headline_article: bool,
}

impl Holding {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.linked += other.linked;
        self.prose += other.prose;
    }

    #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a float's precision")]
    fn of(block: &Block, note: &Note) -> Self {
        let words = note.words as f32;
        let linked = words * super::ratio(block.link_bytes, block.text.len());
        Self { words, linked, prose: if note.is_prose { words } else { 0.0 } }
    }
}

impl Containers {
    pub(super) fn of(page: &Page, notes: &[Note], headline: Option<usize>) -> Self {
        let mut each = vec![Holding::default(); page.outline.len()];
        let mut paths: HashMap<PathId, Holding> = HashMap::new();
        for (block, note) in page.blocks.iter().zip(notes) {
            let holding = Holding::of(block, note);
            each[block.container.0 as usize].add(holding);
            paths.entry(block.path).or_default().add(holding);
        }
        // A parent stands before its children, so that one sweep from the end sums up.
        for (id, container) in page.outline.iter().enumerate().rev() {
            if let Some(parent) = container.parent {
                let holding = each[id];
                each[parent.0 as usize].add(holding);
            }
        }
        let prose = each.first().map_or(1.0, |root| root.prose.max(1.0));
        let core = core(&each, prose);
        Self { each, paths, places: places(page, core, headline), has_headline: headline.is_some(), prose }
    }

    /// Measures where a block stands.
    pub(super) fn measure(&self, page: &Page, block: &Block, note: &mut Note) {
        let mut ancestors = page.ancestors(block).skip(1);
        let levels = [Measure::ProseInParent, Measure::ProseInGrandparent, Measure::ProseInThird];
        for (level, (measure, id)) in levels.into_iter().zip(ancestors.by_ref()).enumerate() {
            let holding = self.each[id.0 as usize];
            note.measures.set(measure, holding.prose / self.prose);
            if level == 0 {
                note.measures.set(Measure::LinksInParent, holding.linked / holding.words.max(1.0));
            }
        }
        let place = self.places[block.container.0 as usize];
        if self.has_headline {
            note.measures.set(Measure::InHeadlineArticle, place.in_headline_article);
            note.measures.set(Measure::InOtherArticle, !place.in_headline_article && place.in_article);
        }
        note.measures.set(Measure::InCore, place.in_core);
        let path = self.paths.get(&block.path).copied().unwrap_or_default();
        note.measures.set(Measure::ProseOfPath, path.prose / self.prose);
        note.measures.set(Measure::PathIsProse, path.prose / path.words.max(1.0));
    }
}

/// Where each container stands; a parent comes before its children.
fn places(page: &Page, core: Option<ContainerId>, headline: Option<usize>) -> Vec<Place> {
    let with_headline = with_headline(page, headline);
    let mut places: Vec<Place> = Vec::with_capacity(page.outline.len());
    for (id, container) in page.outline.iter().enumerate() {
        let outer = container.parent.map(|parent| places[parent.0 as usize]).unwrap_or_default();
        let is_article = container.shape == Shape::Article;
        places.push(Place {
            in_core: outer.in_core || core.is_some_and(|core| core.0 as usize == id),
            in_article: outer.in_article || is_article,
            in_headline_article: outer.in_headline_article || (is_article && with_headline[id]),
        });
    }
    places
}

/// For each container whether it holds the headline.
fn with_headline(page: &Page, headline: Option<usize>) -> Vec<bool> {
    let mut holds = vec![false; page.outline.len()];
    if let Some(block) = headline.and_then(|at| page.blocks.get(at)) {
        page.ancestors(block).for_each(|id| holds[id.0 as usize] = true);
    }
    holds
}

/// The innermost container that holds enough of the prose: the last one, as parents stand first.
fn core(each: &[Holding], prose: f32) -> Option<ContainerId> {
    let position = each.iter().rposition(|holding| holding.prose >= CORE_SHARE * prose)?;
    u32::try_from(position).ok().map(ContainerId)
}
