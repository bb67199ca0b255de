//! Text for people at a terminal.

/// The text without the control characters by which a page could steer the reader's terminal, or the order in which it shows
/// its letters.
pub(crate) fn printable(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = |c: char| if c.is_control() && c != '\n' && c != '\t' { char::REPLACEMENT_CHARACTER } else { c };
    text.chars().filter(|c| !turns(c)).map(shown).collect()
}
