//! Which part each block plays: the body's by its form, the headline's and byline's by their place, and for the rest
//! the kind of boilerplate that its cues and hints name.

use crate::annotate::{Measure, Note, Notes};
use crate::lexicon::{Cue, Hint};
use crate::news::credit;
use crate::page::{Block, Form, Page, Region};

use super::{Label, Labelled, THRESHOLD};

/// Gives every block its label.
pub(super) fn assign(page: &Page, notes: &Notes, probabilities: &[f32]) -> Vec<Labelled> {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(probabilities).enumerate();
    let mut labels: Vec<Labelled> = blocks
        .map(|(at, ((block, note), probability))| {
            let label = match alone(page, block, note, *probability) {
                _ if notes.headline == Some(at) => Label::Headline,
                Label::Paragraph if is_subheading(page, notes, at) => Label::Subheading,
                label => label,
            };
            Labelled { label, probability: *probability }
        })
        .collect();
    super::opening::assign(page, notes, &mut labels);
    super::order::assign(notes, &mut labels);
    labels
}

/// The label that a block has by itself.
fn alone(page: &Page, block: &Block, note: &Note, probability: f32) -> Label {
    match block.form {
        _ if is_caption_by_form(page, block, note) => Label::Caption,
        Form::Caption if note.near.has(Hint::Credit) && !note.near.has(Hint::Caption) => Label::Credit,
        Form::Caption => Label::Caption,
        _ if note.measures.of(Measure::Hidden) > 0.0 => Label::Hidden,
        _ if probability < THRESHOLD => boilerplate(block, note),
        Form::Heading(_) => Label::Subheading,
        Form::ListItem => Label::ListItem,
        Form::Quotation => Label::Quotation,
        Form::Preformatted => Label::Preformatted,
        Form::TableRow => Label::TableRow,
        Form::Paragraph | Form::Control => Label::Paragraph,
    }
}

/// Cues that name a kind of boilerplate, the surest first.
const BY_CUE: &[(Cue, Label)] = &[
    (Cue::Share, Label::Share),
    (Cue::Newsletter, Label::Newsletter),
    (Cue::Comment, Label::Comment),
    (Cue::Related, Label::Related),
    (Cue::Advertisement, Label::Advertisement),
    (Cue::Legal, Label::Legal),
    (Cue::Biography, Label::Biography),
    (Cue::Account, Label::Newsletter),
    (Cue::Navigation, Label::Navigation),
    (Cue::Player, Label::Navigation),
];

/// Hints that do the same, the surest first.
const BY_HINT: &[(Hint, Label)] = &[
    (Hint::Share, Label::Share),
    (Hint::Newsletter, Label::Newsletter),
    (Hint::Comment, Label::Comment),
    (Hint::Advertisement, Label::Advertisement),
    (Hint::Biography, Label::Biography),
    (Hint::Related, Label::Related),
    (Hint::Teaser, Label::Related),
    (Hint::Legal, Label::Legal),
    (Hint::Navigation, Label::Navigation),
    (Hint::Account, Label::Newsletter),
    (Hint::Player, Label::Navigation),
    (Hint::Topics, Label::Navigation),
];

/// The kind of boilerplate: by what the block says, by what surrounds it, by where it stands.
fn boilerplate(block: &Block, note: &Note) -> Label {
    let by_cue = BY_CUE.iter().find(|(cue, _)| note.cues.has(*cue)).map(|(_, label)| *label);
    let by_hint = |hints: crate::lexicon::Hints| BY_HINT.iter().find(|(hint, _)| hints.has(*hint)).map(|found| found.1);
    by_cue.or_else(|| by_hint(note.near)).or_else(|| by_region(block, note.region)).unwrap_or(Label::Boilerplate)
}

fn by_region(block: &Block, region: Region) -> Option<Label> {
    match region {
        Region::Comments => Some(Label::Comment),
        Region::Navigation | Region::Header => Some(Label::Navigation),
        _ if block.form == Form::Control => Some(Label::Navigation),
        _ => None,
    }
}

/// A caption is no longer, in words.
const CAPTION_WORDS: u32 = 60;

/// A line that says by its form that it belongs to a picture: "(L) and ... (R)", "FILE PHOTO", or a credit at its end.
fn is_caption_by_form(page: &Page, block: &Block, note: &Note) -> bool {
    let text = page.text_of(block);
    let may_be = block.form == Form::Paragraph && note.words <= CAPTION_WORDS && block.links.0 == block.links.1;
    let ends_in_credit = || {
        let has_cue = note.cues.has(Cue::Credit) && !note.cues.has(Cue::Legal);
        has_cue && matches!(credit::split(text), (text, Some(_)) if !text.is_empty())
    };
    may_be && (credit::is_caption(text) || ends_in_credit())
}

/// A subheading by its looks is no longer, in words.
const SUBHEADING_WORDS: u32 = 12;

/// A short line above prose that is set bold, or that stands in a text without any markup.
fn is_subheading(page: &Page, notes: &Notes, at: usize) -> bool {
    let (block, note) = (&page.blocks[at], &notes.blocks[at]);
    let is_bold = block.bold_bytes * 10 >= block.text.len() * 9;
    let heads_prose = notes.blocks.get(at + 1).is_some_and(|next| next.is_prose);
    let is_line = note.words <= SUBHEADING_WORDS && page.text_of(block).ends_with(char::is_alphanumeric);
    block.form == Form::Paragraph && is_line && heads_prose && (is_bold || page.outline.len() <= 1)
}
