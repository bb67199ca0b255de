//! The opening of a story, between headline and first paragraph: standfirst, byline, date line.

use crate::annotate::{Measure, Notes};
use crate::lexicon::{Cue, Hint};
use crate::news::{byline, date};
use crate::page::{Form, Page};

use super::{Label, Labelled};

/// How many blocks before the headline, or without one before the body, may hold a byline.
const REACH: usize = 12;

/// A byline is no longer, in words.
const BYLINE_WORDS: u32 = 40;

/// A standfirst is no longer, in words.
const STANDFIRST_WORDS: u32 = 90;

/// From this agreement on, a block is the description of the page.
const DESCRIPTION_AGREEMENT: f32 = 0.8;

/// Names the blocks around the headline.
pub(super) fn assign(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let opening = Opening { page, notes };
    let body = labels.iter().position(|labelled| labelled.label.is_body()).unwrap_or(labels.len());
    let from = notes.headline.unwrap_or(body).min(body).saturating_sub(REACH);
    for at in from..labels.len().min(body + REACH) {
        let label = labels[at].label;
        if matches!(label, Label::Headline | Label::Caption | Label::Credit) {
            continue;
        }
        if opening.is_byline(at) {
            labels[at].label = Label::Byline;
        } else if !label.is_body() && opening.is_date_line(at) {
            labels[at].label = Label::Dateline;
        }
    }
    if let Some(at) = opening.standfirst(labels) {
        labels[at].label = Label::Standfirst;
    }
}

struct Opening<'p> {
    page: &'p Page,
    notes: &'p Notes,
}

impl Opening<'_> {
    fn text(&self, at: usize) -> &str {
        self.page.text_of(&self.page.blocks[at])
    }

    /// A line with a byline's form, or one that its markup names so.
    fn is_byline(&self, at: usize) -> bool {
        let note = &self.notes.blocks[at];
        if note.words == 0 || note.words > BYLINE_WORDS || note.is_prose {
            return false;
        }
        let named = note.near.has(Hint::Byline) && !note.near.has(Hint::Biography);
        (named || note.cues.has(Cue::Byline)) && byline::parse(self.text(at)).is_some()
    }

    fn is_date_line(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let marked = block.timed || note.near.has(Hint::Date) || note.cues.has(Cue::Timestamp);
        note.words <= BYLINE_WORDS && (marked || note.words <= 8) && date::parse(self.text(at)).is_some()
    }

    /// The block between headline and body that sums the story up.
    fn standfirst(&self, labels: &[Labelled]) -> Option<usize> {
        let headline = self.notes.headline?;
        let range = headline + 1..labels.len().min(headline + 1 + REACH);
        let mut candidates = range.filter(|at| self.may_be_standfirst(*at, labels[*at].label));
        candidates
            .clone()
            .find(|at| self.is_marked(*at))
            .or_else(|| candidates.find(|at| self.is_set_apart(*at, labels)))
    }

    fn may_be_standfirst(&self, at: usize, label: Label) -> bool {
        let note = &self.notes.blocks[at];
        let is_free = label.is_body() || matches!(label, Label::Boilerplate | Label::Related);
        is_free && note.words >= 4 && note.words <= STANDFIRST_WORDS
    }

    /// Its own markup says so.
    fn is_marked(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let own = self.page.container(block.container);
        let parent = own.parent.map(|id| self.page.container(id).hints).unwrap_or_default();
        block.hints.or(own.hints).has(Hint::Standfirst) || (parent.has(Hint::Standfirst) && !parent.has(Hint::Body))
    }

    /// It agrees with the description, and is built unlike the paragraphs that follow.
    fn is_set_apart(&self, at: usize, labels: &[Labelled]) -> bool {
        let Some(block) = self.page.blocks.get(at) else { return false };
        let measures = &self.notes.blocks[at].measures;
        let mut body = (at + 1..labels.len()).filter(|next| labels[*next].label == Label::Paragraph);
        let differs = body.nth(1).is_some_and(|next| self.page.blocks[next].path != block.path);
        let agrees = measures.of(Measure::IsDescription) >= DESCRIPTION_AGREEMENT;
        (differs || matches!(block.form, Form::Heading(_))) && agrees
    }
}
