//! Words of a mail's header that are written in ASCII for another charset (RFC 2047) → those words: `=?UTF-8?Q?Caf=C3=A9?=`.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::Encoding;
use regex::{Captures, Regex};

/// The charset, if need be with a language; how the bytes are written; the bytes. The standard allows 75 characters, mailers write more.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    let form = r"(?x)
        =\? ( [A-Za-z0-9_.:-]{1,40} ) (?: \* [A-Za-z-]{1,16} )? \?
        (?: [Qq] \? ( [!->@-~]{0,400} ) | [Bb] \? ( [A-Za-z0-9+/=]{0,400} ) ) \?=
    ";
    #[expect(clippy::expect_used, reason = "the form is fixed, and tests read it")]
    Regex::new(form).expect("the form of an encoded word")
});

/// The text with its encoded words as they are meant. Spaces between two of them are no part of it.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut end) = (String::with_capacity(text.len()), 0);
    for found in WORD.captures_iter(text) {
        let (Some(whole), Some(word)) = (found.get(0), word(&found)) else { continue };
        let between = text.get(end..whole.start()).unwrap_or_default();
        let is_gap = end > 0 && between.trim().is_empty();
        plain.push_str(if is_gap { "" } else { between });
        plain.push_str(&word);
        end = whole.end();
    }
    plain.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(plain)
}

/// An encoded word's own text; `None` where its charset is not known, or its bytes are none of that charset.
fn word(found: &Captures<'_>) -> Option<String> {
    let charset = Encoding::for_label(found.get(1)?.as_str().as_bytes())?;
    let quoted = found.get(2).map(|quoted| from_quoted(quoted.as_str()));
    let bytes = quoted.or_else(|| found.get(3).map(|base| from_base64(base.as_str())))?;
    let (text, is_broken) = charset.decode_without_bom_handling(&bytes);
    (!is_broken).then(|| text.into_owned())
}

/// `Caf=C3=A9_closes`: a byte in two figures, and a space as a low line.
fn from_quoted(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let figures = behind.get(..2).filter(|_| *first == b'=').and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = figures.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(if *first == b'_' { b' ' } else { *first }));
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    bytes
}

/// Four letters stand for three bytes, six bits each.
fn from_base64(text: &str) -> Vec<u8> {
    let (mut bits, mut count) = (0_u32, 0);
    let mut bytes = Vec::with_capacity(text.len());
    for value in text.bytes().filter_map(base64_value) {
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count).to_le_bytes()[0]);
        }
    }
    bytes
}

fn base64_value(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn encoded_words_are_read() {
        let cases = [
            ("=?UTF-8?Q?Caf=C3=A9_closes?=", "Café closes"),
            ("=?utf-8?B?Q2Fmw6kgY2xvc2Vz?= today", "Café closes today"),
            ("=?iso-8859-1?q?Caf=E9?= =?iso-8859-1*en?q?_closes?=", "Café closes"),
            ("The =?UTF-8?Q?Caf=C3=A9?= closes", "The Café closes"),
            ("=?ISO-2022-JP?B?GyRCNjYbKEI=?=", "橋"),
            ("=?UTF-8?Q?a=b?=", "a=b"),
        ];
        for (text, meant) in cases {
            assert_eq!(decoded(text), meant);
        }
    }

    #[test]
    fn what_is_no_encoded_word_is_left() {
        for text in
            ["Closed =? why?=", "=?none-such?Q?Caf=C3=A9?=", "=?UTF-8?Q?=C3?=", "=?UTF-8?X?a?=", "=?UTF-8?Q?a b?="]
        {
            assert_eq!(decoded(text), text);
        }
    }
}
