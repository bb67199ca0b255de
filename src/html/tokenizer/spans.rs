//! Spans of the input → what they mean.

use std::borrow::Cow;

use memchr::memchr3;

use super::plain::{self, References};

/// What is known of the input's spans, which come in their order.
#[derive(Debug)]
pub(super) struct Spans<'i> {
    input: &'i str,
    /// Where the first byte stands, of those not yet passed, that may mean something else than it says.
    special: usize,
}

impl<'i> Spans<'i> {
    pub(super) fn new(input: &'i str) -> Self {
        let mut spans = Self { input, special: 0 };
        spans.seek_special(0);
        spans
    }

    /// The span as it is meant.
    pub(super) fn meant(&mut self, span: &'i str, references: References) -> Cow<'i, str> {
        let decoded = if self.means_what_it_says(span) { None } else { plain::decoded(span, references) };
        decoded.map_or(Cow::Borrowed(span), Cow::Owned)
    }

    /// Whether no byte of the span has to be decoded.
    #[inline]
    pub(super) fn means_what_it_says(&mut self, span: &str) -> bool {
        if span.is_empty() {
            return true;
        }
        let start = span.as_ptr().addr().wrapping_sub(self.input.as_ptr().addr());
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
}

#[cfg(test)]
mod tests {
    use super::{References, Spans};

    #[test]
    fn every_span_is_decoded_in_its_turn() {
        let input = "a&amp;b c&lt; d\re f";
        let mut spans = Spans::new(input);
        let meant: Vec<_> = input.split(' ').map(|span| spans.meant(span, References::InText)).collect();
        assert_eq!(meant, ["a&b", "c<", "d\ne", "f"]);
    }

    #[test]
    fn what_stands_nowhere_leads_nowhere() {
        let input = "a&amp;";
        let mut spans = Spans::new(input);
        assert_eq!(spans.meant("", References::InAttribute), "");
        assert_eq!(spans.meant(input, References::InText), "a&");
    }
}
