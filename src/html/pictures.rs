//! The attributes of an `<img>` or `<figure>` → what they say of the picture.

use html5ever::local_name;
use memchr::memchr;

use crate::page::Figure;
use crate::urls;

use super::attribute::AttributeName;
use super::tree::{DOCUMENT, NodeId, Tree};
use super::{tags, values};

/// So many nodes of a neighbour are looked at for what holds a picture's place: an `<img>`, perhaps in a box or two.
const PLACE_NODES: usize = 5;

/// So many nodes of a `<picture>` are looked at for its sources, the white space between them among them.
const PICTURE_NODES: usize = 20;

/// The picture that an `<img>` shows; `None` where it only holds the place of one.
pub(super) fn of_image(tree: &Tree, node: NodeId) -> Option<Figure> {
    use AttributeName::{Alt, Title};
    let source = own_source(tree, node).or_else(|| source_beside(tree, node))?;
    let read = |name| tree.attribute(node, name);
    let filled = |name| read(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    Some(Figure { image: Some(source.to_owned()), alt: filled(Alt), title: filled(Title), ..of_data(tree, node) })
}

/// The address that an `<img>` holds itself.
fn own_source(tree: &Tree, node: NodeId) -> Option<&str> {
    use AttributeName::{DataLazy, DataLazySrc, DataOriginal, DataSrc, DataSrcs, Src};
    let read = |name| tree.attribute(node, name);
    let lazy = read(DataSrc).or_else(|| read(DataLazySrc)).or_else(|| read(DataOriginal));
    // `data-lazy="true"`, `data-image="4711"`
    let lazy = lazy.or_else(|| read(DataLazy).filter(|value| value.contains('/') && !value.starts_with(['{', '['])));
    let alone = urls::best_source(read(Src), None, lazy);
    alone.or_else(|| of_sets(tree, node)).or_else(|| urls::best_source(None, None, first_key(read(DataSrcs)?)))
}

/// The largest of the sizes that an element holds.
fn of_sets(tree: &Tree, node: NodeId) -> Option<&str> {
    let sets = [AttributeName::Srcset, AttributeName::DataSrcset].into_iter();
    sets.filter_map(|name| tree.attribute(node, name)).find_map(|set| urls::best_source(None, Some(set), None))
}

/// The address that a `<source>` of the same `<picture>` holds, which may be an emblem of the house's as well.
fn source_beside(tree: &Tree, image: NodeId) -> Option<&str> {
    let is = |node, name| tree.name(node) == Some(&name);
    let picture = tree.parent(image).filter(|parent| is(*parent, local_name!("picture")))?;
    let children = std::iter::successors(tree.first_child(picture), |child| tree.next_sibling(*child));
    let sources = children.take(PICTURE_NODES).filter(|child| is(*child, local_name!("source")));
    sources.filter_map(|source| of_sets(tree, source)).find(|url| !urls::is_emblem(url))
}

/// `https://elm.example/a.jpg` in `{"https://elm.example/a.jpg": {"w": 700}}`
fn first_key(object: &str) -> Option<&str> {
    let (key, _) = object.trim_start().strip_prefix('{')?.trim_start().strip_prefix('"')?.split_once('"')?;
    (!key.contains('\\')).then_some(key)
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
