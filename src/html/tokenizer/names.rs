//! Names → interned names.

use html5ever::{LocalName, local_name};

/// A page has fewer names in use than this, and most of them again and again.
const SLOTS_LOG2: u32 = 9;

/// The names that came before, each where it would be looked for. Interning hashes a name anew every time.
#[derive(Debug)]
pub(super) struct Names(Vec<(Key, LocalName)>);

/// The first bytes of a name; all of a short one, whose key is no other name's.
type Key = u64;

impl Default for Names {
    fn default() -> Self {
        Self(vec![(0, local_name!("")); 1 << SLOTS_LOG2])
    }
}

impl Names {
    /// The interned name.
    pub(super) fn of(&mut self, name: &str) -> LocalName {
        let key = key(name);
        let Some((old, known)) = self.0.get_mut(slot(key)) else { return LocalName::from(name) };
        let is_short = name.len() < size_of::<Key>();
        if *old != key || !is_short && **known != *name {
            (*old, *known) = (key, LocalName::from(name));
        }
        known.clone()
    }
}

fn key(name: &str) -> Key {
    name.bytes().take(size_of::<Key>()).fold(0, |key, byte| key << 8 | Key::from(byte))
}

/// The slot of a key: the highest bits of its product with the golden ratio's digits, as in Fibonacci hashing.
fn slot(key: Key) -> usize {
    usize::try_from(key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (Key::BITS - SLOTS_LOG2)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_that_begin_alike_stay_apart() {
        let mut names = Names::default();
        for name in ["", "a", "content", "property", "propertyx", "property", "data-srcset", "data-src", "data-srcset"]
        {
            assert_eq!(*names.of(name), *name);
        }
    }
}
