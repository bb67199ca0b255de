//! Headings, bold lines and quotations among paragraphs.

use crate::annotate::Notes;
use crate::page::{ContainerId, Form, Page, Shape};

use super::{Label, Labelled, Rule};

/// Below this, a heading or a quotation among paragraphs is that of a box.
const PROBABILITY: f32 = 0.2;

/// A bold line that heads what follows is no longer, in words.
const BOLD_WORDS: u32 = 15;

/// So many wrappers of its own may a paragraph beside a heading have.
const WRAPPERS: usize = 2;

/// What stands beside a paragraph before and one behind is a part of the story, if it is a heading, a bold line or a quotation.
pub(super) fn take(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let mut crowds = None;
    let (mut above, mut below) = (None, Some(0));
    for at in 0..labels.len() {
        if below.is_some_and(|below| below <= at) {
            below = (at + 1..labels.len()).find(|at| labels[*at].label == Label::Paragraph);
        }
        // Above the first paragraph stands a heading that is built as another of the story's.
        let is_first = |at: usize| above.is_none() && below == Some(at + 1) && is_built_alike(page, labels, at);
        if let (Some(part), Some(below)) = (part(page, notes, labels, at), below)
            && (above.is_some() || is_first(at))
        {
            let crowds = crowds.get_or_insert_with(|| Crowds::of(page));
            if above.into_iter().chain([below]).all(|other| crowds.are_beside(page, at, other)) {
                labels[at].settle(part, Rule::AmongParagraphs);
            }
        }
        above = if labels[at].label == Label::Paragraph { Some(at) } else { above };
    }
}

/// What a block would be that stands among paragraphs.
fn part(page: &Page, notes: &Notes, labels: &[Labelled], at: usize) -> Option<Label> {
    let (block, note, labelled) = (&page.blocks[at], &notes.blocks[at], &labels[at]);
    let is_free = labelled.label == Label::Boilerplate && labelled.probability >= PROBABILITY;
    let is_plain = !block.hidden && block.link_bytes == 0 && note.cues.is_empty();
    let is_bold_line = || !note.is_prose && note.words <= BOLD_WORDS && page.is_bold(block);
    match block.form {
        _ if !is_free || !is_plain => None,
        Form::Heading(_) => Some(Label::Subheading),
        Form::Paragraph if is_bold_line() => Some(Label::Subheading),
        Form::Quotation => Some(Label::Quotation),
        _ => None,
    }
}

/// Whether a heading is built as one that heads a part of the story.
fn is_built_alike(page: &Page, labels: &[Labelled], at: usize) -> bool {
    let path = page.blocks[at].path;
    let mut others = page.blocks.iter().zip(labels).skip(at + 1);
    matches!(page.blocks[at].form, Form::Heading(_))
        && others.any(|(block, it)| it.label == Label::Subheading && block.path == path)
}

/// How many blocks stand in each container.
struct Crowds(Vec<u32>);

impl Crowds {
    fn of(page: &Page) -> Self {
        let mut each = vec![0; page.outline.len()];
        for block in &page.blocks {
            each[block.container.0 as usize] += 1;
        }
        page.sum_up(&mut each, |outer, inner| *outer += inner);
        Self(each)
    }

    /// Whether a paragraph stands in the box of another block. What is wrapped around one of them alone says nothing, save of
    /// a quotation: those that are set apart are pull quotes.
    fn are_beside(&self, page: &Page, at: usize, paragraph: usize) -> bool {
        let boxes = |at: usize| page.ancestors(&page.blocks[at]).filter(|id| !is_own(page, *id));
        let is_quotation = page.blocks[at].form == Form::Quotation;
        let own = boxes(at).find(|id| is_quotation || self.0[id.0 as usize] > 1);
        let wrappers = if is_quotation { 0 } else { WRAPPERS };
        own.is_some_and(|own| boxes(paragraph).take(wrappers + 1).any(|id| id == own))
    }
}

/// What a paragraph, a heading or a quotation itself is.
fn is_own(page: &Page, id: ContainerId) -> bool {
    matches!(page.container(id).shape, Shape::Paragraph | Shape::Heading | Shape::Quotation)
}
