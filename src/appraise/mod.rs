//! Labels → how sure it is that the page is an article, and well read.

mod measures;

use std::sync::LazyLock;

use crate::annotate::Notes;
use crate::label::Labelled;
use crate::page::Page;
use crate::trees::Ensemble;

/// The words F1 to expect, learned from pages whose labels had to be found by ensembles that knew nothing of their
/// domains; a page that is no article counts as 0. Written by `training/train.py`.
static ENSEMBLE: LazyLock<Ensemble> = LazyLock::new(|| Ensemble::read(include_bytes!("page.trees")));

/// How sure it is, from 0 to 1.
pub(crate) fn confidence(page: &Page, notes: &Notes, labels: &[Labelled]) -> f32 {
    let row = measures(page, notes, labels);
    ENSEMBLE.probabilities(&[&row]).first().copied().unwrap_or_default()
}

/// What is measured of the page.
pub(crate) fn measures(page: &Page, notes: &Notes, labels: &[Labelled]) -> [f32; WIDTH] {
    measures::of(page, notes, labels)
}

/// How many measures there are.
pub(crate) const WIDTH: usize = measures::WIDTH;

/// The names of the measures, in their order.
pub(crate) const NAMES: &[&str] = &measures::NAMES;
