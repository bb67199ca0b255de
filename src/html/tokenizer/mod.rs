//! HTML → tokens for html5ever's tree builder: the tokenization of the HTML standard, over spans of the input.
//!
//! A page is mostly attribute values, scripts and styles that nothing reads. html5ever's own tokenizer goes through them
//! byte by byte; this one leaps from one delimiter to the next, and makes text only of what its receiver asks for.
//! Parse errors are not reported. <https://html.spec.whatwg.org/multipage/parsing.html#tokenization>

mod attributes;
mod bytes;
mod cursor;
mod declaration;
mod names;
mod plain;
mod raw;
mod references;
mod spans;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName};
use memchr::memchr;

use bytes::Class;
use cursor::Cursor;
use names::Names;
use plain::References;
use spans::Spans;

/// The longest text that is handed on at once, and copied for it.
const PIECE: usize = 16 << 10;

/// A start tag that is read.
pub(super) struct Start<'t> {
    pub(super) name: &'t LocalName,
    pub(super) self_closing: bool,
    /// The same for tags whose attributes are compared and are the same.
    pub(super) likeness: Option<String>,
}

/// What takes the tokens, and says which text it reads. What it takes for itself never becomes a token.
pub(super) trait Receiver: TokenSink {
    /// Takes an attribute of the start tag that is being read, and its value if anything reads that. Both names are in
    /// lower case. Of two attributes with one name the first counts.
    fn attribute<'v>(&self, tag: &LocalName, name: &str, value: impl FnOnce() -> Cow<'v, str>);

    /// Whether such elements are compared in all their attributes.
    fn compares_attributes(&self, tag: &LocalName) -> bool;

    /// What goes with the start tag whose attributes have all been taken. Tags whose attributes are compared and are the
    /// same have the same likeness.
    fn attributes(&self, likeness: Option<String>) -> Vec<Attribute>;

    /// Whether anything reads this text, which is all that the element holds whose start tag came last.
    fn reads_raw_text(&self, text: &str) -> bool;

    /// Whether anything reads what comments say.
    fn reads_comments(&self) -> bool;

    /// Takes a start tag whose attributes have all been taken, for itself.
    fn start(&self, _: &mut Start<'_>) -> Option<TokenSinkResult<Self::Handle>> {
        None
    }

    /// Takes an end tag for itself.
    fn end_tag(&self, _: &LocalName) -> Option<()> {
        None
    }

    /// Takes text for itself.
    fn text(&self, _: &str) -> Option<()> {
        None
    }

    /// Takes a comment of which nothing is read for itself.
    fn comment(&self) -> Option<()> {
        None
    }

    /// Takes what it did not take for itself.
    fn receive(&self, token: Token) -> TokenSinkResult<Self::Handle> {
        self.process_token(token, 1)
    }
}

/// Sends all tokens of a page, and its end, to the receiver.
pub(super) fn tokenize<R: Receiver>(html: &str, receiver: &R) {
    // A byte order mark is the decoder's, and no decoder has seen a string.
    Tokenizer::new(html.strip_prefix('\u{feff}').unwrap_or(html), receiver).run();
}

struct Tokenizer<'i, 'r, R> {
    receiver: &'r R,
    cursor: Cursor<'i>,
    spans: Spans<'i>,
    names: Names,
    content: Content,
}

/// What the input is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Data,
    /// Up to the end tag of this name.
    Raw(RawKind, LocalName),
    Plaintext,
    Cdata,
}

impl<'i, 'r, R: Receiver> Tokenizer<'i, 'r, R> {
    fn new(html: &'i str, receiver: &'r R) -> Self {
        let (cursor, spans) = (Cursor::new(html), Spans::new(html));
        Self { receiver, cursor, spans, names: Names::default(), content: Content::Data }
    }

    fn run(&mut self) {
        while !self.cursor.is_done() {
            match std::mem::replace(&mut self.content, Content::Data) {
                Content::Data => self.data(),
                Content::Raw(kind, name) => self.raw(kind, &name),
                Content::Plaintext => self.plaintext(),
                Content::Cdata => self.cdata(),
            }
        }
        self.emit(Token::EOFToken);
        self.receiver.end();
    }

    /// Hands a token on. What the receiver asks for concerns start tags only.
    fn emit(&mut self, token: Token) {
        let _ = self.receiver.receive(token);
    }

    /// Reads on until the input ends or is read as something else.
    fn data(&mut self) {
        while !self.cursor.is_done() && matches!(self.content, Content::Data) {
            if self.cursor.first() != Some(b'<') {
                let text = self.cursor.until(|rest| memchr(b'<', rest));
                self.emit_text(text, References::InText);
            }
            self.markup();
        }
    }

    /// What a `<` begins.
    fn markup(&mut self) {
        let [_, second, third] = self.cursor.peek();
        match (second, third) {
            (Some(b'a'..=b'z' | b'A'..=b'Z'), _) => self.start_tag(),
            (Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => self.end_tag(),
            (Some(b'/'), Some(b'>')) => self.cursor.skip(3),
            (Some(b'/'), Some(_)) => self.bogus_comment(2),
            (Some(b'?'), _) => self.bogus_comment(1),
            (Some(b'!'), _) => self.declaration(),
            _ => {
                let text = self.cursor.past_one_until(|rest| memchr(b'<', rest));
                self.emit_text(text, References::InText);
            }
        }
    }

    fn start_tag(&mut self) {
        self.cursor.skip(1);
        let name = self.tag_name();
        let Some(mut start) = self.attributes(&name) else { return };
        let result = self.receiver.start(&mut start).unwrap_or_else(|| self.hand_on(start));
        match result {
            TokenSinkResult::RawData(kind) => self.content = Content::Raw(kind, name),
            TokenSinkResult::Plaintext => self.content = Content::Plaintext,
            // No script runs, and the input is decoded.
            _ => {}
        }
    }

    fn hand_on(&self, start: Start<'_>) -> TokenSinkResult<R::Handle> {
        let Start { name, self_closing, likeness } = start;
        let (kind, had_duplicate_attributes) = (TagKind::StartTag, false);
        let (name, attrs) = (name.clone(), self.receiver.attributes(likeness));
        self.receiver.receive(Token::TagToken(Tag { kind, name, self_closing, attrs, had_duplicate_attributes }))
    }

    fn end_tag(&mut self) {
        self.cursor.skip(2);
        let name = self.tag_name();
        let Some(self_closing) = attributes::pass(&mut self.cursor) else { return };
        if self.receiver.end_tag(&name).is_none() {
            let (kind, had_duplicate_attributes) = (TagKind::EndTag, false);
            self.emit(Token::TagToken(Tag { kind, name, self_closing, attrs: Vec::new(), had_duplicate_attributes }));
        }
    }

    fn tag_name(&mut self) -> LocalName {
        let name = self.cursor.name(Class::ENDS_TAG_NAME);
        self.names.of(&name.lowered())
    }

    /// Text in which a NUL is a token of its own.
    fn emit_text(&mut self, text: &'i str, references: References) {
        if self.spans.means_what_it_says(text) {
            self.emit_run(text);
            return;
        }
        let mut rest = text;
        while let Some((run, tail)) = memchr(b'\0', rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
            self.emit_plain(run, references);
            self.emit(Token::NullCharacterToken);
            rest = tail.strip_prefix('\0').unwrap_or(tail);
        }
        self.emit_plain(rest, references);
    }

    /// Text in which a NUL is a replacement character.
    fn emit_plain(&mut self, text: &'i str, references: References) {
        match self.spans.meant(text, references) {
            Cow::Borrowed(text) => self.emit_run(text),
            Cow::Owned(text) => self.emit_run(&text),
        }
    }

    /// Text as it is meant, in pieces: the tree builder takes each as a copy.
    fn emit_run(&mut self, text: &str) {
        let is_taken = text.is_empty() || self.receiver.text(text).is_some();
        let mut rest = if is_taken { "" } else { text };
        while !rest.is_empty() {
            let (piece, after) = text_piece(rest);
            self.emit(Token::CharacterTokens(StrTendril::from_slice(piece)));
            rest = after;
        }
    }
}

/// The text up to where a piece ends, and the rest.
fn text_piece(text: &str) -> (&str, &str) {
    if text.len() <= PIECE {
        return (text, "");
    }
    // One of four bytes in a row begins a character.
    (PIECE..PIECE + 4).find_map(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}
