//! Labels → how sure it is that the page is an article, and well read.

mod measures;
mod voice;
mod walls;

use std::sync::LazyLock;

use crate::annotate::{Notes, count_words};
use crate::label::Labelled;
use crate::page::{Field, Page};
use crate::trees::Ensemble;

/// How likely a page is to be an article. Both ensembles are learned from pages whose labels had to be found by others that
/// knew nothing of their domains, and written by `training/train.py`.
static ARTICLE: LazyLock<Ensemble> = LazyLock::new(|| Ensemble::read(include_bytes!("article.trees")));

/// The words F1 to expect of an article.
static WORDS: LazyLock<Ensemble> = LazyLock::new(|| Ensemble::read(include_bytes!("words.trees")));

/// A body that the page claims and does not show may be cut short; no labelled page taught more of such.
const CLAIMED: f32 = 0.5;

/// No page with fewer words taught anything, as in `training/train.py`: the fewer, the less is sure.
const BRIEF_WORDS: f32 = 25.0;

/// What is left of the confidence where an error, or a request for consent, stands in the story's place.
const WALL: f32 = 0.1;

/// How sure it is, from 0 to 1: the words F1 to expect, where a page that is no article counts as 0.
pub(crate) fn confidence(page: &Page, notes: &Notes, labels: &[Labelled]) -> f32 {
    let is_shown = labels.iter().any(|labelled| labelled.label.is_body());
    let claims = page.claims_of(Field::Body).map(|claim| claim.value.as_str());
    match claims.max_by_key(|body| body.len()).filter(|_| !is_shown) {
        Some(body) => of_claimed(page, labels, body),
        None => of_shown(page, notes, labels),
    }
}

fn of_shown(page: &Page, notes: &Notes, labels: &[Labelled]) -> f32 {
    let row = measures(page, notes, labels);
    let learned = ARTICLE.probability(&row) * WORDS.probability(&row);
    let words = body_words(notes, labels);
    learned * brevity(words) * if walls::is_wall(page, (notes, labels), words) { WALL } else { 1.0 }
}

fn of_claimed(page: &Page, labels: &[Labelled], body: &str) -> f32 {
    let words = count_words(body);
    CLAIMED * brevity(words) * if walls::is_claimed_wall(page, labels, (body, words)) { WALL } else { 1.0 }
}

/// What is left of the confidence for the number of words.
fn brevity(words: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a float's precision")]
    let share = words as f32 / BRIEF_WORDS;
    share.min(1.0)
}

fn body_words(notes: &Notes, labels: &[Labelled]) -> u32 {
    let body = notes.blocks.iter().zip(labels).filter(|(_, labelled)| labelled.label.is_body());
    body.map(|(note, _)| note.words).sum()
}

/// What is measured of the page.
pub(crate) fn measures(page: &Page, notes: &Notes, labels: &[Labelled]) -> [f32; WIDTH] {
    measures::of(page, notes, labels)
}

/// How many measures there are.
pub(crate) const WIDTH: usize = measures::WIDTH;

/// The names of the measures, in their order.
#[cfg(any(test, feature = "unstable-stages"))]
pub(crate) const NAMES: &[&str] = &measures::NAMES;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::{ARTICLE, NAMES, WIDTH, WORDS};

    /// Rows of measures, and the number that `LightGBM` gives each; written by `training/train.py`.
    const SAMPLE: &str = include_str!("sample.jsonl");

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "the sample holds numbers of an f32's precision")]
    fn the_ensembles_give_the_numbers_of_lightgbm() {
        let lines: Vec<Value> = SAMPLE.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for pass in ["article", "words"] {
            assert!(lines.iter().filter(|line| line["pass"] == pass).count() >= 20, "{pass}");
        }
        for line in lines {
            let row: Vec<f32> = line["row"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect();
            let ensemble = if line["pass"] == "article" { &ARTICLE } else { &WORDS };
            let found = ensemble.probability(&row);
            let expected = line["probabilities"][0].as_f64().unwrap();
            assert!((f64::from(found) - expected).abs() < 1e-6, "{found} for {expected}");
        }
    }

    #[test]
    fn every_measure_has_a_name_of_its_own() {
        assert!(NAMES.iter().all(|name| !name.is_empty()));
        assert_eq!(NAMES.iter().collect::<HashSet<_>>().len(), WIDTH);
    }
}
