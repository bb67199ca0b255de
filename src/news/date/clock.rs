//! A time of day, with its zone: `15:47 Uhr`, `9 AM EDT`, `午後3時47分`, `T09:00:00.123+0200`.

use std::ops::Range;
use std::sync::LazyLock;

use super::TIME_OPENERS;
use super::tokens::Tokens;
use crate::Date;
use crate::lexicon::{Section, lexicon};
use crate::news::phrases::Phrases;

static HOUR_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::HourWord));
static MINUTE_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::MinuteWord));
static MORNING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::MorningWord));
static AFTERNOON: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::AfternoonWord));
static ZONES: LazyLock<Phrases<i32>> = LazyLock::new(zones);
static LOOSE_ZONES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::LooseZone));
static MONTH_FIRST_ZONES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::MonthFirstZone));

/// The farthest that a zone lies from UTC, in hours.
const FARTHEST_ZONE: u32 = 14;

/// A line that is a time of day is no longer, in bytes: in some scripts a letter takes four.
const LONGEST: usize = 120;

/// A time of day.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    /// Seconds east of UTC.
    offset: Option<i32>,
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

impl Clock {
    /// The time that stands at a token, and the token behind it.
    pub(super) fn read(tokens: &Tokens, at: usize) -> Option<(Self, usize)> {
        let before = half(tokens, at);
        let (clock, end) = digits(tokens, before.map_or(at, |(_, end)| end))?;
        let clock_end = tokens.after_phrase(end, &HOUR_WORDS).unwrap_or(end);
        let behind = half(tokens, clock_end);
        let has_form = clock.second.is_some() || clock_end > end || before.is_some() || behind.is_some();
        let bare_hour = tokens.between(at..end).chars().all(char::is_numeric);
        if bare_hour && !has_form {
            return None;
        }
        let end = behind.map_or(clock_end, |(_, end)| end);
        let clock = clock.in_half(before.or(behind).map(|(half, _)| half));
        Some(clock.with_zone(tokens, end)).filter(|(clock, _)| clock.exists())
    }

    /// The time behind the `T` of ISO 8601, also without colons.
    pub(super) fn read_iso(tokens: &Tokens, at: usize) -> Option<(Self, usize)> {
        let number = tokens.number(at)?;
        let at_once = |hour, minute, second| (Self { hour, minute, second: Some(second), offset: None }, at + 1);
        let (clock, end) = match number.digits {
            4 => at_once(number.value / 100, number.value % 100, 0),
            6 => at_once(number.value / 10_000, number.value / 100 % 100, number.value % 100),
            _ => digits(tokens, at)?,
        };
        let clock = Self { second: clock.second.or(Some(0)), ..clock };
        Some(clock.with_zone(tokens, fraction(tokens, end))).filter(|(clock, _)| clock.exists())
    }

    /// The day at this time.
    pub(super) fn of(self, day: Date) -> Date {
        let small = |n: u32| i8::try_from(n).unwrap_or(-1);
        let timed = day.at(small(self.hour), small(self.minute), small(self.second.unwrap_or(0)));
        self.offset.map_or(timed, |seconds| timed.with_offset(seconds))
    }

    fn exists(self) -> bool {
        self.hour < 24 && self.minute < 60 && self.second.unwrap_or(0) < 60
    }

    fn in_half(self, half: Option<Half>) -> Self {
        let hour = match half {
            Some(Half::Afternoon) if self.hour < 12 => self.hour + 12,
            Some(Half::Morning) if self.hour == 12 => 0,
            _ => self.hour,
        };
        Self { hour, ..self }
    }

    fn with_zone(self, tokens: &Tokens, at: usize) -> (Self, usize) {
        let opened = if tokens.sign(at) == Some('(') { at + 1 } else { at };
        let named = named_zone(tokens, opened);
        let numeric = numeric_zone(tokens, named.map_or(opened, |(_, end)| end));
        let numeric = numeric.filter(|(_, end)| named.is_some() || self.takes_offset(tokens, at, *end));
        let zone = numeric.or(named).map(|(offset, end)| (Some(offset), end));
        let Some((offset, end)) = zone.or_else(|| Some((None, loose_zone(tokens, opened)?))) else { return (self, at) };
        let closed = if opened > at && tokens.sign(end) == Some(')') { end + 1 } else { end };
        (Self { offset, ..self }, closed)
    }

    /// Whether signs and digits behind the time are an offset, and not the end of a span such as `9:00-10:30`.
    fn takes_offset(self, tokens: &Tokens, at: usize, end: usize) -> bool {
        let without_colon = end - at == 2;
        tokens.sign(at) == Some('+') || self.second.is_some() || (without_colon && !tokens.is_glued(at))
    }
}

/// Whether a text is a time of day with its minutes, or several, and nothing else: `14:05`, `Um 13.32 Uhr`, `9:30 p.m. ET`.
/// A result such as `75:68` or `2:1` is none.
pub(crate) fn is_clock(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let tokens = Tokens::of(text);
    let mut at = 0;
    while at < tokens.len() {
        let from = tokens.after_phrase(at, &TIME_OPENERS).unwrap_or(at);
        let Some((_, end)) = Clock::read(&tokens, from).filter(|(_, end)| has_minutes(&tokens, from..*end)) else {
            return false;
        };
        at = end;
    }
    at > 0
}

/// Whether a time of day has the zone of those who write the month before the day: `06:00 AM EDT`. `ET` alone may be any word.
pub(super) fn names_month_first_zone(tokens: &Tokens) -> bool {
    let is_zone = |at: usize| capitals(tokens, at).is_some() && tokens.after_phrase(at, &MONTH_FIRST_ZONES).is_some();
    let clocks = (0..tokens.len()).filter_map(|at| Some((at, Clock::read(tokens, at)?.1)));
    clocks.map(|(at, end)| at..end).any(|mut clock| clock.any(is_zone))
}

/// `9 Uhr` has none, and `12 hours` are no time of day.
fn has_minutes(tokens: &Tokens, mut clock: Range<usize>) -> bool {
    clock.any(|at| tokens.number(at).is_some() && tokens.number(at + 2).is_some_and(|minutes| minutes.digits == 2))
}

/// `15:47`, `15:47:12.5`, `10.00`, `15h47`, `15時47分`, and an hour alone.
fn digits(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let hour = tokens.number(at).filter(|number| number.digits <= 2 && number.value <= 24)?.value;
    let clock = |minute, second| Clock { hour, minute, second, offset: None };
    let minute = |at| tokens.number(at).filter(|number| number.digits == 2 && number.value < 60).map(|n| n.value);
    match tokens.sign(at + 1) {
        Some(':' | '：' | '∶') => {
            let value = minute(at + 2)?;
            let second = matches!(tokens.sign(at + 3), Some(':' | '：')).then(|| minute(at + 4)).flatten();
            let end = if second.is_some() { fraction(tokens, at + 5) } else { at + 3 };
            Some((clock(value, second), end))
        }
        Some('.') if tokens.is_glued(at + 1) && tokens.is_glued(at + 2) && !goes_on(tokens, at + 3) => {
            Some((clock(minute(at + 2)?, None), at + 3))
        }
        _ => {
            let worded = tokens.after_phrase(at + 1, &HOUR_WORDS);
            let minutes = worded.and_then(|end| Some((minute(end)?, end + 1)));
            let Some((value, end)) = minutes else { return Some((clock(0, None), at + 1)) };
            Some((clock(value, None), tokens.after_phrase(end, &MINUTE_WORDS).unwrap_or(end)))
        }
    }
}

/// The token behind a fraction of a second.
fn fraction(tokens: &Tokens, at: usize) -> usize {
    let has_fraction = matches!(tokens.sign(at), Some('.' | ',')) && tokens.is_glued(at) && tokens.is_glued(at + 1);
    if has_fraction && tokens.number(at + 1).is_some() { at + 2 } else { at }
}

/// Whether another dot and number follow, as in `09.04.2024`.
fn goes_on(tokens: &Tokens, at: usize) -> bool {
    tokens.sign(at) == Some('.') && tokens.is_glued(at) && tokens.is_glued(at + 1) && tokens.number(at + 1).is_some()
}

fn half(tokens: &Tokens, at: usize) -> Option<(Half, usize)> {
    let morning = tokens.after_phrase(at, &MORNING).map(|end| (Half::Morning, end));
    morning.or_else(|| tokens.after_phrase(at, &AFTERNOON).map(|end| (Half::Afternoon, end)))
}

/// The token behind a zone that leaves the offset in doubt: `ET`.
fn loose_zone(tokens: &Tokens, at: usize) -> Option<usize> {
    capitals(tokens, at)?;
    tokens.after_phrase(at, &LOOSE_ZONES)
}

/// A zone in capitals: `est` is a word of French.
fn named_zone(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let word = capitals(tokens, at)?;
    let (offset, rest) = ZONES.matches(tokens.rest(at)?).next()?;
    (word.len() > 1 || tokens.is_glued(at)).then(|| (offset, tokens.token_at(at, rest)))
}

fn capitals<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t str> {
    tokens.word(at).filter(|word| !word.chars().any(char::is_lowercase))
}

/// `+02:00`, `+0200`, `-04`.
fn numeric_zone(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let east = match tokens.sign(at)? {
        '+' => 1,
        '-' | '−' | '–' => -1,
        _ => return None,
    };
    let number = tokens.number(at + 1).filter(|_| tokens.is_glued(at + 1))?;
    let has_colon = tokens.sign(at + 2) == Some(':') && tokens.is_glued(at + 2) && tokens.is_glued(at + 3);
    let colon_minutes = tokens.number(at + 3).filter(|minutes| has_colon && minutes.digits == 2);
    let (hours, minutes, end) = match (number.digits, colon_minutes) {
        (1 | 2, Some(minutes)) => (number.value, minutes.value, at + 4),
        (1 | 2, None) => (number.value, 0, at + 2),
        (4, _) => (number.value / 100, number.value % 100, at + 2),
        _ => return None,
    };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    (hours <= FARTHEST_ZONE && minutes % 15 == 0 && minutes < 60).then_some((east * seconds, end))
}

/// Entries such as `cet = +01:00`.
fn zones() -> Phrases<i32> {
    Phrases::new(lexicon().words(Section::Zone).iter().filter_map(|entry| {
        let (name, offset) = entry.split_once(" = ")?;
        let tokens = Tokens::of(offset);
        Some((name, numeric_zone(&tokens, 0)?.0))
    }))
}

#[cfg(test)]
mod tests {
    use super::is_clock;

    #[test]
    fn a_time_of_day_stands_alone() {
        for text in ["14:05", "13.32 Uhr", "Um 13.32 Uhr", "9:30 pm", "9:30 p.m.", "13h32", "at 9:30 am", "14:05:33"] {
            assert!(is_clock(text), "{text:?}");
        }
        for text in ["午後3時47分", "14:05 CET", "9:30 p.m. ET", "00:00", "10:00 11:00"] {
            assert!(is_clock(text), "{text:?}");
        }
    }

    #[test]
    fn a_result_is_no_time_of_day() {
        for text in ["75:68", "2:1", "24:31", "12:60", "9", "9 Uhr", "12 hours", "", "14:05 Elm", "09.04.2024", "3-2"] {
            assert!(!is_clock(text), "{text:?}");
        }
    }
}
