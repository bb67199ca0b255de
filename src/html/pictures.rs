//! The attributes of an `<img>` or `<figure>` → what they say of the picture.

use memchr::memchr;

use crate::page::Figure;
use crate::urls;

use super::attribute::AttributeName;
use super::tree::{DOCUMENT, NodeId, Tree};
use super::{tags, values};

/// So many nodes of a neighbour are looked at for what holds a picture's place: an `<img>`, perhaps in a box or two.
const PLACE_NODES: usize = 5;

/// The picture that an `<img>` shows; `None` where it only holds the place of one.
pub(super) fn of_image(tree: &Tree, node: NodeId) -> Option<Figure> {
    use AttributeName::{Alt, DataLazySrc, DataOriginal, DataSrc, DataSrcset, Src, Srcset, Title};
    let read = |name| tree.attribute(node, name);
    let lazy = read(DataSrc).or_else(|| read(DataLazySrc)).or_else(|| read(DataOriginal));
    let srcset = read(Srcset).or_else(|| read(DataSrcset));
    let source = urls::best_source(read(Src), srcset, lazy)?;
    let filled = |name| read(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    Some(Figure { image: Some(source.to_owned()), alt: filled(Alt), title: filled(Title), ..of_data(tree, node) })
}

/// Whether an `<img>` beside an element only holds the place of a picture, until a script puts that there.
pub(super) fn is_place_held_beside(tree: &Tree, node: NodeId) -> bool {
    let beside = [tree.element_before(node), tree.element_after(node)].into_iter().flatten();
    let mut images = beside.filter_map(|near| {
        let mut nodes = std::iter::once(near).chain(tree.below(near)).take(PLACE_NODES);
        nodes.find(|node| tree.name(*node).is_some_and(tags::is_image))
    });
    images.any(|image| of_image(tree, image).is_none())
}

/// The first picture that a piece of markup shows.
pub(super) fn of_markup(markup: &str) -> Option<Figure> {
    // What holds no tag needs no tree.
    memchr(b'<', markup.as_bytes())?;
    let tree = super::parse(markup);
    let mut images = tree.below(DOCUMENT).filter(|node| tree.name(*node).is_some_and(tags::is_image));
    images.find_map(|image| of_image(&tree, image))
}

/// What is kept for a script to show: `data-caption`, `data-credit`.
pub(super) fn of_data(tree: &Tree, node: NodeId) -> Figure {
    let read = |name| tree.attribute(node, name).and_then(quoted);
    Figure { caption: read(AttributeName::DataCaption), credit: read(AttributeName::DataCredit), ..Figure::default() }
}

/// The value without the markup in it, and without the quotation marks of JSON.
fn quoted(value: &str) -> Option<String> {
    let line = values::line(value)?;
    let text = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(&line).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What two places say of one picture; the first goes before the second.
pub(super) fn join(first: &mut Figure, second: Figure) {
    first.teases |= second.teases;
    first.image = first.image.take().or(second.image);
    first.alt = first.alt.take().or(second.alt);
    first.title = first.title.take().or(second.title);
    first.caption = first.caption.take().or(second.caption);
    first.credit = first.credit.take().or(second.credit);
}
