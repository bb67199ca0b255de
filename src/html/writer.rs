//! Text runs in, blocks out: folds white space and cuts the page's text where the sweep says.

use crate::lexicon::{Hint, Hints, is_stop, without_closers};
use crate::page::{
    Block, Container, ContainerId, Figure, FigureId, Form, Link, Page, PathId, Shape, Span, is_invisible, is_unseen,
};

use super::runs::{INDENT, Run, runs};

/// One link may hold so many blocks: the parts of a teaser.
const BLOCKS_OF_LINK: usize = 6;

/// So many links in a row may lead to one page: picture, kicker, headline and text of a teaser.
const RUN_OF_LINKS: u32 = 3;

/// A line that a single `<br>` ends may be so long; prose is longer.
const LINE_BYTES: usize = 80;

/// What ends as a sentence does before a `<br>` is a paragraph, if it has so many bytes at least; shorter ones are lines of an
/// address, or of a poem.
const PARAGRAPH_BYTES: usize = 40;

/// What a page takes, so that it is made in its size at once.
const NODES_PER_CONTAINER: usize = 4;
const NODES_PER_BLOCK: usize = 12;

/// What a question ends in; in Greek that is a semicolon.
const QUESTION_MARKS: [char; 4] = ['?', '？', '؟', ';'];

/// What a bar within a cell is written as, where it would put two cells apart.
const INSTEAD_OF_BAR: &str = "/";

/// What holds for a run of text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    pub(super) container: ContainerId,
    pub(super) path: PathId,
    pub(super) form: Form,
    pub(super) figure: Option<FigureId>,
    pub(super) hints: Hints,
    pub(super) hidden: bool,
    pub(super) bold: bool,
    pub(super) timed: bool,
    pub(super) subject: Subject,
}

/// Whom or what the text speaks of, by the markup around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Subject {
    #[default]
    Story,
    Author,
}

/// A page under construction.
#[derive(Debug, Default)]
pub(super) struct Writer<'t> {
    pub(super) page: Page,
    /// The block being written; `None` before its first text.
    open: Option<Block>,
    /// Whether some of its text is not set bold.
    is_light: bool,
    /// How much of its text stands in elements that are named for a standfirst.
    lead_bytes: u32,
    /// White space was seen and not yet written.
    space_owed: bool,
    /// Line breaks since the last text.
    breaks: u8,
    row: Row,
    link: Option<OpenLink<'t>>,
    /// The target of the link that came last, and how many links in a row had it.
    run: (&'t str, u32),
}

/// The row of a table that is being written.
#[derive(Debug, Clone, Default)]
struct Row {
    /// The cells that began since the last text.
    owed: u32,
    /// The cells that hold text.
    filled: u32,
    /// Bytes of the bars before the first of them.
    opening: u32,
    /// Where bars stand that a cell holds itself.
    bars: Vec<u32>,
}

#[derive(Debug)]
struct OpenLink<'t> {
    href: &'t str,
    author: bool,
    /// Where its text in the open block begins.
    start: Option<u32>,
    /// How many blocks and links there were before it.
    before: (usize, usize),
}

impl<'t> Writer<'t> {
    /// A writer of a page with so much text in so many nodes, white space between tags included.
    pub(super) fn new(text_bytes: usize, nodes: usize) -> Self {
        let page = Page {
            // Each block ends in a line break that the tree has not.
            text: String::with_capacity(text_bytes + nodes),
            outline: Vec::with_capacity(nodes / NODES_PER_CONTAINER + 1),
            blocks: Vec::with_capacity(nodes / NODES_PER_BLOCK),
            ..Page::default()
        };
        Self { page, ..Self::default() }
    }

    /// Adds a run of text.
    pub(super) fn push(&mut self, text: &str, scope: &Scope) {
        if scope.form == Form::Preformatted {
            self.push_preformatted(text, scope);
            return;
        }
        // Most text is the white space between tags.
        let solid = text.trim_ascii_start();
        if solid.len() < text.len() {
            self.white(text.get(..text.len() - solid.len()).unwrap_or_default(), solid);
        }
        if solid.is_empty() {
            return;
        }
        for run in runs(solid) {
            match run {
                Run::Space(white) => self.white(white, ""),
                Run::Indent => self.flush(),
                Run::Shown(run) => self.push_run(run, scope),
            }
        }
    }

    /// White space, and what follows it: style shows a blank line behind a Japanese or Chinese sentence, and a line's end before
    /// a wide space, as the end of a paragraph.
    fn white(&mut self, white: &str, next: &str) {
        self.space_owed = true;
        let lines = || memchr::memchr_iter(b'\n', white.as_bytes()).count();
        if next.starts_with(INDENT) && lines() > 0 || self.page.text.ends_with('。') && lines() > 1 {
            self.flush();
        }
    }

    fn push_run(&mut self, run: &str, scope: &Scope) {
        let block_start = self.open_block(scope);
        if self.row.owed > 0 {
            self.push_bars(block_start);
        }
        if std::mem::take(&mut self.space_owed) && self.page.text.len() > block_start {
            self.page.text.push(' ');
        }
        let start = self.page.text.len();
        self.page.text.push_str(run);
        if scope.form == Form::TableRow {
            self.row.bars.extend(memchr::memchr_iter(b'|', run.as_bytes()).map(|at| offset(start + at)));
        }
        let is_counted = self.link.is_some() || scope.bold;
        let spaces = if is_counted { run.bytes().filter(|byte| *byte == b' ').count() } else { 0 };
        self.note_run(start, spaces, scope);
    }

    fn push_preformatted(&mut self, text: &str, scope: &Scope) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        self.open_block(scope);
        let start = self.page.text.len();
        self.page.text.extend(text.chars().filter(|c| *c != '\r' && !is_invisible(*c)));
        self.note_run(start, 0, scope);
    }

    /// Counts what was just written as link or bold, but for its spaces.
    fn note_run(&mut self, start: usize, spaces: usize, scope: &Scope) {
        let (start, solid) = (offset(start), offset(self.page.text.len() - start - spaces));
        self.breaks = 0;
        let Some(block) = &mut self.open else { return };
        if let Some(link) = &mut self.link {
            block.link_bytes += solid;
            link.start.get_or_insert(start);
        }
        block.bold_bytes += if scope.bold { solid } else { 0 };
        self.is_light |= !scope.bold;
        self.lead_bytes += if scope.hints.has(Hint::Standfirst) { solid } else { 0 };
        block.timed |= scope.timed;
        block.hints = block.hints.or(scope.hints);
    }

    /// Makes sure that a block is open; says where it starts.
    fn open_block(&mut self, scope: &Scope) -> usize {
        let end = self.page.text.len();
        let links = offset(self.page.links.len());
        let block = self.open.get_or_insert_with(|| Block {
            text: Span { start: offset(end), end: offset(end) },
            form: scope.form,
            container: scope.container,
            links: (links, links),
            figure: scope.figure,
            path: scope.path,
            hidden: scope.hidden,
            ..Block::default()
        });
        block.text.start as usize
    }

    /// Owes a space, so that what follows is not glued to what stands there.
    pub(super) fn space(&mut self) {
        self.space_owed = true;
    }

    /// Whether the open block ends in a word or a sentence: not in a sign that what follows belongs to, as in `l’`.
    pub(super) fn ends_phrase(&self) -> bool {
        let mut last = self.page.text.chars().rev();
        // A part of a sentence is enough.
        let ends_sentence = |c: Option<char>| c.is_some_and(|c| is_stop(c) || matches!(c, ',' | ';' | ':'));
        match last.next() {
            Some('\'' | '’') => ends_sentence(last.next()),
            Some('"' | '”' | '“' | '»' | '«') => {
                let before = last.next();
                ends_sentence(before) || before.is_some_and(char::is_alphanumeric)
            }
            last => ends_sentence(last) || last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']')),
        }
    }

    /// Begins a cell of a table's row. What puts it apart from the one before is owed until text comes: behind the last cell
    /// that holds some there is nothing to put apart.
    pub(super) fn cell(&mut self) {
        self.row.owed += 1;
        self.space_owed = true;
    }

    /// Writes the bars that are owed before the text of a cell. Those that a row begins with stand for cells without text.
    fn push_bars(&mut self, block_start: usize) {
        let owed = std::mem::take(&mut self.row.owed);
        self.row.filled += 1;
        if self.page.text.len() > block_start {
            (0..owed).for_each(|_| self.page.text.push_str(" |"));
        } else {
            (1..owed).for_each(|_| self.page.text.push_str("| "));
            self.row.opening = offset(self.page.text.len() - block_start);
            self.space_owed = false;
        }
    }

    /// Writes another sign for the bars of cells that would put two apart: those that stand alone.
    fn replace_bars(&mut self, bars: &[u32], block_start: u32) {
        for bar in bars.iter().map(|bar| *bar as usize) {
            let text = self.page.text.as_bytes();
            let is_apart = |at: usize| text.get(at).is_none_or(|byte| *byte == b' ');
            if (bar == block_start as usize || is_apart(bar - 1)) && is_apart(bar + 1) {
                self.page.text.replace_range(bar..=bar, INSTEAD_OF_BAR);
            }
        }
    }

    /// `<br>`: one folds to a space, two in a row end the block, and so does one behind a line that is no prose, or behind a
    /// sentence: lines are set to the full width, and seldom end where a sentence does. One within a byline parts who signs.
    pub(super) fn line_break(&mut self, scope: &Scope) {
        if scope.form == Form::Preformatted {
            self.push_preformatted("\n", scope);
            return;
        }
        self.space_owed = true;
        self.breaks = self.breaks.saturating_add(1);
        if self.breaks >= 2 || self.ends_line(scope) {
            self.flush();
        }
    }

    /// Whether what stands in the open block is a line by itself: an entry of a menu, a byline above its date, a paragraph.
    fn ends_line(&self, scope: &Scope) -> bool {
        let Some(block) = &self.open else { return false };
        let text = self.page.text.get(block.text.start as usize..).unwrap_or_default();
        let container = self.page.container(scope.container);
        let shape = container.shape;
        let in_flow = matches!(shape, Shape::Paragraph | Shape::Heading);
        let is_wide = text.ends_with('。') || text.ends_with('」') && shape != Shape::Heading;
        let is_named = block.hints.or(container.hints).has(Hint::Byline);
        let is_byline = is_named && shape != Shape::Heading && text.len() <= LINE_BYTES;
        let is_question = !self.is_light && text.ends_with(QUESTION_MARKS);
        let is_whole =
            shape != Shape::Heading && text.len() >= PARAGRAPH_BYTES && without_closers(text).ends_with(is_stop);
        is_question
            || is_byline
            || is_wide
            || is_whole
            || !in_flow && text.len() <= LINE_BYTES && text.ends_with(char::is_alphanumeric)
    }

    /// Ends the open block.
    pub(super) fn flush(&mut self) {
        self.end_link_run();
        self.space_owed = false;
        self.breaks = 0;
        self.is_light = false;
        let lead_bytes = std::mem::take(&mut self.lead_bytes);
        let row = std::mem::take(&mut self.row);
        let Some(mut block) = self.open.take() else { return };
        let trimmed = self.page.text.trim_end().len().max(block.text.start as usize);
        self.page.text.truncate(trimmed);
        // White space that a listing keeps may end a link.
        if let Some(link) = self.page.links.last_mut() {
            link.text.end = link.text.end.min(offset(trimmed));
        }
        if row.filled > 1 {
            self.replace_bars(&row.bars, block.text.start);
        }
        block.text.end = offset(trimmed);
        block.links.1 = offset(self.page.links.len());
        // A `lead` of few words opens a paragraph.
        if lead_bytes < block.text.len().div_ceil(2) {
            block.hints = block.hints.without(Hint::Standfirst);
        }
        // A row with text in one cell alone is that text: most are laid out so, and hold no data.
        if row.filled == 1 {
            block.text.start += row.opening;
        }
        self.page.text.push('\n');
        if !is_unseen(self.page.text_of(&block)) {
            self.page.blocks.push(block);
            self.bound_link();
        }
    }

    /// A link around so many blocks was never closed: nothing in it counts as link text.
    fn bound_link(&mut self) {
        let Some(link) = &self.link else { return };
        let (blocks, links) = link.before;
        if self.page.blocks.len() - blocks > BLOCKS_OF_LINK {
            for block in self.page.blocks.iter_mut().skip(blocks) {
                block.link_bytes = 0;
                block.links = (offset(links), offset(links));
            }
            self.page.links.truncate(links);
            self.link = None;
        }
    }

    pub(super) fn open_link(&mut self, href: &'t str, scope: &Scope) {
        self.end_link_run();
        // Neighbouring links are set apart by style alone, in lists of tags and authors.
        let glued = self.page.links.last().is_some_and(|link| link.text.end as usize == self.page.text.len());
        self.space_owed |= glued;
        let author = scope.subject == Subject::Author;
        let before = (self.page.blocks.len(), self.page.links.len());
        self.link = (!self.is_runaway(href)).then_some(OpenLink { href, author, start: None, before });
    }

    /// Where the link leads that what comes next stands in.
    pub(super) fn link_target(&self) -> Option<&'t str> {
        self.link.as_ref().map(|link| link.href)
    }

    /// A link that was never closed: the parser opens it again in every block that follows.
    fn is_runaway(&mut self, href: &'t str) -> bool {
        let (last, times) = &mut self.run;
        if *last != href || href.is_empty() || href.starts_with('#') {
            (*last, *times) = (href, 0);
        }
        *times += 1;
        *times > RUN_OF_LINKS
    }

    pub(super) fn close_link(&mut self) {
        self.end_link_run();
        self.link = None;
    }

    /// The link's text within the open block is complete.
    fn end_link_run(&mut self) {
        let Some(link) = &mut self.link else { return };
        let Some(start) = link.start.take() else { return };
        let text = Span { start, end: offset(self.page.text.len()) };
        let start = offset(self.page.hrefs.len());
        self.page.hrefs.push_str(link.href);
        let href = Span { start, end: offset(self.page.hrefs.len()) };
        self.page.links.push(Link { text, href, author: link.author });
    }

    /// Whether the open block holds text already.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn add_container(&mut self, container: Container) -> ContainerId {
        self.page.outline.push(container);
        ContainerId(offset(self.page.outline.len() - 1))
    }

    pub(super) fn add_figure(&mut self, container: ContainerId) -> FigureId {
        let at = offset(self.page.blocks.len());
        self.page.figures.push(Figure { at, container, ..Figure::default() });
        FigureId(offset(self.page.figures.len() - 1))
    }

    pub(super) fn figure_mut(&mut self, id: FigureId) -> Option<&mut Figure> {
        self.page.figures.get_mut(id.0 as usize)
    }

    pub(super) fn finish(mut self) -> Page {
        self.flush();
        self.page
    }
}

/// Input is limited to 1 GiB, and what is made of it stays below 4 GiB.
fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    /// The first block of a table of one row.
    fn row(cells: &str) -> String {
        let page = crate::html::read(&format!("<table><tr>{cells}</table>"));
        page.text_of(&page.blocks[0]).to_owned()
    }

    #[test]
    fn a_break_within_a_byline_parts_who_signs() {
        for byline in
            ["<p class=byline>By Jane Doe<br>John Roe", "<p><span class=byline>By Jane Doe<br>John Roe</span>"]
        {
            let page = crate::html::read(byline);
            let lines: Vec<&str> = page.blocks.iter().map(|block| page.text_of(block)).collect();
            assert_eq!(lines, ["By Jane Doe", "John Roe"], "{byline}");
        }
    }

    #[test]
    fn a_link_ends_where_its_block_does() {
        let page = crate::html::read("<pre>By <a href=/jane>Jane Doe    </a></pre><p>a");
        let link = &page.links[0];
        assert_eq!(page.text.get(link.text.start as usize..link.text.end as usize), Some("Jane Doe"));
    }

    #[test]
    fn a_bar_within_a_cell_puts_none_apart() {
        assert_eq!(row("<td>Elm | Ash<td>3"), "Elm / Ash | 3");
        assert_eq!(row("<td>|<td>3 <b>|</b> 4<td>| Oak |"), "/ | 3 / 4 | / Oak /");
        assert_eq!(row("<td>Elm<td><td>Ash | Oak"), "Elm | | Ash / Oak");
        assert_eq!(row("<td><td>Elm | Ash<td>3"), "| Elm / Ash | 3");
    }

    #[test]
    fn a_bar_at_a_word_stays() {
        assert_eq!(row("<td>a|b<td>|c|<td>d <b>|</b>e"), "a|b | |c| | d |e");
    }

    #[test]
    fn a_bar_stays_where_one_cell_alone_holds_text() {
        assert_eq!(row("<td><img src=elm.jpg><td>By Jane Doe | Elm Echo"), "By Jane Doe | Elm Echo");
    }
}
