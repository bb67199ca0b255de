//! JSON, or JavaScript with object literals in it → its strings, each with the keys that it stands under.
//!
//! Nothing is held to a grammar: what is no data gives strings that nobody asks for. Each byte is looked at once.

use std::borrow::Cow;

use memchr::memchr3;

use super::keys::{self, Kind};
use crate::html::entities::of_digits;

/// The most strings that are kept, and the most frames that are entered; the longest live blog has a tenth of it.
const MOST_STRINGS: usize = 20_000;
const MOST_FRAMES: usize = 200_000;

/// A string of so many bytes is kept whatever its key: it may be data itself.
pub(super) const LONG: usize = 250;

/// The name of a kind is no longer.
const KIND_BYTES: usize = 40;

/// What brackets stand around it. A call's arguments are as good as an array.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Object,
    Array,
}

/// An object or an array.
#[derive(Debug, Default)]
pub(super) struct Frame<'s> {
    pub(super) parent: Option<usize>,
    pub(super) shape: Shape,
    /// What it stands under: its own key, or that of the array it is an item of.
    pub(super) key: &'s str,
    /// The how manieth item of its parent it is.
    pub(super) item: u32,
    /// What an object says that it is.
    pub(super) kind: Kind,
    /// Whether it has a headline, an address or a day of its own, as an article has.
    pub(super) is_named: bool,
    /// The key of the value that comes next, and how many came before.
    next_key: &'s str,
    next_item: u32,
}

/// One string.
#[derive(Debug)]
pub(super) struct Found<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) key: &'s str,
    pub(super) frame: usize,
    pub(super) item: u32,
}

/// All that a scan found.
#[derive(Debug)]
pub(super) struct Scan<'s> {
    pub(super) strings: Vec<Found<'s>>,
    /// Parents stand before their children; the first holds everything.
    pub(super) frames: Vec<Frame<'s>>,
    open: usize,
    /// How many frames there were, those included that are not kept.
    entered: usize,
}

/// Takes the strings out of a script's text.
pub(super) fn scan(data: &str) -> Scan<'_> {
    let mut scan = Scan { strings: Vec::new(), frames: vec![Frame::default()], open: 0, entered: 1 };
    let mut rest = data;
    while let Some(c) = rest.chars().next() {
        if scan.strings.len() >= MOST_STRINGS || scan.entered >= MOST_FRAMES {
            break;
        }
        rest = scan.step(rest, c);
    }
    scan
}

impl<'s> Scan<'s> {
    /// Reads the token that begins with a sign; what follows it.
    fn step(&mut self, rest: &'s str, c: char) -> &'s str {
        let tail = rest.split_at_checked(c.len_utf8()).map_or("", |(_, tail)| tail);
        match c {
            '"' | '\'' | '`' => return self.string(tail, c),
            '{' => self.enter(Shape::Object),
            '[' | '(' => self.enter(Shape::Array),
            '}' | ']' | ')' => self.leave(),
            ',' => {
                let frame = &mut self.frames[self.open];
                frame.next_key = "";
                frame.next_item += 1;
            }
            _ if c.is_ascii_alphabetic() || c == '_' => return self.word(rest),
            _ => {}
        }
        tail
    }

    fn enter(&mut self, shape: Shape) {
        let parent = self.open;
        let (key, item) = (self.key(), self.frames[parent].next_item);
        self.open = self.frames.len();
        self.entered += 1;
        self.frames.push(Frame { parent: Some(parent), shape, key, item, ..Frame::default() });
    }

    /// Closes a frame. One that holds nothing is not kept: most brackets of a script are those of calls.
    fn leave(&mut self) {
        let Some(parent) = self.frames[self.open].parent else { return };
        let is_last = self.open + 1 == self.frames.len();
        if is_last && self.strings.last().is_none_or(|string| string.frame != self.open) {
            self.frames.pop();
        }
        self.open = parent;
    }

    /// The key that a value stands under which begins here.
    fn key(&self) -> &'s str {
        let frame = &self.frames[self.open];
        if frame.shape == Shape::Array { frame.key } else { frame.next_key }
    }

    /// A bare word: a key, or none of our business.
    fn word(&mut self, rest: &'s str) -> &'s str {
        let end = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$')));
        let (word, tail) = end.and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
        if tail.starts_with(':') {
            self.meet_key(word);
        }
        tail
    }

    fn meet_key(&mut self, key: &'s str) {
        let frame = &mut self.frames[self.open];
        frame.next_key = key;
        frame.is_named |= keys::names_article(key);
    }

    /// A string, from behind its opening mark.
    fn string(&mut self, rest: &'s str, mark: char) -> &'s str {
        let (raw, tail) = raw(rest, mark);
        if tail.trim_ascii_start().starts_with(':') {
            self.meet_key(raw);
            return tail;
        }
        let key = self.key();
        let frame = &mut self.frames[self.open];
        if raw.len() <= KIND_BYTES && keys::names_kind(key) {
            frame.kind = frame.kind.or(keys::kind(raw));
        } else if !raw.is_empty() && (raw.len() >= LONG || key.is_empty() || keys::is_text(key)) {
            let found = Found { text: unescaped(raw), key, frame: self.open, item: frame.next_item };
            self.strings.push(found);
        }
        tail
    }
}

/// The text of a string from behind its opening mark, decoded, and what follows its end.
pub(super) fn string(rest: &str, mark: char) -> (Cow<'_, str>, &str) {
    let (raw, tail) = raw(rest, mark);
    (unescaped(raw), tail)
}

/// A string as it is written, and what follows it. One in quotes ends with its line: it was none.
fn raw(rest: &str, mark: char) -> (&str, &str) {
    let mark = u8::try_from(mark).unwrap_or(b'"');
    let line_end = if mark == b'`' { mark } else { b'\n' };
    let mut from = 0;
    while let Some(at) = rest.as_bytes().get(from..).and_then(|bytes| memchr3(mark, b'\\', line_end, bytes)) {
        let at = from + at;
        if rest.as_bytes().get(at) != Some(&b'\\') {
            let (raw, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            return (raw, tail.get(1..).unwrap_or_default());
        }
        from = at + 2;
    }
    (rest, "")
}

/// The text that escapes stand for.
fn unescaped(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut units = Vec::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('\\') {
        if !before.is_empty() {
            flush(&mut units, &mut text);
        }
        text.push_str(before);
        rest = escape(after, &mut units, &mut text);
    }
    flush(&mut units, &mut text);
    text.push_str(rest);
    Cow::Owned(text)
}

/// Decodes what follows a backslash; code units wait for the other half of their pair.
fn escape<'r>(after: &'r str, units: &mut Vec<u16>, text: &mut String) -> &'r str {
    let Some(c) = after.chars().next() else { return "" };
    let tail = after.split_at_checked(c.len_utf8()).map_or("", |(_, tail)| tail);
    let digits = match c {
        'u' => 4,
        'x' => 2,
        _ => 0,
    };
    let unit = tail.split_at_checked(digits).filter(|_| digits > 0);
    let coded = |hex| u16::try_from(of_digits(hex, 16)?).ok();
    if let Some((unit, tail)) = unit.and_then(|(hex, tail)| Some((coded(hex)?, tail))) {
        units.push(unit);
        return tail;
    }
    flush(units, text);
    match c {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' | 'b' | 'f' | '\n' => {}
        _ => text.push(c),
    }
    tail
}

fn flush(units: &mut Vec<u16>, text: &mut String) {
    text.extend(char::decode_utf16(units.drain(..)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}
