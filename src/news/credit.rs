//! Captions and credits: which part of a line says what a picture shows, and which says whose picture it is.
//!
//! The credit comes out without its opener: `Photograph: Jane Doe/AP` is credited to `Jane Doe/AP`.

mod brackets;
mod edges;
mod names;
mod openers;
mod trim;

use std::sync::LazyLock;

use crate::lexicon::{Section, is_lower, is_stop, lexicon};
use crate::news::byline::is_person;
use crate::news::lists::AGENCIES;
use crate::news::phrases::Phrases;

use brackets::{MOST_INITIALS, in_brackets, inside, is_initialism, is_initials};
use edges::{at_edge, before_agency, behind_bar, behind_uncased, is_slashed, signed, titled};
pub(crate) use names::is_names;
use names::{CREDIT_WORDS, LONGEST_CREDIT, is_source, is_stock, lower_words};
use openers::{COMMAS, OPENERS, after_opener, around_opener, before_closer, behind_copyright, behind_opener};
pub(crate) use trim::without_rights;
use trim::{EXPANDERS, tidy, trim_joint, without_counter, without_expanders};

static CAPTION_OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CaptionOpener));
static OPENING_SIGNS: LazyLock<Phrases> = LazyLock::new(|| signs(|entry| entry.strip_prefix('^')));
static BRACKETED_SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| signs(|entry| entry.starts_with(['(', '（']).then_some(entry)));
static CLOSING_SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| signs(|entry| (!entry.starts_with(['(', '（', '^'])).then_some(entry)));

/// What signs for an agency is no longer, in bytes: `(dpa/lno`.
const LONGEST_SIGNATURE: usize = 24;

/// A label alone has no more words, and is no longer, in bytes: some scripts set no spaces.
const LABEL_WORDS: usize = 2;
const LONGEST_LABEL: usize = 40;

/// No caption is longer, in bytes; agencies' own run to about 600.
const LONGEST_CAPTION: usize = 700;

/// In longer texts a sign such as `(left)` is part of a story, in bytes.
const LONGEST_SIGNED: usize = 400;

/// What a picture shows is told in so many words at least, where brackets or a word for a picture stand around it.
const TOLD_WORDS: usize = 3;

/// A caption's text, and its credit if it has one; either may be empty or missing.
pub(crate) fn split(caption: &str) -> (String, Option<String>) {
    let caption = without_counter(without_expanders(caption.trim()));
    let caption = behind_caption_opener(caption).unwrap_or(caption);
    match parts(caption) {
        Some((text, credit)) => (text.to_owned(), Some(credit.to_owned())),
        // `Photo:`, and whose it is stands on the next line; `WATCH:`, and nothing does.
        None if after_opener(caption).is_some_and(str::is_empty) || is_label(caption) => (String::new(), None),
        None => (trim_joint(caption).to_owned(), None),
    }
}

/// Whether a line is a word or two and a colon.
fn is_label(line: &str) -> bool {
    let name = line.strip_suffix([':', '：']);
    name.is_some_and(|name| name.len() <= LONGEST_LABEL && name.split_whitespace().count() <= LABEL_WORDS)
}

/// A paragraph without the agency that signs it: `... on Saturday. (Reuters)`.
pub(crate) fn unsigned(paragraph: &str) -> &str {
    let text = paragraph.trim_end_matches('.');
    let Some(inner) = text.strip_suffix([')', '）']) else { return paragraph };
    let parts = inner.rfind(['(', '（']).and_then(|open| inner.split_at_checked(open));
    let is_signed = |told: &str, bracket: &str| {
        let signature = bracket.trim_start_matches(['(', '（']);
        let mut parts = signature.split(['/', ',', ' ']).filter(|part| !part.is_empty()).peekable();
        let is_first = parts.peek().is_some_and(|agency| AGENCIES.is(agency));
        // `(jd/dpa)`
        let is_agency = is_first || parts.all(|part| is_shorthand(part) || AGENCIES.is(part)) && has_agency(signature);
        bracket.len() <= LONGEST_SIGNATURE && (is_agency || is_initialism(told, signature))
    };
    parts.filter(|(told, bracket)| is_signed(told, bracket)).map_or(paragraph, |(told, _)| told.trim_end())
}

/// `jd`, `JDO`: whoever edited what an agency sent.
fn is_shorthand(part: &str) -> bool {
    let is_plain = part.len() <= MOST_INITIALS && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_plain && (!part.contains(is_lower) || !part.contains(char::is_uppercase))
}

fn has_agency(signature: &str) -> bool {
    signature.split(['/', ',', ' ']).any(|part| AGENCIES.is(part))
}

/// What stands behind the name of a caption and its sign: `Image caption, ...`.
fn behind_caption_opener(caption: &str) -> Option<&str> {
    let rest = CAPTION_OPENERS.strip(caption)?.trim_start();
    Some(rest.strip_prefix(COMMAS).or_else(|| rest.strip_prefix([':', '：']))?.trim_start())
}

/// Whether a line is what a button beside a caption says: `hide caption`.
pub(crate) fn is_button(text: &str) -> bool {
    EXPANDERS.is(text.trim())
}

/// Whether a line is the name of a caption, which stands below it.
pub(crate) fn names_caption(text: &str) -> bool {
    behind_caption_opener(text.trim()).is_some_and(str::is_empty)
}

/// Whether a line is what a credit begins with, and no more: `Source`, which links somewhere.
pub(crate) fn names_credit(text: &str) -> bool {
    OPENERS.is(text.trim_end_matches([':', '：', ' ']).trim_start())
}

/// Whether a line is a credit and nothing else.
pub(crate) fn is_credit(text: &str) -> bool {
    let text = text.trim();
    let opens = || text.starts_with(['(', '（', '[', '©', 'Ⓒ', 'ⓒ']) || OPENERS.strip(text).is_some();
    let may_be = text.len() <= LONGEST_CREDIT && (opens() || is_source(text) || is_stock(text) || is_slashed("", text));
    may_be && parts(text).is_some_and(|(caption, _)| caption.is_empty())
}

/// Whether a line is the name of an agency and nothing else, as in a menu.
pub(crate) fn is_agency(text: &str) -> bool {
    AGENCIES.is(text.trim())
}

/// Whether a line ends in whose picture it is, in brackets.
pub(crate) fn ends_in_brackets(text: &str) -> bool {
    // A name alone may sign a paragraph.
    let is_alone = |told: &str, credit: &str| {
        let inner = text.trim().get(told.len()..).unwrap_or_default().trim_matches(['(', '（', ')', '）', ' ']);
        inner == credit && !credit.contains(['/', ':', '.']) && is_person(credit)
    };
    in_brackets(text.trim()).is_some_and(|(told, credit)| !told.trim().is_empty() && !is_alone(told, credit))
}

/// Whether a sentence stands before whose picture it is: `... over Berlin. Jane Doe/Getty Images`, `... upon arrival. Supplied`.
pub(crate) fn ends_in_source(text: &str) -> bool {
    let text = text.trim();
    let start = text.char_indices().rev().nth(LONGEST_CREDIT).map_or(0, |(at, _)| at);
    let tail = text.get(start..).unwrap_or_default();
    // Most lines hold one sentence, or end as one does.
    let may_hold = !tail.ends_with(is_stop) && tail.contains(is_stop);
    let is_told = || at_edge(tail).is_some_and(|(told, _)| told.trim_end().ends_with(is_stop));
    may_hold && is_told() || !tail.is_ascii() && before_closer(tail).is_some()
}

/// Whether whose picture it is stands behind a sentence, a word for a picture and a colon: `The mayor opens the bridge. Pic: EX/Handout`.
pub(crate) fn ends_behind_opener(text: &str) -> bool {
    let text = text.trim();
    let may_be = text.len() <= LONGEST_CAPTION && text.contains([':', '：']) && !text.ends_with(is_stop);
    let parts = may_be.then(|| behind_opener(text)).flatten().filter(|(_, credit)| credit.len() <= LONGEST_CREDIT);
    parts.is_some_and(|(told, credit)| {
        let opener = text.get(told.len()..text.len() - credit.len()).unwrap_or_default();
        told.trim_end().ends_with(is_stop) && is_told(told) && opener.contains([':', '：'])
    })
}

/// Whether whose picture it is stands behind a sentence and a bar: `The mayor opens the bridge. | Jane Doe/EX`.
pub(crate) fn ends_behind_bar(text: &str) -> bool {
    let is_owner = |names: &str| is_names(names) && (is_person(names) || names.contains('/') || AGENCIES.is(names));
    let parts = text.trim().rsplit_once(" | ").filter(|(_, names)| is_owner(names.trim()));
    parts.is_some_and(|(told, _)| told.trim_end().ends_with(['.', '。']) && is_told(told))
}

/// Whether a line that its markup calls a credit may be one: a clock or a date is none, nor is `Photo:` alone.
pub(crate) fn may_be_credit(text: &str) -> bool {
    let named = OPENERS.strip(text.trim()).unwrap_or(text);
    named.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_alphabetic)
}

/// Whether a line has the form of a caption: `(L)`, `FILE PHOTO:`, `From left:`.
pub(crate) fn is_caption(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_CAPTION {
        return false;
    }
    let is_named = || behind_caption_opener(text).is_some_and(|caption| !caption.is_empty());
    if OPENING_SIGNS.strip(text).is_some() || is_named() {
        return true;
    }
    let is_closed = || CLOSING_SIGNS.may_close(text) && last_words(text).any(|words| CLOSING_SIGNS.is(words));
    text.len() <= LONGEST_SIGNED && (brackets(text).any(|rest| BRACKETED_SIGNS.strip(rest).is_some()) || is_closed())
}

/// What stands in a text from each opening bracket on.
fn brackets(text: &str) -> impl Iterator<Item = &str> {
    // A wide bracket begins with the second of these bytes.
    let marks = memchr::memchr2_iter(b'(', 0xef, text.as_bytes()).filter_map(|at| text.get(at..));
    marks.filter(|rest| rest.starts_with(['(', '（']))
}

/// Text and credit of a caption that holds a credit.
fn parts(caption: &str) -> Option<(&str, &str)> {
    if caption.is_empty() || caption.len() > 4 * LONGEST_CAPTION {
        return None;
    }
    within_brackets(caption).or_else(|| between_openers(caption)).or_else(|| found(caption))
}

/// `[The mayor opens the bridge. Photo: Jane Doe]`: both stand inside brackets around the whole line.
fn within_brackets(caption: &str) -> Option<(&str, &str)> {
    let inner = inside(caption)?;
    let parts = between_openers(inner).or_else(|| found(inner));
    parts.filter(|(text, _)| is_told(text))
}

/// `Photo: The mayor opens the bridge. Credit: Jane Doe`: the first names the caption, the second says whose it is.
fn between_openers(caption: &str) -> Option<(&str, &str)> {
    let told = OPENERS.strip(caption)?.trim_start().strip_prefix([':', '：'])?.trim_start();
    let (text, credit) = behind_opener(told).filter(|(text, _)| is_told(text))?;
    let credit = tidy(credit);
    (!credit.is_empty()).then(|| (trim_joint(text), credit))
}

/// Whether a part of a caption says what the picture shows: in words, and not whose it is.
fn is_told(text: &str) -> bool {
    let text = trim_joint(text);
    let is_sourced = OPENERS.strip(text).is_some() || CREDIT_WORDS.strip(text).is_some();
    text.split_whitespace().count() >= TOLD_WORDS && lower_words(text, 0) > 0 && !is_sourced
}

/// Text and credit of what is neither set in brackets nor opened twice.
fn found(caption: &str) -> Option<(&str, &str)> {
    let found = in_brackets(caption).or_else(|| behind_copyright(caption));
    let opened = || behind_opener(caption).map(|(text, credit)| with_initials(caption, text).unwrap_or((text, credit)));
    let slashed = || {
        let credit = OPENERS.strip(caption)?.trim_start().strip_prefix(['/', '／'])?.trim();
        (credit.contains(' ') && is_names(credit)).then_some(("", credit))
    };
    let found = found.or_else(slashed).or_else(opened).or_else(|| at_edge(caption));
    let found = found.or_else(|| around_opener(caption)).or_else(|| before_agency(caption));
    let found = found.or_else(|| behind_bar(caption)).or_else(|| titled(caption));
    let found =
        found.or_else(|| before_closer(caption)).or_else(|| signed(caption)).or_else(|| behind_uncased(caption));
    let (text, credit) = found?;
    let credit = tidy(credit);
    (!credit.is_empty()).then(|| (trim_joint(text), credit))
}

/// A caption whose credit has the outlet's initials before its opener: `... over the bridge. EX PHOTO: JANE DOE`.
fn with_initials<'c>(caption: &'c str, text: &str) -> Option<(&'c str, &'c str)> {
    let start = text.trim_end().rfind(' ').map_or(0, |at| at + 1);
    let (told, initials) = text.split_at_checked(start)?;
    let is_apart = told.is_empty() || told.trim_end().ends_with(is_stop);
    (is_apart && is_initials(initials)).then(|| caption.split_at_checked(start)).flatten()
}

/// The last word of a text, its last two, and its last three.
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    text.rmatch_indices(' ').take(3).filter_map(|(at, _)| text.get(at + 1..))
}

fn signs(pick: impl Fn(&'static str) -> Option<&'static str>) -> Phrases {
    let entries = lexicon().words(Section::CaptionSign).iter();
    Phrases::new(entries.filter_map(|entry| Some((pick(entry)?, ()))))
}
