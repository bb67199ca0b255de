//! Tables of contents: lists of what the subheadings below them say.

use foldhash::HashMap;

use crate::page::{Form, Page};

use super::{Label, Labelled, Rule};

/// A table of contents has so many entries.
const ENTRIES: usize = 3;

/// Takes tables of contents out of the body.
pub(super) fn leave(page: &Page, labels: &mut [Labelled]) {
    if !labels.iter().any(|labelled| labelled.label == Label::ListItem) {
        return;
    }
    // Where each subheading stands, the last of those that say the same.
    let subheadings = labels.iter().enumerate().filter(|(_, labelled)| labelled.label == Label::Subheading);
    let subheadings: HashMap<&str, usize> = subheadings.map(|(at, _)| (page.text_of(&page.blocks[at]), at)).collect();
    let is_item = |at: usize| page.blocks[at].form == Form::ListItem;
    let is_entry = |at: usize| subheadings.get(page.text_of(&page.blocks[at])).is_some_and(|below| *below > at);
    let mut at = 0;
    while at < labels.len() {
        let list = at..(at..labels.len()).find(|at| !is_item(*at)).unwrap_or(labels.len());
        let entries = list.clone().filter(|at| is_entry(*at)).count();
        if entries >= ENTRIES && entries * 2 > list.len() {
            for labelled in labels[list.clone()].iter_mut().filter(|labelled| labelled.label.is_body()) {
                labelled.settle(Label::Navigation, Rule::Contents);
            }
        }
        at = list.end + 1;
    }
}
