//! What stands above each container: hints and shapes, how many levels up, and how often.

use crate::lexicon::{HINTS, Hints};
use crate::page::{Block, Container, Page, Shape};

use super::measures::{Measures, SHAPES};

/// Stands for what no container above has.
const NONE: u8 = u8::MAX;

/// From here on levels are no longer told apart.
const FARTHEST: u8 = 64;

/// The outermost containers, `<html>` and `<body>`, name the kind of the page, not a part of it.
const WHOLE_PAGE: u8 = 2;

/// What one container and those above it have.
#[derive(Debug, Clone, Copy)]
struct Line {
    hints: [u8; HINTS.len()],
    counts: [u8; HINTS.len()],
    shapes: [u8; SHAPES.len()],
    depth: u8,
}

/// The lines of all containers.
pub(super) struct Lineage(Vec<Line>);

impl Line {
    const ROOT: Self =
        Self { hints: [NONE; HINTS.len()], counts: [0; HINTS.len()], shapes: [NONE; SHAPES.len()], depth: 0 };

    /// The line of a container inside.
    fn continued(mut self, container: &Container) -> Self {
        self.depth = self.depth.saturating_add(1);
        // Loops over the arrays in place go by vector instructions.
        self.hints.iter_mut().for_each(go_farther);
        self.shapes.iter_mut().for_each(go_farther);
        if container.shape != Shape::Plain {
            let levels = self.shapes.iter_mut().zip(SHAPES);
            levels.filter(|(_, (_, shape))| *shape == container.shape).for_each(|(level, _)| *level = 0);
        }
        if self.depth > WHOLE_PAGE {
            self.mark(container.hints);
        }
        self
    }

    fn mark(&mut self, hints: Hints) {
        for place in hints.places() {
            self.hints[place] = 0;
            self.counts[place] = self.counts[place].saturating_add(1);
        }
    }
}

fn go_farther(level: &mut u8) {
    *level += u8::from(*level < FARTHEST);
}

impl Lineage {
    pub(super) fn of(page: &Page) -> Self {
        let mut lines: Vec<Line> = Vec::with_capacity(page.outline.len());
        for container in &page.outline {
            let above = container.parent.and_then(|id| lines.get(id.0 as usize)).copied();
            lines.push(above.map_or(Line::ROOT, |line| line.continued(container)));
        }
        Self(lines)
    }

    /// Measures what stands above a block; inline elements in it count as its own.
    pub(super) fn measure(&self, block: &Block, measures: &mut Measures) {
        let mut line = self.0.get(block.container.0 as usize).copied().unwrap_or(Line::ROOT);
        line.mark(block.hints);
        measures.set_lineage(&line.hints, &line.counts, &line.shapes);
    }

    /// How deep a block stands.
    pub(super) fn depth(&self, block: &Block) -> u8 {
        self.0.get(block.container.0 as usize).map_or(0, |line| line.depth)
    }
}
