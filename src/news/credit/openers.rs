//! Credits behind what opens one, `Photo:`, behind a copyright sign, or before what closes one, `撮影`.

use std::sync::LazyLock;

use memchr::{memchr_iter, memrchr};

use crate::lexicon::{Section, is_closing_quote, is_lower, is_stop};
use crate::news::byline::is_person;
use crate::news::lists::AGENCIES;
use crate::news::phrases::Phrases;

use super::edges::edges;
use super::names::{
    CREDIT_WORDS, LONGEST_CREDIT, MOST_UNCASED, is_address, is_credit_tail, is_full_name, is_names, is_office,
    is_source, is_uncased, starts_upper,
};
use super::trim::strip_end;

pub(super) static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CreditOpener));

/// The name before what somebody did, with an office or an outlet, is no longer, in bytes.
const MOST_UNCASED_BYTES: usize = 48;

/// The digits of a year.
const YEAR_DIGITS: usize = 4;

/// What joins an opener and its credit.
const JOINTS: [char; 8] = [':', '：', '=', '＝', '/', '／', '・', '՝'];

/// Behind the name of a caption or a credit, on some sites: `Image source, Jane Doe`.
pub(super) const COMMAS: [char; 3] = [',', '،', '，'];

/// `... © dpa | Jane Doe`; of `© NDR Foto: Jane Doe`, the name.
pub(super) fn behind_copyright(caption: &str) -> Option<(&str, &str)> {
    let at = caption
        .rfind(['©', 'Ⓒ', 'ⓒ'])
        .or_else(|| caption.rfind("(c)"))
        .or_else(|| caption.rfind("（Ｃ）"))
        .or_else(|| caption.rfind("（C）"))?;
    let (text, credit) = caption.split_at_checked(at)?;
    let is_sign = credit.starts_with(['©', 'Ⓒ', 'ⓒ', '（']);
    let credit = credit.strip_prefix("（C）").unwrap_or(credit);
    let credit = credit.trim_start_matches(['©', 'Ⓒ', 'ⓒ', '（', '(', 'c', 'Ｃ', ')', '）', ' ']);
    let credit = if text.is_empty() { credit } else { without_year(credit) };
    let credit = after_opener(credit).unwrap_or(credit);
    let credit = behind_opener(credit).map_or(credit, |(_, named)| named);
    // `Foto ©`, `Foto: ©`
    let text = strip_end(&OPENERS, text.trim_end().trim_end_matches([':', '：', ' ']))
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
pub(super) fn behind_opener(caption: &str) -> Option<(&str, &str)> {
    // `Credit...Jane Doe`: three dots join them, too.
    let mut stops = memchr_iter(b'.', caption.as_bytes());
    let dots = stops
        .find(|at| caption.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(b"...")))
        .map(|at| (at, "..."));
    let signs = caption.match_indices([':', '：', '＝', '=', '՝', '/', '／']).chain(dots);
    let opened = signs.filter_map(|(at, sign)| {
        let (before, after) = (caption.get(..at)?, caption.get(at + sign.len()..)?);
        let text = strip_end(&OPENERS, before.trim_end()).or_else(|| before_glued(before).filter(|_| sign == ":"))?;
        let credit = after_opener(after.trim()).unwrap_or(after);
        let is_apart = || text.trim().is_empty() || text.trim_end().ends_with(is_stop);
        // `Photo / Jane Doe`, `nuotr. / Jonas Jonaitis`, `图/王小明`; in `Getty Images / Jane Doe` nothing opens.
        let is_joined = || {
            let opener = before.get(text.len()..).unwrap_or_default();
            is_uncased(opener) && (is_apart() || text.ends_with(char::is_whitespace))
        };
        let is_slash = matches!(sign, "/" | "／");
        if is_slash && !(before.ends_with(". ") || before.ends_with(' ') && is_apart() || is_joined()) {
            return None;
        }
        // `圖／王小明提供`
        let credit = if is_slash { closed(credit).unwrap_or(credit) } else { credit };
        (is_credit_tail(credit) || is_apart() && is_office(credit)).then_some((text, credit))
    });
    let bare = edges(caption).chain(abbreviations(caption)).filter_map(|at| {
        let (text, rest) = caption.split_at_checked(at)?;
        let credit = OPENERS.strip(rest)?;
        let phrase = rest.get(..rest.len() - credit.len())?;
        let is_signed = phrase.ends_with(COMMAS);
        if !is_signed && !credit.starts_with(' ') {
            return None;
        }
        let is_phrase = is_signed || phrase.contains([' ', '.']);
        let is_named = starts_upper(credit.trim()) || is_uncased(credit) && credit.chars().count() <= MOST_UNCASED;
        // `- Foto Example/Jane Doe`
        let is_slashed =
            || credit.split_once('/').is_some_and(|(of, name)| starts_upper(of.trim()) && is_person(name.trim()));
        let is_barred = || text.trim_end().ends_with(['/', '|']) && credit.trim().contains(' ') && is_names(credit);
        // `... / photo example.com/museum`
        let is_address = || text.trim_end().ends_with(['/', '|']) && is_address(credit.trim());
        // `... open. Foto Jan de Vries`
        let is_person = || !text.is_empty() && is_apart(text) && is_full_name(credit.trim_end_matches('.'));
        let is_plain = (is_phrase || is_slashed() || is_barred() || is_person()) && is_named && is_credit_tail(credit);
        (is_plain || is_address() || is_source(credit)).then_some((text, credit))
    });
    opened.chain(bare).next()
}

/// What stands before an opener that no space parts from it: `The bridge at duskPhoto`.
fn before_glued(text: &str) -> Option<&str> {
    let at = text.rfind(char::is_uppercase)?;
    let (told, opener) = text.split_at_checked(at)?;
    (told.ends_with(is_lower) && OPENERS.is(opener)).then_some(told)
}

/// `... over the bridge. Staff photo by Jane Doe`, `... in Elmtown — AFP pic`: an opener within a credit, which stands apart.
pub(super) fn around_opener(caption: &str) -> Option<(&str, &str)> {
    let parts = edges(caption).filter_map(|at| caption.split_at_checked(at));
    let mut parts = parts.map(|(told, tail)| (told, tail.trim().trim_end_matches('.')));
    parts.find(|(told, tail)| tail.len() <= LONGEST_CREDIT && is_apart(told) && is_told_for(tail))
}

/// Whether a sentence or a dash ends what is told.
fn is_apart(told: &str) -> bool {
    let told = told.trim_end();
    told.is_empty() || told.trim_end_matches(is_closing_quote).ends_with(is_stop) || told.ends_with(['—', '–', '-'])
}

/// `PTI photo`, `Elm News photo by Jane Doe`: whose it is before the opener, or who took it for whom around it.
pub(super) fn is_told_for(text: &str) -> bool {
    let is_agency = || strip_end(&OPENERS, text).is_some_and(|agency| AGENCIES.is(agency.trim()));
    let is_taken = |at: usize| {
        let (outlet, rest) = text.split_at_checked(at)?;
        let name = OPENERS.strip(rest.trim_start())?;
        let is_phrase = rest.get(..rest.len() - name.len())?.trim_start().contains(' ');
        Some(is_phrase && is_names(outlet) && name.trim().contains(' ') && is_names(name))
    };
    is_agency() || text.match_indices(' ').any(|(at, _)| is_taken(at).unwrap_or_default())
}

/// `...＝山田太郎撮影`, `...。圖／長濱鄉公所提供`, `... 있다. /서울시 제공`: behind a sign, whose it is and what that one did.
pub(super) fn before_closer(caption: &str) -> Option<(&str, &str)> {
    // A slash and a stop of half width also stand within names.
    let parts_credit = |at: usize, sign: &str| match sign {
        "/" => caption.get(..at).is_some_and(|before| before.ends_with(' ')),
        "." => caption.get(at + 1..).is_some_and(|behind| behind.starts_with(' ')),
        _ => true,
    };
    let mut signs = caption.rmatch_indices(['。', '＝', '、', '」', '）', '/', '.']);
    let (at, sign) = signs.find(|(at, sign)| parts_credit(*at, sign))?;
    let (text, tail) = caption.split_at_checked(at + sign.len())?;
    Some((text.trim_end_matches(['＝', '、', '/']), closed(tail)?))
}

/// Whose a picture is, before the word for what that one did, in scripts where it stands behind: `山田太郎撮影`, `圖由業者提供`.
pub(super) fn closed(text: &str) -> Option<&str> {
    let name = strip_end(&OPENERS, text.trim())?.trim_end_matches(JOINTS).trim_end();
    // One letter may be the first of a name: `圖書館`.
    let is_opener = |rest: &&str| rest.starts_with(JOINTS) || name.chars().count() > rest.chars().count() + 1;
    let name = OPENERS.strip(name).filter(is_opener).map_or(name, |rest| rest.trim_start_matches(JOINTS));
    (!name.is_empty() && !name.is_ascii() && is_uncased(name) && name.len() <= MOST_UNCASED_BYTES).then_some(name)
}

/// What follows a credit's opener and its sign, where the text begins with one.
pub(super) fn after_opener(text: &str) -> Option<&str> {
    let rest = OPENERS.strip(text)?;
    // `Photo- Jane Doe`
    let dashed = ["- ", "– "].iter().find_map(|dash| rest.trim_start().strip_prefix(dash));
    let is_signed = dashed.is_some() || rest.trim_start().starts_with(JOINTS);
    let opener = text.get(..text.len() - rest.len())?;
    // `Skjermdump / NRK` says what the picture is, and whose.
    if rest.starts_with(" /") && CREDIT_WORDS.is(opener) {
        return None;
    }
    let is_phrase = opener.contains(' ') || opener.ends_with(|c: char| !c.is_alphabetic());
    let credit = dashed.unwrap_or(rest).trim_start().trim_start_matches(JOINTS).trim_start();
    let nested = after_bare_opener(credit).unwrap_or(credit);
    (is_signed || is_phrase).then_some(nested)
}

/// `Bild: ` in `Foto: Bild: SN/APA`.
fn after_bare_opener(text: &str) -> Option<&str> {
    Some(OPENERS.strip(text)?.trim_start().strip_prefix([':', '：'])?.trim_start())
}

/// Where a full stop and a space stand behind it.
pub(super) fn ends_of_words(text: &str) -> impl Iterator<Item = usize> {
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
