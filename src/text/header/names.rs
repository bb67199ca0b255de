//! What a header line is about, by the name or the code that it begins with.

use crate::lexicon::{Section, is_stop, lexicon, without_closers};
use crate::page::Field;
use crate::text::lines::Line;

/// No name of a field is longer, in bytes, in any language of the lexicon.
const MAX_NAME_BYTES: usize = 48;
/// A longer value is a paragraph that begins with a word and a colon.
pub(super) const MAX_VALUE_BYTES: usize = 600;
/// A line below others of a header is one of them, whatever its name, if its name has no more words and its value no more bytes.
const OTHER_NAME_WORDS: usize = 3;
const OTHER_VALUE_BYTES: usize = 80;

/// What a header line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Of(Field),
    /// `Rubrik`, a headline in Swedish and a section in German: below other lines a single word is no headline.
    HeadlineOrSection,
    /// A line that says nothing of the story: `to`, `cc`, or any other among those of a header, `Words`, `Newsgroups`.
    Other,
}

/// The names of header lines, by section of the lexicon; the first that holds the name wins.
const NAMES: &[(Section, Name)] = &[
    (Section::HeadlineHeader, Name::Of(Field::Headline)),
    (Section::DescriptionHeader, Name::Of(Field::Description)),
    (Section::AuthorHeader, Name::Of(Field::Author)),
    (Section::BylineOpener, Name::Of(Field::Author)),
    (Section::DateHeader, Name::Of(Field::Published)),
    (Section::PublishedOpener, Name::Of(Field::Published)),
    (Section::ModifiedOpener, Name::Of(Field::Modified)),
    (Section::SourceHeader, Name::Of(Field::SiteName)),
    (Section::UrlHeader, Name::Of(Field::Url)),
    (Section::RubricHeader, Name::Of(Field::Section)),
    (Section::TopicHeader, Name::Of(Field::Topic)),
    (Section::MailHeader, Name::Other),
];

/// The codes that begin the lines of a record of Dow Jones Factiva, two spaces before what they say.
const CODES: &[(&str, Name)] = &[
    ("HD", Name::Of(Field::Headline)),
    ("BY", Name::Of(Field::Author)),
    ("PD", Name::Of(Field::Published)),
    ("SN", Name::Of(Field::SiteName)),
    ("SE", Name::Of(Field::Section)),
    ("CR", Name::Other),
    ("CY", Name::Other),
    ("ED", Name::Other),
    ("ET", Name::Other),
    ("LA", Name::Other),
    ("PG", Name::Other),
    ("SC", Name::Other),
    ("VOL", Name::Other),
    ("WC", Name::Other),
];
/// What stands above the text of such a record, on a line of its own.
pub(super) const LEAD_CODE: &str = "LP";

/// What a header line is about, and what it says of it.
pub(super) fn named(line: Line<'_>) -> Option<(Name, &str)> {
    coded(line).or_else(|| {
        let at = line.text.find([':', '：']).filter(|at| *at <= MAX_NAME_BYTES)?;
        let (name, rest) = line.text.split_at_checked(at)?;
        about(name, rest.trim_start_matches([':', '：']).trim())
    })
}

/// The same of one that a code begins.
pub(super) fn coded(line: Line<'_>) -> Option<(Name, &str)> {
    let (code, value) = line.text.split_once("  ")?;
    let (_, name) = CODES.iter().find(|(known, _)| *known == code)?;
    Some((*name, value.trim_start()))
}

/// Whether the name that a line begins with stands in capitals.
pub(super) fn is_shouted(line: Line<'_>) -> bool {
    let name = line.text.split([':', '：']).next().unwrap_or_default();
    name.len() > 1 && !name.contains(char::is_lowercase) && name.contains(char::is_uppercase)
}

/// What a name and its value are about.
pub(super) fn about<'v>(name: &str, value: &'v str) -> Option<(Name, &'v str)> {
    if value.is_empty() || value.len() > MAX_VALUE_BYTES {
        return None;
    }
    let name = name.trim_end().to_lowercase();
    let is_in = |section: Section| lexicon().words(section).contains(&name.as_str());
    if is_in(Section::HeadlineHeader) && is_in(Section::RubricHeader) {
        return Some((Name::HeadlineOrSection, value));
    }
    let (_, name) = NAMES.iter().find(|(section, _)| is_in(*section))?;
    Some((*name, value))
}

/// Whether a line has the form of a header's: a name of few words with a capital, a colon, and a value that is no sentence.
pub(super) fn is_other(line: Line<'_>) -> bool {
    let Some((name, value)) = line.text.split_once(':') else { return false };
    let words = name.split_whitespace();
    let is_name = name.starts_with(char::is_uppercase) && words.count() <= OTHER_NAME_WORDS;
    is_name && value.starts_with(' ') && value.len() <= OTHER_VALUE_BYTES && !without_closers(value).ends_with(is_stop)
}
