//! What a credit is made of: names, agencies and a few other words.

use std::sync::LazyLock;

use crate::lexicon::{Section, has_case, is_lower, is_stop, is_unspaced, is_word_sign};
use crate::news::byline::is_person;
use crate::news::lists::{AGENCIES, AND, PARTICLES};
use crate::news::phrases::Phrases;

use super::openers::ends_of_words;

pub(super) static CREDIT_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::CreditWord));

/// No credit is longer, in bytes.
pub(super) const LONGEST_CREDIT: usize = 160;

/// A line of names without an agency is no longer, in bytes.
pub(super) const LONGEST_NAMES: usize = 60;

/// Words of a credit: two photographers and their agencies.
const MOST_WORDS: usize = 12;

/// Words in lower case that a credit behind an opener may hold: `Foto: aus dem Archiv`.
const MOST_LOWER: usize = 2;

/// Words of an office that lent a picture, and how many of them may be in lower case.
const OFFICE_WORDS: usize = 6;
const OFFICE_LOWER: usize = 4;

/// Letters of a credit in a script without capitals, where no case tells it from a sentence.
pub(super) const MOST_UNCASED: usize = 24;

/// Letters of whoever stands beside an agency, in a script that sets no spaces, if it is not known for a name.
const MOST_UNSPACED: usize = 8;

/// Words of whoever stands beside an agency, in a script without capitals.
const MOST_UNCASED_WORDS: usize = 3;

/// What parts one name from another.
const NAME_PARTERS: [char; 7] = ['/', '|', '／', ',', '،', '、', '，'];

/// Whether a line holds names and nothing else, as the line below a caption does.
pub(crate) fn is_names(text: &str) -> bool {
    let text = text.trim();
    let is_cased = text.starts_with(char::is_uppercase) && !text.ends_with(['.', '!', '?', ':']);
    text.len() <= LONGEST_NAMES && is_cased && lower_words(text, 0) == 0
}

fn is_cased(text: &str) -> bool {
    !is_uncased(text)
}

pub(super) fn is_uncased(text: &str) -> bool {
    !text.chars().any(has_case)
}

/// Names and agencies only, with an agency at one end or beside a slash.
pub(super) fn is_source(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_CREDIT + 1 {
        return false;
    }
    // Some agencies end in a stop of their own: `ELTA nuotr.`
    let text = if AGENCIES.strip_end(text).is_some() { text } else { text.trim_end_matches(['.', ')']) };
    if text.is_empty() || text.len() > LONGEST_CREDIT || text.contains(':') || lower_words(text, 0) > 0 {
        return false;
    }
    let Some((from, to)) = AGENCIES.find(text) else { return false };
    let ends = from == 0 || to == text.len() || text.contains(['/', '|']) || AGENCIES.strip_end(text).is_some();
    let beside = [text.get(..from), text.get(to..)];
    ends && beside.into_iter().flatten().all(may_be_uncased_names)
}

/// Whether what stands beside an agency may be names, as far as it has no capitals to tell them by.
fn may_be_uncased_names(text: &str) -> bool {
    let is_told = |c: char| is_stop(c) || c == '＝';
    is_cased_alone(text) || !text.contains(is_told) && text.split(NAME_PARTERS).all(may_be_uncased_name)
}

fn may_be_uncased_name(text: &str) -> bool {
    let name = text.trim_matches(|c: char| !c.is_alphanumeric() && !is_word_sign(c));
    let letters = name.chars().count();
    let is_brief = if name.contains(is_unspaced) {
        letters <= MOST_UNSPACED
    } else {
        letters <= MOST_UNCASED && name.split_whitespace().count() <= MOST_UNCASED_WORDS
    };
    is_brief || is_cased_alone(name) || is_person(name)
}

/// Whether all letters of a text are small or large.
fn is_cased_alone(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphabetic() || has_case(c))
}

/// Whether a text is a person's name of two words or more: one alone may be anything.
pub(super) fn is_full_name(text: &str) -> bool {
    let text = text.trim();
    text.contains(' ') && is_person(text)
}

/// `Supplied`, `Symbolbild`: a word that stands where the photographer would.
pub(super) fn is_stock(text: &str) -> bool {
    let text = text.trim();
    starts_upper(text) && CREDIT_WORDS.is(text.trim_end_matches('.'))
}

/// What may follow an opener: names, a few other words, no sentence.
pub(super) fn is_credit_tail(text: &str) -> bool {
    let text = text.trim();
    let is_short = !text.is_empty() && text.len() <= LONGEST_CREDIT;
    let is_named = text.contains(char::is_alphabetic) && !text.starts_with(|c: char| c.is_numeric() || c == '$');
    // `Jane Doe. EXAMPLE TIMES`
    let is_whole = || !ends_sentence(text) || is_cased(text) && lower_words(text, 0) == 0;
    is_short && is_named && is_whole() && lower_words(text, MOST_LOWER) <= MOST_LOWER
}

/// A museum, a town hall, whoever lent the picture: a few words in lower case behind a capital, and no sentence.
pub(super) fn is_office(text: &str) -> bool {
    let text = text.trim();
    let may_be = starts_upper(text) && text.split(' ').count() <= OFFICE_WORDS && !text.ends_with(is_stop);
    may_be && !ends_sentence(text) && lower_words(text, OFFICE_LOWER) <= OFFICE_LOWER
}

/// Whether a sentence ends inside the text: `the bridge. Later`, not `C. Doe`.
fn ends_sentence(text: &str) -> bool {
    let mut stops = ends_of_words(text).filter_map(|at| text.get(..at));
    text.contains('。') || stops.any(|before| before.chars().rev().take(4).filter(|c| is_lower(*c)).count() == 4)
}

/// How many words are neither capitalised nor known to stand in a credit, counted up to one more than may; one too
/// many also where the text is too long.
pub(super) fn lower_words(text: &str, most: usize) -> usize {
    let (mut rest, mut words, mut lower) = (text.trim_start(), 0, 0);
    while !rest.is_empty() {
        words += 1;
        let lists = [&AGENCIES, &CREDIT_WORDS, &PARTICLES, &AND];
        let in_lower = rest.starts_with(is_lower);
        // The name of an agency may go on in lower case: `LRT nuotr.`
        let known = if in_lower { lists.iter().find_map(|list| list.strip(rest)) } else { AGENCIES.strip(rest) };
        let end = || rest.find([' ', '/', '|']).unwrap_or(rest.len());
        let behind = known.unwrap_or_else(|| rest.get(end()..).unwrap_or_default());
        lower += usize::from(in_lower && known.is_none() && !is_domain(rest));
        if lower > most || words > MOST_WORDS {
            return most + 1;
        }
        rest = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    lower
}

/// `pexels.com`
fn is_domain(rest: &str) -> bool {
    let word = rest.split([' ', '/', '|']).next().unwrap_or_default();
    word.trim_end_matches(['.', ',']).contains('.')
}

/// `example.com/museum`, and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    text.len() <= LONGEST_NAMES && !text.contains(char::is_whitespace) && !text.ends_with('.') && is_domain(text)
}

pub(super) fn starts_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}
