//! The opening of a story, between headline and first paragraph: standfirst, byline, date line.

use crate::annotate::{Measure, Notes};
use crate::lexicon::{Cue, Hint};
use crate::news::{byline, date};
use crate::page::{Field, Form, Page, Region};

use unicode_segmentation::UnicodeSegmentation;

use super::{Label, Labelled, headline_of};

/// How many blocks before the headline, or without one before the body, may hold a byline.
const REACH: usize = 12;

/// A byline is no longer, in words.
const BYLINE_WORDS: u32 = 40;

/// A standfirst is no longer, in words.
const STANDFIRST_WORDS: u32 = 90;

/// A line that names an author is no longer, in words.
const CLAIMED_WORDS: u32 = 14;

/// A summary that stands in a row of paragraphs is no longer, in words.
const SUMMARY_WORDS: u32 = 30;

/// A line of fewer bytes sums nothing up, in any script.
const SHORTEST: usize = 24;

/// So many blocks behind a standfirst comes the byline.
const SIGNATURE_REACH: usize = 4;

/// So many paragraphs may seem to stand before it: it may come behind a lead that is shown apart.
const PROSE_BEFORE: usize = 2;

/// From this agreement on, a block is the description of the page.
const DESCRIPTION_AGREEMENT: f32 = 0.8;

/// At most so many authors are looked for in a line.
const MOST_AUTHORS: usize = 100;

/// Names the blocks around the headline.
pub(super) fn assign(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let opening = Opening { page, notes, headline: headline_of(labels), authors: authors(page) };
    let body = labels.iter().position(|labelled| labelled.label.is_body()).unwrap_or(labels.len());
    let from = opening.headline.unwrap_or(body).min(body).saturating_sub(REACH);
    for at in from..labels.len().min(body + REACH) {
        let label = labels[at].label;
        let is_taken = matches!(label, Label::Headline | Label::Credit | Label::Hidden) || !opening.is_inside(at);
        let is_caption = label == Label::Caption;
        if !is_taken && !is_caption && opening.is_byline(at) {
            labels[at].label = Label::Byline;
        } else if !is_taken && opening.is_date_line(at) {
            labels[at].label = Label::Dateline;
        }
    }
    super::signature::assign(page, notes, labels);
    if let Some(at) = opening.standfirst(labels) {
        labels[at].label = Label::Standfirst;
    }
}

/// The names that the page claims for its authors.
fn authors(page: &Page) -> Vec<String> {
    page.claims_of(Field::Author).flat_map(|claim| byline::split_claim(&claim.value)).take(MOST_AUTHORS).collect()
}

struct Opening<'p> {
    page: &'p Page,
    notes: &'p Notes,
    headline: Option<usize>,
    authors: Vec<String>,
}

impl Opening<'_> {
    fn text(&self, at: usize) -> &str {
        self.page.text_of(&self.page.blocks[at])
    }

    /// Above the headline stand the outlet's name and today's date, unless the main part has begun.
    fn is_inside(&self, at: usize) -> bool {
        self.headline.is_none_or(|headline| at > headline) || self.notes.blocks[at].region == Region::Main
    }

    /// A line with a byline's form, one that its markup names so, or one that names an author whom the page claims.
    fn is_byline(&self, at: usize) -> bool {
        let note = &self.notes.blocks[at];
        if note.words == 0 || note.words > BYLINE_WORDS || note.is_prose {
            return false;
        }
        let text = self.text(at);
        let is_claimed = || note.words <= CLAIMED_WORDS && self.authors.iter().any(|name| text.contains(name.as_str()));
        let is_named = note.near.has(Hint::Byline) && !note.near.has(Hint::Biography);
        let is_formed = is_named || note.cues.has(Cue::Byline) || byline::opens_byline(text);
        let links = self.page.links_of(&self.page.blocks[at]);
        let is_linked = note.words <= CLAIMED_WORDS && links.iter().any(|link| link.author);
        (is_formed && byline::parse(text).is_some()) || is_linked || is_claimed()
    }

    fn is_date_line(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_marked = block.timed || note.near.has(Hint::Date) || note.cues.has(Cue::Timestamp);
        let is_line = !note.is_prose && (note.words <= 8 || (is_marked && note.words <= BYLINE_WORDS));
        let stamps = || date::dates(self.text(at));
        is_line && (stamps().published.is_some() || stamps().modified.is_some())
    }

    /// The block between headline and body that sums the story up: by its markup, by its place above the byline, by
    /// the description and a build of its own, or in a row of like blocks by being one short sentence.
    fn standfirst(&self, labels: &[Labelled]) -> Option<usize> {
        let headline = self.headline?;
        let body =
            (headline + 1..labels.len()).filter(|at| labels[*at].label.is_body() && self.notes.blocks[*at].is_prose);
        let begun = body.clone().nth(PROSE_BEFORE).unwrap_or(labels.len());
        let range = headline + 1..begun.min(headline + 1 + REACH);
        let candidates: Vec<usize> = range.filter(|at| self.may_be_standfirst(*at, labels[*at].label)).collect();
        let first = |test: &dyn Fn(usize) -> bool| candidates.iter().copied().find(|at| test(*at));
        first(&|at| self.is_marked(at))
            .or_else(|| first(&|at| self.is_above_byline(at, labels)))
            .or_else(|| first(&|at| self.is_set_apart(at, labels)))
            .or_else(|| candidates.first().copied().filter(|at| self.is_summary(*at, labels)))
    }

    fn may_be_standfirst(&self, at: usize, label: Label) -> bool {
        let note = &self.notes.blocks[at];
        let is_free = label.is_body() || matches!(label, Label::Boilerplate | Label::Related);
        is_free && note.words >= 4 && note.words <= STANDFIRST_WORDS && self.page.blocks[at].form != Form::ListItem
    }

    /// Its own markup says so.
    fn is_marked(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let own = self.page.container(block.container);
        let parent = own.parent.map(|id| self.page.container(id).hints).unwrap_or_default();
        block.hints.or(own.hints).has(Hint::Standfirst) || (parent.has(Hint::Standfirst) && !parent.has(Hint::Body))
    }

    /// It stands right behind the headline, and the byline or the date comes before the first prose.
    fn is_above_byline(&self, at: usize, labels: &[Labelled]) -> bool {
        let is_passed = |label: Label| matches!(label, Label::Headline | Label::Caption | Label::Credit | Label::Share);
        let mut before = labels.get(self.headline.unwrap_or(at)..at).unwrap_or_default().iter();
        let mut behind = labels.iter().zip(&self.notes.blocks).skip(at + 1).take(SIGNATURE_REACH);
        let signed = behind.find(|(labelled, note)| {
            note.is_prose || matches!(labelled.label, Label::Byline | Label::Dateline | Label::Subheading)
        });
        self.text(at).len() >= SHORTEST
            && before.all(|labelled| is_passed(labelled.label))
            && self.notes.blocks[at].cues.is_empty()
            && signed.is_some_and(|(labelled, _)| matches!(labelled.label, Label::Byline | Label::Dateline))
    }

    /// It agrees with the description, and is built unlike the paragraphs that follow.
    fn is_set_apart(&self, at: usize, labels: &[Labelled]) -> bool {
        let block = &self.page.blocks[at];
        let measures = &self.notes.blocks[at].measures;
        let mut body = (at + 1..labels.len()).filter(|next| labels[*next].label == Label::Paragraph);
        let differs = body.nth(1).is_some_and(|next| self.page.blocks[next].path != block.path);
        let agrees = measures.of(Measure::IsDescription) >= DESCRIPTION_AGREEMENT;
        (differs || matches!(block.form, Form::Heading(_))) && agrees
    }

    /// Where nothing is known of how blocks are built: one sentence, much shorter than the paragraphs behind it.
    fn is_summary(&self, at: usize, labels: &[Labelled]) -> bool {
        let is_bare = self.page.outline.len() <= 1;
        let words = self.notes.blocks[at].words;
        let mut behind = labels.iter().zip(&self.notes.blocks).skip(at + 1).filter(|(it, _)| it.label.is_body());
        let is_short = words <= SUMMARY_WORDS && behind.by_ref().take(2).all(|(_, note)| note.words >= 2 * words);
        is_bare && is_short && behind.next().is_some() && self.text(at).unicode_sentences().count() == 1
    }
}
