//! The headline: the words that the page shows, or else the best claim, without the outlet's name.

use crate::label::Label;
use crate::news::headline::without_site;
use crate::page::{Field, Source};
use crate::urls;

use super::Findings;

/// Sources of a claimed headline, the best first.
const SOURCES: [Source; 6] =
    [Source::JsonLd, Source::Microdata, Source::OpenGraph, Source::TextHeader, Source::Meta, Source::Title];

pub(super) fn of(findings: &Findings<'_>) -> Option<String> {
    let site = findings.claim(Field::SiteName);
    let url = findings.claim(Field::Url);
    let domain = url.as_deref().and_then(urls::domain);
    let stripped = |text| without_site(text, site.as_deref(), domain).trim();
    let claimed: Vec<&str> = SOURCES.iter().filter_map(|source| claim(findings, *source)).map(stripped).collect();
    let shown = findings.text_labelled(Label::Headline).map(stripped);
    let headline = match shown {
        Some(shown) => claimed.iter().copied().find(|claim| tells(claim, shown)).unwrap_or(shown),
        None => claimed.first()?,
    };
    (!headline.is_empty()).then(|| headline.to_owned())
}

fn claim<'p>(findings: &Findings<'p>, source: Source) -> Option<&'p str> {
    findings.page.claims_of(Field::Headline).find(|claim| claim.source == source).map(|claim| claim.value.as_str())
}

/// Whether a claim has the words of the shown headline in better shape: with the signs that style left out, or
/// without the kicker that stands in the same heading.
fn tells(claim: &str, shown: &str) -> bool {
    let (claim, shown) = (letters(claim), letters(shown));
    let is_most = claim.len() * 2 >= shown.len();
    claim == shown || (is_most && !claim.is_empty() && shown.ends_with(&claim))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
