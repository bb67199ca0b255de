//! What the standard does with a tag inside a page's body, as far as it depends only on the elements around it.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody>

use html5ever::tokenizer::states::RawKind;
use html5ever::{LocalName, local_name};
use memchr::memchr;

/// How an element takes its place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nesting {
    /// Holds scripts and what says something of the page.
    Head,
    Body,
    /// `<td>`, `<th>`: nothing around it counts inside.
    Cell,
    Form,
    /// Ends an open paragraph.
    Block,
    /// The same, and no list item is closed through it.
    Section,
    Paragraph,
    Heading,
    Item,
    Inline,
    Anchor,
    Formatting,
    Button,
    /// Holds nothing.
    Void,
    Input,
    /// Holds nothing, and is no part of a line: `<source>`, `<meta>`.
    Bare,
    Script,
    /// Holds text in which only its end tag is markup.
    Raw,
    /// `<svg>`
    Drawing,
    /// A part of a drawing that holds others.
    Shape,
    /// Parts of a drawing that hold text, such as its title, in which markup is HTML again.
    Legend,
    /// Changes what formatting counts, or how what follows is read: tables, objects, templates, formulas.
    Border,
    Other,
}

/// What may be open around a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around(u8);

impl Around {
    pub(super) const NOTHING: Self = Self(0);
    pub(super) const ANYTHING: Self = Self(u8::MAX);
    /// A paragraph, with no button around it.
    const PARAGRAPH: Self = Self(1);
    /// A link, open or to be opened again.
    pub(super) const ANCHOR: Self = Self(2);
    const BUTTON: Self = Self(4);
    pub(super) const SELECT: Self = Self(8);
    /// A list item that the next one ends.
    pub(super) const ITEM: Self = Self(16);

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Nesting {
    /// Of an element in the HTML namespace.
    pub(super) fn of(name: &LocalName) -> Self {
        common(name).or_else(|| block(name)).or_else(|| inline(name)).or_else(|| rare(name)).unwrap_or(Self::Other)
    }

    /// Of an element inside a drawing.
    pub(super) fn in_drawing(name: &LocalName) -> Self {
        match *name {
            local_name!("circle")
            | local_name!("defs")
            | local_name!("ellipse")
            | local_name!("g")
            | local_name!("line")
            | local_name!("mask")
            | local_name!("path")
            | local_name!("polygon")
            | local_name!("polyline")
            | local_name!("rect")
            | local_name!("stop")
            | local_name!("symbol")
            | local_name!("use") => Self::Shape,
            local_name!("desc") | local_name!("title") => Self::Legend,
            _ => Self::Other,
        }
    }

    /// Of an element inside the head.
    pub(super) fn in_head(name: &LocalName) -> Self {
        match *name {
            local_name!("base") | local_name!("link") | local_name!("meta") => Self::Bare,
            local_name!("script") => Self::Script,
            local_name!("noscript") | local_name!("style") => Self::Raw,
            _ => Self::Other,
        }
    }

    /// What its start tag ends.
    pub(super) fn ends(self) -> Around {
        match self {
            Self::Block | Self::Section | Self::Paragraph | Self::Heading => Around::PARAGRAPH,
            Self::Item => Around::PARAGRAPH.with(Around::ITEM),
            Self::Anchor => Around::ANCHOR,
            Self::Button => Around::BUTTON,
            Self::Input => Around::SELECT,
            _ => Around::NOTHING,
        }
    }

    /// What is open inside it, where so much is around it.
    pub(super) fn inside(self, around: Around) -> Around {
        match self {
            Self::Head | Self::Body | Self::Cell => Around::NOTHING,
            Self::Paragraph => around.with(Around::PARAGRAPH),
            Self::Anchor => around.with(Around::ANCHOR),
            Self::Item => around.with(Around::ITEM),
            Self::Button => around.without(Around::PARAGRAPH.with(Around::ITEM)).with(Around::BUTTON),
            Self::Section | Self::Heading | Self::Form => around.without(Around::ITEM),
            _ => around,
        }
    }

    /// Whether formatting that was not closed is opened again before it.
    pub(super) fn reopens_formatting(self) -> bool {
        use Nesting::{Anchor, Button, Drawing, Formatting, Inline, Input, Void};
        matches!(self, Inline | Anchor | Formatting | Button | Void | Input | Drawing)
    }

    /// Whether nothing around it counts inside, formatting included.
    pub(super) fn opens_anew(self) -> bool {
        matches!(self, Self::Head | Self::Body | Self::Cell)
    }

    /// Whether behind it no frameset can take the place of the body.
    pub(super) fn settles(self) -> bool {
        matches!(self, Self::Body | Self::Item | Self::Button | Self::Void)
    }

    pub(super) fn is_empty(self) -> bool {
        matches!(self, Self::Void | Self::Input | Self::Bare)
    }

    pub(super) fn is_formatting(self) -> bool {
        matches!(self, Self::Anchor | Self::Formatting)
    }

    pub(super) fn is_drawn(self) -> bool {
        matches!(self, Self::Drawing | Self::Shape | Self::Legend)
    }

    /// Whether it can hold what a body does.
    pub(super) fn holds_flow(self) -> bool {
        use Nesting::{Anchor, Block, Body, Button, Cell, Form, Formatting, Heading, Inline, Item, Paragraph, Section};
        matches!(
            self,
            Body | Cell | Form | Block | Section | Paragraph | Heading | Item | Inline | Anchor | Formatting | Button
        )
    }

    /// Whether an end tag of its name, where it is the innermost element, ends it and does nothing else.
    pub(super) fn ends_alone(self) -> bool {
        let is_framed = matches!(self, Self::Body | Self::Cell | Self::Form);
        self.holds_flow() && !is_framed || self.is_drawn() || self.raw_kind().is_some()
    }

    /// How its text is read, where that is all that it holds.
    pub(super) fn raw_kind(self) -> Option<RawKind> {
        match self {
            Self::Script => Some(RawKind::ScriptData),
            Self::Raw => Some(RawKind::Rawtext),
            _ => None,
        }
    }
}

/// What most tags are.
fn common(name: &LocalName) -> Option<Nesting> {
    Some(match *name {
        local_name!("div") => Nesting::Block,
        local_name!("a") => Nesting::Anchor,
        local_name!("span") => Nesting::Inline,
        local_name!("li") => Nesting::Item,
        local_name!("p") => Nesting::Paragraph,
        local_name!("img") | local_name!("br") => Nesting::Void,
        local_name!("script") => Nesting::Script,
        local_name!("svg") => Nesting::Drawing,
        local_name!("button") => Nesting::Button,
        local_name!("source") => Nesting::Bare,
        _ => return None,
    })
}

fn block(name: &LocalName) -> Option<Nesting> {
    Some(match *name {
        local_name!("h1")
        | local_name!("h2")
        | local_name!("h3")
        | local_name!("h4")
        | local_name!("h5")
        | local_name!("h6") => Nesting::Heading,
        local_name!("article")
        | local_name!("aside")
        | local_name!("blockquote")
        | local_name!("details")
        | local_name!("dl")
        | local_name!("fieldset")
        | local_name!("figcaption")
        | local_name!("figure")
        | local_name!("footer")
        | local_name!("header")
        | local_name!("hgroup")
        | local_name!("main")
        | local_name!("nav")
        | local_name!("ol")
        | local_name!("section")
        | local_name!("summary")
        | local_name!("ul") => Nesting::Section,
        local_name!("address")
        | local_name!("center")
        | local_name!("dialog")
        | local_name!("dir")
        | local_name!("menu")
        | local_name!("search") => Nesting::Block,
        _ => return None,
    })
}

fn inline(name: &LocalName) -> Option<Nesting> {
    Some(match *name {
        local_name!("abbr")
        | local_name!("audio")
        | local_name!("cite")
        | local_name!("data")
        | local_name!("del")
        | local_name!("ins")
        | local_name!("label")
        | local_name!("mark")
        | local_name!("picture")
        | local_name!("q")
        | local_name!("sub")
        | local_name!("sup")
        | local_name!("time")
        | local_name!("video") => Nesting::Inline,
        local_name!("b")
        | local_name!("big")
        | local_name!("code")
        | local_name!("em")
        | local_name!("font")
        | local_name!("i")
        | local_name!("s")
        | local_name!("small")
        | local_name!("strike")
        | local_name!("strong")
        | local_name!("tt")
        | local_name!("u") => Nesting::Formatting,
        _ => return None,
    })
}

fn rare(name: &LocalName) -> Option<Nesting> {
    Some(match *name {
        local_name!("area") | local_name!("embed") | local_name!("wbr") => Nesting::Void,
        local_name!("input") => Nesting::Input,
        local_name!("base")
        | local_name!("link")
        | local_name!("meta")
        | local_name!("param")
        | local_name!("track") => Nesting::Bare,
        local_name!("iframe") | local_name!("noscript") | local_name!("style") => Nesting::Raw,
        local_name!("head") => Nesting::Head,
        local_name!("body") => Nesting::Body,
        local_name!("td") | local_name!("th") => Nesting::Cell,
        local_name!("form") => Nesting::Form,
        local_name!("applet")
        | local_name!("caption")
        | local_name!("col")
        | local_name!("colgroup")
        | local_name!("frameset")
        | local_name!("html")
        | local_name!("marquee")
        | local_name!("math")
        | local_name!("nobr")
        | local_name!("object")
        | local_name!("table")
        | local_name!("tbody")
        | local_name!("template")
        | local_name!("tfoot")
        | local_name!("thead")
        | local_name!("tr") => Nesting::Border,
        local_name!("annotation-xml") => Nesting::Other,
        _ if is_custom(name) => Nesting::Inline,
        _ => return None,
    })
}

/// The standard knows no element in HTML with a hyphen in its name.
fn is_custom(name: &LocalName) -> bool {
    memchr(b'-', name.as_bytes()).is_some()
}
