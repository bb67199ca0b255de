//! The headline of a page that does not say which line it is: every line above the body is scored, the best one wins.
//!
//! Markup and claims settle most pages before. What is left, plain texts above all, shows its headline by form, order
//! and place: a line without a full stop, of some words that the story goes on to use, above the byline and the date,
//! not far above the first paragraph, and perhaps written twice, since a page's title and its breadcrumbs repeat it.
//!
//! The weights are log odds of a conditional logit over the lines of a page, fitted on plain texts of 900 pages,
//! cross-validated by domain, and rounded: a tenth more or less changes next to nothing. The fit was made once; no
//! script here repeats it.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use memchr::memmem::Finder;

use crate::annotate::{Notes, each_stem, ends_sentence, stems};
use crate::lexicon::{Cue, Cues, Hint};
use crate::news::{byline, credit, date};
use crate::page::{Block, Form, Page, Region};

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

/// Below this no line is a headline: a text may begin with its story.
const LEAST_SCORE: f32 = -1.0;

/// How likely each block is to belong to the body, and from which probability on it does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Odds<'p> {
    pub(super) probabilities: &'p [f32],
    pub(super) threshold: f32,
}

impl Odds<'_> {
    fn of(&self, at: usize) -> f32 {
        self.probabilities.get(at).copied().unwrap_or_default()
    }

    fn is_body(&self, at: usize) -> bool {
        self.of(at) >= self.threshold
    }
}

/// The block that shows the headline: the one that markup or claims name, else the line that scores best.
pub(super) fn headline(page: &Page, notes: &Notes, odds: Odds<'_>) -> Option<usize> {
    let is_told = |at: &usize| page.blocks[*at].form == Form::Heading(1) || notes.blocks[*at].headline > 0.0;
    notes.headline.filter(is_told).or_else(|| best_line(page, notes, odds)).or(notes.headline)
}

fn best_line(page: &Page, notes: &Notes, odds: Odds<'_>) -> Option<usize> {
    let lines = Lines::of(page, notes, odds)?;
    let scored = lines.candidates().map(|at| (at, lines.score(at))).filter(|(_, score)| *score >= LEAST_SCORE);
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
            known.extend(stems(self.text(at)).into_iter().map(|word| (word, Word::default())));
        }
        let mut paragraphs = 0;
        for (at, block) in self.page.blocks.iter().enumerate() {
            let is_body = at >= self.body && self.odds.is_body(at);
            paragraphs += usize::from(is_body);
            each_stem(self.page.text_of(block), |word| {
                let Some(word) = known.get_mut(&word).filter(|word| word.last <= at) else { return };
                word.last = at + 1;
                word.blocks = word.blocks.saturating_add(1);
                word.is_in_body |= is_body;
                word.is_in_lead |= is_body && paragraphs <= LEAD;
            });
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
        of_length(self.length(at))
            + of_ending(self.text(at))
            + self.of_kind(at)
            + self.of_place(at)
            + self.of_signature(at)
            + self.of_words(at)
            + if self.is_echoed(at) { 1.4 } else { 0.0 }
            - 1.9 * self.odds.of(at)
    }

    /// What the line is by its markup, its mark, its cues.
    fn of_kind(&self, at: usize) -> f32 {
        let (block, note, text) = (self.block(at), &self.notes.blocks[at], self.text(at));
        let is_cued = self.is_cued(at);
        let is_caption = note.cues.has(Cue::Credit) || credit::is_caption(text);
        let is_linked = block.link_bytes * 2 > block.text.len();
        let weights = [
            (block.form == Form::ListItem, -2.1),
            (matches!(block.form, Form::Heading(_)), 1.5),
            (note.near.has(Hint::Headline), 1.5),
            (note.near.has(Hint::Teaser) || note.near.has(Hint::Related), -2.0),
            (is_linked, -2.0),
            (is_cued, -1.6),
            (is_caption, -1.3),
            (self.looks[at - self.reach().start].opens_byline, -2.5),
            (is_trail(text), -1.2),
        ];
        sum(&weights)
    }

    /// Cues other than those that headlines have as well: `By`, `Photo`, `Today`.
    fn is_cued(&self, at: usize) -> bool {
        let others = self.cues(at).without(Cue::Byline).without(Cue::Credit).without(Cue::Timestamp);
        !others.is_empty()
    }

    fn of_place(&self, at: usize) -> f32 {
        let before = at.checked_sub(1).map(|before| self.length(before));
        let next = self.notes.blocks.get(at + 1).map_or(0, |note| note.words);
        #[expect(clippy::cast_precision_loss, reason = "a distance is small")]
        let distance = (self.body - at) as f32;
        let weights = [(before.is_some_and(|words| words <= MENU_WORDS), 0.8), (next >= SENTENCE_WORDS, 0.7)];
        sum(&weights) - 0.6 * distance.ln_1p()
    }

    /// A headline stands above the byline and the date, and near them.
    fn of_signature(&self, at: usize) -> f32 {
        let mut below = self.looks.iter().skip(at + 1 - self.reach().start);
        let near = below.by_ref().take(SIGNATURE_REACH).any(|look| look.is_signature);
        let above = near || below.any(|look| look.is_signature);
        sum(&[(near, 1.6), (above, 0.8)])
    }

    fn look(&self, at: usize) -> Look {
        let (words, cues, text) = (self.length(at), self.cues(at), self.text(at));
        let has_day = || {
            let stamps = date::dates(text);
            stamps.published.is_some() || stamps.modified.is_some()
        };
        let is_stamped = words <= TIMESTAMP_WORDS && cues.has(Cue::Timestamp);
        let may_be_byline = words <= BYLINE_WORDS && !ends_sentence(text);
        let opens_byline = byline::opens_byline(text);
        let is_byline = may_be_byline && (cues.has(Cue::Byline) || opens_byline);
        let is_signature = is_stamped || is_byline || (words <= DATE_WORDS && has_day());
        Look { is_signature, opens_byline }
    }

    /// A story goes on with the words of its headline; the rarer they are on the page, the more that says.
    fn of_words(&self, at: usize) -> f32 {
        let words = stems(self.text(at));
        let (mut body, mut lead, mut all) = (0.0_f32, 0.0_f32, 0.0_f32);
        let mut count = 0.0_f32;
        for word in words.iter().filter_map(|word| self.words.get(word)) {
            let weight = 1.0 / f32::from(word.blocks.max(1));
            count += 1.0;
            all += weight;
            body += f32::from(u8::from(word.is_in_body));
            lead += if word.is_in_lead { weight } else { 0.0 };
        }
        if count == 0.0 { 0.0 } else { 3.4 * body / count + 1.7 * lead / all }
    }

    /// Whether a line above the body holds this one, and little else: a title with the outlet's name, breadcrumbs.
    fn is_echoed(&self, at: usize) -> bool {
        let (text, words) = (self.text(at), self.length(at));
        let own = Finder::new(text);
        let holds = |other: usize| {
            let fits = (words..=words + ECHO_WORDS).contains(&self.length(other));
            fits && self.text(other).len() > text.len() && own.find(self.text(other).as_bytes()).is_some()
        };
        words >= FEWEST_ECHOED && (self.body.saturating_sub(ECHO_REACH)..self.body).any(holds)
    }
}

fn of_length(words: u32) -> f32 {
    match words {
        0..=2 => -2.2,
        3 => -1.4,
        4 | 5 => 0.0,
        6 | 7 => 1.1,
        8..=15 => 1.6,
        16..=22 => 0.2,
        _ => 0.4,
    }
}

/// Whether a sign between spaces cuts the line in parts: breadcrumbs, a title with the outlet's name.
fn is_trail(text: &str) -> bool {
    let inside = text.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' '));
    inside.is_some_and(|(inside, _)| inside.split(' ').any(|word| matches!(word, "|" | "›" | ">" | "»")))
}

/// Few headlines end in a full stop, and what leaves a sentence open is a kicker, or no headline.
fn of_ending(text: &str) -> f32 {
    let text = text.trim_end_matches(['"', '”', '“', '»', '«', '」']);
    sum(&[
        (text.ends_with(['.', '。', '।']), -2.8),
        (text.ends_with([':', '：', ',', '–', '-', '—', '…']) || text.ends_with("..."), -1.0),
    ])
}

fn sum(weights: &[(bool, f32)]) -> f32 {
    weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}
