//! Gaps in the body: what stands between two parts of it, is built as parts of a story are, and gives no other account of itself.

use std::ops::Range;

use crate::annotate::{Note, Notes};
use crate::page::{Block, Form, Page};
use crate::preference::Preference;

use super::{Label, Labelled, Rule, lists, roles};

/// The likeliest block of a gap is body with such a part of the probability that was asked for at least. In two trainings, of the gaps
/// on unseen domains whose likeliest block lay between that and the threshold, 294 of 460 lists and tables and 122 of 159 with prose
/// were mostly labelled body.
const LIKELIEST: f32 = 0.6;

/// The same of a table of several rows, which is seldom furniture among paragraphs; too few were less likely to be counted.
const LIKELY_TABLE: f32 = 0.2;

/// The same of a list without links that stands in the element of both blocks beside it. On unseen domains all 13 such items that the
/// rules had left were part of the labelled body.
const LIKELY_LIST: f32 = 0.4;

/// Blocks of a gap with prose, at most: more are a box of their own.
const PROSE_BLOCKS: usize = 3;

/// The same of a list or a table that holds prose.
const LIST_BLOCKS: usize = 9;

/// Takes what closes a gap between two blocks that are as likely body as was asked for. Who would rather lose a paragraph closes none.
pub(super) fn close(page: &Page, notes: &Notes, (asked, labels): (f32, &mut [Labelled])) {
    if asked > Preference::Balance.threshold() {
        return;
    }
    let is_anchor = |at: &usize| labels[*at].label.is_body() && labels[*at].probability >= asked;
    let anchors: Vec<usize> = (0..labels.len()).filter(is_anchor).collect();
    for pair in anchors.windows(2) {
        let gap = pair[0] + 1..pair[1];
        let gap = list_between_pictures(page, labels, gap.clone()).unwrap_or(gap);
        let (blocks, labels) = (&page.blocks[gap.clone()], &mut labels[gap.clone()]);
        let least = least(page, (&page.blocks[pair[0]], &page.blocks[pair[1]]), blocks);
        let is_likely = labels.iter().any(|labelled| labelled.probability >= least * asked);
        if is_likely && labels.iter().copied().all(is_free) && closes(page, blocks, &notes.blocks[gap]) {
            take(blocks, labels);
        }
    }
}

/// How likely one block of a gap must be, as a part of what was asked for.
fn least(page: &Page, (before, behind): (&Block, &Block), blocks: &[Block]) -> f32 {
    match blocks {
        _ if blocks.iter().all(|block| block.form == Form::Preformatted) => 0.0,
        [_, _, ..] if blocks.iter().all(|block| block.form == Form::TableRow) => LIKELY_TABLE,
        _ if is_list_between(page, (before, behind), blocks) => LIKELY_LIST,
        _ => LIKELIEST,
    }
}

/// Whether items without links stand in a list right beside the two blocks, in the element that holds both.
fn is_list_between(page: &Page, (before, behind): (&Block, &Block), blocks: &[Block]) -> bool {
    let around = |block: &Block| page.container(block.container).parent;
    let list = |block: &Block| lists::around(page, block, lists::LEVELS).and_then(|list| page.container(list).parent);
    let is_item =
        |block: &Block| block.form == Form::ListItem && !block.is_half_link() && list(block) == around(before);
    !page.is_bare() && around(before) == around(behind) && blocks.iter().all(is_item)
}

/// A gap without the captions and credits at its ends, where items of lists are left on a page with an outline.
fn list_between_pictures(page: &Page, labels: &[Labelled], gap: Range<usize>) -> Option<Range<usize>> {
    let is_between = |at: &usize| !matches!(labels[*at].label, Label::Caption | Label::Credit);
    let first = gap.clone().find(is_between)?;
    let list = first..gap.rev().find(is_between)? + 1;
    let is_list = || page.blocks[list.clone()].iter().all(|block| block.form == Form::ListItem);
    (!page.is_bare() && is_list()).then_some(list)
}

fn take(blocks: &[Block], labels: &mut [Labelled]) {
    for (block, labelled) in blocks.iter().zip(labels).filter(|(_, it)| !it.label.is_body()) {
        labelled.settle(roles::part_of_body(block.form), Rule::ClosesGap);
    }
}

/// A few blocks of which one is prose, or a list, a table or a listing, without a phrase that only boilerplate has. In a text
/// the titles of other stories look like a list.
fn closes(page: &Page, blocks: &[Block], notes: &[Note]) -> bool {
    let is_listed = |block: &Block| matches!(block.form, Form::ListItem | Form::TableRow | Form::Preformatted);
    let has_prose = notes.iter().any(|note| note.is_prose);
    let is_whole = if !page.is_bare() && blocks.iter().all(is_listed) {
        !has_prose || blocks.len() <= LIST_BLOCKS
    } else {
        has_prose && blocks.len() <= PROSE_BLOCKS
    };
    is_whole && blocks.iter().zip(notes).all(|(block, note)| is_plain(block, note))
}

/// It is body, or nothing but the trees says that it is not.
fn is_free(labelled: Labelled) -> bool {
    labelled.label.is_body() || labelled.label == Label::Boilerplate && labelled.rule.is_none()
}

/// No phrase of boilerplate is in it. A quotation set apart may be one that is pulled out of the story.
fn is_plain(block: &Block, note: &Note) -> bool {
    note.cues.is_empty() && !matches!(block.form, Form::Control | Form::Caption | Form::Quotation)
}
