//! Corrections and notes on a story: `Correction: An earlier version of this article gave the wrong year.`

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::lexicon::Section;

static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CorrectionOpener));

/// So many words open a sentence on the story; fewer are a name for it: `Correction:`.
const SENTENCE_WORDS: usize = 3;

/// Whether a line corrects the story that it stands with, or says what was changed.
pub(crate) fn opens_correction(line: &str) -> bool {
    let text = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(rest) = OPENERS.strip(text) else { return false };
    let opener = text.get(..text.len() - rest.len()).unwrap_or_default();
    let is_sentence = opener.split_whitespace().count() >= SENTENCE_WORDS && rest.starts_with(' ');
    is_sentence || is_told(rest)
}

/// What stands behind a name: a sign, or the day and its sign, and what was wrong.
fn is_told(rest: &str) -> bool {
    let signed = rest.trim_start();
    let is_dated = signed.starts_with(|c: char| c.is_ascii_digit()) && signed.contains([':', '：']);
    let is_signed = signed.starts_with([':', '：', '.', ',', '–', '—', '-', '(', '（', ']', '】', '|']);
    (is_signed || is_dated) && signed.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::opens_correction;
    use crate::lexicon::{Section, lexicon};

    #[test]
    fn lines_that_correct_a_story() {
        for line in [
            "Correction: the bridge was opened in 1901.",
            "*Correction, 12 March: the bridge was opened in 1901.",
            "(Correction: The bridge was opened in 1901.)",
            "An earlier version of this article gave the wrong year.",
            "Editor’s note: This story was first printed in May.",
            "Korrektur: In einer früheren Fassung hieß es, die Brücke sei alt.",
            "Rättelse 2024-09-26: Bron byggdes 1901.",
            "Oikaisu 19.1. kello 7.11: Silta rakennettiin vuonna 1901.",
            "Fe de errores: una versión anterior situaba el puente en otra provincia.",
            "תיקון: הגשר נפתח בשנת 1901.",
            "【訂正】橋は1901年に開通しました。",
        ] {
            assert!(opens_correction(line), "{line}");
        }
    }

    #[test]
    fn every_opener_opens_one() {
        for opener in lexicon().words(Section::CorrectionOpener) {
            assert!(opens_correction(&format!("{opener}: the bridge was opened in 1901.")), "{opener}");
        }
    }

    #[test]
    fn lines_that_speak_of_corrections() {
        for line in [
            "",
            "Correction",
            "Correction:",
            "Corrections and clarifications",
            "Correction officers were seen on the bridge.",
            "Korrektur der Zahlen gefordert",
            "Errata and opinion",
            "An earlier bridge stood here.",
        ] {
            assert!(!opens_correction(line), "{line}");
        }
    }
}
