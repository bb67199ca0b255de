//! A short text as numbers, words and signs.

use std::ops::Range;

pub(super) use crate::lexicon::digit;
use crate::lexicon::{is_blank, is_direction, is_unspaced, is_word_sign};
use crate::news::phrases::Phrases;

/// The tokens of a text.
pub(super) struct Tokens<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
}

#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    text: &'t str,
    start: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number(u32),
    Word,
    Sign(char),
}

/// A number, with how many digits it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (run, after) = rest.split_at_checked(run_length(first, rest)).unwrap_or((rest, ""));
            if !first.is_whitespace() && !is_invisible(first) {
                tokens.push(Token { text: run, start: text.len() - rest.len(), kind: kind_of(first, run) });
            }
            rest = after;
        }
        Self { text, tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn number(&self, at: usize) -> Option<Number> {
        let token = self.tokens.get(at)?;
        let Kind::Number(value) = token.kind else { return None };
        Some(Number { value, digits: token.text.chars().count() })
    }

    pub(super) fn word(&self, at: usize) -> Option<&'t str> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.text)
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// Whether a token follows the one before it without a space.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.end(before) == self.start(at))
    }

    /// The text from one token up to another.
    pub(super) fn between(&self, range: Range<usize>) -> &'t str {
        let start = self.start(range.start);
        let end = range.end.checked_sub(1).map_or(0, |last| self.end(last));
        self.text.get(start..end).unwrap_or_default()
    }

    /// Where a token begins, in bytes; the text's end if there is none.
    pub(super) fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |token| token.start)
    }

    /// Where a token ends, in bytes.
    pub(super) fn end(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |token| token.start + token.text.len())
    }

    /// The token behind a phrase that stands here.
    pub(super) fn after_phrase(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        let rest = phrases.strip(self.rest(at)?)?;
        Some(self.token_at(at, rest))
    }

    /// The text from a token on.
    pub(super) fn rest(&self, at: usize) -> Option<&'t str> {
        self.text.get(self.tokens.get(at)?.start..)
    }

    /// The first token, not before `from`, of the rest of the text.
    pub(super) fn token_at(&self, from: usize, rest: &str) -> usize {
        let offset = self.text.len() - rest.len();
        (from..self.len()).find(|at| self.start(*at) >= offset).unwrap_or(self.len())
    }
}

/// A run of digits, a run of letters, or one sign; an ideograph stands alone. A name may run into a month: `DoeNovember 21, 2025`.
fn run_length(first: char, text: &str) -> usize {
    if is_unspaced(first) && digit(first).is_none() {
        return first.len_utf8();
    }
    let belongs = |c: char| match (digit(first), first.is_alphabetic()) {
        (Some(_), _) => digit(c).is_some(),
        (None, true) => (c.is_alphabetic() && !is_unspaced(c)) || is_mark(c),
        (None, false) => false,
    };
    let mut before = first;
    let mut ends = |c: char| {
        let before = std::mem::replace(&mut before, c);
        !belongs(c) || before.is_lowercase() && c.is_uppercase()
    };
    text.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(text.len(), |(at, _)| at)
}

fn kind_of(first: char, run: &str) -> Kind {
    if digit(first).is_some() {
        let digits = run.chars().filter_map(digit);
        return Kind::Number(digits.fold(0u32, |value, d| value.saturating_mul(10).saturating_add(d)));
    }
    if first.is_alphabetic() { Kind::Word } else { Kind::Sign(first) }
}

/// A mark inside a word: an apostrophe, a vowel sign, a non-joiner.
fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | '׳' | 'ʼ' | '\u{200c}' | '\u{0300}'..='\u{036f}') || is_word_sign(c)
}

/// What stands between digits unseen; a non-joiner is part of a word.
fn is_invisible(c: char) -> bool {
    is_blank(c) || is_direction(c) || c == '\u{200d}'
}
