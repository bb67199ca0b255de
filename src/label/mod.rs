//! Notes → labels: what each block turned out to be.

mod among;
mod boxes;
mod captions;
mod chances;
mod contents;
mod context;
mod copies;
mod corrections;
mod facts;
mod gaps;
mod headline;
mod key_points;
mod labelled;
mod lines;
mod lists;
mod opening;
mod order;
mod passes;
mod proposals;
mod pull_quotes;
mod roles;
mod rule;
mod signature;
mod standfirst;
#[cfg(test)]
mod tests;
mod threshold;
mod wording;

use crate::annotate::Notes;
use crate::page::Page;
use crate::preference::Preference;

#[cfg(feature = "unstable-stages")]
pub(crate) use chances::COUNT as ROLES;
pub(crate) use chances::Chances;
use chances::Role;
#[cfg(feature = "unstable-stages")]
pub(crate) use context::Context;
use facts::Facts;
pub(crate) use labelled::Labelled;
#[cfg(feature = "unstable-stages")]
pub(crate) use lines::rows as line_rows;
pub(crate) use passes::reasons;
#[cfg(feature = "unstable-stages")]
pub(crate) use passes::{WIDTHS, names};
#[cfg(feature = "unstable-stages")]
pub(crate) use proposals::Proposals;
pub use rule::Rule;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};
pub(crate) use wording::has_name;

/// What a block of the page was taken for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
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
    #[default]
    Boilerplate,
}

/// How likely each block is to belong to the body, from which probability on it does, and what its text is.
#[derive(Clone, Copy)]
struct Odds<'p> {
    body: &'p [f32],
    /// How likely it is to play each role; empty as long as that is not known.
    chances: &'p [Chances],
    threshold: f32,
    facts: &'p Facts<'p>,
}

impl Odds<'_> {
    fn of(&self, at: usize) -> f32 {
        self.body.get(at).copied().unwrap_or_default()
    }

    fn is_body(&self, at: usize) -> bool {
        self.of(at) >= self.threshold
    }

    /// How likely a block is to play a role; 0 as long as that is not known.
    fn of_role(&self, at: usize, role: Role) -> f32 {
        self.chances.get(at).map_or(0.0, |chances| chances.of(role))
    }
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

/// Labels every block of a page; from the threshold on, a block's probability makes it body.
pub(crate) fn label(page: &Page, notes: &Notes, threshold: f32) -> Vec<Labelled> {
    let facts = Facts::of(page);
    settle(page, notes, (&passes::chances(page, notes, &facts), &facts), threshold)
}

/// Labels every block by how likely it is to play each role.
#[cfg(feature = "unstable-stages")]
pub(crate) fn assign(page: &Page, notes: &Notes, chances: &[Chances], threshold: f32) -> Vec<Labelled> {
    settle(page, notes, (chances, &Facts::of(page)), threshold)
}

fn settle(page: &Page, notes: &Notes, (chances, facts): (&[Chances], &Facts<'_>), threshold: f32) -> Vec<Labelled> {
    let body: Vec<f32> = chances.iter().map(Chances::body).collect();
    roles::assign(page, notes, Odds { body: &body, chances, threshold, facts })
}

/// Labels every block by how likely it is to belong to the body, where no more is known.
#[cfg(feature = "unstable-stages")]
pub(crate) fn propose(page: &Page, notes: &Notes, body: &[f32]) -> Vec<Labelled> {
    propose_by(page, notes, (body, &Facts::of(page)))
}

fn propose_by(page: &Page, notes: &Notes, (body, facts): (&[f32], &Facts<'_>)) -> Vec<Labelled> {
    roles::assign(page, notes, Odds { body, chances: &[], threshold: Preference::Balance.threshold(), facts })
}
