//! A tree ensemble: numbers in, a probability out.
//!
//! `tree` is an ensemble as the file holds it, from node to node, which says what each measure does to a row; `sieve` is the
//! same in another order, by which many rows go through at once.

mod sieve;
mod tree;

use sieve::{Room, Stage, stages};
use tree::{Checkpoint, Question, Reader, Tree};

/// What `LightGBM` learned.
#[derive(Debug)]
pub(crate) struct Ensemble {
    trees: Vec<Tree>,
    stages: Vec<Stage>,
}

impl Ensemble {
    /// Reads a file; one that is cut short gives the trees before the cut.
    pub(crate) fn read(file: &[u8]) -> Self {
        let mut reader = Reader(file);
        let count = reader.u16().unwrap_or_default();
        let checkpoints: Vec<Checkpoint> = (0..count).map_while(|_| Checkpoint::read(&mut reader)).collect();
        let questions = Question::read_all(&mut reader).unwrap_or_default();
        let trees: Vec<Tree> = std::iter::from_fn(|| Tree::read(&mut reader, &questions)).collect();
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

#[cfg(test)]
mod tests {
    use super::Ensemble;

    /// Measure 1 is asked whether it is above 0.5, which three of four rows are not.
    const QUESTIONS: [u8; 10] = [1, 0, 1, 0, 1, 0, 0, 0, 0, 0x3f];

    /// A leaf of this value.
    fn leaf(value: i16) -> [u8; 2] {
        ((1 << 15) + (value + 8).unsigned_abs() * 2048).to_le_bytes()
    }

    /// One split: -1 up to there, and 2 above.
    fn stump() -> Vec<u8> {
        [&[0, 0, 191], leaf(-1).as_slice(), &leaf(2)].concat()
    }

    /// A file of so many of these, with a checkpoint after each: its limit and what is given below it.
    fn file(stumps: usize, checkpoints: &[(f32, f32)]) -> Vec<u8> {
        let mut file = Vec::from(u16::try_from(checkpoints.len()).unwrap().to_le_bytes());
        for (trees, (limit, below)) in (1_u16..).zip(checkpoints) {
            file.extend(trees.to_le_bytes().into_iter().chain(limit.to_le_bytes()).chain(below.to_le_bytes()));
        }
        file.extend(QUESTIONS);
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
        let ensemble = Ensemble::read(&file(1, &[]));
        let [_, term] = ensemble.terms(&[9.0, 0.6])[..] else { panic!("two measures") };
        assert!((ensemble.mean() + 0.25).abs() < 0.01 && (ensemble.mean() + term - 2.0).abs() < 1e-6, "{term}");
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
        let trees = |inner: usize| {
            let mut file = file(0, &[]);
            file.extend([&[0, 0, 255], leaf(0).as_slice()].concat().repeat(inner));
            file.extend(leaf(0));
            Ensemble::read(&file).trees.len()
        };
        assert_eq!([trees(31), trees(32)], [1, 0]);
    }

    #[test]
    fn a_tree_that_asks_what_no_measure_answers_is_none() {
        let mut file = file(0, &[]);
        file.extend([&[1, 0, 255], leaf(0).as_slice(), &leaf(0)].concat());
        assert_eq!(Ensemble::read(&file).trees.len(), 0);
    }

    #[test]
    fn all_that_one_page_asks_is_small() {
        let files = |folder: &str, sort: &str| {
            let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
            let is_of_sort = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().starts_with(sort);
            let of_sort = files.filter(|path| is_of_sort(path) && path.extension().is_some_and(|it| it == "trees"));
            of_sort.map(|path| path.metadata().unwrap().len()).collect::<Vec<u64>>()
        };
        let appraise = files("src/appraise", "");
        for sort in ["outlined", "bare"] {
            let bytes = [files("src/label/ensembles", sort), appraise.clone()].concat();
            assert!(bytes.len() == 5 && bytes.iter().sum::<u64>() < 200_000, "{sort}: {bytes:?}");
        }
    }

    #[test]
    fn a_file_cut_short_is_no_tree() {
        let file = file(1, &[(0.0, 0.0)]);
        for length in 0..file.len() {
            assert_eq!(Ensemble::read(&file[..length]).trees.len(), 0);
        }
    }
}
