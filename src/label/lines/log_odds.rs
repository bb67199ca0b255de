//! What each measure of a line speaks for or against a headline: `lines.weights`, as `training/lines.py` wrote it.

use std::sync::LazyLock;

/// A measure a line, with its weights: to propose a headline, and once the third pass has said its own. Above them all
/// stands the least sum that a headline has.
const FILE: &str = include_str!("../lines.weights");

/// For either time.
static LOG_ODDS: LazyLock<[LogOdds; 2]> = LazyLock::new(|| [0, 1].map(LogOdds::of));

/// The weight of each measure, in the order of `Lines::row`.
#[derive(Debug)]
pub(super) struct LogOdds {
    /// Below this no line is a headline: a text may begin with its story.
    pub(super) least: f32,
    pub(super) weights: Vec<f32>,
}

impl LogOdds {
    /// To propose a headline.
    pub(super) fn first() -> &'static Self {
        &LOG_ODDS[0]
    }

    /// Once it is known how likely each line plays each role.
    pub(super) fn last() -> &'static Self {
        &LOG_ODDS[1]
    }

    fn of(time: usize) -> Self {
        let mut weights =
            rows().map(|(_, weights)| weights.split(' ').nth(time)?.parse().ok()).map(Option::unwrap_or_default);
        Self { least: weights.next().unwrap_or_default(), weights: weights.collect() }
    }
}

/// The name and the weights of each line of the file.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

/// What has a weight.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    rows().skip(1).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn every_line_has_two_weights_and_the_least_comes_first() {
        assert_eq!(rows().next().unwrap().0, "least");
        let numbers = |weights: &str| weights.split(' ').filter(|it| it.parse::<f32>().is_ok()).count();
        assert!(rows().all(|(_, weights)| numbers(weights) == 2 && weights.split(' ').count() == 2));
    }
}
