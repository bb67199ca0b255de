//! The first labeller: a sum of the measures, each with its weight, read from `weights.txt`.

use std::sync::LazyLock;

use crate::annotate::{COUNT, Measures, NAMES};

/// `name<tab>weight` a line, in log odds; written by `training/fit.py`.
const FILE: &str = include_str!("weights.txt");

/// The name of the weight that every block gets.
const CONSTANT: &str = "constant";

/// A weight for each measure.
#[derive(Debug)]
pub(super) struct Weights {
    constant: f32,
    each: [f32; COUNT],
}

static SHARED: LazyLock<Weights> = LazyLock::new(|| Weights::read(FILE));

/// The weights, read once.
pub(super) fn weights() -> &'static Weights {
    &SHARED
}

impl Weights {
    fn read(file: &str) -> Self {
        let weight_of = |wanted: &str| {
            let mut lines = file.lines().filter_map(|line| line.split_once('\t'));
            lines.find(|(name, _)| *name == wanted).and_then(|(_, weight)| weight.trim().parse().ok()).unwrap_or(0.0)
        };
        let mut each = [0.0; COUNT];
        for (weight, name) in each.iter_mut().zip(NAMES) {
            *weight = weight_of(name);
        }
        Self { constant: weight_of(CONSTANT), each }
    }

    /// The probability that a block belongs to the body.
    pub(super) fn probability(&self, measures: &Measures) -> f32 {
        let terms = self.each.iter().zip(measures.values()).map(|(weight, value)| weight * value);
        let sum = self.constant + terms.sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What each measure adds to the sum, the weightiest first; those that add nothing are left out.
    pub(super) fn terms(&self, measures: &Measures) -> Vec<(&'static str, f32)> {
        let values = self.each.iter().zip(measures.values()).map(|(weight, value)| weight * value);
        let mut terms: Vec<_> = NAMES.iter().copied().zip(values).filter(|(_, term)| *term != 0.0).collect();
        terms.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::{CONSTANT, FILE};
    use crate::annotate::NAMES;

    #[test]
    fn every_weight_is_of_a_measure() {
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            let (name, weight) = line.split_once('\t').unwrap();
            assert!(name == CONSTANT || NAMES.contains(&name), "no measure is named {name}");
            weight.trim().parse::<f32>().unwrap();
        }
    }

    #[test]
    fn every_measure_has_a_weight() {
        for name in NAMES {
            assert!(FILE.lines().any(|line| line.split_once('\t').is_some_and(|(n, _)| n == *name)), "{name}");
        }
    }
}
