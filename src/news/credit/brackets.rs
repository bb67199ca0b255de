//! Credits in brackets at a caption's end.

use std::sync::LazyLock;

use crate::lexicon::{Section, is_stop};
use crate::news::byline::is_person;
use crate::news::lists::AGENCIES;
use crate::news::phrases::Phrases;

use super::edges::edges;
use super::names::{
    LONGEST_NAMES, is_credit_tail, is_full_name, is_names, is_source, is_stock, is_uncased, starts_upper,
};
use super::openers::{OPENERS, after_opener, behind_opener, closed, is_told_for};

pub(super) static JOINERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CreditJoiner));

/// Words of a name, or an office, in brackets behind a sentence.
const BRACKETED_NAME: std::ops::RangeInclusive<usize> = 2..=6;

/// Brackets that may stand around a whole caption.
const PAIRS: [[char; 2]; 3] = [['[', ']'], ['(', ')'], ['（', '）']];

/// Initials of an office or an agency, in bytes.
pub(super) const MOST_INITIALS: usize = 5;

/// `... (AP Photo/Jane Doe)`, `... (Bild: Beispiel)`, `...（代表撮影）`.
pub(super) fn in_brackets(caption: &str) -> Option<(&str, &str)> {
    let inner = caption.trim_end_matches('.').strip_suffix([')', '）', ']'])?;
    let open = inner.rfind(['(', '（', '['])?;
    let (text, inner) = inner.split_at_checked(open)?;
    let inner = inner.trim_start_matches(['(', '（', '[']).trim();
    // `[홍길동 제공. 재판매 및 DB 금지]`: behind whose it is, what may be done with it.
    let inner = inner.split_once(". ").map(|(named, _)| named).filter(|named| closed(named).is_some()).unwrap_or(inner);
    // `Jane Doe/Example`, `EXAMPLE.COM/JANE DOE`
    let are_named = |name: &str, of: &str| is_person(name.trim()) && starts_upper(of.trim());
    let is_pair = |one: &str, other: &str| are_named(one, other) || are_named(other, one) || AGENCIES.is(one.trim());
    let is_slashed = || inner.split_once('/').is_some_and(|(one, other)| is_pair(one, other));
    let source = || (is_source(inner) || is_slashed()).then_some(inner);
    let unspaced = || closed(inner);
    let is_named = |rest: &str| is_source(rest) || is_person(rest.trim());
    let bare = || OPENERS.strip(inner).filter(|rest| rest.starts_with(' ') && is_named(rest)).map(str::trim_start);
    let signs = || BRACKETED_NAME.contains(&inner.split(' ').count()) && text.trim_end().ends_with(is_stop);
    let is_name = || signs() && is_names(inner);
    let is_apart = || is_initialism(text, inner) || is_name() || is_ordered(inner) || is_told_behind(inner);
    let apart = || is_apart().then_some(inner);
    let credit = after_opener(inner)
        .or_else(|| is_sourced(inner).then_some(inner))
        .or_else(source)
        .or_else(apart)
        .or_else(bare)
        .or_else(unspaced)?;
    // The brackets of `Urs Muster (Keystone)` belong to the credit before them.
    let is_person_at = |at: usize| {
        let name = text.get(at..).unwrap_or_default();
        // Without capitals a whole caption may pass for a name, but one of two words.
        let is_short = at > 0 || !is_uncased(name) || name.split_whitespace().count() <= *BRACKETED_NAME.start();
        name.contains(' ') && is_person(name.trim()) && is_short
    };
    let belongs = behind_opener(text).is_some() || edges(text).any(is_person_at);
    (!belongs).then_some((text, credit))
}

/// What stands inside one pair of brackets around the whole caption.
pub(super) fn inside(caption: &str) -> Option<&str> {
    let caption = caption.trim_end_matches('.');
    let mut inner = PAIRS.iter().filter_map(|pair| {
        let inner = caption.strip_prefix(pair[0])?.strip_suffix(pair[1])?;
        (!inner.contains(pair)).then_some(inner.trim())
    });
    inner.next()
}

/// Whether initials stand in brackets behind a sentence: `... in November. (NPA)`.
pub(super) fn is_initialism(told: &str, inner: &str) -> bool {
    is_initials(inner) && told.trim_end().ends_with(is_stop)
}

/// `EX` of `EX PHOTO: JANE DOE`, too: an outlet's initials belong to the credit.
pub(super) fn is_initials(text: &str) -> bool {
    let text = text.trim();
    (2..=MOST_INITIALS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `Jane Doe for The Example Times`, in brackets or in capitals.
fn is_ordered(text: &str) -> bool {
    let name_of = |at: usize| Some((text.get(..at)?.trim_end(), JOINERS.strip(text.get(at..)?)?.trim()));
    let mut parts = text.match_indices(' ').filter_map(|(at, _)| name_of(at + 1));
    let is_outlet = |outlet: &str| {
        outlet.starts_with(|c: char| c.is_uppercase() || "«“\"„".contains(c)) && outlet.len() <= LONGEST_NAMES
    };
    parts.any(|(name, outlet)| is_names(name) && is_full_name(name) && is_outlet(outlet))
}

/// `PTI photo`, `Example Photo by Jane Doe`: an opener behind the name of an outlet, or of an agency.
fn is_told_behind(inner: &str) -> bool {
    let opened = || {
        let (outlet, rest) = inner.split_once(' ')?;
        let name = OPENERS.strip(rest)?.strip_prefix(' ')?;
        Some(is_names(outlet) && is_full_name(name))
    };
    is_told_for(inner) || opened().unwrap_or_default()
}

/// `Supplied: Jane Doe`, `AAP: Jane Doe`, `Example News: Jane Doe`
fn is_sourced(text: &str) -> bool {
    let Some((source, name)) = text.split_once(':') else { return false };
    let (source, name) = (source.trim(), name.trim());
    let is_source = is_stock(source) || AGENCIES.is(source) || is_names(source) && is_full_name(name);
    is_source && starts_upper(name) && is_credit_tail(name)
}
