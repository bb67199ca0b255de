//! Captions and credits: which part of a line says what a picture shows, and which says whose picture it is.
//!
//! The credit comes out without its opener: `Photograph: Jane Doe/AP` is credited to `Jane Doe/AP`.

use std::sync::LazyLock;

use memchr::{memchr_iter, memrchr};

use super::byline::is_person;
use super::phrases::Phrases;
use crate::lexicon::{Section, has_case, is_lower, is_stop, lexicon};
use crate::news::lists::{AGENCIES, AND, JOB_TITLES, PARTICLES};

static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CreditOpener));
static EXPANDERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Expander));
static CAPTION_OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CaptionOpener));
static RESERVED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::RightsReserved));
static JOINERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CreditJoiner));
static CREDIT_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CreditWord));
static OPENING_SIGNS: LazyLock<Phrases> = LazyLock::new(|| signs(|entry| entry.strip_prefix('^')));
static BRACKETED_SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| signs(|entry| entry.starts_with(['(', '（']).then_some(entry)));
static CLOSING_SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| signs(|entry| (!entry.starts_with(['(', '（', '^'])).then_some(entry)));

/// No credit is longer, in bytes.
const LONGEST_CREDIT: usize = 160;

/// What signs for an agency is no longer, in bytes: `(dpa/lno`.
const LONGEST_SIGNATURE: usize = 24;

/// No caption is longer, in bytes; agencies' own run to about 600.
const LONGEST_CAPTION: usize = 700;

/// In longer texts a sign such as `(left)` is part of a story, in bytes.
const LONGEST_SIGNED: usize = 400;

/// A line of names without an agency is no longer, in bytes.
const LONGEST_NAMES: usize = 60;

/// Words of a credit: two photographers and their agencies.
const MOST_WORDS: usize = 12;

/// Words in lower case that a credit behind an opener may hold: `Foto: aus dem Archiv`.
const MOST_LOWER: usize = 2;

/// Letters of a credit in a script without capitals, where no case tells it from a sentence.
const MOST_UNCASED: usize = 24;

/// The name before what somebody did, with an office or an outlet, is no longer, in bytes.
const MOST_UNCASED_BYTES: usize = 48;

/// A name in such a script is no longer, in letters.
const MOST_UNCASED_NAME: usize = 4;

/// Initials of an office or an agency, in bytes.
const MOST_INITIALS: usize = 5;

/// Words of names behind a dash.
const DASHED_WORDS: usize = 5;

/// Words of a name that signs a caption, and of a caption that is so signed, at least.
const SIGNED_NAME: std::ops::RangeInclusive<usize> = 2..=3;
const TOLD_WORDS: usize = 5;

/// The digits of a year.
const YEAR_DIGITS: usize = 4;

/// How much of a line's end is searched for a sign such as `File photo.`, in characters.
const TAIL: usize = 40;

/// What joins an opener and its credit.
const JOINTS: [char; 8] = [':', '：', '=', '＝', '/', '／', '・', '՝'];

/// Behind the name of a caption or a credit, on some sites: `Image source, Jane Doe`.
const COMMAS: [char; 3] = [',', '،', '，'];

/// A caption's text, and its credit if it has one; either may be empty or missing.
pub(crate) fn split(caption: &str) -> (String, Option<String>) {
    let caption = without_counter(without_expanders(caption.trim()));
    let caption = behind_caption_opener(caption).unwrap_or(caption);
    match parts(caption) {
        Some((text, credit)) => (text.to_owned(), Some(credit.to_owned())),
        // `Photo:`, and whose it is stands on the next line.
        None if after_opener(caption).is_some_and(str::is_empty) => (String::new(), None),
        None => (trim_joint(caption).to_owned(), None),
    }
}

/// A paragraph without the agency that signs it: `... on Saturday. (Reuters)`.
pub(crate) fn unsigned(paragraph: &str) -> &str {
    let text = paragraph.trim_end_matches('.');
    let Some(inner) = text.strip_suffix([')', '）']) else { return paragraph };
    let parts = inner.rfind(['(', '（']).and_then(|open| inner.split_at_checked(open));
    let is_signed = |told: &str, bracket: &str| {
        let signature = bracket.trim_start_matches(['(', '（']);
        let is_agency = signature.split(['/', ',', ' ']).next().is_some_and(|agency| AGENCIES.is(agency));
        bracket.len() <= LONGEST_SIGNATURE && (is_agency || is_initialism(told, signature))
    };
    parts.filter(|(told, bracket)| is_signed(told, bracket)).map_or(paragraph, |(told, _)| told.trim_end())
}

/// A caption without the buttons at its end, `hide caption toggle caption`, or a notice, `RIPRODUZIONE RISERVATA`. Alone, such
/// words are no button's.
fn without_expanders(caption: &str) -> &str {
    let caption = std::iter::successors(Some(caption), |caption| before_expander(caption)).last().unwrap_or(caption);
    RESERVED.strip_end(caption).filter(|told| !told.trim().is_empty()).map_or(caption, trim_joint)
}

fn before_expander(caption: &str) -> Option<&str> {
    let before = EXPANDERS.strip_end(caption).or_else(|| before_glued_expander(caption))?;
    let before = before.trim_end_matches([' ', ',', '|']);
    (!before.is_empty()).then_some(before)
}

/// The same where no space parts them: `Jane Doe/APVisa mer`.
fn before_glued_expander(caption: &str) -> Option<&str> {
    let tail = tail_of(caption);
    let capitals = tail.char_indices().filter(|(_, c)| c.is_uppercase());
    let parts = capitals.filter_map(|(at, _)| caption.split_at_checked(caption.len() - tail.len() + at));
    let mut glued = parts.filter(|(before, _)| before.ends_with(char::is_alphanumeric));
    glued.find(|(_, button)| EXPANDERS.is(button)).map(|(before, _)| before)
}

/// A caption of a row without the number of its picture: `[1/2]The mayor opens the bridge.`
fn without_counter(caption: &str) -> &str {
    let is_counter = |counter: &str| {
        let mut numbers = counter.split('/').map(str::trim);
        let is_number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        counter.contains('/') && numbers.clone().count() == 2 && numbers.all(is_number)
    };
    let bracketed = caption.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let counted = bracketed.filter(|(counter, _)| is_counter(counter));
    counted.map_or(caption, |(_, rest)| rest.trim_start())
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

/// Whether a line is a credit and nothing else.
pub(crate) fn is_credit(text: &str) -> bool {
    let text = text.trim();
    let opens = || text.starts_with(['(', '（', '[', '©', 'Ⓒ', 'ⓒ']) || OPENERS.strip(text).is_some();
    let may_be = text.len() <= LONGEST_CREDIT && (opens() || is_source(text) || is_stock(text));
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
    let edge = at_edge(text.trim()).filter(|(told, _)| told.trim_end().ends_with(is_stop));
    edge.or_else(|| before_closer(text.trim())).is_some()
}

/// Whether a line that its markup calls a credit may be one: a clock or a date is none, nor is `Photo:` alone.
pub(crate) fn may_be_credit(text: &str) -> bool {
    let named = OPENERS.strip(text.trim()).unwrap_or(text);
    named.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_alphabetic)
}

/// Whether a line holds names and nothing else, as the line below a caption does.
pub(crate) fn is_names(text: &str) -> bool {
    let text = text.trim();
    let is_cased = text.starts_with(char::is_uppercase) && !text.ends_with(['.', '!', '?', ':']);
    text.len() <= LONGEST_NAMES && is_cased && lower_words(text, 0) == 0
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
    let found = in_brackets(caption).or_else(|| behind_copyright(caption));
    let opened =
        || behind_opener(caption).map(|(text, credit)| if is_initials(text) { ("", caption) } else { (text, credit) });
    let slashed = || {
        let credit = OPENERS.strip(caption)?.trim_start().strip_prefix(['/', '／'])?.trim();
        (credit.contains(' ') && is_names(credit)).then_some(("", credit))
    };
    let found = found.or_else(slashed).or_else(opened).or_else(|| at_edge(caption));
    let found = found.or_else(|| before_agency(caption)).or_else(|| behind_bar(caption)).or_else(|| titled(caption));
    let found = found.or_else(|| before_closer(caption)).or_else(|| signed(caption));
    let (text, credit) = found?;
    let credit = tidy(credit);
    (!credit.is_empty()).then(|| (trim_joint(text), credit))
}

/// `... (AP Photo/Jane Doe)`, `... (Bild: Beispiel)`, `...（代表撮影）`.
fn in_brackets(caption: &str) -> Option<(&str, &str)> {
    let inner = caption.trim_end_matches('.').strip_suffix([')', '）', ']'])?;
    let open = inner.rfind(['(', '（', '['])?;
    let (text, inner) = inner.split_at_checked(open)?;
    let inner = inner.trim_start_matches(['(', '（', '[']).trim();
    // `[홍길동 제공. 재판매 및 DB 금지]`: behind whose it is, what may be done with it.
    let inner = inner.split_once(". ").map(|(named, _)| named).filter(|named| closed(named).is_some()).unwrap_or(inner);
    // `Jane Doe/Example`, `EXAMPLE.COM/JANE DOE`
    let is_named = |name: &str, of: &str| is_person(name.trim()) && starts_upper(of.trim());
    let is_handle = |of: &str| AGENCIES.is(of.trim());
    let named = inner
        .split_once('/')
        .is_some_and(|(one, other)| is_named(one, other) || is_named(other, one) || is_handle(one));
    let source = || (is_source(inner) || named).then_some(inner);
    let unspaced = || closed(inner);
    let is_named = |rest: &str| is_source(rest) || is_person(rest.trim());
    let bare = || OPENERS.strip(inner).filter(|rest| rest.starts_with(' ') && is_named(rest)).map(str::trim_start);
    let is_square = || inner.contains(' ') && is_names(inner) && is_person(inner);
    let ends = || text.trim_end().ends_with(is_stop);
    let is_name = || inner.split(' ').count() <= *SIGNED_NAME.end() && ends() && is_square();
    let is_apart = || is_initialism(text, inner) || is_name() || is_ordered(inner) || is_told_behind(inner);
    let apart = || is_apart().then_some(inner);
    let credit = after_opener(inner)
        .or_else(|| is_sourced(inner).then_some(inner))
        .or_else(source)
        .or_else(apart)
        .or_else(bare)
        .or_else(unspaced)?;
    // The brackets of `Urs Muster (Keystone)` belong to the credit before them.
    let is_person_at = |at: usize| text.get(at..).is_some_and(|tail| tail.contains(' ') && is_person(tail.trim()));
    let is_part = behind_opener(text).is_some() || edges(text).any(is_person_at);
    (!is_part).then_some((text, credit))
}

/// Whether initials stand in brackets behind a sentence: `... in November. (NPA)`.
fn is_initialism(told: &str, inner: &str) -> bool {
    is_initials(inner) && told.trim_end().ends_with(is_stop)
}

/// `EX` of `EX PHOTO: JANE DOE`, too: an outlet's initials belong to the credit.
fn is_initials(text: &str) -> bool {
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
    parts.any(|(name, outlet)| name.contains(' ') && is_names(name) && is_person(name) && is_outlet(outlet))
}

/// `PTI photo`, `Example Photo by Jane Doe`: an opener behind the name of an outlet, or of an agency.
fn is_told_behind(inner: &str) -> bool {
    let closed = strip_end(&OPENERS, inner).is_some_and(|agency| AGENCIES.is(agency.trim()));
    let opened = || {
        let (outlet, rest) = inner.split_once(' ')?;
        let name = OPENERS.strip(rest)?.strip_prefix(' ')?;
        Some(is_names(outlet) && name.contains(' ') && is_person(name.trim()))
    };
    closed || opened().unwrap_or_default()
}

/// `Supplied: Jane Doe`, `AAP: Jane Doe`, `Example News: Jane Doe`
fn is_sourced(text: &str) -> bool {
    let Some((source, name)) = text.split_once(':') else { return false };
    let (source, name) = (source.trim(), name.trim());
    let is_source =
        is_stock(source) || AGENCIES.is(source) || is_names(source) && name.contains(' ') && is_person(name);
    is_source && starts_upper(name) && is_credit_tail(name)
}

/// `... © dpa | Jane Doe`; of `© NDR Foto: Jane Doe`, the name.
fn behind_copyright(caption: &str) -> Option<(&str, &str)> {
    let at = caption.rfind(['©', 'Ⓒ', 'ⓒ']).or_else(|| caption.rfind("(c)")).or_else(|| caption.rfind("（Ｃ）"))?;
    let (text, credit) = caption.split_at_checked(at)?;
    let is_sign = credit.starts_with(['©', 'Ⓒ', 'ⓒ', '（']);
    let credit = credit.trim_start_matches(['©', 'Ⓒ', 'ⓒ', '（', '(', 'c', 'Ｃ', ')', '）', ' ']);
    let credit = if text.is_empty() { credit } else { without_year(credit) };
    let credit = after_opener(credit).unwrap_or(credit);
    let credit = behind_opener(credit).map_or(credit, |(_, named)| named);
    let text = strip_end(&OPENERS, text.trim_end())
        .filter(|told| told.trim().is_empty() || told.trim_end().ends_with(is_stop))
        .unwrap_or(text);
    (if is_sign { is_credit_tail(credit) } else { is_source(credit) }).then_some((text, credit))
}

/// `Jane Doe` in `2024 Jane Doe`, as behind a copyright sign.
fn without_year(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if text.len() - rest.len() == YEAR_DIGITS { rest.trim_start_matches([',', ' ']) } else { text }
}

/// `... Foto: Jane Doe`, `... Photo by Jane Doe`; the first opener wins.
fn behind_opener(caption: &str) -> Option<(&str, &str)> {
    // `Credit...Jane Doe`: three dots join them, too.
    let mut stops = memchr_iter(b'.', caption.as_bytes());
    let dots = stops
        .find(|at| caption.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(b"...")))
        .map(|at| (at, "..."));
    let signs = caption.match_indices([':', '：', '＝', '=', '՝']).chain(dots);
    let opened = signs.filter_map(|(at, sign)| {
        let (before, after) = (caption.get(..at)?, caption.get(at + sign.len()..)?);
        let text = strip_end(&OPENERS, before.trim_end())?;
        let credit = after_opener(after.trim()).unwrap_or(after);
        is_credit_tail(credit).then_some((text, credit))
    });
    let bare = edges(caption).chain(abbreviations(caption)).filter_map(|at| {
        let (text, rest) = caption.split_at_checked(at)?;
        let credit = OPENERS.strip(rest)?;
        let opener = rest.get(..rest.len() - credit.len())?;
        let is_signed = opener.ends_with(COMMAS);
        if !is_signed && !credit.starts_with(' ') {
            return None;
        }
        let is_phrase = is_signed || opener.contains([' ', '.']);
        let is_named = starts_upper(credit.trim()) || is_uncased(credit) && credit.chars().count() <= MOST_UNCASED;
        // `- Foto Example/Jane Doe`
        let is_slashed =
            || credit.split_once('/').is_some_and(|(of, name)| starts_upper(of.trim()) && is_person(name.trim()));
        let is_barred = || text.trim_end().ends_with(['/', '|']) && credit.trim().contains(' ') && is_names(credit);
        let is_plain = (is_phrase || is_slashed() || is_barred()) && is_named && is_credit_tail(credit);
        (is_plain || is_source(credit)).then_some((text, credit))
    });
    opened.chain(bare).next()
}

/// `... over Berlin. Jane Doe/Getty Images`; also a credit alone.
fn at_edge(caption: &str) -> Option<(&str, &str)> {
    edges(caption).filter_map(|at| caption.split_at_checked(at)).find(|(told, tail)| {
        let is_apart = || is_shouted(told, tail) || is_slashed(told, tail) || is_dashed(told, tail);
        is_source(tail) || is_stock(tail) || is_apart()
    })
}

/// `... in Albany, New York. EXAMPLE/Jane Doe`: names beside a slash, behind a sentence, one of them a person's.
fn is_slashed(told: &str, tail: &str) -> bool {
    let mut names = tail.split('/').map(str::trim);
    let is_behind = told.trim_end().ends_with(is_stop) && tail.contains('/');
    is_behind
        && lower_words(tail, 0) == 0
        && names.clone().all(starts_upper)
        && names.any(|name| name.contains(' ') && is_person(name))
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
    is_shout && name.contains(' ') && is_person(name) && told.trim_end().ends_with(is_stop) && told.contains(is_lower)
}

/// `... on Thursday night Jane Doe/Getty Images`: no edge, but the slash tells.
fn before_agency(caption: &str) -> Option<(&str, &str)> {
    let (before, _) =
        caption.rsplit_once('/').filter(|(_, agency)| AGENCIES.is(agency.trim().trim_end_matches('.')))?;
    let before = before.trim_end();
    let start = before
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .rev()
        .take(3)
        .filter(|at| before.get(*at..).is_some_and(|words| is_person(words) && !words.ends_with('.')));
    caption.split_at_checked(start.last()?)
}

/// `... over the bridge / Jane Doe`: a person behind a bar, and nothing else.
fn behind_bar(caption: &str) -> Option<(&str, &str)> {
    let (at, bar) = caption.rmatch_indices(['/', '|']).next()?;
    let (text, name) = (caption.get(..at)?, caption.get(at + bar.len()..)?);
    let is_spaced = name.starts_with(char::is_whitespace) && text.ends_with(char::is_whitespace);
    (is_spaced && name.trim().contains(' ') && is_names(name) && is_person(name.trim())).then_some((text, name))
}

/// `... 있다. 홍길동 기자`, `... on Monday. Jane Doe, staff photographer`: a person with a job, behind a sentence.
fn titled(caption: &str) -> Option<(&str, &str)> {
    let mut tails = edges(caption).filter(|at| *at > 0).filter_map(|at| caption.split_at_checked(at));
    tails.find_map(|(text, tail)| {
        let name = JOB_TITLES.strip_end(tail.trim().trim_end_matches('.'))?.trim().trim_end_matches(',');
        let is_short = !name.is_ascii() && name.chars().count() <= MOST_UNCASED_NAME && !name.contains(' ');
        let is_named = if is_uncased(name) { is_short } else { name.contains(' ') && is_person(name) };
        (is_named && !name.is_empty()).then_some((text, name))
    })
}

/// `... desde el balcón, en enero. Juana Pérez`: a person and nothing else, behind a sentence.
fn signed(caption: &str) -> Option<(&str, &str)> {
    let mut tails = edges(caption).filter_map(|at| caption.split_at_checked(at));
    tails.find(|(told, tail)| {
        let (told, tail) = (told.trim_end(), tail.trim());
        let is_name = SIGNED_NAME.contains(&tail.split(' ').count()) && is_names(tail) && is_person(tail);
        is_name && told.ends_with('.') && told.split(' ').count() >= TOLD_WORDS
    })
}

/// `...＝山田太郎撮影`, `...。圖／長濱鄉公所提供`: behind a sign, whose it is and what that one did.
fn before_closer(caption: &str) -> Option<(&str, &str)> {
    let (at, sign) = caption.rmatch_indices(['。', '＝', '、', '」', '）']).next()?;
    let (text, tail) = caption.split_at_checked(at + sign.len())?;
    Some((text.trim_end_matches(['＝', '、']), closed(tail)?))
}

/// Whose a picture is, before the word for what that one did, in scripts where it stands behind: `山田太郎撮影`, `圖由業者提供`.
fn closed(text: &str) -> Option<&str> {
    let name = strip_end(&OPENERS, text.trim())?.trim_end_matches(JOINTS).trim_end();
    // One letter may be the first of a name: `圖書館`.
    let is_opener = |rest: &&str| rest.starts_with(JOINTS) || name.chars().count() > rest.chars().count() + 1;
    let name = OPENERS.strip(name).filter(is_opener).map_or(name, |rest| rest.trim_start_matches(JOINTS));
    (!name.is_empty() && !name.is_ascii() && is_uncased(name) && name.len() <= MOST_UNCASED_BYTES).then_some(name)
}

fn is_uncased(text: &str) -> bool {
    !text.chars().any(has_case)
}

/// What follows a credit's opener and its sign, where the text begins with one.
fn after_opener(text: &str) -> Option<&str> {
    let rest = OPENERS.strip(text)?;
    let is_signed = rest.trim_start().starts_with(JOINTS);
    let opener = text.get(..text.len() - rest.len())?;
    let is_phrase = opener.contains(' ') || opener.ends_with(|c: char| !c.is_alphabetic());
    let credit = rest.trim_start().trim_start_matches(JOINTS).trim_start();
    let nested = after_bare_opener(credit).unwrap_or(credit);
    (is_signed || is_phrase).then_some(nested)
}

/// `Bild: ` in `Foto: Bild: SN/APA`.
fn after_bare_opener(text: &str) -> Option<&str> {
    Some(OPENERS.strip(text)?.trim_start().strip_prefix([':', '：'])?.trim_start())
}

/// Where a full stop and a space stand behind it.
fn ends_of_words(text: &str) -> impl Iterator<Item = usize> {
    let stops = memchr_iter(b'.', text.as_bytes());
    stops.filter(|at| text.as_bytes().get(at + 1) == Some(&b' '))
}

/// Where an opener stands that is a capital abbreviation: `... na moście Fot. Jan Kowalski`.
fn abbreviations(text: &str) -> impl Iterator<Item = usize> {
    ends_of_words(text).filter_map(|stop| {
        let start = memrchr(b' ', text.as_bytes().get(..stop)?)? + 1;
        let word = text.get(start..=stop)?;
        (starts_upper(word) && OPENERS.is(word)).then_some(start)
    })
}

/// Where a credit may begin: at the start, behind a sentence, a bar, a spaced slash or a dash.
fn edges(text: &str) -> impl Iterator<Item = usize> {
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
        let is_glued = (last == '|' || is_stop(last) && last != '…')
            && c.is_alphabetic()
            && before != '.'
            && !before.is_uppercase();
        (!c.is_whitespace() && (at == 0 || is_spaced || is_glued)).then_some(at)
    })
}

/// Names and agencies only, with an agency at one end or beside a slash.
fn is_source(text: &str) -> bool {
    let text = text.trim();
    // Some agencies end in a stop of their own: `ELTA nuotr.`
    let text = if AGENCIES.strip_end(text).is_some() { text } else { text.trim_end_matches(['.', ')']) };
    if text.is_empty() || text.len() > LONGEST_CREDIT || text.contains(':') || lower_words(text, 0) > 0 {
        return false;
    }
    let Some((from, to)) = AGENCIES.find(text) else { return false };
    let ends = from == 0 || to == text.len() || text.contains(['/', '|']) || AGENCIES.strip_end(text).is_some();
    let is_short = text.chars().count() <= MOST_UNCASED && !text.contains(['.', '。']);
    ends && (!is_uncased(text) || is_short)
}

/// `Supplied`, `Symbolbild`: a word that stands where the photographer would.
fn is_stock(text: &str) -> bool {
    let text = text.trim();
    starts_upper(text) && CREDIT_WORDS.is(text.trim_end_matches('.'))
}

/// What may follow an opener: names, a few other words, no sentence.
fn is_credit_tail(text: &str) -> bool {
    let text = text.trim();
    let is_short = !text.is_empty() && text.len() <= LONGEST_CREDIT;
    let is_named = text.contains(char::is_alphabetic) && !text.starts_with(|c: char| c.is_numeric() || c == '$');
    is_short && is_named && !ends_sentence(text) && lower_words(text, MOST_LOWER) <= MOST_LOWER
}

/// Whether a sentence ends inside the text: `the bridge. Later`, not `C. Doe`.
fn ends_sentence(text: &str) -> bool {
    let mut stops = ends_of_words(text).filter_map(|at| text.get(..at));
    text.contains('。') || stops.any(|before| before.chars().rev().take(4).filter(|c| is_lower(*c)).count() == 4)
}

/// How many words are neither capitalised nor known to stand in a credit, counted up to one more than may; one too
/// many also where the text is too long.
fn lower_words(text: &str, most: usize) -> usize {
    let (mut rest, mut words, mut lower) = (text.trim_start(), 0, 0);
    while !rest.is_empty() {
        words += 1;
        let lists = [&AGENCIES, &CREDIT_WORDS, &PARTICLES, &AND];
        let in_lower = rest.starts_with(is_lower);
        // The name of an agency may go on in lower case: `LRT nuotr.`
        let known = if in_lower { lists.iter().find_map(|list| list.strip(rest)) } else { AGENCIES.strip(rest) };
        let end = || rest.find([' ', '/', '|']).unwrap_or(rest.len());
        let behind = known.unwrap_or_else(|| rest.get(end()..).unwrap_or_default());
        lower += usize::from(in_lower && known.is_none() && !is_domain(rest));
        if lower > most || words > MOST_WORDS {
            return most + 1;
        }
        rest = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    lower
}

/// `pexels.com`
fn is_domain(rest: &str) -> bool {
    let word = rest.split([' ', '/', '|']).next().unwrap_or_default();
    word.trim_end_matches(['.', ',']).contains('.')
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// The credit without the signs around it.
fn tidy(credit: &str) -> &str {
    let credit =
        credit.trim().trim_matches(['|', ';', ',', '“', ' ']).trim_start_matches(['/', '©', '-', '–', '—', ' ']);
    let credit = unquoted(credit);
    let unopened = credit.ends_with(')') && !credit.contains('(');
    let credit = if unopened { credit.trim_end_matches(')') } else { credit };
    let credit = once(credit);
    let is_word = credit.strip_suffix('.').is_some_and(|stem| stem.chars().rev().take(4).all(is_lower));
    if is_word { credit.trim_end_matches('.') } else { credit }
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
fn trim_joint(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '–' | '—' | '-' | '(' | ',' | '•'))
}

/// What stands before a phrase at the very end of a text; only that end is searched.
fn strip_end<'t>(list: &Phrases, text: &'t str) -> Option<&'t str> {
    let tail = tail_of(text);
    let before = list.strip_end(tail)?;
    text.get(..text.len() - tail.len() + before.len())
}

/// The last word of a text, its last two, and its last three.
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    text.rmatch_indices(' ').take(3).filter_map(|(at, _)| text.get(at + 1..))
}

/// The last few words of a text.
fn tail_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(TAIL).map_or(0, |(at, _)| at);
    let tail = text.get(start..).unwrap_or_default();
    // The first word may be half a word.
    if start == 0 { tail } else { tail.split_once(' ').map_or(tail, |(_, words)| words) }
}

fn signs(pick: impl Fn(&'static str) -> Option<&'static str>) -> Phrases {
    let entries = lexicon().words(Section::CaptionSign).iter();
    Phrases::new(entries.filter_map(|entry| Some((pick(entry)?, ()))))
}
