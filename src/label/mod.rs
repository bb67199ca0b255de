//! What each block turned out to be.

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
    /// Boilerplate that no cue names.
    Boilerplate,
}
