//! Names as a page writes them → interned names.

use std::borrow::Cow;

use html5ever::{LocalName, local_name};

/// A page has fewer names in use than this, and most of them again and again.
const SLOTS: usize = 512;

/// The names that came before, each where it would be looked for. Interning hashes a name anew every time.
#[derive(Debug)]
pub(super) struct Names(Vec<LocalName>);

impl Default for Names {
    fn default() -> Self {
        Self(vec![local_name!(""); SLOTS])
    }
}

impl Names {
    /// The interned name, in lower case.
    pub(super) fn of(&mut self, name: &str) -> LocalName {
        let name = lowered(name);
        let Some(slot) = self.0.get_mut(slot(&name)) else { return LocalName::from(name) };
        if **slot != *name {
            *slot = LocalName::from(name);
        }
        slot.clone()
    }
}

/// The name in lower case, without NULs.
pub(super) fn lowered(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
        Cow::Owned(name.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(name)
    }
}

fn slot(name: &str) -> usize {
    let bytes = name.as_bytes();
    let [first, middle, last] =
        [0, bytes.len() / 2, bytes.len().saturating_sub(1)].map(|at| usize::from(bytes.get(at).copied().unwrap_or(0)));
    (first * 31 + middle * 13 + last * 7 + bytes.len() * 97) % SLOTS
}
