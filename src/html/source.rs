//! Tags in the source of a page, for what is looked for before there is a tree.

use memchr::memchr_iter;

use crate::ascii::strip_prefix_ignoring_case;

/// The source before the first tag that opens so, `<script` or `</script`, and what stands behind that; letter case aside.
pub(super) fn split_at_tag<'h>(source: &'h str, tag: &str) -> Option<(&'h str, &'h str)> {
    memchr_iter(b'<', source.as_bytes()).find_map(|at| {
        let (before, from) = source.split_at_checked(at)?;
        Some((before, strip_prefix_ignoring_case(from, tag)?))
    })
}

/// The source with all tags that open so renamed.
pub(super) fn renamed(source: &str, tag: &str, new: &str) -> String {
    let mut renamed = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = split_at_tag(rest, tag) {
        renamed.push_str(before);
        renamed.push_str(new);
        rest = after;
    }
    renamed.push_str(rest);
    renamed
}

#[cfg(test)]
mod tests {
    use super::{renamed, split_at_tag};

    #[test]
    fn tags_are_found_in_capitals_too() {
        for source in ["a < b<script>c", "a < b<SCRIPT>c", "a < b<Script>c"] {
            assert_eq!(split_at_tag(source, "<script"), Some(("a < b", ">c")));
        }
        for source in ["", "<", "script", "<scrip", "</script>", "< script>", "<scrïpt>"] {
            assert_eq!(split_at_tag(source, "<script"), None, "{source:?}");
        }
    }

    #[test]
    fn what_is_no_tag_keeps_its_name() {
        assert_eq!(renamed("<B>a b</B> <b class=b>", "<b", "<i"), "<i>a b</B> <i class=b>");
    }
}
