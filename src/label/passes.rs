//! Measures → probabilities: two passes of tree ensembles, the second with what the first made of the page around.
//!
//! Pages with an outline and bare texts have ensembles of their own: what tells the body on the one is silent on the
//! other.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::annotate::{self, Notes};
use crate::page::Page;
use crate::trees::Ensemble;

use super::context::{self, Context};

/// The ensembles of both passes, written by `training/train.py`.
struct Passes {
    first: Ensemble,
    second: Ensemble,
}

static OUTLINED: LazyLock<Passes> = LazyLock::new(|| Passes {
    first: Ensemble::read(include_bytes!("ensembles/outlined-first.trees")),
    second: Ensemble::read(include_bytes!("ensembles/outlined-second.trees")),
});

static BARE: LazyLock<Passes> = LazyLock::new(|| Passes {
    first: Ensemble::read(include_bytes!("ensembles/bare-first.trees")),
    second: Ensemble::read(include_bytes!("ensembles/bare-second.trees")),
});

/// Below this probability by the first pass no block was ever found to be body by the second; as in `training/train.py`.
const DOUBT: f32 = 0.05;

/// For each block of a page that it belongs to the body.
pub(super) fn probabilities(page: &Page, notes: &Notes) -> Vec<f32> {
    let passes = Passes::of(page);
    let mut probabilities = passes.first(notes);
    for (at, probability) in passes.second(&Context::of(page, notes, &probabilities), &probabilities) {
        probabilities[at] = probability;
    }
    probabilities
}

impl Passes {
    fn of(page: &Page) -> &'static Self {
        if page.is_bare() { &BARE } else { &OUTLINED }
    }

    fn first(&self, notes: &Notes) -> Vec<f32> {
        let rows: Vec<_> = notes.blocks.iter().map(|note| note.measures.values()).collect();
        self.first.probabilities(&rows)
    }

    /// The blocks that are in doubt, each with its probability.
    fn second(&self, context: &Context<'_>, first: &[f32]) -> Vec<(usize, f32)> {
        let doubtful: Vec<usize> = (0..first.len()).filter(|at| first[*at] >= DOUBT).collect();
        let rows: Vec<_> = doubtful.iter().map(|at| context.row(*at)).collect();
        let probabilities = self.second.probabilities(&rows.iter().collect::<Vec<_>>());
        doubtful.into_iter().zip(probabilities).collect()
    }
}

/// What spoke for each block and against it, in log odds, the weightiest first, in the pass that settled it.
pub(crate) fn reasons(page: &Page, notes: &Notes) -> Vec<Vec<(Cow<'static, str>, f32)>> {
    let (names, passes): (Vec<_>, _) = (names().collect(), Passes::of(page));
    let first = passes.first(notes);
    let context = Context::of(page, notes, &first);
    let terms = first.iter().enumerate().map(|(at, probability)| {
        let is_settled = *probability < DOUBT;
        if is_settled {
            passes.first.terms(notes.blocks[at].measures.values())
        } else {
            passes.second.terms(&context.row(at))
        }
    });
    terms.map(|terms| named(&names, &terms)).collect()
}

/// The terms that are not zero, by name.
fn named(names: &[Cow<'static, str>], terms: &[f32]) -> Vec<(Cow<'static, str>, f32)> {
    let pairs = names.iter().cloned().zip(terms.iter().copied());
    let mut reasons: Vec<_> = pairs.filter(|(_, term)| *term != 0.0).collect();
    reasons.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    reasons
}

/// The names of what the second pass sees: all measures, then what the first pass made of the page.
pub(crate) fn names() -> impl Iterator<Item = Cow<'static, str>> {
    annotate::names().chain(context::NAMES.iter().map(|name| Cow::Borrowed(*name)))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::context::{Row, WIDTH};
    use super::{BARE, OUTLINED, names};
    use crate::annotate::COUNT;

    /// Rows of measures, and the probability that `LightGBM` gives each; written by `training/train.py`.
    const SAMPLE: &str = include_str!("ensembles/sample.jsonl");

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "the sample holds numbers of an f32's precision")]
    fn the_ensembles_give_the_probabilities_of_lightgbm() {
        for line in SAMPLE.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let row: Vec<f32> = line["row"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect();
            let (sort, pass) = line["pass"].as_str().unwrap().split_once('-').unwrap();
            let passes = if sort == "bare" { &BARE } else { &OUTLINED };
            let found = if pass == "first" {
                passes.first.probabilities(&[<&[f32; COUNT]>::try_from(row.as_slice()).unwrap()])
            } else {
                passes.second.probabilities(&[<&Row>::try_from(row.as_slice()).unwrap()])
            };
            let expected = line["probability"].as_f64().unwrap();
            assert!((f64::from(found[0]) - expected).abs() < 1e-6, "{found:?} for {expected}");
        }
    }

    #[test]
    fn the_sample_shows_every_ensemble_from_sure_to_sure() {
        for pass in ["outlined-first", "outlined-second", "bare-first", "bare-second"] {
            let lines = SAMPLE.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let lines = lines.filter(|line| line["pass"] == pass);
            let found: Vec<f64> = lines.map(|line| line["probability"].as_f64().unwrap()).collect();
            assert!(found.len() >= 20 && found.iter().any(|p| *p < 0.1) && found.iter().any(|p| *p > 0.9), "{found:?}");
        }
    }

    #[test]
    fn the_terms_add_up_to_the_log_odds() {
        let row = [1.0; WIDTH];
        let found = OUTLINED.second.probabilities(&[&row])[0];
        let sum: f32 = OUTLINED.second.terms(&row).iter().sum::<f32>() + OUTLINED.second.mean();
        assert!((1.0 / (1.0 + (-sum).exp()) - found).abs() < 1e-4);
        assert_eq!(names().count(), row.len());
    }
}
