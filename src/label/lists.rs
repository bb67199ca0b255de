//! Lists and tables: their items, or rows, stand or fall together.

use std::ops::Range;

use crate::annotate::Notes;
use crate::lexicon::Cue;
use crate::page::{Block, ContainerId, Form, Page, Shape};

use super::{Label, Labelled, Rule};

/// So many containers above a line may be the item that it stands in.
pub(super) const LEVELS: usize = 2;

/// And so many above a row the table.
const TABLE_LEVELS: usize = 4;

/// From this mean probability on a list some of whose items belong to the body belongs to it as a whole. Of such lists of 780
/// articles, on domains that the trees never saw, 25 of 28 did in whole or in part.
const LIKELY: f32 = 0.5;

/// A line of a list that nothing marks is no longer, in words; so many are looked at, and what ends each but the last.
const LINE_WORDS: u32 = 40;
const MOST_LINES: usize = 24;
const PARTING: [char; 5] = [';', ',', '；', '，', '؛'];

/// Behind a list that a colon announces the story goes on within so many blocks.
const REACH: usize = 8;

/// Takes the loose items of a list that belongs to the body: one that a paragraph announces, or, on a page with an outline, one some
/// of whose items do. The same for the rows of a table. Of the lines that a text announces so 103 of 108 of 17 articles were body, on
/// domains that the trees never saw.
pub(super) fn take(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    if page.is_bare() {
        take_lines(page, notes, labels);
    }
    let mut at = 0;
    while at < labels.len() {
        let list = list(page, at);
        if list.len() > 1 && is_plain(page, notes, list.clone()) && is_of_story(page, labels, list.clone()) {
            let loose: Vec<usize> = list.clone().filter(|at| is_loose(page, labels, *at)).collect();
            for at in loose {
                let is_row = page.blocks[at].form == Form::TableRow;
                labels[at].settle(if is_row { Label::TableRow } else { Label::ListItem }, Rule::ListOfStory);
            }
        }
        at = list.end.max(at + 1);
    }
}

/// Takes the lines of a text that a paragraph announces, where nothing marks them as items but a semicolon or a comma at the end of each but
/// the last.
fn take_lines(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    for above in 0..labels.len() {
        if labels[above].label != Label::Paragraph || !announces(page, above) {
            continue;
        }
        let is_line = |at: &usize| page.blocks[*at].form == Form::Paragraph && notes.blocks[*at].words <= LINE_WORDS;
        let goes_on = |at: &usize| is_line(at) && page.text_of(&page.blocks[*at]).ends_with(PARTING);
        let lines = (above + 1..labels.len()).take(MOST_LINES).take_while(goes_on).count();
        let list = above + 1..(above + 2 + lines).min(labels.len());
        if lines > 1 && list.clone().all(|at| is_line(&at)) && is_plain(page, notes, list.clone()) {
            for labelled in labels[list].iter_mut().filter(|it| it.label.is_body() || it.label == Label::Boilerplate) {
                labelled.settle(Label::ListItem, Rule::ListOfStory);
            }
        }
    }
}

/// Whether an item was left for want of a role, and is no bullet that stands by itself.
fn is_loose(page: &Page, labels: &[Labelled], at: usize) -> bool {
    let label = labels[at].label;
    // What stands near a newsletter's box is called one, if nothing else is known of it.
    let is_left = matches!(label, Label::Boilerplate | Label::Related | Label::Navigation | Label::Newsletter);
    is_left && page.text_of(&page.blocks[at]).contains(char::is_alphanumeric)
}

/// The items of the list that begins at a block.
fn list(page: &Page, at: usize) -> Range<usize> {
    let items = if page.is_bare() { items_in_a_row(page, at) } else { items_of_element(page, at) };
    at..at + items
}

/// A text has no element around its items: all that stand in a row are one list.
fn items_in_a_row(page: &Page, at: usize) -> usize {
    let form = page.blocks[at].form;
    let is_listed = matches!(form, Form::ListItem | Form::TableRow);
    page.blocks.iter().skip(at).take_while(|block| is_listed && block.form == form).count()
}

fn items_of_element(page: &Page, at: usize) -> usize {
    let Some(id) = list_of(page, at) else { return 0 };
    (at..page.blocks.len()).take_while(|at| list_of(page, *at) == Some(id)).count()
}

/// The list that a block is an item of, or the table whose row it is.
fn list_of(page: &Page, at: usize) -> Option<ContainerId> {
    let block = &page.blocks[at];
    match block.form {
        Form::ListItem => around(page, block, LEVELS),
        Form::TableRow => page.ancestors(block).take(TABLE_LEVELS).find(|id| page.container(*id).shape == Shape::Table),
        _ => None,
    }
}

/// The list of the innermost item around a block, so many containers up at most.
pub(super) fn around(page: &Page, block: &Block, levels: usize) -> Option<ContainerId> {
    let item = page.ancestors(block).take(levels).find(|id| page.container(*id).shape == Shape::Item)?;
    page.container(item).parent
}

/// Whether nothing in a list gives itself away, and no item is a link for the most part, nor holds each one; a day may stand in a chronicle.
fn is_plain(page: &Page, notes: &Notes, mut list: Range<usize>) -> bool {
    let is_plain = |at: usize| notes.blocks[at].cues.without(Cue::Timestamp).is_empty();
    list.clone().any(|at| page.blocks[at].link_bytes == 0)
        && list.all(|at| !page.blocks[at].is_half_link() && !page.blocks[at].hidden && is_plain(at))
}

/// Of the lists of texts that nothing announces half are the story's, whatever the trees make of them.
fn is_of_story(page: &Page, labels: &[Labelled], list: Range<usize>) -> bool {
    let items = labels.get(list.clone()).unwrap_or_default();
    let is_begun = !page.is_bare() && items.iter().any(|it| matches!(it.label, Label::ListItem | Label::TableRow));
    #[expect(clippy::cast_precision_loss, reason = "a mean needs no more than a float's precision")]
    let is_likely = || items.iter().map(|it| it.probability).sum::<f32>() >= LIKELY * items.len() as f32;
    let is_announced = || {
        let above = list.start.checked_sub(1);
        above.is_some_and(|above| labels[above].label == Label::Paragraph && announces(page, above))
    };
    let goes_on = || labels.iter().skip(list.end).take(REACH).any(|it| it.label.is_body());
    is_begun && is_likely() || is_announced() && goes_on()
}

fn announces(page: &Page, at: usize) -> bool {
    page.text_of(&page.blocks[at]).ends_with([':', '：'])
}
