//! Lines that say whose a text is: `Copyright 2020 Elm Echo`, `© 2020 Elm Echo. All rights reserved.`

use crate::lexicon::{Section, lexicon};

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// Whether a line begins with whose it is and since when, or ends in whose all rights are.
pub(crate) fn claims_rights(line: &str) -> bool {
    let line = line.to_lowercase();
    let text = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut reserved = lexicon().words(Section::RightsReserved).iter();
    opens_with_year(text) || reserved.any(|words| text.ends_with(words))
}

/// `copyright © 2020`
fn opens_with_year(line: &str) -> bool {
    let Some(rest) = std::iter::successors(Some(line), |rest| behind_opener(rest)).skip(1).last() else { return false };
    rest.bytes().take_while(u8::is_ascii_digit).count() == YEAR_DIGITS
}

fn behind_opener(line: &str) -> Option<&str> {
    let mut openers = lexicon().words(Section::RightsOpener).iter();
    openers.find_map(|opener| line.strip_prefix(opener)).map(str::trim_start)
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
