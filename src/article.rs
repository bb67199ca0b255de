//! The article and its parts: what every extraction ends in.

use crate::{Date, Provenance};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A news article, as found on one page.
///
/// Everything is owned; a field that the page does not give is `None` or empty.
///
/// With the feature `serde` it is read back, where a field that is missing is empty, and one of another name is passed over:
/// `{}` is an empty article, and so is an error's line as the example `batch` writes it. Look there for `error` first.
///
/// ```
/// let article = nutgraf::extract_text("Bridge reopens\n\nThe old bridge over the Elm reopened to traffic on Monday after two years of repairs.\n")?;
/// assert_eq!(article.headline.as_deref(), Some("Bridge reopens"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Article {
    /// The headline as the page shows it, without the outlet's name.
    pub headline: Option<String>,
    /// The standfirst: the sentence or two between headline and body that sum the story up; a line each, where the page sets
    /// them apart from one another, as it does its key points.
    pub standfirst: Option<String>,
    /// Who wrote it.
    pub byline: Option<Byline>,
    /// The place (and day, and agency) that opens the first paragraph: `BEIJING, April 8 (Reuters)`.
    pub dateline: Option<String>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed, if that was after it was published.
    pub modified: Option<Date>,
    /// The captions of the story's pictures, in the page's order.
    pub captions: Vec<Caption>,
    /// The body, in reading order.
    pub body: Vec<Block>,
    /// The story's pictures, in the page's order; where it shows none, the one that the page claims for it, in `og:image` or in
    /// its JSON-LD.
    pub images: Vec<Image>,
    /// The outlet's name.
    pub site_name: Option<String>,
    /// The canonical URL that the page claims, for http or https; relative where the page claims it so and its own address
    /// is not [known](crate::Extractor::with_url).
    pub url: Option<String>,
    /// The language as a BCP 47 tag: `en`, `pt-BR`.
    pub language: Option<String>,
    /// The section of the outlet: `Politics`. What has more than 100 letters is no section's name, and no topic.
    pub section: Option<String>,
    /// Topics, tags, keywords, in the page's order; none from a source that has a text in their place.
    pub topics: Vec<String>,
    /// How sure this is an article and well read, from 0 to 1. It is fixed at 0.5 where the story stands in JSON-LD alone, and
    /// is less if that is brief or a wall.
    pub confidence: f32,
    /// Whether the page had more than [`MAX_BLOCKS`](crate::MAX_BLOCKS) blocks, so that none of those behind them is in any
    /// field. With `serde` it is written only where it is so.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub truncated: bool,
    /// Where each field was found.
    pub provenance: Provenance,
}

/// The byline: its text as shown, and the authors that it names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Byline {
    /// The line as the page shows it; `None` where only the page's metadata names the authors.
    pub text: Option<String>,
    /// The authors, in order.
    pub authors: Vec<Author>,
}

/// One author: a person, a desk or an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Author {
    /// The name as it is signed, with `Dr.` and `Ph.D.`, without "By", job title, or e-mail address.
    pub name: String,
    /// The author's page, where the page links one.
    pub url: Option<String>,
}

/// A picture's caption, with the credit split off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Caption {
    /// What the picture shows; empty where the page gives a credit alone.
    pub text: String,
    /// Photographer and agency.
    pub credit: Option<String>,
    /// The URL of the picture.
    pub image: Option<String>,
    /// The picture's text alternative.
    pub alt: Option<String>,
    /// Whether the picture leads the story: the first one, above the text.
    pub leads: bool,
}

/// A picture of the story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Image {
    /// The URL; absolute where the page's own URL is known.
    pub url: String,
    /// The text alternative.
    pub alt: Option<String>,
    /// Whether it leads the story: the first one, above the text.
    pub leads: bool,
}

/// One block of the body.
///
/// ```
/// use nutgraf::{Article, Block, BlockKind};
///
/// let mut block = Block::default();
/// block.kind = BlockKind::Subheading;
/// block.text = "What it cost".to_owned();
/// let mut article = Article::default();
/// article.body.push(block);
/// assert_eq!(article.to_markdown(), "## What it cost\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Block {
    /// What sort of block it is.
    pub kind: BlockKind,
    /// Its text: white space folded, except in preformatted text; the cells of a table row stand apart by ` | `, and an empty
    /// one keeps its place unless none but empty ones follow. A bar that stands alone within a cell of an HTML table is written `/`.
    pub text: String,
}

/// The sorts of body blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BlockKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading inside the body.
    Subheading,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quotation,
    /// Text whose white space counts.
    Preformatted,
    /// A row of a table.
    TableRow,
}

impl Block {
    pub(crate) fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

impl Author {
    pub(crate) fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), url: None }
    }
}
