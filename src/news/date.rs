//! The first date of a short text: a line under a headline, the value of a meta tag.
//!
//! A date is read only where it is written out: a day with its year. Relative times, days without a year, and digits
//! of a slug, a path or a telephone number give none. Where day and month can be taken for one another, the day comes
//! first, unless the page is in American English, or a time zone of North America stands beside them.

mod alone;
mod clock;
mod day;
mod tokens;

use std::ops::Range;
use std::sync::LazyLock;

use self::clock::Clock;
pub(crate) use self::clock::is_clock;
use self::tokens::{Tokens, digit};
use super::phrases::Phrases;
use crate::Date;
use crate::lexicon::{Section, is_lower};
use crate::news::lists::{MODIFIED, PUBLISHED, WEEKDAYS, YEAR_WORDS};

static TIME_OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::TimeOpener));

/// How far into a text a date is looked for, in characters.
const LONGEST: usize = 200;

/// `8 May 2024` has five digits, `8/5/24` has four, and stands in a line of few bytes; of the dates of an era, `令和元年5月8日` has two.
const FEWEST_DIGITS: usize = 5;
const FEWEST_ALONE: usize = 4;
const ALONE_BYTES: usize = 80;
const FEWEST_OF_ERA: usize = 2;

/// How many tokens may stand between a day and its time: `Monday , at`.
const WIDEST_GAP: usize = 6;

/// The dates of a line, by what they say of themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stamps {
    pub(crate) published: Option<Date>,
    pub(crate) modified: Option<Date>,
}

/// A date and where in the text it stands, in bytes, with its weekday and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) date: Date,
    pub(super) span: Range<usize>,
}

/// The language that the page claims, as a BCP 47 tag.
#[derive(Debug, Clone, Copy)]
struct Language<'l>(Option<&'l str>);

/// The first date of a text.
pub(crate) fn parse(text: &str) -> Option<Date> {
    parse_in(text, None)
}

/// The first date of a text in a language, given as a BCP 47 tag.
pub(crate) fn parse_in(text: &str, language: Option<&str>) -> Option<Date> {
    let text = head_with_digits(text)?;
    Some(find_after(&Tokens::of(text), 0, Language(language))?.0)
}

/// The day that a URL has as three parts of its path: `/2024/04/08/`. Digits inside a part are no date.
pub(crate) fn in_path(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split(['?', '#']).next()?.split('/').collect();
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten();
    let day = parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let has_form = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
        let (month, day) = (i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?);
        Date::from_day(number(year)?, month, day).filter(|_| has_form)
    });
    day.filter(|date| is_credible(*date))
}

/// The first date of a text, and where it stands.
pub(super) fn find(text: &str) -> Option<Found> {
    let text = head_with_digits(text)?;
    let tokens = Tokens::of(text);
    let (date, range) = find_after(&tokens, 0, Language(None))?;
    let end = range.end.checked_sub(1).map_or(0, |last| tokens.end(last));
    Some(Found { date, span: tokens.start(range.start)..end })
}

/// The date that a value of the page's metadata gives: ISO 8601, a Unix time, or any form that [`parse`] knows.
pub(crate) fn parse_claim(text: &str) -> Option<Date> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return from_digits(text);
    }
    let iso = text.starts_with(|c: char| c.is_ascii_digit()).then(|| text.parse::<Date>().ok()).flatten();
    iso.or_else(|| parse(text)).filter(|date| is_credible(*date))
}

/// Whether a line says that the day of publication stands on the next, and nothing else: `Published:`.
pub(crate) fn heads_date(text: &str) -> bool {
    PUBLISHED.is(text.trim().trim_end_matches([':', '：']))
}

/// A line without the word before a time that stands on the next: `Posted by Jane Doe at`.
pub(super) fn before_time_opener(line: &str) -> &str {
    let before = TIME_OPENERS.strip_end(line).filter(|before| before.ends_with(' '));
    let is_word = |before: &str| line.get(before.len()..).is_some_and(|opener| opener.starts_with(is_lower));
    before.filter(|before| is_word(before)).map_or(line, str::trim_end)
}

/// Whether a line begins with `Published`.
pub(crate) fn opens_date(text: &str) -> bool {
    PUBLISHED.strip(text.trim_start()).is_some()
}

/// Whether a line begins with `Published` or `Last updated`.
pub(crate) fn opens_stamp(text: &str) -> bool {
    opens_date(text) || MODIFIED.strip(text.trim_start()).is_some()
}

/// Whether a line says `Last updated`, and nothing else.
pub(crate) fn heads_change(text: &str) -> bool {
    MODIFIED.is(text.trim().trim_end_matches([':', '：']))
}

/// The dates of a line such as `Published 8 April 2024, updated 9 April 2024`; one that says nothing of itself is
/// taken for the day of publication.
pub(crate) fn dates(text: &str) -> Stamps {
    dates_in(text, None)
}

/// The dates of a line in a language, given as a BCP 47 tag.
pub(crate) fn dates_in(text: &str, language: Option<&str>) -> Stamps {
    let mut stamps = Stamps::default();
    let Some(text) = head_with_digits(text) else { return stamps };
    let tokens = Tokens::of(text);
    let mut from = 0;
    while let Some((date, range)) = find_after(&tokens, from, Language(language)) {
        let before = tokens.between(range.start.saturating_sub(WIDEST_GAP).max(from)..range.start);
        let (is_modified, end) = role(before, &tokens, range.end);
        let stamp = if is_modified { &mut stamps.modified } else { &mut stamps.published };
        stamp.get_or_insert(date);
        from = end.max(from + 1);
    }
    stamps
}

/// What may stand beside a date that is alone, in bytes: `Uhr`, a sign.
const LONGEST_REST: usize = 5;

/// Whether dates are most of a line: `Published 8 April 2024 9:26pm Updated 9 April 2024 4:23pm`.
pub(crate) fn is_made_of_dates(text: &str) -> bool {
    let whole = || head_with_digits(text).filter(|head| head.len() == text.len());
    whole().is_some_and(|text| 2 * bytes_of_dates(text) >= text.len())
}

/// Whether a line is a date, with its weekday and its hour, and hardly more.
pub(crate) fn is_alone(text: &str) -> bool {
    bytes_of_dates(text) + LONGEST_REST >= text.len()
}

fn bytes_of_dates(text: &str) -> usize {
    let tokens = Tokens::of(text);
    let (mut from, mut bytes) = (0, 0);
    while let Some((_, range)) = find_after(&tokens, from, Language(None)) {
        from = range.end.max(from + 1);
        bytes += tokens.end(from - 1) - tokens.start(range.start);
    }
    bytes
}

/// Whether a date is that of a change, and the token behind it and the word that says so: `8 April 2024 更新`.
fn role(before: &str, tokens: &Tokens, end: usize) -> (bool, usize) {
    if MODIFIED.stand_in(before) {
        return (true, end);
    }
    let starts_unspaced = tokens.word(end).is_some_and(|word| word.starts_with(crate::lexicon::is_unspaced));
    if PUBLISHED.stand_in(before) || !starts_unspaced {
        return (false, end);
    }
    match (tokens.after_phrase(end, &MODIFIED), tokens.after_phrase(end, &PUBLISHED)) {
        (Some(behind), _) if !opens_next(tokens, behind) => (true, behind),
        (None, Some(behind)) if !opens_next(tokens, behind) => (false, behind),
        _ => (false, end),
    }
}

/// Whether a word that ends here speaks of the date behind it, `8 April 2024 更新: 9 April 2024`: words stand before the dates of
/// a line or behind them, and none stands behind that one.
fn opens_next(tokens: &Tokens, at: usize) -> bool {
    let Some((_, next)) = find_after(tokens, at, Language(None)) else { return false };
    let is_next = (at..next.start).all(|at| matches!(tokens.sign(at), Some(':' | '：')));
    let is_told = [&MODIFIED, &PUBLISHED].iter().any(|list| tokens.after_phrase(next.end, list).is_some());
    is_next && !is_told
}

/// The head of the text in which a date may stand; `None` where too few digits do.
fn head_with_digits(text: &str) -> Option<&str> {
    if !may_hold(text) {
        return None;
    }
    let text = match text.char_indices().nth(LONGEST) {
        // A number that is cut in two would be another number.
        Some((end, _)) => text.get(..end)?.trim_end_matches(|c: char| digit(c).is_some()),
        None => text,
    };
    let digits = text.chars().filter(|c| digit(*c).is_some());
    has_enough(digits.take(FEWEST_DIGITS).count(), text).then_some(text)
}

/// Whether so many digits may be a date's.
fn has_enough(digits: usize, text: &str) -> bool {
    digits >= FEWEST_DIGITS
        || digits >= FEWEST_ALONE && text.len() <= ALONE_BYTES
        || digits >= FEWEST_OF_ERA && names_era(text)
}

/// Whether a short text names an era that years are counted in: in ideographs, which begin with these bytes.
fn names_era(text: &str) -> bool {
    let is_ideographic = || text.bytes().any(|byte| matches!(byte, 0xe4..=0xe9));
    text.len() <= LONGEST && is_ideographic() && day::ERAS.stand_in(text)
}

/// Whether the head of the text has digits enough, by the bytes that digits begin with, or an era: most blocks go no further.
pub(super) fn may_hold(text: &str) -> bool {
    // No character has more than four bytes.
    let head = text.as_bytes().get(..4 * LONGEST).unwrap_or(text.as_bytes());
    let begins_digit = |byte: &&u8| matches!(byte, b'0'..=b'9' | 0xd9 | 0xdb | 0xe0 | 0xe1 | 0xef);
    has_enough(head.iter().filter(begins_digit).count(), text)
}

/// The first date that begins at a token or behind it, with the tokens that it takes up.
fn find_after(tokens: &Tokens, from: usize, language: Language) -> Option<(Date, Range<usize>)> {
    let (at, (date, end)) = (from..tokens.len()).find_map(|at| Some((at, day::read(tokens, at, language)?)))?;
    if date.time().is_some() {
        return Some((date, opening(tokens, from..at)..end));
    }
    if let Some((clock, end)) = time_behind(tokens, end) {
        return Some((clock.of(date), opening(tokens, from..at)..end));
    }
    match time_before(tokens, from..at) {
        Some((clock, start)) => Some((clock.of(date), opening(tokens, from..start)..end)),
        None => Some((date, opening(tokens, from..at)..end)),
    }
}

fn time_behind(tokens: &Tokens, end: usize) -> Option<(Clock, usize)> {
    if tokens.word(end).is_some_and(|word| word == "T" || word == "t") && tokens.is_glued(end) {
        return Clock::read_iso(tokens, end + 1);
    }
    let mut at = end;
    while at < end + WIDEST_GAP {
        if let Some(found) = Clock::read(tokens, at) {
            return Some(found);
        }
        at = after_filler(tokens, at)?;
    }
    None
}

/// A time in front of the day: `10:19am 19 December 2025`.
fn time_before(tokens: &Tokens, before: Range<usize>) -> Option<(Clock, usize)> {
    let first = before.end.saturating_sub(2 * WIDEST_GAP).max(before.start);
    (first..before.end).find_map(|at| {
        let (clock, mut end) = Clock::read(tokens, at)?;
        while end < before.end {
            end = after_filler(tokens, end)?;
        }
        (end == before.end).then_some((clock, at))
    })
}

/// The token behind a sign or word that may stand between a day and its time.
fn after_filler(tokens: &Tokens, at: usize) -> Option<usize> {
    if matches!(
        tokens.sign(at),
        Some(
            ',' | '،'
                | '、'
                | '|'
                | '·'
                | '•'
                | '-'
                | '–'
                | '—'
                | '@'
                | '/'
                | '.'
                | ':'
                | '('
                | ')'
                | '（'
                | '）'
                | '['
                | ']'
        )
    ) {
        return Some(at + 1);
    }
    let worded = tokens.after_phrase(at, &TIME_OPENERS).or_else(|| tokens.after_phrase(at, &WEEKDAYS));
    worded.or_else(|| tokens.after_phrase(at, &YEAR_WORDS))
}

/// Where a weekday or a word such as `on` opens the date.
fn opening(tokens: &Tokens, before: Range<usize>) -> usize {
    let mut start = before.end;
    let first = before.end.saturating_sub(WIDEST_GAP).max(before.start);
    for at in (first..before.end).rev() {
        let end = tokens.after_phrase(at, &WEEKDAYS).or_else(|| tokens.after_phrase(at, &TIME_OPENERS));
        let Some(mut end) = end else { continue };
        while matches!(tokens.sign(end), Some(',' | '.' | '،')) && end < start {
            end += 1;
        }
        start = if end == start { at } else { start };
    }
    start
}

/// A Unix time in seconds or milliseconds, or an ISO date without its hyphens.
fn from_digits(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        8 => return text.parse::<Date>().ok().filter(|date| is_credible(*date)),
        10 => number,
        13 => number / 1000,
        14 => return parse(&format!("{}T{}", text.get(..8)?, text.get(8..)?)),
        _ => return None,
    };
    let moment = jiff::Timestamp::from_second(seconds).ok()?.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    moment.parse::<Date>().ok().filter(|date| is_credible(*date))
}

/// Whether a year can be that of a story; the zero of a clock is no day.
fn is_credible(date: Date) -> bool {
    let is_zero = (date.year(), date.month(), date.day()) == (1970, 1, 1);
    u32::try_from(date.year()).is_ok_and(|year| day::YEARS.contains(&year)) && !is_zero
}

/// Languages that put the year before the month in figures: `24.04.08` is of 2024.
const YEAR_FIRST: [&str; 7] = ["hu", "ja", "ko", "lt", "mn", "sv", "zh"];

impl Language<'_> {
    fn is(self, language: &str) -> bool {
        self.0.and_then(|tag| tag.split(['-', '_']).next()).is_some_and(|own| own.eq_ignore_ascii_case(language))
    }

    fn puts_year_first(self) -> bool {
        YEAR_FIRST.iter().any(|language| self.is(language))
    }

    /// Whether it leaves open which of day and month stands first: a country is not named, nor a language that begins with the day.
    fn is_open(self) -> bool {
        self.0.is_none_or(|tag| tag.eq_ignore_ascii_case("en"))
    }

    /// Only American usage puts the month before the day in figures.
    fn puts_month_first(self) -> bool {
        self.0.and_then(|tag| tag.split(['-', '_']).nth(1)).is_some_and(|region| region.eq_ignore_ascii_case("us"))
    }
}
