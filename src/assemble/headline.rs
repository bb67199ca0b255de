//! The headline: the words that the page shows, or else the best claim, without the outlet's name.

use crate::label::Label;
use crate::lexicon::Hint;
use crate::news::headline::without_site;
use crate::page::{Field, Source};
use crate::urls;

use super::Findings;

/// Sources of a claimed headline, the best first.
const SOURCES: [Source; 6] =
    [Source::JsonLd, Source::Microdata, Source::OpenGraph, Source::TextHeader, Source::Meta, Source::Title];

/// A line that is set better is at most so much longer, in bytes: a colon, a pair of quotation marks.
const MOST_SIGNS: usize = 12;

pub(super) fn of(findings: &Findings<'_>) -> Option<String> {
    let site = findings.claim(Field::SiteName);
    let url = findings.claim(Field::Url);
    let domain = url.as_deref().and_then(urls::domain);
    let stripped = |text| without_site(text, site.as_deref(), domain).trim();
    let claimed: Vec<&str> = SOURCES.iter().filter_map(|source| claim(findings, *source)).map(stripped).collect();
    let Some(shown) = findings.text_labelled(Label::Headline).map(stripped) else {
        return claimed.first().map(|claim| (*claim).to_owned()).filter(|claim| !claim.is_empty());
    };
    let with_kicker = kicker(findings).map(|kicker| format!("{kicker} {shown}"));
    let mut told = claimed.iter().copied();
    let better =
        told.find(|claim| tells(claim, shown) || with_kicker.as_deref().is_some_and(|long| tells(claim, long)));
    let better = better.or_else(|| better_set(findings, shown));
    Some(better.unwrap_or(shown).to_owned()).filter(|headline| !headline.is_empty())
}

/// The line right above the headline, where its markup calls it a kicker.
fn kicker<'p>(findings: &Findings<'p>) -> Option<&'p str> {
    let above = findings.headline()?.checked_sub(1)?;
    let is_kicker = findings.notes.blocks[above].near.has(Hint::Kicker);
    is_kicker.then(|| findings.page.text_of(&findings.page.blocks[above]))
}

fn claim<'p>(findings: &Findings<'p>, source: Source) -> Option<&'p str> {
    findings.page.claims_of(Field::Headline).find(|claim| claim.source == source).map(|claim| claim.value.as_str())
}

/// Whether a claim has the words of the shown headline in better shape: with the signs that style left out, or
/// without the kicker that stands in the same heading.
fn tells(claim: &str, shown: &str) -> bool {
    let (words, shown_words) = (letters(claim), letters(shown));
    let is_most = words.len() * 2 >= shown_words.len() && words.len() < shown_words.len();
    (words == shown_words && signs(claim) > signs(shown)) || (is_most && shown_words.ends_with(&words))
}

/// The same words on another line of the page, with a colon or quotation marks that styles left out of this one:
/// breadcrumbs set the colon behind a kicker that stands in a line of its own above the headline.
fn better_set<'p>(findings: &Findings<'p>, shown: &str) -> Option<&'p str> {
    let page = findings.page;
    let lengths = shown.len() + 1..=shown.len() + MOST_SIGNS;
    let mut alike = page.blocks.iter().map(|block| page.text_of(block)).filter(|text| lengths.contains(&text.len()));
    let (words, (marks, others)) = (letters(shown), marks(shown));
    let has_more = |text: &str| {
        let (more, same) = self::marks(text);
        more > marks && same == others && text.chars().next_back() == shown.chars().next_back()
    };
    alike.find(|text| has_more(text) && letters(text) == words)
}

/// How many colons and quotation marks a text has, and how many other signs.
fn marks(text: &str) -> (usize, usize) {
    let is_mark = |c: char| matches!(c, ':' | '"' | '„' | '“' | '”' | '«' | '»');
    let marks = text.chars().filter(|c| is_mark(*c)).count();
    (marks, signs(text) - marks)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn signs(text: &str) -> usize {
    text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count()
}
