//! Datelines: the place, day and agency before the first dash of a story, `BEIJING, April 8 (Reuters) - `, or before its first
//! sentence, where the agency or a known city tells.

mod undashed;

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::date;
use super::phrases::Phrases;
use crate::lexicon::{Section, has_case, is_lower, is_unspaced};
use crate::news::lists::{AGENCIES, JOINERS, MODIFIED, PARTICLES, PUBLISHED, WEEKDAYS, YEAR_WORDS};

static CITIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::City));
static NO_PLACES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::NotAPlace));
static PLACE_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::PlaceWord));

/// A dateline of two places, a day and two agencies takes about 80 characters.
const LONGEST: usize = 100;

/// Words of a place: `Rostov on the Don`.
const MOST_WORDS: usize = 5;

/// Words of a place that stands alone, in capitals, as run-in headings also do: `NEW YORK`. A third may say that it is a place.
const MOST_BARE_WORDS: usize = 2;

/// Words of a place in a script without capitals, and of a day that no comma parts from it: `القاهرة 8 أبريل`.
const MOST_UNCASED_WORDS: usize = 4;

/// Parts between commas: place, country, day.
const MOST_PARTS: usize = 4;

/// Letters of the call sign of an American station.
const STATION_LETTERS: RangeInclusive<usize> = 3..=4;

/// `NATO -` may be anything; places in capitals without an agency have at least so many letters.
const FEWEST_CAPITALS: usize = 4;

/// What ends a dateline, the longer before what begins it.
const DASHES: &[&str] = &[" -- ", ".- ", " - ", " – ", " — ", " ― ", " _ ", "—", "–", " = "];

/// The dateline that opens a paragraph, without its dash or colon.
pub(crate) fn split(paragraph: &str) -> Option<&str> {
    let text = paragraph.trim_start();
    let head = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    match head.chars().next()? {
        '(' | '（' | '【' | '[' => opens_bracketed(head),
        first if first.is_uppercase() && may_open(head) => {
            opens_with_place(head).or_else(|| undashed::opens_cased(head)).or_else(|| opens_with_city(head))
        }
        first if is_unspaced(first) => undashed::opens_dispatch(head).or_else(|| opens_uncased(head)),
        first if first.is_alphabetic() && !has_case(first) && head.contains('(') => {
            opens_uncased(head).or_else(|| undashed::opens_uncased(head))
        }
        _ => None,
    }
}

/// The place of a dateline on a line of its own: `Berlin, 8. April 2024`, `NAIROBI, Kenya, April 8 (Reuters)`.
pub(crate) fn place_of_line(line: &str) -> Option<&str> {
    let line = line.trim();
    let undated = bracketed_agency(line).unwrap_or(line).trim_end();
    if line.len() > LONGEST || !line.starts_with(char::is_uppercase) {
        return None;
    }
    let day = date::find(undated)?.span;
    let is_last =
        undated.get(day.end..).map(str::trim).is_some_and(|rest| rest.is_empty() || rest == "." || YEAR_WORDS.is(rest));
    let before = undated.get(..day.start)?.trim_end();
    let before = before.rsplit_once(' ').filter(|(_, word)| JOINERS.is(word)).map_or(before, |(before, _)| before);
    let mut parts = before.strip_suffix(',')?.split(',').map(str::trim);
    let place = parts.next()?;
    let words = place.split_whitespace().count();
    let fits = (1..=MOST_WORDS).contains(&words) && place.split_whitespace().all(is_capitalised);
    let opens_date = [&PUBLISHED, &MODIFIED].iter().any(|list| list.strip(place).is_some());
    let is_other = NO_PLACES.is(place) || WEEKDAYS.is(place) || opens_date;
    (is_last && fits && !is_other && parts.all(is_addition)).then_some(place)
}

/// Whether the first word is in capitals, or a bracket or slash may hold an agency: most paragraphs go no further.
fn may_open(head: &str) -> bool {
    head.contains(['(', '/', '[']) || head.chars().nth(1).is_some_and(char::is_uppercase)
}

/// `NEW YORK (AP) — `, `Berlin (dpa) - `, `PARIS — `.
fn opens_with_place(head: &str) -> Option<&str> {
    let (dateline, story) = cut(head)?;
    if !opens_sentence(story) {
        return None;
    }
    let agency = bracketed_agency(dateline).map(|place| (place, Told::Agency));
    let station = || bracketed_station(dateline).map(|place| (place, Told::Station));
    let (place, told) = agency.or_else(station).unwrap_or((dateline, Told::Capitals));
    is_place(place.trim(), told).then_some(dateline)
}

/// `NEW DELHI: The talks`: a name before a colon may be that of who speaks, or of a part of the story; a known city is none.
fn opens_with_city(head: &str) -> Option<&str> {
    let (dateline, story) = head.split_once(": ")?;
    let mut parts = dateline.split(',').map(str::trim);
    let is_city = parts.next().is_some_and(|place| CITIES.is(place) && !place.contains(is_lower));
    (is_city && parts.all(is_addition) && opens_sentence(story)).then_some(dateline)
}

/// `ঢাকা, ৮ এপ্রিল (রয়টার্স) - `, `القاهرة (رويترز) - `: without capitals only an agency tells.
fn opens_uncased(head: &str) -> Option<&str> {
    let (dateline, story) = cut(head)?;
    let place = bracketed_agency(dateline).filter(|_| dateline.ends_with(')'))?;
    let is_agency = || AGENCIES.is(dateline.get(place.len()..).unwrap_or_default().trim_matches(['(', ')', ' ']));
    let mut parts = place.split([',', '،']).map(str::trim);
    let words = |part: &str| part.split_whitespace().count();
    let fits = parts.next().is_some_and(|place| (1..=MOST_UNCASED_WORDS).contains(&words(place)));
    let is_rest = |part: &str| (1..=3).contains(&words(part));
    (fits && parts.all(is_rest) && is_agency() && opens_sentence(story)).then_some(dateline)
}

/// `(ANSA) - ROMA, 8 APR - `, `(서울=연합뉴스) `, `【ワシントン共同】`.
fn opens_bracketed(head: &str) -> Option<&str> {
    let close = head.find([')', '）', '】', ']'])?;
    let end = close + head.get(close..)?.chars().next()?.len_utf8();
    let (bracket, rest) = head.split_at_checked(end)?;
    let inner = bracket.trim_matches(['(', '（', '【', '[', ')', '）', '】', ']']);
    if !AGENCIES.stand_in(inner) {
        return None;
    }
    let dash = DASHES.iter().find_map(|dash| rest.strip_prefix(dash));
    let Some(rest) = dash else {
        return (!AGENCIES.is(inner) && opens_sentence(rest)).then_some(bracket);
    };
    let (place, story) = cut(rest)?;
    let ends_at = head.len() - rest.len() + place.len();
    (is_place(place.trim(), Told::Capitals) && opens_sentence(story)).then(|| head.get(..ends_at))?
}

/// What tells that a place is one, and so which of its letters are to be capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// An agency beside it: the first of each word.
    Agency,
    /// A station beside it: all of the place's own name.
    Station,
    /// Its capitals alone: all of its own name, of few words.
    Capitals,
}

/// What stands before and behind the first dash.
fn cut(text: &str) -> Option<(&str, &str)> {
    let cuts = DASHES.iter().filter_map(|dash| text.split_once(dash));
    cuts.min_by_key(|(before, _)| before.len())
}

/// The text without an agency in brackets, or between slashes, at its end.
fn bracketed_agency(dateline: &str) -> Option<&str> {
    let text = dateline.trim_end_matches(['.', ' ']);
    let (place, inner) = match text.strip_suffix(')') {
        Some(text) => text.rsplit_once('(')?,
        None => text.strip_suffix('/')?.rsplit_once('/')?,
    };
    AGENCIES.stand_in(inner).then_some(place)
}

/// The text without an American station in brackets at its end: `(KMOV)`, `(WABC-TV)`, `(KTVU FOX 2)`.
fn bracketed_station(dateline: &str) -> Option<&str> {
    let (place, inner) = dateline.strip_suffix(')')?.rsplit_once('(')?;
    let sign = inner.split(['-', '/', ' ']).next()?;
    let has_form = sign.starts_with(['K', 'W']) && STATION_LETTERS.contains(&sign.len());
    (has_form && sign.bytes().all(|b| b.is_ascii_uppercase())).then_some(place)
}

fn is_place(text: &str, told: Told) -> bool {
    let mut parts = text.split(',').map(str::trim);
    let Some(place) = parts.next().filter(|place| !NO_PLACES.is(place)) else { return false };
    let words = place.split_whitespace().filter(|word| !PARTICLES.is(word)).count();
    let fits = match told {
        Told::Station | Told::Capitals => is_upper(place),
        Told::Agency => place.split_whitespace().all(is_capitalised),
    };
    let more = parts.clone().count();
    let most = match told {
        Told::Capitals if more == 0 && ends_as_place(place) => MOST_BARE_WORDS + 1,
        Told::Capitals if more == 0 => MOST_BARE_WORDS,
        _ => MOST_WORDS,
    };
    (1..=most).contains(&words) && fits && more < MOST_PARTS && parts.all(is_addition)
}

/// `SALT LAKE CITY`, but not `THE INNER CITY`.
fn ends_as_place(place: &str) -> bool {
    PLACE_WORDS.strip_end(place).is_some() && !place.split_whitespace().any(|word| NO_PLACES.is(word))
}

fn is_upper(place: &str) -> bool {
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let others = place.chars().any(|c| is_lower(c) || c.is_numeric() || "!?:;&\"".contains(c));
    capitals >= FEWEST_CAPITALS && !others && !place.ends_with('-')
}

fn is_capitalised(word: &str) -> bool {
    let is_name = word.starts_with(char::is_uppercase) || PARTICLES.is(word) || word.len() <= 3;
    is_name && !word.ends_with([':', ';', '!', '?'])
}

/// A country, a state, a day: `Kenya`, `D.C.`, `April 8`, `8 avril`.
fn is_addition(part: &str) -> bool {
    let words = part.split_whitespace().count();
    let has_number = part.contains(char::is_numeric);
    (1..=3).contains(&words) && (has_number || part.split_whitespace().all(is_capitalised))
}

/// Whether a story begins here, and no sentence goes on behind its dash.
fn opens_sentence(story: &str) -> bool {
    let first = story.chars().find(|c| !c.is_whitespace());
    first.is_some_and(|c| !is_lower(c) && !matches!(c, ',' | '.' | ')'))
}
