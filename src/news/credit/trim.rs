//! Captions and credits without what stands around them: buttons, numbers, signs that join the two.

use std::sync::LazyLock;

use crate::lexicon::{Section, is_lower};
use crate::news::lists::RESERVED;
use crate::news::phrases::Phrases;

pub(super) static EXPANDERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Expander));

static RIGHTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::RightsOpener));

/// How much of a line's end is searched for a sign such as `File photo.`, in characters.
const TAIL: usize = 40;

/// A caption without the buttons at its end, `hide caption toggle caption`, or a notice, `RIPRODUZIONE RISERVATA`. Alone, such
/// words are no button's.
pub(super) fn without_expanders(caption: &str) -> &str {
    let caption = std::iter::successors(Some(caption), |caption| before_expander(caption)).last().unwrap_or(caption);
    RESERVED.strip_end(caption).filter(|told| !told.trim().is_empty()).map_or(caption, trim_joint)
}

fn before_expander(caption: &str) -> Option<&str> {
    let before = EXPANDERS.strip_end(caption).or_else(|| before_glued_expander(caption))?;
    let before = before.trim_end_matches([' ', ',', '|', '/']);
    (!before.is_empty()).then_some(before)
}

/// The same where no space parts them: `Jane Doe/APVisa mer`, `Jane Doehide caption`.
fn before_glued_expander(caption: &str) -> Option<&str> {
    let tail = tail_of(caption);
    let parts = tail.char_indices().filter_map(|(at, _)| caption.split_at_checked(caption.len() - tail.len() + at));
    // A word may end as a button of one word does.
    let is_set_apart = |button: &str| button.starts_with(char::is_uppercase) || button.contains(' ');
    let mut glued = parts.filter(|(before, button)| before.ends_with(char::is_alphanumeric) && is_set_apart(button));
    glued.find(|(_, button)| EXPANDERS.is(button)).map(|(before, _)| before)
}

/// A caption of a row without the number of its picture: `[1/2]The mayor opens the bridge.`; `1 / 2` alone is no more.
pub(super) fn without_counter(caption: &str) -> &str {
    let is_counter = |counter: &str| {
        let mut numbers = counter.split('/').map(str::trim);
        let is_number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        counter.contains('/') && numbers.clone().count() == 2 && numbers.all(is_number)
    };
    if is_counter(caption) {
        return "";
    }
    let bracketed = caption.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let counted = bracketed.filter(|(counter, _)| is_counter(counter));
    counted.map_or(caption, |(_, rest)| rest.trim_start())
}

/// The credit without the signs around it.
pub(super) fn tidy(credit: &str) -> &str {
    let credit = unquoted(without_rights(credit));
    let unopened = credit.ends_with(')') && !credit.contains('(');
    let credit = if unopened { credit.trim_end_matches(')') } else { credit };
    let credit = once(credit);
    let is_word = credit.strip_suffix('.').is_some_and(|stem| stem.chars().rev().take(4).all(is_lower));
    if is_word { credit.trim_end_matches('.') } else { credit }
}

/// A credit without the signs and the word for whose it is at its ends: `- © Copyright Jane Doe`. Those of the year are a
/// page's own.
pub(crate) fn without_rights(credit: &str) -> &str {
    let mut credit = without_signs(credit);
    while let Some(rest) = RIGHTS.strip(credit).map(without_signs).filter(|rest| rest.starts_with(char::is_alphabetic))
    {
        credit = rest;
    }
    let before = RIGHTS.strip_end(credit).map(without_signs).filter(|before| !before.is_empty());
    before.unwrap_or(credit)
}

fn without_signs(credit: &str) -> &str {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '|' | ';' | ',' | '“' | '©' | '-' | '–' | '—');
    credit.trim_start_matches(|c| is_sign(c) || matches!(c, '/' | ':')).trim_end_matches(is_sign)
}

/// The longer of two parts of which one says the other again: `imago/Jane Doe | IMAGO/Jane Doe`, `Jane Doe/dpa | Jane Doe`.
fn once(credit: &str) -> &str {
    let Some((left, right)) = credit.split_once(" | ").filter(|(_, right)| !right.contains(" | ")) else {
        return credit;
    };
    let (left, right) = (left.trim(), right.trim());
    let (first, second) = (left.to_lowercase(), right.to_lowercase());
    match (first.contains(&second), second.contains(&first)) {
        (true, _) => left,
        (_, true) => right,
        _ => credit,
    }
}

/// `Jane Doe` in `'Jane Doe'.`
fn unquoted(credit: &str) -> &str {
    let inner = credit.trim_end_matches('.').strip_prefix(['\'', '"', '‘']);
    inner.and_then(|inner| inner.strip_suffix(['\'', '"', '’'])).unwrap_or(credit)
}

/// The caption without the sign that joined it to its credit.
pub(super) fn trim_joint(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '/' | '＝' | '–' | '—' | '-' | '(' | ',' | '•')
    })
}

/// What stands before a phrase at the very end of a text; only that end is searched.
pub(super) fn strip_end<'t>(list: &Phrases, text: &'t str) -> Option<&'t str> {
    let tail = tail_of(text);
    let before = list.strip_end(tail)?;
    text.get(..text.len() - tail.len() + before.len())
}

/// The last few words of a text.
fn tail_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(TAIL).map_or(0, |(at, _)| at);
    let tail = text.get(start..).unwrap_or_default();
    // The first word may be half a word.
    if start == 0 { tail } else { tail.split_once(' ').map_or(tail, |(_, words)| words) }
}
