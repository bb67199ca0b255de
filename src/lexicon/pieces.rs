//! A text into pieces, as phrases are looked for in it: words, single signs, and single letters of scripts without spaces.
//!
//! Pieces are lower case, with straight apostrophes, plain spaces and `0` for a run of digits of any script; letters that
//! may be written as two are two; what shows as nothing, and the dot of `İ`, is left out.

use super::letters::{Letters, apart, digit, is_word_sign, letters};
use super::signs::{is_blank, is_direction, is_joiner, is_unspaced};
use crate::hashes::{MIXER, SEED, step};

/// A word, a letter or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    hash: u64,
    /// How many stand before it.
    spaces: u64,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// With letters or digits.
    Word,
    Sign,
}

impl Piece {
    /// Where a way leads that begins with this piece, whatever stands before it.
    pub(super) fn first(self, way: u64) -> u64 {
        lead(way, self.hash)
    }

    /// Where a way leads that goes on with this piece.
    pub(super) fn next(self, way: u64) -> u64 {
        lead(way, self.hash.wrapping_add(self.spaces.wrapping_mul(MIXER)))
    }
}

fn lead(way: u64, piece: u64) -> u64 {
    let mixed = (way.rotate_left(23) ^ piece).wrapping_mul(MIXER);
    mixed ^ (mixed >> 32)
}

/// Cuts a text into pieces and hands them on.
pub(super) struct Cutter<Take> {
    take: Take,
    /// The hash of the word so far; [`SEED`] between words.
    word: u64,
    spaces: u64,
    letters: &'static Letters,
}

impl<Take: FnMut(Piece)> Cutter<Take> {
    pub(super) fn new(take: Take) -> Self {
        Self { take, word: SEED, spaces: 0, letters: letters() }
    }

    /// Cuts some more text.
    pub(super) fn cut(&mut self, text: &str) {
        // The hash at hand stays in a register for as long as the letters are plain.
        let (mut word, mut before) = (self.word, ' ');
        let follows_digit = |before| digit(before).is_some();
        for c in text.chars() {
            match c {
                'a'..='z' => word = step(word, c),
                'A'..='Z' => word = step(word, c.to_ascii_lowercase()),
                '0'..='9' if follows_digit(before) => {}
                '0'..='9' => word = step(word, '0'),
                _ if c.is_ascii() || digit(c).is_none() => {
                    self.word = word;
                    self.cut_sign(c);
                    word = self.word;
                }
                _ if follows_digit(before) => {}
                _ => word = step(word, '0'),
            }
            before = c;
        }
        self.word = word;
    }

    /// What is neither a plain letter nor a digit.
    fn cut_sign(&mut self, c: char) {
        if c.is_ascii() { self.end_word(c) } else { self.cut_other(c) }
    }

    fn cut_other(&mut self, c: char) {
        match c {
            '’' | '‘' | 'ʼ' => self.end_word('\''),
            '\u{a0}' | '\u{202f}' | '\u{3000}' => self.end_word(' '),
            '\u{307}' => {}
            _ if is_blank(c) || is_direction(c) || is_joiner(c) => {}
            _ => self.cut_letter(c),
        }
    }

    fn cut_letter(&mut self, c: char) {
        if let Some(lower) = self.letters.of(c).lower() {
            self.cut_lower(lower);
        } else {
            c.to_lowercase().filter(|lower| *lower != '\u{307}').for_each(|lower| self.cut_lower(lower));
        }
    }

    fn cut_lower(&mut self, c: char) {
        if let Some((base, sign)) = apart(c) {
            self.word = step(step(self.word, base), sign);
        } else if is_word_sign(c) {
            self.word = step(self.word, c);
        } else if !self.letters.of(c).is_alphanumeric() {
            self.end_word(c);
        } else if is_unspaced(c) {
            self.end();
            self.hand_on(step(SEED, c), Kind::Word);
        } else {
            self.word = step(self.word, c);
        }
    }

    /// A space or sign ends the word before it.
    fn end_word(&mut self, c: char) {
        self.end();
        if c == ' ' {
            self.spaces += 1;
        } else {
            self.hand_on(step(SEED, c), Kind::Sign);
        }
    }

    /// Hands on the last word.
    pub(super) fn end(&mut self) {
        if self.word != SEED {
            let word = std::mem::replace(&mut self.word, SEED);
            self.hand_on(word, Kind::Word);
        }
    }

    fn hand_on(&mut self, hash: u64, kind: Kind) {
        (self.take)(Piece { hash, spaces: self.spaces, kind });
        self.spaces = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::{Cutter, Piece};

    fn pieces(text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut cutter = Cutter::new(|piece| pieces.push(piece));
        cutter.cut(text);
        cutter.end();
        pieces
    }

    fn hashes(text: &str) -> Vec<u64> {
        pieces(text).into_iter().map(|piece| piece.next(0)).collect()
    }

    #[test]
    fn words_signs_and_unspaced_letters_are_pieces() {
        assert_eq!(pieces("Read more: (17) » ").len(), 7);
        assert_eq!(pieces("東京 times").len(), 3);
        assert_eq!(pieces("").len(), 0);
    }

    #[test]
    fn what_reads_alike_is_alike() {
        assert_eq!(hashes("S’ABONNER  317"), hashes("s'abonner\u{a0} 0"));
        assert_eq!(hashes("İl\u{ad}gili"), hashes("ilgili"));
        assert_eq!(hashes("পড়ুন"), hashes("প\u{9dc}ুন"));
        assert_eq!(hashes("അവർ"), hashes("അവര\u{d4d}\u{200d}"));
        assert_eq!(hashes("১২ মিনিট"), hashes("0 মিনিট"));
    }

    #[test]
    fn spaces_tell_apart_but_for_the_first_piece() {
        assert_ne!(hashes("© ap"), hashes("©ap"));
        assert_eq!(pieces(" ap")[0].first(1), pieces("ap")[0].first(1));
    }
}
