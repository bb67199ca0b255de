//! Spans of the input → tendrils that share one buffer.
//!
//! A tendril of its own for every span would be an allocation each; one of the whole input would hold all of it in
//! memory a second time. A window onto the input is copied once, and again when a span lies beyond it.

use html5ever::tendril::StrTendril;

/// As much as stays in the processor's nearest cache beside the tree.
const LENGTH: usize = 16 << 10;

/// Up to so many bytes a tendril holds by itself.
const INLINE: usize = 8;

#[derive(Debug)]
pub(super) struct Window<'i> {
    input: &'i str,
    /// Where in the input the copy begins.
    from: usize,
    copy: StrTendril,
}

impl<'i> Window<'i> {
    pub(super) fn new(input: &'i str) -> Self {
        Self { input, from: 0, copy: StrTendril::new() }
    }

    /// A span of the input as a tendril.
    pub(super) fn tendril(&mut self, span: &'i str) -> StrTendril {
        if span.len() <= INLINE {
            return StrTendril::from_slice(span);
        }
        let start = span.as_ptr().addr().wrapping_sub(self.input.as_ptr().addr());
        if start < self.from || start + span.len() > self.from + self.copy.len() {
            self.move_to(start, span);
        }
        match (u32::try_from(start - self.from), u32::try_from(span.len())) {
            (Ok(offset), Ok(length)) => self.copy.subtendril(offset, length),
            _ => StrTendril::from_slice(span),
        }
    }

    /// Spans come in the order of the input: each byte is copied once, or twice where a window ends inside a span.
    fn move_to(&mut self, start: usize, span: &str) {
        let end = start + span.len().max(LENGTH);
        // One of four bytes in a row begins a character, or stands behind the last.
        let window = (end..end + 4).find_map(|end| self.input.get(start..end));
        let window = window.or_else(|| self.input.get(start..)).unwrap_or(span);
        (self.from, self.copy) = (start, StrTendril::from_slice(window));
    }
}
