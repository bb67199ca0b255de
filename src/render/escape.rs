//! Turns plain text into Markdown that reads back as the same text.
//!
//! A backslash goes before
//!
//! - `\`, `` ` ``, `*`, `_`, `~`, `[`, `]` and `<` wherever they stand,
//! - `#` where it opens a word (at a heading's end it would be taken for a closing mark),
//! - `>`, `+` and `-` at the start of a line, and the `.` or `)` of `1.` or `1)` there,
//! - `&` where it opens what would read as an entity: `&amp;`,
//! - `|` in a table.
//!
//! White space within a line is folded, as Markdown's readers do.

/// Longer than any named or numbered entity without its `&`.
const LONGEST_ENTITY: usize = 33;

/// A line of text, as it may stand at the start of a Markdown line.
pub(super) fn line(text: &str) -> String {
    let folded = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let mark = folded.find(|c: char| !c.is_ascii_digit()).filter(|&at| opens_block(&folded, at));
    let mut escaped = String::with_capacity(folded.len() + 8);
    let mut before = ' ';
    for (at, c) in folded.char_indices() {
        if mark == Some(at) || is_special(c, before) || (c == '&' && opens_entity(folded.get(at + 1..))) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// The text of a table's cell.
pub(super) fn cell(text: &str) -> String {
    line(text).replace('|', "\\|")
}

/// A link's target, in angle brackets where it would otherwise end too early.
pub(super) fn target(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for (at, c) in url.char_indices().filter(|(_, c)| !c.is_control()) {
        if matches!(c, '\\' | '<' | '>') || (c == '&' && opens_entity(url.get(at + 1..))) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    let ends_early = escaped.is_empty() || escaped.contains([' ', '(', ')']);
    if ends_early { format!("<{escaped}>") } else { escaped }
}

/// A fence of backticks that the text holds none of.
pub(super) fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

fn is_special(c: char, before: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<') || (c == '#' && before == ' ')
}

/// Whether the character there makes the line a list item, a quotation or a rule.
fn opens_block(line: &str, at: usize) -> bool {
    let Some(mark) = line.get(at..).and_then(|rest| rest.chars().next()) else { return false };
    if at == 0 { matches!(mark, '>' | '+' | '-') } else { matches!(mark, '.' | ')') }
}

fn opens_entity(after: Option<&str>) -> bool {
    let mut name = after.unwrap_or_default().chars().take(LONGEST_ENTITY);
    name.find(|c| !c.is_ascii_alphanumeric() && *c != '#') == Some(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_where_they_would_count() {
        for (text, escaped) in [
            ("plain words, AT&T & 3 - 2 = 1", "plain words, AT&T & 3 - 2 = 1"),
            ("*bold* _or_ `code`", r"\*bold\* \_or\_ \`code\`"),
            ("[a](b) <i>", r"\[a\](b) \<i>"),
            ("&amp; &#39; &x", r"\&amp; \&#39; &x"),
            ("# one #two C#", r"\# one \#two C#"),
            ("1. one 2. two", r"1\. one 2. two"),
            ("2024) one", r"2024\) one"),
            ("- one - two", r"\- one - two"),
            ("> one > two", r"\> one > two"),
            ("a  b\nc", "a b c"),
        ] {
            assert_eq!(line(text), escaped);
        }
    }

    #[test]
    fn a_fence_is_longer_than_any_inside() {
        assert_eq!(fence("no ticks"), "```");
        assert_eq!(fence("a ``` b ````` c"), "``````");
    }

    #[test]
    fn a_target_does_not_end_early() {
        assert_eq!(target("https://a.example/b?c=1&d=2"), "https://a.example/b?c=1&d=2");
        assert_eq!(target("https://a.example/b (1).jpg"), "<https://a.example/b (1).jpg>");
        assert_eq!(target("a>b&amp;"), r"a\>b\&amp;");
    }
}
