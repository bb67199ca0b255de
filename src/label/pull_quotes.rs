//! Pull quotes: half a sentence of the story set large, which the story says again in its place.
//!
//! On 913 labelled pages and the same as texts, 18 of the 23 blocks that this takes out are in no labelled body.

use std::cell::LazyCell;
use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt};
use memchr::memmem::Finder;

use crate::annotate::Notes;
use crate::lexicon::{Hint, is_closing_quote};
use crate::page::{Form, Page, Region};

use super::wording::{RUN, Wording, pieces};
use super::{Label, Labelled, Rule};

/// A pull quote is no shorter and no longer, in words.
const WORDS: std::ops::RangeInclusive<u32> = 7..=40;

/// What it is taken from has so many words more.
const MORE: usize = 4;

/// Each of so many is looked for by itself; of more the runs of all paragraphs are listed at once.
const FEW: usize = 20;

/// Quotation marks that a line of its own opens with.
const OPENING: [char; 9] = ['"', '“', '„', '«', '»', '‘', '‚', '「', '『'];

/// Takes out of the body what is set apart as a quotation, and stands word for word in a longer paragraph.
pub(super) fn leave(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let candidates: Vec<usize> = (0..labels.len()).filter(|at| may_be_pulled(page, notes, labels, *at)).collect();
    let paragraphs = Paragraphs { page, labels };
    let longest = LazyCell::new(|| paragraphs.longest());
    let are_few = candidates.len() <= FEW;
    let is_pulled = |at: &usize| {
        let text = page.text_of(&page.blocks[*at]);
        let wording = Wording::of(text);
        let is_in_longer = |run| longest.get(&run).is_some_and(|length| *length >= wording.len() + MORE);
        let may_be = !are_few || paragraphs.say_beginning(text, &wording);
        // The first word has a capital of its own.
        let mut runs = wording.runs().skip(1);
        may_be && runs.len() > 0 && runs.all(is_in_longer)
    };
    let pulled: Vec<usize> = candidates.into_iter().filter(is_pulled).collect();
    for at in pulled {
        labels[at].settle(Label::Boilerplate, Rule::PullQuote);
    }
}

/// The paragraphs of a body.
struct Paragraphs<'p> {
    page: &'p Page,
    labels: &'p [Labelled],
}

impl<'p> Paragraphs<'p> {
    fn texts(&self) -> impl Iterator<Item = &'p str> {
        let page = self.page;
        let paragraphs = page.blocks.iter().zip(self.labels).filter(|(_, it)| it.label == Label::Paragraph);
        paragraphs.map(|(block, _)| page.text_of(block))
    }

    /// For each run of words, how many words the longest paragraph has that holds it.
    fn longest(&self) -> HashMap<u64, usize> {
        let mut longest: HashMap<u64, usize> = HashMap::new();
        for wording in self.texts().map(Wording::of) {
            for run in wording.runs() {
                let length = longest.entry(run).or_default();
                *length = wording.len().max(*length);
            }
        }
        longest
    }

    /// Whether the first run that counts stands in a longer text; most have a word that stands nowhere else.
    fn say_beginning(&self, text: &str, wording: &Wording) -> bool {
        let Some(run) = wording.runs().nth(1) else { return false };
        let mut words: Vec<&[u8]> = pieces(text).skip(1).take(RUN).collect();
        words.sort_by_key(|word| Reverse(word.len()));
        let words: Vec<Finder<'_>> = words.into_iter().map(Finder::new).collect();
        let holds_all = |other: &&str| words.iter().all(|word| word.find(other.as_bytes()).is_some());
        let mut longer = self.texts().filter(|other| *other != text).filter(holds_all).map(Wording::of);
        longer.any(|other| other.len() >= wording.len() + MORE && other.runs().any(|other| other == run))
    }
}

/// A short block of the body that is set as a quotation, or in quotation marks.
fn may_be_pulled(page: &Page, notes: &Notes, labels: &[Labelled], at: usize) -> bool {
    let (block, note) = (&page.blocks[at], &notes.blocks[at]);
    // A subheading often says what somebody says below it.
    let is_text = matches!(labels[at].label, Label::Paragraph | Label::Quotation);
    let is_quotation = block.form == Form::Quotation || note.near.has(Hint::Quote) || note.region == Region::Aside;
    let is_quoted = |text: &str| text.starts_with(OPENING) && text.ends_with(is_closing_quote);
    is_text && WORDS.contains(&note.words) && (is_quotation || is_quoted(page.text_of(block)))
}
