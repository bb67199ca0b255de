//! Lines that say whose a text is: `Copyright 2020 Elm Echo`, `© 2020 Elm Echo. All rights reserved.`

use std::sync::LazyLock;

use super::lists::RESERVED;
use super::phrases::Phrases;
use crate::lexicon::Section;

static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::RightsOpener));

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// Whether a line begins with whose it is and since when, or ends in whose all rights are.
pub(crate) fn claims_rights(line: &str) -> bool {
    let text = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    opens_with_year(text) || RESERVED.strip_end(text).is_some()
}

/// `copyright © 2020`
fn opens_with_year(line: &str) -> bool {
    let behind = std::iter::successors(behind_opener(line), |rest| behind_opener(rest));
    let Some(rest) = behind.last() else { return false };
    rest.bytes().take_while(u8::is_ascii_digit).count() == YEAR_DIGITS
}

fn behind_opener(line: &str) -> Option<&str> {
    OPENERS.strip(line).map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::claims_rights;

    #[test]
    fn lines_that_say_whose_a_text_is() {
        for line in [
            "Copyright 2020 Elm Echo. All rights reserved.",
            "© 2020 Elm Echo",
            "(c) 2020",
            "Copyright © 2020 by Elm Echo",
            "Elm Echo, alle Rechte vorbehalten",
            "All rights reserved!",
        ] {
            assert!(claims_rights(line), "{line}");
        }
    }

    #[test]
    fn lines_that_speak_of_rights() {
        for line in [
            "",
            "©",
            "Copyright law is hard to change.",
            "Copyright 20 times over.",
            "2020 was a good year.",
            "All rights reserved for the club were sold on Monday.",
            "© Jane Doe / Elm Echo",
        ] {
            assert!(!claims_rights(line), "{line}");
        }
    }
}
