//! The headline of a page that does not say which line it is: every line above the body is scored, the best one wins.
//!
//! Markup and claims settle most pages before. What is left, plain texts above all, shows its headline by form, order
//! and place: a line without a full stop, of some words that the story goes on to use, above the byline and the date,
//! not far above the first paragraph, and perhaps written twice, since a page's title and its breadcrumbs repeat it.
//!
//! What seems to be the first paragraph may be a notice in a menu, or a teaser: lines above the stretch that holds most of
//! the body are scored as well.
//!
//! The weights (`lines.weights`) are those of a conditional logit over the lines of a page: log odds of one line against
//! another. `training/lines.py` fits them from the measures that stand here, and says how well pages of other domains
//! are read.

mod form;
mod log_odds;
mod row;

use std::ops::{Range, RangeInclusive};

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{Notes, ends_sentence};
use crate::lexicon::{Cue, Cues, unbracketed};
use crate::page::{Block, Field, Form, Page};

#[cfg(feature = "unstable-stages")]
use super::chances::Chances;
#[cfg(any(test, feature = "unstable-stages"))]
use super::facts::Facts;
use super::{Odds, Rule};
use form::{ends_in, length};
use log_odds::LogOdds;
#[cfg(feature = "unstable-stages")]
use row::Row;

/// How many blocks above the body a headline may stand.
const REACH: usize = 60;

/// Words of a body that a block of anything else outweighs, where the stretch that holds most of the body is looked for.
const GAP_WORDS: i64 = 10;

/// So many blocks above the line that is taken for the text of a picture the headline may stand, and so much less likely it may be, in
/// log odds. With 2, as many headlines of labelled texts were lost as were found.
const ABOVE_PICTURE: usize = 8;
const LITTLE: f32 = 1.0;

/// A headline has at least so many words, and at most so many.
const FEWEST_WORDS: u32 = 2;
const MOST_WORDS: u32 = 40;

/// A line of fewer words is no paragraph that a body begins with.
const PARAGRAPH_WORDS: u32 = 8;

/// A question of so many words may be a headline.
const QUESTION_WORDS: u32 = 16;

/// Paragraphs that are told apart; those behind count as the last of them.
const TOLD: u32 = 64;

/// A text that a reader selected begins with its headline, or so many lines above.
const NEAR_TOP: RangeInclusive<usize> = 1..=3;

/// The byline, or the date, follows the headline within so many lines.
const SIGNATURE_REACH: usize = 4;

/// A date line is no longer, in words; one with a word such as `published`; a byline.
const DATE_WORDS: u32 = 12;
const TIMESTAMP_WORDS: u32 = 15;
const BYLINE_WORDS: u32 = 20;

/// The block that shows the headline: the one that markup or claims name, else the line that scores best.
pub(super) fn headline(page: &Page, notes: &Notes, odds: Odds<'_>) -> Option<(usize, Rule)> {
    // In a text a heading behind the story heads notes.
    let has_story = |at: usize| !page.is_bare() || (at + 1..page.blocks.len()).any(|at| odds.is_body(at));
    let is_heading = |at: usize| page.blocks[at].form == Form::Heading(1) && has_story(at);
    let is_told = |at: &usize| is_heading(*at) || notes.blocks[*at].headline > 0.0;
    let named = |at| (at, Rule::HeadlineNamed);
    let best = || best_line(page, notes, odds).map(|at| (at, Rule::HeadlineLikeliest));
    notes.headline.filter(is_told).map(named).or_else(best).or(notes.headline.map(named))
}

fn best_line(page: &Page, notes: &Notes, odds: Odds<'_>) -> Option<usize> {
    let lines = Lines::of(page, notes, odds)?;
    let log_odds = if odds.chances.is_empty() { LogOdds::first() } else { LogOdds::last() };
    let scored = lines.candidates().map(|at| (at, lines.score(at, log_odds)));
    let scored: Vec<(usize, f32)> = scored.filter(|(_, score)| *score >= log_odds.least).collect();
    let (at, score) = likeliest(scored.iter().copied())?;
    // The line above a caption may stand for the picture.
    let is_near = |(other, of_other): &(usize, f32)| {
        *other < at && at - other <= ABOVE_PICTURE && *of_other >= score - LITTLE && !lines.is_above_caption(*other)
    };
    let other = lines.is_above_caption(at).then(|| likeliest(scored.into_iter().filter(is_near))).flatten();
    Some(other.map_or(at, |(other, _)| other))
}

fn likeliest(scored: impl Iterator<Item = (usize, f32)>) -> Option<(usize, f32)> {
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// The lines above a body.
struct Lines<'p> {
    page: &'p Page,
    notes: &'p Notes,
    odds: Odds<'p>,
    /// The first paragraph.
    body: usize,
    /// The first paragraph of the stretch that holds most of the body: `body`, or one further below.
    bulk: usize,
    /// How long each block is.
    lengths: Vec<u32>,
    /// Of each of the lines that are looked at, in order.
    looks: Vec<Look>,
    words: HashMap<u64, Word>,
}

/// What a line above the body looks like.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// It names an author or a day.
    is_signature: bool,
    /// The first paragraph behind it.
    body: usize,
}

/// Where a word of one of the lines stands in the body.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// The last paragraph that has it, counted from 1.
    last: u32,
    /// How many paragraphs have it, and a bit for each of the first.
    paragraphs: u16,
    told: u64,
}

impl<'p> Lines<'p> {
    fn of(page: &'p Page, notes: &'p Notes, odds: Odds<'p>) -> Option<Self> {
        let lengths =
            page.blocks.iter().zip(&notes.blocks).map(|(block, note)| length(page.text_of(block), note.words));
        let lengths: Vec<u32> = lengths.collect();
        let (body, bulk, looks, words) = (0, 0, Vec::new(), HashMap::new());
        let mut lines = Self { page, notes, odds, body, bulk, lengths, looks, words };
        let is_paragraph = |at: &usize| odds.is_body(*at) && notes.blocks[*at].words >= PARAGRAPH_WORDS;
        let all = 0..page.blocks.len();
        lines.body = all.clone().find(|at| lines.is_closed(*at)).or_else(|| all.clone().find(is_paragraph))?;
        lines.bulk = lines.bulk();
        lines.looks = lines.looks();
        lines.count_words();
        Some(lines)
    }

    /// Whether a block is a paragraph of whole sentences; a short question may be the headline.
    fn is_closed(&self, at: usize) -> bool {
        let (text, words) = (self.text(at), self.notes.blocks[at].words);
        let asks = || words <= QUESTION_WORDS && ends_in(text, &['?', '？', '؟']);
        self.odds.is_body(at) && words >= PARAGRAPH_WORDS && ends_sentence(text) && !asks() && !self.opens_signed(at)
    }

    /// Whether the line below of a text is a caption or a credit.
    fn is_above_caption(&self, at: usize) -> bool {
        self.page.is_bare() && at + 1 < self.lengths.len() && self.odds.facts.tells_of_picture(at + 1)
    }

    /// Whether one of the first lines of a text has a byline or a date close below: however much it reads as a sentence, the story has
    /// not begun.
    fn opens_signed(&self, at: usize) -> bool {
        let may_be = self.page.is_bare() && at < *NEAR_TOP.end() && self.length(at) <= MOST_WORDS;
        may_be && (at + 1..self.lengths.len()).take(SIGNATURE_REACH).any(|below| self.is_signature(below))
    }

    /// Where the stretch of blocks begins that has most words of the body, and least of anything else.
    fn bulk(&self) -> usize {
        let worth = |at: usize| if self.odds.is_body(at) { i64::from(self.length(at)) } else { -GAP_WORDS };
        let (mut sum, mut from) = (0, self.body);
        let (mut most, mut best) = (0, self.body);
        for at in self.body..self.lengths.len() {
            (sum, from) = if sum > 0 { (sum, from) } else { (0, at) };
            sum += worth(at);
            (most, best) = if sum > most { (sum, from) } else { (most, best) };
        }
        (best..self.lengths.len()).find(|at| self.is_closed(*at)).unwrap_or(self.body)
    }

    fn count_words(&mut self) {
        let mut known = HashMap::new();
        for at in self.candidates() {
            known.extend(self.odds.facts.stems(at).iter().map(|word| (*word, Word::default())));
        }
        let paragraphs = (self.body..self.lengths.len()).filter(|at| self.odds.is_body(*at));
        for (nth, at) in (1..).zip(paragraphs) {
            for word in self.odds.facts.stems(at) {
                let Some(word) = known.get_mut(word).filter(|word| word.last < nth) else { continue };
                word.last = nth;
                word.paragraphs = word.paragraphs.saturating_add(1);
                word.told |= 1 << (nth - 1).min(TOLD - 1);
            }
        }
        self.words = known;
    }

    fn block(&self, at: usize) -> &'p Block {
        &self.page.blocks[at]
    }

    fn text(&self, at: usize) -> &'p str {
        self.page.text_of(self.block(at))
    }

    fn length(&self, at: usize) -> u32 {
        self.lengths[at]
    }

    fn cues(&self, at: usize) -> Cues {
        self.notes.blocks[at].cues
    }

    /// The lines that are looked at: those above the first paragraph, and those above most of the body.
    fn reach(&self) -> impl Iterator<Item = usize> + use<'p> {
        self.upper().chain(self.lower())
    }

    fn upper(&self) -> Range<usize> {
        self.body.saturating_sub(REACH)..self.body
    }

    fn lower(&self) -> Range<usize> {
        self.bulk.saturating_sub(REACH).max(self.body)..self.bulk
    }

    /// What the lines that are looked at look like.
    fn looks(&self) -> Vec<Look> {
        let mut looks = Vec::new();
        for (lines, end) in [(self.upper(), self.body), (self.lower(), self.bulk)] {
            let (from, mut body) = (looks.len(), end);
            for at in lines.rev() {
                looks.push(Look { is_signature: self.is_signature(at), body });
                body = if self.is_closed(at) { at } else { body };
            }
            looks.get_mut(from..).unwrap_or_default().reverse();
        }
        looks
    }

    /// The first paragraph behind a line that is looked at.
    fn body_of(&self, at: usize) -> usize {
        self.look_of(at).map_or(self.body, |look| look.body)
    }

    /// The lines that may be the headline.
    fn candidates(&self) -> impl Iterator<Item = usize> {
        self.reach().filter(|at| self.may_be(*at))
    }

    fn may_be(&self, at: usize) -> bool {
        let (block, note) = (self.block(at), &self.notes.blocks[at]);
        let is_text = !matches!(block.form, Form::Caption | Form::Control | Form::TableRow | Form::Preformatted);
        // What a browser without pictures writes in place of one, or a desk to the desks of others.
        let is_bracketed = || unbracketed(self.text(at)).is_some();
        // The header of a text says of a line that it is the description.
        let mut descriptions = self.page.claims_of(Field::Description).filter(|_| self.page.is_bare());
        let mut is_described = || descriptions.any(|claim| claim.value == self.text(at));
        let is_length = (FEWEST_WORDS..=MOST_WORDS).contains(&self.length(at));
        is_length
            && is_text
            && !block.hidden
            && !note.region.is_outer()
            && !is_bracketed()
            && !is_described()
            && !self.odds.facts.is_made_of_dates(at)
    }

    /// The log odds of a line, but for a constant.
    fn score(&self, at: usize, log_odds: &LogOdds) -> f32 {
        self.row(at).iter().zip(&log_odds.weights).map(|((_, value), weight)| value * weight).sum()
    }

    /// What the lines between one and the body look like.
    fn looks_below(&self, at: usize) -> impl Iterator<Item = &Look> {
        let place = self.place_of(at).unwrap_or(self.looks.len());
        self.looks.iter().skip(place + 1).take(self.body_of(at) - at - 1)
    }

    fn look_of(&self, at: usize) -> Option<&Look> {
        self.looks.get(self.place_of(at)?)
    }

    /// Where a line stands among those that are looked at.
    fn place_of(&self, at: usize) -> Option<usize> {
        let (upper, lower) = (self.upper(), self.lower());
        if at < self.body { at.checked_sub(upper.start) } else { Some(upper.len() + at.checked_sub(lower.start)?) }
    }

    /// Whether a line names an author or a day.
    fn is_signature(&self, at: usize) -> bool {
        let (words, cues, text) = (self.length(at), self.cues(at), self.text(at));
        let is_stamped = words <= TIMESTAMP_WORDS && cues.has(Cue::Timestamp);
        let may_be_byline = words <= BYLINE_WORDS && !ends_sentence(text);
        let is_byline = may_be_byline && (cues.has(Cue::Byline) || self.odds.facts.opens_byline(at));
        is_stamped || is_byline || (words <= DATE_WORDS && self.odds.facts.is_dated(at))
    }
}

/// The measures of every line that may be the headline, by the block that it is; for training.
#[cfg(feature = "unstable-stages")]
pub(crate) fn rows(page: &Page, notes: &Notes, chances: &[Chances], threshold: f32) -> Vec<(usize, Row)> {
    let (facts, body) = (Facts::of(page), chances.iter().map(Chances::body).collect::<Vec<f32>>());
    let odds = Odds { body: &body, chances, threshold, facts: &facts };
    let lines = Lines::of(page, notes, odds.on_page(notes));
    lines.map(|lines| lines.candidates().map(|at| (at, lines.row(at))).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Facts, Lines, Odds, log_odds};
    use crate::annotate::annotate;

    #[test]
    fn every_measure_has_a_weight() {
        let page = crate::text::read("Bridge reopens\n\nThe old bridge over the Elm reopened to traffic on Monday.\n");
        let notes = annotate(&page);
        let facts = Facts::of(&page);
        let odds = Odds { body: &[0.1, 0.9], chances: &[], threshold: 0.5, facts: &facts };
        let lines = Lines::of(&page, &notes, odds).unwrap();
        let measured = lines.row(0).map(|(name, _)| name);
        assert_eq!(log_odds::names().collect::<Vec<_>>(), measured);
    }

    #[test]
    fn the_text_of_a_picture_above_its_caption_is_no_headline() {
        let headline = |below: &str| {
            let lead = "The fences on the northern sea dike disappear. In their place 1,400 sheep wear a collar that beeps when they go too far.";
            let text = format!(
                "Elm News•Tuesday, March 12, 2024, 06:31\n\nA beep for the herd\n\nSheep on the northern sea dike near Elmstadt\n\n\
                 {below}\n\nJohn Roe\n\n{lead}\n\nThe water board begins its trial today, which lasts until October. If it works, the \
                 wire may go along 90 kilometres of the dike.\n\nThat is good for the sea dike, its manager says. They trample the grass \
                 at every post, and there of all places it has to be strong.\n"
            );
            crate::extract_text(&text).unwrap().headline.unwrap()
        };
        assert_eq!(headline("Sheep on the sea dike near Elmstadt. Photo: Jane Doe/AP"), "A beep for the herd");
        assert_eq!(headline("Tuesday"), "Sheep on the northern sea dike near Elmstadt", "no caption follows");
    }
}
