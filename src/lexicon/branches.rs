//! Words → a tree of their letters: one walk along a text finds every word that begins where the text does.

/// A word's bytes, one a branch; what the words that end there stand for.
pub(super) struct Branches<T> {
    /// The place of each byte among those that occur in words; zero for the others.
    columns: [u8; 256],
    width: usize,
    /// Where each byte leads from each node, row by row; zero leads nowhere.
    next: Vec<u16>,
    ends: Vec<T>,
}

/// A place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u16);

/// Where every walk begins.
pub(super) const ROOT: Node = Node(0);

impl<T: Default> Branches<T> {
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
        let mut node = ROOT;
        for byte in word.bytes() {
            node = self.step(node, byte).unwrap_or_else(|| self.grow(node, byte));
        }
        &mut self.ends[usize::from(node.0)]
    }

    /// Hands on what each word stands for, or the beginning of a word, to all that are one letter longer.
    pub(super) fn inherit(&mut self, hand_on: impl Fn(T, &mut T))
    where
        T: Copy,
    {
        for (at, longer) in self.next.chunks(self.width).enumerate() {
            let shorter = self.ends[at];
            for next in longer.iter().filter(|next| **next != ROOT.0) {
                hand_on(shorter, &mut self.ends[usize::from(*next)]);
            }
        }
    }

    fn grow(&mut self, from: Node, byte: u8) -> Node {
        let new = u16::try_from(self.ends.len()).unwrap_or_default();
        self.ends.push(T::default());
        self.next.resize(self.next.len() + self.width, 0);
        let at = self.place(from, byte);
        self.next[at] = new;
        Node(new)
    }

    fn place(&self, node: Node, byte: u8) -> usize {
        usize::from(node.0) * self.width + usize::from(self.columns[usize::from(byte)])
    }

    /// The node behind a byte, if a word goes on so.
    #[inline]
    pub(super) fn step(&self, node: Node, byte: u8) -> Option<Node> {
        Some(Node(self.next[self.place(node, byte)])).filter(|next| *next != ROOT)
    }

    /// What the word stands for that ends there.
    #[inline]
    pub(super) fn end(&self, node: Node) -> &T {
        &self.ends[usize::from(node.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::{Branches, ROOT};

    #[test]
    fn a_walk_passes_all_words_that_begin_alike() {
        let words = ["read", "reader", "über"];
        let mut branches: Branches<bool> = Branches::of_letters(words.into_iter());
        for word in words {
            *branches.entry(word) = true;
        }
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
