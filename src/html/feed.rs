//! Hands the input to the tokenizer piece by piece, and bounds how many attributes one tag has.
//!
//! The tokenizer compares an attribute with all before it in the tag, which costs the square of their number. While a
//! piece goes in and no token comes out, the tokenizer stands inside a tag (or a comment, which is none the worse for
//! what is done here). Where that tag has held more than enough to part attributes, what parts them is replaced in
//! the pieces that follow: the rest of the tag becomes one attribute, or stays the value that it is.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tokenizer;
use memchr::memchr;

use super::guard::Guard;

/// How much goes in at once, in bytes. Most tags are shorter.
const PIECE: usize = 4096;

/// So many signs that part attributes may stand in a tag.
const MOST_PARTING: usize = 1024;

/// Feeds all of the input.
pub(super) fn feed(tokenizer: &Tokenizer<Guard>, html: &str) {
    let queue = BufferQueue::default();
    let mut rest = html;
    let mut parting = 0;
    while !rest.is_empty() {
        let is_full = parting > MOST_PARTING;
        let end = if is_full { tag_end(rest) } else { piece_end(rest) };
        let (piece, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let tokens = tokenizer.sink.tokens();
        queue.push_back(if is_full { joined(piece) } else { StrTendril::from(piece) });
        // The tokenizer stops at scripts to run and encodings to change to; here there is neither.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        let is_silent = tokenizer.sink.tokens() == tokens;
        parting = if is_silent { parting + piece.bytes().filter(|b| parts(*b)).count() } else { 0 };
        rest = behind;
    }
}

fn piece_end(text: &str) -> usize {
    (PIECE..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Where the tag may end: nothing behind it is to be changed.
fn tag_end(text: &str) -> usize {
    let end = piece_end(text);
    let closed = text.as_bytes().get(..end).and_then(|piece| memchr(b'>', piece));
    closed.map_or(end, |at| at + 1)
}

/// What may stand between two attributes.
fn parts(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')
}

/// The piece without signs that begin a further attribute or a quoted value; quotes still end one.
fn joined(piece: &str) -> StrTendril {
    piece.chars().map(|c| if c.is_ascii_whitespace() || matches!(c, '/' | '=') { '\u{a0}' } else { c }).collect()
}
