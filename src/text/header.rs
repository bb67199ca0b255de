//! The header lines of a text ("Title: ...", "Date: ..."), or its front matter, into claims.

use std::borrow::Cow;

use crate::lexicon::{Section, is_stop, lexicon, without_closers};
use crate::page::{Claim, Field, Source};

use super::encoded;
use super::fold::folded;
use super::lines::{Line, Lines};
use super::marks;
use super::toml;

/// A header has no more lines.
const MAX_LINES: usize = 40;
/// No name of a field is longer, in bytes, in any language of the lexicon.
const MAX_NAME_BYTES: usize = 48;
/// A longer value is a paragraph that begins with a word and a colon.
const MAX_VALUE_BYTES: usize = 600;
/// So many lines may stand above a header; above one of a single line that is known, one.
const MAX_ABOVE: usize = 3;
/// A line below others of a header is one of them, whatever its name, if its name has no more words and its value no more bytes.
const OTHER_NAME_WORDS: usize = 3;
const OTHER_VALUE_BYTES: usize = 80;

/// What stands above and below YAML front matter.
const FENCE: &str = "---";

/// What a value may stand in, and how that is written inside. A headline's own single quotes are those of direct speech, but for
/// front matter.
const QUOTES: &[(char, &str)] = &[('"', "\\\"")];
const FRONT_MATTER_QUOTES: &[(char, &str)] = &[('"', "\\\""), ('\'', "''")];

/// What a text begins with, up to the first line that is no header line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header<'a> {
    /// The lines that stand above the header lines: a headline, perhaps below the outlet's line.
    pub(super) above: Vec<&'a str>,
    /// What the header lines claim, in their order.
    pub(super) claims: Vec<Claim>,
    /// The lines that name the authors, as they stand.
    pub(super) bylines: Vec<&'a str>,
    /// The text below.
    pub(super) below: &'a str,
}

/// What a header line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
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

/// Reads the header; a text without one is all `below`.
pub(super) fn read(text: &str) -> Header<'_> {
    of_front_matter(text).unwrap_or_else(|| of_lines(text))
}

/// What TOML front matter claims; its lines are none of the story's.
fn of_front_matter(text: &str) -> Option<Header<'_>> {
    let matter = toml::read(text)?;
    let fields = matter.entries.iter().filter_map(|(name, value)| about(name, value));
    let claims = fields.flat_map(|(name, value)| claims_of(name, &folded(value), FRONT_MATTER_QUOTES)).collect();
    Some(Header { above: Vec::new(), claims, bylines: Vec::new(), below: matter.below })
}

fn of_lines(text: &str) -> Header<'_> {
    let (mut above, mut from) = (Vec::new(), text);
    while let Some((line, rest)) = first_line(from).filter(|(line, _)| named(*line).is_none()) {
        if above.len() == MAX_ABOVE || line.text.len() > MAX_VALUE_BYTES {
            break;
        }
        above.push(line.text);
        from = rest;
    }
    let (mut fields, bylines, below) = fields(from);
    for (name, value) in &mut fields {
        if *name == Name::HeadlineOrSection {
            let is_section = !above.is_empty() && !value.contains(' ');
            *name = Name::Of(if is_section { Field::Section } else { Field::Headline });
        }
    }
    let is_fenced = Lines::of(text.trim_start()).next().is_some_and(|line| line.text == FENCE);
    let quotes = if is_fenced { FRONT_MATTER_QUOTES } else { QUOTES };
    let claims: Vec<_> = fields.iter().flat_map(|(name, value)| claims_of(*name, value, quotes)).collect();
    if claims.is_empty() || above.len() > 1 && claims.len() < 2 {
        return Header { above: Vec::new(), claims: Vec::new(), bylines: Vec::new(), below: text };
    }
    Header { above, claims, bylines, below }
}

/// The first line that holds text, and what follows it.
fn first_line(text: &str) -> Option<(Line<'_>, &str)> {
    let mut lines = Lines::of(text);
    let line = lines.by_ref().find(|line| !is_empty(*line))?;
    Some((line, lines.rest()))
}

fn is_empty(line: Line<'_>) -> bool {
    line.is_blank() || marks::is_separator(line)
}

/// The fields that a text begins with, the lines that name authors, and what follows.
fn fields(text: &str) -> (Vec<(Name, String)>, Vec<&str>, &str) {
    let mut fields: Vec<(Name, String)> = Vec::new();
    let mut bylines = Vec::new();
    let mut lines = Lines::of(text);
    let mut below = text;
    let mut goes_on = false;
    for line in lines.clone().take(MAX_LINES) {
        lines.next();
        match (named(line), fields.last_mut()) {
            (Some((name, value)), _) => {
                bylines.extend((name == Name::Of(Field::Author)).then_some(line.text));
                fields.push((name, folded(value)));
            }
            // A mail header's long line goes on below, indented.
            (None, Some((_, value))) if goes_on && line.indent > 0 && !line.is_blank() => {
                value.push(' ');
                value.push_str(&folded(line.text));
            }
            _ if is_empty(line) => {
                goes_on = false;
                continue;
            }
            _ if goes_on && is_other(line) => fields.push((Name::Other, String::new())),
            _ => break,
        }
        goes_on = true;
        below = lines.rest();
    }
    (fields, bylines, below)
}

/// What a header line is about, and what it says of it.
fn named(line: Line<'_>) -> Option<(Name, &str)> {
    let at = line.text.find([':', '：']).filter(|at| *at <= MAX_NAME_BYTES)?;
    let (name, rest) = line.text.split_at_checked(at)?;
    about(name, rest.trim_start_matches([':', '：']).trim())
}

/// What a name and its value are about.
fn about<'v>(name: &str, value: &'v str) -> Option<(Name, &'v str)> {
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
fn is_other(line: Line<'_>) -> bool {
    let Some((name, value)) = line.text.split_once(':') else { return false };
    let words = name.split_whitespace();
    let is_name = name.starts_with(char::is_uppercase) && words.count() <= OTHER_NAME_WORDS;
    is_name && value.starts_with(' ') && value.len() <= OTHER_VALUE_BYTES && !without_closers(value).ends_with(is_stop)
}

fn claims_of(name: Name, value: &str, quotes: &[(char, &str)]) -> Vec<Claim> {
    let claim = |field, value: &str| Claim { field, source: Source::TextHeader, value: value.to_owned(), url: None };
    let value = folded(&encoded::decoded(&unquoted(value, quotes)));
    match name {
        _ if value.is_empty() => Vec::new(),
        Name::Other | Name::HeadlineOrSection => Vec::new(),
        Name::Of(Field::Topic) => topics(&value, quotes).map(|topic| claim(Field::Topic, &topic)).collect(),
        Name::Of(Field::SiteName) if is_url(&value) => vec![claim(Field::Url, &value)],
        Name::Of(Field::Url) if !is_url(&value) => Vec::new(),
        Name::Of(field) => vec![claim(field, &value)],
    }
}

/// The value as it stands in YAML: in quotes.
fn unquoted<'v>(value: &'v str, quotes: &[(char, &str)]) -> Cow<'v, str> {
    let mut inside = quotes.iter().filter_map(|(quote, written)| {
        let inside = value.strip_prefix(*quote)?.strip_suffix(*quote)?;
        let is_one = !inside.replace(written, "").contains(*quote);
        is_one.then(|| Cow::Owned(inside.replace(written, quote.encode_utf8(&mut [0; 4]))))
    });
    inside.next().unwrap_or(Cow::Borrowed(value))
}

fn topics<'v>(value: &'v str, quotes: &[(char, &str)]) -> impl Iterator<Item = Cow<'v, str>> {
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
    let topics = list.split([',', ';', '、', '，', '،']).map(|topic| unquoted(topic.trim(), quotes));
    topics.filter(|topic| !topic.is_empty())
}

fn is_url(value: &str) -> bool {
    (value.starts_with("https://") || value.starts_with("http://") || value.starts_with("www.")) && !value.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(text: &str) -> Vec<(Field, String)> {
        read(text).claims.into_iter().map(|claim| (claim.field, claim.value)).collect()
    }

    fn claimed(field: Field, value: &str) -> (Field, String) {
        (field, value.to_owned())
    }

    #[test]
    fn header_lines_are_claims() {
        let text = "Title: Bridge reopens\nBy: Ann Ware\nDate: 8 April 2024\nSource: Elm Echo\n\
            URL: https://example.org/bridge\n\nThe bridge is open: at last.\n";
        let expected = [
            claimed(Field::Headline, "Bridge reopens"),
            claimed(Field::Author, "Ann Ware"),
            claimed(Field::Published, "8 April 2024"),
            claimed(Field::SiteName, "Elm Echo"),
            claimed(Field::Url, "https://example.org/bridge"),
        ];
        assert_eq!(claims(text), expected);
        assert_eq!(read(text).below.trim(), "The bridge is open: at last.");
        assert!(read(text).claims.iter().all(|claim| claim.source == Source::TextHeader));
    }

    #[test]
    fn a_headline_may_stand_above() {
        let header = read("Bridge reopens\n\nAuthor: Ann Ware\n\nThe bridge is open.");
        assert_eq!(header.above, ["Bridge reopens"]);
        assert_eq!(header.claims.len(), 1);
        assert_eq!(header.below.trim(), "The bridge is open.");
    }

    #[test]
    fn lines_among_those_of_a_header_are_its_own_whatever_their_names() {
        let text = "Elm Echo, 8 April 2024, p. 19\n\nBridge reopens\n\nSource: Elm Echo\nRubrik: INTERVIEW\nWords: 612\nAuthor: Ann Ware\n\
            Document number: EE-20240408\n\nMayor: I am glad\n\nThe bridge is open.";
        let header = read(text);
        assert_eq!(header.above, ["Elm Echo, 8 April 2024, p. 19", "Bridge reopens"]);
        let expected = [
            claimed(Field::SiteName, "Elm Echo"),
            claimed(Field::Section, "INTERVIEW"),
            claimed(Field::Author, "Ann Ware"),
        ];
        assert_eq!(claims(text), expected);
        assert!(header.below.trim().starts_with("Mayor: I am glad"), "{}", header.below);
    }

    #[test]
    fn a_name_of_two_fields_is_settled_by_its_place() {
        for text in ["Rubrik: Bron\nDatum: 8 april 2024\n\nBron.", "Elm Echo\nRubrik: Bron öppnar\n\nBron."] {
            assert!(claims(text).iter().any(|(field, _)| *field == Field::Headline), "{text}");
        }
        let title = claims("Elm Echo\nTitle: Bridges\n\nThe bridge is open.");
        assert_eq!(title, [claimed(Field::Headline, "Bridges")]);
    }

    #[test]
    fn several_lines_above_one_header_line_are_none_of_a_header() {
        let text = "Home\nNews\nAuthor: Ann Ware\n\nThe bridge is open.";
        assert_eq!(read(text).below, text);
    }

    #[test]
    fn only_the_top_is_a_header() {
        let text = "Bridge reopens\n\nThe bridge is open.\n\nAuthor: Ann Ware\n";
        assert_eq!(read(text), Header { above: Vec::new(), claims: Vec::new(), bylines: Vec::new(), below: text });
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_header_line() {
        assert!(claims("Bridge: a town rejoices\nThe mayor said: open it").is_empty());
        assert!(claims("Title:\nBridge reopens").is_empty());
    }

    #[test]
    fn a_mail_header_is_read_and_its_long_lines_unfolded() {
        let text = "From: desk@example.org\nTo: all@example.org\nSubject: Bridge reopens\n after two years\n\
            Date: Mon, 8 Apr 2024 09:00:00 +0200\n\n  The bridge is open.";
        let expected = [
            claimed(Field::Headline, "Bridge reopens after two years"),
            claimed(Field::Published, "Mon, 8 Apr 2024 09:00:00 +0200"),
        ];
        assert_eq!(claims(text), expected);
        assert_eq!(read(text).below.trim(), "The bridge is open.");
    }

    #[test]
    fn the_way_of_a_mail_is_none_of_the_story() {
        let text = "Return-Path: <desk@example.org>\nReceived: from mx.example.org by mail.example.net\n\twith SMTP; \
            Mon, 8 Apr 2024 09:00:01 +0200\nMIME-Version: 1.0\nContent-Transfer-Encoding: 8bit\n\
            Subject: Bridge reopens\n\nThe bridge is open.";
        assert_eq!(claims(text), [claimed(Field::Headline, "Bridge reopens")]);
        assert_eq!((read(text).above.len(), read(text).below.trim()), (0, "The bridge is open."));
    }

    #[test]
    fn a_mail_address_alone_claims_nothing() {
        let text = "To: whom it may concern\n\nThe bridge is open.";
        assert_eq!(read(text).below, text);
    }

    #[test]
    fn front_matter_is_a_header() {
        let text = "---\ntitle: \"Bridge reopens\"\ntags: [bridges, \"Elm\"]\n---\n\nThe bridge is open.";
        let expected = [
            claimed(Field::Headline, "Bridge reopens"),
            claimed(Field::Topic, "bridges"),
            claimed(Field::Topic, "Elm"),
        ];
        assert_eq!(claims(text), expected);
    }

    #[test]
    fn quotes_around_a_value_of_front_matter_are_none_of_it() {
        let headline = |value: &str| claims(&format!("---\ntitle: {value}\n---\n\nThe bridge is open."));
        let cases = [
            ("'Elm: bridge reopens'", "Elm: bridge reopens"),
            ("'Elm''s bridge reopens'", "Elm's bridge reopens"),
            (r#""The \"old\" bridge reopens""#, r#"The "old" bridge reopens"#),
            ("'Open' and 'shut'", "'Open' and 'shut'"),
        ];
        for (value, meant) in cases {
            assert_eq!(headline(value), [claimed(Field::Headline, meant)]);
        }
        let speech = claims("Title: 'We are glad'\n\nThe bridge is open.");
        assert_eq!(speech, [claimed(Field::Headline, "'We are glad'")]);
    }

    #[test]
    fn front_matter_may_be_toml() {
        let text = "+++\ndraft = false\ntitle = \"Bridge reopens\"\nauthor = 'Ann Ware'\ndate = 2024-04-08T09:00:00Z\n\
            tags = [\"bridges\", 'Elm']\n+++\n\nThe bridge is open.";
        let expected = [
            claimed(Field::Headline, "Bridge reopens"),
            claimed(Field::Author, "Ann Ware"),
            claimed(Field::Published, "2024-04-08T09:00:00Z"),
            claimed(Field::Topic, "bridges"),
            claimed(Field::Topic, "Elm"),
        ];
        assert_eq!(claims(text), expected);
        assert_eq!((read(text).above.len(), read(text).below.trim()), (0, "The bridge is open."));
    }

    #[test]
    fn encoded_words_of_a_mail_are_read() {
        let text = "From: desk@example.org\nSubject: =?UTF-8?Q?Caf=C3=A9_on_the?=\n =?UTF-8?B?IHF1YXk=?= closes\n\nThe café is shut.";
        assert_eq!(claims(text), [claimed(Field::Headline, "Café on the quay closes")]);
    }

    #[test]
    fn headers_are_read_in_many_languages() {
        let japanese = "タイトル：橋が再開\n著者：山田太郎\n日付：2024年4月8日\n\n橋が開通した。";
        let arabic = "العنوان: إعادة فتح الجسر\nالكاتب: آن وير\nالتاريخ: 8 أبريل 2024\n\nفتح الجسر.";
        let french = "Titre : Le pont rouvre\nAuteur : Anne Ware\nDate : 8 avril 2024\n\nLe pont est ouvert.";
        for text in [japanese, arabic, french] {
            let fields: Vec<_> = claims(text).into_iter().map(|(field, _)| field).collect();
            assert_eq!(fields, [Field::Headline, Field::Author, Field::Published], "{text}");
        }
    }
}
