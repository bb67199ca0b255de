//! Notes → labels: what each block turned out to be.

mod boxes;
mod context;
mod copies;
mod headline;
mod lines;
mod opening;
mod order;
mod roles;
mod signature;
mod standfirst;

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::annotate::{self, Notes};
use crate::page::Page;

use crate::trees::Ensemble;

pub(crate) use context::Context;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// What a block of the page was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Label {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The byline.
    Byline,
    /// A line that gives the place or the time of the story.
    Dateline,
    /// A picture's caption.
    Caption,
    /// A picture's credit, apart from its caption.
    Credit,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Subheading,
    /// An item of a list that belongs to the body.
    ListItem,
    /// A quotation that belongs to the body.
    Quotation,
    /// Preformatted text that belongs to the body.
    Preformatted,
    /// A row of a table that belongs to the body.
    TableRow,
    /// Sharing and following.
    Share,
    /// Comments and the way to them.
    Comment,
    /// Links to other stories.
    Related,
    /// Newsletters and subscriptions.
    Newsletter,
    /// Menus, breadcrumbs, buttons, players.
    Navigation,
    /// Copyright, cookies, terms.
    Legal,
    /// Advertisements.
    Advertisement,
    /// Who the author is.
    Biography,
    /// What the page's own markup hides.
    Hidden,
    /// Boilerplate that no cue names.
    Boilerplate,
}

/// What one block turned out to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labelled {
    pub(crate) label: Label,
    /// That it belongs to the body, from 0 to 1.
    pub(crate) probability: f32,
}

impl Label {
    /// Whether such blocks make up the body.
    pub(crate) fn is_body(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Subheading | Self::ListItem | Self::Quotation | Self::Preformatted | Self::TableRow
        )
    }
}

/// The block that is labelled as the headline.
pub(crate) fn headline_of(labels: &[Labelled]) -> Option<usize> {
    labels.iter().position(|labelled| labelled.label == Label::Headline)
}

/// The ensembles of both passes, written by `training/train.py`.
static PASSES: LazyLock<Passes> = LazyLock::new(|| Passes {
    first: Ensemble::read(include_bytes!("first.trees")),
    second: Ensemble::read(include_bytes!("second.trees")),
});

/// The second pass sees what the first made of the blocks around.
struct Passes {
    first: Ensemble,
    second: Ensemble,
}

/// Below this probability by the first pass no block was ever found to be body by the second; as in `training/train.py`.
const DOUBT: f32 = 0.05;

/// Labels every block of a page; from the threshold on, a block's probability makes it body.
pub(crate) fn label(page: &Page, notes: &Notes, threshold: f32) -> Vec<Labelled> {
    let mut probabilities = first_pass(notes);
    for (at, probability) in second_pass(&Context::of(page, notes, &probabilities), &probabilities) {
        probabilities[at] = probability;
    }
    assign(page, notes, &probabilities, threshold)
}

fn first_pass(notes: &Notes) -> Vec<f32> {
    let rows: Vec<_> = notes.blocks.iter().map(|note| note.measures.values()).collect();
    PASSES.first.probabilities(&rows)
}

/// The blocks that are in doubt, each with its probability.
fn second_pass(context: &Context<'_>, first: &[f32]) -> Vec<(usize, f32)> {
    let doubtful: Vec<usize> = (0..first.len()).filter(|at| first[*at] >= DOUBT).collect();
    let rows: Vec<_> = doubtful.iter().map(|at| context.row(*at)).collect();
    let probabilities = PASSES.second.probabilities(&rows.iter().collect::<Vec<_>>());
    doubtful.into_iter().zip(probabilities).collect()
}

/// Labels every block by its probability.
pub(crate) fn assign(page: &Page, notes: &Notes, probabilities: &[f32], threshold: f32) -> Vec<Labelled> {
    roles::assign(page, notes, probabilities, threshold)
}

/// What spoke for each block and against it, in log odds, the weightiest first, in the pass that settled it.
pub(crate) fn reasons(page: &Page, notes: &Notes) -> Vec<Vec<(Cow<'static, str>, f32)>> {
    let names: Vec<_> = names().collect();
    let first = first_pass(notes);
    let context = Context::of(page, notes, &first);
    let terms = first.iter().enumerate().map(|(at, probability)| {
        let is_settled = *probability < DOUBT;
        if is_settled {
            PASSES.first.terms(notes.blocks[at].measures.values())
        } else {
            PASSES.second.terms(&context.row(at))
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

    use super::{PASSES, names};
    use crate::annotate::COUNT;

    /// Rows of measures, and the probability that `LightGBM` gives each; written by `training/train.py`.
    const SAMPLE: &str = include_str!("sample.jsonl");

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "the sample holds numbers of an f32's precision")]
    fn the_ensembles_give_the_probabilities_of_lightgbm() {
        for line in SAMPLE.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let row: Vec<f32> = line["row"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect();
            let is_first = line["pass"] == "first";
            let found = if is_first {
                PASSES.first.probabilities(&[<&[f32; COUNT]>::try_from(row.as_slice()).unwrap()])
            } else {
                PASSES.second.probabilities(&[<&super::context::Row>::try_from(row.as_slice()).unwrap()])
            };
            let expected = line["probability"].as_f64().unwrap();
            assert!((f64::from(found[0]) - expected).abs() < 1e-6, "{found:?} for {expected}");
        }
    }

    #[test]
    fn the_sample_shows_both_passes_from_sure_to_sure() {
        for pass in ["first", "second"] {
            let lines = SAMPLE.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let lines = lines.filter(|line| line["pass"] == pass);
            let found: Vec<f64> = lines.map(|line| line["probability"].as_f64().unwrap()).collect();
            assert!(found.len() >= 20 && found.iter().any(|p| *p < 0.1) && found.iter().any(|p| *p > 0.9), "{found:?}");
        }
    }

    #[test]
    fn the_terms_add_up_to_the_log_odds() {
        let row = [1.0; super::context::WIDTH];
        let found = PASSES.second.probabilities(&[&row])[0];
        let sum: f32 = PASSES.second.terms(&row).iter().sum::<f32>() + PASSES.second.mean();
        assert!((1.0 / (1.0 + (-sum).exp()) - found).abs() < 1e-4);
        assert_eq!(names().count(), row.len());
    }
}
