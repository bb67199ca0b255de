//! Pieces of text into the blocks of a page.

use crate::lexicon::{Section, lexicon};
use crate::page::{Block, Form, Layout, Page, Span, is_unseen};

use super::fold::{fold_onto, push_space};
use super::tables;
use super::wrapping::{begins_wide, ends_wide};

/// Writes blocks one after the other.
#[derive(Debug)]
pub(super) struct Writer {
    page: Page,
    /// Where the block that is being written begins.
    start: usize,
    form: Form,
    /// The columns before it.
    indent: usize,
    /// The first block behind the last blank line.
    group: usize,
}

impl Writer {
    pub(super) fn with_room_for(bytes: usize) -> Self {
        let page = Page { text: String::with_capacity(bytes), ..Page::default() };
        Self { page, start: 0, form: Form::default(), indent: 0, group: 0 }
    }

    pub(super) fn finish(mut self) -> Page {
        self.end_block();
        self.page
    }

    /// Writes a block of one piece.
    pub(super) fn write(&mut self, form: Form, text: &str) {
        self.begin((form, 0), text);
        self.end_block();
    }

    /// Writes a row of a table.
    pub(super) fn write_row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        self.begin((Form::TableRow, 0), "");
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                tables::set_apart(&mut self.page.text, self.start);
            }
            fold_onto(&mut self.page.text, self.start, cell);
        }
        self.end_block();
    }

    /// Begins a block of a form, so many columns from the margin.
    pub(super) fn begin(&mut self, (form, indent): (Form, usize), text: &str) {
        self.end_block();
        (self.form, self.indent) = (form, indent);
        fold_onto(&mut self.page.text, self.start, text);
        self.keep_soft_hyphen(text);
    }

    /// Goes on with the block, as with the next line of a wrapped text.
    pub(super) fn continue_with(&mut self, text: &str) {
        match seam(self.page.text.get(self.start..).unwrap_or_default(), text) {
            Seam::Space => push_space(&mut self.page.text, self.start),
            Seam::Glue => {}
            Seam::SoftHyphen => self.page.text.truncate(self.page.text.len() - SOFT_HYPHEN.len_utf8()),
        }
        fold_onto(&mut self.page.text, self.start, text);
        self.keep_soft_hyphen(text);
    }

    /// Ends the block; one of nothing that can be seen is none.
    pub(super) fn end_block(&mut self) {
        let written = self.page.text.get(self.start..).unwrap_or_default();
        let end = self.start + written.trim_end_matches([' ', SOFT_HYPHEN]).len();
        let visible = !is_unseen(written);
        self.page.text.truncate(if visible { end } else { self.start });
        if visible {
            let text = Span { start: offset(self.start), end: offset(end) };
            let layout = Layout { indent: u8::try_from(self.indent).unwrap_or(u8::MAX), ..Layout::default() };
            self.page.blocks.push(Block { text, form: self.form, layout, ..Block::default() });
        }
        self.start = self.page.text.len();
        (self.form, self.indent) = (Form::default(), 0);
    }

    /// Ends the block, and the group of blocks that have no blank line among them.
    pub(super) fn end_group(&mut self) {
        self.end_block();
        let blocks = self.page.blocks.get_mut(self.group..).unwrap_or_default();
        blocks.first_mut().into_iter().for_each(|first| first.layout.blank_above = true);
        blocks.last_mut().into_iter().for_each(|last| last.layout.blank_below = true);
        self.group = self.page.blocks.len();
    }

    /// At a line's end it is kept until the next line is known.
    fn keep_soft_hyphen(&mut self, text: &str) {
        if text.ends_with(SOFT_HYPHEN) {
            self.page.text.push(SOFT_HYPHEN);
        }
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Input is limited to 1 GiB, and what is made of it stays below 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What stands between two lines that are joined.
enum Seam {
    Space,
    Glue,
    /// The word goes on, and its hyphen goes.
    SoftHyphen,
}

fn seam(before: &str, next: &str) -> Seam {
    if before.ends_with(SOFT_HYPHEN) {
        Seam::SoftHyphen
    } else if ends_wide(before) || begins_wide(next) || next.starts_with(": ") || is_split_at_dash(before, next) {
        Seam::Glue
    } else {
        Seam::Space
    }
}

/// Whether a compound ("well-known") or a dash without spaces around it stands across the line's end.
fn is_split_at_dash(before: &str, next: &str) -> bool {
    let Some(word) = before.strip_suffix(['-', '\u{2010}', '—']) else { return false };
    word.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric) && !begins_with_and(next)
}

/// "Vor- und Nachteile": the hyphen stands for what comes later.
fn begins_with_and(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    lexicon().words(Section::And).contains(&word)
}
