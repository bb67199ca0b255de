//! Agreement of blocks with what the page claims: its headline, its description, its whole body.

use memchr::memmem;

use crate::news::{credit, date};
use crate::page::{Field, Form, Page};

use super::words::WordSet;
use super::{Measure, Note};

/// A block needs this much agreement to be taken for the headline.
const HEADLINE_AGREEMENT: f32 = 0.45;

/// The only top heading of a page needs less: search engines are told other words than readers.
const ONLY_HEADING_AGREEMENT: f32 = 0.15;

/// A headline is no longer than this.
const HEADLINE_WORDS: u32 = 40;

/// A line of so many words is a headline by its place alone; one of two or three only where there is no such line.
const LINE_WORDS: u32 = 4;

/// A line of more words is none.
const LONGEST_LINE: u32 = 30;

/// How many blocks above the prose a headline may stand.
const LINE_REACH: usize = 16;

/// Shorter blocks occur in any body by chance.
const CLAIMED_WORDS: u32 = 4;

/// At most so many characters of a claimed body are compared; the longest stories are shorter. Every block is
/// searched for in it.
const MAX_BODY: usize = 1 << 17;

/// At most so many claimed headlines and descriptions are compared with every block.
const MOST_CLAIMS: usize = 16;

/// What the page claims, made ready to compare with.
pub(super) struct Claims {
    headlines: Vec<WordSet>,
    descriptions: Vec<WordSet>,
    /// The claimed bodies, letters and digits alone.
    body: String,
}

impl Claims {
    pub(super) fn of(page: &Page) -> Self {
        let sites: Vec<&str> = page.claims_of(Field::SiteName).map(|claim| claim.value.as_str()).collect();
        let words = |field| {
            let claims = page.claims_of(field).filter(|claim| !sites.contains(&claim.value.as_str()));
            claims.map(|claim| WordSet::of(&claim.value)).take(MOST_CLAIMS)
        };
        let bodies = page.claims_of(Field::Body).map(|claim| claim.value.as_str());
        let longest = bodies.max_by_key(|body| body.len()).unwrap_or_default();
        let cut = longest.char_indices().nth(MAX_BODY).map_or(longest.len(), |(at, _)| at);
        let body = letters(longest.get(..cut).unwrap_or_default());
        Self { headlines: words(Field::Headline).collect(), descriptions: words(Field::Description).collect(), body }
    }

    /// How well a block agrees with the claims of a headline.
    pub(super) fn headline_agreement(&self, text: &str, words: u32) -> f32 {
        if words == 0 || words > HEADLINE_WORDS || self.headlines.is_empty() {
            return 0.0;
        }
        best_agreement(&self.headlines, &WordSet::of(text))
    }

    pub(super) fn measure(&self, text: &str, note: &mut Note) {
        if note.words < CLAIMED_WORDS {
            return;
        }
        if !self.descriptions.is_empty() {
            note.measures.set(Measure::IsDescription, best_agreement(&self.descriptions, &WordSet::of(text)));
        }
        if !self.body.is_empty() {
            let is_inside = memmem::find(self.body.as_bytes(), letters(text).as_bytes()).is_some();
            note.measures.set(Measure::InClaimedBody, is_inside);
            note.measures.set(Measure::NotInClaimedBody, !is_inside);
        }
    }
}

/// The block that shows the headline: the heading, or other short block, that agrees best with the claims; without
/// claims the first top heading, or in a text without headings the first line of its length above the prose.
pub(super) fn headline(page: &Page, notes: &[Note]) -> Option<usize> {
    let tops = page.blocks.iter().filter(|block| block.form == Form::Heading(1) && !block.hidden).count();
    let scored = page.blocks.iter().zip(notes).map(|(block, note)| {
        let (bonus, needed) = match block.form {
            Form::Heading(1) if tops == 1 => (0.6, ONLY_HEADING_AGREEMENT),
            Form::Heading(1) => (0.3, HEADLINE_AGREEMENT),
            Form::Heading(2 | 3) => (0.1, HEADLINE_AGREEMENT),
            _ => (0.0, HEADLINE_AGREEMENT),
        };
        let linked = super::ratio(block.link_bytes, block.text.len());
        if note.headline < needed { 0.0 } else { note.headline + bonus - 0.3 * linked }
    });
    let best = scored.enumerate().filter(|(_, score)| *score > 0.0);
    let best = best.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(at, _)| at).or_else(|| unclaimed_headline(page, notes))
}

fn unclaimed_headline(page: &Page, notes: &[Note]) -> Option<usize> {
    let is_site = |text: &str| page.claims_of(Field::SiteName).any(|claim| claim.value == text);
    let top = page.blocks.iter().position(|block| block.form == Form::Heading(1) && !is_site(page.text_of(block)));
    top.or_else(|| line_above_prose(page, notes))
}

/// Without a heading and without claims: the first line of a headline's length not far above the prose.
fn line_above_prose(page: &Page, notes: &[Note]) -> Option<usize> {
    let is_story = |at: &usize| notes[*at].is_prose && notes[*at].cues.is_empty();
    let prose = (0..notes.len()).find(is_story)?;
    let near = prose.saturating_sub(LINE_REACH)..prose;
    let is_line = |at: &usize, least: u32| {
        let (block, note, text) = (&page.blocks[*at], &notes[*at], page.text_of(&page.blocks[*at]));
        let has_length = note.words >= least && note.words <= LONGEST_LINE;
        let is_plain = block.form == Form::Paragraph && note.cues.is_empty() && !text.ends_with(['.', ':', ',']);
        has_length && is_plain && !credit::is_caption(text) && date::parse(text).is_none()
    };
    let mut lines = near.clone();
    lines.find(|at| is_line(at, LINE_WORDS)).or_else(|| near.clone().find(|at| is_line(at, 2)))
}

fn best_agreement(claims: &[WordSet], words: &WordSet) -> f32 {
    claims.iter().map(|claim| claim.agreement(words)).fold(0.0, f32::max)
}

/// Letters and digits alone, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
