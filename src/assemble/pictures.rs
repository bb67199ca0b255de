//! The story's pictures: those that stand where the story does, with their captions and credits.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use crate::label::Label;
use crate::lexicon::Hint;
use crate::news::credit;
use crate::page::{ContainerId, Figure, FigureId, Page, Region, Shape};
use crate::urls::{self, Base};
use crate::{Byline, Caption, Image};

use super::Findings;

/// How many blocks before the headline a leading picture may stand.
const LEAD_REACH: usize = 6;

/// The pictures with a URL, each once, portraits of the authors left out.
pub(super) fn images(findings: &Findings<'_>, base: &Base, byline: Option<&Byline>) -> Vec<Image> {
    let authors = byline.map(|byline| byline.authors.as_slice()).unwrap_or_default();
    let is_portrait = |figure: &Figure| authors.iter().any(|author| figure.alt.as_ref() == Some(&author.name));
    let Some(extent) = findings.extent() else { return Vec::new() };
    let boxes = Boxes::of(findings);
    let is_strange = |figure: &Figure| is_portrait(figure) || boxes.hold(figure);
    let is_shown = |figure: &&Figure| is_in_story(findings.page, figure, &extent) && !is_strange(figure);
    let mut seen = HashSet::new();
    let mut images: Vec<Image> = Vec::new();
    for figure in findings.page.figures.iter().filter(is_shown) {
        let Some(url) = url(figure, base) else { continue };
        if seen.insert(url.clone()) {
            images.push(Image { url, alt: figure.alt.clone() });
        }
    }
    images
}

/// Which containers hold the blocks of boxes, and which hold others.
struct Boxes<'p> {
    page: &'p Page,
    /// For each container: whether it holds a block of a box, and whether it holds any other.
    held: Vec<(bool, bool)>,
}

impl<'p> Boxes<'p> {
    fn of(findings: &Findings<'p>) -> Self {
        let page = findings.page;
        let mut held = vec![(false, false); page.outline.len()];
        for (block, labelled) in page.blocks.iter().zip(findings.labels) {
            let (boxed, other) = &mut held[block.container.0 as usize];
            let is_boxed = matches!(labelled.label, Label::Related | Label::Newsletter);
            (*boxed, *other) = (*boxed || is_boxed, *other || !is_boxed);
        }
        for id in (1..held.len()).rev() {
            let Some(parent) = page.outline[id].parent else { continue };
            let (boxed, other) = held[id];
            let above = &mut held[parent.0 as usize];
            *above = (above.0 || boxed, above.1 || other);
        }
        Self { page, held }
    }

    /// Whether nothing but the blocks of a box stand around a picture.
    fn hold(&self, figure: &Figure) -> bool {
        let mut above = std::iter::successors(Some(figure.container), |id| self.page.container(*id).parent);
        let around = above.find_map(|id| Some(self.held[id.0 as usize]).filter(|held| *held != (false, false)));
        around == Some((true, false))
    }
}

fn url(figure: &Figure, base: &Base) -> Option<String> {
    let image = figure.image.as_deref()?;
    let url = base.resolve(image);
    (urls::is_web(&url) || !url.contains(':')).then_some(url)
}

/// Whether a picture stands between the story's start and end, outside of what is no story.
fn is_in_story(page: &Page, figure: &Figure, extent: &RangeInclusive<usize>) -> bool {
    let at = figure.at as usize;
    let is_near = at + LEAD_REACH >= *extent.start() && at <= extent.end() + 1;
    // What leads a page before its headline is a logo, unless the markup knows better.
    let may_lead = at > *extent.start() || is_marked(page, figure.container);
    is_near && may_lead && is_of_story(page, figure.container)
}

/// Whether a container is a figure, or in the main part.
fn is_marked(page: &Page, container: ContainerId) -> bool {
    let container = page.container(container);
    container.shape == Shape::Figure || container.region == Region::Main
}

/// Whether a container is neither a teaser, a biography, nor an outer region.
fn is_of_story(page: &Page, container: ContainerId) -> bool {
    const STRANGERS: [Hint; 8] = [
        Hint::Related,
        Hint::Teaser,
        Hint::Biography,
        Hint::Byline,
        Hint::Share,
        Hint::Newsletter,
        Hint::Comment,
        Hint::Advertisement,
    ];
    let is_outer = matches!(page.container(container).region, Region::Navigation | Region::Footer | Region::Comments);
    let above = std::iter::successors(Some(container), |id| page.container(*id).parent).take(4);
    let is_stranger = |id: ContainerId| STRANGERS.iter().any(|hint| page.container(id).hints.has(*hint));
    !is_outer && !above.into_iter().any(is_stranger)
}

/// The captions, each once, with the credit split off or taken from the line beside it. A caption without a picture
/// stands between the headline and the story's end.
pub(super) fn captions(findings: &Findings<'_>, base: &Base) -> Vec<Caption> {
    let extent = findings.extent();
    let is_strange = |figure: Option<&Figure>, at: usize| {
        extent
            .as_ref()
            .is_none_or(|it| figure.map_or(!it.contains(&at), |figure| !is_in_story(findings.page, figure, it)))
    };
    let mut seen = HashSet::new();
    let mut captions: Vec<(Option<FigureId>, Caption)> = Vec::new();
    for (at, (block, labelled)) in findings.page.blocks.iter().zip(findings.labels).enumerate() {
        let text = findings.page.text_of(block);
        let is_credit = labelled.label == Label::Credit;
        if !is_credit && labelled.label != Label::Caption || !is_of_story(findings.page, block.container) {
            continue;
        }
        let figure = block.figure.and_then(|id| findings.page.figures.get(id.0 as usize));
        if is_strange(figure, at) {
            continue;
        }
        let image = figure.and_then(|figure| url(figure, base));
        let (text, credit) = if is_credit { credit_alone(text) } else { credit::split(text) };
        if seen.insert((text.clone(), credit.clone())) {
            add(&mut captions, block.figure, Caption { text, credit, image });
        }
    }
    captions
        .into_iter()
        .map(|(_, caption)| caption)
        .filter(|caption| !caption.text.is_empty() || caption.credit.is_some())
        .collect()
}

/// A line that its markup calls a credit.
fn credit_alone(line: &str) -> (String, Option<String>) {
    match credit::split(line) {
        (text, Some(credit)) if text.is_empty() => (text, Some(credit)),
        _ => (String::new(), Some(line.to_owned())),
    }
}

/// Adds a caption, or the rest of one, to those that there are.
fn add(captions: &mut Vec<(Option<FigureId>, Caption)>, figure: Option<FigureId>, new: Caption) {
    let open = captions.last_mut().filter(|(owner, _)| *owner == figure);
    match open {
        Some((_, caption)) if new.text.is_empty() && caption.credit.is_none() => caption.credit = new.credit,
        Some((_, caption)) if caption.text.is_empty() && figure.is_some() => {
            caption.text = new.text;
            caption.credit = caption.credit.take().or(new.credit);
        }
        _ => captions.push((figure, new)),
    }
}
