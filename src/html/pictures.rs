//! The attributes of an `<img>` or `<figure>` → what they say of the picture.

use crate::page::Figure;
use crate::urls;

use super::attribute::AttributeName;
use super::tree::{NodeId, Tree};
use super::values;

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
