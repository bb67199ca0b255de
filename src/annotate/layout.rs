//! How the blocks of a text are set: between which blank lines, and how far from the margin.
//!
//! A program that makes a text of a page sets some elements apart by blank lines and others not, and indents lists. On texts of
//! unseen domains the measures brought exact paragraphs from 0.875 to 0.886, and words from 0.934 to 0.938 and from 0.928 to 0.930.

use crate::page::{Block, Page};

use super::measures::{LAID_OUT, LAYOUT, NEAREST};
use super::{Note, Notes, beside, float, share};

/// Beyond the ends of the text.
const NOTHING: [f32; LAID_OUT] = [-1.0; LAID_OUT];

/// Measures how every block of a text is set.
pub(super) fn measure(page: &Page, notes: &mut Notes) {
    if page.blocks.iter().any(|block| block.layout.blank_above) {
        let layouts = layouts(&page.blocks, &notes.blocks);
        for (at, note) in notes.blocks.iter_mut().enumerate() {
            note.measures.set_layout(layouts[at]);
            for (slot, there) in beside(&layouts, at, NEAREST) {
                let values = there.and_then(|there| there.first_chunk()).copied();
                note.measures.set_layout_beside(slot, values.unwrap_or(NOTHING));
            }
        }
    }
}

fn layouts(blocks: &[Block], notes: &[Note]) -> Vec<[f32; LAYOUT.len()]> {
    let groups = blocks.iter().filter(|block| block.layout.blank_above).count();
    let of_page = share(groups, blocks.len());
    let mut layouts = Vec::with_capacity(blocks.len());
    let is_within = |_: &Block, next: &Block| !next.layout.blank_above;
    let mut rest = notes;
    for group in blocks.chunk_by(is_within) {
        let (own, behind) = rest.split_at_checked(group.len()).unwrap_or((rest, &[]));
        rest = behind;
        let words: f32 = own.iter().map(|note| float(note.words as usize)).sum();
        let count = float(group.len());
        layouts.extend(group.iter().enumerate().map(|(at, block)| {
            let (layout, above, below) = (block.layout, float(at), float(group.len() - 1 - at));
            let (is_above, is_below) = (layout.blank_above.into(), layout.blank_below.into());
            [is_above, is_below, layout.indent.into(), count, above, below, words, words / count, of_page]
        }));
    }
    layouts
}

#[cfg(test)]
mod tests {
    use crate::annotate::tests::measured;
    use crate::readers;

    #[test]
    fn groups_stand_between_blank_lines() {
        let page = readers::text("Bridge reopens\n\n  * Share\n      + Mail\n  * Save\n\nIt reopened on Monday.\n");
        for (name, expected) in [
            ("blank line above", [1.0, 1.0, 0.0, 0.0, 1.0]),
            ("blank line below", [1.0, 0.0, 0.0, 1.0, 1.0]),
            ("indent", [0.0, 2.0, 6.0, 2.0, 0.0]),
            ("blocks in group", [1.0, 3.0, 3.0, 3.0, 1.0]),
            ("blocks above in group", [0.0, 0.0, 1.0, 2.0, 0.0]),
            ("blocks below in group", [0.0, 2.0, 1.0, 0.0, 0.0]),
            ("words in group", [2.0, 3.0, 3.0, 3.0, 4.0]),
            ("words a block in group", [2.0, 1.0, 1.0, 1.0, 4.0]),
            ("groups of page", [0.6; 5]),
            ("neighbour +1, blocks in group", [3.0, 3.0, 3.0, 1.0, -1.0]),
            ("neighbour -2, indent", [-1.0, -1.0, 0.0, 2.0, 6.0]),
        ] {
            assert_eq!(measured(&page, name), expected, "{name}");
        }
    }

    #[test]
    fn of_a_page_with_markup_nothing_is_said() {
        let page = readers::html("<p>Bridge reopens<ul><li>Share<li>Save</ul><p>It reopened on Monday.");
        assert!(measured(&page, "neighbour +1, blocks in group").iter().all(|value| *value == 0.0));
    }
}
