pub(super) fn best_source<'a>(a: Option<&'a str>, b: Option<&'a str>, c: Option<&'a str>) -> Option<&'a str> {
    a.or(b).or(c)
}
