//! The lines of a group into pieces: what each line is among its neighbours, and whether it may go on in the next.

use crate::page::Form;

use super::lines::{Group, Groups, Line, MAX_WRAPPED_BYTES};
use super::marks::{self, Mark, Number};
use super::tables::{self, Ruling, Tally};
use super::wrapping::{Widest, Width, Widths, is_closed};

/// A heading is no wider than so many times its underline.
const MAX_OVERHANG: usize = 2;
/// An underlined line with more bytes is a paragraph above a separator.
const MAX_HEADING_BYTES: usize = 200;
/// From so many dashes on with no blank line between them, they are items, below a colon or where paragraphs stand apart: an answer is
/// one or two.
const MANY_DASHES: usize = 3;
/// Columns up to which the numbers of items are followed.
const NUMBERED_COLUMNS: usize = 32;

/// A line, and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    /// The line, with its mark counted as indent.
    line: Line<'a>,
    /// The columns before the mark.
    pub(super) indent: usize,
    pub(super) form: Form,
    opening: Opening,
    pub(super) ruling: Option<Ruling>,
}

/// Whether a piece may belong to the block before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// A mark says that a block begins.
    Marked,
    /// It may go on with what the line before began.
    Open,
}

/// What a group's lines say of each other.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Survey {
    ruling: Option<Ruling>,
    /// Lines that a dash at the margin opens, and those of them that end as a sentence does.
    dashes: usize,
    spoken: usize,
    /// The line above ends in a colon.
    is_announced: bool,
    /// The group is all dashes, and paragraphs have blank lines between them, as answers would.
    is_close: bool,
    numbers: usize,
    /// The columns of the widest line.
    widest: Option<Width>,
    /// How wide the group itself says that it is wrapped.
    own: Option<Width>,
}

/// The last number of each list, by the column that its numbers end in.
#[derive(Debug, Default)]
pub(super) struct Numbering([u32; NUMBERED_COLUMNS]);

impl Survey {
    /// Looks at a group of several lines, and adds to the text's widths what it says.
    pub(super) fn of(group: Group<'_, '_>, widths: &mut Widths) -> Self {
        let mut survey = Self::default();
        let mut tally = Tally::default();
        let mut widest = Widest::default();
        for line in group.lines {
            tally.add(*line);
            widest.add(*line);
            survey.count_marks(*line);
        }
        survey.ruling = tally.ruling();
        survey.widest = widest.width();
        survey.own = survey.widest.and_then(|widest| widths.add(widest, survey.open_pairs(group)));
        survey
    }

    /// The width that the group is wrapped at, if it is.
    pub(super) fn width(&self, of_text: Option<Width>) -> Option<Width> {
        self.own.or_else(|| of_text?.for_group(self.widest?))
    }

    fn count_marks(&mut self, line: Line<'_>) {
        match marks::mark(line) {
            Mark::Dash(text) => {
                self.dashes += 1;
                self.spoken += usize::from(is_closed(text));
            }
            Mark::Number(_) => self.numbers += 1,
            _ => {}
        }
    }

    /// The same, where such a line stands above the group, and groups that hold more than a line are seldom.
    pub(super) fn of_text(self, above: Option<Line<'_>>, lines: Option<usize>) -> Self {
        let is_announced = above.is_some_and(|line| line.text.ends_with([':', '：']));
        Self { is_announced, is_close: lines == Some(self.dashes), ..self }
    }

    /// Direct speech is made of sentences, a list seldom, unless a colon announces it or gaps part all else, and it goes on without one.
    fn has_dashed_list(&self) -> bool {
        let is_told = (self.is_announced || self.is_close) && self.dashes >= MANY_DASHES;
        self.dashes > 1 && (is_told || self.spoken * 2 < self.dashes)
    }

    /// Each line that may go on in the next, and the next.
    fn open_pairs<'g, 'a>(self, group: Group<'g, 'a>) -> impl Iterator<Item = (Line<'a>, Line<'a>)> + use<'g, 'a> {
        let mut before: Option<Piece<'a>> = None;
        group.lines.iter().map(move |line| self.unnumbered(*line)).filter_map(move |piece| {
            let before = before.replace(piece)?;
            before.may_hold(&piece).then_some((before.line, piece.line))
        })
    }

    /// What a line is, with every number taken for an item's.
    fn unnumbered<'a>(&self, line: Line<'a>) -> Piece<'a> {
        self.piece(line, |_| true)
    }

    fn piece<'a>(&self, line: Line<'a>, is_item: impl FnOnce(Number<'a>) -> bool) -> Piece<'a> {
        if let Some(ruling) = self.ruling_of(line) {
            return Piece { ruling: Some(ruling), ..Piece::marked(line, Form::TableRow, line.text) };
        }
        match marks::mark(line) {
            Mark::Bullet(text) => Piece::marked(line, Form::ListItem, text),
            Mark::Dash(text) if self.has_dashed_list() => Piece::marked(line, Form::ListItem, text),
            Mark::Number(number) if is_item(number) => Piece::marked(line, Form::ListItem, number.text),
            Mark::Heading(level, text) => Piece::marked(line, Form::Heading(level), text),
            Mark::Quote(text) => Piece { opening: Opening::Open, ..Piece::marked(line, Form::Quotation, text) },
            Mark::Plain | Mark::Dash(_) | Mark::Number(_) => Piece::plain(line),
        }
    }

    fn ruling_of(&self, line: Line<'_>) -> Option<Ruling> {
        let framed = tables::is_framed(line.text).then_some(Ruling::Bars);
        self.ruling.filter(|ruling| ruling.rules(line)).or(framed)
    }
}

/// The width that all groups together say the text is wrapped at, where none says enough by itself; the surveys are
/// those of the groups of several lines.
pub(super) fn width_of_all(groups: &Groups<'_>, surveys: &[Survey]) -> Option<Width> {
    let widest = surveys.iter().filter_map(|survey| survey.widest).max()?;
    if groups.iter().any(|group| group.bytes > group.lines.len() * MAX_WRAPPED_BYTES) {
        return None;
    }
    let narrow = groups.several().zip(surveys).filter(|(_, survey)| survey.widest.is_some());
    Widths::default().add(widest, narrow.flat_map(|(group, survey)| survey.open_pairs(group)))
}

/// What opens an underlined heading in the text of a newsletter.
const OPENER: &str = "** ";

/// The pieces of a group, in order.
pub(super) fn of_group<'g, 'a>(
    group: Group<'g, 'a>,
    survey: Survey,
    numbering: &'g mut Numbering,
) -> impl Iterator<Item = Piece<'a>> + use<'g, 'a> {
    let heading = underlined(group);
    group.lines.iter().map(move |line| match heading {
        Some(level) => Piece::marked(*line, Form::Heading(level), line.text.strip_prefix(OPENER).unwrap_or(line.text)),
        None => survey.piece(*line, |number| numbering.accepts(number, survey.numbers)),
    })
}

/// The level of a group that is one line with a line drawn under it.
fn underlined(group: Group<'_, '_>) -> Option<u8> {
    let (underline, [line]) = (group.underline?, group.lines) else { return None };
    let plain = matches!(marks::mark(*line), Mark::Plain | Mark::Number(_)) && line.text.len() <= MAX_HEADING_BYTES;
    let fits = line.text.chars().count() <= underline.columns * MAX_OVERHANG;
    (plain && fits).then_some(underline.level)
}

impl Numbering {
    /// Whether a number is an item's: it begins a list or goes on with one, as "20. Juni" does not. At the margin, one
    /// without others around it belongs to a heading.
    fn accepts(&mut self, number: Number<'_>, numbers_around: usize) -> bool {
        let last = |column: usize| self.0.get(column).copied().unwrap_or_default();
        // The numbers of a list end in one column, or begin in one.
        let lasts = [number.column, number.column - 1].map(last);
        let in_turn = number.value == 1 || lasts.iter().any(|last| *last > 0 && last + 1 == number.value);
        let accepted = in_turn && (number.indent > 0 || numbers_around > 1);
        if let Some(last) = self.0.get_mut(number.column).filter(|_| accepted) {
            *last = number.value;
        }
        accepted
    }
}

impl<'a> Piece<'a> {
    fn marked(line: Line<'a>, form: Form, text: &'a str) -> Self {
        let mark = line.text.strip_suffix(text).unwrap_or_default();
        let unmarked = Line { text, indent: line.indent + mark.chars().count() };
        Self { line: unmarked, indent: line.indent, form, opening: Opening::Marked, ruling: None }
    }

    fn plain(line: Line<'a>) -> Self {
        Self { opening: Opening::Open, ..Self::marked(line, Form::Paragraph, line.text) }
    }

    /// The line's text without its mark.
    pub(super) fn text(&self) -> &'a str {
        self.line.text
    }

    /// Whether the next piece may belong to the block that this one does.
    fn may_hold(&self, next: &Self) -> bool {
        next.opening == Opening::Open
            && match (self.form, next.form) {
                (Form::Paragraph, Form::Paragraph) => next.indent <= self.indent,
                (Form::ListItem, Form::Paragraph) => next.indent >= self.indent,
                (Form::Quotation, Form::Quotation) => true,
                _ => false,
            }
    }

    /// Whether the next piece goes on with this one: at that width, or with the colon behind a kicker.
    pub(super) fn is_joined_by(&self, next: &Self, width: Option<Width>) -> bool {
        let is_full = || width.is_some_and(|width| width.is_full(self.line, next.line));
        self.may_hold(next) && (self.is_kicker_of(next) || is_full())
    }

    /// `Bridge reopens`, then `: Town rejoices`: styles that a copy does not have set both in one line.
    fn is_kicker_of(&self, next: &Self) -> bool {
        let opens = |line: Line<'_>| line.text.starts_with(": ");
        opens(next.line) && !opens(self.line) && self.line.text.ends_with(char::is_alphanumeric)
    }
}
