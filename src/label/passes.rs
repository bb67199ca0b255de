//! Measures → probabilities: three passes of tree ensembles, each with what the one before made of the page around.
//!
//! The first two say how likely each block is to belong to the body. By that, rules propose a label for every block; the
//! third pass sees the proposals and settles which role each block plays. Pages with an outline and bare texts have
//! ensembles of their own: what tells the body on the one is silent on the other.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::annotate::{self, Note, Notes};
use crate::page::Page;
use crate::trees::Ensemble;

use super::chances::{self, Chances, Role};
use super::context::{self, Context};
use super::facts::Facts;
use super::proposals::{self, Proposals};

/// The ensembles of all passes, written by `training/train.py`.
struct Passes {
    first: Ensemble,
    second: Ensemble,
    third: Ensemble,
}

static OUTLINED: LazyLock<Passes> = LazyLock::new(|| Passes {
    first: Ensemble::read(include_bytes!("ensembles/outlined-first.trees")),
    second: Ensemble::read(include_bytes!("ensembles/outlined-second.trees")),
    third: Ensemble::read(include_bytes!("ensembles/outlined-third.trees")),
});

static BARE: LazyLock<Passes> = LazyLock::new(|| Passes {
    first: Ensemble::read(include_bytes!("ensembles/bare-first.trees")),
    second: Ensemble::read(include_bytes!("ensembles/bare-second.trees")),
    third: Ensemble::read(include_bytes!("ensembles/bare-third.trees")),
});

/// Below this probability by the first pass no block was ever found to be body by the second, and by the second none by
/// the third, unless rules propose more; as in `training/train.py`.
pub(super) const DOUBT: f32 = 0.05;

/// From this probability by the second pass on, the third took next to no block for anything else that rules take for a
/// paragraph; as in `training/train.py`.
const SURE: f32 = 0.9;

/// The weight of what the second pass says of the body, beside the third; as in `training/train.py`.
const SECOND: f32 = 0.3;

/// Rows that a page has at once: more would only need more room.
const ROWS: usize = 256;

/// What the third pass sees: all that the second does, then the proposals.
type Row = [f32; context::WIDTH + proposals::WIDTH];

/// How likely each block of a page is to play each role.
pub(super) fn chances(page: &Page, notes: &Notes, facts: &Facts<'_>) -> Vec<Chances> {
    before_third(page, notes, facts, |seen| seen.chances())
}

/// What the first two passes, and rules by them, make of a page: all that the third pass sees.
struct Seen<'a> {
    passes: &'static Passes,
    context: Context<'a>,
    proposals: Proposals<'a>,
    first: &'a [f32],
    second: &'a [f32],
}

fn before_third<R>(page: &Page, notes: &Notes, facts: &Facts<'_>, settle: impl FnOnce(Seen<'_>) -> R) -> R {
    let passes = Passes::of(page);
    let first = passes.first(notes);
    let context = Context::of(page, notes, &first);
    let second = passes.second(&context, &first);
    let proposed = super::propose_by(page, notes, (&second, facts));
    let proposals = Proposals::of(notes, &proposed);
    settle(Seen { passes, context, proposals, first: &first, second: &second })
}

impl Passes {
    fn of(page: &Page) -> &'static Self {
        if page.is_bare() { &BARE } else { &OUTLINED }
    }

    fn first(&self, notes: &Notes) -> Vec<f32> {
        let rows: Vec<_> = notes.blocks.iter().map(|note| note.measures.values()).collect();
        self.first.probabilities(&rows)
    }

    /// The first pass's probabilities, and better ones for the blocks that are in doubt.
    fn second(&self, context: &Context<'_>, first: &[f32]) -> Vec<f32> {
        let doubtful: Vec<usize> = (0..first.len()).filter(|at| first[*at] >= DOUBT).collect();
        let mut probabilities = first.to_vec();
        for blocks in doubtful.chunks(ROWS) {
            let rows: Vec<_> = blocks.iter().map(|at| context.row(*at)).collect();
            let found = self.second.probabilities(&rows.iter().collect::<Vec<_>>());
            blocks.iter().zip(found).for_each(|(at, probability)| probabilities[*at] = probability);
        }
        probabilities
    }
}

impl Seen<'_> {
    /// The third pass: the roles of the blocks that may play any.
    fn chances(&self) -> Vec<Chances> {
        let asked: Vec<usize> = (0..self.second.len()).filter(|at| self.is_asked(*at)).collect();
        let mut chances: Vec<Chances> = self.second.iter().copied().map(Chances::of_body).collect();
        for blocks in asked.chunks(ROWS) {
            let rows: Vec<_> = blocks.iter().map(|at| self.row(*at)).collect();
            for (at, classes) in blocks.iter().zip(self.passes.third.classes(&rows.iter().collect::<Vec<_>>())) {
                let third = Chances::of_roles(classes);
                chances[*at] = third.with_body(third.body() + SECOND * (self.second[*at] - third.body()));
            }
        }
        chances
    }

    /// Whether the third pass looks at a block.
    fn is_asked(&self, at: usize) -> bool {
        let is_settled = self.second[at] >= SURE && self.proposals.is_paragraph(at);
        !is_settled && (self.second[at] >= DOUBT || self.proposals.has(at))
    }

    fn row(&self, at: usize) -> Row {
        let mut row = [0.0; context::WIDTH + proposals::WIDTH];
        let (seen, proposed) = row.split_at_mut(context::WIDTH);
        seen.copy_from_slice(&self.context.row(at));
        proposed.copy_from_slice(&self.proposals.row(at));
        row
    }

    /// What spoke for a block and against it, in the pass that settled it.
    fn terms(&self, note: &Note, at: usize) -> Vec<f32> {
        if self.is_asked(at) {
            let classes = (Role::Paragraph as usize, Role::Other as usize);
            self.passes.third.terms_between(&self.row(at), classes, chances::COUNT)
        } else if self.first[at] >= DOUBT {
            self.passes.second.terms(&self.context.row(at))
        } else {
            self.passes.first.terms(note.measures.values())
        }
    }
}

/// What spoke for each block and against it, in log odds, the weightiest first, in the pass that settled it; in the third
/// it is what spoke for a paragraph, and against boilerplate.
pub(crate) fn reasons(page: &Page, notes: &Notes) -> Vec<Vec<(&'static str, f32)>> {
    before_third(page, notes, &Facts::of(page), |seen| {
        let blocks = notes.blocks.iter().enumerate();
        blocks.map(|(at, note)| named(&seen.terms(note, at))).collect()
    })
}

/// The names of all measures, made once.
static NAMES: LazyLock<Vec<Cow<'static, str>>> = LazyLock::new(|| names().collect());

/// The terms that are not zero, by name.
fn named(terms: &[f32]) -> Vec<(&'static str, f32)> {
    let pairs = NAMES.iter().map(AsRef::as_ref).zip(terms.iter().copied());
    let mut reasons: Vec<_> = pairs.filter(|(_, term)| *term != 0.0).collect();
    reasons.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    reasons
}

/// The names of what the third pass sees: all measures, what the first pass made of the page, what rules made of it.
pub(crate) fn names() -> impl Iterator<Item = Cow<'static, str>> {
    annotate::names().chain(context::NAMES.iter().map(|name| Cow::Borrowed(*name))).chain(proposals::names())
}

/// How many measures each pass sees, the first ones of all.
#[cfg(feature = "unstable-stages")]
pub(crate) const WIDTHS: [usize; 3] = [annotate::COUNT, context::WIDTH, context::WIDTH + proposals::WIDTH];

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::context;
    use super::{BARE, OUTLINED, Row, chances, names};
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
            let found = match pass {
                "first" => passes.first.probabilities(&[<&[f32; COUNT]>::try_from(row.as_slice()).unwrap()]),
                "second" => passes.second.probabilities(&[<&context::Row>::try_from(row.as_slice()).unwrap()]),
                _ => passes.third.classes::<_, { chances::COUNT }>(&[<&Row>::try_from(row.as_slice()).unwrap()])[0]
                    .to_vec(),
            };
            let expected: Vec<f64> =
                line["probabilities"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
            assert_eq!(found.len(), expected.len());
            let is_same = |(found, expected): (&f32, &f64)| (f64::from(*found) - expected).abs() < 1e-6;
            assert!(found.iter().zip(&expected).all(is_same), "{found:?} for {expected:?}");
        }
    }

    #[test]
    fn the_sample_shows_every_ensemble_from_sure_to_sure() {
        let passes = ["first", "second", "third"].map(|pass| [format!("outlined-{pass}"), format!("bare-{pass}")]);
        for pass in passes.concat() {
            let lines = SAMPLE.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let lines = lines.filter(|line| line["pass"] == pass);
            let found: Vec<f64> = lines.map(|line| line["probabilities"][0].as_f64().unwrap()).collect();
            assert!(found.len() >= 20 && found.iter().any(|p| *p < 0.1) && found.iter().any(|p| *p > 0.9), "{found:?}");
        }
    }

    #[test]
    fn the_terms_add_up_to_the_log_odds() {
        let row = [1.0; context::WIDTH];
        let found = OUTLINED.second.probabilities(&[&row])[0];
        let sum: f32 = OUTLINED.second.terms(&row).iter().sum::<f32>() + OUTLINED.second.mean();
        assert!((1.0 / (1.0 + (-sum).exp()) - found).abs() < 1e-4);
        assert_eq!(names().count(), size_of::<Row>() / size_of::<f32>());
    }
}
