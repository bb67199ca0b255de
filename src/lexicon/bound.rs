//! A long text into its first or last bytes, cut between two characters.

/// At most the first `bytes` of a text.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    let cut = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    cut.and_then(|at| text.get(..at)).unwrap_or_default()
}

/// At most the last `bytes` of a text.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let cut = (text.len().saturating_sub(bytes)..=text.len()).find(|at| text.is_char_boundary(*at));
    cut.and_then(|at| text.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{head, tail};

    #[test]
    fn cuts_fall_between_characters() {
        assert_eq!((head("añb", 2), head("añb", 3), head("añb", 99)), ("a", "añ", "añb"));
        assert_eq!((tail("añb", 2), tail("añb", 3), tail("añb", 99)), ("b", "ñb", "añb"));
    }
}
