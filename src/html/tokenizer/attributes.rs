//! What follows a tag's name → the attributes that are read.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state>

use std::borrow::Cow;

use html5ever::LocalName;
use memchr::memchr;

use super::bytes::Class;
use super::cursor::{Cursor, Name};
use super::plain::{self, References};
use super::{Receiver, Start, Tokenizer};

/// An element with more attributes than this is like no other.
const MOST_COMPARED: usize = 32;

/// What stands in a tag, one after another.
enum Part<'i> {
    Attribute { name: Name<'i>, value: &'i str },
    End { self_closing: bool },
}

impl<'i, R: Receiver> Tokenizer<'i, '_, R> {
    /// A start tag behind its name; `None` where the input ends first.
    pub(super) fn attributes<'t>(&mut self, tag: &'t LocalName) -> Option<Start<'t>> {
        let mut compared = self.receiver.compares_attributes(tag).then(Vec::new);
        loop {
            match next(&mut self.cursor)? {
                Part::Attribute { name, value } => {
                    let (name, spans) = (name.lowered(), &mut self.spans);
                    self.receiver.attribute(tag, &name, || spans.meant(value, References::InAttribute));
                    if let Some(compared) = compared.as_mut().filter(|compared| compared.len() <= MOST_COMPARED) {
                        compared.push((name, value));
                    }
                }
                Part::End { self_closing } => {
                    let compared = compared.filter(|compared| !compared.is_empty());
                    let likeness = compared.map(|compared| self.likeness(compared));
                    return Some(Start { name: tag, self_closing, likeness });
                }
            }
        }
    }

    /// The same text for the same attributes in any order.
    fn likeness(&self, mut compared: Vec<(Cow<'i, str>, &'i str)>) -> String {
        if compared.len() > MOST_COMPARED {
            return self.cursor.rest().len().to_string();
        }
        compared.sort_by(|(name, _), (other, _)| name.cmp(other));
        compared.dedup_by(|(later, _), (name, _)| later == name);
        let mut likeness = String::new();
        for (name, value) in compared {
            let meant = plain::decoded(value, References::InAttribute);
            for part in [&name, "=", meant.as_deref().unwrap_or(value), "\0"] {
                likeness.push_str(part);
            }
        }
        likeness
    }
}

/// Passes all attributes; whether the tag closes itself, `None` where the input ends first.
pub(super) fn pass(cursor: &mut Cursor<'_>) -> Option<bool> {
    loop {
        if let Part::End { self_closing } = next(cursor)? {
            return Some(self_closing);
        }
    }
}

/// The next part of a tag; `None` where the input ends.
#[inline]
fn next<'i>(cursor: &mut Cursor<'i>) -> Option<Part<'i>> {
    loop {
        cursor.skip_whitespace();
        match cursor.first()? {
            b'>' => {
                cursor.skip(1);
                return Some(Part::End { self_closing: false });
            }
            b'/' => {
                cursor.skip(1);
                if cursor.first() == Some(b'>') {
                    cursor.skip(1);
                    return Some(Part::End { self_closing: true });
                }
            }
            _ => return attribute(cursor),
        }
    }
}

#[inline]
fn attribute<'i>(cursor: &mut Cursor<'i>) -> Option<Part<'i>> {
    // A name may begin with an equals sign.
    let name = cursor.name(Class::ENDS_ATTRIBUTE_NAME);
    cursor.skip_whitespace();
    if cursor.first() != Some(b'=') {
        return Some(Part::Attribute { name, value: "" });
    }
    cursor.skip(1);
    cursor.skip_whitespace();
    Some(Part::Attribute { name, value: value(cursor)? })
}

#[inline]
fn value<'i>(cursor: &mut Cursor<'i>) -> Option<&'i str> {
    match cursor.first()? {
        quote @ (b'"' | b'\'') => {
            cursor.skip(1);
            let value = cursor.until(|rest| memchr(quote, rest));
            let is_closed = !cursor.is_done();
            cursor.skip(1);
            is_closed.then_some(value)
        }
        _ => Some(cursor.until(|rest| rest.iter().position(|byte| Class::of(*byte).meets(Class::ENDS_UNQUOTED)))),
    }
}
