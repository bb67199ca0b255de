//! Paragraphs torn at their links, as programs leave them that put each piece of a page's text on a line of its own: what follows a
//! link then begins with a comma, or in the middle of a sentence.

use std::borrow::Cow;

use memchr::memmem;

use crate::lexicon::is_stop;

/// What begins the line behind a link, and no other.
const OPENINGS: [&str; 4] = ["\n, ", "\n. ", "\n; ", "\n’s "];

/// A page is torn if so many lines begin so.
const FEWEST: usize = 2;

/// The line before a link is no shorter, in bytes: menus have lines in lower case, too.
const FEWEST_BYTES: usize = 30;

/// The words of a link are no longer, in bytes.
const LONGEST_LINK: usize = 120;

/// The text with its torn paragraphs whole.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    let openings = OPENINGS.iter().map(|opening| memmem::find_iter(text.as_bytes(), opening).take(FEWEST).count());
    if openings.sum::<usize>() < FEWEST {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut mended = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).and_then(|at| lines.get(at)).copied();
        let is_torn = goes_on(line) && before(1).is_some_and(is_open)
            || lines.get(at + 1).is_some_and(|next| goes_on(next)) && is_link(line) && before(1).is_some_and(is_begun);
        match before(1) {
            None => {}
            Some(_) if !is_torn => mended.push('\n'),
            Some(_) if line.starts_with(|c: char| c.is_ascii_punctuation() || c == '’') => {}
            Some(_) => mended.push(' '),
        }
        mended.push_str(if is_torn { line.trim() } else { line });
    }
    Cow::Owned(mended)
}

/// Whether a line is the rest of a sentence.
fn goes_on(line: &str) -> bool {
    let is_sign = [", ", ". ", "; ", "’s "].iter().any(|sign| line.starts_with(sign)) || matches!(line, "," | ".");
    let is_long = || line.len() >= FEWEST_BYTES || line.trim_end().ends_with(is_stop);
    is_sign || line.starts_with(char::is_lowercase) && is_long()
}

/// Whether a line may be what stands before the rest of a sentence: the words of a link, or the sentence's beginning.
fn is_open(line: &str) -> bool {
    is_link(line) || is_begun(line)
}

fn is_begun(line: &str) -> bool {
    line.len() >= FEWEST_BYTES && !line.trim_end().ends_with(|c: char| is_stop(c) || c == ':')
}

fn is_link(line: &str) -> bool {
    !line.trim().is_empty() && line.len() <= LONGEST_LINK && !line.trim_end().ends_with(is_stop)
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn torn_paragraphs_are_whole_again() {
        let text = "home\nnews\nThe old bridge was built by a company from\nElmtown\n, which no longer exists, and named by the\n\
            town council\n. Drivers had waited since dawn on both sides of the river Elm to be the first across.\nBy Ann Ware";
        assert_eq!(
            mend(text),
            "home\nnews\nThe old bridge was built by a company from Elmtown, which no longer exists, and named by the town \
             council. Drivers had waited since dawn on both sides of the river Elm to be the first across.\nBy Ann Ware"
        );
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["The bridge is open,\nthe river wide.\n\nno ferry runs", "a\n, b\n\nc"] {
            assert_eq!(mend(text), text);
        }
    }
}
