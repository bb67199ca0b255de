//! What can be said of each block: measures of itself, its neighbours, its containers, and what the page claims.
//!
//! Everything is read from [`Page`] in a few sweeps, in time linear in its size; what a page is silent about is zero.

mod claims;
mod containers;
mod layout;
mod lineage;
mod measures;
mod neighbours;
mod text;
mod vocabulary;
mod words;

use crate::lexicon::{Cues, Hints, lexicon};
use crate::news::credit::unsigned;
use crate::page::{Block, Form, Page, Region};

use claims::Claims;
pub(crate) use containers::ByPath;
use containers::Containers;
use lineage::Lineage;
pub(crate) use measures::{COUNT, Measure, Measures, names, row};
#[cfg(feature = "unstable-stages")]
pub(crate) use vocabulary::features;
use words::Counts;
pub(crate) use words::{count_words, each_stem, ends_sentence};

/// What can be said of one block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Note {
    pub(crate) measures: Measures,
    pub(crate) words: u32,
    pub(crate) cues: Cues,
    /// Hints of its own element, of the inline elements in it, and of the two containers around.
    pub(crate) near: Hints,
    pub(crate) region: Region,
    /// A paragraph's worth of prose: the stuff that bodies are made of.
    pub(crate) is_prose: bool,
    /// How well it agrees with the page's claims of a headline, from 0 to 1.
    pub(crate) headline: f32,
}

/// The notes of a page: one for each block.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) blocks: Vec<Note>,
    /// The block that shows the headline.
    pub(crate) headline: Option<usize>,
}

/// Blocks of fewer words are no prose, whatever they end in.
const PROSE_WORDS: u32 = 8;

/// From this share of link text on, a block is a link, not prose.
const PROSE_LINKS: f32 = 0.4;

/// A paragraph that an agency signs has so many words at least, for a caption may be signed as well. On the labelled pages
/// 12, 20 and 28 gave the same.
const SIGNED_WORDS: u32 = 16;

/// Only blocks up to this length are searched for cues; furniture is short.
const CUE_BYTES: u32 = 600;

/// Takes the notes of a page.
pub(crate) fn annotate(page: &Page) -> Notes {
    let claims = Claims::of(page);
    let mut words = Vec::new();
    let mut blocks: Vec<Note> = Vec::with_capacity(page.blocks.len());
    for block in &page.blocks {
        // A note is large: it is filled where it stays.
        blocks.push(Note::default());
        let Some(note) = blocks.last_mut() else { break };
        take_own(page, block, note);
        claims.measure(page.text_of(block), &mut words, note);
    }
    settle_hidden(page, &mut blocks);
    let headline = claims::headline(page, &blocks);
    measure_places(page, &mut blocks, headline);
    let mut notes = Notes { blocks, headline };
    neighbours::measure(page, &mut notes);
    layout::measure(page, &mut notes);
    vocabulary::measure(page, &mut notes);
    notes
}

/// Measures where each block stands. All blocks of a text without an outline stand in one place: that of the first.
fn measure_places(page: &Page, notes: &mut [Note], headline: Option<usize>) {
    let containers = Containers::of(page, notes, headline);
    let lineage = Lineage::of(page);
    let mut before: Option<(&Block, &Note)> = None;
    for (block, note) in page.blocks.iter().zip(notes) {
        note.measures.set(Measure::Depth, lineage.depth(block));
        note.measures.set(Measure::Prose, note.is_prose);
        if let Some((_, before)) = before.filter(|(before, _)| before.stands_with(block)) {
            note.measures.stand_with(&before.measures);
        } else {
            containers.measure(page, block, note);
            lineage.measure(block, &mut note.measures);
        }
        before = Some((block, note));
    }
}

/// What a block says by itself and by where it stands.
fn take_own(page: &Page, block: &Block, note: &mut Note) {
    let text = measured_text(page, block);
    let counts = Counts::of(text);
    note.words = counts.words;
    note.near = near(page, block);
    note.region = page.container(block.container).region;
    if block.text.len() <= CUE_BYTES {
        note.cues = lexicon().cues(text);
    }
    let links = ratio(block.link_bytes, block.text.len());
    let has_prose_form = matches!(block.form, Form::Paragraph | Form::ListItem | Form::Quotation);
    note.is_prose = counts.words >= PROSE_WORDS && links < PROSE_LINKS && has_prose_form && ends_sentence(text);
    text::measure(block, text, counts, note);
}

/// A block's text, without the agency that signs it: what one signs is a paragraph like others, and no caption.
fn measured_text<'p>(page: &'p Page, block: &Block) -> &'p str {
    let text = page.text_of(block);
    let may_be_signed = block.form == Form::Paragraph && block.figure.is_none();
    let signed = may_be_signed.then(|| unsigned(text)).filter(|told| told.len() < text.len());
    signed.filter(|told| ends_sentence(told) && count_words(told) >= SIGNED_WORDS).unwrap_or(text)
}

fn near(page: &Page, block: &Block) -> Hints {
    page.ancestors(block).take(3).map(|id| page.container(id).hints).fold(block.hints, Hints::or)
}

/// What is hidden is no prose, unless it is most of the prose: then a script shows it once the page has loaded.
fn settle_hidden(page: &Page, notes: &mut [Note]) {
    let prose = || page.blocks.iter().zip(notes.iter()).filter(|(_, note)| note.is_prose);
    let all: u32 = prose().map(|(_, note)| note.words).sum();
    let hidden: u32 = prose().filter(|(block, _)| block.hidden).map(|(_, note)| note.words).sum();
    let is_story = hidden > all / 2;
    for (_, note) in page.blocks.iter().zip(notes).filter(|(block, _)| block.hidden) {
        note.is_prose &= is_story;
        note.measures.set(Measure::Hidden, !is_story);
    }
}

/// What stands at each of these distances from a place, with the number of the distance; nothing beyond the ends.
fn beside<T, const N: usize>(all: &[T], at: usize, offsets: [isize; N]) -> impl Iterator<Item = (usize, Option<&T>)> {
    let there = move |offset| at.checked_add_signed(offset).and_then(|there| all.get(there));
    offsets.into_iter().map(there).enumerate()
}

/// A share of bytes, from 0 to 1.
fn ratio(part: u32, whole: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a float's precision")]
    let share = part as f32 / whole.max(1) as f32;
    share.min(1.0)
}

/// A share of a count, from 0 to 1.
fn share(part: usize, whole: usize) -> f32 {
    float(part) / float(whole.max(1))
}

/// A count as a measure.
#[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
fn float(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One measure of every block of a page.
    pub(super) fn measured(page: &Page, name: &str) -> Vec<f32> {
        let place = names().position(|other| other == name).unwrap();
        annotate(page).blocks.iter().map(|note| note.measures.values()[place]).collect()
    }

    #[test]
    fn beyond_the_ends_nothing_stands() {
        let found: Vec<_> = beside(&['a', 'b', 'c'], 1, [-2, -1, 1, 2]).collect();
        assert_eq!(found, [(0, None), (1, Some(&'a')), (2, Some(&'c')), (3, None)]);
    }
}
