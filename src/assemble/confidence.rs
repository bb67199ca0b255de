//! How sure it is that this is an article, and well read.

use crate::Block;

use super::Findings;

/// A body of so many words is long enough to be sure of.
const ENOUGH_WORDS: f32 = 80.0;

/// A body that the page claims and does not show may be cut short.
const CLAIMED: f32 = 0.5;

/// What a page without a headline loses.
const NO_HEADLINE: f32 = 0.6;

/// The mean probability of the body's blocks by words, less where there are few words, no headline, or the page's
/// prose went elsewhere. Not calibrated.
pub(super) fn of(findings: &Findings<'_>, body: &[Block]) -> f32 {
    let (mut words, mut sure, mut prose) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (note, labelled) in findings.notes.blocks.iter().zip(findings.labels) {
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more than a float's precision")]
        let weight = note.words as f32;
        if labelled.label.is_body() {
            words += weight;
            sure += weight * labelled.probability;
            prose += if note.is_prose { weight } else { 0.0 };
        }
    }
    if words == 0.0 {
        return if body.is_empty() { 0.0 } else { CLAIMED };
    }
    let length = (words / ENOUGH_WORDS).min(1.0);
    let headline = if findings.headline().is_some() { 1.0 } else { NO_HEADLINE };
    (sure / words) * (prose / words).sqrt() * length.sqrt() * headline
}
