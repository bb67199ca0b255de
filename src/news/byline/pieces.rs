//! A byline cut up: into segments at bars and bullets, and those into pieces at commas and `and`.

use std::ops::Range;
use std::sync::LazyLock;

use super::name;
use crate::lexicon::{Section, is_lower, is_unspaced, lexicon};
use crate::news::lists::{AGENCIES, AND, COLLECTIVES, OTHER_ROLES, STAFF_WORDS, SUFFIXES};
use crate::news::phrases::Phrases;

static AND_LETTER_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::AndLetterName));

/// What stands between a piece and the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Start,
    Comma,
    Slash,
    And,
}

/// No name behind a letter that means `and` is shorter.
const NAME_LETTERS: usize = 2;

struct Cut {
    joint: Joint,
    span: Range<usize>,
}

/// Signs between the segments of a line.
const BARS: [char; 15] = ['|', '｜', '•', '·', '—', '\n', '\t', '∙', '▪', '‧', '丨', '⋅', '●', '◦', '»'];

/// What ends a label, and how long one is at most: `责任编辑：`.
const LABEL_SIGNS: [char; 3] = [':', '：', '＝'];
const LABEL_LETTERS: usize = 6;

/// Whether any of the signs between segments may stand in a line: whether a byte does that one of them begins with.
pub(super) fn may_have_bars(line: &str) -> bool {
    let begins_bar = |byte: &u8| matches!(byte, b'|' | b'\n' | b'\t' | b'-' | 0xc2 | 0xe2 | 0xe4 | 0xef);
    // Without a way out of the loop many bytes go through at once.
    line.bytes().fold(false, |found, byte| found | begins_bar(&byte))
}

/// What stands between bars, bullets and spaced dashes, but for those who had another hand in it.
pub(super) fn segments(line: &str) -> Vec<&str> {
    without_other_roles(all_segments(line))
}

/// `李明 编辑 | 张三`: in scripts without spaces, a label before a bar says what the one behind it did.
fn without_other_roles(segments: Vec<&str>) -> Vec<&str> {
    let mut authors = Vec::with_capacity(segments.len());
    let mut segments = segments.into_iter().peekable();
    while let Some(segment) = segments.next() {
        let before = before_other_role(segment).filter(|_| segments.peek().is_some());
        if before.is_some() {
            segments.next();
        }
        authors.extend(Some(before.unwrap_or(segment)).filter(|segment| !segment.is_empty()));
    }
    authors
}

/// What stands before the label of another role, which a space sets apart.
fn before_other_role(segment: &str) -> Option<&str> {
    let (before, label) = segment.rsplit_once([' ', '\u{3000}']).unwrap_or(("", segment));
    let is_label = label.chars().all(is_unspaced) && (2..=LABEL_LETTERS).contains(&label.chars().count());
    let is_other = || OTHER_ROLES.is(label) || OTHER_ROLES.is(&format!("{label}:"));
    (is_label && is_other()).then(|| before.trim_end())
}

fn all_segments(line: &str) -> Vec<&str> {
    let bars = line.split(BARS).flat_map(at_labels);
    // What follows searches for dashes in each part, and it takes longer to prepare a search than to see that there are none.
    if !line.contains(['-', '–']) {
        return trimmed(bars);
    }
    trimmed(bars.flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – ")))
}

/// `来源：新华网 作者：王小明`: in scripts without spaces, one that stands before a label and its colon parts a line.
fn at_labels(part: &str) -> Vec<&str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    if part.contains(LABEL_SIGNS) {
        let spaces = part.match_indices([' ', '\u{3000}']);
        for (at, _) in spaces.filter(|(at, space)| opens_label(part.get(at + space.len()..).unwrap_or_default())) {
            parts.extend(part.get(from..at));
            from = at;
        }
    }
    parts.extend(part.get(from..));
    parts
}

fn opens_label(text: &str) -> bool {
    let letters = text.chars().take_while(|c| is_unspaced(*c)).count();
    (2..=LABEL_LETTERS).contains(&letters) && text.chars().nth(letters).is_some_and(|c| LABEL_SIGNS.contains(&c))
}

fn trimmed<'l>(parts: impl Iterator<Item = &'l str>) -> Vec<&'l str> {
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What stands between commas, slashes and `and`, where that is a piece of its own.
pub(super) fn pieces(segment: &str) -> Vec<&str> {
    let mut cuts: Vec<Cut> = Vec::new();
    for cut in all_cuts(segment) {
        match cuts.last_mut() {
            Some(last) if belongs(segment, last, &cut) => last.span.end = cut.span.end,
            _ => cuts.push(cut),
        }
    }
    let texts = cuts.into_iter().map(|cut| segment.get(cut.span).unwrap_or_default().trim());
    texts.filter(|text| !text.is_empty()).collect()
}

/// Cuts the segment at everything that may part two pieces.
fn all_cuts(segment: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let (mut start, mut joint) = (0, Joint::Start);
    let mut depth = 0u32;
    let mut behind = 0;
    for (at, c) in segment.char_indices().filter(|(at, _)| *at > 0) {
        depth = match c {
            '(' | '（' => depth + 1,
            ')' | '）' => depth.saturating_sub(1),
            _ => depth,
        };
        let Some((next, length)) = joint_at(segment, at, c).filter(|_| depth == 0 && at >= behind) else { continue };
        cuts.push(Cut { joint, span: start..at });
        (start, joint, behind) = (at + length, next, at + length);
    }
    cuts.push(Cut { joint, span: start..segment.len() });
    cuts
}

/// The joint that stands at an offset, and its length in bytes.
fn joint_at(segment: &str, at: usize, c: char) -> Option<(Joint, usize)> {
    match c {
        ',' | '，' | '、' | ';' | '；' | '،' => {
            let behind = segment.get(at + c.len_utf8()..)?;
            Some((Joint::Comma, c.len_utf8() + and_length(behind).unwrap_or(0)))
        }
        '/' | '／' => Some((Joint::Slash, c.len_utf8())),
        ' ' => {
            let (before, after) = (segment.get(..at)?, segment.get(at + 1..)?);
            let and = and_length(segment.get(at..)?);
            Some((Joint::And, and.or_else(|| name::parts_names(before, after).then_some(1))?))
        }
        _ => None,
    }
}

/// How long a space and `and` are.
fn and_length(text: &str) -> Option<usize> {
    and_word_length(text).or_else(|| and_letter_length(text))
}

/// How long a space and a word that means `and` are, where another space follows.
fn and_word_length(text: &str) -> Option<usize> {
    let names = AND.strip(text.strip_prefix(' ')?).filter(|names| names.starts_with(' '))?;
    let length = text.len() - names.len();
    // A capital alone is an initial, and `Dan` a name, whatever it means in some language.
    let mut word = text.get(1..length)?.chars();
    let is_name = word.next().is_some_and(char::is_uppercase) && word.next().is_none_or(is_lower);
    (!is_name).then_some(length)
}

/// How long a space and a letter that means `and` are, where the word goes on and is no name with that letter.
fn and_letter_length(text: &str) -> Option<usize> {
    let word = text.strip_prefix(' ')?.split(' ').next()?;
    let mut letters = lexicon().words(Section::AndLetter).iter().filter_map(|and| word.strip_prefix(and));
    let name = letters.next().filter(|name| name.chars().count() >= NAME_LETTERS)?;
    (!AND_LETTER_NAMES.is(word)).then_some(1 + word.len() - name.len())
}

/// Whether what stands behind a joint is no piece of its own: `Jr.`, the agencies of `Staff & Agencies`, `y Gasset`.
fn belongs(segment: &str, last: &Cut, cut: &Cut) -> bool {
    let before = segment.get(last.span.clone()).unwrap_or_default().trim();
    let after = segment.get(cut.span.clone()).unwrap_or_default().trim();
    match cut.joint {
        Joint::Start | Joint::Slash => false,
        Joint::Comma => SUFFIXES.is(after),
        Joint::And if COLLECTIVES.is(after) => STAFF_WORDS.stand_in(before),
        Joint::And => !(stands_alone(before) && stands_alone(after)),
    }
}

/// Whether a side of `and` can be an author by itself: two words, an agency, a name without spaces.
fn stands_alone(side: &str) -> bool {
    side.contains(' ') || AGENCIES.is(side) || name::is_unspaced_name(side)
}

#[cfg(test)]
mod tests {
    use super::{BARS, may_have_bars};

    #[test]
    fn every_bar_is_seen() {
        assert!(BARS.iter().chain(&['-', '–']).all(|bar| may_have_bars(&format!("Jane Doe {bar} Berlin"))));
        assert!(!may_have_bars("Von Jörg Beispiel, Köln"));
    }
}
