//! Authors as the page's metadata gives them: one name, several, an address, or what a program left there.

use std::sync::LazyLock;

use super::name::{is_person, words};
use super::piece::{self, Piece};
use super::{pieces, strip_openers};
use crate::lexicon::Section;
use crate::news::phrases::Phrases;

static AGENCIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Agency));
static NO_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::NotAName));

/// No single author's name is longer, in bytes.
const LONGEST: usize = 200;

/// No list of authors is longer, in bytes; a paper's hundred fit.
const LONGEST_LIST: usize = 3000;

/// The author that one value of the metadata names; `None` for an address, a URL, or what stands for nobody.
fn clean_name(text: &str) -> Option<String> {
    let text = text.trim_matches(is_blank);
    if text.is_empty() || text.len() > LONGEST || is_leftover(text) {
        return None;
    }
    let (_, name) = strip_openers(text);
    let named: Vec<&str> = name.split(is_blank).filter(|word| !word.is_empty() && !is_address(word)).collect();
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

/// The names between commas and `and`, where each is one; else the whole.
fn names_in(segment: &str) -> Vec<String> {
    let (_, segment) = strip_openers(segment.trim_matches(is_blank));
    let pieces = pieces::pieces(segment);
    let stands_alone =
        |piece: &&str| words(piece) >= 2 && is_person(piece) || AGENCIES.is(piece) || is_furniture(piece);
    if pieces.len() < 2 || !pieces.iter().all(stands_alone) {
        return clean_name(segment).into_iter().collect();
    }
    pieces.into_iter().filter(|piece| !is_furniture(piece)).filter_map(clean_name).collect()
}

/// A job title or an outlet beside a name.
fn is_furniture(piece: &str) -> bool {
    matches!(piece::read(piece), Piece::Furniture | Piece::Outlet(_))
}

/// Whether a program left its own words where a name should be.
fn is_leftover(text: &str) -> bool {
    let has_markup = ["{{", "}}", "<%", "%>", "${", "[[", "</", "%%"].iter().any(|sign| text.contains(sign));
    // A key of some table: `page.head.author`.
    let is_key = text.matches('.').count() >= 2 && !text.contains(' ') && !text.contains(char::is_uppercase);
    has_markup || is_key || NO_NAMES.is(text) || text.starts_with('/')
}

fn is_address(word: &str) -> bool {
    word.contains('@')
        || word.contains("://")
        || word.starts_with("www.")
        || (word.contains(".com/") || word.contains(".org/"))
}

fn is_bracketed(name: &str) -> bool {
    name.contains('(') && name.ends_with(')')
}

/// White space, and marks that take no room.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{00ad}')
}
