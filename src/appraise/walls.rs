//! Pages that stand where a story should: errors, checks for robots, requests for consent.
//!
//! They are prose under a heading, as a brief is, and no labelled page teaches them: what tells them is what they say.

use crate::annotate::{Note, Notes};
use crate::label::{Label, Labelled};
use crate::lexicon::Cue;
use crate::news::walls;
use crate::page::{Field, Page};

/// What says that there is no story has no more words than that to say it in.
const REFUSAL_WORDS: u32 = 150;

/// A request for consent has no more.
const CONSENT_WORDS: u32 = 500;

/// Whether what was found, a body of so many words, is no story, but what stands in its way.
pub(super) fn is_wall(page: &Page, (notes, labels): (&Notes, &[Labelled]), words: u32) -> bool {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels).map(|((block, note), it)| (block, note, it.label));
    let body = || blocks.clone().filter(|(_, _, label)| label.is_body());
    if words > CONSENT_WORDS {
        return false;
    }
    let headline = blocks.clone().filter(|(_, _, label)| *label == Label::Headline);
    let shown = headline.chain(body()).map(|(block, _, _)| page.text_of(block));
    let claimed = page.claims_of(Field::Headline).map(|claim| claim.value.as_str());
    if words <= REFUSAL_WORDS && shown.chain(claimed).any(walls::is_refusal) {
        return true;
    }
    let asks = |note: &Note, text: &str| note.cues.has(Cue::Legal) || walls::asks_consent(text);
    // Half of the words in blocks that ask for nothing make a story: the rest need not be looked at.
    let mut silent = 0;
    let is_story = body().filter(|(block, note, _)| !asks(note, page.text_of(block))).any(|(_, note, _)| {
        silent += note.words;
        silent * 2 >= words
    });
    words > 0 && !is_story
}
