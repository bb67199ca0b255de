//! One piece of a byline: an author, or what stands around authors.

use std::sync::LazyLock;

use super::name::{is_person, is_unspaced_name, is_word, words};
use crate::lexicon::{Section, has_case, is_hangul, is_lower, is_stop};
use crate::news::lists::{
    AGENCIES, COLLECTIVES, JOB_TITLES, MODIFIED, NO_NAMES, OTHER_ROLES, OUTLET_WORDS, PARTICLES, PLACES, PUBLISHED,
    QUALIFIERS, STAFF_WORDS, WEEKDAYS,
};
use crate::news::phrases::Phrases;

pub(super) static PLACE_OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::PlaceOpener));

/// Words of a staff line: `The Smartencyclopedia Staff & Agencies`.
const MOST_STAFF_WORDS: usize = 7;

/// Words of an institution, and bytes of those that join them: `University of the Elm`.
const MOST_INSTITUTION_WORDS: usize = 6;
const LONGEST_JOINT: usize = 3;

/// Words of a place or an outlet behind its own preposition.
const PLACE_WORDS: usize = 4;

/// What a piece of a byline is.
pub(super) enum Piece {
    /// A person, a newsroom's staff, or an agency.
    Author(String),
    /// What looks like a name and holds a word of an outlet's: `BBC News`.
    Outlet(String),
    /// One word: a place, a section, or somebody who signs with it.
    Word(String),
    /// A job title, a time, a handle, a link: nothing of a name.
    Furniture,
    /// A piece of a sentence.
    Prose,
}

pub(super) fn read(text: &str) -> Piece {
    let text = trim_signs(without_address(text));
    if text.is_empty()
        || text.starts_with(char::is_numeric)
        || OTHER_ROLES.strip(text).is_some()
        || has_other_role(text)
    {
        return Piece::Furniture;
    }
    if AGENCIES.is(text) {
        return Piece::Author(text.to_owned());
    }
    let titled = trim_signs(without_title(text));
    if is_staff(titled) {
        return Piece::Author(titled.to_owned());
    }
    let named = trim_signs(without_tail(titled));
    if named.is_empty() || COLLECTIVES.is(named) && !is_staff(named) {
        return Piece::Furniture;
    }
    if is_staff(named) {
        return Piece::Author(named.to_owned());
    }
    match as_name(named) {
        Piece::Prose if titled.len() < text.len() => before_beat(named).map_or(Piece::Furniture, as_name),
        piece => piece,
    }
}

/// A name, and what that one did, in brackets behind it: `Jane Doe (photos)`.
pub(super) fn before_role(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']))
}

/// Whether in brackets behind a name stands what that one did, and it was not the writing.
pub(super) fn has_other_role(text: &str) -> bool {
    before_role(text).is_some_and(|(_, role)| OTHER_ROLES.is(role) || OTHER_ROLES.is(&format!("{role}:")))
}

/// An institution of several words, one of which is an outlet's: `University of Elmstadt`.
fn is_institution(text: &str) -> bool {
    let is_joint = |word: &str| word.starts_with(is_lower) && word.len() <= LONGEST_JOINT;
    let is_named = |word: &str| word.starts_with(char::is_uppercase);
    let words = || text.split_whitespace();
    let is_made = words().any(is_joint) && words().all(|word| is_joint(word) || is_named(word));
    is_named(text) && is_made && holds_outlet_word(text)
}

/// The name before a beat of several words, whose job title is already taken off: `Jane Doe North of England`. A beat alone has none.
fn before_beat(text: &str) -> Option<&str> {
    let is_small = |word: &&str| word.starts_with(is_lower) && !PARTICLES.is(word);
    let capitals = text.split_whitespace().take_while(|word| !is_small(word)).count();
    let two = text.match_indices(' ').nth(1).map(|(at, _)| at);
    two.filter(|_| capitals == 3).and_then(|at| text.get(..at))
}

fn as_name(text: &str) -> Piece {
    let text = trim_signs(before_agency(before_place(without_brackets(text))));
    let text = once(text);
    let others = [&NO_NAMES, &PUBLISHED, &MODIFIED, &WEEKDAYS, &PLACES];
    let is_row_of_buttons = || text.split(' ').all(|word| NO_NAMES.is(word));
    if is_dispatch(text) || others.iter().any(|list| list.is(text)) || is_row_of_buttons() {
        return Piece::Furniture;
    }
    if is_person(text) {
        let is_outlet = holds_outlet_word(text) && !is_unspaced_name(text);
        return if is_outlet { Piece::Outlet(text.to_owned()) } else { Piece::Author(text.to_owned()) };
    }
    match words(text) {
        1 if is_word(text) => Piece::Word(text.to_owned()),
        0 | 1 => Piece::Furniture,
        _ if opens_furniture(text) || is_place(text) => Piece::Furniture,
        2..=MOST_INSTITUTION_WORDS if is_institution(text) => Piece::Outlet(text.to_owned()),
        _ => Piece::Prose,
    }
}

/// The text up to an e-mail address, a handle or a URL; a handle may run into the name: `Jane Doe@jdoe`.
fn without_address(text: &str) -> &str {
    let address =
        text.split_whitespace().find(|word| word.contains('@') || word.contains("://") || word.starts_with("www."));
    let Some((word, (before, _))) = address.and_then(|word| Some((word, text.split_once(word)?))) else { return text };
    let glued =
        word.split_once('@').filter(|(name, handle)| name.starts_with(char::is_uppercase) && !handle.contains('.'));
    glued.and_then(|(name, _)| text.get(..before.len() + name.len())).unwrap_or(before)
}

/// The text without a job title: `Jane Doe, Senior Reporter`, `Thabo Mokone Parliamentary editor`, `구현모 기자`. The
/// title may also stand first; a title alone leaves nothing.
fn without_title(text: &str) -> &str {
    let Some((from, to)) = JOB_TITLES.find(text) else { return before_glued_title(text) };
    let (before, after) = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
    let is_open = before.contains('(') && !before.contains(')');
    let before = before.split_once('(').filter(|_| is_open).map_or(before, |(name, _)| name);
    let name = without_qualifiers(before.trim_end());
    if !name.is_empty() {
        return before_glued_title(name);
    }
    let after = after.trim();
    if is_person(after) { after } else { "" }
}

/// `구현모기자`: in Korean no space need part the two.
fn before_glued_title(text: &str) -> &str {
    let word = text.split(' ').next().unwrap_or_default();
    let ends = word.char_indices().filter(|_| word.chars().all(is_hangul)).skip(2);
    let title = ends.map(|(at, _)| word.split_at(at)).find(|(_, title)| JOB_TITLES.is(title));
    title.map_or(text, |(name, _)| name)
}

/// The name before a job title that ends a text.
pub(super) fn before_title(text: &str) -> Option<&str> {
    let text = text.trim();
    JOB_TITLES.strip_end(text.trim_end_matches(')'))?;
    let titled = trim_signs(without_title(text));
    let is_beat = |at: &usize| titled.get(at + 1..).is_some_and(|rest| QUALIFIERS.strip(rest).is_some());
    let beat = titled.match_indices(' ').map(|(at, _)| at).find(is_beat);
    let name = beat.and_then(|at| titled.get(..at)).unwrap_or(titled);
    (!name.is_empty() && name.len() < text.len()).then_some(name)
}

/// The words before a job title that are no part of it; two of them are left to the name, if it has no more.
fn without_qualifiers(text: &str) -> &str {
    let mut rest = text;
    while let Some(word) = rest.split_whitespace().next_back().filter(|word| QUALIFIERS.is(word)) {
        rest = rest.strip_suffix(word).unwrap_or_default().trim_end();
    }
    if words(rest) == 1 && words(text) >= 2 && !is_unspaced_name(rest) {
        let two = text.match_indices(' ').nth(1).map_or(text.len(), |(at, _)| at);
        return text.get(..two).unwrap_or(text);
    }
    rest
}

/// The text up to what the page says beside a name: `Follow`, `Updated`, a number.
fn without_tail(text: &str) -> &str {
    let is_tail = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let is_number = rest.starts_with(char::is_numeric);
        let lists = [&NO_NAMES, &PUBLISHED, &MODIFIED, &OTHER_ROLES];
        is_number
            || (lists.iter().any(|list| list.strip(rest).is_some())
                && !is_particle(rest)
                && STAFF_WORDS.strip(rest).is_none())
    };
    let starts = text.match_indices(' ').map(|(at, _)| at).filter(|at| words(text.get(..*at).unwrap_or_default()) >= 2);
    let tail = starts.take(MOST_STAFF_WORDS).find(|at| is_tail(at + 1));
    tail.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The text up to `in Paris`, `aus Berlin`, `for the Daily Mail`, `Special to the Daily Echo`, behind a name of two words.
pub(super) fn before_place(text: &str) -> &str {
    let place = text.match_indices(' ').map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        opens_place(rest) && !is_particle(rest) && words(text.get(..*at).unwrap_or_default()) >= 2
    });
    place.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// In lower case; where each word has a capital, by two words, or before an address: `For Example.com`.
fn opens_place(text: &str) -> bool {
    let Some(place) = PLACE_OPENERS.strip(text) else { return false };
    let opener = text.get(..text.len() - place.len()).unwrap_or_default().trim_end();
    text.starts_with(is_lower) || opener.contains(' ') || place.split_whitespace().next().is_some_and(is_host)
}

/// `Example.com`.
fn is_host(word: &str) -> bool {
    word.split_once('.').is_some_and(|(name, end)| name.len() > 2 && end.starts_with(is_lower))
}

fn is_particle(rest: &str) -> bool {
    PARTICLES.strip(rest).is_some()
}

/// The text without an agency behind a name: `Jane Doe The Associated Press`, `Jane Doe AFP`.
fn before_agency(text: &str) -> &str {
    let Some(name) = AGENCIES.strip_end(text).map(str::trim_end) else { return text };
    let agency = text.get(name.len()..).unwrap_or_default().trim();
    let is_plain = agency.contains(' ') || !agency.chars().any(is_lower);
    if is_plain && words(name) >= 2 { name } else { text }
}

/// The text without brackets at its end: `Jane Doe (AP)`.
fn without_brackets(text: &str) -> &str {
    let open = text.find(['(', '（', '[']).filter(|at| *at > 0 && text.ends_with([')', '）', ']']));
    open.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// One of two equal halves: a link and its copy for small screens.
fn once(text: &str) -> &str {
    let (left, right) = text.split_at_checked(text.len() / 2).unwrap_or((text, ""));
    if !left.trim().is_empty() && left.trim() == right.trim() && left.trim().contains(' ') { left.trim() } else { text }
}

/// `The Currency editors`, `Reuters Staff`, `Redaktion Beispiel.de`: two words or more, one of which means a newsroom.
pub(super) fn is_staff(text: &str) -> bool {
    let count = words(text);
    let is_short = (2..=MOST_STAFF_WORDS).contains(&count) && !text.ends_with(is_stop);
    let has_name = || text.split_whitespace().any(|word| word.starts_with(char::is_uppercase)) || !holds_case(text);
    let lower = |word: &str| word.starts_with(is_lower) && !word.contains('.');
    let is_stray = |word: &&str| lower(word) && !STAFF_WORDS.is(word) && !COLLECTIVES.is(word) && word.len() > 3;
    is_short
        && has_name()
        && !text.contains(char::is_numeric)
        && STAFF_WORDS.stand_in(text)
        && !text.split_whitespace().any(|word| is_stray(&word))
}

/// `Example Staff`: an outlet's name of one word, and whose staff it is.
pub(super) fn is_house(text: &str) -> bool {
    words(text) == 2 && text.split_whitespace().next_back().is_some_and(|word| STAFF_WORDS.is(word))
}

/// `台北報導`: a place and the word for a report.
fn is_dispatch(text: &str) -> bool {
    !holds_case(text) && OTHER_ROLES.strip_end(text).is_some()
}

/// `Last Updated: August 8`.
fn opens_furniture(text: &str) -> bool {
    [&NO_NAMES, &PUBLISHED, &MODIFIED].iter().any(|list| list.strip(text).is_some())
}

/// `BBC News`, `de Volkskrant`; inside a name such as `Juan de la Fuente` the articles are particles.
fn holds_outlet_word(text: &str) -> bool {
    let is_inside = |from, to| from > 0 && text.get(from..to).is_some_and(|word| PARTICLES.is(word));
    let mut hits = std::iter::successors(outlet_word(text, 0), |(_, to)| outlet_word(text, *to));
    hits.any(|(from, to)| !is_inside(from, to))
}

/// Where the first word of an outlet's stands that begins at an offset or behind it.
fn outlet_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let (from, to) = OUTLET_WORDS.find(text.get(at..)?)?;
    Some((at + from, at + to))
}

/// `in New York`, `aus Berlin`, `for the Daily Echo`.
fn is_place(text: &str) -> bool {
    opens_place(text) && words(text) <= PLACE_WORDS
}

fn holds_case(text: &str) -> bool {
    text.chars().any(has_case)
}

fn trim_signs(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || ",;:：|/-–—•*=<>\"“”„«»[]【】".contains(c));
    let inner = text.strip_prefix(['(', '（']).and_then(|inner| inner.strip_suffix([')', '）']));
    inner.map_or(text, str::trim)
}
