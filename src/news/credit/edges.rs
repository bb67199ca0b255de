//! Credits that no word opens: names behind a sentence, a bar or a dash.

use crate::lexicon::{has_case, is_lower, is_stop};
use crate::news::byline::is_person;
use crate::news::lists::{AGENCIES, JOB_TITLES};

use super::brackets::JOINERS;
use super::names::{LONGEST_NAMES, is_full_name, is_names, is_source, is_stock, is_uncased, lower_words, starts_upper};
use super::trim::strip_end;

/// A name in such a script is no longer, in letters.
const MOST_UNCASED_NAME: usize = 4;

/// Words of names behind a dash.
const DASHED_WORDS: usize = 5;

/// Words of a name that signs a caption, and of a caption that is so signed, at least.
pub(super) const SIGNED_NAME: std::ops::RangeInclusive<usize> = 2..=3;
const TOLD_WORDS: usize = 5;

/// `... over Berlin. Jane Doe/Getty Images`; also a credit alone.
pub(super) fn at_edge(caption: &str) -> Option<(&str, &str)> {
    edges(caption).filter_map(|at| caption.split_at_checked(at)).find(|(told, tail)| {
        let is_apart = || is_shouted(told, tail) || is_slashed(told, tail) || is_dashed(told, tail);
        is_source(tail) || is_stock(tail) || is_apart()
    })
}

/// `... in Albany, New York. EXAMPLE/Jane Doe`: names beside a slash, behind a sentence or alone, one of them a person's.
pub(super) fn is_slashed(told: &str, tail: &str) -> bool {
    let mut names = tail.split('/').map(str::trim);
    let told = told.trim_end_matches([' ', '|']);
    let is_behind = (told.is_empty() || told.ends_with(is_stop)) && tail.contains('/');
    is_behind && lower_words(tail, 0) == 0 && names.clone().all(starts_upper) && names.any(is_full_name)
}

/// `... on Monday. — White Sun`: names behind a sentence and a dash.
fn is_dashed(told: &str, tail: &str) -> bool {
    let behind = told.trim_end().strip_suffix(['—', '–']);
    behind.is_some_and(|told| told.trim_end().ends_with('.'))
        && is_names(tail)
        && tail.split(' ').count() <= DASHED_WORDS
}

/// `... el pasado sábado. ÁLVARO QUIJANO`, `... RAÚL CANCIO (EL PAÍS)`: names set in capitals behind a sentence that is not.
fn is_shouted(told: &str, tail: &str) -> bool {
    let tail = tail.trim();
    let name = tail.split(['(', '«', '“']).next().unwrap_or_default().trim();
    let name = strip_end(&JOINERS, name).unwrap_or(name).trim();
    let is_shout = tail.len() <= LONGEST_NAMES && !tail.chars().any(|c| is_lower(c) || c.is_numeric());
    is_shout && is_full_name(name) && told.trim_end().ends_with(is_stop) && told.contains(is_lower)
}

/// `... on Thursday night Jane Doe/Getty Images`: no edge, but the slash tells.
pub(super) fn before_agency(caption: &str) -> Option<(&str, &str)> {
    let (before, _) =
        caption.rsplit_once('/').filter(|(_, agency)| AGENCIES.is(agency.trim().trim_end_matches('.')))?;
    let before = before.trim_end();
    // Without capitals, most words pass for a name's.
    let most = if is_uncased(before) { *SIGNED_NAME.start() } else { *SIGNED_NAME.end() };
    let start = before
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .rev()
        .take(most)
        .filter(|at| before.get(*at..).is_some_and(|words| is_person(words) && !words.ends_with('.')));
    caption.split_at_checked(start.last()?)
}

/// `... 古い橋 Reuters`: an agency in capitals behind a script that has none.
pub(super) fn behind_uncased(caption: &str) -> Option<(&str, &str)> {
    let before = AGENCIES.strip_end(caption)?;
    let agency = caption.get(before.len()..).filter(|agency| starts_upper(agency))?;
    let is_uncased_end = |told: &str| told.ends_with(|c: char| c.is_alphabetic() && !has_case(c));
    (before.ends_with(' ') && is_uncased_end(before.trim_end())).then_some((before, agency))
}

/// `... over the bridge / Jane Doe`: a person behind a bar, and nothing else.
pub(super) fn behind_bar(caption: &str) -> Option<(&str, &str)> {
    let (at, bar) = caption.rmatch_indices(['/', '|']).next()?;
    let (text, name) = (caption.get(..at)?, caption.get(at + bar.len()..)?);
    let is_spaced = name.starts_with(char::is_whitespace) && text.ends_with(char::is_whitespace);
    (is_spaced && is_names(name) && is_full_name(name)).then_some((text, name))
}

/// `... 있다. 홍길동 기자`, `... on Monday. Jane Doe, staff photographer`: a person with a job, behind a sentence.
pub(super) fn titled(caption: &str) -> Option<(&str, &str)> {
    let mut tails = edges(caption).filter(|at| *at > 0).filter_map(|at| caption.split_at_checked(at));
    tails.find_map(|(text, tail)| {
        let name = JOB_TITLES.strip_end(tail.trim().trim_end_matches('.'))?.trim().trim_end_matches(',');
        let is_short = !name.is_ascii() && name.chars().count() <= MOST_UNCASED_NAME && !name.contains(' ');
        let is_named = if is_uncased(name) { is_short } else { is_full_name(name) };
        (is_named && !name.is_empty()).then_some((text, name))
    })
}

/// `... desde el balcón, en enero. Juana Pérez`: a person and nothing else, behind a sentence.
pub(super) fn signed(caption: &str) -> Option<(&str, &str)> {
    let mut tails = edges(caption).filter_map(|at| caption.split_at_checked(at));
    tails.find(|(told, tail)| {
        let (told, tail) = (told.trim_end(), tail.trim());
        let is_name = SIGNED_NAME.contains(&tail.split(' ').count()) && is_names(tail) && is_person(tail);
        is_name && told.ends_with('.') && told.split(' ').count() >= TOLD_WORDS
    })
}

/// Where a credit may begin: at the start, behind a sentence, a bar, a wide equals sign, a spaced slash or a dash.
pub(super) fn edges(text: &str) -> impl Iterator<Item = usize> {
    let mut previous = ('.', '.');
    text.char_indices().filter_map(move |(at, c)| {
        let (before, last) = previous;
        previous = if c.is_whitespace() && last.is_whitespace() { previous } else { (last, c) };
        // Most characters stand behind another of their word.
        if last.is_ascii_alphanumeric() {
            return None;
        }
        let closes =
            |c: char| is_stop(c) || matches!(c, '"' | '”' | '“' | '»' | '|' | '/' | '–' | '—' | '-' | ')' | '）');
        let is_spaced = last.is_whitespace() && closes(before);
        // An ellipsis may stand within a word.
        let is_glued = (matches!(last, '|' | '＝') || is_stop(last) && last != '…')
            && c.is_alphabetic()
            && before != '.'
            && !before.is_uppercase();
        (!c.is_whitespace() && (at == 0 || is_spaced || is_glued)).then_some(at)
    })
}
