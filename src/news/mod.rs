//! Grammar as code: text in, typed value out.
#![allow(dead_code)]
pub(crate) mod byline { use crate::Byline; pub(crate) fn parse(_: &str) -> Option<Byline> { None } }
pub(crate) mod date { use crate::Date; pub(crate) fn parse(_: &str) -> Option<Date> { None } pub(crate) fn parse_claim(s:&str)->Option<Date>{ s.parse().ok() } }
pub(crate) mod credit { pub(crate) fn split(s:&str)->(String,Option<String>){(s.to_owned(),None)} pub(crate) fn is_credit(_:&str)->bool{false} pub(crate) fn is_caption(_:&str)->bool{false}}
pub(crate) mod dateline { pub(crate) fn split(_:&str)->Option<&str>{None} }
pub(crate) mod headline { pub(crate) fn without_site<'a>(s:&'a str,_:Option<&str>,_:Option<&str>)->&'a str{s} }
