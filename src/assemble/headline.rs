//! The headline: the words that the page shows, or else the best claim, without the outlet's name.
//!
//! 1. The page's own words win. Whether a kicker belongs to them is settled by the first source, in the order of
//!    [`SOURCES`], that has the headline as shown, with the line above it in front, or without its beginning, unless that
//!    is the beginning of the sentence.
//! 2. A claim with all letters of the shown headline has them in better shape where it has more signs, or the spaces
//!    that markup swallowed.
//! 3. Without such a claim, another line of the page may set the same words better.
//! 4. Without a shown headline, or with a line that is no heading and has nothing to do with any claim, the first claim.

use crate::label::Label;
use crate::lexicon::{letters, letters_of};
use crate::news::headline::{last_name, without_site};
use crate::news::rights::claims_rights;
use crate::page::{Field, Form, Source};
use crate::urls;

use super::{Findings, Sourced};

/// Sources of a claimed headline, the best first: what is written for sharing is closest to what is shown.
const SOURCES: [Source; 6] =
    [Source::OpenGraph, Source::JsonLd, Source::Microdata, Source::TextHeader, Source::Meta, Source::Title];

/// A line that is set better is at most so much longer, in bytes: a colon, a pair of quotation marks.
const MOST_SIGNS: usize = 12;

/// Where none is shown: the source that is least likely to hold the outlet's name too first.
const CLAIMS: [Source; 6] =
    [Source::JsonLd, Source::Microdata, Source::TextHeader, Source::Meta, Source::OpenGraph, Source::Title];

/// A kicker is no longer, in words.
const KICKER_WORDS: u32 = 8;

/// A line that is no heading shares so many words with a claim, of all that either has; one of links, which may be a menu
/// with the outlet's name in it, more.
const LEAST_AGREEMENT: f32 = 0.15;
const LINKED_AGREEMENT: f32 = 0.45;

/// A claim, without the outlet's name.
type Claimed<'p> = Sourced<&'p str>;

pub(super) fn of(findings: &Findings<'_>) -> Option<Sourced<String>> {
    let site = findings.first_claim(Field::SiteName).or_else(|| outlet_of_text(findings));
    let domain = findings.page.address().and_then(urls::domain);
    let stripped = |text| without_site(text, site, domain).trim();
    let claims = SOURCES.iter().filter_map(|source| claim(findings, *source));
    let claimed: Vec<Claimed> = claims.map(|claim| claim.map(stripped)).collect();
    let shown = findings.text_labelled(Label::Headline).filter(|_| is_backed(findings)).map(stripped);
    let best = shown.map_or_else(
        || CLAIMS.iter().find_map(|source| claimed.iter().find(|claim| claim.source == (*source).into()).copied()),
        |shown| {
            retold(findings, shown, &claimed)
                .or_else(|| Some(Sourced::shown(better_set(findings, shown).unwrap_or(shown))))
        },
    );
    best.map(|best| best.map(str::to_owned)).filter(|best| !best.value.is_empty())
}

/// A text claims no outlet, but its headline may end in one: a name that a line by itself has, in a menu or above the
/// story, where a bar cuts it off, or a line that says whose the text is.
fn outlet_of_text<'p>(findings: &Findings<'p>) -> Option<&'p str> {
    let page = findings.page;
    let shown = findings.text_labelled(Label::Headline).filter(|_| page.is_bare())?;
    let (name, is_bar) = last_name(shown)?;
    let folded = letters_of(name);
    let is_alone = |text: &str| is_bar && text.len() <= name.len() + MOST_SIGNS && letters_of(text) == folded;
    let owns = |text: &str| claims_rights(text) && letters_of(text).contains(&folded);
    page.blocks.iter().map(|block| page.text_of(block)).any(|text| is_alone(text) || owns(text)).then_some(name)
}

/// Whether what stands as the headline is a heading, or says something of what the page claims, if it claims a headline
/// at all: a byline or a credit may be the likeliest line of a page that shows none.
fn is_backed(findings: &Findings<'_>) -> bool {
    let (page, notes) = (findings.page, findings.notes);
    let is_backed = |at: usize| {
        let block = &page.blocks[at];
        let least = if block.link_bytes > block.text.len() / 2 { LINKED_AGREEMENT } else { LEAST_AGREEMENT };
        matches!(block.form, Form::Heading(_)) || notes.blocks[at].headline >= least
    };
    findings.headline().is_none_or(is_backed) || page.claims_of(Field::Headline).next().is_none()
}

fn claim<'p>(findings: &Findings<'p>, source: Source) -> Option<Claimed<'p>> {
    let mut claims = findings.page.claims_of(Field::Headline).filter(|claim| claim.source == source);
    claims.next().map(|claim| Sourced::claimed(claim.value.as_str(), source))
}

/// The claim that has the shown headline in better shape.
fn retold<'p>(findings: &Findings<'_>, shown: &str, claimed: &[Claimed<'p>]) -> Option<Claimed<'p>> {
    let whole = letters_of(shown);
    if whole.is_empty() {
        return None;
    }
    let kicker = kicker(findings).map(|kicker| letters_of(kicker) + &whole);
    let variant = claimed.iter().find(|claim| {
        let claimed_letters = letters_of(claim.value);
        claimed_letters == whole
            || is_end(&claimed_letters, &whole) && !is_begun(claimed, claim.value, shown)
            || (kicker.as_ref() == Some(&claimed_letters) && !claim.value.contains('|'))
    })?;
    if letters_of(variant.value) != whole {
        return Some(*variant);
    }
    let better =
        claimed.iter().find(|claim| letters_of(claim.value) == whole && is_better_set(claim.value, shown)).copied()?;
    Some(better.map(|claim| behind_kicker(claim, shown)))
}

/// What follows the bar of a claim, where the headline is shown without one: no headline has a bar of its own.
fn behind_kicker<'p>(claim: &'p str, shown: &str) -> &'p str {
    let parts = claim.rsplit_once(" | ").filter(|_| !shown.contains('|'));
    parts.map_or(claim, |(_, headline)| headline.trim_start())
}

/// The short line right above the headline.
fn kicker<'p>(findings: &Findings<'p>) -> Option<&'p str> {
    let above = findings.headline()?.checked_sub(1)?;
    let is_short = findings.notes.blocks[above].words <= KICKER_WORDS;
    is_short.then(|| findings.page.text_of(&findings.page.blocks[above]))
}

/// Whether a claim has more signs, or the same with other spaces around them.
fn is_better_set(claim: &str, shown: &str) -> bool {
    let (count, shown_count) = (signs(claim).count(), signs(shown).count());
    let is_alike = || signs(claim).eq(signs(shown)) && spaces(claim) != spaces(shown);
    count > shown_count || (count == shown_count && is_alike())
}

/// Whether one text is the end, and most, of another.
fn is_end(claim: &str, shown: &str) -> bool {
    claim.len() * 2 >= shown.len() && claim.len() < shown.len() && shown.ends_with(claim)
}

/// Whether what a claim lacks of the shown headline is no kicker: no sign ends it, and another claim begins with it, or
/// the shown headline goes on in lower case where the claim begins with a capital.
fn is_begun(claimed: &[Claimed<'_>], claim: &str, shown: &str) -> bool {
    let mut rest = claim.chars();
    let Some(first) = rest.next() else { return false };
    let Some(begun) = shown.strip_suffix(rest.as_str()) else { return false };
    let mut beginning = begun.chars();
    let Some(last) = beginning.next_back() else { return false };
    let beginning = beginning.as_str().trim_end();
    let goes_on = first.is_uppercase() && first.to_lowercase().eq([last]);
    let is_open = beginning.ends_with(char::is_alphanumeric);
    is_open && (goes_on || first == last && claimed.iter().any(|other| other.value.starts_with(beginning)))
}

/// The same words on another line of the page, with a colon or quotation marks that styles left out of this one:
/// breadcrumbs set the colon behind a kicker that stands in a line of its own above the headline.
fn better_set<'p>(findings: &Findings<'p>, shown: &str) -> Option<&'p str> {
    let page = findings.page;
    let lengths = shown.len() + 1..=shown.len() + MOST_SIGNS;
    let mut alike = page.blocks.iter().map(|block| page.text_of(block)).filter(|text| lengths.contains(&text.len()));
    let (words, (marks, others)) = (letters_of(shown), marks(shown));
    let has_more = |text: &str| {
        let (more, same) = self::marks(text);
        more > marks && same == others && text.chars().next_back() == shown.chars().next_back()
    };
    alike.find(|text| has_more(text) && letters_of(text) == words)
}

/// How many colons and quotation marks a text has, and how many other signs.
fn marks(text: &str) -> (usize, usize) {
    let is_mark = |c: char| matches!(c, ':' | '"' | '„' | '“' | '”' | '«' | '»');
    let marks = text.chars().filter(|c| is_mark(*c)).count();
    (marks, signs(text).count() - marks)
}

fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| {
        let letter = letters().of(*c);
        !letter.is_alphanumeric() && !letter.is_whitespace()
    })
}

fn spaces(text: &str) -> usize {
    text.chars().filter(|c| c.is_whitespace()).count()
}
