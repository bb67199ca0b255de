//! Paragraphs torn at their links, as programs leave them that put each piece of a page's text on a line of its own: what follows a
//! link then begins with a comma, or in the middle of a sentence.

use std::borrow::Cow;

use memchr::memmem;

use crate::lexicon::{is_stop, without_closers};

/// What begins the line behind a link, and no other, or is all of it.
const OPENINGS: [&str; 6] = ["\n, ", "\n. ", "\n; ", "\n’s ", "\n,\n", "\n.\n"];

/// A page is torn at so many places.
const FEWEST: usize = 2;

/// The line before a link is no shorter, in bytes: menus have lines in lower case, too.
const FEWEST_BYTES: usize = 30;

/// The words of a link are no longer, in bytes.
const LONGEST_LINK: usize = 120;

/// A link is shorter than the line before it in this proportion, where only what follows tells it from a line that a margin ended.
const SHORTER: (usize, usize) = (3, 4);

/// The text with its torn paragraphs whole.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    if !is_torn(text) {
        return Cow::Borrowed(text);
    }
    let is_dense = is_dense(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut mended = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).and_then(|at| lines.get(at)).copied();
        let is_torn = goes_on(line) && before(1).is_some_and(is_open)
            || lines.get(at + 1).is_some_and(|next| goes_on(next)) && is_link(line) && before(1).is_some_and(is_begun)
            || is_dense && !line.trim().is_empty() && before(1).is_some_and(ends_in_comma);
        match before(1) {
            None => {}
            Some(_) if !is_torn => mended.push('\n'),
            Some(_) if closes_word(line) => {}
            Some(_) => mended.push(' '),
        }
        mended.push_str(if is_torn { line.trim() } else { line });
    }
    Cow::Owned(mended)
}

/// Whether a line begins with a sign that no space stands before.
fn closes_word(line: &str) -> bool {
    line.starts_with([',', '.', ';', ':', '!', '?', ')', ']', '’']) || line.starts_with("'s ")
}

/// Whether enough places of a text show that it was torn at its links.
fn is_torn(text: &str) -> bool {
    let openings = OPENINGS.iter().map(|opening| memmem::find_iter(text.as_bytes(), opening).take(FEWEST).count());
    let openings: usize = openings.sum();
    openings >= FEWEST || is_dense(text) && openings + torn_sentences(text).take(FEWEST).count() >= FEWEST
}

/// Whether nothing is set apart by blank lines, as where a program gives each piece of text a line: elsewhere a line that ends within
/// a sentence may be an item of a list.
fn is_dense(text: &str) -> bool {
    text.trim().lines().all(|line| !line.trim().is_empty())
}

/// The links that stand on a line of their own within a sentence.
fn torn_sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut before = ["", ""];
    text.split('\n').filter_map(move |line| {
        let [begun, link] = before;
        before = [link, line];
        let is_short = link.len() * SHORTER.1 <= begun.len() * SHORTER.0;
        // What begins with a sign was counted.
        let goes_on = line.starts_with(char::is_lowercase) && goes_on(line);
        (is_short && goes_on && is_link(link) && is_begun(begun)).then_some(link)
    })
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

/// Whether a line that may be a sentence's beginning ends in a comma: no paragraph does.
fn ends_in_comma(line: &str) -> bool {
    is_begun(line) && without_closers(line.trim_end()).ends_with(',')
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
    fn links_in_the_middle_of_sentences_show_it_too() {
        let text = "News\nThe old bridge draws its stones from a quarry in the\nUpper Elm Basin\nand was closed for two years.\n\
            “I won’t lie, there were people who called it the mayor’s folly,”\nElm Council Mayor Jane Doe said.\n\
            A ferry ran until it was found to be cheaper to\nbuild a new pier\n.\nSix towns have asked for the drawings.";
        assert_eq!(
            mend(text),
            "News\nThe old bridge draws its stones from a quarry in the Upper Elm Basin and was closed for two years.\n\
             “I won’t lie, there were people who called it the mayor’s folly,” Elm Council Mayor Jane Doe said.\n\
             A ferry ran until it was found to be cheaper to build a new pier.\nSix towns have asked for the drawings."
        );
        let wrapped = "The old bridge draws its stones from a quarry in the upper\nvalley of the Elm, and was closed for two years\n\
            while a new pier was being built of them.\n";
        assert_eq!(mend(wrapped), wrapped);
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "The old bridge was built by a mason from\nElmtown\n, who died, and paid\nby the town",
            "The bridge is open,\nthe river wide.\n\nno ferry runs",
            "a\n, b\n\nc",
        ] {
            assert_eq!(mend(text), text);
        }
    }
}
