//! A day with its year: `April 8, 2024`, `8. dubna 2024`, `08.04.2024`, `2024-04-08`, `2024年4月8日`, `令和6年4月8日`.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::Language;
use super::alone::holds_stamps_alone;
use super::clock::{Clock, names_month_first_zone};
use super::tokens::{Number, Tokens};
use crate::Date;
use crate::lexicon::{Section, lexicon};
use crate::news::lists::{JOINERS, YEAR_WORDS};
use crate::news::phrases::Phrases;

static MONTHS: LazyLock<Phrases<Month>> = LazyLock::new(months);
pub(super) static ERAS: LazyLock<Phrases<u32>> = LazyLock::new(eras);
static DAY_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::DayWord));
static MONTH_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::MonthWord));

/// News has been put on the web since about 1990; archives reach further back, other calendars lie outside.
pub(super) const YEARS: RangeInclusive<u32> = 1900..=2100;

/// By so many years the count of Thailand is ahead.
const BUDDHIST_ERA: u32 = 543;

/// The first year of an era may be written so.
const FIRST_YEAR: &str = "元";

/// `24-04-18` may be of 2018 or of 2024: with hyphens, the year comes last if it cannot be a month.
const FIRST_HYPHENED_YEAR: u32 = 13;

/// Two-digit years up to this one are of this century.
const LAST_SHORT_YEAR: u32 = 50;

/// A year that other digits run into, as those of a counter or two do, has at most so many of them; a round number, as of
/// people, begins with none from here on.
const RUN_ON_DIGITS: usize = 9;
const RUN_ON_YEARS: RangeInclusive<u32> = 2001..=2100;

/// Letters behind the number of a day: `8th`, `1er`, `8-го`.
const LONGEST_ORDINAL: usize = 3;

#[derive(Clone, Copy)]
struct Month {
    number: u32,
    language: &'static str,
}

/// The day that begins at a token, and the token behind it.
pub(super) fn read(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    let Some(number) = tokens.number(at) else {
        return month_first(tokens, at, language).or_else(|| of_era(tokens, at));
    };
    match number.digits {
        4 if YEARS.contains(&number.value) => year_first(tokens, at, language),
        1 | 2 if number.value <= 31 => {
            numeric(tokens, at, language).or_else(|| named(tokens, at, language)).or_else(|| worded(tokens, at))
        }
        8 => compact(tokens, at),
        _ => None,
    }
}

/// `2024-04-08`, `2024. 4. 8.`, `2024年4月8日`, `2024. április 8.`, `2024. gada 8. aprīlis`
fn year_first(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    if is_cut_off(tokens, at) {
        return None;
    }
    let digits = || year_in_signs(tokens, at).or_else(|| year_in_words(tokens, at));
    digits().or_else(|| year_then_name(tokens, at, language)).or_else(|| year_then_day(tokens, at, language))
}

fn year_in_signs(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    let separator = tokens.sign(at + 1).filter(|sign| matches!(sign, '-' | '/' | '.' | '‑'))?;
    let is_tight = (at + 1..at + 5).all(|token| tokens.is_glued(token));
    let fits = tokens.sign(at + 3) == Some(separator) && (is_tight || separator == '.');
    let (month, day) = (short(tokens, at + 2)?, short(tokens, at + 4)?);
    if !fits || goes_on(tokens, at + 5) {
        return None;
    }
    let closed = if separator == '.' && tokens.sign(at + 5) == Some('.') { at + 6 } else { at + 5 };
    Some((date(tokens.number(at)?.value, month, day)?, closed))
}

fn year_in_words(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    words_behind(tokens, at + 1, tokens.number(at)?.value)
}

/// `年4月8日` behind the number of a year.
fn words_behind(tokens: &Tokens, at: usize, year: u32) -> Option<(Date, usize)> {
    let month_at = tokens.after_phrase(at, &YEAR_WORDS)?;
    let day_at = tokens.after_phrase(month_at + 1, &MONTH_WORDS)?;
    let date = date(year, short(tokens, month_at)?, short(tokens, day_at)?)?;
    Some((date, tokens.after_phrase(day_at + 1, &DAY_WORDS).unwrap_or(day_at + 1)))
}

/// `令和6年4月8日`, `民國113年4月8日`, `令和元年5月1日`
fn of_era(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    tokens.word(at)?;
    let (before, rest) = ERAS.matches(tokens.rest(at)?).next()?;
    let year_at = tokens.token_at(at, rest);
    let year = match tokens.number(year_at) {
        Some(year) => (1..=3).contains(&year.digits).then_some(year.value)?,
        None => (tokens.word(year_at)? == FIRST_YEAR).then_some(1)?,
    };
    words_behind(tokens, year_at + 1, before + year)
}

fn year_then_name(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    let name_at = skip(tokens, tokens.after_phrase(at + 1, &YEAR_WORDS).unwrap_or(at + 1));
    let (month, end) = month(tokens, name_at, language)?;
    let day_at = skip(tokens, end);
    let date = date(tokens.number(at)?.value, month, short(tokens, day_at)?)?;
    let dotted = if tokens.sign(day_at + 1) == Some('.') { day_at + 2 } else { day_at + 1 };
    (!is_year(tokens, dotted)).then(|| (date, tokens.after_phrase(dotted, &DAY_WORDS).unwrap_or(dotted)))
}

/// `2024. gada 8. aprīlis`, `2024-cü il 8 aprel`, `2024-yil 8-aprel`, `2024 წლის 8 აპრილი`.
fn year_then_day(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    let word_at = if matches!(tokens.sign(at + 1), Some('.' | '-')) { at + 2 } else { at + 1 };
    let day_at = tokens.after_phrase(word_at, &YEAR_WORDS)?;
    let (month, end) = month(tokens, skip(tokens, after_ordinal(tokens, day_at + 1)), language)?;
    let date = date(tokens.number(at)?.value, month, short(tokens, day_at)?)?;
    (!is_year(tokens, end)).then_some((date, end))
}

fn is_year(tokens: &Tokens, at: usize) -> bool {
    tokens.number(at).is_some_and(|year| YEARS.contains(&year.value))
}

/// `08.04.2024`, `8/4/2024`, `25.04.24`, `08-04-24, 15:47`.
fn numeric(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    let separator = tokens.sign(at + 1).filter(|sign| matches!(sign, '-' | '/' | '.' | '‑'))?;
    let is_tight = (at + 1..at + 5).all(|token| tokens.is_glued(token));
    let fits = tokens.sign(at + 3) == Some(separator) && (is_tight || separator == '.');
    if !fits || is_cut_off(tokens, at) || goes_on(tokens, at + 5) {
        return None;
    }
    let (first, second) = (tokens.number(at)?, tokens.number(at + 2)?);
    let year = tokens.number(at + 4)?;
    let year = match year.digits {
        4 => year.value,
        2 if is_tight && is_short(tokens, at, language) => full_year(year.value),
        _ if is_tight && separator != '-' => run_on(year)?,
        _ => return None,
    };
    let (first, second) = (first.value, second.value);
    let (day, month) = if is_month_first(tokens, at, language) { (second, first) } else { (first, second) };
    Some((date(year, month, day)?, at + 5))
}

/// Whether two digits may be a year: behind a day and a month of two, or in a line that holds nothing but days and times.
fn is_short(tokens: &Tokens, at: usize, language: Language) -> bool {
    let is_two = |at: usize| tokens.number(at).is_some_and(|number| number.digits == 2);
    let is_all = || at == 0 && tokens.len() == 5 && tokens.sign(1) == Some('.');
    let is_last = || tokens.number(at + 4).is_some_and(|year| year.value >= FIRST_HYPHENED_YEAR);
    let is_alone = || holds_stamps_alone(tokens);
    match tokens.sign(at + 1) {
        _ if language.puts_year_first() => false,
        Some('-' | '‑') => is_last() && is_alone(),
        _ => is_two(at) && is_two(at + 2) || is_all() || is_alone(),
    }
}

/// Whether the month stands before the day: where it cannot be otherwise, or where the language, or else a time zone, is of
/// those who write so.
fn is_month_first(tokens: &Tokens, at: usize, language: Language) -> bool {
    let is_month = |at: usize| tokens.number(at).is_some_and(|number| number.value <= 12);
    let is_told = || language.puts_month_first() || language.is_open() && names_month_first_zone(tokens);
    !is_month(at + 2) || is_month(at) && tokens.sign(at + 1) != Some('.') && is_told()
}

/// `8 April 2024`, `8. dubna 2024`, `8 de abril de 2024`, `19-Dec-2025`.
fn named(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    let name_at = skip(tokens, after_ordinal(tokens, at + 1));
    let (month, end) = month(tokens, name_at, language)?;
    if follows_slug(tokens, at) {
        return None;
    }
    let year_at = skip(tokens, tokens.after_phrase(skip(tokens, end), &YEAR_WORDS).unwrap_or(end));
    let year = tokens.number(year_at)?;
    let is_short = year.digits == 2 && tokens.sign(year_at - 1) == Some('-');
    let full = || written_out(year).or_else(|| of_buddhist_era(year, tokens.word(name_at)?));
    let year = if is_short { full_year(year.value) } else { full()? };
    Some((date(year, month, tokens.number(at)?.value)?, year_at + 1))
}

/// `8 tháng 4 năm 2024`, `8 tháng 4, 2024`.
fn worded(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    let month_at = tokens.after_phrase(tokens.after_phrase(at + 1, &DAY_WORDS).unwrap_or(at + 1), &MONTH_WORDS)?;
    let behind = skip(tokens, month_at + 1);
    let year_at = tokens.after_phrase(behind, &YEAR_WORDS).unwrap_or(behind);
    let year = four_digits(tokens.number(year_at)?)?;
    Some((date(year, short(tokens, month_at)?, tokens.number(at)?.value)?, year_at + 1))
}

/// `April 8, 2024`, `Apr. 8th 2024`, and `Apr 8 09:00:00 2024` as C writes it.
fn month_first(tokens: &Tokens, at: usize, language: Language) -> Option<(Date, usize)> {
    let has_day = (at + 1..at + 4).any(|near| tokens.number(near).is_some_and(|day| day.value <= 31));
    if !has_day {
        return None;
    }
    let (month, end) = month(tokens, at, language)?;
    let day_at = skip(tokens, end);
    let day = short(tokens, day_at)?;
    let behind = skip(tokens, after_ordinal(tokens, day_at + 1));
    if let Some(year) = tokens.number(behind).and_then(written_out) {
        return Some((date(year, month, day)?, behind + 1));
    }
    let (clock, end) = Clock::read(tokens, behind)?;
    let year = four_digits(tokens.number(end)?)?;
    Some((clock.of(date(year, month, day)?), end + 1))
}

/// `20240408T0900`: without its `T`, a number of eight digits may be anything.
fn compact(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    let digits = tokens.number(at)?.value;
    let has_time = tokens.word(at + 1) == Some("T") && tokens.number(at + 2).is_some();
    let date = date(digits / 10_000, digits / 100 % 100, digits % 100)?;
    (has_time && !is_cut_off(tokens, at)).then_some((date, at + 1))
}

/// A day that exists, in a year that news can be of.
pub(super) fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|_| YEARS.contains(&year))?;
    Date::from_day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// The month whose name stands here; one that has two names, as in `نيسان/أبريل`, is read once.
fn month(tokens: &Tokens, at: usize, language: Language) -> Option<(u32, usize)> {
    let (number, end) = month_name(tokens, at, language)?;
    let twin = if tokens.sign(end) == Some('/') { month_name(tokens, end + 1, language) } else { None };
    Some((number, twin.map_or(end, |(_, end)| end)))
}

/// Where languages share a name, the page's own decides, else the last of the lexicon.
fn month_name(tokens: &Tokens, at: usize, language: Language) -> Option<(u32, usize)> {
    tokens.word(at)?;
    let mut matches = MONTHS.matches(tokens.rest(at)?);
    let (first, rest) = matches.next()?;
    let same = matches.take_while(|(_, other)| other.len() == rest.len()).map(|(month, _)| month);
    let chosen = same.fold(first, |chosen, month| if language.is(chosen.language) { chosen } else { month });
    Some((chosen.number, tokens.token_at(at, rest)))
}

/// Past a dot, comma, dash or slash, and words such as `de`.
fn skip(tokens: &Tokens, at: usize) -> usize {
    let mut at = at;
    for _ in 0..2 {
        let signs = matches!(tokens.sign(at), Some('.' | ',' | '،' | '-' | '‑' | '/'));
        at = if signs { at + 1 } else { at };
        at = tokens.after_phrase(at, &JOINERS).unwrap_or(at);
    }
    at
}

fn after_ordinal(tokens: &Tokens, at: usize) -> usize {
    let hyphen = tokens.sign(at) == Some('-') && tokens.is_glued(at) && tokens.is_glued(at + 1);
    let letters = if hyphen { at + 1 } else { at };
    let ordinal =
        tokens.word(letters).filter(|word| tokens.is_glued(letters) && word.chars().count() <= LONGEST_ORDINAL);
    let is_month = ordinal.is_some_and(|word| MONTHS.matches(word).next().is_some());
    if ordinal.is_some() && !is_month { letters + 1 } else { at }
}

fn short(tokens: &Tokens, at: usize) -> Option<u32> {
    tokens.number(at).filter(|number| number.digits <= 2).map(|number| number.value)
}

fn four_digits(number: Number) -> Option<u32> {
    (number.digits == 4 && YEARS.contains(&number.value)).then_some(number.value)
}

/// A year, if need be with other digits glued to its end: `April 8, 202412 comments`.
fn written_out(number: Number) -> Option<u32> {
    four_digits(number).or_else(|| run_on(number))
}

fn run_on(number: Number) -> Option<u32> {
    let more = number.digits.checked_sub(4).filter(|more| *more > 0 && number.digits <= RUN_ON_DIGITS)?;
    let year = number.value / 10_u32.pow(u32::try_from(more).ok()?);
    RUN_ON_YEARS.contains(&year).then_some(year)
}

/// The year 2567 behind a month in Thai letters is 2024.
fn of_buddhist_era(number: Number, month: &str) -> Option<u32> {
    let is_thai = month.starts_with(|c: char| matches!(c, '\u{0e00}'..='\u{0e7f}'));
    number.value.checked_sub(BUDDHIST_ERA).filter(|year| is_thai && YEARS.contains(year))
}

fn full_year(short: u32) -> u32 {
    if short <= LAST_SHORT_YEAR { 2000 + short } else { 1900 + short }
}

/// Whether the digits are the tail of something longer: a slug, a path, a telephone number, a file name.
fn is_cut_off(tokens: &Tokens, at: usize) -> bool {
    if !tokens.is_glued(at) {
        return false;
    }
    let joined = tokens.sign(at - 1).is_some_and(|sign| "/-_.=+#@\\%&~".contains(sign)) && !follows_place(tokens, at);
    joined || tokens.word(at - 1).is_some_and(str::is_ascii)
}

/// Whether a line begins with one word in capitals and a hyphen before the digits: `Elmtown-08/04/2024`.
fn follows_place(tokens: &Tokens, at: usize) -> bool {
    let is_place = || tokens.word(0).is_some_and(|word| word.starts_with(char::is_uppercase));
    at == 2 && tokens.sign(1) == Some('-') && tokens.sign(3) != Some('-') && is_place()
}

/// Whether digits or letters go on behind a date of digits, as in a slug.
fn goes_on(tokens: &Tokens, at: usize) -> bool {
    if !tokens.is_glued(at) {
        return false;
    }
    let next = tokens.is_glued(at + 1) && (tokens.number(at + 1).is_some() || tokens.word(at + 1).is_some());
    match tokens.sign(at) {
        Some('-' | '/' | '_') => next,
        Some('.') => next && tokens.number(at + 1).is_some(),
        _ => tokens.word(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase())),
    }
}

/// Whether a word and a hyphen are glued to the front, as in `release-8-april-2024`.
fn follows_slug(tokens: &Tokens, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tokens.is_glued(at)) else { return false };
    let hyphen = matches!(tokens.sign(before), Some('-' | '_' | '='));
    hyphen && tokens.is_glued(before) && before > 0 && tokens.word(before - 1).is_some_and(str::is_ascii)
}

/// Entries such as `令和 = 2018`.
fn eras() -> Phrases<u32> {
    Phrases::new(lexicon().words(Section::Era).iter().filter_map(|entry| {
        let (name, year) = entry.split_once(" = ")?;
        Some((name, year.parse().ok()?))
    }))
}

/// Entries such as `märz = 3`.
fn months() -> Phrases<Month> {
    Phrases::new(lexicon().words_by_language(Section::Month).filter_map(|(language, entry)| {
        let (name, number) = entry.split_once(" = ")?;
        Some((name, Month { number: number.parse().ok()?, language }))
    }))
}
