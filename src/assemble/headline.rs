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
    let shown = findings.text_labelled(Label::Headline);
    let claimed = || SOURCES.iter().find_map(|source| claim(findings, *source));
    let headline = without_site(shown.or_else(claimed)?, site.as_deref(), domain).trim();
    (!headline.is_empty()).then(|| headline.to_owned())
}

fn claim<'p>(findings: &Findings<'p>, source: Source) -> Option<&'p str> {
    findings.page.claims_of(Field::Headline).find(|claim| claim.source == source).map(|claim| claim.value.as_str())
}
