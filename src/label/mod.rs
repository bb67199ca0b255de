//! Notes → labels: what each block turned out to be.

mod boxes;
mod context;
mod copies;
mod headline;
mod lines;
mod opening;
mod order;
mod passes;
mod roles;
mod signature;
mod standfirst;

use crate::annotate::Notes;
use crate::page::Page;

#[cfg(feature = "unstable-stages")]
pub(crate) use context::Context;
#[cfg(feature = "unstable-stages")]
pub(crate) use lines::rows as line_rows;
#[cfg(feature = "unstable-stages")]
pub(crate) use passes::names;
pub(crate) use passes::reasons;
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

/// Labels every block of a page; from the threshold on, a block's probability makes it body.
pub(crate) fn label(page: &Page, notes: &Notes, threshold: f32) -> Vec<Labelled> {
    assign(page, notes, &passes::probabilities(page, notes), threshold)
}

/// Labels every block by its probability.
pub(crate) fn assign(page: &Page, notes: &Notes, probabilities: &[f32], threshold: f32) -> Vec<Labelled> {
    roles::assign(page, notes, probabilities, threshold)
}
