//! What follows a tag's name → the attributes that are read.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state>

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use memchr::memchr;

use super::bytes::Class;
use super::cursor::{Cursor, Name};
use super::plain::{self, References};
use super::{Receiver, Tokenizer};

/// Elements count as alike when they agree in this many attributes that nothing reads.
const MOST_COMPARED: usize = 32;

/// What stands in a tag, one after another.
enum Part<'i> {
    Attribute { name: Name<'i>, value: &'i str },
    End { self_closing: bool },
}

/// An attribute that nothing reads.
type Unread<'i> = (String, &'i str);

impl<'i, R: Receiver> Tokenizer<'i, '_, R> {
    /// The attributes that are read, each name once, and whether the tag closes itself; `None` where the input ends first.
    pub(super) fn attributes(&mut self, tag: &LocalName) -> Option<(Vec<Attribute>, bool)> {
        let mut read = Vec::new();
        let mut unread = self.receiver.compares_attributes(tag).then(Vec::new);
        loop {
            match next(&mut self.cursor)? {
                Part::Attribute { name, value } => {
                    let name = name.lowered();
                    if self.receiver.reads_attribute(tag, &name) {
                        self.keep(&name, value, &mut read);
                    } else if let Some(unread) = &mut unread {
                        note(&name, value, unread);
                    }
                }
                Part::End { self_closing } => {
                    read.extend(unread.and_then(together));
                    return Some((read, self_closing));
                }
            }
        }
    }

    /// Adds an attribute; of two with one name the first counts. Few names are read, so few are looked through.
    fn keep(&mut self, name: &str, value: &'i str, read: &mut Vec<Attribute>) {
        let name = self.names.of(name);
        self.cursor.count(read.len());
        if read.iter().all(|attribute| attribute.name.local != name) {
            let value = self.spans.meant(value, References::InAttribute);
            read.push(Attribute { name: QualName::new(None, ns!(), name), value });
        }
    }
}

/// Notes an attribute that is only compared.
fn note<'i>(name: &str, value: &'i str, unread: &mut Vec<Unread<'i>>) {
    if unread.len() < MOST_COMPARED && unread.iter().all(|(other, _)| other != name) {
        unread.push((name.to_owned(), value));
    }
}

/// All attributes that nothing reads as one that has no name: the same for the same attributes in any order.
fn together(mut unread: Vec<Unread<'_>>) -> Option<Attribute> {
    if unread.is_empty() {
        return None;
    }
    unread.sort_unstable();
    let mut value = StrTendril::new();
    for (name, written) in unread {
        let meant = plain::decoded(written, References::InAttribute);
        for part in [&name, "=", meant.as_deref().unwrap_or(written), "\0"] {
            value.push_slice(part);
        }
    }
    Some(Attribute { name: QualName::new(None, ns!(), local_name!("")), value })
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
