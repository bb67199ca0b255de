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

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn signs(text: &str) -> usize {
    text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count()
}
