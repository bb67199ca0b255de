//! What a line's first characters, or all of them, say that it is: item, heading, quotation, separator.

use super::lines::Line;

/// A number that opens an item has at most so many digits: a year is none.
const MAX_DIGITS: usize = 3;
/// A longer line that begins with `#` is a comment in code.
const MAX_HEADING_BYTES: usize = 200;
/// Fewer dashes or equals signs are punctuation.
const MIN_UNDERLINE: usize = 3;

/// What opens a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// No mark: a line of its own, or the line before goes on.
    Plain,
    /// A bullet; the item's text.
    Bullet(&'a str),
    /// A dash at the margin: a bullet among its like, else it opens direct speech.
    Dash(&'a str),
    /// A number that may open an item.
    Number(Number<'a>),
    Heading(u8, &'a str),
    Quote(&'a str),
}

/// `3. Third item`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number<'a> {
    pub(super) value: u32,
    /// The columns before it.
    pub(super) indent: usize,
    /// The column after its last digit: the same, or one more, on the items of one list.
    pub(super) column: usize,
    /// The text after it.
    pub(super) text: &'a str,
}

/// What a heading is underlined with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Underline {
    pub(super) level: u8,
    pub(super) columns: usize,
}

/// The mark that opens a line.
pub(super) fn mark(line: Line<'_>) -> Mark<'_> {
    let mut rest = line.text.chars();
    match rest.next() {
        Some('-') if line.indent < 2 => spaced(rest.as_str()).map_or(Mark::Plain, Mark::Dash),
        Some('-') => spaced(rest.as_str()).map_or(Mark::Plain, Mark::Bullet),
        // At the margin "o" is a word of Spanish and Italian.
        Some('o') if line.indent >= 2 => spaced(rest.as_str()).map_or(Mark::Plain, Mark::Bullet),
        Some('*' | '+' | '•' | '‣' | '◦' | '▪' | '●' | '○' | '·') => {
            spaced(rest.as_str()).map_or(Mark::Plain, Mark::Bullet)
        }
        // Japanese sets no space after its bullet.
        Some('・') => Mark::Bullet(rest.as_str().trim_start()),
        Some('#') => heading(line.text),
        Some('>') => Mark::Quote(line.text.trim_start_matches(|c: char| c == '>' || c.is_whitespace())),
        Some('0'..='9') => number(line).map_or(Mark::Plain, Mark::Number),
        _ => Mark::Plain,
    }
}

/// The text after a bullet, which a space or the line's end must follow.
fn spaced(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

fn heading(text: &str) -> Mark<'_> {
    let rest = text.trim_start_matches('#');
    match (u8::try_from(text.len() - rest.len()), spaced(rest)) {
        (Ok(level @ 1..=6), Some(title)) if text.len() <= MAX_HEADING_BYTES => {
            Mark::Heading(level, title.trim_end_matches('#').trim_end())
        }
        _ => Mark::Plain,
    }
}

fn number(line: Line<'_>) -> Option<Number<'_>> {
    let digits = line.text.bytes().take(MAX_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = line.text.split_at_checked(digits)?;
    let text = spaced(rest.strip_prefix(['.', ')'])?)?;
    let value = digits.parse().ok().filter(|_| digits.len() <= MAX_DIGITS)?;
    Some(Number { value, indent: line.indent, column: line.indent + digits.len(), text })
}

/// Whether a line is only there to part what is above it from what is below.
pub(super) fn is_separator(line: Line<'_>) -> bool {
    !line.is_blank() && line.text.chars().all(is_rule)
}

fn is_rule(c: char) -> bool {
    matches!(c, '-' | '*' | '_' | '=' | '~' | '+' | '#' | '|' | ':' | '.' | ',' | '/' | '>')
        || matches!(c, '·' | '•' | '\u{2010}'..='\u{2015}' | '─' | '━' | '═' | '\u{200c}' | '\u{200d}' | '\u{ad}')
        || c.is_whitespace()
}

/// The underline of a heading, if the line is one.
pub(super) fn underline(line: Line<'_>) -> Option<Underline> {
    let first = line.text.chars().next().filter(|c| matches!(c, '=' | '-'))?;
    let whole = line.text.len() >= MIN_UNDERLINE && line.text.chars().all(|c| c == first);
    let level = if first == '=' { 1 } else { 2 };
    whole.then_some(Underline { level, columns: line.text.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_margin(text: &str) -> Mark<'_> {
        mark(Line { text, indent: 0 })
    }

    fn indented(text: &str) -> Mark<'_> {
        mark(Line { text, indent: 4 })
    }

    #[test]
    fn bullets_are_taken_off() {
        for bullet in ["*", "+", "•", "◦", "▪", "·"] {
            assert_eq!(at_margin(&format!("{bullet} Item")), Mark::Bullet("Item"), "{bullet}");
        }
        assert_eq!(at_margin("・項目"), Mark::Bullet("項目"));
        assert_eq!(indented("- Item"), Mark::Bullet("Item"));
        assert_eq!(indented("o Item"), Mark::Bullet("Item"));
    }

    #[test]
    fn what_no_space_follows_is_no_bullet() {
        for text in ["*bold*", "+47 22 86", "-5 degrees", "•Item", "1.5 million"] {
            assert_eq!(at_margin(text), Mark::Plain, "{text}");
        }
    }

    #[test]
    fn an_o_at_the_margin_is_a_word() {
        assert_eq!(at_margin("o sea, nada"), Mark::Plain);
    }

    #[test]
    fn a_long_dash_opens_speech() {
        assert_eq!(at_margin("– Nei, sa hun."), Mark::Plain);
        assert_eq!(at_margin("- Nei, sa hun."), Mark::Dash("Nei, sa hun."));
    }

    #[test]
    fn numbers_keep_their_value() {
        assert_eq!(at_margin("12) Item"), Mark::Number(Number { value: 12, indent: 0, column: 2, text: "Item" }));
        assert_eq!(indented("3. Item"), Mark::Number(Number { value: 3, indent: 4, column: 5, text: "Item" }));
        assert_eq!(at_margin("2024. A year"), Mark::Plain);
    }

    #[test]
    fn headings_keep_their_level() {
        assert_eq!(at_margin("## The vote ##"), Mark::Heading(2, "The vote"));
        assert_eq!(at_margin("#hashtag"), Mark::Plain);
        assert_eq!(at_margin("####### seven"), Mark::Plain);
    }

    #[test]
    fn quotations_lose_all_their_marks() {
        assert_eq!(at_margin(">> > said"), Mark::Quote("said"));
        assert_eq!(at_margin(">said"), Mark::Quote("said"));
    }

    #[test]
    fn separators_hold_no_text() {
        for text in ["-----", "* * *", "_ _ _", "———", "=====", "|", "~~~", "...", "|---|---|"] {
            assert!(is_separator(Line { text, indent: 0 }), "{text}");
        }
        for text in ["- a", "3", "★★★", "◇", "", "—«"] {
            assert!(!is_separator(Line { text, indent: 0 }), "{text}");
        }
    }

    #[test]
    fn underlines_are_all_of_one_kind() {
        assert_eq!(underline(Line { text: "=====", indent: 0 }), Some(Underline { level: 1, columns: 5 }));
        assert_eq!(underline(Line { text: "---", indent: 0 }), Some(Underline { level: 2, columns: 3 }));
        assert_eq!(underline(Line { text: "--", indent: 0 }), None);
        assert_eq!(underline(Line { text: "==-==", indent: 0 }), None);
    }
}
