//! From which probability on a block belongs to the body of this page: from what was asked for, or from less where the page has
//! nothing likelier, or leaves much in doubt.

use crate::annotate::{Note, Notes};
use crate::page::Page;

use super::Odds;
use super::passes::DOUBT;

/// A page on which nothing is as likely as that: a brief has no neighbours that speak for it.
const LIKELY: f32 = 0.75;

/// Of a page of which this F1 is to be expected, nothing is in doubt.
const SURE_F1: f32 = 0.93;

/// However much is in doubt, the threshold does not fall below such a part of what was asked for.
const LEAST: f32 = 0.4;

impl Odds<'_> {
    /// The same with the threshold of this page, where nothing on it is as likely as was asked for.
    pub(super) fn on_page(self, notes: &Notes) -> Self {
        Self { threshold: self.threshold.min(likely(notes, self.body)), ..self }
    }
}

/// A block of this probability is body on any page: the likeliest prose, and what is nearly as likely.
fn likely(notes: &Notes, probabilities: &[f32]) -> f32 {
    let prose = notes.blocks.iter().zip(probabilities).filter(|(note, _)| note.is_prose && note.cues.is_empty());
    let likeliest = prose.map(|(_, probability)| *probability).fold(0.0, f32::max);
    if likeliest > 0.0 { LIKELY * likeliest } else { 1.0 }
}

/// By how much a page lowers the threshold for its blocks in doubt.
///
/// The highest F1 of words is to be expected of taking each block whose probability is more than half of that F1 (Lipton, Elkan,
/// Naryanaswamy: Optimal Thresholding of Classifiers to Maximize F1 Measure, 2014). On most pages it is near 1, and nothing changes;
/// where much is in doubt, a likely block wins more than it risks. On unseen domains that brought snippets which had to be there
/// from 0.943 to 0.945, and of those which had to be missing it cost none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doubt {
    factor: f32,
    /// A text shows no build: of its short lines in doubt, as many are menus as subheadings.
    is_bare: bool,
}

impl Doubt {
    pub(super) fn of(page: &Page, notes: &Notes, probabilities: &[f32]) -> Self {
        Self { factor: (best_f1(notes, probabilities) / SURE_F1).clamp(LEAST, 1.0), is_bare: page.is_bare() }
    }

    /// From which probability on a block is body, where so much was asked for.
    pub(super) fn threshold(self, asked: f32, note: &Note) -> f32 {
        if note.is_prose || !self.is_bare { self.factor * asked } else { asked }
    }
}

/// The highest F1 over the body's words that is to be expected of any threshold.
fn best_f1(notes: &Notes, probabilities: &[f32]) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
    let words = notes.blocks.iter().map(|note| note.words as f32);
    let mut blocks: Vec<(f32, f32)> = probabilities.iter().copied().zip(words).filter(|(it, _)| *it >= DOUBT).collect();
    blocks.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let expected: f32 = blocks.iter().map(|(probability, words)| probability * words).sum();
    let (mut right, mut taken, mut best) = (0.0, 0.0, 0.0_f32);
    for (probability, words) in blocks {
        right += probability * words;
        taken += words;
        best = best.max(2.0 * right / (taken + expected).max(1.0));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{Doubt, LEAST};
    use crate::annotate::annotate;
    use crate::{Format, readers};

    /// The threshold of the last of some paragraphs alike, where 0.5 was asked for.
    fn threshold(probabilities: &[f32], format: Format) -> f32 {
        let paragraph = "The old bridge over the Elm reopened to traffic on Monday, two years after a crack was found.";
        let (html, text) = (format!("<p>{paragraph}"), format!("{paragraph}\n\n"));
        let count = probabilities.len();
        let page = match format {
            Format::Text => readers::text(&text.repeat(count)),
            _ => readers::html(&html.repeat(count)),
        };
        let notes = annotate(&page);
        assert_eq!(notes.blocks.len(), count);
        Doubt::of(&page, &notes, probabilities).threshold(0.5, notes.blocks.last().unwrap())
    }

    #[test]
    fn a_page_that_is_sure_keeps_the_threshold() {
        let is_kept = |format| (threshold(&[0.99, 0.98, 0.97, 0.01], format) - 0.5).abs() < f32::EPSILON;
        assert!(is_kept(Format::Html) && is_kept(Format::Text));
    }

    #[test]
    fn half_the_f1_to_be_had_is_enough() {
        // Both blocks: 2 · (0.8 + 0.6) / (2 + 1.4); the first alone: 2 · 0.8 / (1 + 1.4).
        let best = 2.8 / 3.4;
        assert!((threshold(&[0.8, 0.6], Format::Html) - 0.5 * best / super::SURE_F1).abs() < 1e-6);
        assert!((threshold(&[0.06, 0.06], Format::Html) - 0.5 * LEAST).abs() < 1e-6);
    }
}
