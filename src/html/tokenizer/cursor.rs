//! A place in the input that only moves forward.

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

    /// What is left.
    pub(super) fn rest(&self) -> &'i [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next bytes; none behind the end.
    pub(super) fn peek<const N: usize>(&self) -> [Option<u8>; N] {
        std::array::from_fn(|ahead| self.text.as_bytes().get(self.at + ahead).copied())
    }

    pub(super) fn next_is(&self, byte: u8) -> bool {
        self.rest().first() == Some(&byte)
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.count(bytes);
        self.at = (self.at + bytes).min(self.text.len());
    }

    pub(super) fn skip_whitespace(&mut self) {
        let found = self.rest().iter().position(|byte| !is_whitespace(*byte));
        self.skip(found.unwrap_or(self.rest().len()));
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

/// Carriage returns are line feeds by the time the standard's tokenizer sees them.
#[inline]
pub(super) fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}
