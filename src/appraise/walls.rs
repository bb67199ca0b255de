//! Pages that stand where a story should: errors, checks for robots, requests for consent.
//!
//! They are prose under a heading, as a brief is, and no labelled page teaches them: what tells them is what they say.

use crate::annotate::{Note, Notes};
use crate::label::{Label, Labelled};
use crate::lexicon::{Cue, Section, is_unspaced, lexicon};
use crate::page::{Field, Page};

/// What says that there is no story has no more words than that to say it in.
const REFUSAL_WORDS: u32 = 150;

/// A request for consent has no more.
const CONSENT_WORDS: u32 = 500;

/// So many of its phrases in one block are no accident.
const CONSENT_PHRASES: usize = 2;

/// Whether what was found is no story, but what stands in its way.
pub(super) fn is_wall(page: &Page, notes: &Notes, labels: &[Labelled]) -> bool {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels).map(|((block, note), it)| (block, note, it.label));
    let body = || blocks.clone().filter(|(_, _, label)| label.is_body());
    let words: u32 = body().map(|(_, note, _)| note.words).sum();
    if words > CONSENT_WORDS {
        return false;
    }
    let headline = blocks.clone().filter(|(_, _, label)| *label == Label::Headline);
    let shown = headline.chain(body()).map(|(block, _, _)| page.text_of(block));
    let claimed = page.claims_of(Field::Headline).map(|claim| claim.value.as_str());
    if words <= REFUSAL_WORDS && shown.chain(claimed).any(|text| phrases(Section::Refusal, text) > 0) {
        return true;
    }
    let asks = |note: &Note, text| note.cues.has(Cue::Legal) || phrases(Section::Consent, text) >= CONSENT_PHRASES;
    let asking = body().filter(|(block, note, _)| asks(note, page.text_of(block))).map(|(_, note, _)| note.words);
    words > 0 && asking.sum::<u32>() * 2 > words
}

/// How many phrases of a section a text holds, in whole words; one that several languages share counts once.
fn phrases(section: Section, text: &str) -> usize {
    let text = text.to_lowercase().replace('’', "'");
    let mut held: Vec<&str> = lexicon().words(section).iter().copied().filter(|phrase| holds(&text, phrase)).collect();
    held.sort_unstable();
    held.dedup();
    held.len()
}

/// Whether a phrase stands in a text as words of their own, as far as its script parts words.
fn holds(text: &str, phrase: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    text.match_indices(phrase).any(|(at, _)| {
        let (before, behind) = (text.get(..at), text.get(at + phrase.len()..));
        !is_part(before.and_then(|before| before.chars().next_back()))
            && !is_part(behind.and_then(|behind| behind.chars().next()))
    })
}
