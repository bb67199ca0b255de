//! Text in which only one end tag is markup: scripts, styles, titles, and what follows `<plaintext>`.

use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use memchr::{memchr, memchr2};

use super::bytes::Class;
use super::cursor::Cursor;
use super::plain::References;
use super::{Receiver, Tokenizer};

impl<R: Receiver> Tokenizer<'_, '_, R> {
    pub(super) fn raw(&mut self, kind: RawKind, name: &LocalName) {
        let text = match kind {
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => script_text(&mut self.cursor, name),
            RawKind::Rcdata | RawKind::Rawtext => text_before(&mut self.cursor, name),
        };
        if !text.is_empty() && self.receiver.reads_raw_text(text) {
            let references = if kind == RawKind::Rcdata { References::InText } else { References::Nowhere };
            self.emit_plain(text, references);
        }
        if !self.cursor.is_done() {
            self.end_tag();
        }
    }

    pub(super) fn plaintext(&mut self) {
        let text = self.cursor.until(|_| None);
        self.emit_plain(text, References::Nowhere);
    }
}

/// The text up to the end tag of that name.
fn text_before<'i>(cursor: &mut Cursor<'i>, name: &str) -> &'i str {
    cursor.until(|rest| memchr::memchr_iter(b'<', rest).find(|at| is_end_tag(rest, *at, name)))
}

/// The text up to the end tag of a script. Between `<!--` and `-->` a script may hold a `<script>` and its end tag.
///
/// <https://html.spec.whatwg.org/multipage/parsing.html#script-data-state>
fn script_text<'i>(cursor: &mut Cursor<'i>, name: &str) -> &'i str {
    cursor.until(|rest| {
        let mut escape = Escape::None;
        let mut from = 0;
        loop {
            let (at, byte) = next(rest, from, escape)?;
            if byte == b'<' && escape != Escape::Double && is_end_tag(rest, at, name) {
                return Some(at);
            }
            escape = escape.after(rest, at);
            from = at + 1;
        }
    })
}

/// How deep inside a comment a script is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escape {
    None,
    Comment,
    /// In a script element inside the comment.
    Double,
}

impl Escape {
    /// What holds behind the `<` or `>` that stands there.
    fn after(self, rest: &[u8], at: usize) -> Self {
        // These may be the dashes of `<!--`.
        let closes = at.checked_sub(2).is_some_and(|dashes| starts_at(rest, dashes, b"-->"));
        match self {
            Self::None if starts_at(rest, at, b"<!--") => Self::Comment,
            Self::Comment | Self::Double if closes => Self::None,
            Self::Comment if is_tag(rest, at, b"<", "script") => Self::Double,
            Self::Double if is_end_tag(rest, at, "script") => Self::Comment,
            unchanged => unchanged,
        }
    }
}

/// The next byte that can change how a script is read.
fn next(rest: &[u8], from: usize, escape: Escape) -> Option<(usize, u8)> {
    let ahead = rest.get(from..)?;
    let found = if escape == Escape::None { memchr(b'<', ahead) } else { memchr2(b'<', b'>', ahead) };
    let at = from + found?;
    Some((at, *rest.get(at)?))
}

fn starts_at(rest: &[u8], at: usize, what: &[u8]) -> bool {
    rest.get(at..).is_some_and(|rest| rest.starts_with(what))
}

fn is_end_tag(rest: &[u8], at: usize, name: &str) -> bool {
    is_tag(rest, at, b"</", name)
}

/// Whether a tag of that name stands there, up to where the name ends.
fn is_tag(rest: &[u8], at: usize, open: &[u8], name: &str) -> bool {
    let tag = rest.get(at..).and_then(|rest| rest.strip_prefix(open));
    let Some((word, after)) = tag.and_then(|tag| tag.split_at_checked(name.len())) else { return false };
    let ends = after.first().is_some_and(|byte| Class::of(*byte).meets(Class::ENDS_TAG_NAME));
    ends && word.eq_ignore_ascii_case(name.as_bytes())
}
