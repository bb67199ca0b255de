//! What every block of a page was taken for, and why.

use std::borrow::Cow;

use crate::{Article, Label, Rule};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// An article, with the page's every block and the reasons for its label.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Explanation {
    /// The article, the same as without the explanation.
    pub article: Article,
    /// All blocks, in the page's order. A story that stands in JSON-LD alone has none: only what the page shows is cut into
    /// blocks.
    pub blocks: Vec<ExplainedBlock>,
}

/// One block of the page and what it was taken for.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct ExplainedBlock {
    /// Its text, white space folded.
    pub text: String,
    /// What it was taken for.
    pub label: Label,
    /// The probability, from 0 to 1, that it belongs to the article's body.
    pub probability: f32,
    /// The rule that settled what it was taken for, whatever the trees made of it; none where they alone did, or where the
    /// lexicon only told what kind of boilerplate it is.
    pub rule: Option<Rule>,
    /// What the trees went by, the weightiest first, in the pass that looked at the block last. Where it is surely body or
    /// surely none, that is what spoke for the body (above zero) and against it (below). Elsewhere it is what spoke for a
    /// paragraph against boilerplate, whatever else the block was taken for: of a caption, no term says why it is one. No
    /// rule is among them.
    pub reasons: Vec<Reason>,
}

/// What one measure had to do with a block's probability.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Reason {
    /// Which measure: `link density`. The names may change with any version.
    pub name: Cow<'static, str>,
    /// How much it added, in log odds.
    pub weight: f32,
}

impl From<(&'static str, f32)> for Reason {
    fn from((name, weight): (&'static str, f32)) -> Self {
        Self { name: Cow::Borrowed(name), weight }
    }
}
