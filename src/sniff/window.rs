//! An input → its first bytes that tell what it is.

use memchr::{memchr_iter, memmem};

use super::is_cited;
use crate::ascii::starts_with_ignoring_case;

/// How much of the input is looked at, in bytes.
pub(super) const REACH: usize = 4096;

/// What holds no tags, however many it seems to: how it opens behind its `<`, and before what it is over.
const OPAQUE: &[(&[u8], &[u8])] = &[(b"!--", b"-->"), (b"script", b"</script"), (b"style", b"</style")];

/// What stands behind the comments, declarations and processing instructions that a page may begin with, from a declaration
/// on that says HTML, or one that does not end.
pub(super) fn behind_prolog(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while is_prolog(rest)
        && let Some(behind) = behind_declaration(rest)
    {
        rest = behind.trim_ascii_start();
    }
    rest
}

fn is_prolog(text: &[u8]) -> bool {
    (text.starts_with(b"<?") || text.starts_with(b"<!")) && !starts_with_ignoring_case(text, b"<!doctype html")
}

fn behind_declaration(text: &[u8]) -> Option<&[u8]> {
    let end = end_of_declaration(text);
    text.get(memmem::find(text, end)? + end.len()..)
}

/// What a comment or a declaration ends in: one that declares entities holds others.
fn end_of_declaration(text: &[u8]) -> &'static [u8] {
    let declares_others = || {
        let first = text.iter().position(|byte| matches!(byte, b'[' | b'>'));
        first.and_then(|at| text.get(at)) == Some(&b'[')
    };
    match () {
        () if text.starts_with(b"<!--") => b"-->",
        () if declares_others() => b"]>",
        () => b">",
    }
}

/// The first bytes, [`REACH`] of them, without what comments, scripts and styles hold.
pub(super) fn window(text: &[u8]) -> Vec<u8> {
    let mut window = Vec::with_capacity(REACH.min(text.len()));
    let mut rest = text;
    while window.len() < REACH && !rest.is_empty() {
        let near = rest.get(..REACH - window.len()).unwrap_or(rest);
        let Some((start, end)) = first_opaque(near) else {
            window.extend_from_slice(near);
            break;
        };
        let (shown, hidden) = rest.split_at_checked(start).unwrap_or_default();
        window.extend_from_slice(shown);
        rest = from_end(hidden, end);
    }
    window
}

/// Where the first comment, script or style has opened, and what it ends in. One that is spoken of is none.
fn first_opaque(near: &[u8]) -> Option<(usize, &'static [u8])> {
    memchr_iter(b'<', near).filter(|at| !is_cited(near, *at)).find_map(|at| {
        let (opening, end) =
            OPAQUE.iter().find(|(opening, _)| opens(near.get(at + 1..).unwrap_or_default(), opening))?;
        // `<!-->` is a whole comment: its hyphens open it and end it.
        let shown = if *opening == b"!--" { b"<!".len() } else { b"<".len() + opening.len() + 1 };
        Some((at + shown, *end))
    })
}

/// Whether a comment, or a tag of this name, opens.
fn opens(after: &[u8], opening: &[u8]) -> bool {
    let is_tag = || after.get(opening.len()).is_some_and(|byte| *byte == b'>' || byte.is_ascii_whitespace());
    starts_with_ignoring_case(after, opening) && (opening == b"!--" || is_tag())
}

/// All from the end on; nothing where there is none.
fn from_end<'t>(text: &'t [u8], end: &[u8]) -> &'t [u8] {
    let (first, _) = end.split_at_checked(2).unwrap_or_default();
    let at =
        memmem::find_iter(text, first).find(|at| starts_with_ignoring_case(text.get(*at..).unwrap_or_default(), end));
    at.and_then(|at| text.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prolog_is_passed_over() {
        for (text, rest) in [
            ("<?xml version='1.0'?>\n<!-- > --><!DOCTYPE rss [<!ENTITY a \"b\">]>\n<rss>", "<rss>"),
            ("<!-- saved --><!doctype html><p>", "<!doctype html><p>"),
            ("<!-- no end <p>", "<!-- no end <p>"),
            ("Bridge reopens", "Bridge reopens"),
        ] {
            assert_eq!(behind_prolog(text.as_bytes()), rest.as_bytes(), "{text}");
        }
    }

    #[test]
    fn what_holds_no_tags_is_left_out() {
        for (text, shown) in [
            ("<STYLE>a>b{}</Style><p>", "<STYLE></Style><p>"),
            ("<script src='a'>x='<p>'</script><p>", "<script </script><p>"),
            ("<p><!-- <b> --><i><!--><u>", "<p><!--><i><!--><u>"),
            ("<styled><p>", "<styled><p>"),
            ("Write `<script>` first.", "Write `<script>` first."),
            ("<p><script>no end <p>", "<p><script>"),
        ] {
            assert_eq!(String::from_utf8(window(text.as_bytes())).unwrap(), shown, "{text}");
        }
        assert_eq!(window("<style>a{}</style>".repeat(REACH).as_bytes()).len(), REACH);
    }

    #[test]
    fn a_window_is_as_long_as_its_reach() {
        for text in ["a".repeat(2 * REACH), "a".repeat(REACH - 4) + "<script>a</script>", "<".repeat(2 * REACH)] {
            assert!(window(text.as_bytes()).len() <= REACH);
        }
    }
}
