//! Chinese bylines, where a title tells who signs and nothing need part it from the words around:
//! `聯合報 記者林婉如／台東報導`.

use std::sync::LazyLock;

use super::name::{FULL_IDEOGRAPHS, is_ideographic};
use crate::lexicon::{Section, is_stop, is_unspaced, lexicon};
use crate::news::lists::{JOB_TITLES, OTHER_ROLES};
use crate::news::phrases::Phrases;

/// What both opens a byline and says what somebody is, in ideographs: `记者`, `通訊員`.
static TITLES: LazyLock<Phrases> = LazyLock::new(|| {
    let openers = lexicon().words(Section::BylineOpener).iter().filter(|opener| opener.starts_with(is_unspaced));
    Phrases::new(openers.filter(|opener| JOB_TITLES.is(opener)).map(|opener| (*opener, ())))
});

/// Letters of the longest names, `欧阳修文`; of longer runs a name's full letters come first, and a place or the report's words follow.
const LONGEST_NAME: usize = 4;

/// The brackets that say who reports end within so many letters of the story's first.
const LONGEST_DISPATCH: usize = 60;

/// Who stands behind a title, in order, photographers aside; none where the line has no such title.
pub(super) fn behind_titles(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    // Japanese has the same words elsewhere: `記者会見で頭を下げる市長`.
    let mut rest = if line.is_ascii() || line.contains(is_hiragana) { "" } else { line };
    while let Some((_, end)) = TITLES.find(rest) {
        rest = rest.get(end..).unwrap_or_default();
        names.extend(row(rest.trim_start_matches(|c: char| c.is_whitespace() || "：:".contains(c))));
    }
    names
}

/// Who reports, as the brackets say that open a story: `〔記者蔡佩穎／雲林報導〕`, `新华社北京3月4日电（记者马晓丽）`.
pub(super) fn in_dispatch(paragraph: &str) -> Vec<String> {
    let end = paragraph.char_indices().nth(LONGEST_DISPATCH).map_or(paragraph.len(), |(end, _)| end);
    let brackets = paragraph.get(..end).unwrap_or(paragraph).split(['（', '〔', '【', '(', '[']).skip(1);
    let inner = brackets.filter_map(|bracket| Some(bracket.split_once(['）', '〕', '】', ')', ']'])?.0));
    inner.flat_map(behind_titles).collect()
}

/// Who signs a story in brackets at its end: `...と話す。【エルサレム山田太郎、鈴木花】`; before a name may stand a place.
pub(super) fn in_signature(paragraph: &str) -> Vec<String> {
    let inner = paragraph.trim_end().strip_suffix('】').and_then(|rest| rest.rsplit_once('【'));
    let Some((_, inner)) = inner.filter(|(told, _)| told.trim_end().ends_with(is_stop)) else { return Vec::new() };
    let name = |part: &str| {
        let letters = part.trim_end().char_indices().rev().take_while(|(_, c)| is_ideographic(*c));
        let name = part.get(letters.last()?.0..)?.trim_end();
        (2..=LONGEST_NAME + 1).contains(&name.chars().count()).then(|| name.to_owned())
    };
    inner.split(['、', '，']).map(name).collect::<Option<_>>().unwrap_or_default()
}

/// The names that a text begins with: `马晓丽、张弛）`; none of those who took a picture.
fn row(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((name, behind)) = pair(rest).or_else(|| single(rest, &names)) {
        names.push(name);
        rest = behind.trim_start_matches(|c: char| c.is_whitespace() || "、，,".contains(c));
    }
    if ideographs(rest).0.starts_with(PICTURED) { Vec::new() } else { names }
}

/// What stands behind those who took a picture.
const PICTURED: [char; 3] = ['摄', '攝', '图'];

/// `张　三`: letters are set apart so that a short name takes the room of a long one.
fn pair(text: &str) -> Option<(String, &str)> {
    let (family, behind) = ideographs(text);
    let (given, behind) = ideographs(behind.strip_prefix([' ', '\u{3000}'])?);
    let is_pair = [family, given].iter().all(|letter| letter.chars().count() == 1) && !given.starts_with(PICTURED);
    is_pair.then(|| (format!("{family}{given}"), behind))
}

/// A name and what stands behind it: behind a title the report's place may follow at once, and behind a name apart.
fn single<'t>(text: &'t str, before: &[String]) -> Option<(String, &'t str)> {
    let (run, behind) = ideographs(text);
    let report = OTHER_ROLES.strip_end(run).unwrap_or(run);
    let count = report.chars().count();
    let is_whole = report.len() == run.len() && count <= LONGEST_NAME;
    // `编辑：` is a label.
    let is_label = behind.starts_with(['：', ':']);
    // `编辑 张磊`: another hand.
    let is_other = JOB_TITLES.is(run) || OTHER_ROLES.is(run);
    let is_told = TITLES.stand_in(run) || run.ends_with(PICTURED) || is_label || is_other;
    let is_name = count >= 2 && (is_whole || before.is_empty()) && !is_told;
    let letters = if count > LONGEST_NAME { FULL_IDEOGRAPHS } else { count };
    is_name.then(|| (report.chars().take(letters).collect(), if is_whole { behind } else { "" }))
}

/// Whether what looks like an opener begins a longer word of a Japanese sentence: `記者会見で頭を下げる`.
pub(super) fn runs_on(opener: &str, behind: &str) -> bool {
    opener.ends_with(is_ideographic) && behind.starts_with(is_ideographic) && behind.contains(is_hiragana)
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// The ideographs that a text begins with, and what follows.
fn ideographs(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !is_ideographic(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
