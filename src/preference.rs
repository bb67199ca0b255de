//! How many of the blocks in doubt are body.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// What to do with blocks that may or may not belong to the body.
///
/// Measured on pages of domains that the labeller never saw (`training/train.py`): F1 over the body's words, the mean of
/// 133 news pages and of 780 other articles, and of the latter the share of snippets that had to be there, and that had
/// to be missing. Where much of a page is in doubt, each asks for less ([`Rule::MuchInDoubt`](crate::Rule::MuchInDoubt)).
///
/// | | news | articles | there | missing |
/// |---|---|---|---|---|
/// | `Recall` | 0.975 | 0.957 | 0.958 | 0.972 |
/// | `Balance` | 0.977 | 0.957 | 0.948 | 0.984 |
/// | `Precision` | 0.978 | 0.951 | 0.932 | 0.988 |
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Preference {
    /// Rather keep boilerplate than lose a paragraph: what is body with a probability of 0.25.
    Recall,
    /// Between the two: what is body with a probability of 0.5.
    #[default]
    Balance,
    /// Rather lose a paragraph than keep boilerplate: what is body with a probability of 0.75.
    Precision,
}

impl Preference {
    /// From this probability on, a block belongs to the body.
    pub(crate) fn threshold(self) -> f32 {
        match self {
            Self::Recall => 0.25,
            Self::Balance => 0.5,
            Self::Precision => 0.75,
        }
    }
}
