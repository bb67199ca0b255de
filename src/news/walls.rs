//! What stands where a story should: lines of errors and of checks for robots, and requests for consent.

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::lexicon::Section;

static REFUSALS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Refusal));
static CONSENT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Consent));

/// Whether a line says that there is no story to show: `Page not found`, `Verify you are human`.
pub(crate) fn is_refusal(text: &str) -> bool {
    REFUSALS.stand_in(text)
}

/// Whether a text holds two different phrases of a request for consent: one alone may be an accident.
pub(crate) fn asks_consent(text: &str) -> bool {
    let mut first: Option<String> = None;
    let mut rest = text;
    while let Some((from, to)) = CONSENT.find(rest) {
        let phrase = rest.get(from..to).unwrap_or_default().to_lowercase();
        if first.as_ref().is_some_and(|first| *first != phrase) {
            return true;
        }
        first = Some(phrase);
        rest = rest.get(to..).unwrap_or_default();
    }
    false
}
