//! Agreement of blocks with what the page claims: its headline, its description, its whole body.

use crate::hashes::MIXER;
use crate::lexicon::head;
use crate::news::{credit, date};
use crate::page::{Field, Form, Page};

use super::words::{Overlap, WordSet, Words, hash_words};
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

/// Longer blocks are not compared with headline and description, which are shorter by far.
const COMPARED_WORDS: u32 = 100;

/// A page makes two or three different claims about a field.
const MOST_CLAIMS: usize = 8;

/// At most this much of a claimed body is compared; the longest stories have a tenth of it.
const MAX_BODY_BYTES: usize = 1 << 20;

/// What a claim of a body says of a block where there is no such claim.
const UNCLAIMED: f32 = -1.0;

/// What the page claims, made ready to compare with.
pub(super) struct Claims {
    headlines: Vec<WordSet>,
    descriptions: Vec<WordSet>,
    authors: WordSet,
    site: WordSet,
    /// The words of all of these.
    known: WordSet,
    body: Option<Triples>,
}

impl Claims {
    pub(super) fn of(page: &Page) -> Self {
        let sites: Vec<&str> = page.claims_of(Field::SiteName).map(|claim| claim.value.as_str()).collect();
        let bodies = page.claims_of(Field::Body).map(|claim| claim.value.as_str());
        let longest = bodies.max_by_key(|body| body.len());
        let headlines = distinct(page, Field::Headline, &sites);
        let descriptions = distinct(page, Field::Description, &sites);
        let authors = WordSet::of(page.claims_of(Field::Author).map(|claim| claim.value.as_str()));
        let site = WordSet::of(sites.iter().copied());
        let known = headlines.iter().chain(&descriptions).chain([&authors, &site]).collect();
        Self {
            headlines,
            descriptions,
            authors,
            site,
            known,
            body: longest.map(|body| Triples::of(head(body, MAX_BODY_BYTES))),
        }
    }

    /// Measures a block against the claims; `words` is room for its words.
    pub(super) fn measure(&self, text: &str, words: &mut Vec<u64>, note: &mut Note) {
        note.measures.set(Measure::InClaimedBody, UNCLAIMED);
        let is_compared = !self.known.is_empty() && note.words > 0 && note.words <= COMPARED_WORDS;
        if self.body.is_none() && !is_compared {
            return;
        }
        words.clear();
        hash_words(text, words);
        if let Some(body) = &self.body {
            note.measures.set(Measure::InClaimedBody, body.share(words));
            note.measures.set(Measure::ClaimedBody, body.words);
        }
        // Most blocks share no word with any claim: then all that is measured stays zero.
        if is_compared && words.iter().any(|word| self.known.has(*word)) {
            words.sort_unstable();
            words.dedup();
            let count = words.len();
            words.retain(|word| self.known.has(*word));
            self.compare(Words { known: words, count }, note);
        }
    }

    fn compare(&self, words: Words<'_>, note: &mut Note) {
        let m = &mut note.measures;
        let headline = closest(&self.headlines, words);
        m.set(Measure::HeadlineAgreement, headline.agreement);
        m.set(Measure::HeadlineOverlap, headline.of_block);
        m.set(Measure::HeadlineCover, headline.of_claim);
        note.headline = if note.words > HEADLINE_WORDS { 0.0 } else { headline.agreement };
        let description = closest(&self.descriptions, words);
        m.set(Measure::IsDescription, description.agreement);
        m.set(Measure::DescriptionOverlap, description.of_block);
        m.set(Measure::DescriptionCover, description.of_claim);
        m.set(Measure::AuthorCover, self.authors.overlap(words).of_claim);
        m.set(Measure::SiteCover, self.site.overlap(words).of_claim);
    }
}

/// The words of each distinct claim about a field; one that names the outlet alone is none.
fn distinct(page: &Page, field: Field, sites: &[&str]) -> Vec<WordSet> {
    let mut values: Vec<&str> = page.claims_of(field).map(|claim| claim.value.as_str()).collect();
    values.retain(|value| !sites.contains(value));
    values.sort_unstable();
    values.dedup();
    values.into_iter().take(MOST_CLAIMS).map(|value| WordSet::of([value])).collect()
}

/// The overlap with the claim that agrees best.
fn closest(claims: &[WordSet], words: Words<'_>) -> Overlap {
    let overlaps = claims.iter().map(|claim| claim.overlap(words));
    overlaps.fold(Overlap::default(), |best, next| if next.agreement > best.agreement { next } else { best })
}

/// The word triples of a claimed body: a bit each, at the place that its hash says.
struct Triples {
    bits: Vec<u64>,
    words: f32,
}

/// So many bits a triple: one of so many that are not in the body seems to be.
const BITS: usize = 16;

impl Triples {
    #[expect(clippy::cast_precision_loss, reason = "a length needs no more than a float's precision")]
    fn of(body: &str) -> Self {
        let mut words = Vec::new();
        hash_words(body, &mut words);
        let room = (words.len() * BITS).next_power_of_two() / 64;
        let mut triples = Self { bits: vec![0; room.max(1)], words: words.len() as f32 };
        for hash in hashes(&words) {
            let (at, bit) = triples.place(hash);
            triples.bits[at] |= bit;
        }
        triples
    }

    /// Which share of a block's triples the body has.
    fn share(&self, words: &[u64]) -> f32 {
        let is_inside = |hash: &u64| {
            let (at, bit) = self.place(*hash);
            self.bits[at] & bit != 0
        };
        super::share(hashes(words).filter(is_inside).count(), hashes(words).count())
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let at = usize::try_from(hash >> 16).unwrap_or_default() & (self.bits.len() - 1);
        (at, 1 << (hash & 63))
    }
}

/// A hash for each triple of neighbouring words.
fn hashes(words: &[u64]) -> impl Iterator<Item = u64> {
    words.windows(3).map(|triple| {
        let mixed = triple.iter().fold(0_u64, |hash, word| (hash.rotate_left(21) ^ word).wrapping_mul(MIXER));
        mixed ^ (mixed >> 32)
    })
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
