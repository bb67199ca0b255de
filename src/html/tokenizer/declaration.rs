//! What begins with `<!`, and what is passed over like it: comments, CDATA sections, the document type.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token};
use memchr::{memchr, memchr_iter};

use super::bytes::Class;
use super::cursor::Cursor;
use super::plain::{self, References};
use super::{Content, Receiver, Tokenizer};

const CDATA: &[u8] = b"<![CDATA[";
const DOCTYPE: &[u8] = b"<!doctype";

impl<'i, R: Receiver> Tokenizer<'i, '_, R> {
    /// <https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state>
    pub(super) fn declaration(&mut self) {
        let rest = self.cursor.rest();
        if rest.starts_with(b"<!--") {
            self.cursor.skip(4);
            let comment = comment(&mut self.cursor);
            self.emit_comment(comment);
        } else if rest.get(..DOCTYPE.len()).is_some_and(|word| word.eq_ignore_ascii_case(DOCTYPE)) {
            self.cursor.skip(DOCTYPE.len());
            let doctype = doctype(&mut self.cursor);
            self.emit(Token::DoctypeToken(doctype));
        } else if rest.starts_with(CDATA) && self.receiver.adjusted_current_node_present_but_not_in_html_namespace() {
            self.cursor.skip(CDATA.len());
            self.content = Content::Cdata;
        } else {
            self.bogus_comment(2);
        }
    }

    /// What looks like markup and is none, behind the bytes that give it away.
    pub(super) fn bogus_comment(&mut self, opening: usize) {
        self.cursor.skip(opening);
        let comment = self.cursor.until(|rest| memchr(b'>', rest));
        self.cursor.skip(1);
        self.emit_comment(comment);
    }

    /// The rest of a CDATA section.
    pub(super) fn cdata(&mut self) {
        let text = self.cursor.until(|rest| {
            let ends = memchr_iter(b'>', rest).filter_map(|at| at.checked_sub(2));
            ends.into_iter().find(|at| rest.get(*at..).is_some_and(|rest| rest.starts_with(b"]]>")))
        });
        self.cursor.skip(3);
        self.emit_text(text, References::Nowhere);
    }

    fn emit_comment(&mut self, text: &'i str) {
        if self.receiver.comment().is_none() {
            let text = if self.receiver.reads_comments() { meant(text) } else { StrTendril::new() };
            self.emit(Token::CommentToken(text));
        }
    }
}

/// What a comment says, behind its `<!--`.
fn comment<'i>(cursor: &mut Cursor<'i>) -> &'i str {
    let passed = cursor.until(|rest| memchr_iter(b'>', rest).find(|at| rest.get(..*at).is_some_and(ends_comment)));
    let said = passed.strip_suffix("--!").or_else(|| passed.strip_suffix("--")).or_else(|| passed.strip_suffix('-'));
    cursor.skip(1);
    said.unwrap_or(passed)
}

/// Whether a `>` behind this ends a comment; `<!-->` and `<!--->` are whole ones.
fn ends_comment(before: &[u8]) -> bool {
    before.is_empty() || before == b"-" || before.ends_with(b"--") || before.ends_with(b"--!")
}

/// The document type, behind its keyword. Every state of it ends at the next `>`.
///
/// <https://html.spec.whatwg.org/multipage/parsing.html#doctype-state>
fn doctype(cursor: &mut Cursor<'_>) -> Doctype {
    let text = cursor.until(|rest| memchr(b'>', rest));
    let (name, rest) = word(text);
    let mut doctype = Doctype::default();
    let ending = match name {
        "" => Ending::Broken,
        name => {
            doctype.name = Some(meant(&name.to_ascii_lowercase()));
            identifiers(rest, &mut doctype)
        }
    };
    let cut_short = cursor.is_done() && ending == Ending::Regular;
    doctype.force_quirks = cut_short || ending == Ending::Broken;
    cursor.skip(1);
    doctype
}

/// How a document type ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Regular,
    /// Something follows that has no meaning and does no harm.
    Ignored,
    /// The page is shown as old browsers did.
    Broken,
}

/// The identifiers behind the name.
fn identifiers(rest: &str, doctype: &mut Doctype) -> Ending {
    let rest = rest.trim_ascii_start();
    let (keyword, after) = rest.split_at_checked("public".len()).unwrap_or_default();
    if rest.is_empty() {
        Ending::Regular
    } else if keyword.eq_ignore_ascii_case("public") {
        public(after, doctype)
    } else if keyword.eq_ignore_ascii_case("system") {
        system(after.trim_ascii_start(), doctype)
    } else {
        Ending::Broken
    }
}

fn public(rest: &str, doctype: &mut Doctype) -> Ending {
    let Some((identifier, rest)) = quoted(rest.trim_ascii_start()) else { return Ending::Broken };
    doctype.public_id = Some(meant(identifier));
    match rest.map(str::trim_ascii_start) {
        None => Ending::Broken,
        Some("") => Ending::Regular,
        Some(rest) => system(rest, doctype),
    }
}

fn system(rest: &str, doctype: &mut Doctype) -> Ending {
    let Some((identifier, rest)) = quoted(rest) else { return Ending::Broken };
    doctype.system_id = Some(meant(identifier));
    match rest.map(str::trim_ascii_start) {
        None => Ending::Broken,
        Some("") => Ending::Regular,
        Some(_) => Ending::Ignored,
    }
}

/// What stands in quotes and what follows them; nothing follows where the second quote is missing.
fn quoted(text: &str) -> Option<(&str, Option<&str>)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let text = text.strip_prefix(quote)?;
    Some(text.split_once(quote).map_or((text, None), |(inside, rest)| (inside, Some(rest))))
}

/// The first word, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_ascii_start();
    let end = text.bytes().position(|byte| Class::of(byte).meets(Class::WHITESPACE)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

fn meant(text: &str) -> StrTendril {
    plain::decoded(text, References::Nowhere).map_or_else(|| StrTendril::from_slice(text), StrTendril::from)
}
