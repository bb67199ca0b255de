//! Authors as the page's metadata gives them: one name, several, an address, or what a program left there.

use std::sync::LazyLock;

use regex::Regex;

use super::name::{is_person, words};
use super::piece::{self, Piece};
use super::{pieces, strip_openers, unspaced};
use crate::lexicon::{is_blank, is_direction};
use crate::news::form;
use crate::news::lists::{AGENCIES, MODIFIED, NO_NAMES};

/// No single author's name is longer, in bytes.
const LONGEST: usize = 200;

/// No list of authors is longer, in bytes; a paper's hundred fit.
const LONGEST_LIST: usize = 3000;

/// An agency's initials are no longer, in bytes.
const INITIALS: usize = 5;

/// What somebody does, in full, takes so many words: `Professor of History at Elm University`.
const POST_WORDS: usize = 5;

/// `example.org`
static ENDS_IN_DOMAIN: LazyLock<Regex> = LazyLock::new(|| form(r"^ [\p{L}\d-]+ \. [a-z]{2,4} $"));

/// The author that one value of the metadata names; `None` for an address, a URL, or what stands for nobody.
fn clean_name(text: &str) -> Option<String> {
    let text = text.trim_matches(is_around);
    if text.is_empty() || text.len() > LONGEST || is_no_author(text) || piece::has_other_role(text) {
        return None;
    }
    let (_, name) = strip_openers(text);
    let named: Vec<&str> = name.split(is_around).filter(|word| !word.is_empty() && !is_address(word)).collect();
    let name = named.join(" ");
    let name = name.trim_matches(|c: char| c.is_whitespace() || ",;|<>()-–—".contains(c) && !is_bracketed(&name));
    (name.chars().any(char::is_alphabetic) && !NO_NAMES.is(name)).then(|| name.to_owned())
}

/// The authors that a value of the metadata names, where it may name several.
pub(crate) fn split_claim(text: &str) -> Vec<String> {
    if text.len() > LONGEST_LIST {
        return Vec::new();
    }
    let segments = text.split([';', '|', '•', '·', '\n', '、', '；']);
    let mut names: Vec<String> = Vec::new();
    for name in segments.flat_map(names_in) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A name without the outlet behind it, in full or by its initials: `Jane Doe Elm Echo`, `Jane Doe EE`.
pub(crate) fn without_outlet<'n, 'o>(name: &'n str, outlets: impl Iterator<Item = &'o str>) -> &'n str {
    let before = |name: &'n str, end: &str| name.strip_suffix(end)?.strip_suffix(' ').filter(|name| name.contains(' '));
    outlets.fold(name, |name, outlet| {
        let initials: String = outlet.split(' ').filter_map(|word| word.chars().next()).collect();
        let is_initialism = initials.chars().count() > 1 && initials.chars().all(char::is_uppercase);
        let shorter = before(name, outlet).or_else(|| is_initialism.then(|| before(name, &initials)).flatten());
        shorter.map_or(name, |name| name.trim_end_matches(','))
    })
}

/// The names between commas and `and`, where each is one; else the whole.
fn names_in(segment: &str) -> Vec<String> {
    let (_, segment) = strip_openers(before_house(segment.trim_matches(is_around)));
    let is_named = |piece: &str| (words(piece) >= 2 || !piece.is_ascii()) && is_person(strip_openers(piece).1);
    let segment =
        Some(piece::before_place(segment).trim_end_matches(',')).filter(|name| is_named(name)).unwrap_or(segment);
    let pieces = pieces::pieces(segment);
    // `聯合報 記者王小明`: nothing but the title says where the name begins.
    let titled = if pieces.len() < 2 { unspaced::behind_titles(segment) } else { Vec::new() };
    if !titled.is_empty() {
        return titled;
    }
    let stands_alone = |piece: &&str| is_named(piece) || AGENCIES.is(piece) || is_furniture(piece);
    if let Some(name) = before_post(segment).filter(|name| is_named(name)) {
        return clean_name(name).into_iter().collect();
    }
    if pieces.len() < 2 || !pieces.iter().all(stands_alone) {
        return clean_name(untitled(segment)).into_iter().collect();
    }
    pieces.into_iter().filter(|piece| !is_furniture(piece)).filter_map(clean_name).collect()
}

/// `Jane Doe` of `Jane Doe / AP`, `Jane Doe - Example Editorial Team`.
fn before_house(segment: &str) -> &str {
    let is_agency =
        |tail: &str| AGENCIES.is(tail) || tail.len() <= INITIALS && tail.bytes().all(|b| b.is_ascii_uppercase());
    let slashed = segment.rsplit_once(" / ").filter(|(_, tail)| is_agency(tail.trim()));
    let parts = slashed.or_else(|| segment.rsplit_once(" - ").filter(|(_, tail)| piece::is_staff(tail.trim())));
    parts.map(|(name, _)| name.trim_end()).filter(|name| is_person(name)).unwrap_or(segment)
}

/// The name before a comma and a whole sentence of what somebody does: nobody else is named there.
fn before_post(segment: &str) -> Option<&str> {
    let (name, post) = segment.split_once(", ")?;
    let is_other = |piece: &&str| words(piece) >= 2 && is_person(piece) || AGENCIES.is(piece);
    (words(post) >= POST_WORDS && !pieces::pieces(post).iter().any(is_other)).then_some(name)
}

/// A job title, an outlet or what somebody does, beside a name.
fn is_furniture(piece: &str) -> bool {
    let is_post = || words(piece) >= POST_WORDS && !is_person(piece);
    let is_domain = || words(piece) == 1 && ENDS_IN_DOMAIN.is_match(piece);
    matches!(piece::read(piece), Piece::Furniture | Piece::Outlet(_)) || is_post() || is_domain()
}

/// A name without the job title behind it: `Jane Doe Senior Reporter`, `홍길동 기자`.
fn untitled(segment: &str) -> &str {
    let Some(name) = piece::before_title(segment).filter(|name| is_person(name)) else { return segment };
    if words(name) >= 2 || !name.is_ascii() { name } else { segment }
}

/// What a program leaves where a name should be.
static LEFTOVER: LazyLock<Regex> = LazyLock::new(|| {
    form(
        r"
        \{\{ | \}\} | <% | %> | \$\{ | \[\[ | </ | %%  # signs of a template, or of markup
        | ^ /                                        # a path
        | ^ (?: [^.\ \p{Lu}]* \. ){2,} [^\ \p{Lu}]* $  # a key of some table: page.head.author
        ",
    )
});

/// An e-mail address or a handle, a URL with its scheme or without.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| form(r"@ | :// | ^ www \. | \. (?: com | org ) /"));

/// An e-mail address and nothing else; a handle is none.
static MAIL: LazyLock<Regex> = LazyLock::new(|| form(r"^ [\p{L}\d._%+-]+ @ (?: [\p{L}\d-]+ \. )+ \p{L}{2,} $"));

/// Whether an e-mail address stands in a text.
pub(crate) fn holds_mail(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "|/:,;<>()".contains(c))
        .filter(|word| word.contains('@') && word.len() <= LONGEST)
        .any(|word| MAIL.is_match(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether a value is what programs leave, stands for nobody, or names who brought the story up to date: `Updated by Jane Doe`.
fn is_no_author(text: &str) -> bool {
    LEFTOVER.is_match(text) || NO_NAMES.is(text) || MODIFIED.strip(text).is_some()
}

fn is_address(word: &str) -> bool {
    ADDRESS.is_match(word)
}

fn is_bracketed(name: &str) -> bool {
    name.contains('(') && name.ends_with(')')
}

/// White space, and marks that take no room; joiners are part of a name.
fn is_around(c: char) -> bool {
    c.is_whitespace() || is_blank(c) || is_direction(c)
}
