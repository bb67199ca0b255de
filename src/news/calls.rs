//! What an outlet says to its readers, and no story does: `The Elm Echo is a reader-supported publication.`

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::lexicon::Section;

static CALLS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::ReaderCall));

/// Whether a line holds such a phrase, outside of quotation marks around it all.
pub(crate) fn is_reader_call(line: &str) -> bool {
    !line.starts_with(['"', '“', '„', '«', '»', '‘', '‚', '「', '『']) && CALLS.stand_in(line)
}

#[cfg(test)]
mod tests {
    use super::is_reader_call;
    use crate::lexicon::{Section, lexicon};

    #[test]
    fn an_outlet_speaks_to_its_readers() {
        for line in [
            "The Elm Echo is a reader-supported publication.",
            "Unterstützen Sie unsere Arbeit: Jeder Beitrag hilft.",
            "Si te ha gustado este artículo, compártelo.",
            "この記事は有料記事です。残り512文字",
        ] {
            assert!(is_reader_call(line), "{line}");
        }
    }

    #[test]
    fn every_phrase_is_one() {
        for phrase in lexicon().words(Section::ReaderCall) {
            assert!(is_reader_call(phrase) && is_reader_call(&format!("Elm Echo: {phrase} today")), "{phrase}");
        }
    }

    #[test]
    fn a_story_does_not() {
        for line in ["", "“Follow us on the path,” she said.", "The paper is supported by its readers."] {
            assert!(!is_reader_call(line), "{line}");
        }
    }
}
