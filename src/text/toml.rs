//! TOML front matter, which site builders set above a text between two lines of plus signs → names and values.

use super::lines::Lines;

const FENCE: &str = "+++";

/// What a text of several lines stands in.
const LONG_QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// Front matter has no more lines.
const MAX_LINES: usize = 60;

/// What the front matter says, and the text below it.
pub(super) struct FrontMatter<'a> {
    pub(super) entries: Vec<(&'a str, &'a str)>,
    pub(super) below: &'a str,
}

/// Reads front matter, if the text begins with it. What a table holds, `[params]`, is the site's own.
pub(super) fn read(text: &str) -> Option<FrontMatter<'_>> {
    let mut lines = Lines::of(text.trim_start());
    lines.next().filter(|line| line.text == FENCE)?;
    let mut entries = Vec::new();
    let mut in_table = false;
    for _ in 0..MAX_LINES {
        let line = lines.next()?;
        in_table |= line.text.starts_with('[');
        match line.text.split_once('=') {
            _ if line.text == FENCE => return Some(FrontMatter { entries, below: lines.rest() }),
            Some((name, value)) if !in_table && ends_here(value) => entries.push((name.trim(), value.trim())),
            _ => {}
        }
    }
    None
}

/// Whether a value is all on its line: a list or a text may go on below.
fn ends_here(value: &str) -> bool {
    let value = value.trim();
    let is_open = value.starts_with('[') && !value.ends_with(']');
    !is_open && !LONG_QUOTES.iter().any(|quote| value.starts_with(quote))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn entries_stand_between_fences() {
        let matter = read("+++\ntitle = \"Bridge = open\"\n\ndraft=false\ntags = [\n'Elm',\n]\n[params]\ntitle = 'Elm'\n+++\nThe bridge.").unwrap();
        assert_eq!(matter.entries, [("title", "\"Bridge = open\""), ("draft", "false")]);
        assert_eq!(matter.below.trim(), "The bridge.");
    }

    #[test]
    fn what_is_not_closed_is_none() {
        for text in ["", "+++", "+++\ntitle = 'Bridge'\n\nThe bridge.", "The bridge.\n+++\na = b\n+++\n"] {
            assert!(read(text).is_none(), "{text:?}");
        }
        assert!(read(&format!("+++\n{}+++\n", "a = b\n".repeat(super::MAX_LINES))).is_none());
    }
}
