//! Pictures and the lines beside them → which line belongs to which picture.
//!
//! Most pages name neither figure nor caption: a picture and a line or two share a box. A line that repeats the
//! picture's text alternative is its caption wherever the box ends.

use crate::page::{Block, ContainerId, Figure, FigureId, Form, Page};

/// So many lines at most stand beside a picture in its box: a caption of two, a credit, a label of a button.
const MOST_LINES: u32 = 4;

/// So much text at most, in bytes; agencies' captions run to about 600.
const MOST_TEXT: u32 = 800;

/// How far from its picture a line may stand, in blocks.
const REACH: usize = 4;

/// Gives the lines beside a picture to it.
pub(super) fn assign(page: &mut Page) {
    let contents = contents(page);
    for at in 0..page.figures.len() {
        let id = FigureId(u32::try_from(at).unwrap_or(u32::MAX));
        let lines = lines(page, &page.figures[at], &contents);
        for line in lines {
            page.blocks[line].figure = Some(id);
        }
    }
}

/// What a container and all below it hold.
#[derive(Debug, Clone, Copy, Default)]
struct Content {
    pictures: u32,
    lines: u32,
    text: u32,
    headings: u32,
    /// The last container of it; those between stand in it too.
    last: u32,
}

impl Content {
    /// Whether a picture stands there with a few lines and nothing else.
    fn is_box(self) -> bool {
        self.pictures == 1 && self.lines <= MOST_LINES && self.text <= MOST_TEXT && self.headings == 0
    }
}

fn contents(page: &Page) -> Vec<Content> {
    let ids = 0..u32::try_from(page.outline.len()).unwrap_or(u32::MAX);
    let mut contents: Vec<Content> = ids.map(|id| Content { last: id, ..Content::default() }).collect();
    for figure in page.figures.iter().filter(|figure| figure.image.is_some()) {
        contents[figure.container.0 as usize].pictures += 1;
    }
    for block in &page.blocks {
        let content = &mut contents[block.container.0 as usize];
        content.lines += 1;
        content.text = content.text.saturating_add(block.text.len());
        content.headings += u32::from(matches!(block.form, Form::Heading(_)));
    }
    page.sum_up(&mut contents, |outer, inner| {
        outer.pictures += inner.pictures;
        outer.lines += inner.lines;
        outer.text = outer.text.saturating_add(inner.text);
        outer.headings += inner.headings;
        outer.last = outer.last.max(inner.last);
    });
    contents
}

/// The blocks that belong to a picture and to no other yet.
fn lines(page: &Page, figure: &Figure, contents: &[Content]) -> Vec<usize> {
    let holder = widest_box(page, figure.container, contents);
    let at = figure.at as usize;
    let behind = page.blocks.iter().enumerate().skip(at).take(REACH);
    let is_line = |at: usize, block: &Block| {
        let in_box = holder.is_some_and(|id| (id.0..=contents[id.0 as usize].last).contains(&block.container.0));
        block.figure.is_none()
            && (in_box && is_plain(block) || at == figure.at as usize && repeats(page, block, figure))
    };
    behind.filter(|(at, block)| is_line(*at, block)).map(|(at, _)| at).collect()
}

/// The outermost container around a picture that holds little else.
fn widest_box(page: &Page, from: ContainerId, contents: &[Content]) -> Option<ContainerId> {
    let around = page.above(from);
    around.take_while(|id| contents[id.0 as usize].is_box()).last()
}

/// Whether it has the form of a line of text, and is no link: teasers are.
fn is_plain(block: &Block) -> bool {
    block.form == Form::Paragraph && !block.is_half_link()
}

/// Whether the line right behind a picture says what its text alternative says.
fn repeats(page: &Page, block: &Block, figure: &Figure) -> bool {
    let text = page.text_of(block);
    is_plain(block) && text.contains(' ') && figure.alt.as_deref() == Some(text)
}
