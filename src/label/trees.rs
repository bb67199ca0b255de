//! A tree ensemble: numbers in, a probability out.
//!
//! The file is written by `training/train.py` from what `LightGBM` learned: after how many trees it is enough where the
//! log odds are below a limit, and that limit; then for each tree how many nodes it has, and its nodes, each before its two children and the left child first. A leaf is `0xffff` and its value; any other node
//! a measure, a value, a threshold and how far behind it the right child stands. Numbers are little-endian.

/// Stands in the file for the measure of a leaf, which asks for none.
const LEAF: u16 = u16::MAX;

/// Blocks that go through a tree together, so that one need not wait for the other.
const ABREAST: usize = 16;

/// What `LightGBM` learned.
#[derive(Debug)]
pub(super) struct Ensemble {
    /// All rows go through these.
    sieve: Vec<Tree>,
    /// Rows below these log odds go no further: most of a page is sure to be boilerplate.
    limit: f64,
    rest: Vec<Tree>,
}

#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<Node>,
    /// Steps to the deepest leaf.
    depth: usize,
}

/// A node whose left child stands right behind it. A leaf is its own right child, and no number is small enough to go
/// left of it.
#[derive(Debug, Clone, Copy)]
struct Node {
    measure: u16,
    right: u16,
    threshold: f32,
    /// The log odds of the leaf; of another node the mean of the leaves below.
    value: f32,
}

impl Node {
    /// Where to go from this node, which stands at a place.
    fn next(self, at: u16, row: &[f32]) -> u16 {
        let value = row.get(usize::from(self.measure)).copied().unwrap_or_default();
        if value <= self.threshold { at + 1 } else { self.right }
    }
}

impl Ensemble {
    /// Reads a file; one that is cut short gives the trees before the cut.
    pub(super) fn read(file: &[u8]) -> Self {
        let mut reader = Reader(file);
        let (count, limit) = (reader.u16().unwrap_or_default(), reader.f32().unwrap_or(f32::NEG_INFINITY));
        let mut trees: Vec<Tree> = std::iter::from_fn(|| Tree::read(&mut reader)).collect();
        let rest = trees.split_off(trees.len().min(count.into()));
        Self { sieve: trees, limit: limit.into(), rest }
    }

    /// The probability of each row.
    pub(super) fn probabilities<const N: usize>(&self, rows: &[&[f32; N]]) -> Vec<f32> {
        let mut odds = sums(&self.sieve, rows);
        let open: Vec<usize> = (0..rows.len()).filter(|at| odds[*at] >= self.limit).collect();
        let rows: Vec<_> = open.iter().map(|at| rows[*at]).collect();
        for (at, more) in open.into_iter().zip(sums(&self.rest, &rows)) {
            odds[at] += more;
        }
        odds.into_iter().map(logistic).collect()
    }

    fn trees(&self) -> impl Iterator<Item = &Tree> {
        self.sieve.iter().chain(&self.rest)
    }

    /// What each measure added to a row's log odds: the change of the mean from node to node on the row's way.
    pub(super) fn terms(&self, row: &[f32]) -> Vec<f32> {
        let mut terms = vec![0.0; row.len()];
        for tree in self.trees() {
            let mut at = 0;
            for _ in 0..tree.depth {
                let node = tree.nodes[usize::from(at)];
                at = node.next(at, row);
                if let Some(term) = terms.get_mut(usize::from(node.measure)) {
                    *term += tree.nodes[usize::from(at)].value - node.value;
                }
            }
        }
        terms
    }
}

#[cfg(test)]
impl Ensemble {
    /// The log odds that a row has before anything is known of it.
    pub(super) fn mean(&self) -> f32 {
        self.trees().filter_map(|tree| tree.nodes.first()).map(|root| root.value).sum()
    }
}

/// What the trees add up to for each row.
fn sums<const N: usize>(trees: &[Tree], rows: &[&[f32; N]]) -> Vec<f64> {
    rows.chunks(ABREAST).flat_map(|rows| sums_abreast(trees, rows).into_iter().take(rows.len())).collect()
}

fn sums_abreast<const N: usize>(trees: &[Tree], rows: &[&[f32; N]]) -> [f64; ABREAST] {
    let mut sums = [0.0; ABREAST];
    for tree in trees {
        let mut places = [0_u16; ABREAST];
        for _ in 0..tree.depth {
            for (place, row) in places.iter_mut().zip(rows) {
                *place = tree.nodes[usize::from(*place)].next(*place, row.as_slice());
            }
        }
        for (sum, place) in sums.iter_mut().zip(places) {
            *sum += f64::from(tree.nodes[usize::from(place)].value);
        }
    }
    sums
}

#[expect(clippy::cast_possible_truncation, reason = "a probability needs no more than a float's precision")]
fn logistic(sum: f64) -> f32 {
    (1.0 / (1.0 + (-sum).exp())) as f32
}

impl Tree {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.u16()?;
        let nodes: Vec<Node> = (0..count).map(|at| Node::read(reader, at)).collect::<Option<_>>()?;
        let is_sound = |(at, node): (u16, &Node)| node.right < count && (node.right > at + 1 || node.is_leaf());
        let depth = depth(&nodes);
        (count > 0 && (0..).zip(&nodes).all(is_sound)).then_some(Self { nodes, depth })
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
    fn read(reader: &mut Reader<'_>, at: u16) -> Option<Self> {
        let (measure, value) = (reader.u16()?, reader.f32()?);
        if measure == LEAF {
            return Some(Self { measure: 0, right: at, threshold: f32::NEG_INFINITY, value });
        }
        let threshold = reader.f32()?;
        Some(Self { measure, right: at.checked_add(reader.u16()?)?, threshold, value })
    }

    fn is_leaf(self) -> bool {
        self.threshold == f32::NEG_INFINITY
    }
}

/// What is left of a file.
struct Reader<'f>(&'f [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::Ensemble;

    /// One split at 0.5 of measure 1, behind a sieve of no trees.
    fn stump() -> Vec<u8> {
        let mut file = Vec::from(0_u16.to_le_bytes());
        file.extend(f32::NEG_INFINITY.to_le_bytes().into_iter().chain(3_u16.to_le_bytes()));
        file.extend(1_u16.to_le_bytes().into_iter().chain(0.25_f32.to_le_bytes()));
        file.extend(0.5_f32.to_le_bytes().into_iter().chain(2_u16.to_le_bytes()));
        for value in [-1.0_f32, 2.0] {
            file.extend(u16::MAX.to_le_bytes().into_iter().chain(value.to_le_bytes()));
        }
        file
    }

    #[test]
    fn what_is_at_the_threshold_goes_left() {
        let ensemble = Ensemble::read(&stump());
        let probabilities = ensemble.probabilities(&[&[9.0, 0.5], &[9.0, 0.6]]);
        assert!((probabilities[0] - 0.268_941_4).abs() < 1e-6 && (probabilities[1] - 0.880_797).abs() < 1e-6);
    }

    #[test]
    fn terms_add_up_to_the_way_from_the_root() {
        assert_eq!(Ensemble::read(&stump()).terms(&[9.0, 0.6]), [0.0, 1.75]);
    }

    #[test]
    fn rows_below_the_limit_go_no_further() {
        let mut file = stump();
        file.extend_from_within(6..);
        file[..6].copy_from_slice(&[1, 0, 0, 0, 0, 0]);
        let probabilities = Ensemble::read(&file).probabilities(&[&[9.0, 0.5], &[9.0, 0.6]]);
        assert!((probabilities[0] - 0.268_941_4).abs() < 1e-6 && (probabilities[1] - 0.982_013_8).abs() < 1e-6);
    }

    #[test]
    fn a_file_cut_short_is_no_tree() {
        let file = stump();
        for length in 0..file.len() {
            assert_eq!(Ensemble::read(&file[..length]).trees().count(), 0);
        }
    }
}
