//! Bylines: who wrote it, out of a line that may also hold job titles, a place, an outlet, a date and a handle.

mod claim;
mod glue;
mod name;
mod piece;
mod pieces;
mod signoff;
mod unspaced;

use std::borrow::Cow;
use std::sync::LazyLock;

pub(crate) use self::claim::{holds_mail, split_claim, without_outlet};
pub(super) use self::name::is_person;
pub(crate) use self::name::is_suffix;

use self::piece::Piece;
use super::date;
use super::phrases::Phrases;
use crate::lexicon::{Section, is_hangul, is_lower, is_stop, lexicon, unbracketed};
use crate::news::lists::{AGENCIES, AND, COLLECTIVES, JOB_TITLES, OTHER_ROLES, OUTLET_WORDS, QUALIFIERS, STAFF_WORDS};
use crate::{Author, Byline};

static FIRST_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::FirstName));
static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::BylineOpener));
/// Those that a colon ends, without it: `Words` of `Words:`.
static COLON_OPENERS: LazyLock<Phrases> = LazyLock::new(|| {
    let words = lexicon().words(Section::BylineOpener).iter();
    Phrases::new(words.filter_map(|opener| Some((opener.strip_suffix(':')?, ()))))
});
static AUTHOR_HEADERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::AuthorHeader));

/// No byline is longer, in bytes; ten authors of a row take about 200.
const LONGEST: usize = 400;

/// Words in lower case that openers, titles, places and times of a byline take up.
const MOST_LOWER: usize = 14;

/// A line names the day, the day of a change, and perhaps that of a correction.
const MOST_DATES: usize = 3;

/// A line that ends in an opener and names a form before it is no longer, in words: `Ein Kommentar von`.
const OPENER_WORDS: usize = 3;

/// What somebody does, behind the name and a comma, takes so few words: `de Brasília`, `mayor of Elm`.
const TAIL_WORDS: usize = 6;

/// The place that a line opens with, from where somebody reports, has no more words.
const PLACE_WORDS: usize = 3;

/// A job title in a line of its own is no longer, in words.
const TITLE_WORDS: usize = 6;

/// A line that signs for a house has no more words.
const HOUSE_WORDS: usize = 7;

/// Openers stand in a row: `Written by: by Jane Doe`.
const MOST_OPENERS: usize = 3;

/// How sure the line's opening makes it that a name follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// None: the line is taken for a byline for other reasons.
    Bare,
    /// A word that also opens a sentence: `By`, `Von`.
    Weak,
    /// `Written by`, `Author:`.
    Strong,
}

/// What is done with segments that name nobody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// A line that holds more than names is none.
    Refused,
    /// Beside a date there stands what the date is of: `Article published on 8 April 2024, Jane Doe`.
    Skipped,
}

/// The byline that a line is, where the line is known or suspected to be one; `None` where it names nobody.
pub(crate) fn parse(text: &str) -> Option<Byline> {
    let text = without_stars(text);
    let line = trim_bullets(&text);
    if line.is_empty() || line.len() > LONGEST || is_prose(line) || announces_speech(line) {
        return None;
    }
    let line = date::before_time_opener(line);
    let inner = unbracketed(line).filter(|inner| is_opened(inner)).unwrap_or_else(|| name::unstopped(line));
    let titled = unspaced::behind_titles(inner);
    let names = if titled.is_empty() { names(inner)? } else { titled };
    Some(Byline { text: Some(line.to_owned()), authors: names.into_iter().map(Author::named).collect() })
}

/// The names on a line, in order; `None` where there are none, or more than names.
fn names(line: &str) -> Option<Vec<String>> {
    let reporters = reporters(line);
    if !reporters.is_empty() {
        return Some(reporters);
    }
    let line = without_urls(line);
    let opened = glue::opened(before_place(without_others(behind_bureau(&line))));
    let signed = glue::cut(&opened);
    let undated = without_dates(&signed);
    let rest = if undated.len() == signed.len() { Rest::Refused } else { Rest::Skipped };
    authors(behind_bars(&undated), rest)
}

/// The line without words that are a URL: its steps are nobody's names.
fn without_urls(line: &str) -> Cow<'_, str> {
    if !line.contains("://") {
        return Cow::Borrowed(line);
    }
    let words: Vec<&str> = line.split_whitespace().filter(|word| !word.contains("://")).collect();
    Cow::Owned(words.join(" "))
}

/// Who reported and wrote, as the line says that tells all whose hands a dispatch went through.
fn reporters(line: &str) -> Vec<String> {
    let roles = signoff::reporters(without_others(line)).into_iter();
    once(roles.filter_map(|names| names_in(names, Opening::Strong, Rest::Refused)).flatten())
}

/// Each name once, in order.
fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

/// Who reports, as a story's first paragraph says; in Chinese and Korean, where titles tell.
pub(crate) fn in_dispatch(paragraph: &str) -> Vec<Author> {
    let chinese = unspaced::in_dispatch(paragraph);
    if !chinese.is_empty() {
        return chinese.into_iter().map(Author::named).collect();
    }
    let korean = behind_bureau(paragraph).split_once(" = ").filter(|(line, _)| line.starts_with(is_hangul));
    korean.and_then(|(line, _)| parse(line)).map(|byline| byline.authors).unwrap_or_default()
}

/// Who signs, as brackets at the end of a story's last paragraph say: `...と話す。【山田太郎、鈴木花】`.
pub(crate) fn in_signature(paragraph: &str) -> Vec<Author> {
    unspaced::in_signature(paragraph).into_iter().map(Author::named).collect()
}

/// Who reported and wrote, as a line, or brackets at a paragraph's end, say: `... (Reporting by Jane Doe; Editing by John Roe)`.
pub(crate) fn in_signoff(paragraph: &str) -> Vec<Author> {
    let bracket = paragraph.rfind(['(', '（']).and_then(|at| paragraph.get(at..)).unwrap_or_default();
    let lines = [paragraph, bracket].into_iter().filter(|line| line.len() <= LONGEST);
    let found = lines.map(reporters).find(|names| !names.is_empty()).unwrap_or_default();
    found.into_iter().map(Author::named).collect()
}

/// The byline that a line is below one that says `Written by` and nothing else: there a first name is a name.
pub(crate) fn parse_below(opener: &str, text: &str) -> Option<Byline> {
    let opener = opener.trim().trim_end_matches([':', '：']);
    let is_opener = opener.len() <= LONGEST && is_opener(opener);
    let found = is_opener.then(|| parse(&format!("{opener}: {}", trim_bullets(text)))).flatten()?;
    Some(Byline { text: Some(text.trim().to_owned()), ..found })
}

/// Letters of a Chinese line of reporters with their outlet and their titles.
const TITLED_LETTERS: usize = 24;

/// Whether a line opens as a byline does, if need be behind a date, and names somebody.
pub(crate) fn opens_byline(text: &str) -> bool {
    let text = without_stars(text);
    let line = trim_bullets(&text);
    if line.is_empty() || line.len() > LONGEST {
        return false;
    }
    let signed = glue::opened(behind_bureau(line));
    let opens = is_opened(signed.trim())
        || (may_have_parts(&signed) && OPENERS.stand_in(&signed) && opens_behind_date(&without_dates(&signed)));
    // `澎湃新闻记者 葛明月`: the outlet stands before the title.
    let is_titled = || {
        line.chars().count() <= TITLED_LETTERS
            && !line.contains(['。', '，'])
            && !unspaced::behind_titles(line).is_empty()
    };
    (opens || is_titled()) && !is_prose(line) && parse(&signed).is_some()
}

/// Whether a line is a name that runs into a time, as in `Jane Doe5 hours ago`.
pub(crate) fn is_timed(text: &str) -> bool {
    text.len() <= LONGEST && glue::before_time(text).is_some()
}

/// Whether a line is what somebody does, and no more: `Senior Reporter`.
pub(crate) fn is_title(text: &str) -> bool {
    let text = text.trim();
    // `redacteur Binnenland`: what somebody writes of stands behind in most languages.
    let opens = || JOB_TITLES.strip(text).is_some_and(|beat| beat.starts_with(' '));
    text.split_whitespace().count() <= TITLE_WORDS && (JOB_TITLES.strip_end(text).is_some() || opens())
}

/// Whether a line ends as the name of an outlet does: `Elm Daily News`.
pub(crate) fn ends_as_outlet(text: &str) -> bool {
    let name = text.trim();
    let is_cased = name.starts_with(char::is_uppercase) && name.contains(' ') && !name.ends_with(is_stop);
    is_cased && OUTLET_WORDS.strip_end(name).is_some()
}

/// Whether a name is that of a desk, and of no outlet: `Newsroom`, `Redaktion`.
pub(crate) fn is_desk(name: &str) -> bool {
    STAFF_WORDS.is(name.trim())
}

/// Whether a line is somebody's name and nothing else.
pub(crate) fn is_name(text: &str) -> bool {
    text.len() <= LONGEST && is_person(text.trim())
}

/// Whether a line is a name and a job title: `Jane Doe, Senior Reporter`, `홍길동 기자`.
pub(crate) fn is_titled_name(text: &str) -> bool {
    text.len() <= LONGEST && piece::before_title(text).is_some_and(|name| is_person(name.trim_end_matches(',')))
}

/// Whether a line says, before the names, from which bureau they write, or in brackets behind one that the text is its part:
/// `Jane Doe (text)`.
pub(crate) fn tells_part(text: &str) -> bool {
    let is_text = |(name, role): (&str, &str)| COLON_OPENERS.is(role) && is_person(name.trim_end());
    behind_bureau(text).len() < text.len() || piece::before_role(text).is_some_and(is_text)
}

/// Whether a line is what joins two authors, and no more: `and`.
pub(crate) fn is_and(text: &str) -> bool {
    AND.is(text.trim())
}

/// Whether a line signs for a newsroom or an agency and names nobody: `Staff report`, `Mit Material von dpa`.
pub(crate) fn is_house_line(text: &str) -> bool {
    let line = trim_bullets(text);
    let is_short = line.split_whitespace().count() <= HOUSE_WORDS && !line.ends_with(is_stop);
    is_short && [&STAFF_WORDS, &COLLECTIVES, &AGENCIES].iter().any(|list| list.stand_in(line))
}

/// Whether a line may have more than one segment, with its dates taken for bars.
fn may_have_parts(line: &str) -> bool {
    pieces::may_have_bars(line) || date::may_hold(line)
}

/// `Published 8 April 2024 by Jane Doe`: nothing of a name stands before what opens the byline.
fn opens_behind_date(line: &str) -> bool {
    let segments = pieces::segments(line);
    let Some(opened) = segments.iter().position(|segment| is_opened(segment)) else { return false };
    let mut before = segments.iter().take(opened);
    before.all(|segment| names_in(segment, Opening::Bare, Rest::Refused).is_some_and(|names| names.is_empty()))
}

/// Whether a line says `By`, or `Kommentar von`, and who follows stands on the next.
pub(crate) fn is_opener(text: &str) -> bool {
    let text = text.trim();
    let (opening, rest) = strip_openers(text);
    let is_short = || text.split_whitespace().count() <= OPENER_WORDS && OTHER_ROLES.strip(text).is_none();
    let closes = || OPENERS.strip_end(text).is_some_and(|before| before.ends_with(' '));
    (opening != Opening::Bare && rest.is_empty()) || (closes() && is_short())
}

/// Whether a line names the authors' part, as a heading does, and who they are stands on the next: `Author(s)`.
pub(crate) fn heads_authors(text: &str) -> bool {
    let named = text.trim().trim_end_matches(':').trim_end();
    let named =
        if named.contains(['(', ')']) { Cow::Owned(named.replace(['(', ')'], "")) } else { Cow::Borrowed(named) };
    is_opener(&named) || AUTHOR_HEADERS.is(&named) || COLON_OPENERS.is(&named)
}

/// The names on a line, in order, each once; `None` where there are none, or more than names.
fn authors(line: &str, rest: Rest) -> Option<Vec<String>> {
    let segments = pieces::segments(line);
    let opened = segments.iter().position(|segment| is_opened(segment));
    let from = opened.unwrap_or(0);
    let mut names = Vec::new();
    for (at, segment) in segments.iter().enumerate().skip(from) {
        let (opening, segment) = strip_openers(segment);
        match names_in(segment, opening, rest) {
            Some(found) => names.extend(found),
            // Behind the segment that opens as a byline there may stand anything.
            None if opened.is_some_and(|opened| at > opened) => break,
            None if opened.is_none() && rest == Rest::Skipped => {}
            None => return None,
        }
    }
    // Behind a name, `Senior Analyst` is what that one does.
    let signs = |(at, name): &(usize, String)| *at == 0 || QUALIFIERS.strip(name).is_none();
    let once = once(names.into_iter().enumerate().filter(signs).map(|(_, name)| name));
    (!once.is_empty()).then_some(once)
}

/// The names in a segment, none where it holds a time or a title; `None` where it is neither.
fn names_in(segment: &str, opening: Opening, rest: Rest) -> Option<Vec<String>> {
    let pieces = pieces::pieces(segment);
    // `By Monday` and `Written by Jane, a poet` name nobody who signs; a date beside it makes a byline of `By Echo`.
    let is_alone = opening == Opening::Strong && pieces.len() == 1;
    let may_be_word = is_alone || (opening != Opening::Bare && rest == Rest::Skipped);
    let mut names = Vec::new();
    for (at, text) in pieces.iter().enumerate() {
        let is_first = at == 0;
        match piece::read(text) {
            // `Jane Doe, Example Staff`: for whom she writes.
            Piece::Author(name) if !names.is_empty() && piece::is_house(&name) => {}
            Piece::Author(name) => names.push(name),
            Piece::Outlet(name) if is_first && opening != Opening::Bare => names.push(name),
            Piece::Word(name) if is_first && may_be_word => names.push(name),
            Piece::Word(_) if is_first && opening == Opening::Weak => return None,
            Piece::Prose if opening != Opening::Bare && ends_names(&names, text) => break,
            Piece::Prose => return None,
            Piece::Word(_) | Piece::Outlet(_) | Piece::Furniture => {}
        }
    }
    Some(names)
}

/// Whether what stands behind names is what those people do: a few words, and no sentence.
fn ends_names(names: &[String], text: &str) -> bool {
    !names.is_empty() && text.split_whitespace().count() <= TAIL_WORDS && !text.ends_with(is_stop)
}

/// The line up to those who had another hand in it: `By Jane Doe, MD. Reviewed by John Roe`.
fn without_others(line: &str) -> &str {
    let mut stops = line.match_indices(". ").map(|(at, stop)| (at, at + stop.len()));
    let cut = stops.find(|(_, next)| line.get(*next..).is_some_and(|rest| OTHER_ROLES.strip(rest).is_some()));
    cut.and_then(|(at, _)| line.get(..at)).unwrap_or(line)
}

/// `Por Juana Pérez, Example Sur — Elm do Rio`: behind the name and the outlet, and a dash, stands the place.
fn before_place(line: &str) -> &str {
    let parts = line.split_once(" — ").filter(|(signed, _)| signed.contains(", ") && OPENERS.strip(signed).is_some());
    parts.map_or(line, |(signed, _)| signed)
}

/// The line without the bureau that sent it: `[서울=연합뉴스] 홍길동 기자`, `부산=홍길동 기자`, `القاهرة: محمد علي`, `Aus Elmstadt berichtet
/// Jana Muster`.
fn behind_bureau(line: &str) -> &str {
    let bracketed = line.strip_prefix(['[', '(']).and_then(|inner| inner.split_once([']', ')']));
    let bracketed = bracketed.filter(|(bureau, _)| bureau.contains('='));
    let place = || line.split_once('=').filter(|(place, _)| !place.is_empty() && place.chars().all(is_hangul));
    let parts = bracketed.or_else(place).or_else(|| behind_city(line));
    parts.map(|(_, rest)| rest).or_else(|| behind_report(line)).map_or(line, str::trim_start)
}

/// A city of one word in a script without capitals, and what a colon or a dash parts from it.
fn behind_city(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|c: char| !name::is_uncased(c)).filter(|end| *end > 0)?;
    let (city, rest) = line.split_at_checked(end)?;
    let names = [": ", " - ", " – "].iter().find_map(|sign| rest.strip_prefix(sign))?;
    Some((city, names))
}

/// Who reports from the place that a line opens with.
fn behind_report(line: &str) -> Option<&str> {
    let place = piece::PLACE_OPENERS.strip(line)?.trim_start();
    place.match_indices(' ').take(PLACE_WORDS).find_map(|(at, _)| signoff::REPORTERS.strip(place.get(at + 1..)?))
}

/// What follows an opener that holds a sign which elsewhere parts a line: `글·사진`.
fn behind_bars(line: &str) -> &str {
    let behind = OPENERS.strip(line).filter(|behind| {
        let opener = line.get(..line.len() - behind.len()).unwrap_or_default();
        opener.contains(['·', '|', '•'])
    });
    behind.unwrap_or(line)
}

/// Whether so many words are in lower case that the line can only be a sentence.
fn is_prose(line: &str) -> bool {
    line.split_whitespace().filter(|word| word.starts_with(is_lower)).nth(MOST_LOWER).is_some()
}

/// Whether a colon and a word in lower case end the line: `Elm Council leader Jane Doe said:`.
fn announces_speech(line: &str) -> bool {
    let told = line.strip_suffix([':', '：']).filter(|told| told.split(' ').nth(2).is_some());
    told.and_then(|told| told.rsplit(' ').next()).is_some_and(|word| word.starts_with(is_lower))
}

/// Whether it opens as a byline does.
fn is_opened(segment: &str) -> bool {
    strip_openers(segment).0 != Opening::Bare
}

fn strip_openers(segment: &str) -> (Opening, &str) {
    let (mut opening, mut rest) = (Opening::Bare, segment);
    for _ in 0..MOST_OPENERS {
        let Some(behind) = OPENERS.strip(rest) else { break };
        let opener = rest.get(..rest.len() - behind.len()).unwrap_or_default().trim();
        if unspaced::runs_on(opener, behind) {
            break;
        }
        let names = behind.trim_start_matches(|c: char| c.is_whitespace() || ":：/／=＝・｜|.".contains(c));
        let has_sign = behind.trim_start().starts_with([':', '：']) || opener.ends_with(|c: char| !c.is_alphabetic());
        if !has_sign && is_first_name(opener, names) && (opening != Opening::Bare || FIRST_NAMES.is(opener)) {
            break;
        }
        let is_strong = has_sign || opener.contains(' ');
        opening = if is_strong || opening == Opening::Strong { Opening::Strong } else { Opening::Weak };
        rest = names;
    }
    (opening, rest)
}

/// Whether a word that opens bylines in one language may be a first name in another: `Nga Pham`, but not `By Reuters`.
fn is_first_name(opener: &str, behind: &str) -> bool {
    let mut words = behind.split_whitespace();
    let is_one = words.next().is_some() && words.next().is_none();
    is_one && !AGENCIES.is(behind) && opener.starts_with(char::is_uppercase) && !opener.contains(' ')
}

/// The line with a bar in place of each of its dates.
fn without_dates(line: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(line);
    for _ in 0..MOST_DATES {
        let Some(found) = date::find(&line) else { break };
        let before = line.get(..found.span.start).unwrap_or_default();
        let after = line.get(found.span.end..).unwrap_or_default();
        line = Cow::Owned(format!("{before} | {after}"));
    }
    line
}

/// The line without the signs that emphasise its first words: `*Jane Doe* — 8 April 2024`. Behind a bullet stands a space.
fn without_stars(line: &str) -> Cow<'_, str> {
    let short = Some(line.trim_start()).filter(|line| line.len() <= LONGEST);
    let emphasised = short.and_then(|line| line.strip_prefix('*')?.split_once('*'));
    let is_tight = |words: &str| !words.is_empty() && words.trim() == words;
    match emphasised.filter(|(words, _)| is_tight(words)) {
        Some((words, behind)) => Cow::Owned(format!("{words}{behind}")),
        None => Cow::Borrowed(line),
    }
}

fn trim_bullets(text: &str) -> &str {
    let text = text.trim();
    // Markdown's emphasis.
    let text = text.strip_prefix('*').and_then(|inner| inner.strip_suffix('*')).unwrap_or(text);
    text.trim_start_matches(['*', '•', '·', '|', '▪', '■', '●', '+', '-', '–', '—', ' '])
        .trim_end_matches(['|', '•', '·', ' '])
}
