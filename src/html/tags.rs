//! What the standard says of element names: which stand apart as blocks, which hold no text to read.

use std::sync::LazyLock;

use html5ever::{LocalName, local_name};

use crate::page::{Form, Region, Shape};

/// How an element takes part in the flow of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Stands apart from its neighbours.
    Block,
    /// Runs on within a block.
    Inline,
    /// Ends a line.
    Break,
    /// Its text is not shown as part of the page.
    Skipped,
}

/// An element that can have no content.
pub(super) fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// What shows a picture: `<img>`, and AMP's element in its place.
pub(super) fn is_image(name: &LocalName) -> bool {
    static AMP: LazyLock<LocalName> = LazyLock::new(|| LocalName::from("amp-img"));
    *name == local_name!("img") || *name == *AMP
}

/// An element whose content is raw text that no reader sees.
pub(super) fn is_raw(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("textarea")
    )
}

/// An element that the tree builder opens again in the next block until it is closed; of those that are alike in all
/// their attributes, three at most.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Whether the tree builder itself reads this attribute: to tell HTML from what belongs to a drawing or a formula, and
/// what may stand in a table.
pub(super) fn is_told_apart_by(tag: &LocalName, attribute: &str) -> bool {
    match *tag {
        local_name!("font") => matches!(attribute, "color" | "face" | "size"),
        local_name!("annotation-xml") => attribute == "encoding",
        local_name!("input") => attribute == "type",
        _ => false,
    }
}

/// The flow of an element in the HTML namespace.
pub(super) fn flow(name: &LocalName) -> Flow {
    match *name {
        local_name!("br") => Flow::Break,
        local_name!("svg")
        | local_name!("math")
        | local_name!("template")
        | local_name!("object")
        | local_name!("embed")
        | local_name!("canvas")
        | local_name!("select")
        | local_name!("datalist")
        | local_name!("option")
        | local_name!("optgroup")
        | local_name!("input")
        | local_name!("video")
        | local_name!("audio")
        | local_name!("map")
        | local_name!("meta")
        | local_name!("link")
        | local_name!("title")
        | local_name!("progress")
        | local_name!("meter")
        | local_name!("rp")
        | local_name!("rt") => Flow::Skipped,
        _ if is_raw(name) => Flow::Skipped,
        _ if is_block(name) => Flow::Block,
        _ => Flow::Inline,
    }
}

fn is_block(name: &LocalName) -> bool {
    is_sectioning(name) || is_grouping(name) || is_tabular(name)
}

fn is_sectioning(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("body")
            | local_name!("center")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("fieldset")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("html")
            | local_name!("main")
            | local_name!("nav")
            | local_name!("search")
            | local_name!("section")
            | local_name!("summary")
    )
}

fn is_grouping(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("blockquote")
            | local_name!("dd")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("hr")
            | local_name!("legend")
            | local_name!("li")
            | local_name!("listing")
            | local_name!("menu")
            | local_name!("ol")
            | local_name!("p")
            | local_name!("plaintext")
            | local_name!("pre")
            | local_name!("ul")
            | local_name!("xmp")
    )
}

fn is_tabular(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("caption")
            | local_name!("colgroup")
            | local_name!("table")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("tfoot")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
    )
}

/// The form that an element gives the text inside; `None` where it leaves it as it is.
pub(super) fn form(name: &LocalName) -> Option<Form> {
    Some(match *name {
        local_name!("h1") => Form::Heading(1),
        local_name!("h2") => Form::Heading(2),
        local_name!("h3") => Form::Heading(3),
        local_name!("h4") => Form::Heading(4),
        local_name!("h5") => Form::Heading(5),
        local_name!("h6") => Form::Heading(6),
        local_name!("li") | local_name!("dd") | local_name!("dt") => Form::ListItem,
        local_name!("blockquote") => Form::Quotation,
        local_name!("pre") | local_name!("listing") | local_name!("xmp") | local_name!("plaintext") => {
            Form::Preformatted
        }
        local_name!("figcaption") => Form::Caption,
        local_name!("button") | local_name!("label") | local_name!("legend") => Form::Control,
        _ => return None,
    })
}

/// The shape of a block-level element as a container.
pub(super) fn shape(name: &LocalName) -> Shape {
    match *name {
        local_name!("p") => Shape::Paragraph,
        local_name!("article") => Shape::Article,
        local_name!("section") | local_name!("main") => Shape::Section,
        local_name!("ul") | local_name!("ol") | local_name!("dl") | local_name!("menu") => Shape::List,
        local_name!("li") | local_name!("dd") | local_name!("dt") => Shape::Item,
        local_name!("table") => Shape::Table,
        local_name!("blockquote") => Shape::Quotation,
        local_name!("figure") => Shape::Figure,
        local_name!("form") => Shape::Form,
        _ if matches!(form(name), Some(Form::Heading(_))) => Shape::Heading,
        _ => Shape::Plain,
    }
}

/// The region that an element opens by its name.
pub(super) fn region(name: &LocalName) -> Option<Region> {
    Some(match *name {
        local_name!("main") | local_name!("article") => Region::Main,
        local_name!("nav") => Region::Navigation,
        local_name!("aside") => Region::Aside,
        local_name!("footer") => Region::Footer,
        local_name!("header") => Region::Header,
        _ => return None,
    })
}

/// The region that an ARIA landmark role opens.
pub(super) fn region_of_role(role: &str) -> Option<Region> {
    let regions = [
        ("main", Region::Main),
        ("article", Region::Main),
        ("navigation", Region::Navigation),
        ("complementary", Region::Aside),
        ("contentinfo", Region::Footer),
        ("banner", Region::Header),
    ];
    let known = regions.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(role));
    known.map(|(_, region)| region)
}

/// An element that sets its text slanted or small.
pub(super) fn is_slight(name: &LocalName) -> bool {
    matches!(*name, local_name!("em") | local_name!("i") | local_name!("small"))
}

/// An element that sets its text bold.
pub(super) fn is_bold(name: &LocalName) -> bool {
    matches!(*name, local_name!("b") | local_name!("strong"))
}
