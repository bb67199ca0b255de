//! The opening of a story, between headline and first paragraph: byline and date line.

use crate::annotate::{Notes, ends_sentence};
use crate::lexicon::{Cue, Hint};
use crate::news::byline;
use crate::page::{Form, Page, Region};

use super::chances::Role;
use super::wording::has_name;
use super::{Label, Labelled, Odds, Rule, headline_of};

/// How many blocks before the headline, or without one before the body, may hold a byline.
const REACH: usize = 12;

/// A byline is no longer, in words.
const BYLINE_WORDS: u32 = 40;

/// A line that names an author is no longer, in words.
const CLAIMED_WORDS: u32 = 14;

/// A line that a date stands in, and that nothing marks as one that says when, is no longer, in words.
const DATE_WORDS: u32 = 8;

/// A line that is a byline with this probability by the third pass needs only a byline's form.
const LIKELY_BYLINE: f32 = 0.3;

/// Names the blocks around the headline.
pub(super) fn assign(page: &Page, notes: &Notes, (odds, labels): (Odds<'_>, &mut [Labelled])) {
    let headline = headline_of(labels);
    let body = labels.iter().position(|labelled| labelled.label.is_body()).unwrap_or(labels.len());
    let second = labels.iter().skip(body + 1).position(|labelled| labelled.label.is_body());
    let second = second.map_or(body, |behind| body + 1 + behind);
    let opening = Opening { page, notes, odds, headline, body, second };
    let from = headline.unwrap_or(body).min(body).saturating_sub(REACH);
    for at in from..labels.len().min(body + REACH) {
        let label = labels[at].label;
        let is_fixed = matches!(label, Label::Headline | Label::Credit | Label::Hidden | Label::Legal);
        let is_taken = is_fixed || !opening.is_inside(at);
        let is_caption = label == Label::Caption;
        if !is_taken && !is_caption && opening.is_byline(at) {
            labels[at].settle(Label::Byline, Rule::NamesAuthor);
        } else if !is_taken && opening.is_date_line(at) {
            labels[at].settle(Label::Dateline, Rule::SaysWhen);
        }
    }
    super::signature::assign(page, notes, (odds.facts, labels));
}

struct Opening<'p> {
    page: &'p Page,
    notes: &'p Notes,
    odds: Odds<'p>,
    headline: Option<usize>,
    /// The first block of the body, and the second: the first may be a standfirst.
    body: usize,
    second: usize,
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
        let is_named = note.near.has(Hint::Byline) && !note.near.has(Hint::Biography);
        // `By Jane Doe and John Roe, Ph.D.` ends as a sentence does, and so does `By Jane Doe, April 8, 10:00 a.m.`
        let may_be_signed = || is_named || note.words <= CLAIMED_WORDS && self.odds.facts.is_dated(at);
        let is_signed = || may_be_signed() && self.odds.facts.opens_byline(at);
        let is_prose = || note.is_prose && !is_signed();
        if note.words == 0 || note.words > BYLINE_WORDS || is_prose() {
            return false;
        }
        let text = self.text(at);
        let authors = || self.odds.facts.authors();
        // `JANE DOE`, as some claim her, is Jane Doe.
        let is_in_capitals = |name: &str| !name.contains(char::is_lowercase) && has_name(&text.to_uppercase(), name);
        let names = |name: &String| has_name(text, name) || is_in_capitals(name);
        let is_claimed = || note.words <= CLAIMED_WORDS && authors().iter().any(names);
        // A text whose header names the author needs no line to be guessed.
        let is_open = || !self.page.is_bare() || authors().is_empty();
        let is_likely = || self.odds.of_role(at, Role::Byline) >= LIKELY_BYLINE;
        // `National Biotech Reporter` is what somebody does.
        let is_titled = || byline::is_title(text) && !self.odds.facts.names_surely(at);
        let is_learned = || is_likely() && is_open() && !self.odds.facts.names_things(at) && !is_titled();
        let is_formed = || is_named || note.cues.has(Cue::Byline) || self.odds.facts.opens_byline(at) || is_learned();
        let links = self.page.links_of(&self.page.blocks[at]);
        let is_linked = note.words <= CLAIMED_WORDS && links.iter().any(|link| link.author);
        // Below a quotation stands who said it.
        let is_speaker = note.near.has(Hint::Quote);
        is_linked || is_claimed() || !is_speaker && is_formed() && self.odds.facts.byline(at).is_some()
    }

    /// A short line with a date, or one that dates are most of: such a one may end as a sentence does, `at 3:47 p.m.` What a story tells has
    /// dates as well, in its lists and tables, its quotations and its short sentences.
    fn is_date_line(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let facts = self.odds.facts;
        if !facts.is_dated(at) {
            return false;
        }
        let is_marked = block.timed || note.near.has(Hint::Date) || note.cues.has(Cue::Timestamp);
        let is_part = match block.form {
            Form::Caption => !facts.is_date_alone(at),
            Form::Heading(_) | Form::TableRow | Form::Quotation => at > self.body,
            _ => at > self.second && (block.form == Form::ListItem || !is_marked),
        };
        let is_sentence = || at > self.body && !is_marked && ends_sentence(self.text(at));
        if is_part || is_sentence() {
            return false;
        }
        let is_line = || is_marked && note.words <= BYLINE_WORDS || note.words <= DATE_WORDS;
        !note.is_prose && is_line() || facts.is_made_of_dates(at)
    }
}
