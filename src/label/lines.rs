//! The headline of a page that does not say which line it is: every line above the body is scored, the best one wins.
//!
//! Markup and claims settle most pages before. What is left, plain texts above all, shows its headline by form, order
//! and place: a line without a full stop, of some words that the story goes on to use, above the byline and the date,
//! not far above the first paragraph, and perhaps written twice, since a page's title and its breadcrumbs repeat it.
//!
//! The weights (`lines.weights`) are those of a conditional logit over the lines of a page: log odds of one line against
//! another. `training/lines.py` fits them from the measures that stand here, and says how well pages of other domains
//! are read.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use memchr::memmem::Finder;

use crate::annotate::{Notes, ends_sentence};
use crate::lexicon::{Cue, Cues, Hint};
use crate::page::{Block, Form, Page, Region};

use super::Odds;
#[cfg(any(test, feature = "unstable-stages"))]
use super::facts::Facts;

/// How many blocks above the body a headline may stand.
const REACH: usize = 40;

/// A headline has at least so many words, and at most so many.
const FEWEST_WORDS: u32 = 2;
const MOST_WORDS: u32 = 40;

/// A line of fewer words is no paragraph that a body begins with.
const PARAGRAPH_WORDS: u32 = 8;

/// The paragraphs that a headline sums up.
const LEAD: usize = 6;

/// What repeats a headline is looked for in so many blocks above the body, and is at most so many words longer.
const ECHO_REACH: usize = 300;
const ECHO_WORDS: u32 = 8;

/// A repeated line of fewer words may be a section's name.
const FEWEST_ECHOED: u32 = 3;

/// The byline, or the date, follows the headline within so many lines.
const SIGNATURE_REACH: usize = 4;

/// A date line is no longer, in words; one with a word such as `published`; a byline.
const DATE_WORDS: u32 = 12;
const TIMESTAMP_WORDS: u32 = 15;
const BYLINE_WORDS: u32 = 20;

/// Menus stand in lines of so many words at most, standfirsts and captions in lines of so many at least.
const MENU_WORDS: u32 = 3;
const SENTENCE_WORDS: u32 = 12;

/// A weight a line, with the name of its measure.
const WEIGHTS: &str = include_str!("lines.weights");

/// The log odds of each measure, in the order of [`Lines::row`].
static LOG_ODDS: LazyLock<Vec<f32>> = LazyLock::new(|| weights().skip(1).map(|(_, weight)| weight).collect());

/// Below this no line is a headline: a text may begin with its story. It stands above the weights.
static LEAST: LazyLock<f32> = LazyLock::new(|| weights().next().map_or(0.0, |(_, least)| least));

/// How many things are measured of a line.
const COUNT: usize = 28;

/// What is measured of a line, by name; the sum of the weighted values is its log odds.
type Row = [(&'static str, f32); COUNT];

/// The block that shows the headline: the one that markup or claims name, else the line that scores best.
pub(super) fn headline(page: &Page, notes: &Notes, odds: Odds<'_>) -> Option<usize> {
    let is_told = |at: &usize| page.blocks[*at].form == Form::Heading(1) || notes.blocks[*at].headline > 0.0;
    notes.headline.filter(is_told).or_else(|| best_line(page, notes, odds)).or(notes.headline)
}

fn best_line(page: &Page, notes: &Notes, odds: Odds<'_>) -> Option<usize> {
    let lines = Lines::of(page, notes, odds)?;
    let scored = lines.candidates().map(|at| (at, lines.score(at))).filter(|(_, score)| *score >= *LEAST);
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
}

/// The lines above a body.
struct Lines<'p> {
    page: &'p Page,
    notes: &'p Notes,
    odds: Odds<'p>,
    /// The first paragraph.
    body: usize,
    /// Of each of the lines above the body, from the first that is looked at.
    looks: Vec<Look>,
    words: HashMap<u64, Word>,
}

/// What a line above the body looks like.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// It names an author or a day.
    is_signature: bool,
    opens_byline: bool,
}

/// Where a word of one of the lines stands on the page.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    blocks: u16,
    /// The last of these blocks, counted from 1.
    last: usize,
    is_in_lead: bool,
    is_in_body: bool,
}

impl<'p> Lines<'p> {
    fn of(page: &'p Page, notes: &'p Notes, odds: Odds<'p>) -> Option<Self> {
        let is_paragraph = |at: &usize| odds.is_body(*at) && notes.blocks[*at].words >= PARAGRAPH_WORDS;
        let closed = |at: &usize| is_paragraph(at) && ends_sentence(page.text_of(&page.blocks[*at]));
        let all = 0..page.blocks.len();
        let body = all.clone().find(closed).or_else(|| all.clone().find(is_paragraph))?;
        let mut lines = Self { page, notes, odds, body, looks: Vec::new(), words: HashMap::new() };
        lines.looks = lines.reach().map(|at| lines.look(at)).collect();
        lines.count_words();
        Some(lines)
    }

    fn count_words(&mut self) {
        let mut known = HashMap::new();
        for at in self.candidates() {
            known.extend(self.odds.facts.stems().of_block(at).iter().map(|word| (*word, Word::default())));
        }
        let mut paragraphs = 0;
        for (at, words) in self.odds.facts.stems().of_blocks().enumerate() {
            let is_body = at >= self.body && self.odds.is_body(at);
            paragraphs += usize::from(is_body);
            for word in words {
                let Some(word) = known.get_mut(word).filter(|word| word.last <= at) else { continue };
                word.last = at + 1;
                word.blocks = word.blocks.saturating_add(1);
                word.is_in_body |= is_body;
                word.is_in_lead |= is_body && paragraphs <= LEAD;
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
        self.notes.blocks[at].words
    }

    fn cues(&self, at: usize) -> Cues {
        self.notes.blocks[at].cues
    }

    /// The lines above the body that are looked at.
    fn reach(&self) -> Range<usize> {
        self.body.saturating_sub(REACH)..self.body
    }

    /// The lines that may be the headline.
    fn candidates(&self) -> impl Iterator<Item = usize> + use<'p> {
        let (page, notes) = (self.page, self.notes);
        let may_be = move |at: &usize| {
            let (block, note) = (&page.blocks[*at], &notes.blocks[*at]);
            let is_outer =
                matches!(note.region, Region::Navigation | Region::Aside | Region::Footer | Region::Comments);
            let is_text = !matches!(block.form, Form::Caption | Form::Control | Form::TableRow | Form::Preformatted);
            (FEWEST_WORDS..=MOST_WORDS).contains(&note.words) && is_text && !block.hidden && !is_outer
        };
        self.reach().filter(may_be)
    }

    /// The log odds of a line, but for a constant.
    fn score(&self, at: usize) -> f32 {
        self.row(at).iter().zip(LOG_ODDS.iter()).map(|((_, value), weight)| value * weight).sum()
    }

    /// What is measured of a line.
    fn row(&self, at: usize) -> Row {
        let (block, note, text) = (self.block(at), &self.notes.blocks[at], self.text(at));
        let words = self.length(at);
        let of = |holds: bool| f32::from(u8::from(holds));
        let (body, lead) = self.shares(at);
        [
            ("words to 2", of(words <= 2)),
            ("words 3", of(words == 3)),
            ("words 6 to 7", of((6..=7).contains(&words))),
            ("words 8 to 15", of((8..=15).contains(&words))),
            ("words 16 to 22", of((16..=22).contains(&words))),
            ("words from 23", of(words >= 23)),
            ("ends in a stop", of(ends_in(text, &['.', '。', '।']))),
            ("stays open", of(stays_open(text))),
            ("list item", of(block.form == Form::ListItem)),
            ("heading", of(matches!(block.form, Form::Heading(_)))),
            ("named headline", of(note.near.has(Hint::Headline))),
            ("named teaser", of(note.near.has(Hint::Teaser) || note.near.has(Hint::Related))),
            ("linked", of(block.link_bytes * 2 > block.text.len())),
            ("cued", of(self.is_cued(at))),
            ("caption", of(note.cues.has(Cue::Credit) || self.odds.facts.is_caption(at))),
            ("byline", of(self.look_of(at).opens_byline)),
            ("trail", of(is_trail(text))),
            ("behind a short line", of(self.is_behind_short(at))),
            ("before a long line", of(self.behind(at).is_some_and(|next| self.length(next) >= SENTENCE_WORDS))),
            ("before a candidate", of(self.is_before_candidate(at))),
            ("behind a candidate", of(self.is_behind_candidate(at))),
            ("distance", self.distance(at)),
            ("signature near", of(self.is_signed(at))),
            ("signature behind", of(self.looks_below(at).any(|look| look.is_signature))),
            ("words in the body", body),
            ("words in the lead", lead),
            ("echoed", of(self.is_echoed(at))),
            ("body", self.odds.of(at)),
        ]
    }

    /// Cues other than those that headlines have as well: `By`, `Photo`, `Today`.
    fn is_cued(&self, at: usize) -> bool {
        let others = self.cues(at).without(Cue::Byline).without(Cue::Credit).without(Cue::Timestamp);
        !others.is_empty()
    }

    /// The line that follows, where the body has not begun.
    fn behind(&self, at: usize) -> Option<usize> {
        (at + 1 < self.notes.blocks.len()).then_some(at + 1)
    }

    fn is_behind_short(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.length(before) <= MENU_WORDS)
    }

    /// A standfirst may follow: a longer line that is no byline, no date and no paragraph.
    fn is_before_candidate(&self, at: usize) -> bool {
        self.behind(at)
            .is_some_and(|next| next < self.body && self.is_free(next) && self.length(next) > self.length(at))
    }

    /// The line may be a standfirst: what stands above it is shorter and may be the headline.
    fn is_behind_candidate(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| self.length(*before) >= FEWEST_ECHOED);
        before.is_some_and(|before| self.is_free(before) && self.length(before) < self.length(at))
    }

    /// Whether nothing gives a line away as something else than headline or standfirst.
    fn is_free(&self, at: usize) -> bool {
        self.block(at).form == Form::Paragraph && self.cues(at).is_empty() && !self.look_of(at).is_signature
    }

    fn distance(&self, at: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a distance is small")]
        let distance = (self.body - at) as f32;
        distance.ln_1p()
    }

    /// A headline stands above the byline and the date, and near them.
    fn is_signed(&self, at: usize) -> bool {
        self.looks_below(at).take(SIGNATURE_REACH).any(|look| look.is_signature)
    }

    /// What the lines between one and the body look like.
    fn looks_below(&self, at: usize) -> impl Iterator<Item = &Look> {
        self.looks.iter().skip(at + 1 - self.reach().start)
    }

    fn look_of(&self, at: usize) -> Look {
        let known = at.checked_sub(self.reach().start).and_then(|at| self.looks.get(at)).copied();
        known.unwrap_or_else(|| self.look(at))
    }

    fn look(&self, at: usize) -> Look {
        let (words, cues, text) = (self.length(at), self.cues(at), self.text(at));
        let is_stamped = words <= TIMESTAMP_WORDS && cues.has(Cue::Timestamp);
        let may_be_byline = words <= BYLINE_WORDS && !ends_sentence(text);
        let opens_byline = self.odds.facts.opens_byline(at);
        let is_byline = may_be_byline && (cues.has(Cue::Byline) || opens_byline);
        let is_signature = is_stamped || is_byline || (words <= DATE_WORDS && self.odds.facts.is_dated(at));
        Look { is_signature, opens_byline }
    }

    /// A story goes on with the words of its headline: which share of them stands in the body, and which in its first
    /// paragraphs, where the rarer a word is on the page, the more it counts.
    fn shares(&self, at: usize) -> (f32, f32) {
        let mut words = self.odds.facts.stems().of_block(at).to_vec();
        words.sort_unstable();
        words.dedup();
        let (mut body, mut lead, mut all) = (0.0_f32, 0.0_f32, 0.0_f32);
        let mut count = 0.0_f32;
        for word in words.iter().filter_map(|word| self.words.get(word)) {
            let weight = 1.0 / f32::from(word.blocks.max(1));
            count += 1.0;
            all += weight;
            body += f32::from(u8::from(word.is_in_body));
            lead += if word.is_in_lead { weight } else { 0.0 };
        }
        if count == 0.0 { (0.0, 0.0) } else { (body / count, lead / all) }
    }

    /// Whether a line above the body holds this one, and little else: a title with the outlet's name, breadcrumbs.
    fn is_echoed(&self, at: usize) -> bool {
        let (text, words) = (self.text(at), self.length(at));
        // To make ready for a search takes longer than to see that no line has the length.
        let own = LazyCell::new(|| Finder::new(text));
        let holds = |other: usize| {
            let fits = (words..=words + ECHO_WORDS).contains(&self.length(other));
            fits && self.text(other).len() > text.len() && own.find(self.text(other).as_bytes()).is_some()
        };
        words >= FEWEST_ECHOED && (self.body.saturating_sub(ECHO_REACH)..self.body).any(holds)
    }
}

/// Whether a text ends in one of the signs, quotation marks aside.
fn ends_in(text: &str, signs: &[char]) -> bool {
    text.trim_end_matches(['"', '”', '“', '»', '«', '」']).ends_with(signs)
}

/// What leaves a sentence open is a kicker, or no headline.
fn stays_open(text: &str) -> bool {
    ends_in(text, &[':', '：', ',', '–', '-', '—', '…']) || text.ends_with("...")
}

/// Whether a sign between spaces cuts the line in parts: breadcrumbs, a title with the outlet's name.
fn is_trail(text: &str) -> bool {
    let inside = text.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' '));
    inside.is_some_and(|(inside, _)| inside.split(' ').any(|word| matches!(word, "|" | "›" | ">" | "»")))
}

/// Name and weight of each line of the file.
fn weights() -> impl Iterator<Item = (&'static str, f32)> {
    let lines = WEIGHTS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).filter_map(|(name, weight)| Some((name, weight.parse().ok()?)))
}

/// The measures of every line that may be the headline, by the block that it is; for training.
#[cfg(feature = "unstable-stages")]
pub(crate) fn rows(page: &Page, notes: &Notes, probabilities: &[f32], threshold: f32) -> Vec<(usize, Row)> {
    let facts = Facts::of(page);
    let lines = Lines::of(page, notes, Odds { body: probabilities, chances: &[], threshold, facts: &facts });
    lines.map(|lines| lines.candidates().map(|at| (at, lines.row(at))).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Facts, Lines, Odds, weights};
    use crate::annotate::annotate;

    #[test]
    fn every_measure_has_a_weight() {
        let page = crate::text::read("Bridge reopens\n\nThe old bridge over the Elm reopened to traffic on Monday.\n");
        let notes = annotate(&page);
        let facts = Facts::of(&page);
        let odds = Odds { body: &[0.1, 0.9], chances: &[], threshold: 0.5, facts: &facts };
        let lines = Lines::of(&page, &notes, odds).unwrap();
        let measured = lines.row(0).map(|(name, _)| name);
        let mut names = weights().map(|(name, _)| name);
        assert_eq!(names.next(), Some("least"));
        assert_eq!(names.collect::<Vec<_>>(), measured);
    }
}
