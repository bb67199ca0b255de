//! A place in the input that only moves forward.

use std::borrow::Cow;

use super::bytes::Class;

/// What is still to be read.
#[derive(Debug)]
pub(super) struct Cursor<'i> {
    text: &'i str,
    at: usize,
    #[cfg(test)]
    steps: u64,
}

impl<'i> Cursor<'i> {
    pub(super) fn new(text: &'i str) -> Self {
        Self {
            text,
            at: 0,
            #[cfg(test)]
            steps: 0,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// What is left; nothing, too, where more was skipped than there was.
    pub(super) fn rest(&self) -> &'i [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next bytes; none behind the end.
    pub(super) fn peek<const N: usize>(&self) -> [Option<u8>; N] {
        std::array::from_fn(|ahead| self.text.as_bytes().get(self.at + ahead).copied())
    }

    /// The next byte.
    #[inline]
    pub(super) fn first(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    pub(super) fn skip(&mut self, bytes: usize) {
        self.count(bytes);
        self.at += bytes;
    }

    #[inline]
    pub(super) fn skip_whitespace(&mut self) {
        while self.first().is_some_and(|byte| Class::of(byte).meets(Class::WHITESPACE)) {
            self.skip(1);
        }
    }

    /// Moves to where `find` finds something, or else to the end; gives what was passed.
    #[inline]
    pub(super) fn until(&mut self, find: impl FnOnce(&[u8]) -> Option<usize>) -> &'i str {
        let from = self.at;
        let found = find(self.rest());
        self.skip(found.unwrap_or(self.rest().len()));
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// The same, where the first byte counts as passed.
    #[inline]
    pub(super) fn past_one_until(&mut self, find: impl FnOnce(&[u8]) -> Option<usize>) -> &'i str {
        self.until(|rest| find(rest.get(1..)?).map(|found| found + 1))
    }

    /// Moves to the first byte of that class behind the next, which counts as passed; gives what was passed.
    #[inline]
    pub(super) fn name(&mut self, ends: Class) -> Name<'i> {
        let from = self.at;
        let bytes = self.text.as_bytes();
        let mut classes = bytes.get(from).map(|byte| Class::of(*byte)).unwrap_or_default();
        let mut at = from + 1;
        while let Some(byte) = bytes.get(at) {
            let class = Class::of(*byte);
            if class.meets(ends) {
                break;
            }
            classes = classes.or(class);
            at += 1;
        }
        self.skip(at - from);
        Name { written: self.text.get(from..self.at).unwrap_or_default(), is_lower: !classes.meets(Class::CHANGES) }
    }

    /// Notes work that does not show in how far the cursor moves; only tests ask for it.
    #[cfg_attr(not(test), expect(clippy::unused_self, reason = "counts in tests only"))]
    #[inline]
    pub(super) fn count(&mut self, steps: usize) {
        #[cfg(test)]
        {
            self.steps += steps as u64;
        }
        #[cfg(not(test))]
        let _ = steps;
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }
}

/// A name as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'i> {
    written: &'i str,
    is_lower: bool,
}

impl<'i> Name<'i> {
    /// The name in lower case, without NULs.
    #[inline]
    pub(super) fn lowered(self) -> Cow<'i, str> {
        if self.is_lower { Cow::Borrowed(self.written) } else { Cow::Owned(lowered(self.written)) }
    }
}

fn lowered(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if lower.contains('\0') { lower.replace('\0', "\u{fffd}") } else { lower }
}
