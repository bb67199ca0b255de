//! Samples → what can be said of each extractor.

#![expect(clippy::cast_precision_loss, reason = "rounded figures for people")]

use std::collections::BTreeMap;

use crate::sample::{Failure, Sample};

/// What one extractor needed for all pages.
#[derive(Debug)]
pub struct Summary {
    /// The extractor, by the name of its package.
    pub extractor: String,
    /// The version that ran.
    pub version: String,
    /// What it is written in, or called from.
    pub language: String,
    /// What it was asked for.
    pub gives: String,
    /// Pages that gave no text.
    pub without_text: usize,
    /// Pages that ended in a panic.
    pub panics: usize,
    /// What it needed for each page.
    pub pages: Vec<Needs>,
}

/// What one page needed.
#[derive(Debug)]
pub struct Needs {
    /// The page's size.
    pub bytes: f64,
    /// The median of all rounds; none if it was not timed.
    pub nanoseconds: Option<f64>,
    /// The largest heap; none if it was not counted.
    pub peak: Option<f64>,
}

/// One summary an extractor, the fastest first. One name may stand for two, in two languages.
#[must_use]
pub fn summaries(samples: &[Sample]) -> Vec<Summary> {
    let mut by_extractor: BTreeMap<[&str; 2], Vec<&Sample>> = BTreeMap::new();
    for sample in samples {
        by_extractor.entry([&sample.extractor, &sample.language]).or_default().push(sample);
    }
    let mut summaries: Vec<Summary> = by_extractor.values().filter_map(|samples| summary(samples)).collect();
    summaries.sort_by(|a, b| b.megabytes_a_second().total_cmp(&a.megabytes_a_second()));
    summaries
}

fn summary(samples: &[&Sample]) -> Option<Summary> {
    let first = samples.first()?;
    let mut by_page: BTreeMap<&str, Vec<&Sample>> = BTreeMap::new();
    for sample in samples {
        by_page.entry(&sample.page).or_default().push(sample);
    }
    let failed = |why| by_page.values().filter(|page| page.iter().any(|sample| sample.failure == Some(why))).count();
    Some(Summary {
        extractor: first.extractor.clone(),
        version: first.version.clone(),
        language: first.language.clone(),
        gives: first.gives.clone(),
        without_text: failed(Failure::Nothing),
        panics: failed(Failure::Panic),
        pages: by_page.values().map(|page| needs(page)).collect(),
    })
}

fn needs(page: &[&Sample]) -> Needs {
    let times: Vec<f64> = page.iter().filter_map(|sample| sample.nanoseconds).map(|it| it as f64).collect();
    Needs {
        bytes: page.first().map_or(0.0, |sample| sample.bytes as f64),
        nanoseconds: quantile(times, 0.5),
        peak: page.iter().filter_map(|sample| sample.peak).max().map(|it| it as f64),
    }
}

impl Summary {
    /// Bytes of HTML.
    #[must_use]
    pub fn megabytes_a_second(&self) -> f64 {
        self.bytes() / 1e6 / self.seconds()
    }

    /// Over all pages.
    #[must_use]
    pub fn pages_a_second(&self) -> f64 {
        self.pages.len() as f64 / self.seconds()
    }

    /// The time of a page below which this share of them stays.
    #[must_use]
    pub fn microseconds(&self, share: f64) -> Option<f64> {
        quantile(self.timed().map(|(nanoseconds, _)| nanoseconds / 1e3).collect(), share)
    }

    /// The same, by the size of the page.
    #[must_use]
    pub fn nanoseconds_a_byte(&self, share: f64) -> Option<f64> {
        quantile(self.timed().map(|(nanoseconds, bytes)| nanoseconds / bytes).collect(), share)
    }

    /// The heap as a multiple of the page's size below which this share of the pages stays; none if it was not counted.
    #[must_use]
    pub fn heap(&self, share: f64) -> Option<f64> {
        quantile(self.pages.iter().filter_map(|page| Some(page.peak? / page.bytes)).collect(), share)
    }

    fn timed(&self) -> impl Iterator<Item = (f64, f64)> {
        self.pages.iter().filter_map(|page| Some((page.nanoseconds?, page.bytes)))
    }

    fn bytes(&self) -> f64 {
        self.timed().map(|(_, bytes)| bytes).sum()
    }

    fn seconds(&self) -> f64 {
        self.timed().map(|(nanoseconds, _)| nanoseconds / 1e9).sum()
    }
}

/// By the nearest rank: one of the values, and the largest for 1.
fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank between 1 and the length")]
    let rank = (share * values.len() as f64).ceil().max(1.0) as usize;
    values.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn quantiles_are_of_the_nearest_rank() {
        let values: Vec<f64> = (1..=10).map(f64::from).rev().collect();
        let found = [0.0, 0.5, 0.95, 1.0].map(|share| quantile(values.clone(), share));
        assert_eq!(found, [Some(1.0), Some(5.0), Some(10.0), Some(10.0)]);
        assert_eq!(quantile(Vec::new(), 0.5), None);
    }
}
