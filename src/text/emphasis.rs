//! Lines set bold or in italics, as Markdown and mails write them: `**The bridge**`, `*The bridge*`, `_The bridge_`; and words set bold
//! within a line, `the **old** bridge`.

use std::borrow::Cow;

use memchr::memmem;

use super::links::without;

/// What such a line ends in.
const ENDINGS: [&str; 2] = ["*\n", "_\n"];

/// Signs on each side, at most.
const MOST: usize = 3;

/// What opens and closes words set bold.
const BOLD: &str = "**";

/// The text without the signs around whole lines, and around words set bold.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    match lines(text) {
        Cow::Borrowed(text) => words(text),
        Cow::Owned(text) => Cow::Owned(words(&text).into_owned()),
    }
}

/// The text without the signs around words set bold: they stand apart from other words, and close on the line that they open on.
fn words(text: &str) -> Cow<'_, str> {
    let mut cuts = Vec::new();
    let mut open = None;
    for at in memmem::find_iter(text.as_bytes(), BOLD) {
        let sign = at..at + BOLD.len();
        let before = text.get(..sign.start).and_then(|before| before.chars().next_back());
        let behind = text.get(sign.end..).and_then(|behind| behind.chars().next());
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '*');
        let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '*');
        let is_line = |from: usize| text.get(from..at).is_some_and(|inside| !inside.contains('\n'));
        let opened = open.take().filter(|opened: &std::ops::Range<usize>| is_line(opened.end));
        match opened {
            Some(opened) if is_word(before) && is_apart(behind) => cuts.extend([opened, sign]),
            _ if is_apart(before) && is_word(behind) => open = Some(sign),
            _ => {}
        }
    }
    if cuts.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(without(text, &cuts)) }
}

fn lines(text: &str) -> Cow<'_, str> {
    let has = |ending: &str| memmem::find(text.as_bytes(), ending.as_bytes()).is_some();
    if !ENDINGS.iter().any(|ending| has(ending)) && !text.ends_with(['*', '_']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let Some(inner) = emphasised(words) else {
            plain.push_str(line);
            continue;
        };
        let (before, behind) = line.split_once(words).unwrap_or_default();
        for part in [before, inner, behind] {
            plain.push_str(part);
        }
    }
    Cow::Owned(plain)
}

/// What stands between the signs, where nothing else is on the line.
fn emphasised(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| matches!(c, '*' | '_'))?;
    let opened = line.trim_start_matches(sign);
    let count = line.len() - opened.len();
    let marks = line.get(..count)?;
    let inner = opened.strip_suffix(marks)?;
    let is_whole = count <= MOST && !inner.contains(sign) && inner.contains(char::is_alphanumeric);
    let is_tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
    (is_whole && is_tight).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn signs_around_whole_lines_go() {
        assert_eq!(strip("*The bridge*\n\n  **Money**\n_It is open._"), "The bridge\n\n  Money\nIt is open.");
        for text in ["2**3**4", "**open\nand** shut", "a ** b ** c", "****"] {
            assert_eq!(strip(text), text);
        }
        assert_eq!(strip("The **old** bridge, **“open”**, is **here**."), "The old bridge, “open”, is here.");
        for text in ["* Home\n* News *\n", "*one* and *two*\n", "*****\n_____\n", "**uneven*\n", "2 * 3 = 6 *\n"] {
            assert_eq!(strip(text), text);
        }
    }
}
