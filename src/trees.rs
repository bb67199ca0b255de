//! A tree ensemble: numbers in, a probability out.
//!
//! A tree has at most 32 leaves, numbered from the left. A test that a row fails rules out the leaves on its left side,
//! and of those that no test rules out the first is the row's. So no test waits for another, and a set of leaves is one
//! number: rows go through a tree 32 at a time, by vector instructions. (After Lucchese et al., `QuickScorer`, 2015.)
//!
//! The file is written by `training/train.py` from what `LightGBM` learned: how many checkpoints there are, and for each
//! the trees before it, its limit, and the log odds of a row that stays below; then for each tree how many nodes it has,
//! and its nodes, each before its two children and the left child first. A leaf is `0xffff` and its value; any other node
//! a measure, a value, a threshold and how far behind it the right child stands. Where there are several classes, each has
//! a tree in turn. Numbers are little-endian.

use std::sync::LazyLock;

use fearless_simd::{Level, dispatch};

/// Which vector instructions the machine has.
static VECTORS: LazyLock<Level> = LazyLock::new(Level::new);

/// Stands in the file for the measure of a leaf, which asks for none.
const LEAF: u16 = u16::MAX;

/// Leaves of a tree, at most: a bit each.
const LEAVES: usize = 32;

/// The last leaf, which no test rules out.
const LAST: u32 = 1 << (LEAVES - 1);

/// Rows that go through a tree together, at most.
const ABREAST: usize = 32;

/// As many where fewer are left.
const FEW: usize = 8;
const SOME: usize = 16;

/// What `LightGBM` learned.
#[derive(Debug)]
pub(crate) struct Ensemble {
    trees: Vec<Tree>,
    stages: Vec<Stage>,
}

/// A tree as the way from node to node, which says what each measure does to a row.
#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<Node>,
    /// Steps to the deepest leaf.
    depth: usize,
}

/// A node whose left child stands right behind it. A leaf is its own right child.
#[derive(Debug, Clone, Copy)]
struct Node {
    measure: u16,
    right: u16,
    threshold: f32,
    /// The log odds of the leaf; of another node the mean of the leaves below.
    value: f32,
}

/// After so many trees the rest is spared to a row below the limit: most of a page is sure to be boilerplate.
#[derive(Debug, Clone, Copy)]
struct Checkpoint {
    trees: usize,
    limit: f64,
    /// The log odds of a row that stays below.
    below: f64,
}

/// Trees up to a checkpoint, or to the end.
#[derive(Debug)]
struct Stage {
    /// The measures that its trees ask for.
    measures: Vec<u16>,
    trees: Vec<Sieve>,
    checkpoint: Option<Checkpoint>,
}

/// A tree as tests in any order.
#[derive(Debug)]
struct Sieve {
    tests: Vec<Test>,
    leaves: [f64; LEAVES],
}

/// What is above the threshold loses these leaves.
#[derive(Debug, Clone, Copy)]
struct Test {
    /// Which of the stage's measures.
    column: u16,
    threshold: f32,
    lost: u32,
}

/// The values of one measure in the rows that are abreast, aligned as vector instructions read them.
#[derive(Debug, Clone, Copy)]
#[repr(align(16))]
struct Column<const W: usize>([f32; W]);

/// Room for the columns of a stage, a column for each of its measures.
#[derive(Debug, Default)]
struct Room {
    many: Vec<Column<ABREAST>>,
    some: Vec<Column<SOME>>,
    few: Vec<Column<FEW>>,
}

impl Ensemble {
    /// Reads a file; one that is cut short gives the trees before the cut.
    pub(crate) fn read(file: &[u8]) -> Self {
        let mut reader = Reader(file);
        let count = reader.u16().unwrap_or_default();
        let checkpoints: Vec<Checkpoint> = (0..count).map_while(|_| Checkpoint::read(&mut reader)).collect();
        let trees: Vec<Tree> = std::iter::from_fn(|| Tree::read(&mut reader)).collect();
        let stages = stages(&trees, &checkpoints);
        Self { trees, stages }
    }

    /// The probability of each row.
    pub(crate) fn probabilities<const N: usize>(&self, rows: &[&[f32; N]]) -> Vec<f32> {
        self.odds(rows).into_iter().map(|[odds]| logistic(odds)).collect()
    }

    /// The probability of a row by itself, which goes from node to node: most lanes of vectors would be idle.
    pub(crate) fn probability(&self, row: &[f32]) -> f32 {
        let (mut odds, mut trees) = (0.0, self.trees.iter());
        for stage in &self.stages {
            odds += trees.by_ref().take(stage.trees.len()).map(|tree| f64::from(tree.value(row))).sum::<f64>();
            if !stage.is_passed(&mut odds) {
                break;
            }
        }
        logistic(odds)
    }

    /// The probabilities of each row's classes, where every class has a tree in turn: together they are 1.
    pub(crate) fn classes<const N: usize, const K: usize>(&self, rows: &[&[f32; N]]) -> Vec<[f32; K]> {
        self.odds(rows).into_iter().map(softmax).collect()
    }

    /// The log odds of each row, for each of so many classes.
    fn odds<const N: usize, const K: usize>(&self, rows: &[&[f32; N]]) -> Vec<[f64; K]> {
        let mut odds = vec![[0.0; K]; rows.len()];
        let mut open: Vec<usize> = (0..rows.len()).collect();
        let mut room = Room::default();
        for stage in &self.stages {
            stage.add(rows, &open, (&mut room, &mut odds));
            open.retain(|at| odds[*at].iter_mut().all(|odds| stage.is_passed(odds)));
        }
        odds
    }

    /// What each measure added to a row's log odds: the change of the mean from node to node on the row's way.
    pub(crate) fn terms(&self, row: &[f32]) -> Vec<f32> {
        self.terms_of(row, |_| 1.0)
    }

    /// What each measure added to the log odds of one class against another, of so many.
    pub(crate) fn terms_between(&self, row: &[f32], (class, other): (usize, usize), classes: usize) -> Vec<f32> {
        self.terms_of(row, |tree| match tree % classes {
            it if it == class => 1.0,
            it if it == other => -1.0,
            _ => 0.0,
        })
    }

    /// The terms of all trees, each with its weight.
    fn terms_of(&self, row: &[f32], weight: impl Fn(usize) -> f32) -> Vec<f32> {
        let mut terms = vec![0.0; row.len()];
        for (tree, weight) in self.trees.iter().zip((0..).map(weight)).filter(|(_, weight)| *weight != 0.0) {
            let mut at = 0;
            for _ in 0..tree.depth {
                let node = tree.nodes[usize::from(at)];
                at = node.next(at, row);
                if let Some(term) = terms.get_mut(usize::from(node.measure)) {
                    *term += weight * (tree.nodes[usize::from(at)].value - node.value);
                }
            }
        }
        terms
    }
}

#[cfg(test)]
impl Ensemble {
    /// The log odds that a row has before anything is known of it.
    pub(crate) fn mean(&self) -> f32 {
        self.trees.iter().filter_map(|tree| tree.nodes.first()).map(|root| root.value).sum()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a probability needs no more than a float's precision")]
fn logistic(sum: f64) -> f32 {
    (1.0 / (1.0 + (-sum).exp())) as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a probability needs no more than a float's precision")]
fn softmax<const K: usize>(scores: [f64; K]) -> [f32; K] {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let shares = scores.map(|score| (score - largest).exp());
    let sum: f64 = shares.iter().sum();
    shares.map(|share| (share / sum) as f32)
}

/// The trees from checkpoint to checkpoint.
fn stages(trees: &[Tree], checkpoints: &[Checkpoint]) -> Vec<Stage> {
    let mut from = 0;
    let ends = checkpoints.iter().map(|it| (it.trees, Some(*it))).chain([(trees.len(), None)]);
    let stages = ends.map(|(to, checkpoint)| {
        let stage = Stage::of(trees.get(from..to).unwrap_or_default(), checkpoint);
        from = to;
        stage
    });
    stages.collect()
}

impl Stage {
    fn of(trees: &[Tree], checkpoint: Option<Checkpoint>) -> Self {
        let inner = trees.iter().flat_map(|tree| &tree.nodes).filter(|node| !node.is_leaf());
        let mut measures: Vec<u16> = inner.map(|node| node.measure).collect();
        measures.sort_unstable();
        measures.dedup();
        let trees = trees.iter().map(|tree| Sieve::of(&tree.nodes, &measures)).collect();
        Self { measures, trees, checkpoint }
    }

    /// Adds what the trees give to the log odds of the open rows.
    fn add<const N: usize, const K: usize>(
        &self,
        rows: &[&[f32; N]],
        open: &[usize],
        (room, odds): (&mut Room, &mut [[f64; K]]),
    ) {
        let (whole, rest) = open.as_chunks::<ABREAST>();
        for abreast in whole {
            self.add_abreast(rows, abreast, (&mut room.many, odds));
        }
        if rest.len() > SOME {
            self.add_abreast(rows, rest, (&mut room.many, odds));
        } else if rest.len() > FEW {
            self.add_abreast(rows, rest, (&mut room.some, odds));
        } else if !rest.is_empty() {
            self.add_abreast(rows, rest, (&mut room.few, odds));
        }
    }

    /// The same for rows that go through the trees together; the columns are room for their measures.
    fn add_abreast<const W: usize, const N: usize, const K: usize>(
        &self,
        rows: &[&[f32; N]],
        abreast: &[usize],
        (columns, odds): (&mut Vec<Column<W>>, &mut [[f64; K]]),
    ) {
        self.fill(columns, rows, abreast);
        for (class, sums) in self.sums::<W, K>(columns).iter().enumerate() {
            abreast.iter().zip(sums).for_each(|(at, sum)| odds[*at][class] += sum);
        }
    }

    /// Fills the columns from some of the rows, eight at a time; what is left of the last eight repeats their first.
    fn fill<const W: usize, const N: usize>(
        &self,
        columns: &mut Vec<Column<W>>,
        rows: &[&[f32; N]],
        abreast: &[usize],
    ) {
        columns.resize(self.measures.len(), Column([0.0; W]));
        for (group, eight) in abreast.chunks(FEW).enumerate() {
            let eight: [&[f32; N]; FEW] = std::array::from_fn(|lane| rows[*eight.get(lane).unwrap_or(&eight[0])]);
            for (column, measure) in columns.iter_mut().zip(&self.measures) {
                let measure = usize::from(*measure);
                let values = if measure < N { eight.map(|row| row[measure]) } else { [0.0; FEW] };
                column.0.as_chunks_mut().0[group] = values;
            }
        }
    }

    /// What the trees add to the log odds of the rows that are abreast.
    fn sums<const W: usize, const K: usize>(&self, columns: &[Column<W>]) -> [[f64; W]; K] {
        let mut sums = [[0.0; W]; K];
        for (tree, class) in self.trees.iter().zip((0..K).cycle()) {
            for (sum, leaves) in sums[class].iter_mut().zip(tree.left(columns)) {
                *sum += tree.leaves[(leaves | LAST).trailing_zeros() as usize];
            }
        }
        sums
    }

    /// Whether a row goes on to the next stage; one that does not gets its log odds here.
    fn is_passed(&self, odds: &mut f64) -> bool {
        let below = self.checkpoint.filter(|checkpoint| *odds < checkpoint.limit).map(|checkpoint| checkpoint.below);
        *odds = below.unwrap_or(*odds);
        below.is_none()
    }
}

impl Sieve {
    fn of(nodes: &[Node], measures: &[u16]) -> Self {
        let mut sieve = Self { tests: Vec::new(), leaves: [0.0; LEAVES] };
        for (leaf, node) in sieve.leaves.iter_mut().zip(nodes.iter().filter(|node| node.is_leaf())) {
            *leaf = node.value.into();
        }
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !node.is_leaf()) {
            let left = first_leaves(nodes, node.right.into()) & !first_leaves(nodes, at);
            let column = (0..).zip(measures).find(|(_, measure)| **measure == node.measure);
            let column = column.map_or(0, |(column, _)| column);
            sieve.tests.push(Test { column, threshold: node.threshold, lost: left });
        }
        sieve
    }

    /// The leaves of each row that no test rules out, by the widest vectors that the machine has.
    fn left<const W: usize>(&self, columns: &[Column<W>]) -> [u32; W] {
        dispatch!(*VECTORS, _ => self.left_by_vectors(columns))
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is compiled anew for each kind of vectors")]
    fn left_by_vectors<const W: usize>(&self, columns: &[Column<W>]) -> [u32; W] {
        let mut gone = [0; W];
        for &Test { column, threshold, lost } in &self.tests {
            for (gone, value) in gone.iter_mut().zip(&columns[usize::from(column)].0) {
                *gone |= if *value > threshold { lost } else { 0 };
            }
        }
        gone.map(|gone: u32| !gone)
    }
}

/// The leaves before a place among the nodes.
fn first_leaves(nodes: &[Node], place: usize) -> u32 {
    nodes.iter().take(place).filter(|node| node.is_leaf()).fold(0, |leaves, _| leaves << 1 | 1)
}

impl Checkpoint {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (trees, limit, below) = (reader.u16()?, reader.f32()?, reader.f32()?);
        Some(Self { trees: trees.into(), limit: limit.into(), below: below.into() })
    }
}

impl Tree {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.u16()?;
        let nodes: Vec<Node> = (0..count).map(|at| Node::read(reader, at)).collect::<Option<_>>()?;
        let is_sound = |(at, node): (u16, &Node)| node.right < count && (node.right > at + 1 || node.is_leaf());
        let leaves = nodes.iter().filter(|node| node.is_leaf()).count();
        let depth = depth(&nodes);
        let is_tree = (1..=LEAVES).contains(&leaves) && (0..).zip(&nodes).all(is_sound);
        is_tree.then_some(Self { nodes, depth })
    }

    /// The log odds of a row's leaf.
    fn value(&self, row: &[f32]) -> f32 {
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
    fn next(self, at: u16, row: &[f32]) -> u16 {
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

    /// One split at 0.5 of measure 1.
    fn stump() -> Vec<u8> {
        let mut tree = Vec::from(3_u16.to_le_bytes());
        tree.extend(1_u16.to_le_bytes().into_iter().chain(0.25_f32.to_le_bytes()));
        tree.extend(0.5_f32.to_le_bytes().into_iter().chain(2_u16.to_le_bytes()));
        for value in [-1.0_f32, 2.0] {
            tree.extend(u16::MAX.to_le_bytes().into_iter().chain(value.to_le_bytes()));
        }
        tree
    }

    /// A file of so many of these, with a checkpoint after each: its limit and what is given below it.
    fn file(stumps: usize, checkpoints: &[(f32, f32)]) -> Vec<u8> {
        let mut file = Vec::from(u16::try_from(checkpoints.len()).unwrap().to_le_bytes());
        for (trees, (limit, below)) in (1_u16..).zip(checkpoints) {
            file.extend(trees.to_le_bytes().into_iter().chain(limit.to_le_bytes()).chain(below.to_le_bytes()));
        }
        file.extend(stump().repeat(stumps));
        file
    }

    fn assert_probabilities(file: &[u8], expected: [f32; 2]) {
        let ensemble = Ensemble::read(file);
        let found = ensemble.probabilities(&[&[9.0, 0.5], &[9.0, 0.6]]);
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-6), "{found:?}");
        assert_eq!(found, [[9.0, 0.5], [9.0, 0.6]].map(|row| ensemble.probability(&row)));
    }

    #[test]
    fn what_is_at_the_threshold_goes_left() {
        assert_probabilities(&file(1, &[]), [0.268_941_4, 0.880_797]);
    }

    #[test]
    fn terms_add_up_to_the_way_from_the_root() {
        assert_eq!(Ensemble::read(&file(1, &[])).terms(&[9.0, 0.6]), [0.0, 1.75]);
    }

    #[test]
    fn rows_below_a_limit_go_no_further() {
        assert_probabilities(&file(2, &[(0.0, -3.0)]), [0.047_425_9, 0.982_013_8]);
        assert_probabilities(&file(3, &[(-2.0, -3.0), (-1.5, -4.0)]), [0.017_986_2, 0.997_527_4]);
    }

    #[test]
    fn classes_have_a_tree_in_turn() {
        let [[first, second]] = Ensemble::read(&file(3, &[])).classes(&[&[9.0, 0.6]])[..] else { panic!("one row") };
        // Two trees that say 2 against one.
        assert!((first - 0.880_797).abs() < 1e-6 && (first + second - 1.0).abs() < 1e-6, "{first} {second}");
    }

    #[test]
    fn every_row_of_many_finds_its_own_leaf() {
        let ensemble = Ensemble::read(&file(1, &[]));
        let rows: Vec<[f32; 2]> = (0..100_u8).map(|row| [0.0, f32::from(row % 3)]).collect();
        let found = ensemble.probabilities(&rows.iter().collect::<Vec<_>>());
        assert!(rows.iter().zip(found).all(|(row, found)| (found > 0.5) == (row[1] > 0.5)));
    }

    #[test]
    fn a_tree_of_more_leaves_than_bits_is_none() {
        let tree = |inner: u16| {
            let mut tree = Vec::from((2 * inner + 1).to_le_bytes());
            for _ in 0..inner {
                tree.extend([0; 10].into_iter().chain(2_u16.to_le_bytes()));
                tree.extend(LEAF);
            }
            tree.extend(LEAF);
            tree
        };
        assert_eq!(Ensemble::read(&[&[0; 2], tree(31).as_slice()].concat()).trees.len(), 1);
        assert_eq!(Ensemble::read(&[&[0; 2], tree(32).as_slice()].concat()).trees.len(), 0);
    }

    const LEAF: [u8; 6] = [0xff, 0xff, 0, 0, 0, 0];

    #[test]
    fn a_file_cut_short_is_no_tree() {
        let file = file(1, &[(0.0, 0.0)]);
        for length in 0..file.len() {
            assert_eq!(Ensemble::read(&file[..length]).trees.len(), 0);
        }
    }
}
