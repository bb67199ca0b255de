//! Grammar as code: text in, typed value out.
#![allow(dead_code)]
pub(crate) mod byline {
    use crate::Byline;
    pub(crate) fn parse(_: &str) -> Option<Byline> {
        None
    }
    pub(crate) fn split_claim(s: &str) -> Vec<String> {
        vec![s.to_owned()]
    }
}
pub(crate) mod date {
    use crate::Date;
    pub(crate) fn parse(_: &str) -> Option<Date> {
        None
    }
    pub(crate) fn parse_claim(s: &str) -> Option<Date> {
        s.parse().ok()
    }
    #[derive(Default)]
    pub(crate) struct Stamps {
        pub(crate) published: Option<Date>,
        pub(crate) modified: Option<Date>,
    }
    pub(crate) fn dates(_: &str) -> Stamps {
        Stamps::default()
    }
}
pub(crate) mod credit {
    pub(crate) fn name(s: &str) -> String {
        s.to_owned()
    }
    pub(crate) fn split(s: &str) -> (String, Option<String>) {
        (s.to_owned(), None)
    }
    pub(crate) fn is_credit(_: &str) -> bool {
        false
    }
    pub(crate) fn is_caption(_: &str) -> bool {
        false
    }
}
pub(crate) mod dateline {
    pub(crate) fn split(_: &str) -> Option<&str> {
        None
    }
}
pub(crate) mod headline {
    pub(crate) fn without_site<'a>(s: &'a str, _: Option<&str>, _: Option<&str>) -> &'a str {
        s
    }
}
