//! Text as it is written → text as it is meant: line endings, NULs, character references.

use memchr::{memchr2, memchr3};

use super::references::{self, Place};

/// Whether a text can hold character references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum References {
    InText,
    InAttribute,
    Nowhere,
}

/// What a text means; `None` where it says so already.
pub(super) fn decoded(text: &str, references: References) -> Option<String> {
    find(text, references)?;
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = find(rest, references).and_then(|at| rest.split_at_checked(at)) {
        decoded.push_str(before);
        rest = special(after, references, &mut decoded);
    }
    decoded.push_str(rest);
    Some(decoded)
}

fn find(text: &str, references: References) -> Option<usize> {
    match references {
        References::Nowhere => memchr2(b'\r', b'\0', text.as_bytes()),
        References::InText | References::InAttribute => memchr3(b'&', b'\r', b'\0', text.as_bytes()),
    }
}

/// Decodes what the text begins with; gives what follows.
fn special<'t>(text: &'t str, references: References, decoded: &mut String) -> &'t str {
    if let Some(after) = text.strip_prefix('\r') {
        decoded.push('\n');
        return after.strip_prefix('\n').unwrap_or(after);
    }
    if let Some(after) = text.strip_prefix('\0') {
        decoded.push(char::REPLACEMENT_CHARACTER);
        return after;
    }
    let Some(after) = text.strip_prefix('&') else { return text };
    let place = if references == References::InAttribute { Place::Attribute } else { Place::Text };
    references::decode(after, place, decoded).unwrap_or_else(|| {
        decoded.push('&');
        after
    })
}
