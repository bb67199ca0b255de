//! Lines set bold or in italics, as Markdown and mails write them: `**The bridge**`, `*The bridge*`, `_The bridge_`.

use std::borrow::Cow;

use memchr::memmem;

/// What such a line ends in.
const ENDINGS: [&str; 2] = ["*\n", "_\n"];

/// Signs on each side, at most.
const MOST: usize = 3;

/// The text without the signs around whole lines.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
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
        for text in ["* Home\n* News *\n", "*one* and *two*\n", "*****\n_____\n", "**uneven*\n", "2 * 3 = 6 *\n"] {
            assert_eq!(strip(text), text);
        }
    }
}
