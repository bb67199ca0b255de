//! What the first pass made of the blocks around a block: the measures that only the second pass sees.

use crate::annotate::{ByPath, COUNT, Notes};
use crate::page::Page;

/// The names of these measures; "body" is short for the probability of being body, from 0 to 1.
pub(super) const NAMES: &[&str] = &[
    // What the first pass made of the block itself.
    "body",
    // The same of the blocks around, -1 beyond the page's ends: bodies are blocks side by side.
    "body 4 before",
    "body 3 before",
    "body 2 before",
    "body 1 before",
    "body 1 behind",
    "body 2 behind",
    "body 3 behind",
    "body 4 behind",
    // Means over the words within so many blocks: a paragraph among teasers, a box among paragraphs.
    "body within 3",
    "body within 8",
    "body within 20",
    // Of the three containers above the block's own: the mean over their words, their share of all body words, and the
    // mean over their words but for the block's. What holds the body holds what is in doubt, too.
    "body in parent",
    "body share of parent",
    "body beside in parent",
    "body in grandparent",
    "body share of grandparent",
    "body beside in grandparent",
    "body in third",
    "body share of third",
    "body beside in third",
    // Of all blocks that are built alike: the mean over their words, their share of all body words.
    "body of path",
    "body share of path",
    // The share of all body words before the block's end, and the blocks since the last and until the next that is likely
    // body, 999 where there is none: a body has a beginning and an end.
    "body so far",
    "since body",
    "until body",
    // Of the page: how many blocks are likely body, and how likely the surest is. A page without one has no story.
    "body blocks",
    "surest block",
];

/// How many measures the second pass sees.
pub(super) const WIDTH: usize = COUNT + NAMES.len();

/// One value for each measure that the second pass sees.
pub(crate) type Row = [f32; WIDTH];

/// How many containers above the block's own are looked at.
const LEVELS: usize = 3;

/// From this probability on a block of so many words is a mark to measure distances from.
const SURE: f32 = 0.5;
const MARK_WORDS: u32 = 6;

/// Stands for a distance to what is not there.
const FAR: f32 = 999.0;

/// Words, and the words that belong to the body by the first pass.
#[derive(Debug, Clone, Copy, Default)]
struct Mass {
    words: f32,
    body: f32,
}

impl Mass {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.body += other.body;
    }

    fn less(self, other: Self) -> Self {
        Self { words: self.words - other.words, body: self.body - other.body }
    }

    fn share(self) -> f32 {
        self.body / self.words.max(1e-6)
    }
}

/// What the first pass made of a page.
pub(crate) struct Context<'p> {
    page: &'p Page,
    notes: &'p Notes,
    marks: Marks,
    surest: f32,
    first: &'p [f32],
    masses: Vec<Mass>,
    /// The sum of all blocks before each, and of all.
    running: Vec<Mass>,
    containers: Vec<Mass>,
    paths: ByPath<Mass>,
    /// Never zero.
    body: f32,
}

impl<'p> Context<'p> {
    pub(crate) fn of(page: &'p Page, notes: &'p Notes, first: &'p [f32]) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
        let words = notes.blocks.iter().map(|note| note.words as f32 + 0.5);
        let masses: Vec<Mass> = words.zip(first).map(|(words, body)| Mass { words, body: words * body }).collect();
        let mut paths: ByPath<Mass> = ByPath::default();
        let mut running = vec![Mass::default()];
        let mut sum = Mass::default();
        for (block, mass) in page.blocks.iter().zip(&masses) {
            paths.entry(block.path).or_default().add(*mass);
            sum.add(*mass);
            running.push(sum);
        }
        let containers = containers(page, &masses);
        let marks = Marks::of(notes, first);
        let surest = first.iter().copied().fold(0.0, f32::max);
        Self { page, notes, marks, surest, first, masses, running, containers, paths, body: sum.body + 1e-6 }
    }

    /// What the second pass sees of a block: its measures, then its surroundings.
    pub(crate) fn row(&self, at: usize) -> Row {
        let mut row = [0.0; WIDTH];
        let own = self.notes.blocks[at].measures.values();
        let (near, windows) = self.around(at);
        let (holders, alike, marks) = (self.holders(at), self.alike(at), self.marks.around(at));
        let parts: [&[f32]; 7] = [own, &near, &windows, &holders, &alike, &marks, &[self.surest]];
        let mut rest = row.as_mut_slice();
        for part in parts {
            let (slots, behind) = rest.split_at_mut(part.len());
            slots.copy_from_slice(part);
            rest = behind;
        }
        row
    }

    /// The block itself and its neighbours, -1 beyond the page's ends; and the windows around it.
    fn around(&self, at: usize) -> ([f32; 9], [f32; 3]) {
        let body = |offset: isize| {
            let there = at.checked_add_signed(offset).and_then(|there| self.first.get(there));
            there.copied().unwrap_or(-1.0)
        };
        let window = |reach: usize| {
            let to = (at + reach + 1).min(self.masses.len());
            self.running[to].less(self.running[at.saturating_sub(reach)]).share()
        };
        ([0, -4, -3, -2, -1, 1, 2, 3, 4].map(body), [3, 8, 20].map(window))
    }

    /// The containers above the block's own; where there are no further ones, the last stands for them.
    fn holders(&self, at: usize) -> [f32; 3 * LEVELS] {
        let mut values = [0.0; 3 * LEVELS];
        let mut id = self.page.blocks[at].container;
        for level in values.as_chunks_mut().0 {
            id = self.page.container(id).parent.unwrap_or(id);
            let mass = self.containers[id.0 as usize];
            *level = [mass.share(), mass.body / self.body, mass.less(self.masses[at]).share()];
        }
        values
    }

    fn alike(&self, at: usize) -> [f32; 3] {
        let path = self.paths.get(&self.page.blocks[at].path).copied().unwrap_or_default();
        [path.share(), path.body / self.body, self.running[at + 1].body / self.body]
    }
}

fn containers(page: &Page, masses: &[Mass]) -> Vec<Mass> {
    let mut each = vec![Mass::default(); page.outline.len()];
    for (block, mass) in page.blocks.iter().zip(masses) {
        each[block.container.0 as usize].add(*mass);
    }
    page.sum_up(&mut each, Mass::add);
    each
}

/// How far each block is from those that are body by the first pass.
struct Marks {
    since: Vec<f32>,
    until: Vec<f32>,
    count: f32,
}

impl Marks {
    fn of(notes: &Notes, first: &[f32]) -> Self {
        let marks = notes.blocks.iter().zip(first).map(|(note, body)| *body > SURE && note.words >= MARK_WORDS);
        let marks: Vec<bool> = marks.collect();
        let since = distances(marks.iter().copied());
        let mut until = distances(marks.iter().copied().rev());
        until.reverse();
        Self { since, until, count: marks.iter().map(|is| f32::from(*is)).sum() }
    }

    fn around(&self, at: usize) -> [f32; 3] {
        [self.since[at], self.until[at], self.count]
    }
}

/// For each block how many blocks ago the last mark was.
fn distances(marks: impl Iterator<Item = bool>) -> Vec<f32> {
    let steps = marks.scan(FAR, |ago, is_mark| {
        let distance = *ago;
        *ago = if is_mark { 1.0 } else { (distance + 1.0).min(FAR) };
        Some(distance)
    });
    steps.collect()
}
