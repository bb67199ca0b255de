//! The stream that a React server sends → its rows.
//!
//! A row is `id:` and JSON up to the end of the line, or `id:T`, a length in hexadecimal, a comma and so many bytes of
//! text.

use std::borrow::Cow;

use super::scan;

/// A row's id or length is no longer, in digits.
const DIGITS: usize = 16;

/// One row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Row<'s> {
    Json(&'s str),
    Text(&'s str),
}

/// The text of one part: the string in `[1,"..."])`.
pub(super) fn part(call: &str) -> Option<Cow<'_, str>> {
    let (before, string) = call.split_once('"')?;
    (before.len() < DIGITS).then(|| scan::string(string, '"').0)
}

/// The rows of a stream.
pub(super) fn rows(stream: &str) -> impl Iterator<Item = Row<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let behind_id = after_digits(rest, ':').unwrap_or(rest);
            let text = behind_id.strip_prefix('T').and_then(text);
            let (row, tail) = text.map_or_else(|| json(behind_id), |(text, tail)| (Row::Text(text), tail));
            rest = tail;
            if row != Row::Json("") {
                return Some(row);
            }
        }
        None
    })
}

fn json(rest: &str) -> (Row<'_>, &str) {
    let (line, tail) = rest.split_once('\n').unwrap_or((rest, ""));
    (Row::Json(line), tail)
}

/// So many bytes of text as the number before the comma says, and what follows them.
fn text(rest: &str) -> Option<(&str, &str)> {
    let tail = after_digits(rest, ',')?;
    let digits = rest.split(',').next()?;
    let length = usize::from_str_radix(digits, 16).ok()?;
    Some(tail.split_at_checked(length).unwrap_or((tail, "")))
}

/// What follows hexadecimal digits and a sign.
fn after_digits(rest: &str, sign: char) -> Option<&str> {
    let digits = rest.bytes().take(DIGITS).take_while(u8::is_ascii_hexdigit).count();
    rest.split_at_checked(digits).filter(|(digits, _)| !digits.is_empty())?.1.strip_prefix(sign)
}
