//! Order: what may stand where, whatever the trees say.

use crate::annotate::{Measure, Notes};
use crate::lexicon::{Cue, Hint};
use crate::page::Page;

use super::{Label, Labelled, headline_of};

/// So many blocks of boilerplate right behind a heading are what it heads.
const HEADED: usize = 2;

/// A paragraph that opens a story has at least so many words.
const LEAD_WORDS: u32 = 15;

/// Below this, prose between headline and body is a teaser.
const LEAD_PROBABILITY: f32 = 0.42;

/// A signature with an e-mail address is no longer, in words.
const SIGNATURE_WORDS: u32 = 12;

/// Takes out of the body what its place makes impossible.
pub(super) fn assign(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    leave_other_articles(notes, labels);
    leave_clock_times(page, notes, labels);
    leave_teasers(page, notes, labels);
    leave_headings_of_nothing(labels);
    take_lead(notes, labels);
    sign_off(page, notes, labels);
}

/// A time of day by itself, as above the entries of a live blog.
fn leave_clock_times(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels);
    for ((block, note), labelled) in blocks {
        let text = page.text_of(block);
        let is_clock = note.words <= 3 && text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || c == ':');
        if is_clock && labelled.label == Label::Paragraph {
            labelled.label = Label::Dateline;
        }
    }
}

/// A line that is all link leads away, where its box is named for it, or behind a line that says so.
fn leave_teasers(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let mut is_announced = false;
    for ((block, note), labelled) in page.blocks.iter().zip(&notes.blocks).zip(labels) {
        let is_link = block.link_bytes * 10 >= block.text.len() * 9 && !note.is_prose;
        let is_boxed = [Hint::Related, Hint::Teaser].iter().any(|hint| note.near.has(*hint));
        if is_link && labelled.label.is_body() && (is_announced || is_boxed) {
            labelled.label = Label::Related;
        }
        is_announced = note.cues.has(Cue::Related) && !note.is_prose || (is_announced && is_link);
    }
}

/// Prose between the headline and the body opens the story, even outside the container of the rest.
fn take_lead(notes: &Notes, labels: &mut [Labelled]) {
    let Some(headline) = headline_of(labels) else { return };
    let body = labels.iter().position(|labelled| labelled.label.is_body()).unwrap_or(0);
    let between = notes.blocks.iter().zip(labels).take(body).skip(headline + 1);
    for (note, labelled) in between {
        let is_free = matches!(labelled.label, Label::Boilerplate | Label::Related) && note.cues.is_empty();
        let is_lead = note.is_prose && note.words >= LEAD_WORDS && labelled.probability >= LEAD_PROBABILITY;
        if is_free && is_lead {
            labelled.label = Label::Paragraph;
        }
    }
}

/// A short last line with an e-mail address signs the story.
fn sign_off(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let Some(last) = labels.iter().rposition(|labelled| labelled.label.is_body()) else { return };
    let is_short = notes.blocks[last].words <= SIGNATURE_WORDS;
    if is_short && page.text_of(&page.blocks[last]).contains('@') {
        labels[last].label = Label::Byline;
    }
}

/// What stands in another article element than the headline is another story, if the headline's has a body.
fn leave_other_articles(notes: &Notes, labels: &mut [Labelled]) {
    let holds = |at: usize, measure| notes.blocks[at].measures.of(measure) > 0.0;
    let has_body = (0..labels.len()).any(|at| labels[at].label.is_body() && holds(at, Measure::InHeadlineArticle));
    if !has_body {
        return;
    }
    for (at, labelled) in labels.iter_mut().enumerate() {
        if labelled.label.is_body() && holds(at, Measure::InOtherArticle) {
            labelled.label = Label::Related;
        }
    }
}

/// A subheading heads some part of the body: not when the page goes on with boilerplate, or ends.
fn leave_headings_of_nothing(labels: &mut [Labelled]) {
    // What stands behind the block at hand: boilerplate up to the next block of the body, and whether there is one.
    let (mut boilerplate, mut is_followed) = (0, false);
    for labelled in labels.iter_mut().rev() {
        if labelled.label == Label::Subheading && (!is_followed || boilerplate >= HEADED) {
            labelled.label = Label::Boilerplate;
        }
        match labelled.label {
            label if label.is_body() => (boilerplate, is_followed) = (0, true),
            Label::Caption | Label::Credit | Label::Advertisement | Label::Hidden => {}
            _ => boilerplate += 1,
        }
    }
}
