//! The header lines of a text ("Title: ...", "Date: ...") into claims.

use crate::lexicon::{Section, lexicon};
use crate::page::{Claim, Field, Source};

use super::fold::folded;
use super::lines::{Line, Lines};
use super::marks;

/// A header has no more lines.
const MAX_LINES: usize = 40;
/// No name of a field is longer, in bytes, in any language of the lexicon.
const MAX_NAME_BYTES: usize = 48;
/// A longer value is a paragraph that begins with a word and a colon.
const MAX_VALUE_BYTES: usize = 600;

/// What a text begins with, up to the first line that is no header line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header<'a> {
    /// A headline that stands above the header lines.
    pub(super) above: &'a str,
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
    /// A line of a mail's header that says nothing of the story: `to`, `cc`.
    Mail,
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
    (Section::MailHeader, Name::Mail),
];

/// Reads the header; a text without one is all `below`.
pub(super) fn read(text: &str) -> Header<'_> {
    let (above, from) = match first_line(text) {
        Some((line, rest)) if named(line).is_none() => (line.text, rest),
        _ => ("", text),
    };
    let (fields, bylines, below) = fields(from);
    let claims: Vec<_> = fields.iter().flat_map(claims_of).collect();
    if claims.is_empty() {
        return Header { above: "", claims, bylines: Vec::new(), below: text };
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
    let value = rest.trim_start_matches([':', '：']).trim();
    if value.is_empty() || value.len() > MAX_VALUE_BYTES {
        return None;
    }
    let name = name.trim_end().to_lowercase();
    let (_, name) = NAMES.iter().find(|(section, _)| lexicon().words(*section).contains(&name.as_str()))?;
    Some((*name, value))
}

fn claims_of((name, value): &(Name, String)) -> Vec<Claim> {
    let claim = |field, value: &str| Claim { field, source: Source::TextHeader, value: value.to_owned(), url: None };
    let value = unquoted(value);
    match name {
        _ if value.is_empty() => Vec::new(),
        Name::Mail => Vec::new(),
        Name::Of(Field::Topic) => topics(value).map(|topic| claim(Field::Topic, topic)).collect(),
        Name::Of(Field::SiteName) if is_url(value) => vec![claim(Field::Url, value)],
        Name::Of(Field::Url) if !is_url(value) => Vec::new(),
        Name::Of(field) => vec![claim(*field, value)],
    }
}

/// The value as it stands in YAML: in quotes.
fn unquoted(value: &str) -> &str {
    let inside = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.filter(|inside| !inside.contains('"')).unwrap_or(value)
}

fn topics(value: &str) -> impl Iterator<Item = &str> {
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
    list.split([',', ';', '、', '，', '،']).map(|topic| unquoted(topic.trim())).filter(|topic| !topic.is_empty())
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
        assert_eq!(header.above, "Bridge reopens");
        assert_eq!(header.claims.len(), 1);
        assert_eq!(header.below.trim(), "The bridge is open.");
    }

    #[test]
    fn only_the_top_is_a_header() {
        let text = "Bridge reopens\n\nThe bridge is open.\n\nAuthor: Ann Ware\n";
        assert_eq!(read(text), Header { above: "", claims: Vec::new(), bylines: Vec::new(), below: text });
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
        assert_eq!((read(text).above, read(text).below.trim()), ("", "The bridge is open."));
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
