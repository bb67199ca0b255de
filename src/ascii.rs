//! How a text, or the bytes of one, begins and ends, letter case of ASCII aside: tags, schemes, keys.

/// Whether it begins so.
pub(crate) fn starts_with_ignoring_case(text: impl AsRef<[u8]>, start: impl AsRef<[u8]>) -> bool {
    let (text, start) = (text.as_ref(), start.as_ref());
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// What stands behind the start, if it begins so.
pub(crate) fn strip_prefix_ignoring_case<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    text.get(start.len()..).filter(|_| starts_with_ignoring_case(text, start))
}

/// Whether it ends so.
pub(crate) fn ends_with_ignoring_case(text: impl AsRef<[u8]>, end: impl AsRef<[u8]>) -> bool {
    let (text, end) = (text.as_ref(), end.as_ref());
    let from = text.len().checked_sub(end.len());
    from.and_then(|from| text.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::{ends_with_ignoring_case, starts_with_ignoring_case, strip_prefix_ignoring_case};

    #[test]
    fn letter_case_is_no_matter() {
        assert!(starts_with_ignoring_case("HTTPS://elm.example", "https:") && starts_with_ignoring_case(b"<P>", b"<p"));
        assert!(ends_with_ignoring_case("articleBody", "body") && ends_with_ignoring_case(b"a", b""));
        assert!(!starts_with_ignoring_case("ht", "http") && !ends_with_ignoring_case("dy", "body"));
        assert!(!starts_with_ignoring_case("Élan", "élan"), "letters of ASCII alone");
    }

    #[test]
    fn what_stands_behind_is_cut_between_letters() {
        assert_eq!(strip_prefix_ignoring_case("Www.elm.example", "www."), Some("elm.example"));
        assert_eq!(strip_prefix_ignoring_case("elm.example", "www."), None);
        assert_eq!(strip_prefix_ignoring_case("wwé", "www"), None, "a letter of two bytes is not cut");
    }
}
