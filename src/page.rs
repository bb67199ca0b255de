//! The neck of the flow: what either reader makes of its input, and all that later stages see of it.

use crate::lexicon::{Hints, is_blank, is_direction, is_joiner};
use crate::urls::is_web_url;

/// A page as a sequence of blocks, with what surrounds them.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The text of all blocks, one after the other.
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    /// The tree of block-level containers; the first is the root, a parent stands before its children.
    pub(crate) outline: Vec<Container>,
    /// The links of all blocks, in order.
    pub(crate) links: Vec<Link>,
    /// Their targets, as the page writes them, one after the other.
    pub(crate) hrefs: String,
    /// Pictures, in order, each with what the markup says of it.
    pub(crate) figures: Vec<Figure>,
    /// What the page says of itself, in order of appearance.
    pub(crate) claims: Vec<Claim>,
    /// The page's own address, where the caller knows it.
    pub(crate) url: Option<String>,
    /// The `href` of `<base>`, as the page writes it.
    pub(crate) base_href: Option<String>,
    /// Whether blocks behind the last one were left out.
    pub(crate) truncated: bool,
}

/// A stretch of [`Page::text`], in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// An index into [`Page::outline`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ContainerId(pub(crate) u32);

/// An index into [`Page::figures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FigureId(pub(crate) u32);

/// Stands for one tag-and-class path; equal on blocks that are built alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct PathId(pub(crate) u32);

/// One run of text set apart from its neighbours.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub(crate) text: Span,
    pub(crate) form: Form,
    /// The innermost container; for HTML the block's own element.
    pub(crate) container: ContainerId,
    /// Which of [`Page::links`] stand in it: from, to.
    pub(crate) links: (u32, u32),
    /// Bytes of its text that are link text.
    pub(crate) link_bytes: u32,
    /// Bytes of its text that are set bold.
    pub(crate) bold_bytes: u32,
    /// The figure that it belongs to, as a caption or credit.
    pub(crate) figure: Option<FigureId>,
    pub(crate) path: PathId,
    /// What the inline elements in it hint at.
    pub(crate) hints: Hints,
    /// Whether markup hides it, or an ancestor, from the reader.
    pub(crate) hidden: bool,
    /// Whether part of it is marked as a time.
    pub(crate) timed: bool,
    pub(crate) layout: Layout,
}

/// How a block of a text is set; HTML leaves that to its styles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Columns before its first line, and before its mark if it has one; as many as a byte holds.
    pub(crate) indent: u8,
    /// Whether a blank line, or an end of the text, stands above it, and below.
    pub(crate) blank_above: bool,
    pub(crate) blank_below: bool,
}

/// What the markup, or the form of a line, says a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Form {
    #[default]
    Paragraph,
    /// A heading, with its level from 1 to 6.
    Heading(u8),
    ListItem,
    Quotation,
    Preformatted,
    TableRow,
    /// `<figcaption>`, or a line that the reader knows to belong to a picture.
    Caption,
    /// A button, an option, a form's label.
    Control,
}

/// One node of the outline.
#[derive(Debug, Clone, Default)]
pub(crate) struct Container {
    pub(crate) parent: Option<ContainerId>,
    pub(crate) shape: Shape,
    pub(crate) region: Region,
    /// What its own class, id, role and itemprop values hint at.
    pub(crate) hints: Hints,
    pub(crate) path: PathId,
    /// Whether its own markup hides it.
    pub(crate) hidden: bool,
}

/// What sort of container it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `<div>` and the like; all of a plain text.
    #[default]
    Plain,
    Paragraph,
    Heading,
    Article,
    Section,
    List,
    Item,
    Table,
    Quotation,
    Figure,
    Form,
}

/// Where the markup says a block stands; the innermost wins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Region {
    #[default]
    Unmarked,
    /// `<main>`, `<article>`, `role=main`, `itemprop=articleBody`.
    Main,
    Header,
    Navigation,
    Aside,
    Footer,
    Comments,
}

impl Region {
    /// Whether a story does not stand there: it stands around one, or follows it.
    pub(crate) fn is_outer(self) -> bool {
        matches!(self, Self::Navigation | Self::Aside | Self::Footer | Self::Comments)
    }
}

/// A link inside a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    /// Its text, within [`Page::text`].
    pub(crate) text: Span,
    /// Its target, within [`Page::hrefs`].
    pub(crate) href: Span,
    /// `rel=author`, or `itemprop=author` around it.
    pub(crate) author: bool,
}

/// A picture, with or without a caption.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figure {
    /// The image's URL, as the page writes it.
    pub(crate) image: Option<String>,
    pub(crate) alt: Option<String>,
    /// What shows when a pointer rests on it; many pages put the credit there.
    pub(crate) title: Option<String>,
    /// Caption and credit that its markup keeps for a script to show.
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    /// Whether it stands in a link to another page.
    pub(crate) teases: bool,
    /// How many blocks stand before it.
    pub(crate) at: u32,
    pub(crate) container: ContainerId,
}

/// What the page says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) field: Field,
    pub(crate) source: Source,
    /// Never empty; entities decoded, white space folded.
    pub(crate) value: String,
    /// For an author, the author's page; for a caption or a credit, the picture.
    pub(crate) url: Option<String>,
}

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Headline,
    Description,
    Author,
    Published,
    Modified,
    SiteName,
    Url,
    Language,
    Section,
    Topic,
    Image,
    /// What a picture shows.
    Caption,
    /// Whose picture it is.
    Credit,
    /// The whole body as plain text, as in JSON-LD's `articleBody`.
    Body,
    /// What the page is: `NewsArticle`, `article`, `product`.
    Kind,
}

/// Where a claim was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    JsonLd,
    OpenGraph,
    Meta,
    Microdata,
    /// `<title>`
    Title,
    /// `<time datetime>`
    Time,
    /// `<link rel=canonical>`
    Link,
    /// `<html lang>`
    Html,
    /// A header line of a plain text: "Date: ...".
    TextHeader,
}

/// Characters that show as nothing and only disturb a search; joiners, which shape letters, are kept.
pub(crate) fn is_invisible(c: char) -> bool {
    is_blank(c) || (c.is_control() && !c.is_whitespace())
}

/// Whether a text is nothing to see: joiners, marks of direction, selectors of variants and fillers show by what is around
/// them alone.
pub(crate) fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| {
        let is_mark = c == '\u{34f}' || is_joiner(c) || is_direction(c);
        let is_sign = matches!(c, '\u{2061}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
        let is_filler = matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
        c.is_whitespace() || is_invisible(c) || is_mark || is_sign || is_filler
    })
}

impl Span {
    pub(crate) fn len(self) -> u32 {
        self.end - self.start
    }
}

impl Region {
    /// The region of a container inside another: a header or footer of the main part belongs to it.
    pub(crate) fn within(self, outer: Self) -> Self {
        match (self, outer) {
            (Self::Header, Self::Main) => Self::Main,
            // Articles inside an aside or below comments are teasers and comments.
            (Self::Main, Self::Aside | Self::Comments | Self::Navigation | Self::Footer) => outer,
            _ => self,
        }
    }
}

impl Block {
    /// Whether link text is half of it: a teaser, an entry of a menu.
    pub(crate) fn is_half_link(&self) -> bool {
        self.link_bytes >= self.text.len().div_ceil(2)
    }

    /// Whether another block is in the same container, built and named alike.
    pub(crate) fn stands_with(&self, other: &Self) -> bool {
        (self.container, self.path, self.hints) == (other.container, other.path, other.hints)
    }
}

impl Page {
    /// The text of a span; empty where the span is none of this page's.
    pub(crate) fn str(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Whether there is no outline: one container holds all, as in a plain text.
    pub(crate) fn is_bare(&self) -> bool {
        self.outline.len() <= 1
    }

    /// The text of a block.
    pub(crate) fn text_of(&self, block: &Block) -> &str {
        self.str(block.text)
    }

    /// Bytes of a block's text without its spaces, which are counted as neither link nor bold.
    fn solid_bytes(&self, block: &Block) -> u32 {
        let spaces = memchr::memchr_iter(b' ', self.text_of(block).as_bytes()).count();
        block.text.len().saturating_sub(u32::try_from(spaces).unwrap_or(u32::MAX))
    }

    /// Whether all of a block is set bold, but perhaps for a word.
    pub(crate) fn is_bold(&self, block: &Block) -> bool {
        self.is_most(block, block.bold_bytes)
    }

    /// Whether all of a block is link text, but perhaps for a word.
    pub(crate) fn is_link(&self, block: &Block) -> bool {
        self.is_most(block, block.link_bytes)
    }

    fn is_most(&self, block: &Block, bytes: u32) -> bool {
        bytes > 0 && u64::from(bytes) * 10 >= u64::from(self.solid_bytes(block)) * 9
    }

    pub(crate) fn container(&self, id: ContainerId) -> &Container {
        &self.outline[id.0 as usize]
    }

    /// The block's container, that one's parent, and so on up to the root.
    pub(crate) fn ancestors(&self, block: &Block) -> impl Iterator<Item = ContainerId> {
        self.above(block.container)
    }

    /// A container, its parent, and so on up to the root.
    pub(crate) fn above(&self, id: ContainerId) -> impl Iterator<Item = ContainerId> {
        std::iter::successors(Some(id), |id| self.container(*id).parent)
    }

    pub(crate) fn links_of(&self, block: &Block) -> &[Link] {
        self.links.get(block.links.0 as usize..block.links.1 as usize).unwrap_or_default()
    }

    /// Where a link leads.
    pub(crate) fn href(&self, link: &Link) -> &str {
        self.hrefs.get(link.href.start as usize..link.href.end as usize).unwrap_or_default()
    }

    /// Adds to what is known of each container what is known of those within it. A parent stands before its children, so that one sweep
    /// from the end does.
    pub(crate) fn sum_up<T: Copy>(&self, each: &mut [T], add: impl Fn(&mut T, T)) {
        for (id, container) in self.outline.iter().enumerate().rev() {
            if let Some(parent) = container.parent {
                let inner = each[id];
                add(&mut each[parent.0 as usize], inner);
            }
        }
    }

    /// The claims about one field, in order of appearance.
    pub(crate) fn claims_of(&self, field: Field) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| claim.field == field)
    }

    /// The page's address: as the caller knows it, else the first that it claims in full.
    pub(crate) fn address(&self) -> Option<&str> {
        let mut claimed = self.claims_of(Field::Url).map(|claim| claim.value.as_str());
        self.url.as_deref().or_else(|| claimed.find(|url| is_web_url(url)))
    }
}

#[cfg(test)]
mod tests {
    use super::is_unseen;

    #[test]
    fn what_joins_or_selects_is_not_seen_by_itself() {
        for text in ["", " ", "\u{200b}", "\u{200d}\u{fe0f}", "\u{feff} \u{2060}", "\u{200e}\u{a0}\u{ad}", "\u{2800}"] {
            assert!(is_unseen(text), "{text:?}");
        }
        for text in ["a", "\u{200d}.", "❤\u{fe0f}", "क्\u{200d}"] {
            assert!(!is_unseen(text), "{text:?}");
        }
    }
}
