//! Which pictures belong to a box, to a form or to the teaser of another page, by the lines that stand around them.

use crate::label::Label;
use crate::page::{Figure, Page, Region, Shape};

use super::super::Findings;

/// A line that tells of another story has so many words at least: `All 12 photos` leads to more of this one.
const TEASER_WORDS: u32 = 4;

/// What the blocks in a container are, as far as it matters for its pictures: a bit for each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Held(u8);

impl Held {
    const NOTHING: Self = Self(0);
    /// Lines of a box that says what it is.
    const BOX: Self = Self(1);
    /// Lines of boilerplate that may tell of another story.
    const TELLING: Self = Self(2);
    /// Words on a picture, or on a button.
    const SMALL: Self = Self(4);
    /// Parts of the body.
    const BODY: Self = Self(8);
    /// Anything else.
    const OTHER: Self = Self(16);

    fn of(label: Label, words: u32, region: Region) -> Self {
        match label {
            Label::Related | Label::Newsletter => Self::BOX,
            Label::Boilerplate if region == Region::Aside => Self::BOX,
            Label::Boilerplate if words >= TEASER_WORDS => Self::TELLING,
            Label::Boilerplate | Label::Caption | Label::Credit => Self::SMALL,
            _ if label.is_body() => Self::BODY,
            _ => Self::OTHER,
        }
    }

    fn or(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    fn has(self, some: Self) -> bool {
        self.0 & some.0 != 0
    }
}

/// Which containers hold the blocks of boxes, and which hold others.
pub(super) struct Boxes<'p> {
    page: &'p Page,
    held: Vec<Held>,
    /// Which containers stand in a form that holds no part of the story, or are one; some pages are one form.
    in_form: Vec<bool>,
}

impl<'p> Boxes<'p> {
    pub(super) fn of(findings: &Findings<'p>) -> Self {
        let page = findings.page;
        let mut held = vec![Held::default(); page.outline.len()];
        for ((block, labelled), note) in page.blocks.iter().zip(findings.labels).zip(&findings.notes.blocks) {
            let own = &mut held[block.container.0 as usize];
            *own = own.or(Held::of(labelled.label, note.words, page.container(block.container).region));
        }
        page.sum_up(&mut held, |outer, inner| *outer = outer.or(inner));
        let mut in_form = Vec::with_capacity(held.len());
        for (container, held) in page.outline.iter().zip(&held) {
            let opens_form = container.shape == Shape::Form && !held.has(Held::BODY);
            in_form.push(opens_form || container.parent.is_some_and(|parent| in_form[parent.0 as usize]));
        }
        Self { page, held, in_form }
    }

    /// Whether a picture stands in a box, in a form, or in the teaser of another page.
    pub(super) fn hold(&self, figure: &Figure) -> bool {
        let is_boxed = self.around(figure, |held| held != Held::NOTHING) == Held::BOX;
        is_boxed || self.in_form[figure.container.0 as usize] || self.tells_of_another(figure)
    }

    /// Whether a picture links to another page, and beside what is written on it stand but lines on that page.
    fn tells_of_another(&self, figure: &Figure) -> bool {
        let of_story = Held::BODY.or(Held::OTHER);
        figure.teases && {
            let around = self.around(figure, |held| held.has(Held::BOX.or(Held::TELLING).or(of_story)));
            around.has(Held::TELLING) && !around.has(of_story)
        }
    }

    /// What the innermost of the containers around a picture holds that holds what matters.
    fn around(&self, figure: &Figure, matters: impl Fn(Held) -> bool) -> Held {
        let mut held = self.page.above(figure.container).map(|id| self.held[id.0 as usize]);
        held.find(|held| matters(*held)).unwrap_or_default()
    }
}
