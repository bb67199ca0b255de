//! The pipeline's stages one by one, for benches and training: opaque values in, opaque values out.
//!
//! Behind the feature `unstable-stages`; it may change in any version.

use std::borrow::Cow;

use crate::assemble::{self, Findings};
use crate::label::{self, Chances, Labelled, Proposals};
use crate::{Article, Error, Preference, Rule, annotate, appraise, decode, html, page, readers};

/// An HTML document as a tree, before it is read.
#[derive(Debug, PartialEq)]
pub struct Tree(html::Tree);

/// What a reader made of the input.
#[derive(Debug)]
pub struct Page(page::Page);

/// What can be said of each block.
#[derive(Debug)]
pub struct Notes(annotate::Notes);

/// What each block turned out to be.
#[derive(Debug)]
pub struct Labels(Vec<Labelled>);

/// Bytes of any encoding as text.
///
/// # Errors
///
/// If the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    decode::decode(bytes, None)
}

/// The tree of an HTML document.
#[must_use]
pub fn parse_html(html: &str) -> Tree {
    Tree(html::parse(html))
}

/// The same tree, by way of html5ever's own tokenizer.
#[must_use]
pub fn parse_html_by_html5ever(html: &str) -> Tree {
    Tree(html::oracle::parse(html))
}

/// The page in an HTML document.
#[must_use]
pub fn read_html(html: &str) -> Page {
    Page(readers::html(html))
}

/// The page in a plain text.
#[must_use]
pub fn read_text(text: &str) -> Page {
    Page(readers::text(text))
}

/// A note on each block.
#[must_use]
pub fn annotate(page: &Page) -> Notes {
    Notes(annotate::annotate(&page.0))
}

/// A label for each block.
#[must_use]
pub fn label(page: &Page, notes: &Notes) -> Labels {
    Labels(label::label(&page.0, &notes.0, Preference::Balance.threshold()))
}

/// The article that the labels give.
#[must_use]
pub fn assemble(page: &Page, notes: &Notes, labels: &Labels) -> Article {
    let confidence = appraise::confidence(&page.0, &notes.0, &labels.0);
    assemble::assemble(Findings { page: &page.0, notes: &notes.0, labels: &labels.0, confidence })
}

/// Labels by how likely each block is to play each role, [`roles`] numbers a block, that were found elsewhere.
#[must_use]
pub fn label_by(page: &Page, notes: &Notes, chances: &[f32], preference: Preference) -> Labels {
    Labels(label::assign(&page.0, &notes.0, &chances_of(chances), preference.threshold()))
}

fn chances_of(roles: &[f32]) -> Vec<Chances> {
    roles.as_chunks().0.iter().copied().map(Chances::of_roles).collect()
}

/// Whether each block is of the body, and the rule that settled it.
pub fn verdicts(labels: &Labels) -> impl Iterator<Item = (bool, Option<Rule>)> {
    labels.0.iter().map(|it| (it.label.is_body(), it.rule))
}

/// How many roles the third pass tells apart.
#[must_use]
pub fn roles() -> usize {
    label::ROLES
}

/// The text of each block.
pub fn texts(page: &Page) -> impl Iterator<Item = &str> {
    page.0.blocks.iter().map(|block| page.0.text_of(block))
}

/// Whether each block is hidden by the page's markup.
pub fn hidden(page: &Page) -> impl Iterator<Item = bool> {
    page.0.blocks.iter().map(|block| block.hidden)
}

/// The measures of each block that the first pass sees.
pub fn measures(notes: &Notes) -> impl Iterator<Item = &[f32]> {
    notes.0.blocks.iter().map(|note| note.measures.values().as_slice())
}

/// What the words of each block are looked up by: of a text, for what markup says more of is not weighed by its words.
#[must_use]
pub fn vocabulary(page: &Page, notes: &Notes) -> Vec<Vec<u32>> {
    annotate::features(&page.0, &notes.0)
}

/// The measures that only the second pass sees, by the first pass's probabilities, one a block.
#[must_use]
pub fn context(page: &Page, notes: &Notes, first: &[f32]) -> Vec<Vec<f32>> {
    let context = label::Context::of(&page.0, &notes.0, first);
    (0..first.len()).map(|at| context.row(at).iter().skip(annotate::COUNT).copied().collect()).collect()
}

/// The lines of a page that may be its headline, by how likely each block is to play each role, [`roles`] numbers a block: the
/// block of each, and its measures by name.
#[must_use]
pub fn headline_lines(page: &Page, notes: &Notes, chances: &[f32]) -> Vec<(usize, Vec<(&'static str, f32)>)> {
    let rows = label::line_rows(&page.0, &notes.0, &chances_of(chances), Preference::Balance.threshold());
    rows.into_iter().map(|(at, row)| (at, row.to_vec())).collect()
}

/// The measures that only the third pass sees, by the second pass's probabilities, one a block.
#[must_use]
pub fn proposals(page: &Page, notes: &Notes, second: &[f32]) -> Vec<Vec<f32>> {
    let proposed = label::propose(&page.0, &notes.0, second);
    let proposals = Proposals::of(&notes.0, &proposed);
    (0..second.len()).map(|at| proposals.row(at).to_vec()).collect()
}

/// The names of the measures that the third pass sees; the first of [`widths`] are the first pass's, and so on.
#[must_use]
pub fn measure_names() -> Vec<String> {
    label::names().map(std::borrow::Cow::into_owned).collect()
}

/// How many measures each pass sees.
#[must_use]
pub fn widths() -> [usize; 3] {
    label::WIDTHS
}

/// The measures of the whole page, by which its confidence is found.
#[must_use]
pub fn page_measures(page: &Page, notes: &Notes, labels: &Labels) -> Vec<f32> {
    appraise::measures(&page.0, &notes.0, &labels.0).to_vec()
}

/// Their names.
#[must_use]
pub fn page_measure_names() -> &'static [&'static str] {
    appraise::NAMES
}

/// Whether a page has no outline, as a plain text has none: the labeller has ensembles of their own for both sorts.
#[must_use]
pub fn is_bare(page: &Page) -> bool {
    page.0.is_bare()
}
