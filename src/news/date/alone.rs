//! Lines that hold nothing but days, times and the words that stand beside them: there two digits may be a year.

use super::TIME_OPENERS;
use super::clock::Clock;
use super::tokens::Tokens;
use crate::news::lists::{JOINERS, MODIFIED, PUBLISHED, WEEKDAYS};

/// `Zuletzt aktualisiert am Montag, 8.4.24 um 15:47 Uhr` twice has about so many tokens.
const LONGEST: usize = 40;

/// What a part of such a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    /// A time, a weekday, `Published`: what no version, score or telephone number has beside it.
    Telling,
    /// A sign, or a word such as `on`.
    Filler,
}

/// Whether a line holds days in figures, something that tells that they are days, and nothing else.
pub(super) fn holds_stamps_alone(tokens: &Tokens) -> bool {
    let (mut at, mut is_told) = (0, false);
    if tokens.len() > LONGEST {
        return false;
    }
    while at < tokens.len() {
        let Some((part, end)) = part(tokens, at).filter(|(_, end)| *end > at) else { return false };
        is_told |= part == Part::Telling;
        at = end;
    }
    is_told
}

/// The part that begins at a token, and the token behind it.
fn part(tokens: &Tokens, at: usize) -> Option<(Part, usize)> {
    let is_filler = || matches!(tokens.sign(at), Some(',' | '|' | '·' | '•' | '-' | '–' | '—' | ':' | '.' | '(' | ')'));
    let told = || [&PUBLISHED, &MODIFIED, &WEEKDAYS].iter().find_map(|list| tokens.after_phrase(at, list));
    let joined = || [&JOINERS, &TIME_OPENERS].iter().find_map(|list| tokens.after_phrase(at, list));
    let part = |part| move |end| (part, end);
    let day = day(tokens, at).map(part(Part::Day));
    let time = || Clock::read(tokens, at).map(|(_, end)| (Part::Telling, end));
    let word = || told().map(part(Part::Telling)).or_else(|| joined().map(part(Part::Filler)));
    day.or_else(time).or_else(word).or_else(|| is_filler().then_some((Part::Filler, at + 1)))
}

/// The token behind three numbers of one or two digits, with the same sign between them.
fn day(tokens: &Tokens, at: usize) -> Option<usize> {
    let is_number = |at: usize| tokens.number(at).is_some_and(|number| number.digits <= 2);
    let is_tight = (at + 1..at + 5).all(|token| tokens.is_glued(token));
    let sign = tokens.sign(at + 1).filter(|sign| matches!(sign, '-' | '/' | '.' | '‑'));
    let fits = is_tight && sign.is_some() && tokens.sign(at + 3) == sign;
    (fits && [at, at + 2, at + 4].into_iter().all(is_number)).then_some(at + 5)
}
