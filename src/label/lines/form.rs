//! What the words and signs of a line say, whatever stands around it: how long it is, how it ends, what it is made of.

use crate::lexicon::{is_closing_quote, is_unspaced};

/// What cuts breadcrumbs and titles in parts.
const TRAIL_SIGNS: [&str; 8] = ["|", "›", ">", "»", "/", "•", "·", "→"];

/// Whether a text holds a shorter one, and more. To make ready for a search takes longer than to look at the few places
/// where a text that is little shorter may begin.
pub(super) fn holds(long: &str, short: &str) -> bool {
    let (long, short) = (long.as_bytes(), short.as_bytes());
    let room = long.len().checked_sub(short.len()).filter(|room| *room > 0);
    let Some((room, first)) = room.zip(short.first()) else { return false };
    let starts = long.get(..=room).unwrap_or_default();
    memchr::memchr_iter(*first, starts).any(|at| long.get(at..).is_some_and(|rest| rest.starts_with(short)))
}

/// How long a text is, in words: in a script without spaces each letter was counted as one, and two of them are about a word.
pub(super) fn length(text: &str, words: u32) -> u32 {
    // Letters of such scripts begin with one of these bytes; those of most others, and quotation marks, do not. Bytes that
    // are all looked at are looked at side by side.
    let begins_unspaced = |byte: u8| byte >= 0xe0 && byte != 0xe2;
    if !text.bytes().fold(false, |found, byte| found | begins_unspaced(byte)) {
        return words;
    }
    let letters = text.chars().filter(|c| is_unspaced(*c)).count();
    words.saturating_sub(u32::try_from(letters / 2).unwrap_or(u32::MAX))
}

/// Whether a text ends in one of the signs, quotation marks aside.
pub(super) fn ends_in(text: &str, signs: &[char]) -> bool {
    text.trim_end_matches(is_closing_quote).ends_with(signs)
}

/// What leaves a sentence open is a kicker, or no headline.
pub(super) fn stays_open(text: &str) -> bool {
    ends_in(text, &[':', '：', ',', '–', '-', '—', '…']) || text.ends_with("...")
}

/// Whether a sign between spaces cuts the line in parts: breadcrumbs, a title with the outlet's name.
pub(super) fn is_trail(text: &str) -> bool {
    let inside = text.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' '));
    inside.is_some_and(|(inside, _)| inside.split(' ').any(|word| TRAIL_SIGNS.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_longer_text_holds_a_shorter_one() {
        assert!(holds("Bridge reopens | Echo", "Bridge reopens") && holds("News: bridge reopens", "bridge reopens"));
        assert!(!holds("Bridge reopens", "Bridge reopens") && !holds("Bridge reopened", "Bridge reopens"));
    }
}
