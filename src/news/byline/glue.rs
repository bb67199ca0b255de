//! Words that markup sets apart and text runs together: `Jane DoePublished 8 April 2024`, `Jane FosterTravel Reporter`, `Juana PérezDesde Salta`,
//! `ByJane Doe`, `byJane Doe`, `Jane Doe5 hours ago`.

use std::borrow::Cow;

use super::name::words;
use super::piece::PLACE_OPENERS;
use super::{OPENERS, name};
use crate::lexicon::{Cue, lexicon};
use crate::news::date;
use crate::news::lists::{JOB_TITLES, MODIFIED, OUTLET_WORDS, PARTICLES, PUBLISHED, QUALIFIERS};

/// Letters that open a name with a capital inside: `DeSiato`, `MacMillan`.
const INNER_CAPITAL: usize = 3;

/// An opener of so many bytes may be the end of a name.
const SHORT_OPENER: usize = 2;

/// The line, with a bar where a name runs into what stands behind it; without that, if it is a place.
pub(super) fn cut(line: &str) -> Cow<'_, str> {
    let parts = |at: usize| line.split_at_checked(at).filter(|(name, _)| words(name) >= 2);
    let joints = inner_capitals(line).filter_map(parts);
    let joint =
        joints.map(|(name, rest)| (name, rest, is_place(rest))).find(|(_, rest, is_place)| *is_place || is_joint(rest));
    if let Some((name, _, true)) = joint {
        return Cow::Borrowed(name);
    }
    let parts = joint.map(|(name, rest, _)| (name, rest)).or_else(|| before_time(line));
    parts.map_or(Cow::Borrowed(line), |(name, rest)| Cow::Owned(format!("{name} | {rest}")))
}

/// The line, with a space behind an opener that runs into a name. One that names hold as well is left: `VonMiller`.
pub(super) fn opened(line: &str) -> Cow<'_, str> {
    let word = line.split(' ').next().unwrap_or_default();
    let inner = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase());
    let parts = inner.and_then(|(at, _)| line.split_at_checked(at));
    let opens = |opener: &str| opener.ends_with(char::is_lowercase) && OPENERS.is(opener) && !PARTICLES.is(opener);
    let parts = parts.filter(|(opener, _)| opens(opener));
    parts.map_or(Cow::Borrowed(line), |(opener, names)| Cow::Owned(format!("{opener} {names}")))
}

/// A name, and the time that it runs into: `Jane Doe5 hours ago`.
pub(super) fn before_time(line: &str) -> Option<(&str, &str)> {
    let digits = line.find(|c: char| c.is_ascii_digit())?;
    let (name, time) = line.split_at_checked(digits)?;
    let is_glued = name.ends_with(char::is_alphabetic) && name::is_person(name);
    // `令和6年` is an era and its year.
    let is_date = || date::find(line).is_some_and(|found| found.span.start < digits);
    (is_glued && lexicon().cues(time).has(Cue::Timestamp) && !is_date()).then_some((name, time))
}

/// Where a capital stands behind some small letters of the same word, in bytes.
fn inner_capitals(line: &str) -> impl Iterator<Item = usize> {
    let (mut letters, mut previous) = (0, ' ');
    line.char_indices().filter_map(move |(at, c)| {
        let is_inner = letters >= INNER_CAPITAL && previous.is_lowercase() && c.is_uppercase();
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        previous = c;
        is_inner.then_some(at)
    })
}

/// Whether a title, a date or an outlet stands behind a joint.
fn is_joint(rest: &str) -> bool {
    let lists = [&JOB_TITLES, &QUALIFIERS, &PUBLISHED, &MODIFIED];
    let is_outlet = || OUTLET_WORDS.strip(rest).is_some_and(|name| name.contains(' '));
    let is_date = || date::find(rest).is_some_and(|found| found.span.start == 0);
    lists.iter().any(|list| list.strip(rest).is_some()) || is_outlet() || is_date()
}

/// Whether a place stands behind it: `Desde Salta`, not the end of `LinkedIn`.
fn is_place(rest: &str) -> bool {
    let behind = PLACE_OPENERS.strip(rest).filter(|place| rest.len() - place.len() > SHORT_OPENER);
    behind.is_some_and(|place| place.trim_start().starts_with(char::is_uppercase))
}
