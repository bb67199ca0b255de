//! Text as it stands in a line into text as it stands in a block: white space folded, what nobody sees dropped.

use crate::page::is_invisible;

/// What becomes of a character.
enum Fate {
    Kept,
    Space,
    Dropped,
}

fn fate(c: char) -> Fate {
    match c {
        c if is_invisible(c) => Fate::Dropped,
        c if c.is_whitespace() => Fate::Space,
        _ => Fate::Kept,
    }
}

/// Appends a text to a block that begins at `start`; what needs no care is copied in one piece.
pub(super) fn fold_onto(out: &mut String, start: usize, text: &str) {
    let mut rest = text;
    while let Some(at) = first_in_need(rest.as_bytes()) {
        let Some((clean, tail)) = rest.split_at_checked(at) else { break };
        out.push_str(clean);
        let mut tail = tail.chars();
        let Some(c) = tail.next() else { break };
        match fate(c) {
            Fate::Kept => out.push(c),
            Fate::Space => push_space(out, start),
            Fate::Dropped => {}
        }
        rest = tail.as_str();
    }
    out.push_str(rest);
}

/// One space, unless the block is empty or ends in one.
pub(super) fn push_space(out: &mut String, start: usize) {
    if out.len() > start && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// The text by itself.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(&mut out, 0, text);
    out.truncate(out.trim_end().len());
    out
}

/// Bytes that are looked at together.
const CHUNK: usize = 16;

/// Where the first character stands that may not be copied as it is.
fn first_in_need(bytes: &[u8]) -> Option<usize> {
    // A space that opens the text may follow one that is already out.
    let first = bytes.first()?;
    if *first == b' ' || (is_suspect(*first) && needs_care(*first, bytes.get(1..)?)) {
        return Some(0);
    }
    let mut from = 1;
    while let (Some(before), Some(chunk)) = (bytes.get(from - 1..), bytes.get(from..from + CHUNK)) {
        if !is_plain(before, chunk)
            && let Some(at) = first_in_need_within(bytes, from, from + CHUNK)
        {
            return Some(at);
        }
        from += CHUNK;
    }
    // What is left stands in the last whole chunk, and is most often plain.
    if bytes.last_chunk::<{ CHUNK + 1 }>().is_some_and(|last| is_plain(last, &last[1..])) {
        return None;
    }
    first_in_need_within(bytes, from, bytes.len())
}

/// Whether no byte of the chunk is suspect or the second of two spaces.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the whole chunk takes a few vector instructions")]
fn is_plain(before: &[u8], chunk: &[u8]) -> bool {
    let pairs = before.iter().zip(chunk);
    !pairs.fold(false, |found, (before, byte)| found | is_suspect(*byte) | ((*before == b' ') & (*byte == b' ')))
}

fn first_in_need_within(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&at| {
        let [before, byte] = bytes.get(at - 1..=at).and_then(|pair| pair.try_into().ok()).unwrap_or([0, 0]);
        let doubled = byte == b' ' && before == b' ';
        doubled || (is_suspect(byte) && needs_care(byte, bytes.get(at + 1..).unwrap_or_default()))
    })
}

/// Control characters, and the first bytes of all characters that are white space or dropped.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

/// Rules out, by the bytes that follow, most characters that only share their first byte with a suspect.
fn needs_care(byte: u8, next: &[u8]) -> bool {
    match (byte, next) {
        (0xe1, [second, ..]) => *second == 0x9a,
        (0xe2, [0x80, third, ..]) => matches!(third, 0x80..=0x8b | 0xa8..=0xaf),
        (0xe2, [second, ..]) => *second == 0x81,
        (0xe3, [second, third, ..]) => (*second, *third) == (0x80, 0x80),
        (0xef, [second, ..]) => *second == 0xbb,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded() {
        assert_eq!(folded("  a \t b\u{a0}\u{a0}c\u{3000}d\u{2009}e \u{2028}f  "), "a b c d e f");
    }

    #[test]
    fn a_fold_goes_on_where_the_last_one_stopped() {
        let mut out = "before".to_owned();
        fold_onto(&mut out, 6, " a ");
        fold_onto(&mut out, 6, "  b");
        assert_eq!(out, "beforea b");
    }

    #[test]
    fn what_nobody_sees_is_dropped() {
        assert_eq!(folded("\u{feff}zero\u{200b}width\0 hy\u{ad}phen\u{7} \u{85}\u{2060}x\u{9d}"), "zerowidth hyphen x");
    }

    #[test]
    fn joiners_are_text() {
        assert_eq!(folded("می‌خواهم"), "می\u{200c}خواهم");
        assert_eq!(folded("👩‍🚒"), "👩\u{200d}🚒");
    }

    #[test]
    fn every_script_comes_through() {
        for text in
            ["“naïve” – «déjà» ©", "東京、大阪。", "ვეფხისტყაოსანი", "Tiếng Việt ở đây", "ﺎﻠﻋﺮﺒﻳﺓ", "हिन्दी", "🙂"]
        {
            assert_eq!(folded(text), text);
        }
    }

    #[test]
    fn every_character_meets_its_fate() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let expected = match fate(c) {
                Fate::Kept => format!("a{c}b"),
                Fate::Space => "a b".to_owned(),
                Fate::Dropped => "ab".to_owned(),
            };
            assert_eq!(folded(&format!("a{c}b")), expected, "{c:?}");
        }
    }
}
