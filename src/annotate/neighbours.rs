//! What stands before and behind a block, and where on the page it stands.

use foldhash::{HashMap, HashMapExt};

use crate::page::{Block, ContainerId, Form, Page, PathId};

use super::measures::{NEIGHBOURS, OFFSETS};
use super::{Measure, Note, Notes, beside, float};

/// Stands for a distance to what is not there.
const FAR: f32 = 999.0;

/// What is said of a block to its neighbours.
#[derive(Debug, Clone, Copy)]
struct Glimpse {
    words: f32,
    is_prose: bool,
    is_heading: bool,
    is_cued: bool,
    /// What is measured of it as a neighbour, but for what it is to the other.
    alone: [f32; NEIGHBOURS.len()],
    /// What its own container stands in.
    parent: Option<ContainerId>,
    path: PathId,
}

/// Sums over the blocks before each.
struct Sums {
    words: Vec<f32>,
    prose: Vec<f32>,
    /// Blocks of prose.
    blocks: Vec<f32>,
}

/// Measures every block against its neighbours. A note is large, so that each is gone to once.
pub(super) fn measure(page: &Page, notes: &mut Notes) {
    let glimpses: Vec<Glimpse> =
        page.blocks.iter().zip(&notes.blocks).map(|(block, note)| Glimpse::of(page, block, note)).collect();
    let sums = Sums::of(&glimpses);
    let prose = Prose::of(&glimpses);
    let mut headings = Headings::new(notes.headline);
    let headline = notes.headline;
    for (at, (note, repeats)) in notes.blocks.iter_mut().zip(repeats(page)).enumerate() {
        measure_neighbours(&glimpses, at, note);
        sums.measure_windows(at, note);
        sums.measure_place(at, note);
        sums.measure_headline(at, headline, note);
        prose.measure(at, note);
        headings.measure(at, note);
        headings.pass(at, (&glimpses[at], page.blocks[at].form));
        note.measures.set(Measure::Repeats, repeats);
    }
}

impl Glimpse {
    #[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
    fn of(page: &Page, block: &Block, note: &Note) -> Self {
        let (words, links) = (note.words as f32, super::ratio(block.link_bytes, block.text.len()));
        let (is_prose, is_cued) = (note.is_prose, !note.cues.is_empty());
        let is_heading = matches!(block.form, Form::Heading(_));
        let (prose, heading, cued) = (is_prose.into(), is_heading.into(), is_cued.into());
        let alone = [words, links, prose, 0.0, 0.0, heading, cued];
        let parent = page.container(block.container).parent;
        Self { words, is_prose, is_heading, is_cued, alone, parent, path: block.path }
    }

    /// What it is to a neighbour.
    fn beside(&self, own: &Self) -> [f32; NEIGHBOURS.len()] {
        let [words, links, prose, _, _, heading, cued] = self.alone;
        let (sibling, alike) = (self.parent == own.parent, self.path == own.path);
        [words, links, prose, sibling.into(), alike.into(), heading, cued]
    }
}

/// What is beyond the page's ends is -1.
fn measure_neighbours(glimpses: &[Glimpse], at: usize, note: &mut Note) {
    for (slot, there) in beside(glimpses, at, OFFSETS) {
        let values = there.map_or([-1.0; NEIGHBOURS.len()], |there| there.beside(&glimpses[at]));
        note.measures.set_neighbour(slot, values);
    }
}

impl Sums {
    fn of(glimpses: &[Glimpse]) -> Self {
        let prose = |glimpse: &Glimpse| if glimpse.is_prose { glimpse.words } else { 0.0 };
        Self {
            words: running(glimpses.iter().map(|glimpse| glimpse.words)),
            prose: running(glimpses.iter().map(prose)),
            blocks: running(glimpses.iter().map(|glimpse| f32::from(glimpse.is_prose))),
        }
    }

    fn len(&self) -> usize {
        self.words.len() - 1
    }

    /// Mean words of the blocks within reach, and the share of prose in them.
    fn around(&self, at: usize, reach: usize) -> [f32; 2] {
        let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(self.len()));
        let words = self.words[to] - self.words[from];
        [words / float(to - from), (self.prose[to] - self.prose[from]) / words.max(1.0)]
    }

    /// Share of prose in the blocks from one to before another.
    fn share(&self, from: usize, to: usize) -> f32 {
        (self.blocks[to] - self.blocks[from]) / float(to - from).max(1.0)
    }

    fn measure_windows(&self, at: usize, note: &mut Note) {
        let m = &mut note.measures;
        for (reach, words, prose) in [
            (3, Measure::Near3, Measure::Prose3),
            (8, Measure::Near8, Measure::Prose8),
            (20, Measure::Near20, Measure::Prose20),
        ] {
            let [mean, share] = self.around(at, reach);
            m.set(words, mean);
            m.set(prose, share);
        }
        let end = self.len();
        m.set(Measure::ProseAbove, self.share(at.saturating_sub(6), at));
        m.set(Measure::ProseBelow, self.share(at + 1, (at + 7).min(end)));
        m.set(Measure::ProseFarAbove, self.share(at.saturating_sub(20), at));
        m.set(Measure::ProseFarBelow, self.share(at + 1, (at + 21).min(end)));
    }

    fn measure_place(&self, at: usize, note: &mut Note) {
        let (m, end) = (&mut note.measures, self.len());
        let (words, prose) = (self.words[end], self.prose[end]);
        m.set(Measure::Index, float(at));
        m.set(Measure::Place, float(at) / float(end));
        m.set(Measure::WordsBefore, self.words[at + 1] / words.max(1.0));
        m.set(Measure::ProseBefore, self.prose[at + 1] / prose.max(1.0));
        m.set(Measure::PageBlocks, float(end));
        m.set(Measure::PageWords, words);
        m.set(Measure::PageProse, prose);
        m.set(Measure::PageIsProse, prose / words.max(1.0));
    }

    fn measure_headline(&self, at: usize, headline: Option<usize>, note: &mut Note) {
        let m = &mut note.measures;
        let from = headline.map(|headline| float(at) - float(headline));
        let words = headline.map(|headline| self.words[at + 1] - self.words[headline + 1]);
        m.set(Measure::FromHeadline, from.unwrap_or(-FAR));
        m.set(Measure::WordsFromHeadline, words.unwrap_or(-FAR));
        m.set(Measure::IsHeadline, headline == Some(at));
    }
}

/// The sums before the first, before the second, and so on to the sum of all.
fn running(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let sums = values.scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0.0).chain(sums).collect()
}

/// The first and the last block of prose.
struct Prose {
    first: Option<usize>,
    last: Option<usize>,
}

impl Prose {
    fn of(glimpses: &[Glimpse]) -> Self {
        let is_prose = |glimpse: &Glimpse| glimpse.is_prose;
        Self { first: glimpses.iter().position(is_prose), last: glimpses.iter().rposition(is_prose) }
    }

    fn measure(&self, at: usize, note: &mut Note) {
        let from = self.first.map_or(-FAR, |first| float(at) - float(first));
        let to = self.last.map_or(-FAR, |last| float(last) - float(at));
        note.measures.set(Measure::FromFirstProse, from);
        note.measures.set(Measure::ToLastProse, to);
    }
}

/// The headings before a block.
struct Headings {
    /// The last one, and whether it is cued.
    last: Option<(usize, bool)>,
    /// The first block behind the headline, and the top headings from there on.
    behind: Option<usize>,
    tops: u16,
}

impl Headings {
    fn new(headline: Option<usize>) -> Self {
        Self { last: None, behind: headline.map(|headline| headline + 1), tops: 0 }
    }

    fn measure(&self, at: usize, note: &mut Note) {
        note.measures.set(Measure::SinceHeading, self.last.map_or(FAR, |(heading, _)| float(at - heading)));
        note.measures.set(Measure::HeadedByCue, self.last.is_some_and(|(_, is_cued)| is_cued));
        note.measures.set(Measure::TopsSince, self.tops);
    }

    /// Goes past a block.
    fn pass(&mut self, at: usize, (glimpse, form): (&Glimpse, Form)) {
        if glimpse.is_heading {
            self.last = Some((at, glimpse.is_cued));
        }
        let is_behind = self.behind.is_some_and(|behind| at >= behind);
        self.tops = self.tops.saturating_add(u16::from(is_behind && form == Form::Heading(1)));
    }
}

/// How often the text of each block stands on the page.
fn repeats(page: &Page) -> impl Iterator<Item = u16> {
    let mut kinds: HashMap<&str, usize> = HashMap::with_capacity(page.blocks.len());
    let mut times: Vec<u16> = Vec::with_capacity(page.blocks.len());
    let kind_of = |block: &Block| {
        let kind = *kinds.entry(page.text_of(block)).or_insert(times.len());
        if kind == times.len() {
            times.push(0);
        }
        times[kind] = times[kind].saturating_add(1);
        kind
    };
    let kinds: Vec<usize> = page.blocks.iter().map(kind_of).collect();
    kinds.into_iter().map(move |kind| times[kind])
}
