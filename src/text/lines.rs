//! A text into its lines, and the lines into groups that stand between blank lines.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr2};

use super::marks::{self, Underline};

/// Columns that a tab counts for in an indent.
const TAB_COLUMNS: usize = 4;

/// A wrapped line has no more bytes in any script: 100 letters of Hindi.
pub(super) const MAX_WRAPPED_BYTES: usize = 300;
/// The part of a text that longer lines are, at least, where paragraphs stand on a line each.
const LONG_SHARE: usize = 4;

/// One line without its indent and its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Columns of white space before the text.
    pub(super) indent: usize,
}

/// The text with LF for CR LF and CR, so that what looks at several lines knows one end of them. CR CR LF is what a CR LF becomes when
/// it is converted twice.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n"))
}

/// The lines of a text; LF ends a line, a form feed ends it and leaves a blank line behind.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    rest: &'a str,
    owes_blank: bool,
}

/// Lines with no blank line among them; never none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group<'g, 'a> {
    pub(super) lines: &'g [Line<'a>],
    /// Bytes from its first line's indent to its last line's end.
    pub(super) bytes: usize,
    /// What its last line is underlined with.
    pub(super) underline: Option<Underline>,
}

/// The groups of a text.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    /// The lines of all groups.
    lines: Vec<Line<'a>>,
    extents: Vec<Extent>,
}

/// Where a group's lines stand among all, and what else is known of it.
#[derive(Debug, Clone)]
struct Extent {
    lines: Range<usize>,
    bytes: usize,
    underline: Option<Underline>,
}

impl<'a> Line<'a> {
    fn of(raw: &'a str) -> Self {
        // Most lines of most texts.
        if let [first, .., last] = raw.as_bytes()
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return Self { text: raw, indent: 0 };
        }
        let text = raw.trim_start_matches(is_margin);
        let margin = raw.get(..raw.len() - text.len()).unwrap_or_default();
        Self { text: text.trim_end_matches(is_margin), indent: margin.chars().map(margin_columns).sum() }
    }

    pub(super) fn is_blank(self) -> bool {
        self.text.is_empty()
    }
}

/// A soft hyphen is none: at the end of a line it says that the word goes on.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}')
}

fn margin_columns(c: char) -> usize {
    match c {
        '\t' => TAB_COLUMNS,
        '\u{3000}' => 2,
        c if c.is_whitespace() => 1,
        _ => 0,
    }
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, owes_blank: false }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if std::mem::take(&mut self.owes_blank) {
            return Some(Line { text: "", indent: 0 });
        }
        if self.rest.is_empty() {
            return None;
        }
        let end = memchr2(b'\n', b'\x0c', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (raw, tail) = self.rest.split_at_checked(end)?;
        self.owes_blank = tail.starts_with('\x0c');
        self.rest = tail.strip_prefix(['\n', '\x0c']).unwrap_or(tail);
        Some(Line::of(raw))
    }
}

impl<'a> Groups<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut groups = Self { lines: Vec::new(), extents: Vec::new() };
        let mut lines = Lines::of(text);
        while groups.read(&mut lines).is_some() {}
        groups
    }

    /// Reads the next group.
    fn read(&mut self, lines: &mut Lines<'a>) -> Option<()> {
        let (first, here) = first_of_group(lines)?;
        let from = self.lines.len();
        self.lines.push(first);
        let mut bytes = here.len() - lines.rest().len();
        let underline = loop {
            match lines.next() {
                Some(line) if marks::is_separator(line) => break marks::underline(line),
                Some(line) if !line.is_blank() => self.lines.push(line),
                _ => break None,
            }
            bytes = here.len() - lines.rest().len();
        };
        self.extents.push(Extent { lines: from..self.lines.len(), bytes, underline });
        Some(())
    }

    /// The groups in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Group<'_, 'a>> {
        self.extents.iter().map(|Extent { lines, bytes, underline }| Group {
            lines: self.lines.get(lines.clone()).unwrap_or_default(),
            bytes: *bytes,
            underline: *underline,
        })
    }

    /// Whether each paragraph stands on a line: enough of the text is in lines that are longer than any wrapped one.
    pub(super) fn are_paragraphs(&self) -> bool {
        let bytes = |line: &Line<'_>| line.text.len();
        let long: usize = self.lines.iter().map(bytes).filter(|bytes| *bytes > MAX_WRAPPED_BYTES).sum();
        long * LONG_SHARE >= self.lines.iter().map(bytes).sum::<usize>()
    }

    /// Whether most groups are a line: a blank one stands behind each paragraph.
    pub(super) fn stand_apart(&self) -> bool {
        self.several().count() * 2 < self.extents.len()
    }

    /// The groups of several lines.
    pub(super) fn several(&self) -> impl Iterator<Item = Group<'_, 'a>> {
        self.iter().filter(|group| group.lines.len() > 1)
    }
}

/// The next line that holds text, and the text from its indent on.
fn first_of_group<'a>(lines: &mut Lines<'a>) -> Option<(Line<'a>, &'a str)> {
    loop {
        let here = lines.rest();
        let line = lines.next()?;
        if !line.is_blank() && !marks::is_separator(line) {
            return Some((line, here));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        Lines::of(text).map(|line| line.text).collect()
    }

    fn groups(text: &str) -> Vec<Vec<&str>> {
        Groups::of(text).iter().map(|group| group.lines.iter().map(|line| line.text).collect()).collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(lines(&with_line_feeds("a\nb\r\nc\rd\r\r\ne")), ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn an_old_mac_blank_line_is_a_blank_line() {
        assert_eq!(groups(&with_line_feeds("a\rb\r\rc")), [vec!["a", "b"], vec!["c"]]);
    }

    #[test]
    fn a_form_feed_is_a_blank_line() {
        assert_eq!(groups("a\x0cb\n\x0c\nc"), [["a"], ["b"], ["c"]]);
    }

    #[test]
    fn the_indent_is_counted_in_columns() {
        let indents: Vec<_> = Lines::of("a\n  b\n\tc\n\u{3000}あ").map(|line| line.indent).collect();
        assert_eq!(indents, [0, 2, TAB_COLUMNS, 2]);
    }

    #[test]
    fn a_line_of_nothing_visible_is_blank() {
        assert_eq!(groups("a\n\u{200b}\nb\n\0\nc\n\u{a0}\nd"), [["a"], ["b"], ["c"], ["d"]]);
    }

    #[test]
    fn a_separator_parts_groups() {
        assert_eq!(groups("a\n* * *\nb\n_____\nc"), [["a"], ["b"], ["c"]]);
    }

    #[test]
    fn a_group_knows_how_much_it_holds() {
        let groups = Groups::of("a\nb\n\n\nc\nd\ne");
        let counts: Vec<_> = groups.iter().map(|group| (group.lines.len(), group.bytes)).collect();
        assert_eq!(counts, [(2, 4), (3, 5)]);
    }

    #[test]
    fn nothing_has_no_groups() {
        assert!(groups("").is_empty());
        assert!(groups("\n \n\n\x0c").is_empty());
    }
}
