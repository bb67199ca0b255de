//! The header lines of a text ("Title: ...", "Date: ..."), or its front matter, into claims.

mod names;

use std::borrow::Cow;
use std::iter;

use crate::page::{Claim, Field, Source};

use super::encoded;
use super::fold::folded;
use super::lines::{Line, Lines};
use super::marks;
use super::toml;
use names::{LEAD_CODE, MAX_VALUE_BYTES, Name, about, coded, is_other, is_shouted, named};

/// A header has no more lines.
const MAX_LINES: usize = 40;
/// So many lines may stand above a header; above one of a single line that is known, one.
const MAX_ABOVE: usize = 3;
/// So many above a header of a press database, which gives headline, outlet, day, edition and copyright without names; it has so many
/// lines at least.
const MAX_ABOVE_RECORD: usize = 14;
const RECORD_LINES: usize = 3;

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
    /// The text below. Of a record it is all text but for the header lines, with what of them stays text in its place.
    pub(super) below: Cow<'a, str>,
    /// It is a record of a press database.
    pub(super) is_record: bool,
}

impl<'a> Header<'a> {
    /// The header of a text without one.
    fn of_nothing(text: &'a str) -> Self {
        Self { above: Vec::new(), claims: Vec::new(), bylines: Vec::new(), below: text.into(), is_record: false }
    }
}

/// Reads the header; a text without one is all `below`.
pub(super) fn read(text: &str) -> Header<'_> {
    of_front_matter(text).unwrap_or_else(|| of_lines(text))
}

/// What TOML front matter claims; its lines are none of the story's.
fn of_front_matter(text: &str) -> Option<Header<'_>> {
    let matter = toml::read(text)?;
    let fields = matter.entries.iter().filter_map(|(name, value)| about(name, value));
    let claims = fields.flat_map(|(name, value)| claims_of(name, &folded(value), FRONT_MATTER_QUOTES)).collect();
    Some(Header { claims, ..Header::of_nothing(matter.below) })
}

fn of_lines(text: &str) -> Header<'_> {
    let (mut above, mut from) = (Vec::new(), text);
    while let Some((line, rest)) = first_line(from).filter(|(line, _)| named(*line).is_none()) {
        if above.len() == MAX_ABOVE_RECORD || line.text.len() > MAX_VALUE_BYTES {
            break;
        }
        above.push(line.text);
        from = rest;
    }
    let (mut fields, bylines, below) = fields(from);
    for (name, value) in &mut fields {
        if *name == Name::HeadlineOrSection {
            // An outlet's line names the section as well: `Elm Echo, No. 60, p. 14 / Local business`.
            let is_named = above.iter().any(|line| line.ends_with(value.as_str()));
            let is_section = is_named || !above.is_empty() && !value.contains(' ');
            *name = Name::Of(if is_section { Field::Section } else { Field::Headline });
        }
    }
    let is_fenced = Lines::of(text.trim_start()).next().is_some_and(|line| line.text == FENCE);
    let quotes = if is_fenced { FRONT_MATTER_QUOTES } else { QUOTES };
    let claims: Vec<_> = fields.iter().flat_map(|(name, value)| claims_of(*name, value, quotes)).collect();
    let least = if above.len() > 1 { 2 } else { 1 };
    let is_record = above.len() > MAX_ABOVE;
    if claims.len() < least || is_record && fields.len() < RECORD_LINES {
        return Header::of_nothing(text);
    }
    if !is_record {
        return Header { above, claims, bylines, below: below.into(), is_record };
    }
    let above = text.strip_suffix(from).unwrap_or_default();
    let below = without_header(above, &claims, &bylines, below);
    Header { claims, below: below.into(), is_record, ..Header::of_nothing(text) }
}

/// The text with its header lines taken out, but for what the story shows of them.
fn without_header(above: &str, claims: &[Claim], bylines: &[&str], below: &str) -> String {
    let is_shown = |claim: &&Claim| matches!(claim.field, Field::Headline | Field::Description);
    let shown = claims.iter().filter(is_shown).map(|claim| claim.value.as_str());
    let parts: Vec<_> = iter::once(above).chain(shown).chain(bylines.iter().copied()).chain([below]).collect();
    parts.join("\n\n")
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
    // Whether all names so far stand in capitals, as they do in press databases.
    let mut are_shouted = true;
    for line in lines.clone().take(MAX_LINES) {
        lines.next();
        match (named(line), fields.last_mut()) {
            (Some((name, value)), _) => {
                let byline = if coded(line).is_some() { value } else { line.text };
                bylines.extend((name == Name::Of(Field::Author)).then_some(byline));
                fields.push((name, folded(value)));
            }
            (None, Some(_)) if line.text == LEAD_CODE => {
                below = lines.rest();
                break;
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
            (None, Some(_)) if (goes_on || are_shouted && is_shouted(line)) && is_other(line) => {
                fields.push((Name::Other, String::new()));
            }
            _ => break,
        }
        goes_on = true;
        are_shouted &= is_shouted(line);
        below = lines.rest();
    }
    (fields, bylines, below)
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
        let twice = claims("Elm Echo, No. 60, p. 14 / Bron öppnar\nRubrik: Bron öppnar\nAuthor: Ann Ware\n\nBron.");
        assert_eq!(twice, [claimed(Field::Section, "Bron öppnar"), claimed(Field::Author, "Ann Ware")]);
    }

    #[test]
    fn several_lines_above_one_header_line_are_none_of_a_header() {
        let text = "Home\nNews\nAuthor: Ann Ware\n\nThe bridge is open.";
        assert_eq!(read(text).below, text);
    }

    #[test]
    fn a_record_of_a_database_has_many_lines_above_its_header() {
        let above = "Page 1 of 2\nBridge reopens after\ntwo years\nElm Echo\n8 April 2024 Monday\nEdition 1\n\n";
        let lines = "Section: NEWS; Pg. 8\nLength: 318 words\nByline: Ann Ware\nHighlight: Cars may cross\n";
        let text = format!("{above}{lines}Body\n\nThe bridge is open.");
        let header = read(&text);
        let expected = [
            claimed(Field::Section, "NEWS; Pg. 8"),
            claimed(Field::Author, "Ann Ware"),
            claimed(Field::Description, "Cars may cross"),
        ];
        assert_eq!(claims(&text), expected);
        assert!(header.is_record && header.below.starts_with(above) && !header.below.contains("318 words"));
        assert!(header.below.ends_with("Cars may cross\n\nByline: Ann Ware\n\nBody\n\nThe bridge is open."));
        let two = format!("{above}Section: NEWS\nByline: Ann Ware\n\nThe bridge is open.");
        assert_eq!(read(&two).below, two);
    }

    #[test]
    fn names_in_capitals_need_not_stand_close() {
        let text =
            "BYLINE: Ann Ware\n\nSECTION: METRO\n\nLENGTH: 318 words\n\nDATELINE: ELMSTADT\n\nThe bridge is open.";
        assert_eq!(claims(text), [claimed(Field::Author, "Ann Ware"), claimed(Field::Section, "METRO")]);
        assert_eq!(read(text).below.trim(), "The bridge is open.");
        let speech = "Byline: Ann Ware\n\nMAYOR: I am glad\n\nThe bridge is open.";
        assert!(read(speech).below.trim().starts_with("MAYOR"));
    }

    #[test]
    fn the_codes_of_a_record_are_read() {
        let text = "SE  Business\nHD  Bridge reopens\n    after two years\nBY  By Ann Ware\nWC  296 words\nPD  8 April 2024\n\
            SN  Elm Echo\n\nLP  \n    The bridge is open.\n\nTD  \n    Cars may cross.";
        let expected = [
            claimed(Field::Section, "Business"),
            claimed(Field::Headline, "Bridge reopens after two years"),
            claimed(Field::Author, "By Ann Ware"),
            claimed(Field::Published, "8 April 2024"),
            claimed(Field::SiteName, "Elm Echo"),
        ];
        assert_eq!(claims(text), expected);
        assert_eq!(read(text).bylines, ["By Ann Ware"]);
        assert!(read(text).below.trim().starts_with("The bridge is open."));
    }

    #[test]
    fn only_the_top_is_a_header() {
        let text = "Bridge reopens\n\nThe bridge is open.\n\nAuthor: Ann Ware\n";
        assert_eq!((claims(text), &*read(text).below), (Vec::new(), text));
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
