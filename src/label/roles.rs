//! Which part each block plays: the body's by its form, the headline's and byline's by their place, and for the rest
//! the kind of boilerplate that its cues and hints name.

use std::collections::HashMap;

use crate::annotate::{Measure, Note, Notes};
use crate::lexicon::{Cue, Hint};
use crate::news::credit;
use crate::page::{Block, ContainerId, Form, Page, Region};

use super::lines::Odds;
use super::{Label, Labelled, THRESHOLD};

/// A page on which nothing is as likely as that: a brief has no neighbours that speak for it.
const LIKELY: f32 = 0.75;

/// From this probability on, what is hidden is part of the story that a click or a payment unfolds. On 913 pages 141 of
/// 155 such blocks were, all others a table of contents.
const UNFOLDED: f32 = 0.6;

/// Gives every block its label.
pub(super) fn assign(page: &Page, notes: &Notes, probabilities: &[f32]) -> Vec<Labelled> {
    let threshold = threshold(notes, probabilities);
    let named = super::lines::headline(page, notes, Odds { probabilities, threshold });
    let roles = Roles { page, notes, threshold, hidden: HiddenParts::of(page) };
    let labels = probabilities.iter().enumerate();
    let mut labels: Vec<Labelled> = labels
        .map(|(at, probability)| Labelled { label: roles.of(at, *probability), probability: *probability })
        .collect();
    if let Some(at) = named.map(|named| super::headline::shown(page, notes, (named, &labels))) {
        labels[at].label = Label::Headline;
    }
    super::opening::assign(page, notes, &mut labels);
    super::standfirst::assign(page, notes, &mut labels);
    super::order::assign(page, notes, &mut labels);
    labels
}

/// From which probability on a block belongs to the body: the likeliest prose does on any page.
fn threshold(notes: &Notes, probabilities: &[f32]) -> f32 {
    let prose = notes.blocks.iter().zip(probabilities).filter(|(note, _)| note.is_prose && note.cues.is_empty());
    let likeliest = prose.map(|(_, probability)| *probability).fold(0.0, f32::max);
    if likeliest > 0.0 { THRESHOLD.min(LIKELY * likeliest) } else { THRESHOLD }
}

struct Roles<'p> {
    page: &'p Page,
    notes: &'p Notes,
    threshold: f32,
    hidden: HiddenParts,
}

impl Roles<'_> {
    /// The label of the block at a place.
    fn of(&self, at: usize, probability: f32) -> Label {
        match self.alone(at, probability) {
            Label::Paragraph if is_subheading(self.page, self.notes, at) => Label::Subheading,
            label => label,
        }
    }

    /// Whether the caption's own element is named for a credit.
    fn is_credit(&self, block: &Block) -> bool {
        let hints = self.page.container(block.container).hints;
        hints.has(Hint::Credit) && !hints.has(Hint::Caption)
    }

    /// The label that a block has by itself.
    fn alone(&self, at: usize, probability: f32) -> Label {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        match block.form {
            _ if is_credit_by_form(self.page, block, note) => Label::Credit,
            _ if is_caption_by_form(self.page, block, note) => Label::Caption,
            Form::Caption if self.is_credit(block) => Label::Credit,
            Form::Caption => Label::Caption,
            _ if note.measures.of(Measure::Hidden) > 0.0 && probability < UNFOLDED => Label::Hidden,
            _ if block.hidden && self.hidden.is_small(self.page, block) => Label::Hidden,
            _ if probability < self.threshold || gives_itself_away(note) => boilerplate(block, note),
            Form::Heading(_) => Label::Subheading,
            Form::ListItem => Label::ListItem,
            Form::Quotation => Label::Quotation,
            Form::Preformatted => Label::Preformatted,
            Form::TableRow => Label::TableRow,
            Form::Paragraph | Form::Control => Label::Paragraph,
        }
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

/// A part of the story that is hidden has so many bytes at least; dialogues and hints for the reader have fewer.
const HIDDEN_BYTES: u32 = 200;

/// How much text is hidden together.
struct HiddenParts(HashMap<ContainerId, u32>);

impl HiddenParts {
    fn of(page: &Page) -> Self {
        let mut parts = HashMap::new();
        for block in page.blocks.iter().filter(|block| block.hidden) {
            *parts.entry(Self::part(page, block)).or_default() += block.text.len().saturating_sub(block.link_bytes);
        }
        Self(parts)
    }

    /// The innermost hidden container around a block.
    fn part(page: &Page, block: &Block) -> ContainerId {
        page.ancestors(block).find(|id| page.container(*id).hidden).unwrap_or(block.container)
    }

    fn is_small(&self, page: &Page, block: &Block) -> bool {
        self.0.get(&Self::part(page, block)).is_none_or(|bytes| *bytes < HIDDEN_BYTES)
    }
}

/// A caption is no longer, in words.
const CAPTION_WORDS: u32 = 60;

/// A line that is a credit and nothing else: "Photo: Jane Doe/AP".
fn is_credit_by_form(page: &Page, block: &Block, note: &Note) -> bool {
    let has_cue = note.cues.has(Cue::Credit) && !note.cues.has(Cue::Legal);
    block.form == Form::Paragraph && !note.is_prose && has_cue && credit::is_credit(page.text_of(block))
}

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

/// Cues that no line of a story gives, if it is short and no sentence.
const UNMISTAKABLE: &[Cue] = &[Cue::Share, Cue::Advertisement, Cue::Related, Cue::Newsletter];

/// A line that a cue gives away is no longer, in words.
const CUED_WORDS: u32 = 15;

/// "Read more: ...", "Advertisement": short enough for its cue to be all that it says.
fn gives_itself_away(note: &Note) -> bool {
    note.words <= CUED_WORDS && !note.is_prose && UNMISTAKABLE.iter().any(|cue| note.cues.has(*cue))
}

/// A subheading by its looks is no longer, in words.
const SUBHEADING_WORDS: u32 = 12;

/// A short line above prose that is set bold, or that stands in a text without any markup.
fn is_subheading(page: &Page, notes: &Notes, at: usize) -> bool {
    let (block, note) = (&page.blocks[at], &notes.blocks[at]);
    let is_bold = block.bold_bytes * 10 >= page.solid_bytes(block) * 9;
    let heads_prose = notes.blocks.get(at + 1).is_some_and(|next| next.is_prose);
    let is_line = note.words <= SUBHEADING_WORDS && page.text_of(block).ends_with(char::is_alphanumeric);
    block.form == Form::Paragraph && is_line && heads_prose && (is_bold || page.outline.len() <= 1)
}
