//! Character references → characters, in values that were encoded twice.
//!
//! The tokenizer decodes what the standard says is encoded. JSON-LD is not, and an attribute is so once only:
//! `&amp;quot;` in a `<meta>` still reads `&quot;` after the tokenizer. This decodes the rest.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr;

/// The longest name of the standard, `CounterClockwiseContourIntegral;`, has 32 bytes.
const LONGEST_NAME: usize = 32;

/// Values encoded more than twice are not seen in the wild.
const PASSES: usize = 2;

/// The text with its character references decoded, and those that this brings to light.
///
/// A reference counts only with its semicolon: in a value, `&copy=1` is part of a URL.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..PASSES {
        match decode_once(&text) {
            Some(decoded) => text = Cow::Owned(decoded),
            None => break,
        }
    }
    text
}

/// `None` where there is nothing to decode.
fn decode_once(text: &str) -> Option<String> {
    memchr(b'&', text.as_bytes())?;
    let mut decoded = String::with_capacity(text.len());
    let (mut rest, mut is_changed) = (text, false);
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        rest = if let Some(tail) = reference(after, &mut decoded) {
            is_changed = true;
            tail
        } else {
            decoded.push('&');
            after
        };
    }
    decoded.push_str(rest);
    is_changed.then_some(decoded)
}

/// Decodes the reference that stands before the first semicolon, and gives back what follows.
fn reference<'t>(after: &'t str, decoded: &mut String) -> Option<&'t str> {
    let end = after.bytes().take(LONGEST_NAME).position(|b| b == b';')?;
    let (name, tail) = after.split_at_checked(end + 1)?;
    if let Some(number) = name.strip_prefix('#') {
        decoded.push(numeric(number.strip_suffix(';')?)?);
    } else {
        let (first, second) = *NAMED_ENTITIES.get(name)?;
        // The table also holds every beginning of a name, with zeros.
        let chars = [first, second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32);
        decoded.extend(chars);
    }
    Some(tail)
}

/// `8217` or `x2019`; codes of the C1 range mean windows-1252, as the standard says.
fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => of_digits(hex, 16)?,
        None => of_digits(number, 10)?,
    };
    let in_c1 = (code as usize).checked_sub(0x80).and_then(|at| *C1_REPLACEMENTS.get(at)?);
    in_c1.or_else(|| char::from_u32(code)).filter(|c| *c != '\0')
}

/// The number that digits write; the standard library would read a sign before them as well.
pub(crate) fn of_digits(digits: &str, radix: u32) -> Option<u32> {
    if digits.starts_with('+') { None } else { u32::from_str_radix(digits, radix).ok() }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::decode;

    #[test]
    fn names_and_numbers() {
        assert_eq!(decode("Caf&eacute; &#39;Zum B&auml;ren&#x27; &ndash; &amp;"), "Café 'Zum Bären' – &");
        assert_eq!(decode("It&#146;s"), "It’s");
        assert_eq!(decode("&NotEqualTilde;"), "≂\u{338}");
        // What stands for it is no shorter than the name.
        assert_eq!(decode("&nGt;"), "≫\u{20d2}");
    }

    #[test]
    fn two_layers_come_off() {
        assert_eq!(decode("Q&amp;amp;A"), "Q&A");
        assert_eq!(decode("&amp;quot;Yes&amp;quot;"), "\"Yes\"");
    }

    #[test]
    fn what_is_no_reference_stays() {
        let signed = ["&#+65;", "&#x+41;", "&#-65;"];
        let others = ["AT&T", "a & b; c", "?a=1&copy=2", "&#xFFFFFFFF;", "&#;", "&;", "&nosuchname;", "&#0;", "&"];
        for text in others.into_iter().chain(signed) {
            assert_eq!(decode(text), text);
            assert!(matches!(decode(text), Cow::Borrowed(_)));
        }
    }
}
