//! One character reference → characters.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state>

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest name of the standard, `CounterClockwiseContourIntegral;`, has 32 bytes.
const LONGEST_NAME: usize = 32;

/// The longest names that count without a semicolon, such as `frac12`, have 6 bytes.
const LONGEST_BARE_NAME: usize = 6;

/// Where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    /// `?a=1&copy=2` is a URL.
    Attribute,
}

/// Decodes the reference whose `&` stands right before the text; gives what follows it, or `None` if it is none.
pub(super) fn decode<'t>(text: &'t str, place: Place, decoded: &mut String) -> Option<&'t str> {
    if let Some(number) = text.strip_prefix('#') {
        return numeric(number, decoded);
    }
    let letters = text.bytes().take(LONGEST_NAME).position(|byte| !byte.is_ascii_alphanumeric());
    let letters = letters.unwrap_or(text.len().min(LONGEST_NAME));
    let has_end = text.as_bytes().get(letters) == Some(&b';');
    let whole = has_end.then(|| named(text, letters + 1, decoded)).flatten();
    whole.or_else(|| bare(text, letters, place, decoded))
}

/// Decodes the longest beginning of the text that is a name without a semicolon.
fn bare<'t>(text: &'t str, letters: usize, place: Place, decoded: &mut String) -> Option<&'t str> {
    let mut lengths = (1..=letters.min(LONGEST_BARE_NAME)).rev();
    let length = lengths.find(|length| text.get(..*length).is_some_and(|name| characters(name).is_some()))?;
    let next = text.as_bytes().get(length);
    let runs_on = next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric());
    if place == Place::Attribute && runs_on {
        return None;
    }
    named(text, length, decoded)
}

/// Decodes the name that the first bytes of the text are; gives what follows.
fn named<'t>(text: &'t str, length: usize, decoded: &mut String) -> Option<&'t str> {
    let (name, rest) = text.split_at_checked(length)?;
    let codes = characters(name)?.into_iter().filter(|code| *code != 0);
    decoded.extend(codes.filter_map(char::from_u32));
    Some(rest)
}

/// What a name stands for: one character, or two.
fn characters(name: &str) -> Option<[u32; 2]> {
    // The table also holds every beginning of a name, with zeros.
    NAMED_ENTITIES.get(name).filter(|(first, _)| *first != 0).map(|(first, second)| [*first, *second])
}

fn numeric<'t>(number: &'t str, decoded: &mut String) -> Option<&'t str> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let (digits, rest) = digits.split_at_checked(length).filter(|(digits, _)| !digits.is_empty())?;
    let values = digits.chars().filter_map(|digit| digit.to_digit(radix));
    let code = values.fold(0_u32, |code, value| code.saturating_mul(radix).saturating_add(value));
    decoded.push(character(code));
    Some(rest.strip_prefix(';').unwrap_or(rest))
}

/// The character that a number stands for; those of the C1 range mean windows-1252.
fn character(code: u32) -> char {
    let in_c1 = code.checked_sub(0x80).and_then(|at| *C1_REPLACEMENTS.get(usize::try_from(at).ok()?)?);
    let replaced = in_c1.or_else(|| char::from_u32(code)).filter(|c| *c != '\0');
    replaced.unwrap_or(char::REPLACEMENT_CHARACTER)
}
