//! A value as the page's metadata spells it → the text of a claim.
//!
//! What comes out is never empty, holds no markup, and has its white space folded.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::entities::decode;
use super::runs::{Run, runs};
use crate::ascii::starts_with_ignoring_case;
use crate::urls::is_web_url;

/// What a template leaves behind where it had nothing to say.
const PLACEHOLDERS: &[&str] = &["null", "undefined", "none", "n/a", "-", "[object object]"];

/// Elements that set words off inside a headline. Other tags are left: a headline may be about `<div>`.
const FORMATTING: &[&str] =
    &["a", "b", "br", "em", "font", "i", "mark", "p", "q", "small", "span", "strong", "sub", "sup", "u", "wbr"];

/// Elements that stand within a line; every other one ends it.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
];

/// A value of one line.
pub(super) fn line(raw: &str) -> Option<String> {
    let decoded = decode(raw);
    let text = replace_tags(&decoded, |name| {
        let formats = FORMATTING.iter().any(|known| known.eq_ignore_ascii_case(name));
        formats.then(|| if is_inline(name) { "" } else { " " })
    });
    Some(fold(&text)).filter(|line| !line.is_empty() && !is_placeholder(line))
}

/// A value of several paragraphs: one a line.
pub(super) fn lines(raw: &str) -> Option<String> {
    let decoded = decode(raw);
    let text = replace_tags(&decoded, |name| Some(if is_inline(name) { "" } else { "\n" }));
    let folded = text.lines().map(fold).filter(|line| !line.is_empty());
    Some(folded.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty() && !is_placeholder(text))
}

/// A URL: no white space around it, or inside.
pub(super) fn url(raw: &str) -> Option<String> {
    let decoded = decode(raw);
    let url = decoded.trim();
    let fits = !url.is_empty() && !url.contains(char::is_whitespace) && !is_placeholder(url);
    fits.then(|| url.to_owned())
}

/// A URL that says where it leads by itself.
pub(super) fn web_url(raw: &str) -> Option<String> {
    url(raw).filter(|url| is_web_url(url))
}

/// A name; a bare address or a link is none.
pub(super) fn name(raw: &str) -> Option<String> {
    line(raw).filter(|name| !is_link(name))
}

/// A language tag as BCP 47 writes it: `de_at` → `de-AT`. The first of several, without weight, charset or variant:
/// `en;q=0.9`, `pt_BR.UTF-8`, `sr_RS@latin`.
pub(super) fn language(raw: &str) -> Option<String> {
    let tag = raw.split([',', ';', '.', '@']).next()?.trim();
    // Longer tags than this one do not occur: sr-Cyrl-RS-ekavsk.
    if tag.len() > 17 {
        return None;
    }
    let mut parts = tag.split(['-', '_']);
    let mut language = parts.next().filter(|part| is_language(part))?.to_ascii_lowercase();
    for part in parts.filter(|part| is_subtag(part)) {
        language.push('-');
        language.push_str(&subtag(part));
    }
    Some(language)
}

/// The topics of a list, set apart by commas or semicolons.
pub(super) fn topics(raw: &str) -> impl Iterator<Item = String> {
    let decoded = decode(raw).into_owned();
    let topics = decoded.split([',', ';', '،', '、', '，', '；']).filter_map(line);
    topics.collect::<Vec<_>>().into_iter()
}

/// White space folded to single spaces, none around.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space_owed = false;
    for run in runs(text) {
        match run {
            Run::Space(_) | Run::Indent => space_owed = !folded.is_empty(),
            Run::Shown(run) => {
                if std::mem::take(&mut space_owed) {
                    folded.push(' ');
                }
                folded.push_str(run);
            }
        }
    }
    folded
}

fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.iter().any(|known| known.eq_ignore_ascii_case(text))
        || (text.starts_with("{{") && text.ends_with("}}"))
}

/// `https://example.org/jane`, `www.example.org`, `facebook.com/jane`. No host is `J.Doe` in `J.Doe/AFP`.
fn is_link(text: &str) -> bool {
    let is_path = || text.split_once('/').is_some_and(|(host, _)| !text.contains(' ') && is_host(host));
    text.contains("://") || starts_with_ignoring_case(text, "www.") || is_path()
}

/// Labels apart by dots, the last of them of two letters or more, in lower case as no name is written.
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_domain = |label: &str| label.chars().nth(1).is_some() && label.chars().all(char::is_lowercase);
    text.rsplit_once('.').is_some_and(|(labels, domain)| is_domain(domain) && labels.split('.').all(is_label))
}

fn is_inline(name: &str) -> bool {
    INLINE.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_language(part: &str) -> bool {
    matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_subtag(part: &str) -> bool {
    matches!(part.len(), 2..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// A region in capitals, a script with one, anything else without.
fn subtag(part: &str) -> String {
    match part.len() {
        2 => part.to_ascii_uppercase(),
        4 => {
            let mut script = part.to_ascii_lowercase();
            if let Some(first) = script.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            script
        }
        _ => part.to_ascii_lowercase(),
    }
}

/// The text with each tag replaced by what `replacement` gives for its name; `None` leaves the tag.
fn replace_tags(text: &str, replacement: impl Fn(&str) -> Option<&'static str>) -> Cow<'_, str> {
    if memchr(b'<', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        replaced.push_str(before);
        let tag = tag(after).and_then(|(name, tail)| Some((replacement(name)?, tail)));
        let (instead, tail) = tag.unwrap_or(("<", after));
        replaced.push_str(instead);
        rest = tail;
    }
    replaced.push_str(rest);
    Cow::Owned(replaced)
}

/// The name of the tag that opened just before, and what follows the tag.
fn tag(after: &str) -> Option<(&str, &str)> {
    let end = memchr2(b'<', b'>', after.as_bytes())?;
    let (inside, tail) = after.split_at_checked(end)?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((name, tail.strip_prefix('>')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_and_without_formatting() {
        assert_eq!(line(" The  <em>Elm</em>&nbsp;bridge\n reopens ").as_deref(), Some("The Elm bridge reopens"));
        assert_eq!(line("&lt;i&gt;Elm&lt;/i&gt; &amp;amp; ash").as_deref(), Some("Elm & ash"));
        assert_eq!(line("Why 2 < 3 and <div> is no word").as_deref(), Some("Why 2 < 3 and <div> is no word"));
    }

    #[test]
    fn nothing_said_is_no_value() {
        for raw in ["", " \n ", "null", "Undefined", "{{ author }}", "\u{feff}", "<br>"] {
            assert_eq!(line(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn block_tags_end_a_line_and_inline_tags_glue_nothing() {
        let body = "<p>One <b>bo</b>ld word.</p><p>Two<br/>three.</p>\n\n<ul><li>four</li></ul>";
        assert_eq!(lines(body).as_deref(), Some("One bold word.\nTwo\nthree.\nfour"));
        assert_eq!(lines("3 < 4\n5 <").as_deref(), Some("3 < 4\n5 <"));
    }

    #[test]
    fn language_tags() {
        for (raw, tag) in [
            ("de_DE", "de-DE"),
            ("EN", "en"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("en, fr", "en"),
            ("en-US,en", "en-US"),
            ("en;q=0.9", "en"),
            ("es-419", "es-419"),
            ("pt_BR.UTF-8", "pt-BR"),
            ("sr_RS@latin", "sr-RS"),
        ] {
            assert_eq!(language(raw).as_deref(), Some(tag));
        }
        for raw in ["Deutsch", "english", "", "e", "x-default-language-tag"] {
            assert_eq!(language(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn links_are_no_names() {
        for raw in ["https://example.org/jane", "www.example.org", "facebook.com/jane", "Elm-Echo.co.uk/people/jane"] {
            assert_eq!(name(raw), None, "{raw:?}");
        }
        for raw in
            ["AFP/dpa", "J. R. Roe", "Jane Doe / example.org", "J.Doe/AFP", "J.-P.Doe/AFP", "St.John/AFP", "dpa/J.Doe"]
        {
            assert_eq!(name(raw).as_deref(), Some(raw));
        }
    }

    #[test]
    fn topics_are_set_apart() {
        assert_eq!(topics("Politics, War &amp; peace,,; Elm").collect::<Vec<_>>(), ["Politics", "War & peace", "Elm"]);
    }
}
