//! Key points: lines between the headline and the story that sum it up, in a list or in a box that is named for them. On a page
//! of news they are part of the standfirst.

use std::ops::{Range, RangeInclusive};

use crate::annotate::Notes;
use crate::lexicon::Hint;
use crate::page::{Form, Page, Region};

use super::standfirst::is_news;
use super::{Label, Labelled, Rule, headline_of, lists};

/// So many blocks behind the headline they may stand.
const REACH: usize = 40;

/// So many containers above a line may be the box.
const LEVELS: usize = 4;

/// A point is no shorter and no longer, in words.
const WORDS: RangeInclusive<u32> = 3..=45;

/// So many points are a list, with so many words each in the mean.
const POINTS: RangeInclusive<usize> = 2..=8;
const MEAN_WORDS: u32 = 5;

/// What stands between the headline and a list that no name tells is no longer, in words: buttons, and what heads the list.
const FURNITURE_WORDS: u32 = 8;

/// Labels the key points of a page of news.
pub(super) fn take(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let Some(headline) = headline_of(labels).filter(|_| !page.is_bare() && is_news(page)) else { return };
    let found = Search { page, notes, labels, from: headline + 1 }.points();
    for (at, is_point) in found {
        let label = if is_point { Label::Standfirst } else { Label::Boilerplate };
        labels[at].settle(label, if is_point { Rule::KeyPoint } else { Rule::HeadsBox });
    }
}

struct Search<'p> {
    page: &'p Page,
    notes: &'p Notes,
    labels: &'p [Labelled],
    from: usize,
}

impl Search<'_> {
    /// The points, and the lines that head them, which are none.
    fn points(&self) -> Vec<(usize, bool)> {
        let (mut found, mut at, mut is_near) = (Vec::new(), self.from, true);
        let end = self.labels.len().min(self.from + REACH);
        while at < end && (self.is_boxed(at) || !self.opens_story(at)) {
            if self.is_boxed(at) {
                found.push((at, self.is_point(at)));
                at += 1;
                continue;
            }
            let list = self.list(at);
            let are_points = is_near && self.are_points(list.clone());
            if are_points {
                found.extend(list.clone().map(|at| (at, true)));
                found.extend(self.heading_above(at).map(|at| (at, false)));
            }
            is_near = are_points || is_near && list.clone().all(|at| self.is_furniture(at));
            at = list.end;
        }
        found
    }

    /// The blocks of the list that begins at a place; the block alone, where none does.
    fn list(&self, at: usize) -> Range<usize> {
        let of = |at: usize| lists::around(self.page, &self.page.blocks[at], LEVELS);
        let Some(list) = of(at) else { return at..at + 1 };
        at..at + (at..self.labels.len()).take_while(|at| of(*at) == Some(list)).count()
    }

    fn is_boxed(&self, at: usize) -> bool {
        let mut above = self.page.ancestors(&self.page.blocks[at]).take(LEVELS);
        above.any(|id| self.page.container(id).hints.has(Hint::KeyPoints))
    }

    fn is_point(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_placed = !matches!(note.region, Region::Navigation | Region::Footer | Region::Comments);
        let is_line = matches!(block.form, Form::ListItem | Form::Paragraph);
        is_line && is_placed && !block.hidden && block.link_bytes == 0 && WORDS.contains(&note.words)
    }

    fn are_points(&self, mut list: Range<usize>) -> bool {
        let words: u32 = list.clone().map(|at| self.notes.blocks[at].words).sum();
        let count = list.len();
        let is_told = |at: usize| self.notes.blocks[at].cues.is_empty() && self.is_point(at);
        let is_long = u32::try_from(count).is_ok_and(|count| words >= count * MEAN_WORDS);
        POINTS.contains(&count) && is_long && list.all(is_told)
    }

    /// A short line right above the first point.
    fn heading_above(&self, at: usize) -> Option<usize> {
        let above = at.checked_sub(1).filter(|above| *above >= self.from)?;
        let is_short = self.notes.blocks[above].words <= *WORDS.start();
        (is_short && self.labels[above].label.is_body()).then_some(above)
    }

    /// A paragraph of the story.
    fn opens_story(&self, at: usize) -> bool {
        self.labels[at].label == Label::Paragraph && self.notes.blocks[at].is_prose
    }

    /// What may stand between the headline and the points.
    fn is_furniture(&self, at: usize) -> bool {
        use Label::{Byline, Caption, Credit, Dateline, Hidden, Navigation, Share, Standfirst};
        let label = self.labels[at].label;
        let is_known = matches!(label, Byline | Caption | Credit | Dateline | Hidden | Navigation | Share | Standfirst);
        is_known || self.notes.blocks[at].words <= FURNITURE_WORDS
    }
}
