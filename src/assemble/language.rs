//! The language: what the page claims, held against the words of its body.
//!
//! 1. The first claim, where small words of that language stand in the body.
//! 2. Otherwise the body's small words tell its language, or a detector does. The first claim that agrees is right.
//! 3. Where none does, the detector is, if it is sure, the claim is of a language that it knows, and there is enough
//!    text: templates claim English for stories in any language.
//! 4. Without a claim, what the detector is sure of; no guess from a line or two.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use crate::lexicon::{Section, is_word_sign, letters, lexicon};
use crate::page::{Claim, Field};
use crate::{Block, Source};

use super::{Findings, Sourced};

/// The detector's codes and their tags.
static TAGS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("languages.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split([' ', '=']).filter(|word| !word.is_empty()).collect()).collect()
});

/// Words that stand in one language's lexicon only, each with that language; one stands for those that are taken for it.
static OWN_WORDS: LazyLock<HashMap<&str, &str>> = LazyLock::new(own_words);

/// Sections of small words that no text does without.
const SMALL_WORDS: [Section; 5] =
    [Section::And, Section::PlaceOpener, Section::DateJoiner, Section::TimeOpener, Section::BylineOpener];

/// So much of the body is looked at, in bytes: the detector is as sure of it as of the whole.
const SAMPLE: usize = 1000;

/// So many small words in a sample bear a claim out; the names of foreign bodies hold one or two.
const ENOUGH_WORDS: usize = 4;

/// So many tell one of these languages without the detector, where other languages have no more than one in so many. No
/// other language that the detector knows is near enough to have as many of their words. On 2,500 pages and texts some 800 were
/// told so; the detector said the same of each.
const APART: [(&str, usize); 2] = [("de", 8), ("en", 12)];
const OTHERS: usize = 4;

/// Letters from which a language is guessed. Of 800 pages' first 100 the detector was sure and wrong in none.
const FEWEST_LETTERS: usize = 100;

/// Letters from which the text may contradict a claim: a shorter one can be a list of names.
const FEWEST_TO_DENY: usize = 300;

pub(super) fn of(findings: &Findings<'_>, body: &[Block]) -> Option<Sourced<String>> {
    let claims: Vec<&Claim> = findings.page.claims_of(Field::Language).collect();
    let first = || claims.first().copied().map(claimed);
    let text = sample(body);
    if claims.first().is_some_and(|claim| is_borne_out(&claim.value, &text)) {
        return first();
    }
    let letters = text.chars().filter(|c| letters().of(*c).is_alphabetic()).count();
    let least = if claims.is_empty() { FEWEST_LETTERS } else { FEWEST_TO_DENY };
    let Some(tags) = (letters >= least).then(|| detected(&text)).flatten() else { return first() };
    let agrees = |claim: &&Claim| tags.contains(&primary(&claim.value));
    let agreeing = claims.iter().copied().find(agrees).map(claimed);
    let beyond = || first().filter(|first| TAGS.iter().all(|row| !tags_of(row).contains(&primary(&first.value))));
    let found = || Some(Sourced { value: (*tags.first()?).to_owned(), source: Source::Detected });
    agreeing.or_else(beyond).or_else(found)
}

fn claimed(claim: &Claim) -> Sourced<String> {
    Sourced::claimed(claim.value.clone(), claim.source)
}

/// `pt` of `pt-BR`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The first words of the body.
fn sample(body: &[Block]) -> String {
    let mut sample = String::new();
    for block in body {
        let room = SAMPLE.saturating_sub(sample.len());
        let end = block.text.char_indices().map(|(at, _)| at).find(|at| *at >= room).unwrap_or(block.text.len());
        sample.push_str(block.text.get(..end).unwrap_or_default());
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    sample
}

fn own_words() -> HashMap<&'static str, &'static str> {
    let mut languages: HashMap<&str, Option<&str>> = HashMap::new();
    for (language, word) in SMALL_WORDS.iter().flat_map(|section| lexicon().words_by_language(*section)) {
        // Indonesian and Malay share most of theirs, and the detector takes them for one.
        let language = lexicon_of(language).unwrap_or(language);
        let only = languages.entry(word).or_insert(Some(language));
        *only = only.filter(|only| *only == language);
    }
    languages.into_iter().filter_map(|(word, only)| Some((word, only?))).collect()
}

/// The language of each word of a text that is one language's own.
fn owners(text: &str) -> impl Iterator<Item = &'static str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_word_sign(c)).filter_map(|word| OWN_WORDS.get(word).copied())
}

/// Whether small words that only the claimed language has stand in the text.
fn is_borne_out(claim: &str, text: &str) -> bool {
    let Some(language) = lexicon_of(primary(claim)) else { return false };
    owners(text).filter(|owner| *owner == language).take(ENOUGH_WORDS).count() == ENOUGH_WORDS
}

/// The lexicon that a claim's words stand in: that of `no` for `nb`.
fn lexicon_of(primary: &str) -> Option<&'static str> {
    let row = TAGS.iter().find(|row| tags_of(row).contains(&primary))?;
    tags_of(row).first().copied()
}

fn tags_of<'r>(row: &'r [&'static str]) -> &'r [&'static str] {
    row.get(1..).unwrap_or_default()
}

/// The tags of the language that is surely the text's, the one to give first.
fn detected(text: &str) -> Option<&'static [&'static str]> {
    let is_told = |language| TAGS.iter().find(|row| tags_of(row).first() == Some(&language));
    let row = told(text).and_then(is_told).or_else(|| by_detector(text))?;
    Some(tags_of(row))
}

/// The language that nearly all of a text's small words are of: the detector takes a hundred times as long to say the same.
fn told(text: &str) -> Option<&'static str> {
    let owners: Vec<&str> = owners(text).collect();
    let of = |language: &str| owners.iter().filter(|owner| **owner == language).count();
    let (language, _) = APART.into_iter().find(|(language, least)| of(language) >= *least)?;
    let others = owners.len() - of(language);
    (others * OTHERS <= of(language)).then_some(language)
}

fn by_detector(text: &str) -> Option<&'static Vec<&'static str>> {
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    TAGS.iter().find(|row| row.first() == Some(&info.lang().code()))
}

#[cfg(test)]
mod tests {
    use super::{FEWEST_LETTERS, TAGS};
    use crate::{Article, Source, extract};

    const GERMAN: &str = "Der Stadtrat von Elmhausen hat am Montagabend beschlossen, die alte Brücke über den Fluss zu \
        sanieren und für den Verkehr wieder freizugeben. Die Arbeiten sollen im Frühjahr beginnen und etwa zwei Jahre \
        dauern, teilte die Verwaltung mit. Während dieser Zeit müssen Autofahrer einen Umweg über die Landstraße in \
        Kauf nehmen. Der Bürgermeister sprach von einer Entscheidung, auf die der ganze Ort lange gewartet habe.";

    fn page(head: &str, story: &str) -> Article {
        extract(&format!("{head}<title>Nachricht</title><article><h1>Nachricht</h1><p>{story}</p></article>")).unwrap()
    }

    fn language(head: &str, story: &str) -> (Option<String>, Option<Source>) {
        let article = page(head, story);
        (article.language, article.provenance.language)
    }

    #[test]
    fn a_right_claim_stands_with_its_region() {
        assert_eq!(language("<html lang=de-AT>", GERMAN), (Some("de-AT".to_owned()), Some(Source::Html)));
    }

    #[test]
    fn a_wrong_claim_gives_way_to_the_one_that_agrees() {
        let head = "<html lang=en><meta property=og:locale content=de_CH>";
        assert_eq!(language(head, GERMAN), (Some("de-CH".to_owned()), Some(Source::OpenGraph)));
    }

    #[test]
    fn wrong_claims_alone_give_way_to_the_text() {
        let head = "<html lang=en-US><meta property=og:locale content=en_US>";
        assert_eq!(language(head, GERMAN), (Some("de".to_owned()), Some(Source::Detected)));
    }

    #[test]
    fn without_a_claim_the_text_tells() {
        assert_eq!(language("", GERMAN), (Some("de".to_owned()), Some(Source::Detected)));
    }

    #[test]
    fn a_line_is_too_short_for_a_guess() {
        let line: String = GERMAN.chars().take(FEWEST_LETTERS - 10).collect();
        assert_eq!(language("", &line), (None, None));
    }

    #[test]
    fn a_short_text_does_not_deny_a_claim() {
        let lines: String = GERMAN.chars().take(200).collect();
        assert_eq!(language("<html lang=en>", &lines), (Some("en".to_owned()), Some(Source::Html)));
    }

    #[test]
    fn a_claim_beyond_the_detector_stands() {
        assert_eq!(language("<html lang=gsw>", GERMAN), (Some("gsw".to_owned()), Some(Source::Html)));
    }

    #[test]
    fn every_language_of_the_detector_has_a_tag() {
        for lang in whatlang::Lang::all() {
            assert!(TAGS.iter().any(|row| row.first() == Some(&lang.code()) && row.len() > 1), "{}", lang.code());
        }
    }
}
