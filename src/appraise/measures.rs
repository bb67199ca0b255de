//! What is measured of a whole page, once its blocks are labelled.

use crate::annotate::{self, Measure, Notes};
use crate::label::{Label, Labelled};
use crate::lexicon::{Cue, KINDS, Kind, lexicon};
use crate::page::{Field, Form, Page, Region};

use super::voice;

/// The names of these measures, in their order.
#[cfg(any(test, feature = "unstable-stages"))]
pub(super) const NAMES: [&str; WIDTH] = [
    "page words",
    "page blocks",
    "prose share of page",
    "link share of page",
    "headings",
    "top headings",
    "controls",
    "comments",
    "cards in a row",
    "digits",
    "times",
    "comment cues",
    "body words",
    "body blocks",
    "body paragraphs",
    "longest paragraph",
    "words a block",
    "prose share of body",
    "link share of body",
    "listed share of body",
    "headings in body",
    "questions in body",
    "body share of page",
    "body share of prose",
    "pieces of body",
    "extent of body",
    "before the body",
    "mean probability",
    "doubt in body",
    "nearly body",
    "hardly body",
    "surest block",
    "headline",
    "headline agreement",
    "byline",
    "date line",
    "standfirst",
    "captions",
    "authors claimed",
    "dates claimed",
    "description claimed",
    "address, steps",
    "address, digits",
    "address, hyphens",
    "story claimed",
    "site claimed",
    "list claimed",
    "goods claimed",
    "forum claimed",
    "help claimed",
    "story in address",
    "site in address",
    "list in address",
    "goods in address",
    "forum in address",
    "help in address",
    "reader spoken to",
    "house spoken of",
];

/// How many there are.
pub(super) const WIDTH: usize = BLOCKS + CLAIMS + 2 * KINDS_WIDTH + VOICES;

/// Of the blocks, and of the labels.
const BLOCKS: usize = 12 + 20 + 6;
const CLAIMS: usize = 6;
const KINDS_WIDTH: usize = KINDS.len();
const VOICES: usize = 2;

/// Blocks between these probabilities are nearly or hardly body.
const DOUBTED: [f32; 3] = [0.2, 0.5, 0.8];

/// Sums over the blocks of a page.
#[derive(Debug, Default)]
struct Sums {
    words: f32,
    prose: f32,
    linked: f32,
    headings: f32,
    tops: f32,
    controls: f32,
    comments: f32,
    cards: f32,
    digits: f32,
    times: f32,
    replies: f32,
    nearly: f32,
    surest: f32,
    body: Body,
}

/// Sums over the blocks of the body.
#[derive(Debug, Default)]
struct Body {
    blocks: f32,
    paragraphs: f32,
    longest: f32,
    words: f32,
    prose: f32,
    linked: f32,
    listed: f32,
    headings: f32,
    questions: f32,
    /// Runs of blocks without boilerplate between them.
    pieces: f32,
    sure: f32,
    doubt: f32,
    hardly: f32,
    first: Option<usize>,
    last: usize,
}

/// Measures a page.
pub(super) fn of(page: &Page, notes: &Notes, labels: &[Labelled]) -> [f32; WIDTH] {
    annotate::row(values(page, notes, labels))
}

/// The measures, in the order of [`NAMES`].
fn values(page: &Page, notes: &Notes, labels: &[Labelled]) -> impl Iterator<Item = f32> {
    let sums = Sums::of(page, notes, labels);
    let count = |label: Label| float(labels.iter().filter(|labelled| labelled.label == label).count());
    let headline = notes.headline.and_then(|at| notes.blocks.get(at));
    let fields = [
        f32::from(headline.is_some()),
        headline.map_or(0.0, |note| note.headline),
        count(Label::Byline),
        count(Label::Dateline),
        count(Label::Standfirst),
        count(Label::Caption),
    ];
    let values = sums.of_page(page).into_iter().chain(sums.of_body(page)).chain(fields);
    let values = values.chain(of_claims(page)).chain(of_types(page)).chain(of_address(page));
    values.chain(voice::of(page, notes, labels))
}

impl Sums {
    fn of(page: &Page, notes: &Notes, labels: &[Labelled]) -> Self {
        let mut sums = Self::default();
        let mut was_body = false;
        for (at, (note, labelled)) in notes.blocks.iter().zip(labels).enumerate() {
            sums.add(page, notes, at);
            let words = float(note.words as usize);
            sums.surest = sums.surest.max(labelled.probability);
            let is_body = labelled.label.is_body();
            if is_body {
                sums.body.pieces += f32::from(!was_body);
                sums.body.add(page, notes, at);
                sums.body.add_label(*labelled, words);
            } else if labelled.probability >= DOUBTED[0] {
                sums.nearly += words;
            }
            was_body = is_body;
        }
        sums
    }

    fn add(&mut self, page: &Page, notes: &Notes, at: usize) {
        let (block, note) = (&page.blocks[at], &notes.blocks[at]);
        let words = float(note.words as usize);
        self.words += words;
        self.prose += if note.is_prose { words } else { 0.0 };
        self.linked += words * note.measures.of(Measure::LinkDensity);
        self.headings += f32::from(matches!(block.form, Form::Heading(_)));
        self.tops += f32::from(block.form == Form::Heading(1));
        self.controls += f32::from(block.form == Form::Control);
        self.comments += if note.region == Region::Comments { words } else { 0.0 };
        self.digits += words * note.measures.of(Measure::Digits);
        self.times += f32::from(block.timed);
        self.replies += f32::from(note.cues.has(Cue::Comment));
        self.cards = self.cards.max(note.measures.of(Measure::GrandparentAlike));
    }

    fn of_page(&self, page: &Page) -> [f32; 12] {
        let all = self.words.max(1.0);
        [
            self.words,
            float(page.blocks.len()),
            self.prose / all,
            self.linked / all,
            self.headings,
            self.tops,
            self.controls,
            self.comments / all,
            self.cards,
            self.digits / all,
            self.times,
            self.replies,
        ]
    }

    fn of_body(&self, page: &Page) -> [f32; 20] {
        let body = &self.body;
        let (words, blocks) = (body.words.max(1.0), body.blocks.max(1.0));
        let first = body.first.unwrap_or(body.last);
        [
            body.words,
            body.blocks,
            body.paragraphs,
            body.longest,
            body.words / blocks,
            body.prose / words,
            body.linked / words,
            body.listed / words,
            body.headings / blocks,
            body.questions / blocks,
            body.words / self.words.max(1.0),
            body.prose / self.prose.max(1.0),
            body.pieces,
            float(body.last + 1 - first) / blocks,
            float(first) / float(page.blocks.len().max(1)),
            body.sure / words,
            body.doubt / words,
            self.nearly / words,
            body.hardly / words,
            self.surest,
        ]
    }
}

impl Body {
    fn add(&mut self, page: &Page, notes: &Notes, at: usize) {
        let (block, note) = (&page.blocks[at], &notes.blocks[at]);
        let words = float(note.words as usize);
        self.blocks += 1.0;
        self.words += words;
        self.longest = self.longest.max(words);
        self.prose += if note.is_prose { words } else { 0.0 };
        self.linked += words * note.measures.of(Measure::LinkDensity);
        self.questions += note.measures.of(Measure::EndsQuestion);
        self.first = self.first.or(Some(at));
        self.last = at;
        self.listed += if matches!(block.form, Form::ListItem | Form::TableRow) { words } else { 0.0 };
    }

    fn add_label(&mut self, labelled: Labelled, words: f32) {
        let probability = labelled.probability;
        self.paragraphs += f32::from(labelled.label == Label::Paragraph);
        self.headings += f32::from(labelled.label == Label::Subheading);
        self.sure += words * probability;
        self.doubt += words * probability * (1.0 - probability);
        self.hardly += if probability < DOUBTED[2] { words } else { 0.0 };
    }
}

fn of_claims(page: &Page) -> [f32; 6] {
    let count = |field| float(page.claims_of(field).count());
    let address = page.address();
    let path = address.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
    let path = path.map_or("", |(_, path)| path);
    let steps = path.split(['/', '?']).filter(|step| !step.is_empty()).count();
    [
        count(Field::Author),
        count(Field::Published),
        count(Field::Description),
        if address.is_some() { float(steps) } else { -1.0 },
        float(path.bytes().filter(u8::is_ascii_digit).count()),
        float(path.bytes().filter(|byte| *byte == b'-').count()),
    ]
}

/// How many claims there are of each kind of page.
fn of_types(page: &Page) -> [f32; KINDS_WIDTH] {
    counts(page.claims_of(Field::Kind).filter_map(|claim| lexicon().kind(&claim.value)))
}

/// How many words of the address speak for each kind of page.
fn of_address(page: &Page) -> [f32; KINDS_WIDTH] {
    let words = page.address().unwrap_or_default().split(|c: char| !c.is_alphabetic());
    counts(words.filter_map(|word| lexicon().address_kind(word)))
}

fn counts(found: impl Iterator<Item = Kind>) -> [f32; KINDS_WIDTH] {
    let mut counts = [0.0; KINDS_WIDTH];
    for kind in found {
        for (count, _) in counts.iter_mut().zip(KINDS).filter(|(_, (_, it))| *it == kind) {
            *count += 1.0;
        }
    }
    counts
}

#[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
pub(super) fn float(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, values};
    use crate::annotate::annotate;
    use crate::page::Page;

    #[test]
    fn as_much_is_measured_as_has_a_name() {
        let page = Page::default();
        assert_eq!(values(&page, &annotate(&page), &[]).count(), WIDTH);
    }
}
