//! Links as programs write them that turn pages into text: `[words](address)` in Markdown, `[17]words` as lynx dumps them,
//! `words <address>` as Firefox saves them, `words (address)` as newsletters are sent. The words stay, what points elsewhere goes, and
//! so does a picture, `![words](address)`.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr2_iter, memmem};

/// What stands between the words of a link and its address.
const JOINT: &str = "](";

/// Between the words of a link and its address, as Firefox and mails write them.
const POINTED: &str = " <http";

/// The same where a margin ended the line before.
const WRAPPED: &str = "\n<http";

/// Between the words of a link and its address in a newsletter's text.
const BRACKETED: &str = " (http";

/// A text with fewer addresses in brackets is no newsletter: an article may give one.
const FEWEST_BRACKETED: usize = 5;

/// Before what was a button.
const BUTTON: &str = "(BUTTON) ";

/// No address is longer, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// So many brackets may stand within each other: a picture in a link takes two.
const MOST_NESTED: usize = 8;

/// A dump with fewer numbers is none: `[1]` alone is a note.
const FEWEST_NUMBERS: usize = 5;

/// The text without what its links point to.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    let first = "[1]";
    let has = |mark: &&str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if ![JOINT, first, POINTED, WRAPPED, BRACKETED].iter().any(has) {
        return Cow::Borrowed(text);
    }
    let found = Found::of(text);
    let mut cuts = found.links;
    let places = |mark: &'static str| memmem::find_iter(text.as_bytes(), mark);
    let below = places(WRAPPED).filter(|at| is_within_sentence(text, *at));
    let pointed = places(POINTED).chain(below).filter_map(|at| Some(at..at + pointed(text.get(at..)?)?));
    cuts.extend(pointed.map(|cut| parting(text, cut)));
    let bracketed = places(BRACKETED).filter_map(|at| Some(at..at + bracketed(text.get(at..)?)?));
    let bracketed: Vec<Range<usize>> = bracketed.map(|cut| parting(text, cut)).collect();
    if bracketed.len() >= FEWEST_BRACKETED {
        cuts.extend(bracketed);
    }
    if found.numbers.len() >= FEWEST_NUMBERS {
        cuts.extend(found.numbers);
        cuts.extend(memmem::find_iter(text.as_bytes(), BUTTON).map(|at| at..at + BUTTON.len()));
    }
    cuts.sort_by_key(|cut| cut.start);
    Cow::Owned(without(text, &cuts))
}

/// A cut that begins with the white space before an address, without that where nothing else would part two words.
fn parting(text: &str, cut: Range<usize>) -> Range<usize> {
    let glues = text.get(cut.end..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
    if glues { cut.start + 1..cut.end } else { cut }
}

/// A text without some parts of it, which are in order and may overlap.
pub(super) fn without(text: &str, cuts: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        rest.push_str(text.get(from..cut.start).unwrap_or_default());
        from = from.max(cut.end);
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// What may be cut out of a text.
#[derive(Default)]
struct Found {
    links: Vec<Range<usize>>,
    /// `[1]`, `[2]` and so on, each the next of the one before.
    numbers: Vec<Range<usize>>,
}

impl Found {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut open = Vec::new();
        for at in memchr2_iter(b'[', b']', text.as_bytes()) {
            if text.as_bytes().get(at) == Some(&b'[') {
                if open.len() == MOST_NESTED {
                    open.remove(0);
                }
                open.push(at);
            } else if let Some(start) = open.pop() {
                found.add(text, start, at);
            }
        }
        found
    }

    /// Looks at what stands in a pair of brackets.
    fn add(&mut self, text: &str, start: usize, end: usize) {
        let behind = end + 1;
        if let Some(length) = text.get(behind..).and_then(address) {
            let is_picture = text.get(..start).is_some_and(|before| before.ends_with('!'));
            let opening = if is_picture { start - 1..end } else { start..start + 1 };
            self.links.extend([opening, end..behind + length]);
        } else if text.get(start + 1..end).and_then(|number| number.parse().ok()) == Some(self.numbers.len() + 1) {
            self.numbers.push(start..behind);
        }
    }
}

/// How long an address in parentheses is that a text begins with, in bytes.
fn address(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(')?;
    let mut depth = 0;
    for (at, byte) in inner.bytes().take(LONGEST_ADDRESS).enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return is_address(inner.get(..at)?).then_some(at + 2),
            b')' => depth -= 1,
            // The next link begins, so that no byte is looked at twice.
            b'\n' | b'[' | b']' => return None,
            _ => {}
        }
    }
    None
}

/// Whether the line that ends there is left open by a word, and what follows the address on the next goes on with it: an address by
/// itself is no link's.
fn is_within_sentence(text: &str, end: usize) -> bool {
    let (before, behind) = text.split_at_checked(end).unwrap_or_default();
    let rest = behind.split('\n').nth(1).and_then(|line| line.split_once('>')).map_or("", |(_, rest)| rest);
    let goes_on = |c: char| c.is_ascii_punctuation() || c == '’' || c.is_lowercase();
    before.ends_with(char::is_alphanumeric) && rest.trim_start().starts_with(goes_on)
}

/// How long an address in parentheses is, with the space before it, in bytes; it holds no other space.
fn bracketed(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(1).take(LONGEST_ADDRESS) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return text.get(1..=at)?.contains("://").then_some(at + 1),
            b')' => depth -= 1,
            b' ' | b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// How long an address in angle brackets is, with the space before it, in bytes.
fn pointed(text: &str) -> Option<usize> {
    let end = text.bytes().skip(1).take(LONGEST_ADDRESS).position(|byte| matches!(byte, b'>' | b' ' | b'\n'))? + 1;
    (text.as_bytes().get(end) == Some(&b'>')).then_some(end + 1)
}

/// Whether a link may point there; a title may follow the address: `https://example.com "Title"`.
fn is_address(text: &str) -> bool {
    let text = text.trim().trim_start_matches('<');
    text.starts_with(['/', '#', '.', '?']) || text.starts_with("mailto:") || text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::{FEWEST_BRACKETED, strip};

    #[test]
    fn links_keep_their_words() {
        let cases = [
            ("The [old bridge](https://example.com/a_(b)) is open.", "The old bridge is open."),
            ("[ Ferries run ](/ferries \"All of them\") again.", " Ferries run  again."),
            ("![A bridge](https://example.com/a.jpg) It is open.", " It is open."),
            ("[![A bridge](/a.jpg) Read on](/more)", " Read on"),
            ("He said [that it] (the bridge) is open [sic](see below).", ""),
            ("An array[0](x) and ](https://example.com)", ""),
            ("[cut off](https://example.com/", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(strip(text), if expected.is_empty() { text } else { expected });
        }
    }

    #[test]
    fn addresses_in_angle_brackets_go() {
        assert_eq!(strip("The bridge <https://example.com/a> is open."), "The bridge is open.");
        assert_eq!(strip("The bridge <https://example.com/a>is open."), "The bridge is open.");
        for text in ["It is <http and open.", "a <https://example.com/", "<https://example.com/a>"] {
            assert_eq!(strip(text), text);
        }
    }

    #[test]
    fn addresses_that_a_margin_put_below_go() {
        for text in [
            "Open.\n\n<https://example.com/a> is where\nit is.",
            "Sources:\n<https://example.com/a>\n<https://example.com/b>",
        ] {
            assert_eq!(strip(text), text);
        }
        assert_eq!(
            strip("The old bridge\n<https://example.com/a>, which\nis open."),
            "The old bridge, which\nis open."
        );
    }

    #[test]
    fn addresses_in_brackets_go_where_there_are_many() {
        let link = "The bridge (https://example.com/a_(b)) is open. ";
        assert_eq!(strip(link), link);
        let servers = "It runs (httpd) again. ".repeat(FEWEST_BRACKETED);
        assert_eq!(strip(&servers), servers);
        assert_eq!(strip(&link.repeat(FEWEST_BRACKETED)), "The bridge is open. ".repeat(FEWEST_BRACKETED));
    }

    #[test]
    fn numbers_of_a_dump_go() {
        let text = "[1]Home [2]News [3]Sport\n(BUTTON) Share\nThe [4]old bridge [7] is [5]open.";
        assert_eq!(strip(text), "Home News Sport\nShare\nThe old bridge [7] is open.");
        let notes = "The bridge is open.[1] It was closed.[2]";
        assert_eq!(strip(notes), notes);
    }

    #[test]
    fn brackets_without_end_are_survived() {
        for text in [
            "[".repeat(1 << 20),
            "[](".repeat(1 << 20),
            "](/".repeat(1 << 20),
            "![a](/".repeat(1 << 18),
            " <http".repeat(1 << 18),
            " (http".repeat(1 << 18),
        ] {
            assert!(strip(&text).len() <= text.len());
        }
    }
}
