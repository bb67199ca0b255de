//! What a character is, and its lower case: looked up once, in one table for the scripts of most pages.

use std::sync::LazyLock;

/// The characters before this one have a place in the table: all up to kana, signs among them.
const END: u32 = 0x3100;

/// What a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter {
    lower: char,
    /// A bit for each thing that it is.
    is: u8,
}

const ALPHANUMERIC: u8 = 1;
const NUMERIC: u8 = 2;
const UPPER: u8 = 4;
const SPACE: u8 = 8;
/// Its lower case is more than one character.
const MANY: u8 = 16;
const ALPHABETIC: u8 = 32;

impl Letter {
    fn of(c: char) -> Self {
        let mut lower = c.to_lowercase();
        let first = lower.next().unwrap_or(c);
        let is = [
            (c.is_alphanumeric(), ALPHANUMERIC),
            (c.is_numeric(), NUMERIC),
            (c.is_uppercase(), UPPER),
            (c.is_whitespace(), SPACE),
            (lower.next().is_some(), MANY),
            (c.is_alphabetic(), ALPHABETIC),
        ];
        Self { lower: first, is: is.into_iter().filter(|(is, _)| *is).fold(0, |all, (_, bit)| all | bit) }
    }

    pub(crate) fn is_alphanumeric(self) -> bool {
        self.is & ALPHANUMERIC != 0
    }

    pub(crate) fn is_alphabetic(self) -> bool {
        self.is & ALPHABETIC != 0
    }

    pub(crate) fn is_numeric(self) -> bool {
        self.is & NUMERIC != 0
    }

    pub(crate) fn is_uppercase(self) -> bool {
        self.is & UPPER != 0
    }

    pub(crate) fn is_whitespace(self) -> bool {
        self.is & SPACE != 0
    }

    /// Its lower case, if that is one character.
    pub(crate) fn lower(self) -> Option<char> {
        (self.is & MANY == 0).then_some(self.lower)
    }
}

/// What every character is.
pub(crate) struct Letters(Vec<Letter>);

static SHARED: LazyLock<Letters> = LazyLock::new(|| Letters(('\0'..).take(END as usize).map(Letter::of).collect()));

/// The table, made once.
pub(crate) fn letters() -> &'static Letters {
    &SHARED
}

impl Letters {
    pub(crate) fn of(&self, c: char) -> Letter {
        self.0.get(u32::from(c) as usize).copied().unwrap_or_else(|| beyond(c))
    }
}

/// What a character is that has no place in the table; ideographs and Korean syllables are letters without cases.
fn beyond(c: char) -> Letter {
    match c {
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Letter { lower: c, is: ALPHANUMERIC | ALPHABETIC },
        _ => Letter::of(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{Letter, letters};

    #[test]
    fn every_character_is_what_the_standard_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(letters().of(c), Letter::of(c), "{c:?}");
        }
    }

    #[test]
    fn lower_case_is_one_character_or_none() {
        assert_eq!(letters().of('Ж').lower(), Some('ж'));
        assert_eq!(letters().of('İ').lower(), None);
        assert_eq!(letters().of('漢').lower(), Some('漢'));
    }
}
