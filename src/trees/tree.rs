//! The file of an ensemble → its trees, as ways from node to node.
//!
//! The file is written by `training/trees.py` from what `LightGBM` learned, in little-endian numbers: how many checkpoints
//! there are, and for each the trees before it, its limit, and the log odds of a row that stays below; how many measures
//! are asked for, and for each its number and its thresholds; then all trees, from node to node, each before its two
//! children and the left child first. A node is 16 bits. The highest is set on a leaf, and the others are its value, in
//! 2048ths from -8 on. Of any other they say which threshold it is, counted through all measures, and a byte behind says what
//! part of the rows goes left. Where there are several classes, each has a tree in turn.

/// Leaves of a tree, at most: a bit each.
pub(super) const LEAVES: usize = 32;

/// Set on a leaf.
const LEAF: u16 = 1 << 15;

/// The values of leaves, from the least to the largest that there may be.
const LEAST: f32 = -8.0;
const UNIT: f32 = 1.0 / 2048.0;

/// All rows, where a byte says what part of them goes left.
const ALL: f32 = 255.0;

/// What a row is asked: whether a measure of it is above a threshold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    measure: u16,
    threshold: f32,
}

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

impl Question {
    /// Those that the trees of a file ask.
    pub(super) fn read_all(reader: &mut Reader<'_>) -> Option<Vec<Self>> {
        let mut questions = Vec::new();
        for _ in 0..reader.u16()? {
            let (measure, thresholds) = (reader.u16()?, reader.u16()?);
            for _ in 0..thresholds {
                questions.push(Self { measure, threshold: reader.f32()? });
            }
        }
        Some(questions)
    }
}

impl Tree {
    pub(super) fn read(reader: &mut Reader<'_>, questions: &[Question]) -> Option<Self> {
        let (mut nodes, mut open): (Vec<Node>, Vec<usize>) = (Vec::new(), Vec::new());
        while nodes.len() < 2 * LEAVES - 1 {
            let at = nodes.len();
            let node = Node::read(reader, questions, u16::try_from(at).ok()?)?;
            nodes.push(node);
            if !node.is_leaf() {
                open.push(at);
            } else if let Some(parent) = open.pop() {
                nodes.get_mut(parent)?.right = u16::try_from(at + 1).ok()?;
            } else {
                settle_means(&mut nodes);
                return Some(Self { depth: depth(&nodes), nodes });
            }
        }
        None
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

/// Gives each node that is no leaf, and says what part of the rows goes left, the mean of the leaves below.
fn settle_means(nodes: &mut [Node]) {
    for at in (0..nodes.len()).rev() {
        let node = nodes[at];
        if !node.is_leaf() {
            let (left, right) = (nodes[at + 1].value, nodes[usize::from(node.right)].value);
            nodes[at].value = right + node.value * (left - right);
        }
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

    /// The node at a place. One that is no leaf has no right child yet, and for its value the part of the rows that goes left.
    fn read(reader: &mut Reader<'_>, questions: &[Question], at: u16) -> Option<Self> {
        let code = reader.u16()?;
        if code & LEAF != 0 {
            let value = LEAST + UNIT * f32::from(code & !LEAF);
            return Some(Self { measure: 0, right: at, threshold: f32::NEG_INFINITY, value });
        }
        let Question { measure, threshold } = *questions.get(usize::from(code))?;
        Some(Self { measure, right: at, threshold, value: f32::from(reader.u8()?) / ALL })
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

    fn u8(&mut self) -> Option<u8> {
        self.take().map(u8::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }
}
