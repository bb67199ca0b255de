//! The addresses of a page, as its attributes spell them → absolute URLs.

use std::borrow::Cow;
use std::fmt::Write;

use iri_string::format::ToDedicatedString;
use iri_string::types::{IriAbsoluteString, IriReferenceStr, IriStr};
use memchr::{memchr2, memchr2_iter};

use crate::ascii::starts_with_ignoring_case;

/// No address that others are resolved against is longer, in bytes: each of those is written out with it.
const LONGEST_BASE: usize = 4 << 10;

/// What relative addresses are resolved against.
#[derive(Debug, Default)]
pub(crate) struct Base(Option<IriAbsoluteString>);

impl Base {
    /// The `<base href>`, itself resolved against the page's URL; either may be missing.
    pub(crate) fn new(page_url: Option<&str>, base_href: Option<&str>) -> Self {
        let page = Self(page_url.and_then(absolute));
        match base_href {
            Some(href) => Self(absolute(&page.resolve(href)).or(page.0)),
            None => page,
        }
    }

    /// The address as an absolute URL where that can be told, else as it stands.
    ///
    /// White space around it goes, as do line breaks inside; what no URL may hold is percent-encoded.
    pub(crate) fn resolve(&self, href: &str) -> String {
        let href = tidy(href);
        if is_web_url(&href) {
            return href.into_owned();
        }
        self.join(&href).unwrap_or_else(|| href.into_owned())
    }

    fn join(&self, href: &str) -> Option<String> {
        let base = self.0.as_deref()?;
        let reference = IriReferenceStr::new(href).ok()?;
        let resolved = reference.resolve_against(base);
        // Not every resolution has a spelling: `web+x:a` and `.//b` have none.
        resolved.ensure_rfc3986_normalizable().ok()?;
        Some(resolved.to_dedicated_string().into())
    }
}

/// Whether it is absolute, for http or https.
pub(crate) fn is_web_url(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| starts_with_ignoring_case(url, scheme))
}

/// Whether a link leads to a page: not into this one, not to a script, a mailbox or data.
pub(crate) fn is_web(href: &str) -> bool {
    let href = href.trim_ascii();
    !href.is_empty() && !href.starts_with('#') && (is_web_url(href) || scheme(href).is_none())
}

/// The host of an absolute URL, without `www.`, user and port.
pub(crate) fn domain(url: &str) -> Option<&str> {
    let (scheme, rest) = url.trim_ascii().split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    let port = if host.starts_with('[') { "]:" } else { ":" };
    let host = host.split_once(port).map_or(host, |(host, _)| host);
    let bare =
        host.split_at_checked(4).filter(|(www, _)| www.eq_ignore_ascii_case("www.")).map_or(host, |(_, bare)| bare);
    (!scheme.is_empty() && !bare.is_empty()).then_some(bare)
}

/// The first step of an absolute URL's path: `elm-echo` of `https://example.com/elm-echo/news/1`, if more follow.
pub(crate) fn first_step(url: &str) -> Option<&str> {
    let (_, rest) = url.trim_ascii().split_once("://")?;
    let (step, behind) = path(rest).split_once('/')?.1.split_once('/')?;
    (!step.is_empty() && !behind.is_empty()).then_some(step)
}

/// Digits or hyphens from which on a step names one story, and no section: `2398714`, `bridge-opens-after-a-year`.
const STORY_DIGITS: usize = 5;
const STORY_HYPHENS: usize = 3;

/// How many digits a step has that is a day: `20240503`.
const DAY_DIGITS: usize = 8;

/// The step of a URL's path that names the story.
pub(crate) fn story_step(url: &str) -> Option<&str> {
    path(url).split('/').find(|step| {
        let digits = step.bytes().filter(u8::is_ascii_digit).count();
        let is_day = digits == DAY_DIGITS && step.len() == DAY_DIGITS;
        digits >= STORY_DIGITS && !is_day || step.bytes().filter(|byte| *byte == b'-').count() >= STORY_HYPHENS
    })
}

/// Whether a step stands in a URL's path.
pub(crate) fn has_step(url: &str, step: &str) -> bool {
    path(url).split('/').any(|other| other == step)
}

/// The URL of a picture, from an `<img>`'s attributes.
///
/// `lazy` is what a script would put into `src`: `data-src`, `data-original`, `data-lazy-src`. It goes before a
/// `src` that only holds the place; the largest candidate of `srcset` serves where both fail.
pub(crate) fn best_source<'a>(src: Option<&'a str>, srcset: Option<&'a str>, lazy: Option<&'a str>) -> Option<&'a str> {
    let src = src.map(str::trim_ascii).filter(|src| !is_placeholder(src));
    let lazy = lazy.map(str::trim_ascii).filter(|lazy| !is_placeholder(lazy));
    src.or(lazy).or_else(|| largest(srcset?))
}

/// The endings of picture files, which a link may show in full.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "avif", "svg"];

/// Whether a link leads away: to another page, not to a picture in full, nor to a place in this page.
pub(crate) fn leads_to_page(href: &str) -> bool {
    let ending = path(href).rsplit_once('.').map_or("", |(_, ending)| ending);
    is_web(href) && !PICTURES.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// An address up to its query or its fragment.
pub(crate) fn path(url: &str) -> &str {
    let end = memchr2(b'?', b'#', url.as_bytes());
    end.and_then(|end| url.get(..end)).unwrap_or(url)
}

/// A shorter name, such as `image.jpg`, may be that of many pictures.
const TELLING_NAME: usize = 12;

/// What tells a picture from others, in whatever size: the name of its file, else its whole address.
pub(crate) fn picture_name(url: &str) -> &str {
    let name = file_name(url);
    if name.len() >= TELLING_NAME { name } else { url }
}

/// The name of a file without its ending and its size: `bridge` in `/media/bridge-768x432.jpg?q=80`.
fn file_name(url: &str) -> &str {
    let file = path(url).rsplit('/').next().unwrap_or_default();
    let stem = file.split('~').next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let is_size = |tail: &str| tail == "scaled" || tail.bytes().all(|b| b.is_ascii_digit() || b == b'x');
    stem.rsplit_once('-').filter(|(_, tail)| is_size(tail) && tail.contains(['x', 's'])).map_or(stem, |(stem, _)| stem)
}

/// How the name of a file begins that only holds the place of a picture.
const PLACEHOLDERS: &[&str] = &[
    "placeholder",
    "blank.",
    "spacer.",
    "1x1.",
    "pixel.",
    "transparent.",
    "pxl.",
    "lazyload.",
    "lazy.",
    "grey.",
    "loading.",
];

/// Words of a file's name that is a house's emblem, or stands for a picture that a story has not.
const EMBLEMS: &[&str] = &[
    "avatar",
    "default",
    "dummy",
    "fallback",
    "favicon",
    "icon",
    "icons",
    "logo",
    "logos",
    "logotype",
    "opengraph",
    "placeholder",
];

/// Whether a picture is no story's, by the name of its file: `logo-512.png`, `SiteLogo.svg`, `default2.jpg`, `og-image.png`.
pub(crate) fn is_emblem(url: &str) -> bool {
    let words = file_name(url).split(|c: char| !c.is_alphanumeric());
    let words = words.map(|word| word.trim_end_matches(char::is_numeric));
    // `SiteLogo`, and no `dialogo`.
    let is_glued = words.clone().any(|word| word.ends_with("Logo"));
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let is_called = || is_glued || words.iter().any(|word| EMBLEMS.contains(&word.as_str()));
    // Between other words, `og` is the Danish `and`.
    let is_card = || {
        let mut ends = [words.first(), words.last()].into_iter().flatten();
        ends.any(|word| word == "og") || words.windows(2).any(|pair| pair == ["og", "image"])
    };
    is_placeholder(url) || is_called() || is_card()
}

/// Nothing, data inside the attribute, or a file named for its emptiness.
fn is_placeholder(src: &str) -> bool {
    // First of all, for data may be long.
    if !is_web(src) {
        return true;
    }
    let file = path(src).rsplit('/').next().unwrap_or_default();
    let is_called = |at: usize| file.get(at + 1..).is_some_and(|part| part.starts_with("placeholder"));
    PLACEHOLDERS.iter().any(|name| starts_with_ignoring_case(file, name))
        || memchr2_iter(b'-', b'_', file.as_bytes()).any(is_called)
}

/// The candidate with the greatest descriptor; the first of equals.
fn largest(srcset: &str) -> Option<&str> {
    let mut best: Option<(&str, f64)> = None;
    let mut rest = srcset;
    while let Some((url, size, tail)) = candidate(rest) {
        if !is_placeholder(url) && best.is_none_or(|(_, largest)| size > largest) {
            best = Some((url, size));
        }
        rest = tail;
    }
    best.map(|(url, _)| url)
}

/// The next candidate, its size, and what follows: "parse a srcset attribute" of the HTML standard.
///
/// A URL ends at white space, so it may hold commas; a comma at its end closes the candidate.
fn candidate(srcset: &str) -> Option<(&str, f64, &str)> {
    let start = srcset.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    let end = start.find(|c: char| c.is_ascii_whitespace()).unwrap_or(start.len());
    let (url, rest) = start.split_at_checked(end)?;
    if url.is_empty() {
        return None;
    }
    let bare = url.trim_end_matches(',');
    if bare.len() < url.len() {
        return Some((bare, 1.0, rest));
    }
    let (descriptors, tail) = rest.split_once(',').unwrap_or((rest, ""));
    Some((url, size(descriptors), tail))
}

/// `640w` is 640 wide, `2x` twice as dense, nothing is `1x`; one `srcset` holds one sort only.
fn size(descriptors: &str) -> f64 {
    if descriptors.trim_ascii().is_empty() {
        return 1.0;
    }
    let mut sizes = descriptors.split_ascii_whitespace().filter_map(|one| one.strip_suffix(['w', 'x']));
    sizes.find_map(|number| number.parse().ok()).unwrap_or_default()
}

/// What stands before the colon, where that is a scheme.
fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    fits.then_some(scheme)
}

/// An absolute URL without its fragment, of no more than [`LONGEST_BASE`].
fn absolute(url: &str) -> Option<IriAbsoluteString> {
    let url = Some(tidy(url)).filter(|url| url.len() <= LONGEST_BASE)?;
    let url = IriStr::new(&url).ok().filter(|url| url.authority_str().is_some())?;
    Some(url.to_absolute().to_owned())
}

/// Trimmed, without line breaks, and with what no URL may hold percent-encoded.
fn tidy(href: &str) -> Cow<'_, str> {
    let href = href.trim_matches(|c: char| c <= ' ');
    if href.bytes().all(is_plain) {
        return Cow::Borrowed(href);
    }
    let host_end = href
        .split_once("//")
        .map_or(0, |(before, after)| before.len() + 2 + after.find(['/', '?', '#']).unwrap_or(after.len()));
    let mut tidied = String::with_capacity(href.len() + 8);
    for (at, c) in href.char_indices().filter(|(_, c)| !matches!(c, '\t' | '\n' | '\r')) {
        let rest = href.get(at + c.len_utf8()..).unwrap_or_default();
        let in_host = at < host_end && matches!(c, '[' | ']');
        if must_be_encoded(c, rest) && !in_host {
            let _ = write!(tidied, "%{:02X}", u32::from(c));
        } else {
            tidied.push(c);
        }
    }
    Cow::Owned(tidied)
}

/// Needs no second look in any part of a URL.
fn is_plain(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&b)
}

/// Controls and the signs that RFC 3987 keeps out; a percent sign that encodes nothing.
fn must_be_encoded(c: char, rest: &str) -> bool {
    match c {
        '%' => rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() < 2,
        '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '[' | ']' => true,
        _ => c <= ' ' || c == '\u{7f}',
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_first_step_leads_further() {
        let url = "https://example.com/elm-echo/news/1?page=2";
        assert_eq!(super::first_step(url), Some("elm-echo"));
        assert_eq!(super::first_step("https://example.com/elm-echo/"), None);
        assert_eq!(super::first_step("https://example.com/elm-echo"), None);
        assert_eq!(super::first_step("/elm-echo/news"), None);
    }

    use super::{Base, LONGEST_BASE, best_source, domain, is_emblem, is_web};

    fn base() -> Base {
        Base::new(Some("https://news.example/2024/04/bridge?x=1#top"), None)
    }

    #[test]
    fn relative_addresses_become_absolute() {
        for (href, url) in [
            ("../03/elm", "https://news.example/2024/03/elm"),
            ("/sport", "https://news.example/sport"),
            ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
            ("?page=2", "https://news.example/2024/04/bridge?page=2"),
            ("#notes", "https://news.example/2024/04/bridge?x=1#notes"),
            ("", "https://news.example/2024/04/bridge?x=1"),
            (" /a\n/b c.jpg ", "https://news.example/a/b%20c.jpg"),
            ("/größe?a[]=1|2&p=50%&q=%20", "https://news.example/größe?a%5B%5D=1%7C2&p=50%25&q=%20"),
        ] {
            assert_eq!(base().resolve(href), url, "{href:?}");
        }
    }

    #[test]
    fn absolute_addresses_stay() {
        for href in ["http://a.example/x/../y", "HTTPS://A.example", "mailto:jane@a.example", "javascript:void(0)"] {
            assert_eq!(base().resolve(href), href);
        }
        assert_eq!(base().resolve("http://[::1]:80/a[1]"), "http://[::1]:80/a%5B1%5D");
    }

    #[test]
    fn a_base_element_is_resolved_first() {
        let based = Base::new(Some("https://news.example/a/b"), Some("/c/"));
        assert_eq!(based.resolve("d"), "https://news.example/c/d");
        let elsewhere = Base::new(None, Some("https://other.example/e/"));
        assert_eq!(elsewhere.resolve("d"), "https://other.example/e/d");
    }

    #[test]
    fn a_base_without_end_is_none() {
        let long = format!("https://other.example/{}", "e/".repeat(LONGEST_BASE / 2));
        assert_eq!(Base::new(None, Some(&long)).resolve("d"), "d");
        assert_eq!(Base::new(Some("https://news.example/a/b"), Some(&long)).resolve("d"), "https://news.example/a/d");
    }

    #[test]
    fn without_a_base_the_address_stands() {
        for bases in [None, Some("bridge.html"), Some("mailto:jane")].map(|url| Base::new(url, Some("/c/"))) {
            assert_eq!(bases.resolve(" d/e "), "d/e");
        }
    }

    #[test]
    fn only_pages_are_on_the_web() {
        for href in ["/a", "a:b/c", "https://a.example", "?q", "//a.example"] {
            assert_eq!(is_web(href), href != "a:b/c", "{href:?}");
        }
        for href in ["", "#", "#top", "javascript:void(0)", " mailto:jane@a.example", "data:image/gif;base64,R0"] {
            assert!(!is_web(href), "{href:?}");
        }
    }

    #[test]
    fn domains() {
        assert_eq!(domain("https://www.news.example:8080/a?b"), Some("news.example"));
        assert_eq!(domain("http://jane:secret@WWW.news.example"), Some("news.example"));
        assert_eq!(domain("http://[::1]/"), Some("[::1]"));
        assert_eq!(domain("/a"), None);
        assert_eq!(domain("https:///a"), None);
    }

    #[test]
    fn a_real_source_goes_first() {
        assert_eq!(best_source(Some("a.jpg"), Some("b.jpg 2x"), Some("c.jpg")), Some("a.jpg"));
        for held in
            ["data:image/gif;base64,R0lGOD", "/img/1x1.gif", "https://a.example/placeholder.png?v=2", "/blank.gif", ""]
        {
            assert_eq!(best_source(Some(held), Some("b.jpg 2x"), Some(" c.jpg ")), Some("c.jpg"), "{held:?}");
            assert_eq!(best_source(Some(held), Some("b.jpg 2x"), None), Some("b.jpg"), "{held:?}");
            assert_eq!(best_source(Some(held), None, None), None, "{held:?}");
        }
        assert_eq!(best_source(Some("/photos/point-blank.jpg"), None, None), Some("/photos/point-blank.jpg"));
    }

    #[test]
    fn emblems_are_known_by_their_names() {
        for url in ["/img/logo.png", "https://a.example/SiteLogo-512x512.png?v=2", "/default_share.jpg", "/1x1.gif", ""]
        {
            assert!(is_emblem(url), "{url:?}");
        }
        for url in ["/og.png", "/Echo_og-image_v1.png", "/echo-og.jpg", "/opengraph.png"] {
            assert!(is_emblem(url), "{url:?}");
        }
        for url in [
            "/sites/default/files/bridge.jpg",
            "https://a.example/logo/bridge.jpg",
            "/logopedist.jpg",
            "/dialogo.jpg",
            "/psicologo-1.jpg",
            "/bro-og-elv.jpg",
        ] {
            assert!(!is_emblem(url), "{url:?}");
        }
    }

    #[test]
    fn the_largest_candidate() {
        for (srcset, url) in [
            ("a.jpg 320w, b.jpg 1280w,c.jpg 640w", "b.jpg"),
            ("a.jpg, b.jpg 1.5x", "b.jpg"),
            (
                "https://a.example/w_100,h_50/a.jpg 100w, https://a.example/w_200,h_90/b.jpg 200w",
                "https://a.example/w_200,h_90/b.jpg",
            ),
            ("a.jpg", "a.jpg"),
            (" , a.jpg 1x,, ", "a.jpg"),
            ("data:image/gif;base64,R0 2x, a.jpg 1x", "a.jpg"),
        ] {
            assert_eq!(best_source(None, Some(srcset), None), Some(url), "{srcset:?}");
        }
        assert_eq!(best_source(None, Some(" ,, "), None), None);
    }
}
