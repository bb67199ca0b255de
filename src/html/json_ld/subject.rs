//! What the page's other claims say that it is about → how well one of several articles agrees with them.

use super::graph::Node;
use super::node;
use crate::ascii::strip_prefix_ignoring_case;
use crate::lexicon::letters_of;
use crate::page::{Claim, Field, Source};

/// Where the page stands, and what it is called.
#[derive(Debug, Default)]
pub(super) struct Subject<'c> {
    addresses: Vec<&'c str>,
    /// As [`letters`] of titles, with and without what may name the outlet.
    titles: Vec<String>,
}

/// An address is one article's alone, a headline may be told twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Agreement {
    stands_there: bool,
    is_called_so: bool,
}

impl<'c> Subject<'c> {
    /// By the first canonical link, the first address and title of OpenGraph, and the first `<title>`.
    pub(super) fn of(claims: &'c [Claim]) -> Self {
        let first = |field, source| claims.iter().find(|claim| claim.field == field && claim.source == source);
        let values = |field, sources: [Source; 2]| {
            sources.into_iter().filter_map(move |source| Some(first(field, source)?.value.as_str()))
        };
        Self {
            addresses: values(Field::Url, [Source::Link, Source::OpenGraph]).map(bare_address).collect(),
            titles: values(Field::Headline, [Source::OpenGraph, Source::Title]).flat_map(spellings).collect(),
        }
    }

    pub(super) fn agreement(&self, node: Node) -> Agreement {
        let mut own = node::addresses(node);
        let headline = node::headline(node).map(|headline| letters_of(&headline));
        Agreement {
            stands_there: own.any(|url| self.addresses.iter().any(|known| is_same(bare_address(&url), known))),
            is_called_so: headline.is_some_and(|headline| self.titles.contains(&headline)),
        }
    }
}

/// An address without what pages write now so, now otherwise: its scheme, `www.`, a slash at its end.
fn bare_address(url: &str) -> &str {
    let url = ["https:", "http:"].iter().find_map(|scheme| strip_prefix_ignoring_case(url, scheme)).unwrap_or(url);
    let url = url.strip_prefix("//").unwrap_or(url);
    strip_prefix_ignoring_case(url, "www.").unwrap_or(url).trim_end_matches('/')
}

/// Whether two addresses are one, where the host may go without saying.
fn is_same(one: &str, other: &str) -> bool {
    let has_no_host = one.starts_with('/') || other.starts_with('/');
    one == other || has_no_host && path(one).is_some() && path(one) == path(other)
}

fn path(bare_address: &str) -> Option<&str> {
    bare_address.find('/').and_then(|at| bare_address.get(at..))
}

/// A title as it stands, what stands behind its first bar or dash, and what stands before its last.
fn spellings(title: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_sign = |word: &&str| !word.contains(char::is_alphanumeric);
    let behind = words.iter().position(is_sign).and_then(|at| words.get(at..));
    let before = words.iter().rposition(is_sign).and_then(|at| words.get(..at));
    let parts = [Some(&words[..]), behind, before].into_iter().flatten();
    let spellings: Vec<String> =
        parts.map(|words| letters_of(&words.concat())).filter(|part| !part.is_empty()).collect();
    spellings.into_iter()
}
