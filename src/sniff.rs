//! The first bytes of an input into the decision what it is: HTML, plain text, or data for programs.

mod data;
mod window;

use memchr::{memchr, memchr_iter};

use crate::ascii::starts_with_ignoring_case;

use window::{REACH, behind_prolog, window};

/// A text that only speaks of tags has fewer of them, and more words between them.
const MIN_TAGS: usize = 4;
/// In a fragment that begins with text, there is a tag at least every so many bytes.
const MAX_BYTES_A_TAG: usize = 200;

/// Elements that stand on saved pages; those whose name is also a common abbreviation or type are left out.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "picture",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "title",
    "tr",
    "u",
    "ul",
];

/// Elements that only stand in a page's frame.
const FRAME: &[&str] = &["html", "head", "body", "frameset"];

/// Elements that a page may begin with where its frame goes without saying.
const HEAD: &[&str] = &["link", "meta", "script", "style"];

/// Elements that set off words within a line: people write them into plain text as well.
const INLINE: &[&str] = &["a", "b", "em", "font", "i", "img", "span", "strong", "u"];

/// What an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    Html,
    Text,
    /// A feed or other XML, or JSON: what programs read, and no page.
    Data,
}

/// What the start of an input holds of tags.
#[derive(Debug, Default)]
struct Tags {
    opened: usize,
    closed: usize,
    framed: usize,
    /// Those of the opened and closed that set off more than words within a line.
    parting: usize,
}

/// What a text is, by its first bytes; only JSON is read to its end.
pub(crate) fn nature(text: &str) -> Nature {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let bytes = text.as_bytes();
    let rest = behind_prolog(bytes);
    let window = window(rest);
    match () {
        () if data::is_xml(bytes, &window) || data::is_json(text) || data::is_call(text) => Nature::Data,
        () if starts_with_ignoring_case(rest, b"<!doctype html") || opens_head(rest) => Nature::Html,
        () if bytes.starts_with(b"<") && Tags::in_bytes(&window).open_it() => Nature::Html,
        () if Tags::in_bytes(&window).make_up(&window) => Nature::Html,
        () => Nature::Text,
    }
}

/// Whether the first tag is one of a page's head, with an attribute: about `<meta>` alone a text may speak.
fn opens_head(text: &[u8]) -> bool {
    let near = text.get(..REACH).unwrap_or(text);
    let tag = memchr(b'>', near).and_then(|end| near.get(1..end + 1)).filter(|_| near.starts_with(b"<"));
    tag.is_some_and(|tag| begins_with_one_of(HEAD, tag) && memchr(b'=', tag).is_some())
}

impl Tags {
    fn in_bytes(window: &[u8]) -> Self {
        let mut tags = Self::default();
        memchr_iter(b'<', window).filter(|at| !is_cited(window, *at)).for_each(|at| {
            tags.add(window.get(at + 1..).unwrap_or_default());
        });
        tags
    }

    fn add(&mut self, after: &[u8]) {
        let (name, is_end) = match after.strip_prefix(b"/") {
            Some(name) => (name, true),
            None => (after, false),
        };
        if starts_with_ignoring_case(after, b"!doctype html") || begins_with_one_of(FRAME, name) {
            self.framed += 1;
        }
        if begins_with_one_of(ELEMENTS, name) {
            *(if is_end { &mut self.closed } else { &mut self.opened }) += 1;
            self.parting += usize::from(!begins_with_one_of(INLINE, name));
        }
    }

    /// Whether what begins with a tag is HTML.
    fn open_it(&self) -> bool {
        self.framed > 0 || self.opened > 0 && self.opened + self.closed >= 2
    }

    /// Whether bytes that do not begin with a tag are a piece of HTML. Where blank lines part paragraphs, no tags need to.
    fn make_up(&self, window: &[u8]) -> bool {
        let all = self.opened + self.closed;
        let is_dense = self.opened > 0 && self.closed > 0 && all >= MIN_TAGS && all * MAX_BYTES_A_TAG >= window.len();
        is_dense && (self.parting >= 2 || !has_blank_line(window))
    }
}

fn has_blank_line(window: &[u8]) -> bool {
    window.trim_ascii().split(|byte| *byte == b'\n').any(|line| line.trim_ascii().is_empty())
}

/// Whether a tag is spoken of: "`<div>`".
fn is_cited(window: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| window.get(before)).is_some_and(|byte| matches!(byte, b'`' | b'"' | b'\''))
}

fn begins_with_one_of(names: &[&str], text: &[u8]) -> bool {
    let length = text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let ends = text.get(length).is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
    ends && text.get(..length).is_some_and(|tag| names.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_html() {
        for html in [
            "<!DOCTYPE html><p>Hi",
            "\u{feff}\r\n <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "<HTML LANG=en>",
            "<!-- saved from a browser -->\n<html>\n<head>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
            "<head><meta charset=utf-8>",
            "<body class=story>",
            "<?xml version=\"1.0\"?><!-- saved --><html:html xmlns:html=\"http://www.w3.org/1999/xhtml\"><html:body><p>Hi</p>",
            "<?xml version=\"1.0\"?>\n<div><h1>The bridge</h1><p>It is open.</p></div>",
            "<?xml version=\"1.0\"?><!doctype html><elm-page><p>The bridge is open.</p>",
            "<?xml version=\"1.0\"?><elm-page><html><body><p>The bridge is open.</p>",
        ] {
            assert_eq!(nature(html), Nature::Html, "{html}");
        }
    }

    #[test]
    fn fragments_are_html() {
        for html in [
            "<p>The bridge is open.</p>",
            "<div class=\"story\"><a href=\"/\">Home</a>",
            "<h1>橋が再開</h1>\n<p>橋が開通した。</p>",
            "Home <a href=\"/\">News</a> <a href=\"/sport\">Sport</a><p>The bridge is open.</p>",
        ] {
            assert_eq!(nature(html), Nature::Html, "{html}");
        }
    }

    #[test]
    fn long_comments_styles_and_scripts_hide_no_page() {
        let page = "<div><h1>Bridge reopens</h1><p>The bridge is open.</p></div>";
        let long = "license <b> text and more words. ".repeat(REACH / 10);
        for start in [
            format!("<!-- {long} -->\n<!-- {long} -->"),
            format!("<style>{long}</style>"),
            format!("<script>{long}</script>"),
            format!("<SCRIPT src=a.js>{long}"),
            format!("<meta name=description content='{}'>", "words ".repeat(10)),
            format!("<x-page><!-- {long} -->"),
            format!("Home <script>{long}</script>"),
        ] {
            assert_eq!(nature(&format!("{start}{page}")), Nature::Html, "{start}");
        }
        let feed = format!("<?xml version='1.0'?><!-- {long} --><rss><channel><title>News</title>");
        assert_eq!(nature(&feed), Nature::Data);
    }

    #[test]
    fn words_set_off_in_a_text_make_no_html() {
        let text = "Use <b>bold</b> and <i>it</i>.";
        assert_eq!(nature(text), Nature::Html, "one line may be cut from a page");
        let paragraphs = format!("The bridge is open.\n\n{text}\r\n \r\nThe ferry is sold.\n");
        assert_eq!(nature(&paragraphs), Nature::Text);
        assert_eq!(nature(&format!("{paragraphs}<p>It was old.</p>")), Nature::Html);
    }

    #[test]
    fn texts_are_no_html() {
        let long = "The word <p> opens a paragraph and </p> ends it. ".repeat(2) + &"More of it. ".repeat(100);
        for text in [
            "",
            "<",
            "Bridge reopens\n\nThe bridge is open.",
            "a < b and b > c",
            "Put the text into a <div> and be done.",
            "if (a<b) { return List<String>(); }",
            "Use `<p>`, `</p>`, `<div>` and `</div>` in pairs.",
            "<Reuters> The bridge is open.",
            "<jane@example.org> wrote:\n> The bridge is open.",
            "<i> am not sure that the bridge is open, said the mayor",
            "<meta> is no word, said the mayor",
            "[Elm Echo] The bridge is open.",
            "[1] The bridge is open.\n[2] The ferry is sold.",
            "{} stand for what is left out.",
            "{\"a\": 1} is an object.\nIt has one member.",
            "{\"a\": 1}\n\nThat is an object, and {\"b\": 2} another.",
            "See([1]), said the note.",
            "The bridge (1931)",
            "The bridge is open ([1])",
            "<?xml version=\"1.0\"?>",
            "<?xml version=\"1.0\"?> opens a document.",
            "{\"headline\": \"The bridge is open\"",
            long.as_str(),
        ] {
            assert_eq!(nature(text), Nature::Text, "{text}");
        }
    }

    #[test]
    fn only_the_start_counts() {
        let text = "The bridge is open. ".repeat(REACH / 10) + "<html><body><p>Hi</p></body></html>";
        assert_eq!(nature(&text), Nature::Text);
    }
}
