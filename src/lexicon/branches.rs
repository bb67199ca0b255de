//! Words → a tree of their letters: one walk along a text finds every word that begins where the text does.

/// A tree that words are still put into: what the words that end at a node stand for, and a row of branches for each.
pub(super) struct Growing<T> {
    columns: Columns,
    width: usize,
    /// Where each byte leads from each node, row by row; zero leads nowhere.
    next: Vec<u16>,
    ends: Vec<T>,
}

/// The column of each byte among those that occur in words; zero for the others.
type Columns = [u8; 256];

/// A word's bytes, one a branch; what the words that end there stand for. Of few bytes, which stay near the processor.
pub(super) struct Branches<T> {
    columns: Columns,
    nodes: Vec<Stem>,
    /// The rows of all nodes, laid over each other so that no two branches share a place.
    ways: Vec<Branch>,
    /// Whatever words stand for, once each.
    ends: Vec<T>,
}

/// Of a node, where its row begins and the place of its end.
#[derive(Debug, Clone, Copy)]
struct Stem {
    row: u16,
    end: u16,
}

/// A way from a node to another.
#[derive(Debug, Clone, Copy)]
struct Branch {
    from: Node,
    to: Node,
}

/// A place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u16);

/// Where every walk begins.
pub(super) const ROOT: Node = Node(0);

/// What stands where no branch does. No tree has so many nodes.
const NONE: Branch = Branch { from: Node(u16::MAX), to: ROOT };

impl<T: Copy + Default + PartialEq> Growing<T> {
    /// A tree for words of no other bytes than these words have; capitals lead where small letters do.
    pub(super) fn of_letters<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut columns = [0; 256];
        let mut width = 1_u8;
        for byte in words.flat_map(str::bytes) {
            if columns[usize::from(byte)] == 0 {
                columns[usize::from(byte)] = width;
                columns[usize::from(byte.to_ascii_uppercase())] = width;
                width = width.saturating_add(1);
            }
        }
        let width = usize::from(width);
        Self { columns, width, next: vec![0; width], ends: vec![T::default()] }
    }

    /// What a word stands for, to be changed.
    pub(super) fn entry(&mut self, word: &str) -> &mut T {
        let mut node = 0;
        for byte in word.bytes() {
            let place = node * self.width + usize::from(self.columns[usize::from(byte)]);
            if self.next[place] == 0 {
                self.next[place] = u16::try_from(self.ends.len()).unwrap_or_default();
                self.next.resize(self.next.len() + self.width, 0);
                self.ends.push(T::default());
            }
            node = usize::from(self.next[place]);
        }
        &mut self.ends[node]
    }

    /// Hands on what each word stands for, or the beginning of a word, to all that are one letter longer.
    pub(super) fn inherit(&mut self, hand_on: impl Fn(T, &mut T)) {
        for (at, longer) in self.next.chunks(self.width).enumerate() {
            let shorter = self.ends[at];
            for next in longer.iter().filter(|next| **next != 0) {
                hand_on(shorter, &mut self.ends[usize::from(*next)]);
            }
        }
    }

    /// The tree, once every word is in it.
    pub(super) fn grown(&self) -> Branches<T> {
        let mut grown = Branches { columns: self.columns, nodes: Vec::new(), ways: Vec::new(), ends: Vec::new() };
        grown.nodes = self.ends.iter().map(|end| Stem { row: 0, end: grown.end_of(*end) }).collect();
        let mut rows: Vec<_> =
            self.next.chunks(self.width).enumerate().map(|(node, row)| (node, branches(row))).collect();
        // The widest first: those of one branch fill the gaps between them.
        rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.len()));
        let mut free = 0;
        for (node, row) in rows.iter().filter(|(_, row)| !row.is_empty()) {
            grown.lay(*node, row, free);
            free += grown.ways[free..].iter().take_while(|branch| branch.from != NONE.from).count();
        }
        // Whatever byte comes, its place is there.
        grown.ways.resize(grown.ways.len() + self.width, NONE);
        grown
    }
}

/// The columns of a row where a branch is, and where it leads.
fn branches(row: &[u16]) -> Vec<(usize, Node)> {
    row.iter().enumerate().filter(|(_, next)| **next != 0).map(|(column, next)| (column, Node(*next))).collect()
}

impl<T: PartialEq> Branches<T> {
    fn end_of(&mut self, end: T) -> u16 {
        let known = self.ends.iter().position(|known| *known == end);
        let at = known.unwrap_or_else(|| {
            self.ends.push(end);
            self.ends.len() - 1
        });
        u16::try_from(at).unwrap_or_default()
    }

    /// Lays a row where all of its places are free, the first of them not before `free`.
    fn lay(&mut self, node: usize, row: &[(usize, Node)], free: usize) {
        let is_free = |at: usize| self.ways.get(at).is_none_or(|branch| branch.from == NONE.from);
        let mut begin = free.saturating_sub(row.first().map_or(0, |(column, _)| *column));
        while !row.iter().all(|(column, _)| is_free(begin + column)) {
            begin += 1;
        }
        let end = row.last().map_or(0, |(column, _)| begin + column + 1);
        if self.ways.len() < end {
            self.ways.resize(end, NONE);
        }
        let from = Node(u16::try_from(node).unwrap_or_default());
        for (column, to) in row {
            self.ways[begin + column] = Branch { from, to: *to };
        }
        self.nodes[node].row = u16::try_from(begin).unwrap_or_default();
    }
}

impl<T> Branches<T> {
    /// The node behind a byte, if a word goes on so.
    #[inline]
    pub(super) fn step(&self, node: Node, byte: u8) -> Option<Node> {
        let row = usize::from(self.nodes[usize::from(node.0)].row);
        let branch = self.ways[row + usize::from(self.columns[usize::from(byte)])];
        (branch.from == node).then_some(branch.to)
    }

    /// What the word stands for that ends there.
    #[inline]
    pub(super) fn end(&self, node: Node) -> &T {
        &self.ends[usize::from(self.nodes[usize::from(node.0)].end)]
    }
}

#[cfg(test)]
mod tests {
    use super::{Growing, ROOT};

    #[test]
    fn a_walk_passes_all_words_that_begin_alike() {
        let words = ["read", "reader", "über"];
        let mut growing: Growing<bool> = Growing::of_letters(words.into_iter());
        for word in words {
            *growing.entry(word) = true;
        }
        let branches = growing.grown();
        let ends = |text: &str| {
            let mut node = ROOT;
            let nodes = text.bytes().map_while(|byte| {
                node = branches.step(node, byte)?;
                Some(*branches.end(node))
            });
            nodes.collect::<Vec<_>>()
        };
        assert_eq!(ends("readers"), [false, false, false, true, false, true]);
        assert_eq!(ends("READ"), [false, false, false, true]);
        assert_eq!(ends("über"), [false, false, false, false, true]);
        assert_eq!(ends("xylophone"), [false; 0]);
    }
}
