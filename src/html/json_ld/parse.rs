//! The text of a script → JSON values, mended where it is malformed.

use std::borrow::Cow;

use memchr::{memchr, memmem};
use serde_json::Deserializer;

use super::value::Value;
use crate::html::entities;

/// Longer scripts hold data, not claims: the longest of 1,605 pages has 150 KB; a live blog may be ten times that.
const MAX_BYTES: usize = 4 << 20;

/// The values that stand in a script, mostly one.
pub(super) fn values(script: &str) -> Vec<Value> {
    if script.len() > MAX_BYTES || memmem::find(script.as_bytes(), b"@type").is_none() {
        return Vec::new();
    }
    let script = decoded(script);
    strict(&script).unwrap_or_else(|_| lenient(&mended(&script)))
}

/// A script without any quotation mark had all of them encoded.
fn decoded(script: &str) -> Cow<'_, str> {
    if memchr(b'"', script.as_bytes()).is_some() { Cow::Borrowed(script) } else { entities::decode(script) }
}

fn strict(json: &str) -> serde_json::Result<Vec<Value>> {
    Deserializer::from_str(json).into_iter().collect()
}

/// The values up to the first fault.
fn lenient(json: &str) -> Vec<Value> {
    Deserializer::from_str(json).into_iter().map_while(Result::ok).collect()
}

/// The same JSON without the faults that are common.
///
/// What stands around the values goes: comment and CDATA signs, semicolons, a byte order mark. Commas before a
/// closing bracket go, control characters and quotation marks inside strings are escaped, escapes that JSON does
/// not know lose their backslash, and what a cut left open is closed.
fn mended(script: &str) -> String {
    let script = script.replace("<![CDATA[", "");
    let mut mender = Mender { json: String::with_capacity(script.len() + 64), open: Vec::new(), rest: &script };
    while let Some(c) = mender.next() {
        mender.between(c);
    }
    mender.close()
}

struct Mender<'s> {
    json: String,
    /// The brackets that are to close what is open.
    open: Vec<char>,
    rest: &'s str,
}

impl Mender<'_> {
    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// A sign outside strings.
    fn between(&mut self, c: char) {
        match c {
            '{' => self.open('{', '}'),
            '[' => self.open('[', ']'),
            _ if self.open.is_empty() => {}
            '}' | ']' => {
                self.open.pop();
                self.json.push(c);
            }
            ',' if matches!(sign(self.rest), None | Some('}' | ']' | ',')) => {}
            '"' => self.string(),
            _ => self.json.push(c),
        }
    }

    fn open(&mut self, bracket: char, closing: char) {
        self.open.push(closing);
        self.json.push(bracket);
    }

    /// A string, from behind its opening mark to its closing one.
    fn string(&mut self) {
        self.json.push('"');
        while let Some(c) = self.next() {
            match c {
                '"' if ends_string(self.rest) => break,
                '"' => self.json.push_str("\\\""),
                '\\' => self.escape(),
                '\n' => self.json.push_str("\\n"),
                _ if c.is_control() => self.json.push(' '),
                _ => self.json.push(c),
            }
        }
        self.json.push('"');
    }

    /// What follows a backslash.
    fn escape(&mut self) {
        if let Some(code) = self.rest.strip_prefix('u').and_then(code_unit) {
            self.unicode(code);
        } else if self.rest.starts_with(['"', '\\', '/', 'b', 'f', 'n', 'r', 't']) {
            self.json.push('\\');
            let escaped = self.next();
            self.json.extend(escaped);
        }
    }

    /// `u` and four digits; half of a surrogate pair stands for nothing.
    fn unicode(&mut self, code: u32) {
        let (digits, rest) = self.rest.split_at_checked(5).unwrap_or((self.rest, ""));
        self.rest = rest;
        let low = rest.strip_prefix("\\u").and_then(code_unit).filter(|low| (0xdc00..0xe000).contains(low));
        match (code, low) {
            (0xd800..0xdc00, Some(low)) => {
                let c = char::from_u32(0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
                self.json.extend(c);
                self.rest = rest.split_at_checked(6).map_or("", |(_, rest)| rest);
            }
            (0xd800..0xe000, _) => self.json.push(char::REPLACEMENT_CHARACTER),
            _ => {
                self.json.push('\\');
                self.json.push_str(digits);
            }
        }
    }

    fn close(mut self) -> String {
        self.json.extend(self.open.iter().rev());
        self.json
    }
}

/// The value of four hexadecimal digits.
fn code_unit(digits: &str) -> Option<u32> {
    entities::of_digits(digits.split_at_checked(4)?.0, 16)
}

/// The next sign after white space.
fn sign(rest: &str) -> Option<char> {
    rest.trim_start().chars().next()
}

/// Whether a quotation mark before `rest` closes its string, and is not part of it.
fn ends_string(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.strip_prefix(',') {
        Some(next) => begins_value(next.trim_start()),
        None => rest.is_empty() || rest.starts_with(['}', ']', ':']),
    }
}

/// Whether a value or a key may begin here, or the end of a list with a comma too many.
fn begins_value(rest: &str) -> bool {
    let signs = |c: char| matches!(c, '"' | '{' | '[' | '}' | ']' | '-' | ',') || c.is_ascii_digit();
    rest.is_empty() || rest.starts_with(signs) || ["true", "false", "null"].iter().any(|word| rest.starts_with(word))
}
