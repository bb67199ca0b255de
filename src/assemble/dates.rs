//! When the story was published and changed.

use crate::Date;
use crate::label::Label;
use crate::news::date::{self, Stamps};
use crate::page::{Field, Source};

use super::Findings;

/// Sources of claimed dates, the best first.
const SOURCES: [Source; 5] = [Source::JsonLd, Source::OpenGraph, Source::Meta, Source::TextHeader, Source::Microdata];

/// The claims go before the date lines that the page shows, and these before a `<time>` that may stand for anything.
pub(super) fn of(findings: &Findings<'_>) -> Stamps {
    let shown = shown(findings);
    let timed = |date| timed(findings, date);
    let published = claimed(findings, Field::Published).or(shown.published.map(timed));
    let modified = claimed(findings, Field::Modified).or(shown.modified.map(timed));
    let first_time = || first(findings, Field::Published, Source::Time).filter(|date| Some(*date) != modified);
    Stamps { published: published.or_else(first_time), modified }
}

fn claimed(findings: &Findings<'_>, field: Field) -> Option<Date> {
    SOURCES.iter().find_map(|source| first(findings, field, *source))
}

/// The first date that one source claims.
fn first(findings: &Findings<'_>, field: Field, source: Source) -> Option<Date> {
    let mut claims = findings.page.claims_of(field).filter(|claim| claim.source == source);
    claims.find_map(|claim| date::parse_claim(&claim.value))
}

/// A date that the page shows, as the `<time>` of the same day and time has it.
fn timed(findings: &Findings<'_>, shown: Date) -> Date {
    let times = findings.page.claims.iter().filter(|claim| claim.source == Source::Time);
    let mut dates = times.filter_map(|claim| date::parse_claim(&claim.value));
    dates.find(|date| date.agrees_with(&shown)).unwrap_or(shown)
}

/// The first dates in the lines around the headline.
fn shown(findings: &Findings<'_>) -> Stamps {
    let lines = findings.texts_labelled(Label::Dateline).chain(findings.texts_labelled(Label::Byline));
    let found = lines.map(date::dates).fold(Stamps::default(), |found, line| Stamps {
        published: found.published.or(line.published),
        modified: found.modified.or(line.modified),
    });
    // "Stand: 8. April" alone is all that the page says of its day.
    if found.published.is_none() { Stamps { published: found.modified, modified: None } } else { found }
}
