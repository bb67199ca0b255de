//! When the story was published and changed.

use crate::Date;
use crate::label::Label;
use crate::news::date::{self, Stamps};
use crate::page::{Field, Source};

use super::Findings;

/// Sources of claimed dates, the best first.
const SOURCES: [Source; 6] =
    [Source::JsonLd, Source::OpenGraph, Source::Meta, Source::TextHeader, Source::Microdata, Source::Time];

/// The claims go before the date lines that the page shows.
pub(super) fn of(findings: &Findings<'_>) -> Stamps {
    let shown = shown(findings);
    Stamps {
        published: claimed(findings, Field::Published).or(shown.published),
        modified: claimed(findings, Field::Modified).or(shown.modified),
    }
}

fn claimed(findings: &Findings<'_>, field: Field) -> Option<Date> {
    SOURCES.iter().find_map(|source| {
        let mut claims = findings.page.claims_of(field).filter(|claim| claim.source == *source);
        claims.find_map(|claim| date::parse_claim(&claim.value))
    })
}

/// The first dates in the lines around the headline.
fn shown(findings: &Findings<'_>) -> Stamps {
    let lines = findings.texts_labelled(Label::Dateline).chain(findings.texts_labelled(Label::Byline));
    lines.map(date::dates).fold(Stamps::default(), |found, line| Stamps {
        published: found.published.or(line.published),
        modified: found.modified.or(line.modified),
    })
}
