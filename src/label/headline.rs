//! Which block shows the headline.
//!
//! The block that agrees best with the page's claims does, unless it stands in a breadcrumb or above the main part:
//! search engines are shown a heading there that readers hardly see. Then the first heading of the story itself is the
//! headline that says the same, or that OpenGraph, JSON-LD or microdata give; of two headlines in the metadata one is
//! for search engines and one for readers. Behind a kicker it must be OpenGraph's, and the other not.

use std::cell::LazyCell;

use crate::annotate::{Note, Notes};
use crate::lexicon::Hint;
use crate::lexicon::letters_of;
use crate::page::{Block, Field, Form, Page, Region, Source};

use super::{Label, Labelled, headline_of};

/// Sources that give the headline for readers; `<title>` and other `<meta>` are written for search engines.
const SOURCES: [Source; 3] = [Source::OpenGraph, Source::JsonLd, Source::Microdata];

/// The block that shows the headline, where markup, claims or form name one.
pub(super) fn shown(page: &Page, notes: &Notes, (named, labels): (usize, &[Labelled])) -> usize {
    // Most pages have no other heading to compare.
    let own = LazyCell::new(|| letters_of(page.text_of(&page.blocks[named])));
    let is_shared = |heading: &str| gives(page, &SOURCES[..1], |claim| ends_with_most(claim, heading));
    let own_is_shared = LazyCell::new(|| is_shared(&own));
    let own_is_crumb = is_crumb(&page.blocks[named], &notes.blocks[named]);
    let is_headline = |at: &usize| {
        let heading = letters_of(page.text_of(&page.blocks[*at]));
        let is_given = || gives(page, &SOURCES, |claim| claim == heading);
        if heading == *own { own_is_crumb } else { is_given() || (!*own_is_shared && is_shared(&heading)) }
    };
    let is_before_main =
        |at: &usize| notes.blocks[named].region != Region::Main && notes.blocks[*at].region == Region::Main;
    let mut headings = story_headings(page, notes, (named, labels)).filter(|at| own_is_crumb || is_before_main(at));
    headings.find(is_headline).or_else(|| claimed(page, notes, (named, labels))).unwrap_or(named)
}

/// The top heading above the body that a claim for readers has word for word, where the named line has none of them:
/// that may be the outlet's name, or a line of an advertisement, with words of the title.
fn claimed(page: &Page, notes: &Notes, (named, labels): (usize, &[Labelled])) -> Option<usize> {
    let is_given = |at: usize| {
        let heading = letters_of(page.text_of(&page.blocks[at]));
        let is_outlet = page.claims_of(Field::SiteName).any(|claim| letters_of(&claim.value) == heading);
        !is_outlet && gives(page, &SOURCES, |claim| claim == heading)
    };
    let is_doubtful = page.blocks[named].form != Form::Heading(1) && !is_given(named);
    let end = labels.iter().rposition(|labelled| labelled.label == Label::Paragraph).unwrap_or(0);
    let is_top = |at: &usize| {
        let (block, note) = (&page.blocks[*at], &notes.blocks[*at]);
        block.form == Form::Heading(1) && !block.hidden && !note.near.has(Hint::Related) && note.words >= 2
    };
    (0..end).filter(|_| is_doubtful).filter(is_top).find(|at| is_given(*at))
}

/// Where the story begins: at its headline, or at the story's first heading where the headline is part of a breadcrumb.
pub(super) fn opening(page: &Page, notes: &Notes, labels: &[Labelled]) -> Option<usize> {
    let shown = headline_of(labels)?;
    let is_crumb = notes.blocks[shown].region == Region::Navigation || page.blocks[shown].form == Form::ListItem;
    let own = || story_headings(page, notes, (shown, labels)).next();
    if is_crumb { own().or(Some(shown)) } else { Some(shown) }
}

/// The headings between a headline and the first paragraph.
fn story_headings<'p>(
    page: &'p Page,
    notes: &'p Notes,
    (headline, labels): (usize, &[Labelled]),
) -> impl Iterator<Item = usize> + use<'p> {
    let paragraph = labels.iter().skip(headline + 1).position(|labelled| labelled.label == Label::Paragraph);
    let end = paragraph.map_or(headline, |behind| headline + 1 + behind);
    (headline + 1..end).filter(|at| heads_story(&page.blocks[*at], &notes.blocks[*at]))
}

/// Whether a headline is part of a breadcrumb.
fn is_crumb(block: &Block, note: &Note) -> bool {
    note.region == Region::Navigation || block.form == Form::ListItem || note.near.has(Hint::Navigation)
}

fn heads_story(block: &Block, note: &Note) -> bool {
    let is_heading = matches!(block.form, Form::Heading(1..=3)) && !block.hidden;
    let is_other =
        [Hint::Kicker, Hint::Related, Hint::Teaser, Hint::Navigation].iter().any(|hint| note.near.has(*hint));
    let is_placed = matches!(note.region, Region::Main | Region::Unmarked | Region::Header);
    is_heading && !block.is_half_link() && !is_other && is_placed && note.words >= 2 && note.cues.is_empty()
}

/// Whether one of the sources gives a headline with such letters.
fn gives(page: &Page, sources: &[Source], is_such: impl Fn(&str) -> bool) -> bool {
    let claims = page.claims_of(Field::Headline).filter(|claim| sources.contains(&claim.source));
    claims.map(|claim| letters_of(&claim.value)).any(|claim| is_such(&claim))
}

/// Whether a heading is the end of a claim, and most of it: the rest is a kicker.
fn ends_with_most(claim: &str, heading: &str) -> bool {
    claim.ends_with(heading) && 2 * heading.len() >= claim.len()
}
