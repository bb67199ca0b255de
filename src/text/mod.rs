//! Reader two, for now: a block a line.
use crate::page::{Block, Container, Page, Span};
pub(crate) fn read(text: &str) -> Page {
    let mut page = Page { outline: vec![Container::default()], ..Page::default() };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let start = page.text.len() as u32;
        page.text.push_str(line);
        let end = page.text.len() as u32;
        page.blocks.push(Block { text: Span { start, end }, ..Block::default() });
        page.text.push('\n');
    }
    page
}
