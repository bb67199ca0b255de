//! Line lengths into the decision whether a line goes on in the next one.
//!
//! A program that wraps fills each line as far as the next word lets it. So a line that goes on in the next is
//! *full*: it has half the width of the widest line around, and with the next line's first word it would be wider.
//! Paragraphs of one line each, stacked captions, verses and addresses have few full lines. The rule, for each group
//! of lines between blank lines:
//!
//! 1. The group is wrapped if its widest line has 40 to 120 columns, at least two lines and at least half of all are
//!    full, at least half of those stop in mid-sentence, and a quarter goes on with a letter that is no capital.
//!    A full line of it goes on in the next.
//! 2. The group that says too little (two lines, say) is measured by the width of the text's wrapped groups, where
//!    they hold at least half of the lines in question; if there is none, all groups are judged as if they were one,
//!    unless the text has a paragraph on one line.
//! 3. Everywhere else a line is a block, and so it is in a text whose paragraphs stand on a line each.

use super::lines::Line;
use crate::lexicon::{is_closer, is_hangul, is_stop};

/// Nobody wraps prose narrower; shorter lines are menus, addresses and verses.
const MIN_COLUMNS: usize = 40;
/// Mail and wires are wrapped at 60 to 80 characters, which are up to 120 columns of Korean; a wider line is a paragraph.
const MAX_COLUMNS: usize = 120;
/// One full line is chance.
const MIN_FULL: usize = 2;
/// Columns that a line may fall short where the next goes on in mid-sentence: who wraps by hand does not fill lines.
const RAGGED: usize = 8;
/// Columns that a line of Chinese or Japanese may fall short: no line begins with a full stop or ends with a bracket.
const KINSOKU: usize = 4;
/// Columns that a short group's widest line may fall short of the text's width: the longest word that is not rare.
const SHORTFALL: usize = 12;
/// Columns that it may be over: few lines of a text reach its full width.
const EXCESS: usize = 2;

/// How wide a line may be before it must go on in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Width(usize);

/// The widest of a group's lines so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Widest {
    columns: usize,
    /// Lines that are too wide to be wrapped ones.
    too_wide: usize,
}

/// Counts over the lines of a group that a line follows.
#[derive(Debug, Clone, Copy, Default)]
struct Breaks {
    all: usize,
    full: usize,
    /// Full ones that stop in mid-sentence.
    mid: usize,
    /// Full ones that go on with a letter that is no capital.
    lowered: usize,
}

/// The widths of a text's wrapped groups, with the full lines that bear each out.
#[derive(Debug)]
pub(super) struct Widths {
    full: [usize; MAX_COLUMNS + 1],
    /// The lines of all groups, wrapped or not, that another follows.
    followed: usize,
}

impl Default for Widths {
    fn default() -> Self {
        Self { full: [0; MAX_COLUMNS + 1], followed: 0 }
    }
}

impl Widths {
    /// Whether a group is wrapped, by its own lines; each pair is a line and the one that may continue it.
    pub(super) fn add<'a>(
        &mut self,
        widest: Width,
        pairs: impl Iterator<Item = (Line<'a>, Line<'a>)>,
    ) -> Option<Width> {
        let breaks = Breaks::of(widest, pairs);
        self.followed += breaks.all;
        let width = breaks.are_wrapped().then_some(widest)?;
        if let Some(full) = self.full.get_mut(width.0) {
            *full += breaks.full;
        }
        Some(width)
    }

    /// The width of a text that is wrapped for the most part: nine tenths of its full lines stand in groups no wider.
    pub(super) fn of_text(&self) -> Option<Width> {
        let all: usize = self.full.iter().sum();
        let mut seen = 0;
        let width = self.full.iter().position(|full| {
            seen += full;
            seen * 10 >= all * 9
        })?;
        (all > 0 && all * 2 >= self.followed).then_some(Width(width))
    }
}

impl Widest {
    /// A URL may be wider than the lines around it.
    pub(super) fn add(&mut self, line: Line<'_>) {
        match columns_of(line) {
            Some(columns) if columns <= self.columns => {}
            _ if !can_break(line.text) => {}
            Some(columns) => self.columns = columns,
            None => self.too_wide += 1,
        }
    }

    /// The width, if lines of that width can be wrapped ones.
    pub(super) fn width(self) -> Option<Width> {
        (self.too_wide == 0 && self.columns >= MIN_COLUMNS).then_some(Width(self.columns))
    }
}

impl Breaks {
    fn of<'a>(width: Width, pairs: impl Iterator<Item = (Line<'a>, Line<'a>)>) -> Self {
        pairs.fold(Self::default(), |so_far, (line, next)| so_far.with(width, line, next))
    }

    fn with(mut self, width: Width, line: Line<'_>, next: Line<'_>) -> Self {
        self.all += 1;
        if width.is_full(line, next) {
            self.full += 1;
            self.mid += usize::from(!is_closed(line.text));
            self.lowered += usize::from(goes_on(next.text));
        }
        self
    }

    fn are_wrapped(self) -> bool {
        self.full >= MIN_FULL && self.full * 2 >= self.all && self.mid * 2 >= self.full && self.lowered * 4 >= self.full
    }
}

impl Width {
    /// This width, for a group too short to tell by itself, if its widest line is about as wide.
    pub(super) fn for_group(self, widest: Self) -> Option<Self> {
        (widest.0 <= self.0 + EXCESS && widest.0 + SHORTFALL >= self.0).then_some(self.max(widest))
    }

    /// Whether the next line's first word had no room at the end of the line.
    pub(super) fn is_full(self, line: Line<'_>, next: Line<'_>) -> bool {
        let Some(columns) = columns_of(line) else { return false };
        let taken = columns + 1 + first_word(next.text) + slack(line.text, next.text);
        line.text.ends_with('\u{ad}') || (columns * 2 >= self.0 && taken > self.0)
    }
}

/// Columns that a full line may leave free.
fn slack(text: &str, next: &str) -> usize {
    if is_closed(text) {
        0
    } else if ends_wide(text) || begins_wide(next) {
        KINSOKU
    } else if goes_on(next) {
        RAGGED
    } else {
        0
    }
}

/// The columns of a line with its indent; none if it is too wide to be a wrapped one.
fn columns_of(line: Line<'_>) -> Option<usize> {
    // No character of one column takes more than four bytes.
    let short = line.text.len() <= MAX_COLUMNS * 4;
    short.then(|| line.indent + columns(line.text)).filter(|columns| *columns <= MAX_COLUMNS)
}

fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    // All wide characters that are not rare begin with a byte of this size.
    if text.bytes().max() >= Some(0xe3) { text.chars().map(columns_of_char).sum() } else { text.chars().count() }
}

fn columns_of_char(c: char) -> usize {
    if is_wide(c) || is_hangul(c) { 2 } else { 1 }
}

/// Chinese and Japanese, which set no spaces between words.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

fn can_break(text: &str) -> bool {
    text.len() < MIN_COLUMNS || text.contains(' ') || !text.is_ascii()
}

/// The columns up to the first place where a line may break.
fn first_word(text: &str) -> usize {
    if begins_wide(text) {
        return 2;
    }
    text.chars().take(MAX_COLUMNS).take_while(|c| *c != ' ' && !is_wide(*c)).map(columns_of_char).sum()
}

pub(super) fn begins_wide(text: &str) -> bool {
    text.starts_with(is_wide)
}

pub(super) fn ends_wide(text: &str) -> bool {
    text.ends_with(is_wide)
}

/// Whether a text ends where a sentence may.
pub(super) fn is_closed(text: &str) -> bool {
    // What a colon announces stands on a line of its own.
    text.trim_end_matches(is_closer).ends_with(|c| is_stop(c) || c == ':')
}

/// Whether a text goes on with what no sentence begins with, or with a letter of a script without capitals.
fn goes_on(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        text.lines().map(|text| Line { text, indent: 0 }).collect()
    }

    fn widest(lines: &[Line<'_>]) -> Option<Width> {
        let mut widest = Widest::default();
        for line in lines {
            widest.add(*line);
        }
        widest.width()
    }

    fn width(text: &str) -> Option<Width> {
        let lines = lines(text);
        let widest = widest(&lines)?;
        Widths::default().add(widest, lines.windows(2).map(|pair| (pair[0], pair[1])))
    }

    const WIRE: &str = "The ferry company said on Tuesday that it would lay up two of\n\
        its older ships until the spring, because too few passengers\n\
        had booked a crossing for the winter months.";

    #[test]
    fn full_lines_that_stop_in_mid_sentence_are_wrapped() {
        assert_eq!(width(WIRE), Some(Width(61)));
    }

    #[test]
    fn lines_that_left_room_are_not_wrapped() {
        assert_eq!(width("Ferries stay in port this winter, says company\nBy Ann Ware\nThe harbour\nof Elm"), None);
    }

    #[test]
    fn narrow_and_very_wide_lines_are_not_wrapped() {
        assert_eq!(width("roses are red\nviolets are b\nlue and so on"), None);
        let wide = "word ".repeat(40);
        assert_eq!(width(&format!("{wide}\n{wide}\n{wide}")), None);
    }

    #[test]
    fn headlines_of_one_length_are_not_wrapped() {
        let headlines = "Council votes to keep the swimming bath open\n\
            Mayor opens the new bridge across the River\n\
            Players leave the pitch in protest at fines";
        assert_eq!(width(headlines), None);
    }

    #[test]
    fn sentences_a_line_are_not_wrapped() {
        let sentences = "The swimming bath will stay open all through winter.\n\
            the bridge across the river was opened on a Monday.\n\
            the players left the pitch in protest at the fines.";
        assert_eq!(width(sentences), None);
    }

    #[test]
    fn a_url_may_stick_out() {
        let with_url = format!("{WIRE}\nhttps://example.org/{}", "a".repeat(200));
        assert_eq!(width(&with_url), Some(Width(61)));
    }

    #[test]
    fn scripts_without_capitals_are_told_by_their_length() {
        let arabic = "أعلنت شركة العبارات يوم الثلاثاء أنها ستوقف سفينتين من سفنها القديمة\n\
            حتى فصل الربيع لأن عدد المسافرين الذين حجزوا رحلة في أشهر الشتاء كان\n\
            قليلا جدا.";
        assert!(width(arabic).is_some());
    }

    #[test]
    fn the_text_tells_how_wide_a_short_group_is() {
        let mut widths = Widths::default();
        assert_eq!(widths.of_text(), None);
        for text in [WIRE, WIRE] {
            let lines = lines(text);
            let widest = widest(&lines).unwrap();
            widths.add(widest, lines.windows(2).map(|pair| (pair[0], pair[1])));
        }
        assert_eq!(widths.of_text(), Some(Width(61)));
        assert_eq!(Width(61).for_group(Width(60)), Some(Width(61)));
        assert_eq!(Width(61).for_group(Width(80)), None);
        assert_eq!(Width(61).for_group(Width(41)), None);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(columns("東京 abc"), 8);
        assert_eq!(columns("서울"), 4);
        assert_eq!(columns("عربي"), 4);
    }

    #[test]
    fn sentences_end_in_many_scripts() {
        for text in ["End.", "“End.”", "End?)", "終わり。」", "انتهى؟", "अंत।"] {
            assert!(is_closed(text), "{text}");
        }
        for text in ["not,", "not", "続く、", "(not)"] {
            assert!(!is_closed(text), "{text}");
        }
    }
}
