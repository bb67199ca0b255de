//! Hashes of words, and a bit for each: what is in no list is mostly seen to be in none at once.

/// Where the hash of a word begins.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// An odd number with well-spread bits, from the golden ratio.
pub(crate) const MIXER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a word that goes on with this character, by FNV-1a.
pub(crate) fn step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3)
}

/// A bit for each hash, in so many words of 64: a power of two, and no more than 256.
#[derive(Debug, Clone)]
pub(crate) struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Default for Bits<N> {
    fn default() -> Self {
        const { assert!(N.is_power_of_two() && N <= 256) };
        Self([0; N])
    }
}

impl<const N: usize> Bits<N> {
    pub(crate) fn add(&mut self, hash: u64) {
        let (at, bit) = Self::place(hash);
        self.0[at] |= bit;
    }

    /// Whether a hash may be one of those that were added; of those that were not it says so of most.
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = Self::place(hash);
        self.0[at] & bit != 0
    }

    fn place(hash: u64) -> (usize, u64) {
        (usize::from(hash.to_le_bytes()[1]) & (N - 1), 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bits, SEED, step};

    #[test]
    fn what_was_added_is_there_and_most_else_is_not() {
        let hash = |word: &str| word.chars().fold(SEED, step);
        let mut bits = Bits::<16>::default();
        for word in ["bridge", "elm", "ferry"] {
            bits.add(hash(word));
        }
        assert!(bits.may_have(hash("bridge")) && bits.may_have(hash("elm")) && bits.may_have(hash("ferry")));
        assert!(!bits.may_have(hash("harbour")) && !bits.may_have(hash("mayor")));
    }
}
