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

use std::ops::{Range, RangeInclusive};

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{Measure, Notes, ends_sentence};
use crate::lexicon::{Cue, Cues, Hint, is_lower};
use crate::page::{Block, Field, Form, Page};

#[cfg(feature = "unstable-stages")]
use super::chances::Chances;
#[cfg(any(test, feature = "unstable-stages"))]
use super::facts::Facts;
use super::wording::is_bracketed;
use super::{Odds, Role, Rule};
use form::{ends_in, holds, is_trail, length, stays_open};
use log_odds::LogOdds;

/// How many blocks above the body a headline may stand.
const REACH: usize = 60;

/// Words of a body that a block of anything else outweighs, where the stretch that holds most of the body is looked for.
const GAP_WORDS: i64 = 10;

/// A headline has at least so many words, and at most so many.
const FEWEST_WORDS: u32 = 2;
const MOST_WORDS: u32 = 40;

/// A line of fewer words is no paragraph that a body begins with.
const PARAGRAPH_WORDS: u32 = 8;

/// A question of so many words may be a headline.
const QUESTION_WORDS: u32 = 16;

/// The paragraphs that a headline sums up.
const LEAD: u32 = 6;

/// Paragraphs that are told apart; those behind count as the last of them.
const TOLD: u32 = 64;

/// So many blocks above and below a line say whether it stands in a menu.
const AROUND: usize = 5;

/// What repeats a headline is looked for in so many blocks above the body, and is at most so many words longer.
const ECHO_REACH: usize = 300;
const ECHO_WORDS: u32 = 8;

/// A repeated line of fewer words may be a section's name.
const FEWEST_ECHOED: u32 = 3;

/// A text that a reader selected begins with its headline, or so many lines above.
const NEAR_TOP: RangeInclusive<usize> = 1..=3;

/// The byline, or the date, follows the headline within so many lines.
const SIGNATURE_REACH: usize = 4;

/// A date line is no longer, in words; one with a word such as `published`; a byline.
const DATE_WORDS: u32 = 12;
const TIMESTAMP_WORDS: u32 = 15;
const BYLINE_WORDS: u32 = 20;

/// Menus stand in lines of so many words at most, standfirsts and captions in lines of so many at least.
const MENU_WORDS: u32 = 3;
const SENTENCE_WORDS: u32 = 12;

/// The chance that a line with none counts as, where log odds are taken of it.
const LEAST_CHANCE: f32 = 0.01;

/// How many things are measured of a line.
const COUNT: usize = 38;

/// What is measured of a line, by name; the sum of the weighted values is its log odds.
type Row = [(&'static str, f32); COUNT];

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
    let scored = scored.filter(|(_, score)| *score >= log_odds.least);
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
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

/// How much the story says of what a line does.
#[derive(Debug, Clone, Copy, Default)]
struct Shares {
    /// The share of its words that stand in a paragraph behind it.
    body: f32,
    /// How many stand in one of the first.
    lead: f32,
    /// In how many paragraphs one of them stands; both the less, the more there are.
    often: f32,
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
        let is_bracketed = || is_bracketed(self.text(at));
        // The header of a text says of another line what it is.
        let is_described = || self.page.claims_of(Field::Description).any(|claim| claim.value == self.text(at));
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

    /// What is measured of a line.
    fn row(&self, at: usize) -> Row {
        let (block, note, text) = (self.block(at), &self.notes.blocks[at], self.text(at));
        let words = self.length(at);
        let of = |holds: bool| f32::from(u8::from(holds));
        let shares = self.shares(at);
        let measure = |measure| note.measures.of(measure);
        [
            ("words to 2", of(words <= 2)),
            ("words 3", of(words == 3)),
            ("words 4", of(words == 4)),
            ("words 6 to 7", of((6..=7).contains(&words))),
            ("words 8 to 15", of((8..=15).contains(&words))),
            ("words 16 to 22", of((16..=22).contains(&words))),
            ("words from 23", of(words >= 23)),
            ("ends in a stop", of(ends_in(text, &['.', '。', '।']))),
            ("stays open", of(stays_open(text))),
            ("list item", of(block.form == Form::ListItem)),
            ("heading", of(matches!(block.form, Form::Heading(_)))),
            ("named headline", of(note.near.has(Hint::Headline))),
            ("linked", of(block.link_bytes > block.text.len() / 2)),
            ("cued", of(self.is_cued(at))),
            ("caption", of(self.is_caption(at))),
            ("trail", of(is_trail(text))),
            ("opens the text", of(self.page.is_bare() && at == 0)),
            ("near the top", of(self.page.is_bare() && NEAR_TOP.contains(&at))),
            ("behind a short line", of(self.is_behind_short(at))),
            ("before a long line", of(self.behind(at).is_some_and(|next| self.length(next) >= SENTENCE_WORDS))),
            ("before a candidate", of(self.is_before_candidate(at))),
            ("before the body", of(at + 1 == self.body_of(at))),
            ("short lines above", self.short_lines(at.saturating_sub(AROUND)..at)),
            ("short lines below", self.short_lines(at + 1..at + 1 + AROUND)),
            ("distance", self.distance(at)),
            ("signature near", of(self.is_signed(at))),
            ("signature behind", of(self.looks_below(at).any(|look| look.is_signature))),
            ("words in the body", shares.body),
            ("words in the lead", shares.lead),
            ("words in paragraphs", shares.often),
            ("echoed", of(self.is_echoed(at))),
            ("repeated", of(measure(Measure::Repeats) > 1.0)),
            ("lower case", of(text.starts_with(is_lower))),
            ("digits", measure(Measure::Digits)),
            ("short words", measure(Measure::ShortWords)),
            ("body", self.odds.of(at)),
            ("chance of a headline", self.chance(at, Role::Headline)),
            ("chance of a caption", self.chance(at, Role::Caption)),
        ]
    }

    /// How likely a line plays a role, as a logarithm.
    fn chance(&self, at: usize, role: Role) -> f32 {
        (self.odds.of_role(at, role) + LEAST_CHANCE).ln()
    }

    fn is_caption(&self, at: usize) -> bool {
        self.cues(at).has(Cue::Credit) || self.odds.facts.is_caption(at) || self.odds.facts.ends_in_brackets(at)
    }

    /// Cues other than those that headlines have as well: `By`, `Photo`, `Today`.
    fn is_cued(&self, at: usize) -> bool {
        let others = self.cues(at).without(Cue::Byline).without(Cue::Credit).without(Cue::Timestamp);
        !others.is_empty()
    }

    /// The block that follows, which may be the first paragraph.
    fn behind(&self, at: usize) -> Option<usize> {
        (at + 1 < self.notes.blocks.len()).then_some(at + 1)
    }

    fn is_behind_short(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.length(before) <= MENU_WORDS)
    }

    /// A standfirst may follow: a longer line that is no byline, no date and no paragraph.
    fn is_before_candidate(&self, at: usize) -> bool {
        self.behind(at)
            .is_some_and(|next| next < self.body_of(at) && self.is_free(next) && self.length(next) > self.length(at))
    }

    /// Whether nothing gives a line away as something else than headline or standfirst.
    fn is_free(&self, at: usize) -> bool {
        let signs = || self.look_of(at).map_or_else(|| self.is_signature(at), |look| look.is_signature);
        self.block(at).form == Form::Paragraph && self.cues(at).is_empty() && !signs()
    }

    fn distance(&self, at: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a distance is small")]
        let distance = (self.body_of(at) - at) as f32;
        distance.ln_1p()
    }

    /// A headline stands above the byline and the date, and near them.
    fn is_signed(&self, at: usize) -> bool {
        self.looks_below(at).take(SIGNATURE_REACH).any(|look| look.is_signature)
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

    /// The share of short lines among some: menus are made of them.
    fn short_lines(&self, around: Range<usize>) -> f32 {
        let lines = self.lengths.get(around.start..around.end.min(self.lengths.len())).unwrap_or_default();
        let short = lines.iter().filter(|words| **words <= MENU_WORDS).count();
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let share = short as f32 / lines.len().max(1) as f32;
        share
    }

    /// Whether a line names an author or a day.
    fn is_signature(&self, at: usize) -> bool {
        let (words, cues, text) = (self.length(at), self.cues(at), self.text(at));
        let is_stamped = words <= TIMESTAMP_WORDS && cues.has(Cue::Timestamp);
        let may_be_byline = words <= BYLINE_WORDS && !ends_sentence(text);
        let is_byline = may_be_byline && (cues.has(Cue::Byline) || self.odds.facts.opens_byline(at));
        is_stamped || is_byline || (words <= DATE_WORDS && self.odds.facts.is_dated(at))
    }

    /// A story goes on with the words of its headline, in its first paragraphs above all.
    fn shares(&self, at: usize) -> Shares {
        let mut words = self.odds.facts.stems(at).to_vec();
        words.sort_unstable();
        words.dedup();
        let above = (self.body..at).filter(|at| self.odds.is_body(*at)).take(TOLD as usize - 1).count();
        let mut shares = Shares::default();
        let mut count = 0.0_f32;
        for word in words.iter().filter_map(|word| self.words.get(word)) {
            let behind = word.told >> above;
            count += 1.0;
            shares.body += f32::from(u8::from(behind != 0));
            shares.lead += f32::from(u8::from(behind & ((1 << LEAD) - 1) != 0));
            shares.often += f32::from(word.paragraphs).ln_1p();
        }
        let count = count.max(1.0);
        Shares { body: shares.body / count, lead: shares.lead.ln_1p(), often: shares.often / count }
    }

    /// Whether a line above the body holds this one, and little else: a title with the outlet's name, breadcrumbs.
    fn is_echoed(&self, at: usize) -> bool {
        let (text, words, body) = (self.text(at), self.length(at), self.body_of(at));
        let above = body.saturating_sub(ECHO_REACH)..body;
        let lengths = self.lengths.get(above.clone()).unwrap_or_default();
        let fits = |length: &u32| (words..=words + ECHO_WORDS).contains(length);
        let alike = above.zip(lengths).filter(|(_, length)| fits(length));
        words >= FEWEST_ECHOED && alike.map(|(other, _)| self.text(other)).any(|other| holds(other, text))
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
}
