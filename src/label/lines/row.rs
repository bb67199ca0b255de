//! What is measured of a line, and by which name.

use std::ops::Range;

use crate::annotate::Measure;
use crate::label::Role;
use crate::lexicon::{Cue, Hint, is_lower};
use crate::page::Form;

use super::form::{ends_in, holds, is_trail, stays_open};
use super::{Lines, NEAR_TOP, SIGNATURE_REACH, TOLD};

/// The paragraphs that a headline sums up.
const LEAD: u32 = 6;

/// So many blocks above and below a line say whether it stands in a menu.
const AROUND: usize = 5;

/// What repeats a headline is looked for in so many blocks above the body, and is at most so many words longer.
const ECHO_REACH: usize = 300;
const ECHO_WORDS: u32 = 8;

/// A repeated line of fewer words may be a section's name.
const FEWEST_ECHOED: u32 = 3;

/// Menus stand in lines of so many words at most, standfirsts and captions in lines of so many at least.
const MENU_WORDS: u32 = 3;
const SENTENCE_WORDS: u32 = 12;

/// The chance that a line with none counts as, where log odds are taken of it.
const LEAST_CHANCE: f32 = 0.01;

/// How many things are measured of a line.
const COUNT: usize = 38;

/// What is measured of a line, by name; the sum of the weighted values is its log odds.
pub(crate) type Row = [(&'static str, f32); COUNT];

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

impl Lines<'_> {
    /// What is measured of a line.
    pub(super) fn row(&self, at: usize) -> Row {
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

    /// The share of short lines among some: menus are made of them.
    fn short_lines(&self, around: Range<usize>) -> f32 {
        let lines = self.lengths.get(around.start..around.end.min(self.lengths.len())).unwrap_or_default();
        let short = lines.iter().filter(|words| **words <= MENU_WORDS).count();
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let share = short as f32 / lines.len().max(1) as f32;
        share
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
