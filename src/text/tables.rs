//! Lines that stand in columns into rows of cells.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter};

use super::fold::push_space;
use super::lines::Line;

/// A longer line is a paragraph.
const MAX_ROW_BYTES: usize = 1000;
/// What stands between two cells of a block's text.
const BETWEEN_CELLS: &str = " | ";

/// What stands between the cells of a table's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruling {
    Bars,
    Tabs,
    /// Two spaces and more, up to the column where the next cell begins.
    Gaps,
}

/// How many neighbouring lines agree in their cells.
#[derive(Debug, Default)]
pub(super) struct Tally {
    bars: Run,
    tabs: Run,
    gaps: Run,
}

/// Lines that are ruled alike.
#[derive(Debug, Default)]
struct Run {
    /// Cells of the last line, or the column of its gap.
    last: Option<usize>,
    /// Ruled lines, and those that agree with the one before.
    ruled: usize,
    alike: usize,
}

impl Run {
    fn add(&mut self, trait_of_line: Option<usize>) {
        self.ruled += usize::from(trait_of_line.is_some());
        self.alike += usize::from(trait_of_line.is_some() && trait_of_line == self.last);
        self.last = trait_of_line.or(self.last);
    }

    fn is_table(&self) -> bool {
        self.alike > 0 && self.alike * 2 >= self.ruled
    }
}

impl Tally {
    pub(super) fn add(&mut self, line: Line<'_>) {
        if line.text.len() > MAX_ROW_BYTES {
            return;
        }
        self.bars.add(bars(line.text));
        self.tabs.add(tabs(line.text));
        self.gaps.add(gap(line));
    }

    /// How the table is ruled that the lines are, or hold.
    pub(super) fn ruling(&self) -> Option<Ruling> {
        let runs = [(&self.bars, Ruling::Bars), (&self.tabs, Ruling::Tabs), (&self.gaps, Ruling::Gaps)];
        runs.into_iter().find(|(run, _)| run.is_table()).map(|(_, ruling)| ruling)
    }
}

/// How many bars stand in a line that may be a row.
fn bars(text: &str) -> Option<usize> {
    memchr(b'|', text.as_bytes())?;
    let ruled = is_framed(text) || text.contains(BETWEEN_CELLS);
    ruled.then(|| memchr_iter(b'|', text.as_bytes()).count())
}

fn tabs(text: &str) -> Option<usize> {
    memchr(b'\t', text.as_bytes())?;
    Some(memchr_iter(b'\t', text.as_bytes()).count())
}

/// Whether a line is a row by itself: `| a | b |`.
pub(super) fn is_framed(text: &str) -> bool {
    text.len() > 2 && text.starts_with('|') && text.ends_with('|')
}

static GAP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("  "));

/// The column where a line's second cell begins. Two spaces after a sentence are a typist's habit.
fn gap(line: Line<'_>) -> Option<usize> {
    let at = GAP.find(line.text.as_bytes())?;
    let (cell, rest) = line.text.split_at_checked(at)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let wide = spaces > 2 || !cell.ends_with(['.', '!', '?', ':', '"', '”', ')']);
    wide.then(|| line.indent + cell.chars().count() + spaces)
}

impl Ruling {
    /// Whether a line of the table is a row of it.
    pub(super) fn rules(self, line: Line<'_>) -> bool {
        match self {
            Self::Bars => bars(line.text).is_some(),
            Self::Tabs => tabs(line.text).is_some(),
            Self::Gaps => gap(line).is_some(),
        }
    }

    /// The cells of a row, each without the spaces around it, up to the last that holds text. Gaps show no empty cell. A
    /// row with text in one cell alone is that cell.
    pub(super) fn cells(self, text: &str) -> impl Iterator<Item = &str> + use<'_> {
        let between = match self {
            Self::Bars => "|",
            Self::Tabs => "\t",
            Self::Gaps => "  ",
        };
        let framed = text.strip_prefix('|').and_then(|inner| inner.strip_suffix('|'));
        let row = framed.filter(|_| self == Self::Bars).unwrap_or(text);
        let cells = move || row.split(between).map(str::trim);
        let filled = || cells().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(at, _)| at);
        let (count, last) = (filled().count(), filled().last());
        let keeps_empty = count > 1 && self != Self::Gaps;
        cells().take(last.map_or(0, |last| last + 1)).filter(move |cell| keeps_empty || !cell.is_empty())
    }
}

/// Puts a cell apart from the one before, in a block's text: ` | `, or `| ` where it opens the block.
pub(super) fn set_apart(out: &mut String, start: usize) {
    push_space(out, start);
    out.push_str("| ");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruling_of(text: &str) -> Option<Ruling> {
        let mut tally = Tally::default();
        text.lines().for_each(|text| tally.add(Line { text, indent: 0 }));
        tally.ruling()
    }

    fn cells(ruling: Ruling, text: &str) -> Vec<&str> {
        ruling.cells(text).collect()
    }

    #[test]
    fn rows_agree_in_their_cells() {
        assert_eq!(ruling_of("Club | Points\nElm | 3"), Some(Ruling::Bars));
        assert_eq!(ruling_of("| Club | Points |\n| Elm | 3 |"), Some(Ruling::Bars));
        assert_eq!(ruling_of("Club\tPoints\nElm\t3"), Some(Ruling::Tabs));
        assert_eq!(ruling_of("Club       Points\nElm        3\nÅs         1"), Some(Ruling::Gaps));
    }

    #[test]
    fn what_does_not_agree_is_no_table() {
        assert_eq!(ruling_of("Home | News | Sport\nElm bath to close | Elm Echo"), None);
        assert_eq!(ruling_of("One sentence.  Another one\nand.  More of it"), None);
        assert_eq!(ruling_of("set in  block by\na  machine that fills\nlines with  spaces"), None);
        assert_eq!(ruling_of("a | b"), None);
    }

    #[test]
    fn cells_lose_their_frame() {
        assert_eq!(cells(Ruling::Bars, "| Elm | 3 |  |"), ["Elm", "3"]);
        assert_eq!(cells(Ruling::Gaps, "Elm Town      3   1"), ["Elm Town", "3", "1"]);
    }

    #[test]
    fn an_empty_cell_keeps_its_column() {
        assert_eq!(cells(Ruling::Bars, "|  | 2023 | 2024 |"), ["", "2023", "2024"]);
        assert_eq!(cells(Ruling::Bars, "| 2023 | 2024"), ["", "2023", "2024"]);
        assert_eq!(cells(Ruling::Bars, "Elm |  | 3"), ["Elm", "", "3"]);
        assert_eq!(cells(Ruling::Tabs, "Elm\t\t3"), ["Elm", "", "3"]);
        assert_eq!(cells(Ruling::Bars, "|  | Elm |  |"), ["Elm"]);
        assert!(cells(Ruling::Bars, "|  |  |").is_empty());
    }
}
