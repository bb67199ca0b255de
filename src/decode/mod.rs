//! Bytes → text.
//!
//! The order is that of the WHATWG's encoding sniffing: byte order mark, the transport's charset, the document's
//! own declaration, detection. It differs in one point, for saved pages: bytes that are valid UTF-8, or next to it, are
//! UTF-8 whatever is declared. Pages are often mislabelled, by a converter or a server's default, whereas text of
//! another encoding that happens to be valid UTF-8 is next to impossible beyond a few characters.

mod detect;
mod prescan;

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::Error;
use detect::Utf8Count;

/// The text of a page. Valid UTF-8 is borrowed, other encodings are converted; malformed bytes become U+FFFD.
///
/// `charset` is the label that the transport gave, as in `Content-Type`; an unknown label counts as none.
pub(crate) fn decode<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Cow<'a, str>, Error> {
    if detect::has_signature(bytes) {
        return Err(Error::not_text());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(convert(encoding, bytes.get(mark..).unwrap_or_default()));
    }
    let transport = charset.and_then(known);
    if let Some(encoding) = detect::utf_16(bytes) {
        return Ok(convert(encoding, bytes));
    }
    if detect::is_noise(bytes) && !transport.is_some_and(is_utf_16) {
        return Err(Error::not_text());
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(_) if detect::is_iso_2022_jp(bytes) => Ok(convert(ISO_2022_JP, bytes)),
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => Ok(convert(encoding_of(bytes, transport), bytes)),
    }
}

/// How far into the bytes a declaration is looked for.
///
/// Browsers look through 1,024 bytes, and start afresh where the parser meets a `<meta charset>` later on. One longer
/// look comes to the same; of 1,605 saved pages, 111 declare their encoding behind the first 1,024 bytes, 16 behind
/// 16 KB.
const PRESCAN_BYTES: usize = 64 << 10;

/// The encoding of bytes that are not valid UTF-8.
fn encoding_of(bytes: &[u8], transport: Option<&'static Encoding>) -> &'static Encoding {
    let head = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes);
    let declared = transport.or_else(|| prescan::declared(head));
    let count = Utf8Count::of(bytes);
    match declared {
        _ if count.is_most() => UTF_8,
        Some(encoding) if encoding != UTF_8 => encoding,
        Some(_) if count.is_half() => UTF_8,
        _ => detect::guess(bytes),
    }
}

/// The encoding of a label, save those that stand for none.
fn known(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// UTF-16 of Asian text holds any byte, and looks like noise.
fn is_utf_16(encoding: &Encoding) -> bool {
    *encoding == *UTF_16LE || *encoding == *UTF_16BE
}

fn convert<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests;
