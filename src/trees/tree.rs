//! The file of an ensemble → its trees, as ways from node to node.
//!
//! The file is written by `training/train.py` from what `LightGBM` learned: how many checkpoints there are, and for each
//! the trees before it, its limit, and the log odds of a row that stays below; then for each tree how many nodes it has,
//! and its nodes, each before its two children and the left child first. A leaf is `0xffff` and its value; any other node
//! a measure, a value, a threshold and how far behind it the right child stands. Where there are several classes, each has
//! a tree in turn. Numbers are little-endian.

/// Stands in the file for the measure of a leaf, which asks for none.
const LEAF: u16 = u16::MAX;

/// Leaves of a tree, at most: a bit each.
pub(super) const LEAVES: usize = 32;

/// A tree as the way from node to node, which says what each measure does to a row.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Steps to the deepest leaf.
    pub(super) depth: usize,
}

/// A node whose left child stands right behind it. A leaf is its own right child.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) measure: u16,
    pub(super) right: u16,
    pub(super) threshold: f32,
    /// The log odds of the leaf; of another node the mean of the leaves below.
    pub(super) value: f32,
}

/// After so many trees the rest is spared to a row below the limit: most of a page is sure to be boilerplate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checkpoint {
    pub(super) trees: usize,
    pub(super) limit: f64,
    /// The log odds of a row that stays below.
    pub(super) below: f64,
}

impl Checkpoint {
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (trees, limit, below) = (reader.u16()?, reader.f32()?, reader.f32()?);
        Some(Self { trees: trees.into(), limit: limit.into(), below: below.into() })
    }
}

impl Tree {
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.u16()?;
        let nodes: Vec<Node> = (0..count).map(|at| Node::read(reader, at)).collect::<Option<_>>()?;
        let is_sound = |(at, node): (u16, &Node)| node.right < count && (node.right > at + 1 || node.is_leaf());
        let leaves = nodes.iter().filter(|node| node.is_leaf()).count();
        let depth = depth(&nodes);
        let is_tree = (1..=LEAVES).contains(&leaves) && (0..).zip(&nodes).all(is_sound);
        is_tree.then_some(Self { nodes, depth })
    }

    /// The log odds of a row's leaf.
    pub(super) fn value(&self, row: &[f32]) -> f32 {
        let mut at = 0;
        while let Some(node) = self.nodes.get(usize::from(at)).filter(|node| !node.is_leaf()) {
            at = node.next(at, row);
        }
        self.nodes.get(usize::from(at)).map_or(0.0, |leaf| leaf.value)
    }
}

/// Steps from the root to the deepest leaf.
fn depth(nodes: &[Node]) -> usize {
    let mut steps = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.is_leaf()) {
        for child in [at + 1, usize::from(node.right)] {
            if let Some(below) = steps.get(at).map(|above| above + 1) {
                steps.get_mut(child).into_iter().for_each(|steps| *steps = below);
            }
        }
    }
    steps.into_iter().max().unwrap_or_default()
}

impl Node {
    /// Where to go from this node, which stands at a place.
    pub(super) fn next(self, at: u16, row: &[f32]) -> u16 {
        let value = row.get(usize::from(self.measure)).copied().unwrap_or_default();
        if self.is_leaf() || value > self.threshold { self.right } else { at + 1 }
    }

    fn read(reader: &mut Reader<'_>, at: u16) -> Option<Self> {
        let (measure, value) = (reader.u16()?, reader.f32()?);
        if measure == LEAF {
            return Some(Self { measure: 0, right: at, threshold: f32::NEG_INFINITY, value });
        }
        let threshold = reader.f32()?;
        Some(Self { measure, right: at.checked_add(reader.u16()?)?, threshold, value })
    }

    pub(super) fn is_leaf(self) -> bool {
        self.threshold == f32::NEG_INFINITY
    }
}

/// What is left of a file.
pub(super) struct Reader<'f>(pub(super) &'f [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }
}
