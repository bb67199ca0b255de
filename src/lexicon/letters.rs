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

/// A zero of each script whose digits news is written in; its nine others follow it.
const ZEROS: [char; 17] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}', '\u{ce6}',
    '\u{d66}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

/// The value of a digit: Western, Arabic, Persian, of a script of India, Thai, Lao, Burmese, Khmer or full-width.
pub(crate) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let value = |zero: &char| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10);
    if letters().of(c).is_numeric() { ZEROS.iter().find_map(value) } else { None }
}

/// Whether a letter is small where others are large; the standard calls Georgian ones small, which have no large ones.
pub(crate) fn is_lower(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Whether a letter is small or large.
pub(crate) fn has_case(c: char) -> bool {
    is_lower(c) || c.is_uppercase()
}

/// A sign within a word of a script of India that is no letter: one that takes a vowel away, or the dot below.
pub(crate) fn is_word_sign(c: char) -> bool {
    matches!(
        c,
        '\u{93c}'
            | '\u{94d}'
            | '\u{9bc}'
            | '\u{9cd}'
            | '\u{a3c}'
            | '\u{a4d}'
            | '\u{abc}'
            | '\u{acd}'
            | '\u{b3c}'
            | '\u{b4d}'
            | '\u{bcd}'
            | '\u{c3c}'
            | '\u{c4d}'
            | '\u{cbc}'
            | '\u{ccd}'
            | '\u{d3b}'
            | '\u{d3c}'
            | '\u{d4d}'
            | '\u{dca}'
    )
}

/// The two characters that a letter stands for which may also be written as two: one with a dot below, or one of
/// Malayalam that has lost its vowel.
pub(crate) fn apart(c: char) -> Option<(char, char)> {
    let base = match c {
        '\u{958}' => 'क',
        '\u{959}' => 'ख',
        '\u{95a}' => 'ग',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        '\u{95f}' => 'य',
        '\u{9dc}' => 'ড',
        '\u{9dd}' => 'ঢ',
        '\u{9df}' => 'য',
        '\u{a33}' => 'ਲ',
        '\u{a36}' => 'ਸ',
        '\u{a59}' => 'ਖ',
        '\u{a5a}' => 'ਗ',
        '\u{a5b}' => 'ਜ',
        '\u{a5e}' => 'ਫ',
        '\u{d7a}' => 'ണ',
        '\u{d7b}' => 'ന',
        '\u{d7c}' => 'ര',
        '\u{d7d}' => 'ല',
        '\u{d7e}' => 'ള',
        _ => return None,
    };
    let sign = match base {
        'क'..='ह' => '\u{93c}',
        'ক'..='হ' => '\u{9bc}',
        'ਕ'..='ਹ' => '\u{a3c}',
        _ => '\u{d4d}',
    };
    Some((base, sign))
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

/// Letters and digits only, in lower case: what two ways to set the same words have in common.
pub(crate) fn letters_of(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let letter = letters().of(c);
        match letter.lower() {
            _ if !letter.is_alphanumeric() => {}
            Some(lower) => folded.push(lower),
            None => folded.extend(c.to_lowercase()),
        }
    }
    folded
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
    use super::{Letter, ZEROS, apart, digit, has_case, is_word_sign, letters};

    #[test]
    fn every_character_is_what_the_standard_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(letters().of(c), Letter::of(c), "{c:?}");
        }
    }

    #[test]
    fn digits_of_every_script_have_values() {
        for zero in ZEROS {
            let value = |more: u32| char::from_u32(u32::from(zero) + more).and_then(digit);
            assert_eq!((value(0), value(7), value(9)), (Some(0), Some(7), Some(9)), "{zero:?}");
        }
        assert_eq!((digit('a'), digit('०'), digit('৮'), digit('漢')), (None, Some(0), Some(8), None));
    }

    #[test]
    fn joiners_are_no_letters_and_no_letter_is_apart_from_itself() {
        assert!(('\0'..=char::MAX).filter(|c| is_word_sign(*c)).all(|c| !c.is_alphanumeric()));
        assert_eq!(apart('\u{9df}'), Some(('য', '\u{9bc}')));
        assert_eq!(apart('ൻ'), Some(('ന', '\u{d4d}')));
        assert_eq!(apart('য'), None);
    }

    #[test]
    fn georgian_has_no_case() {
        assert!(!has_case('ა') && has_case('ա') && has_case('Ա') && !has_case('क'));
    }

    #[test]
    fn lower_case_is_one_character_or_none() {
        assert_eq!(letters().of('Ж').lower(), Some('ж'));
        assert_eq!(letters().of('İ').lower(), None);
        assert_eq!(letters().of('漢').lower(), Some('漢'));
    }
}
