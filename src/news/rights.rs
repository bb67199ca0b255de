//! Lines that say whose a text is: `Copyright 2020 Elm Echo`, `© 2020 Elm Echo. All rights reserved.`

use std::sync::LazyLock;

use super::lists::RESERVED;
use super::phrases::Phrases;
use crate::lexicon::Section;

static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::RightsOpener));

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// Whether a line begins with whose it is and since when, or ends in whose all rights are; or says the latter before the former.
pub(crate) fn claims_rights(line: &str) -> bool {
    let text = line.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '('));
    let is_reserved_by = |rest: &str| behind_opener(rest.trim_start()).is_some();
    opens_with_year(text) || RESERVED.strip_end(text).is_some() || RESERVED.strip(text).is_some_and(is_reserved_by)
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
            "Riproduzione riservata © Copyright Eco dell'Elmo",
            "<저작권자(c) 북천통신, 무단 전재-재배포, AI 학습 및 활용 금지>",
            "ⓒ 북천신문 무단전재 및 재배포 금지",
            "北川网版权所有，未经授权不得转载。",
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
