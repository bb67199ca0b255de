//! How the page's prose is spread over its containers and over the paths that blocks are built by.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::page::{Block, ContainerId, Page, PathId, Shape};

use super::measures::LEVELS;
use super::{Measure, Note};

/// The smallest container with this share of the prose is the core of the page.
const CORE_SHARE: f32 = 0.7;

/// What a block of prose gives the first containers above its own.
const SCORES: [f32; 3] = [1.0, 0.6, 0.3];

/// So many words of prose count as one more block of it; so many times at most.
const SCORED_WORDS: f32 = 15.0;
const MOST_SCORED: f32 = 6.0;

/// So many blocks, or containers, are built alike on most pages.
const THINGS_PER_PATH: usize = 8;

/// Stands for the distance to a container that is not there, and for any that is no nearer.
const FAR: u8 = 99;

/// What a container, or everything built alike, holds.
#[derive(Debug, Clone, Copy, Default)]
struct Holding {
    blocks: f32,
    words: f32,
    linked: f32,
    prose: f32,
}

/// A map by what is a hash already.
pub(crate) type ByPath<T> = HashMap<PathId, T, BuildHasherDefault<PathHasher>>;

/// Spreads a path's bits over the width that a map looks at.
#[derive(Debug, Default)]
pub(crate) struct PathHasher(u64);

impl Hasher for PathHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, path: u32) {
        self.0 = (self.0 ^ u64::from(path)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

/// The holdings of all containers and paths.
pub(super) struct Containers {
    each: Vec<Holding>,
    paths: ByPath<Holding>,
    /// How many containers are built alike.
    alike: ByPath<u16>,
    core: Kinship,
    best: Kinship,
    headline: Kinship,
    /// The innermost article element at or above each container.
    articles: Vec<Option<ContainerId>>,
    /// Words of prose on the page; never zero.
    prose: f32,
}

impl Holding {
    fn add(&mut self, other: Self) {
        self.blocks += other.blocks;
        self.words += other.words;
        self.linked += other.linked;
        self.prose += other.prose;
    }

    #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a float's precision")]
    fn of(block: &Block, note: &Note) -> Self {
        let words = note.words as f32;
        let linked = words * super::ratio(block.link_bytes, block.text.len());
        Self { blocks: 1.0, words, linked, prose: if note.is_prose { words } else { 0.0 } }
    }

    fn links(self) -> f32 {
        self.linked / self.words.max(1.0)
    }

    fn is_prose(self) -> f32 {
        self.prose / self.words.max(1.0)
    }
}

impl Containers {
    pub(super) fn of(page: &Page, notes: &[Note], headline: Option<usize>) -> Self {
        let mut each = vec![Holding::default(); page.outline.len()];
        let mut paths: ByPath<Holding> = room(page.blocks.len());
        for (block, note) in page.blocks.iter().zip(notes) {
            let holding = Holding::of(block, note);
            each[block.container.0 as usize].add(holding);
            paths.entry(block.path).or_default().add(holding);
        }
        page.sum_up(&mut each, Holding::add);
        let prose = each.first().map_or(1.0, |root| root.prose.max(1.0));
        let headline = headline.and_then(|at| page.blocks.get(at)).map(|block| block.container);
        Self {
            core: Kinship::of(page, core(&each, prose)),
            best: Kinship::of(page, best(page, notes, &each)),
            headline: Kinship::of(page, headline),
            articles: articles(page),
            alike: alike(page),
            each,
            paths,
            prose,
        }
    }

    /// Measures where a block stands.
    pub(super) fn measure(&self, page: &Page, block: &Block, note: &mut Note) {
        self.measure_ancestors(page, block, note);
        self.measure_kin(block, note);
        self.measure_article(block, note);
        self.measure_path(block, note);
        self.measure_alike(page, block, note);
    }

    /// Where there are no further containers, the last one stands for them.
    fn measure_ancestors(&self, page: &Page, block: &Block, note: &mut Note) {
        let mut id = block.container;
        for level in 0..LEVELS {
            let it = self.each[id.0 as usize];
            let share = it.prose / self.prose;
            note.measures.set_ancestor(level, [it.words, it.blocks, it.links(), share, it.is_prose()]);
            id = page.container(id).parent.unwrap_or(id);
        }
    }

    fn measure_kin(&self, block: &Block, note: &mut Note) {
        let m = &mut note.measures;
        let (core, best) = (self.core.to(block.container), self.best.to(block.container));
        m.set(Measure::InCore, core.is_inside);
        m.set(Measure::FromCore, if core.is_inside { f32::from(core.down) } else { -f32::from(core.up) });
        m.set(Measure::InBest, best.is_inside);
        m.set(Measure::ToBest, best.up);
        m.set(Measure::BelowBest, best.down);
        let headline = self.headline.to(block.container);
        m.set(Measure::ToHeadline, headline.up);
        m.set(Measure::DownToHeadline, headline.back);
        m.set(Measure::HeadlineBranchProse, self.each[headline.branch.0 as usize].prose / self.prose);
        let branch = self.each[best.branch.0 as usize];
        m.set(Measure::BranchProse, branch.prose / self.prose);
        m.set(Measure::BranchLinks, branch.links());
        m.set(Measure::BranchWords, branch.words);
        m.set(Measure::BranchBlocks, branch.blocks);
    }

    fn measure_article(&self, block: &Block, note: &mut Note) {
        let Some(article) = self.articles[block.container.0 as usize] else { return };
        let holds_headline = self.headline.to(article).up == 0;
        note.measures.set(Measure::InHeadlineArticle, holds_headline);
        note.measures.set(Measure::InOtherArticle, !holds_headline && self.headline.is_known);
    }

    fn measure_alike(&self, page: &Page, block: &Block, note: &mut Note) {
        let mut above = page.ancestors(block).skip(1).map(|id| self.alike.get(&page.container(id).path));
        let mut count = || above.next().flatten().copied().unwrap_or_default();
        note.measures.set(Measure::ParentAlike, count());
        note.measures.set(Measure::GrandparentAlike, count());
    }

    fn measure_path(&self, block: &Block, note: &mut Note) {
        let path = self.paths.get(&block.path).copied().unwrap_or_default();
        let m = &mut note.measures;
        m.set(Measure::PathBlocks, path.blocks);
        m.set(Measure::PathWords, path.words);
        m.set(Measure::PathLinks, path.links());
        m.set(Measure::PathLength, path.words / path.blocks.max(1.0));
        m.set(Measure::ProseOfPath, path.prose / self.prose);
        m.set(Measure::PathIsProse, path.is_prose());
    }
}

/// How a container is related to a certain one.
#[derive(Debug, Clone, Copy)]
struct Kin {
    /// It is that one, or stands in it.
    is_inside: bool,
    /// Levels up to the first that holds that one; [`FAR`] where there is none.
    up: u8,
    /// Levels down from that one; [`FAR`] where it is not inside.
    down: u8,
    /// Levels from the first that holds that one down to it.
    back: u16,
    /// The container right below the first that holds that one, or it itself.
    branch: ContainerId,
}

/// How every container is related to a certain one.
struct Kinship {
    each: Vec<Kin>,
    /// Whether there is such a one.
    is_known: bool,
}

impl Kinship {
    fn of(page: &Page, to: Option<ContainerId>) -> Self {
        let line: Vec<(ContainerId, u16)> = to.into_iter().flat_map(|to| page.above(to)).zip(0..).collect();
        // The outermost comes first, here as in the outline.
        let mut line = line.into_iter().rev().peekable();
        let mut each: Vec<Kin> = Vec::with_capacity(page.outline.len());
        for (id, container) in (0..).map(ContainerId).zip(&page.outline) {
            let above = container.parent.and_then(|parent| each.get(parent.0 as usize)).copied();
            let relation = match line.next_if(|(next, _)| *next == id) {
                Some((_, 0)) => Relation::Same,
                Some((_, levels)) => Relation::Above(levels),
                None => Relation::Other,
            };
            each.push(Kin::of(id, above, relation));
        }
        Self { each, is_known: to.is_some() }
    }

    fn to(&self, id: ContainerId) -> Kin {
        self.each[id.0 as usize]
    }
}

/// What a container is to a certain one.
#[derive(Debug, Clone, Copy)]
enum Relation {
    Same,
    /// It holds that one, so many levels down.
    Above(u16),
    Other,
}

impl Kin {
    fn of(id: ContainerId, above: Option<Self>, relation: Relation) -> Self {
        let unrelated = Self { is_inside: false, up: FAR, down: FAR, back: FAR.into(), branch: id };
        let above = above.unwrap_or(unrelated);
        match relation {
            Relation::Same => Self { is_inside: true, up: 0, down: 0, back: 0, branch: id },
            Relation::Above(back) => Self { up: 0, back, ..unrelated },
            Relation::Other => Self {
                is_inside: above.is_inside,
                up: (above.up + 1).min(FAR),
                down: (above.down + 1).min(FAR),
                back: above.back,
                branch: if above.up == 0 { id } else { above.branch },
            },
        }
    }
}

/// The innermost container that holds enough of the prose: the last one, as parents stand first.
fn core(each: &[Holding], prose: f32) -> Option<ContainerId> {
    let position = each.iter().rposition(|holding| holding.prose >= CORE_SHARE * prose)?;
    u32::try_from(position).ok().map(ContainerId)
}

/// The container that is scored best for the prose in it, the more so the nearer the prose; links speak against it.
fn best(page: &Page, notes: &[Note], each: &[Holding]) -> Option<ContainerId> {
    let mut scores = vec![0.0_f32; each.len()];
    for (block, note) in page.blocks.iter().zip(notes).filter(|(_, note)| note.is_prose) {
        let score = 1.0 + (Holding::of(block, note).words / SCORED_WORDS).min(MOST_SCORED);
        for (part, id) in SCORES.into_iter().zip(page.ancestors(block).skip(1)) {
            scores[id.0 as usize] += part * score;
        }
    }
    let weighed = scores.iter().zip(each).map(|(score, holding)| score * (1.0 - holding.links()));
    let best = weighed.enumerate().filter(|(_, score)| *score > 0.0);
    let best = best.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.and_then(|(at, _)| u32::try_from(at).ok()).map(ContainerId)
}

/// The innermost article element at or above each container.
fn articles(page: &Page) -> Vec<Option<ContainerId>> {
    let mut articles: Vec<Option<ContainerId>> = Vec::with_capacity(page.outline.len());
    for (id, container) in (0..).map(ContainerId).zip(&page.outline) {
        let above = container.parent.and_then(|parent| articles[parent.0 as usize]);
        articles.push(if container.shape == Shape::Article { Some(id) } else { above });
    }
    articles
}

/// A map with room for the paths of so many things: most are built as others are.
fn room<T>(things: usize) -> ByPath<T> {
    HashMap::with_capacity_and_hasher(things / THINGS_PER_PATH, BuildHasherDefault::default())
}

/// How many containers are built alike.
fn alike(page: &Page) -> ByPath<u16> {
    let mut alike: ByPath<u16> = room(page.outline.len());
    for container in &page.outline {
        let count = alike.entry(container.path).or_default();
        *count = count.saturating_add(1);
    }
    alike
}
