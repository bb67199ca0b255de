//! What bytes look like, where nothing says what they are.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::{memchr, memmem};

/// Opens an escape sequence: of ISO-2022-JP, or of a terminal's colours.
const ESCAPE: u8 = 0x1b;

/// How files begin that hold no text.
const SIGNATURES: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh9",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"\x7fELF",
    b"OggS\0",
    b"wOFF",
    b"wOF2",
    b"{\\rtf",
    // UTF-32, which is no encoding of the web: as UTF-16, every other character would be a zero.
    b"\xff\xfe\0\0",
];

/// How much of the input is looked at for its nature.
const HEAD_BYTES: usize = 4 << 10;

/// Text has next to no control characters; random bytes have one in nine.
const TEXT_BYTES_PER_CONTROL: usize = 20;

/// Control characters that stand in texts.
const USED_CONTROLS: [u8; 5] = [b'\t', b'\n', b'\r', 0x0c, ESCAPE];

/// A few stray ones in a short text say nothing.
const MIN_CONTROLS: usize = 8;

/// Whether the bytes open as a picture, an archive, a program, a word processor's document does.
pub(super) fn has_signature(bytes: &[u8]) -> bool {
    SIGNATURES.iter().any(|signature| bytes.starts_with(signature))
}

/// What the header of a page says that was packed up with its pictures.
const PACKED: &[u8] = b"multipart/related";

/// Whether the bytes open as MHTML does: with header lines, of a message that holds a page and its pictures as parts.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes).trim_ascii_start();
    let Some(at) = memmem::find(head, PACKED) else { return false };
    let lines = head.get(..at).unwrap_or_default().split(|b| *b == b'\n');
    let is_version = |line: &&[u8]| line.get(..13).is_some_and(|name| name.eq_ignore_ascii_case(b"MIME-Version:"));
    // One program says what it is before the version, the other behind.
    let behind = head.get(at..).unwrap_or_default().split(|b| *b == b'\n').skip(1).take_while(|line| is_header(line));
    lines.clone().all(is_header) && lines.chain(behind).any(|line| is_version(&line))
}

/// Whether a line is one of a message's header, or goes on with the one before: `MIME-Version: 1.0`.
fn is_header(line: &[u8]) -> bool {
    let name = line.iter().position(|b| *b == b':').and_then(|end| line.get(..end));
    let is_name = |name: &[u8]| !name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
    line.starts_with(b" ") || line.starts_with(b"\t") || name.is_some_and(is_name)
}

/// Whether there are too many control characters for a text.
pub(super) fn is_noise(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    // A count of no more than a byte is taken by vector instructions.
    let counts = head.chunks(u8::MAX.into()).map(|part| part.iter().map(|b| u8::from(is_control(*b))).sum::<u8>());
    let controls: usize = counts.map(usize::from).sum();
    controls >= MIN_CONTROLS && controls * TEXT_BYTES_PER_CONTROL > head.len()
}

fn is_control(b: u8) -> bool {
    b.is_ascii_control() && USED_CONTROLS.iter().all(|used| b != *used)
}

/// UTF-16 without a byte order mark, known by the zeros of its ASCII: at least a third of one half of the bytes,
/// next to none of the other. Markup alone brings that much, whatever the script of the text.
pub(super) fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    memchr(0, head)?;
    let (pairs, _) = head.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let fits = |many: usize, few: usize| many > 1 && many * 3 >= pairs.len() && few * 20 <= many;
    match () {
        () if fits(low, high) => Some(UTF_16LE),
        () if fits(high, low) => Some(UTF_16BE),
        () => None,
    }
}

/// ISO-2022-JP, the one encoding of the web whose Japanese is all ASCII, known by its shifts into JIS X 0208.
pub(super) fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    memchr(ESCAPE, bytes).is_some()
        && bytes.is_ascii()
        && [b"\x1b$B", b"\x1b$@"].iter().any(|shift| memmem::find(bytes, *shift).is_some())
}

/// How much of the bytes is UTF-8 beyond ASCII, and how much is neither.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Utf8Count {
    characters: usize,
    malformed: usize,
}

impl Utf8Count {
    pub(super) fn of(bytes: &[u8]) -> Self {
        bytes.utf8_chunks().fold(Self::default(), |count, chunk| Self {
            characters: count.characters + chunk.valid().chars().filter(|c| !c.is_ascii()).count(),
            malformed: count.malformed + usize::from(!chunk.invalid().is_empty()),
        })
    }

    /// Enough for a page that says that it is UTF-8: the faults are cuts, or pieces from elsewhere.
    pub(super) fn is_half(&self) -> bool {
        self.characters >= self.malformed
    }

    /// Enough to believe nothing else. In GBK and the like, whose bytes often fit by chance, faults outnumber fits.
    pub(super) fn is_most(&self) -> bool {
        self.characters >= 10 * self.malformed
    }
}

/// How many bytes the detector is fed. It weighs each against 27 encodings, and a few kilobytes of prose are enough.
const FED_BYTES: usize = 64 << 10;

/// A run of ASCII as long as this is markup or another language, and tells the detector nothing.
const ASCII_RUN: usize = 32;

/// The likeliest encoding of bytes that no one declared.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut left = FED_BYTES;
    for piece in telling(bytes) {
        let piece = piece.get(..left).unwrap_or(piece);
        detector.feed(piece, false);
        detector.feed(b"\n", false);
        left -= piece.len();
        if left == 0 {
            break;
        }
    }
    // Never told that this was the last: a character cut at the bound is no fault.
    detector.guess(None, Utf8Detection::Allow)
}

/// The stretches around bytes that are not ASCII.
fn telling(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let first = rest.iter().position(|b| !b.is_ascii())?;
        let (_, from) = rest.split_at_checked(first.saturating_sub(ASCII_RUN))?;
        let mut run = 0;
        let end = from.iter().enumerate().skip(first.min(ASCII_RUN)).find_map(|(at, b)| {
            run = if b.is_ascii() { run + 1 } else { 0 };
            (run == ASCII_RUN).then_some(at + 1)
        });
        let (piece, tail) = from.split_at_checked(end.unwrap_or(from.len()))?;
        rest = tail;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_mhtml, telling};

    const BLINK: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://elm.example/bridge\r\n\
        Subject: Bridge reopens\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
        \tboundary=\"----MultipartBoundary--0\"\r\n\r\n\r\n------MultipartBoundary--0\r\nContent-Type: text/html\r\n";

    #[test]
    fn a_page_packed_with_its_pictures_is_told_by_its_header() {
        assert!(is_mhtml(BLINK.as_bytes()));
        let wrapped = BLINK.replace("multipart/related;", "\r\n multipart/related;");
        assert!(is_mhtml(wrapped.as_bytes()), "on a line of its own");
        let (head, tail) = BLINK.split_once("MIME-Version: 1.0\r\n").unwrap();
        let (kind, tail) = tail.split_once("\r\n\r\n").unwrap();
        let late = format!("{head}{kind}\r\nmime-version: 1.0\r\n\r\n{tail}");
        assert!(is_mhtml(late.as_bytes()), "{late}");
        assert!(is_mhtml(late.replace('\r', "").as_bytes()));
    }

    #[test]
    fn a_text_with_a_header_or_about_one_is_not_packed() {
        let plain = BLINK.replace("multipart/related;", "text/plain;");
        let told = "How pages are saved\n\nMIME-Version: 1.0\nContent-Type: multipart/related\n";
        let behind = "Subject: How pages are saved\nMIME-Version: 1.0\n\nThey are multipart/related messages.\n";
        let without = BLINK.replace("MIME-Version: 1.0\r\n", "");
        for text in [&plain, told, behind, &without] {
            assert!(!is_mhtml(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn only_the_surroundings_tell() {
        let bytes = [&[b'a'; 100][..], &[0xe9], &[b'b'; 20], &[0xe8], &[b'c'; 100], &[0xe7]].concat();
        let pieces: Vec<&[u8]> = telling(&bytes).collect();
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0], [&[b'a'; 32][..], &[0xe9], &[b'b'; 20], &[0xe8], &[b'c'; 32]].concat());
        assert_eq!(pieces[1], [&[b'c'; 32][..], &[0xe7]].concat());
        assert_eq!(telling(b"plain").count(), 0);
    }
}
