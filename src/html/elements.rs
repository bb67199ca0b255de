//! What an element is, by its attributes and by what it holds.

use html5ever::local_name;
use memchr::memmem;

use crate::lexicon::{Hint, Hints};
use crate::page::Region;

use super::attribute::AttributeName;
use super::tags::{self, Flow};
use super::tree::{NodeId, Tree};

/// How many nodes below a table row are looked at to tell data from layout.
const ROW_LOOKAHEAD: usize = 128;

/// A caption has fewer nodes below it.
const CAPTION_NODES: usize = 128;

/// A line that is named for a subheading has fewer nodes below it, and is no longer, in bytes.
const HEADING_NODES: usize = 16;
const HEADING_BYTES: usize = 300;

/// A caption is no longer, in bytes of text and of the white space around tags.
const CAPTION_BYTES: usize = 3000;

/// What shows the rest of a caption, or the picture in full.
pub(super) fn is_button(tree: &Tree, node: NodeId) -> bool {
    tree.has_word(node, AttributeName::Role, "button")
}

/// Whether an element says that it heads what follows: `<div role=heading>`.
pub(super) fn is_heading(tree: &Tree, node: NodeId) -> bool {
    tree.has_word(node, AttributeName::Role, "heading")
}

/// Whether an element's own markup hides it; a dialog is hidden unless it is open.
pub(super) fn is_hidden(tree: &Tree, node: NodeId, hints: Hints) -> bool {
    let is_closed =
        || tree.name(node) == Some(&local_name!("dialog")) && tree.attribute(node, AttributeName::Open).is_none();
    let is_styled_away = || tree.attribute(node, AttributeName::Style).is_some_and(hides);
    hints.has(Hint::Hidden) || tree.attribute(node, AttributeName::Hidden).is_some() || is_styled_away() || is_closed()
}

/// So many nodes are looked at for the picture that an element holds: an `<img>`, perhaps in a link or two.
const PICTURE_NODES: usize = 8;

/// Whether an element is the slanted or small line below a picture, and all that its paragraph says: `<p><img><em>The bridge
/// reopens</em></p>`, or a centred paragraph behind one that holds a picture alone. Many editors know no other caption.
pub(super) fn is_line_of_picture(tree: &Tree, node: NodeId) -> bool {
    let is_empty = |node: NodeId| tree.is_blank(node) || tree.name(node) == Some(&local_name!("br"));
    let before = |node| std::iter::successors(tree.previous_sibling(node), |near| tree.previous_sibling(*near));
    let mut behind = std::iter::successors(tree.next_sibling(node), |near| tree.next_sibling(*near));
    if !behind.all(is_empty) || !is_line(tree, node) {
        return false;
    }
    let is_centred = |node: &NodeId| {
        let said = [AttributeName::Style, AttributeName::Class].map(|name| tree.attribute(*node, name));
        said.into_iter().flatten().any(|value| value.contains("center"))
    };
    let paragraph = || tree.parent(node).filter(|it| tree.name(*it) == Some(&local_name!("p"))).filter(is_centred);
    let above = before(node).find(|near| !is_empty(*near));
    let above = above.or_else(|| before(paragraph()?).find(|near| !is_empty(*near)));
    above.is_some_and(|above| holds_picture_alone(tree, above))
}

fn holds_picture_alone(tree: &Tree, node: NodeId) -> bool {
    let nodes = || std::iter::once(node).chain(tree.below(node)).take(PICTURE_NODES);
    let may_be = tree.name(node).is_some_and(|name| *name == local_name!("p") || tags::flow(name) != Flow::Block);
    may_be
        && nodes().any(|node| tree.name(node).is_some_and(tags::is_image))
        && nodes().all(|node| tree.text(node).is_none_or(|text| text.trim().is_empty()))
}

/// What a heading shows beside its words, on many pages only under the pointer, to link to itself.
const ANCHOR_SIGNS: [&str; 8] = ["#", "¶", "§", "🔗", "↩", "↩\u{fe0e}", "↑", "^"];

/// Whether an element holds the sign by which a heading links to itself, or a note to its place in the text, and no more.
pub(super) fn is_anchor_sign(tree: &Tree, node: NodeId) -> bool {
    let leads_here = |node: NodeId| {
        let href = tree.attribute(node, AttributeName::Href).map(str::trim);
        href.is_some_and(|href| href.starts_with('#'))
    };
    tree.inner_text(node).is_some_and(|text| ANCHOR_SIGNS.contains(&text.trim()))
        && (leads_here(node) || tree.parent(node).is_some_and(leads_here))
}

/// `display: none` or `visibility: hidden`.
fn hides(style: &str) -> bool {
    let mut declarations = style.as_bytes().split(|byte| *byte == b';').map(<[u8]>::trim_ascii_start);
    declarations.any(|declaration| match declaration.first() {
        Some(b'd' | b'D') => declares(declaration, b"display", b"none"),
        Some(b'v' | b'V') => declares(declaration, b"visibility", b"hidden"),
        _ => false,
    })
}

fn declares(declaration: &[u8], property: &[u8], value: &[u8]) -> bool {
    let Some((name, rest)) = declaration.split_at_checked(property.len()) else { return false };
    let said = rest.trim_ascii_start().strip_prefix(b":").map(|said| without_importance(said).trim_ascii());
    name.eq_ignore_ascii_case(property) && said.is_some_and(|said| said.eq_ignore_ascii_case(value))
}

/// The value of a declaration without `!important`, and without a comment behind it.
fn without_importance(value: &[u8]) -> &[u8] {
    let value = memmem::find(value, b"/*").and_then(|end| value.get(..end)).unwrap_or(value);
    value.split(|byte| *byte == b'!').next().unwrap_or(value)
}

/// The region that an element opens, by role, name or hint.
pub(super) fn region(tree: &Tree, node: NodeId, hints: Hints) -> Option<Region> {
    let roles = tree.attribute(node, AttributeName::Role);
    let by_role = roles.and_then(|roles| roles.split_ascii_whitespace().find_map(tags::region_of_role));
    let is_body = tree.has_word(node, AttributeName::Itemprop, "articleBody");
    let by_word = if is_body { Some(Region::Main) } else { hints.has(Hint::Comment).then_some(Region::Comments) };
    by_role.or(by_word).or_else(|| tree.name(node).and_then(tags::region))
}

/// Whether an element holds no more than a caption does.
pub(super) fn is_short(tree: &Tree, node: NodeId) -> bool {
    holds_at_most(tree, node, (CAPTION_NODES, CAPTION_BYTES))
}

/// Whether an element is as short as a heading.
pub(super) fn is_line(tree: &Tree, node: NodeId) -> bool {
    holds_at_most(tree, node, (HEADING_NODES, HEADING_BYTES))
}

/// Whether fewer nodes stand below an element, with no more bytes of text.
fn holds_at_most(tree: &Tree, node: NodeId, (most_nodes, most_bytes): (usize, usize)) -> bool {
    let (mut bytes, mut nodes) = (0, 0);
    tree.below(node).take(most_nodes).for_each(|node| {
        nodes += 1;
        bytes += tree.text(node).map_or(0, str::len);
    });
    nodes < most_nodes && bytes <= most_bytes
}

/// A row of at least two cells that hold nothing but inline text, no paragraphs set apart by line breaks: data, not layout.
pub(super) fn is_data_row(tree: &Tree, row: NodeId) -> bool {
    let cells = std::iter::successors(tree.first_child(row), |node| tree.next_sibling(*node));
    let is_cell = |node: &NodeId| matches!(tree.name(*node), Some(&local_name!("td") | &local_name!("th")));
    cells.take(ROW_LOOKAHEAD).filter(is_cell).count() >= 2
        && tree
            .below(row)
            .take(ROW_LOOKAHEAD)
            .all(|node| is_cell(&node) || (is_inline(tree, node) && !is_second_break(tree, node)))
}

/// Whether a `<br>` follows another.
fn is_second_break(tree: &Tree, node: NodeId) -> bool {
    let is_break = |node: NodeId| tree.name(node) == Some(&local_name!("br"));
    is_break(node) && tree.element_before(node).is_some_and(is_break)
}

fn is_inline(tree: &Tree, node: NodeId) -> bool {
    tree.name(node).is_none_or(|name| tags::flow(name) != Flow::Block && *name != local_name!("img"))
}

#[cfg(test)]
mod tests {
    use super::hides;
    use crate::page::Form;
    use crate::readers;

    /// The text of all blocks that a page shows, and of their captions.
    fn shown(page: &str) -> Vec<String> {
        let page = readers::html(page);
        page.blocks.iter().filter(|block| !block.hidden).map(|block| page.text_of(block).to_owned()).collect()
    }

    #[test]
    fn a_dialog_is_shown_once_it_is_open() {
        assert_eq!(shown("<p>a<dialog>b</dialog><dialog open>c</dialog>"), ["a", "c"]);
    }

    #[test]
    fn hidden_cells_are_empty() {
        assert_eq!(shown("<table><tr><td>Year<td hidden>Id<td>Cost"), ["Year | | Cost"]);
    }

    #[test]
    fn a_caption_may_be_set_as_a_heading() {
        let form = |class: &str| {
            let page = format!(
                "<figure><img src=a.jpg><figcaption><h2 class={class}>The bridge reopens</h2></figcaption></figure>"
            );
            readers::html(&page).blocks[0].form
        };
        assert_eq!((form("image__caption"), form("title")), (Form::Caption, Form::Heading(2)));
    }

    #[test]
    fn comments_stand_between_no_two_elements() {
        let page = readers::html("<p><img src=a.jpg><!-- --><em>The bridge reopens</em><!-- --></p><p>a");
        assert!(page.blocks[0].figure.is_some(), "a picture and its caption");
    }

    #[test]
    fn styles_that_hide() {
        for style in [
            "display:none",
            "color: red; DISPLAY : None ;",
            "a:b;c;\n\tvisibility:hidden",
            "Visibility: hidden",
            "display:none!important",
            "display: none !IMPORTANT;",
            "display:none /* until a click */",
        ] {
            assert!(hides(style), "{style:?}");
        }
        for style in [
            "",
            ";",
            "display",
            "display:block",
            "display-x:none",
            "displaynone",
            "x:display:none",
            "visibility:none",
            "display:block !important",
        ] {
            assert!(!hides(style), "{style:?}");
        }
    }
}
