//! Pages that stand where a story should: errors, checks for robots, requests for consent.
//!
//! They are prose under a heading, as a brief is, and no labelled page teaches them: what tells them is what they say.

use crate::annotate::{Notes, count_words};
use crate::label::{Label, Labelled};
use crate::lexicon::{Cue, lexicon};
use crate::news::walls;
use crate::page::{Field, Page};

/// What says that there is no story has no more words than that to say it in.
const REFUSAL_WORDS: u32 = 150;

/// A request for consent has no more.
const CONSENT_WORDS: u32 = 500;

/// A block of what was found.
struct Line<'p> {
    text: &'p str,
    words: u32,
    is_legal: bool,
}

/// Whether what was found, a body of so many words, is no story, but what stands in its way.
pub(super) fn is_wall(page: &Page, (notes, labels): (&Notes, &[Labelled]), words: u32) -> bool {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels).filter(|(_, it)| it.label.is_body());
    let body = blocks.map(|((block, note), _)| {
        let (text, is_legal) = (page.text_of(block), note.cues.has(Cue::Legal));
        Line { text, words: note.words, is_legal }
    });
    stands_in_the_way(page, labels, (body, words))
}

/// The same of a body that the page does not show, but claims.
pub(super) fn is_claimed_wall(page: &Page, labels: &[Labelled], (body, words): (&str, u32)) -> bool {
    let body = body.lines().map(|text| {
        let is_legal = lexicon().cues(text).has(Cue::Legal);
        Line { text, words: count_words(text), is_legal }
    });
    stands_in_the_way(page, labels, (body, words))
}

fn stands_in_the_way<'p>(
    page: &'p Page,
    labels: &[Labelled],
    (body, words): (impl Iterator<Item = Line<'p>> + Clone, u32),
) -> bool {
    if words > CONSENT_WORDS {
        return false;
    }
    let headline = page.blocks.iter().zip(labels).filter(|(_, it)| it.label == Label::Headline);
    let shown = headline.map(|(block, _)| page.text_of(block)).chain(body.clone().map(|line| line.text));
    let claimed = page.claims_of(Field::Headline).map(|claim| claim.value.as_str());
    if words <= REFUSAL_WORDS && shown.chain(claimed).any(walls::is_refusal) {
        return true;
    }
    // Half of the words in blocks that ask for nothing make a story: the rest need not be looked at.
    let mut silent = 0;
    let mut others = body.filter(|line| !line.is_legal && !walls::asks_consent(line.text));
    let is_story = others.any(|line| {
        silent += line.words;
        silent * 2 >= words
    });
    words > 0 && !is_story
}
