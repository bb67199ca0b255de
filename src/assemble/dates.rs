//! When the story was published and changed.
//!
//! 1. The first source in the order of [`SOURCES`] that gives a date; where it is a day alone, the first that gives a time of that day,
//!    or else the date line between headline and body, if it does.
//! 2. A date line between headline and body that says no more than a day, or that it is the day of publication, is right
//!    against an earlier-ranked claim of a later day: a programme stamps a page anew, an editor does not.
//! 3. The moment of a claim is given in the page's own offset, where a `<time>` gives the same moment.
//! 4. Without a claim, the date line; its time of day from a `<time>` of the same day.
//! 5. Without a date line, the first `<time>`, unless it is that of the change. One of the first two that says so of itself gives the
//!    change, also where the date line shows its day and says nothing; where no other date is given, it is that of publication.
//! 6. Then a date line outside of its place: above the headline or below the story, or anywhere in or below a line that
//!    says `Published`.
//! 7. Then the day that the page's address has as a path of its own: `/2024/04/08/`.
//! 8. Then the day in the dateline that opens the story: `PORT ECHO, April 8, 2024 /PRNewswire/`.
//! 9. Then, in a text, the one day in a line above the story that names the outlet: `Elm Echo, 8 April 2024, No. 60, p. 14`.
//!
//! A change before publication is none: programs count what a desk does to a story that waits for its hour.
//!
//! A date without a time stays a day, and an offset that the page does not give is not added.

use crate::Date;
use crate::label::Label;
use crate::lexicon::{Cue, Hint};
use crate::news::date::{self, Stamps};
use crate::news::dateline;
use crate::page::{Field, Region, Source};

use super::strays::STRAY_REACH;
use super::{Findings, Sourced};

/// Sources of claimed dates, the best first.
const SOURCES: [Source; 5] = [Source::JsonLd, Source::OpenGraph, Source::Meta, Source::TextHeader, Source::Microdata];

/// A date line outside of its place is no longer, in words.
const STRAY_WORDS: u32 = 12;

/// The same of one that holds little else than dates.
const DATES_WORDS: u32 = 30;

/// One that nothing marks as such holds little more than a day.
const DAY_WORDS: u32 = 6;

/// The times of a story stand before those of other stories: publication and change are its first two.
const STORY_TIMES: usize = 2;

/// The dates of publication and change, each with its source.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) published: Option<Sourced<Date>>,
    pub(super) modified: Option<Sourced<Date>>,
}

pub(super) fn of(findings: &Findings<'_>) -> Dates {
    let mut dates = found(findings);
    let published = dates.published.map(|date| date.value);
    dates.modified.take_if(|modified| published.is_some_and(|published| modified.value.is_before(&published)));
    dates
}

fn found(findings: &Findings<'_>) -> Dates {
    let opening = as_marked(findings, stamps(findings, findings.opening_end()));
    let all = as_marked(findings, stamps(findings, findings.labels.len()));
    let shown = or_modified(if opening.modified.is_some() { opening } else { all });
    let timed = |date| timed(findings, date);
    let modified = claimed(findings, Field::Modified).or(shown.modified.map(timed));
    let marked = marked(findings, Field::Modified).map(|date| Sourced::claimed(date, Source::Time));
    let claimed = claimed(findings, Field::Published).map(|claim| claim.map(|date| in_own_offset(findings, date)));
    let published = match (claimed, opening.published) {
        (Some(claim), Some(shown)) if is_stamped_later(claim.value, shown) => Some(timed(shown)),
        (Some(claim), Some(shown)) if tells_time(shown, claim.value) => Some(timed(shown)),
        (Some(claim), _) => Some(claim),
        (None, _) => shown.published.map(timed),
    };
    let is_change = |date: &Sourced<Date>| modified.as_ref().is_some_and(|modified| modified.value == date.value);
    let published = published
        .or_else(|| first(findings, Field::Published, Source::Time).or(marked).filter(|date| !is_change(date)));
    if let Some(published) = published {
        let marked = marked.filter(|date| !date.value.agrees_with(&published.value));
        return Dates { published: Some(published), modified: modified.or(marked) };
    }
    let strays = stray(findings);
    let published = strays.published.or_else(|| headed(findings)).map(Sourced::shown);
    Dates {
        published: published
            .or_else(|| in_address(findings))
            .or_else(|| in_dateline(findings))
            .or_else(|| above_story(findings)),
        modified: modified.or(strays.modified.map(Sourced::shown)),
    }
}

fn claimed(findings: &Findings<'_>, field: Field) -> Option<Sourced<Date>> {
    let mut claims = SOURCES.iter().filter_map(|source| first(findings, field, *source));
    let best = claims.next()?;
    let exact = claims.find(|claim| tells_time(claim.value, best.value));
    Some(exact.unwrap_or(best))
}

/// Whether a date tells the time of a day that stands alone.
fn tells_time(date: Date, day: Date) -> bool {
    day.time().is_none() && date.time().is_some() && date.days_since(&day) == 0
}

/// The first date that one source claims.
fn first(findings: &Findings<'_>, field: Field, source: Source) -> Option<Sourced<Date>> {
    let mut claims = findings.page.claims_of(field).filter(|claim| claim.source == source);
    claims.find_map(|claim| Some(Sourced::claimed(date::parse_claim(&claim.value)?, source)))
}

/// The date of a `<time>` that says of itself what it is of, among those that a story has.
fn marked(findings: &Findings<'_>, field: Field) -> Option<Date> {
    let times = findings.page.claims.iter().filter(|claim| claim.source == Source::Time).take(STORY_TIMES);
    times.filter(|claim| claim.field == field).find_map(|claim| date::parse_claim(&claim.value))
}

/// A line that shows a day and says nothing of it, where a `<time>` says that it is that of the change.
fn as_marked(findings: &Findings<'_>, shown: Stamps) -> Stamps {
    let is_of = |field, day: Date| marked(findings, field).is_some_and(|date| date.agrees_with(&day));
    let is_change = |day: &Date| is_of(Field::Modified, *day) && !is_of(Field::Published, *day);
    match shown.published.filter(is_change) {
        Some(day) if shown.modified.is_none() => {
            Stamps { published: marked(findings, Field::Published), modified: Some(day) }
        }
        _ => shown,
    }
}

/// The dates of all `<time>`s.
fn times(findings: &Findings<'_>) -> impl Iterator<Item = Date> {
    let times = findings.page.claims.iter().filter(|claim| claim.source == Source::Time);
    times.filter_map(|claim| date::parse_claim(&claim.value))
}

/// A date that the page shows, as the `<time>` of the same day and time has it.
fn timed(findings: &Findings<'_>, shown: Date) -> Sourced<Date> {
    let time = times(findings).find(|date| date.agrees_with(&shown));
    let is_as_exact = |date: &Date| shown.time().is_none() || date.time().is_some();
    let time = time.or_else(|| times(findings).find(|date| is_as_exact(date) && date.is_swapped(&shown)));
    time.map_or(Sourced::shown(shown), |date| Sourced::claimed(date, Source::Time))
}

/// The same moment as a `<time>` gives it, with another offset than the claim's.
fn in_own_offset(findings: &Findings<'_>, claim: Date) -> Date {
    let own = times(findings).find(|date| date.is_moment_of(&claim) && date.offset_seconds() != Some(0));
    own.unwrap_or(claim)
}

/// Whether a claim is of a later day than the date that the page shows. One day may lie between two offsets.
fn is_stamped_later(claim: Date, shown: Date) -> bool {
    let days = claim.days_since(&shown);
    days > 1 || (days == 1 && claim.is_on_its_day_everywhere())
}

/// The first dates in the lines around the headline, up to a block.
fn stamps(findings: &Findings<'_>, end: usize) -> Stamps {
    let language = findings.first_claim(Field::Language);
    let text = |at: usize| findings.page.text_of(&findings.page.blocks[at]);
    let labels = findings.labels.iter().enumerate().take(end);
    let lines = |label: Label| labels.clone().filter(move |(_, it)| it.label == label).map(|(at, _)| at);
    let lines = lines(Label::Dateline).chain(lines(Label::Byline));
    let found = lines.map(|at| {
        let is_change = at.checked_sub(1).is_some_and(|before| date::heads_change(text(before)));
        let line = date::dates_in(text(at), language);
        if is_change { changed(line) } else { line }
    });
    found.fold(Stamps::default(), |found, line| Stamps {
        published: found.published.or(line.published),
        modified: found.modified.or(line.modified),
    })
}

/// A date below a line that says `Updated` and nothing else.
fn changed(line: Stamps) -> Stamps {
    Stamps { published: None, modified: line.modified.or(line.published) }
}

/// "Stand: 8. April" alone is all that the page says of its day.
fn or_modified(found: Stamps) -> Stamps {
    if found.published.is_none() { Stamps { published: found.modified, modified: None } } else { found }
}

/// The dates of a short line in the story, else of one close above or below it. Where the line says when the story was
/// changed, one beside it may say when it was published.
fn stray(findings: &Findings<'_>) -> Stamps {
    let Some(story) = findings.extent() else { return Stamps::default() };
    let above = story.start().saturating_sub(STRAY_REACH)..*story.start();
    let below = story.end() + 1..findings.labels.len().min(story.end() + 1 + STRAY_REACH);
    let language = findings.first_claim(Field::Language);
    let dates = |at: usize| {
        let block = findings.page.blocks.get(at).filter(|_| may_date(findings, at));
        block.map_or_else(Stamps::default, |block| date::dates_in(findings.page.text_of(block), language))
    };
    let is_dated = |stamps: &Stamps| stamps.published.is_some() || stamps.modified.is_some();
    let places = story.chain(above.rev()).chain(below);
    let found = places.map(|at| (at, dates(at))).find(|(_, stamps)| is_dated(stamps));
    let Some((at, stamps)) = found else { return Stamps::default() };
    let beside = || [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find_map(|at| dates(at).published);
    or_modified(Stamps { published: stamps.published.or_else(beside), ..stamps })
}

/// The date in a line that begins with `Published`, or right below one that says nothing else, wherever it stands.
fn headed(findings: &Findings<'_>) -> Option<Date> {
    let language = findings.first_claim(Field::Language);
    let text = |at: usize| findings.page.text_of(&findings.page.blocks[at]);
    let is_told = |at: &usize| date::heads_date(text(at - 1)) || date::opens_date(text(*at));
    let lines = (1..findings.labels.len()).filter(|at| may_date(findings, *at) && is_told(at));
    lines.map(text).find_map(|line| date::dates_in(line, language).published)
}

/// A short line that is marked as a date or is hardly more, or one of several dates, outside of comments and other stories.
fn may_date(findings: &Findings<'_>, at: usize) -> bool {
    let (block, note, label) = (&findings.page.blocks[at], &findings.notes.blocks[at], findings.labels[at].label);
    let is_taken = label.is_body() || matches!(label, Label::Caption | Label::Credit | Label::Hidden | Label::Legal);
    let is_strange = matches!(note.region, Region::Comments | Region::Aside);
    let hints = [Hint::Comment, Hint::Related, Hint::Teaser];
    let is_marked = block.timed || note.near.has(Hint::Date) || note.cues.has(Cue::Timestamp);
    let is_short = note.words <= if is_marked { STRAY_WORDS } else { DAY_WORDS };
    let is_made = || note.words <= DATES_WORDS && date::is_made_of_dates(findings.page.text_of(block));
    let is_line = || is_short || is_made();
    !is_taken && !is_strange && !hints.iter().any(|hint| note.near.has(*hint)) && is_line()
}

/// The day of the dateline that opens the first paragraph, where that has its year.
fn in_dateline(findings: &Findings<'_>) -> Option<Sourced<Date>> {
    let dateline = dateline::split(findings.text_labelled(Label::Paragraph)?)?;
    date::parse_in(dateline, findings.first_claim(Field::Language)).map(Sourced::shown)
}

/// The first date in a line close above the story of a text that is neither headline nor standfirst.
fn above_story(findings: &Findings<'_>) -> Option<Sourced<Date>> {
    let story = findings.extent().filter(|_| findings.page.is_bare())?;
    let is_line = |at: &usize| {
        let is_said = matches!(findings.labels[*at].label, Label::Headline | Label::Standfirst);
        !is_said && findings.notes.blocks[*at].words <= STRAY_WORDS
    };
    let mut lines = (0..*story.start()).rev().take(STRAY_REACH).filter(is_line);
    let language = findings.first_claim(Field::Language);
    let date = |at: usize| date::dates_in(findings.page.text_of(&findings.page.blocks[at]), language).published;
    lines.find_map(date).map(Sourced::shown)
}

/// The day in the path of the page's address.
fn in_address(findings: &Findings<'_>) -> Option<Sourced<Date>> {
    let addresses = findings.page.url.as_deref().into_iter();
    let claims = findings.page.claims_of(Field::Url).map(|claim| claim.value.as_str());
    let day = addresses.chain(claims).find_map(date::in_path)?;
    Some(Sourced { value: day, source: crate::Source::Url })
}
