//! Trees as tests in any order, by which rows go through them side by side.
//!
//! A tree has at most 32 leaves, numbered from the left. A test that a row fails rules out the leaves on its left side,
//! and of those that no test rules out the first is the row's. So no test waits for another, and a set of leaves is one
//! number: rows go through a tree 32 at a time, by vector instructions. (After Lucchese et al., `QuickScorer`, 2015.)

use std::sync::LazyLock;

use fearless_simd::{Level, dispatch};

use super::tree::{Checkpoint, LEAVES, Node, Tree};

/// Which vector instructions the machine has.
static VECTORS: LazyLock<Level> = LazyLock::new(Level::new);

/// The last leaf, which no test rules out.
const LAST: u32 = 1 << (LEAVES - 1);

/// Rows that go through a tree together, at most.
const ABREAST: usize = 32;

/// As many where fewer are left.
const FEW: usize = 8;
const SOME: usize = 16;

/// Trees up to a checkpoint, or to the end.
#[derive(Debug)]
pub(super) struct Stage {
    /// The measures that its trees ask for.
    measures: Vec<u16>,
    pub(super) trees: Vec<Sieve>,
    checkpoint: Option<Checkpoint>,
}

/// A tree as tests in any order.
#[derive(Debug)]
pub(super) struct Sieve {
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
pub(super) struct Room {
    many: Vec<Column<ABREAST>>,
    some: Vec<Column<SOME>>,
    few: Vec<Column<FEW>>,
}

/// The trees from checkpoint to checkpoint.
pub(super) fn stages(trees: &[Tree], checkpoints: &[Checkpoint]) -> Vec<Stage> {
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
    pub(super) fn add<const N: usize, const K: usize>(
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

    /// What the trees add to the log odds of the rows that are abreast, by the widest vectors that the machine has.
    fn sums<const W: usize, const K: usize>(&self, columns: &[Column<W>]) -> [[f64; W]; K] {
        dispatch!(*VECTORS, _ => self.sums_by_vectors(columns))
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is compiled anew for each kind of vectors")]
    fn sums_by_vectors<const W: usize, const K: usize>(&self, columns: &[Column<W>]) -> [[f64; W]; K] {
        let mut sums = [[0.0; W]; K];
        for (tree, class) in self.trees.iter().zip((0..K).cycle()) {
            let left = tree.left(columns);
            for (sum, leaves) in sums[class].iter_mut().zip(&left) {
                *sum += tree.leaves[(leaves | LAST).trailing_zeros() as usize];
            }
        }
        sums
    }

    /// Whether a row goes on to the next stage; one that does not gets its log odds here.
    pub(super) fn is_passed(&self, odds: &mut f64) -> bool {
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

    /// The leaves of each row that no test rules out.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is compiled anew for each kind of vectors")]
    fn left<const W: usize>(&self, columns: &[Column<W>]) -> [u32; W] {
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
