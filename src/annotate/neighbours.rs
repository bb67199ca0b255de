//! What stands before and behind a block.

use std::collections::HashMap;

use crate::page::{Form, Page};

use super::{Measure, Note};

/// How many blocks to either side are looked at.
const REACH: usize = 3;

/// Measures every block against its neighbours.
pub(super) fn measure(page: &Page, notes: &mut [Note], headline: Option<usize>) {
    let prose: Vec<bool> = notes.iter().map(|note| note.is_prose).collect();
    let first = prose.iter().position(|is| *is).unwrap_or(prose.len());
    let last = prose.iter().rposition(|is| *is).unwrap_or(0);
    for (at, note) in notes.iter_mut().enumerate() {
        let m = &mut note.measures;
        m.set(Measure::PreviousIsProse, at.checked_sub(1).is_some_and(|before| prose[before]));
        m.set(Measure::NextIsProse, prose.get(at + 1).is_some_and(|is| *is));
        m.set(Measure::ProseAround, around(&prose, at));
        m.set(Measure::HeadsProse, heads_prose(page, &prose, at));
        m.set(Measure::BeforeHeadline, headline.is_some_and(|headline| at < headline));
        m.set(Measure::BeforeProse, at < first);
        m.set(Measure::AfterProse, at > last);
        m.set(Measure::IsHeadline, headline == Some(at));
    }
    measure_repetition(page, notes);
}

/// Share of prose within reach, the block itself left out.
fn around(prose: &[bool], at: usize) -> f32 {
    let from = at.saturating_sub(REACH);
    let to = (at + REACH + 1).min(prose.len());
    let near = prose.get(from..to).unwrap_or_default();
    let count = near.iter().filter(|is| **is).count() - usize::from(prose[at]);
    #[expect(clippy::cast_precision_loss, reason = "at most six")]
    let share = count as f32 / (2 * REACH) as f32;
    share
}

/// A heading that prose of the same container follows.
fn heads_prose(page: &Page, prose: &[bool], at: usize) -> bool {
    let block = &page.blocks[at];
    let Some(next) = page.blocks.get(at + 1).filter(|_| prose[at + 1]) else { return false };
    let parent = |id| page.container(id).parent;
    matches!(block.form, Form::Heading(_)) && parent(block.container) == parent(next.container)
}

fn measure_repetition(page: &Page, notes: &mut [Note]) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for block in &page.blocks {
        *seen.entry(page.text_of(block)).or_default() += 1;
    }
    for (block, note) in page.blocks.iter().zip(notes) {
        let times = seen.get(page.text_of(block)).copied().unwrap_or_default();
        note.measures.set(Measure::Repeated, times > 1);
    }
}
