//! What a person's name looks like: capitals and particles, or a few letters of a script without capitals.

use crate::lexicon::{has_case, is_hangul, is_lower, is_unspaced};
use crate::news::lists::{AND, PARTICLES, SUFFIXES};

/// Words of a name, particles and suffixes among them.
const MOST_WORDS: usize = 9;

/// Words of a name that begin with a capital.
const MOST_CAPITALS: usize = 6;

/// Letters of a name in ideographs; four are already rare.
const MOST_IDEOGRAPHS: usize = 6;

/// Letters of most Chinese names; most Japanese ones have two on either side of a space.
pub(super) const FULL_IDEOGRAPHS: usize = 3;

/// Letters of a foreign name in kana, as in `ジョン・スミス`.
const MOST_KANA: usize = 16;

/// Syllables of a Korean name.
const MOST_SYLLABLES: usize = 5;

/// Signs of a given name or a surname in Thai, Khmer or Burmese, vowels and tones among them.
const MOST_THAI: usize = 16;

/// A name that a full stop ends has so many words at most, the last of so many letters: initials keep theirs.
const MOST_STOPPED: usize = 4;
const SHORTEST_LAST: usize = 3;

/// So many small letters stand before a capital in a name: `MacMillan`, `FitzGerald`, `VanderSloot`.
const INNER_CAPITAL: usize = 5;

/// Letters before a dot that ends no sentence: `Dr.`, `Prof.`
const LONGEST_ABBREVIATION: usize = 4;

/// Whether a text is a name of two words or more, or one of a script that sets no spaces.
pub(in crate::news) fn is_person(text: &str) -> bool {
    is_unspaced_name(text)
        || (words(text) >= 2 && !runs_together(text) && (is_cased_name(text) || is_uncased_name(text)))
}

/// Whether a capital stands behind many small letters of a word: two words that run together.
fn runs_together(text: &str) -> bool {
    let mut small = 0;
    text.chars().any(|c| {
        let is_inner = small > INNER_CAPITAL && c.is_uppercase();
        small = if is_lower(c) { small + 1 } else { 0 };
        is_inner
    })
}

/// Whether a text is one word with a capital.
pub(super) fn is_word(text: &str) -> bool {
    words(text) == 1 && text.starts_with(char::is_uppercase) && text.chars().all(is_name_sign)
}

/// `王小明`, `山田 太郎`, `ジョン・スミス`, `홍길동`.
pub(super) fn is_unspaced_name(text: &str) -> bool {
    let letters = || text.chars().filter(|c| *c != ' ');
    let count = letters().count();
    if letters().all(is_hangul) {
        return (2..=MOST_SYLLABLES).contains(&count);
    }
    let kana = |c| matches!(c, '\u{30a0}'..='\u{30ff}' | '=' | '＝');
    // Kana by themselves are a name where a sign parts it: `タイムライン` is a timeline.
    let all_kana = letters().all(kana);
    if all_kana && !text.contains(['・', '=', '＝', ' ']) {
        return false;
    }
    let all_letters = letters().all(|c| (is_unspaced(c) && c.is_alphabetic()) || kana(c));
    all_letters && count >= 2 && count <= if all_kana { MOST_KANA } else { MOST_IDEOGRAPHS }
}

/// Words with capitals, and particles among them: `Ludwig van Beethoven`, `Samuel L. Jackson`, `Jane d'Arc, PhD`.
fn is_cased_name(text: &str) -> bool {
    let mut capitals = 0;
    for word in text.split_whitespace() {
        if word.chars().any(char::is_uppercase) {
            capitals += 1;
        } else if !is_particle(word) {
            return false;
        }
        if !word.chars().all(is_name_sign) || ends_sentence(word) {
            return false;
        }
    }
    (2..=MOST_CAPITALS).contains(&capitals) && words(text) <= MOST_WORDS
}

/// Two to four words of a script that has no capitals; in Korean two, and in Thai and its like, which part no words but names, short.
fn is_uncased_name(text: &str) -> bool {
    let is_letter = |c: char| is_uncased(c) || matches!(c, ' ' | '-' | '\'' | '.' | '"' | '״' | '׳');
    if text.chars().all(|c| is_thai(c) || is_khmer_or_burmese(c) || c == ' ') {
        return (2..=3).contains(&words(text)) && text.split(' ').all(|word| word.chars().count() <= MOST_THAI);
    }
    let most = if text.starts_with(is_hangul) { 2 } else { 4 };
    // `م ـ` stands for an era.
    let is_spelled = || text.split(' ').any(|word| word.chars().count() > 1);
    (2..=most).contains(&words(text)) && text.chars().all(is_letter) && is_spelled()
}

/// Whether a space parts two names that are written without spaces: `王小明 李大伟`. In `山田 太郎` it parts one.
pub(super) fn parts_names(before: &str, after: &str) -> bool {
    let before = before.rsplit(' ').next().unwrap_or_default();
    let after = after.split([' ', '，', '、', '|']).next().unwrap_or_default();
    [before, after].iter().all(|name| name.chars().count() == FULL_IDEOGRAPHS && name.chars().all(is_ideographic))
}

pub(super) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// A letter or vowel sign of a script that sets spaces and has no capitals.
pub(super) fn is_uncased(c: char) -> bool {
    let is_sign = matches!(c, '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{064b}'..='\u{065f}' | '\u{0900}'..='\u{0dff}' | '\u{200c}' | '\u{200d}');
    (c.is_alphabetic() && !has_case(c) && !is_unspaced(c)) || is_sign
}

/// A Thai letter, vowel or tone sign.
fn is_thai(c: char) -> bool {
    matches!(c, '\u{0e01}'..='\u{0e4e}') && c != '\u{0e3f}'
}

/// A Khmer or Burmese letter or sign that is part of a word.
fn is_khmer_or_burmese(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}')
}

fn is_particle(word: &str) -> bool {
    PARTICLES.is(word) || (word.len() == 1 && AND.is(word))
}

fn is_name_sign(c: char) -> bool {
    c.is_alphabetic() || "-‐‑'’.()\"“”„«»®,\u{0301}\u{200c}".contains(c)
}

/// Whether a text is what may stand behind a name: `Jr.`, `MD`.
pub(crate) fn is_suffix(text: &str) -> bool {
    SUFFIXES.is(text)
}

/// A name without the full stop behind it: `Jane Doe.`, not `John Roe Jr.`
pub(super) fn unstopped(line: &str) -> &str {
    let Some(name) = line.strip_suffix('.').filter(|name| !name.contains('.')) else { return line };
    let words = name.split(' ').count();
    let is_last = |word: &str| word.chars().count() >= SHORTEST_LAST && !SUFFIXES.is(word);
    let is_name =
        (2..=MOST_STOPPED).contains(&words) && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    if is_name && name.rsplit(' ').next().is_some_and(is_last) { name } else { line }
}

/// Whether a word ends as the last of a sentence does: `Monday.`, not `Jr.` or `J.R.R.`
fn ends_sentence(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('.') else { return false };
    !stem.contains('.') && stem.chars().count() > LONGEST_ABBREVIATION
}

pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
