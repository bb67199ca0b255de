//! Spans of the input → tendrils that share one buffer.
//!
//! A tendril of its own for every span would be an allocation each; one of the whole input would hold all of it in
//! memory a second time. A window onto the input is copied once, and again when a span lies beyond it.

use std::borrow::Cow;

use html5ever::tendril::StrTendril;
use memchr::memchr3;

use super::plain::{self, References};

/// As much as stays in the processor's nearest cache beside the tree.
const WINDOW: usize = 16 << 10;

/// Up to so many bytes a tendril holds by itself.
const INLINE: usize = 8;

/// What is known of the input's spans, which come in their order.
#[derive(Debug)]
pub(super) struct Spans<'i> {
    input: &'i str,
    /// Where the first byte stands, of those not yet passed, that means something else than it says.
    special: usize,
    /// Where the window begins.
    from: usize,
    window: StrTendril,
}

impl<'i> Spans<'i> {
    pub(super) fn new(input: &'i str) -> Self {
        let mut spans = Self { input, special: 0, from: 0, window: StrTendril::new() };
        spans.seek_special(0);
        spans
    }

    /// The span as it is meant.
    pub(super) fn meant(&mut self, span: &'i str, references: References) -> Cow<'i, str> {
        let decoded = if self.means_what_it_says(span) { None } else { plain::decoded(span, references) };
        decoded.map_or(Cow::Borrowed(span), Cow::Owned)
    }

    /// The span as it is meant, as a tendril.
    pub(super) fn text(&mut self, span: &'i str, references: References) -> StrTendril {
        match self.meant(span, references) {
            Cow::Borrowed(span) => self.tendril(span),
            Cow::Owned(decoded) => StrTendril::from(decoded),
        }
    }

    /// Whether no byte of the span has to be decoded.
    pub(super) fn means_what_it_says(&mut self, span: &str) -> bool {
        let start = self.start(span);
        if self.special < start {
            self.seek_special(start);
        }
        self.special >= start + span.len()
    }

    /// Each byte of the input is looked at once in all.
    fn seek_special(&mut self, from: usize) {
        let rest = self.input.as_bytes().get(from..).unwrap_or_default();
        self.special = memchr3(b'&', b'\r', b'\0', rest).map_or(usize::MAX, |at| from + at);
    }

    fn tendril(&mut self, span: &'i str) -> StrTendril {
        if span.len() <= INLINE {
            return StrTendril::from_slice(span);
        }
        let start = self.start(span);
        if start < self.from || start + span.len() > self.from + self.window.len() {
            self.move_window(start, span);
        }
        match (u32::try_from(start - self.from), u32::try_from(span.len())) {
            (Ok(offset), Ok(length)) => self.window.subtendril(offset, length),
            _ => StrTendril::from_slice(span),
        }
    }

    fn start(&self, span: &str) -> usize {
        span.as_ptr().addr().wrapping_sub(self.input.as_ptr().addr())
    }

    /// Each byte of the input is copied once, or twice where a window ends inside a span.
    fn move_window(&mut self, start: usize, span: &str) {
        let end = start + span.len().max(WINDOW);
        // One of four bytes in a row begins a character, or stands behind the last.
        let window = (end..end + 4).find_map(|end| self.input.get(start..end));
        let window = window.or_else(|| self.input.get(start..)).unwrap_or(span);
        (self.from, self.window) = (start, StrTendril::from_slice(window));
    }
}
