//! A `<time>`, or an `<abbr>` of a microformat → what it claims of the story that it stands in: when it was published, or when it was changed.

use html5ever::local_name;

use crate::lexicon::{Section, is_unspaced, lexicon};
use crate::page::{Claim, Field, Source};

use super::attribute::AttributeName;
use super::claims::claim;
use super::microdata;
use super::tree::{NodeId, Tree};

/// The classes of microformats, `published` and `updated`, and what others make of them: `post-modified`.
const CHANGED: [&str; 2] = ["updated", "modified"];
const PUBLISHED: &str = "published";

/// The classes of hAtom, which make a time of an abbreviation.
const MARKS: [&str; 2] = ["published", "updated"];

/// What says of what a `<time>` is stands before it, in an element that it is the first of, or in that one's parent.
const LEVELS: usize = 3;

/// What stands before a `<time>` is read from so many letters on: no phrase is longer.
const LONGEST: usize = 60;

/// Whether an element is a `<time>`, or stood for one before there was such: `<abbr class="published" title="2024-04-08">`.
pub(super) fn is_time(tree: &Tree, node: NodeId) -> bool {
    let name = tree.name(node);
    let is_marked = || MARKS.iter().any(|mark| tree.has_word(node, AttributeName::Class, mark));
    name == Some(&local_name!("time")) || name == Some(&local_name!("abbr")) && is_marked()
}

/// What an element that is a time claims.
pub(super) fn of_time(tree: &Tree, node: NodeId) -> Option<Claim> {
    let name = tree.name(node)?;
    let read = if *name == local_name!("abbr") { AttributeName::Title } else { AttributeName::Datetime };
    let value = tree.attribute(node, read)?;
    let marked = tree.attribute(node, AttributeName::Itemprop).and_then(microdata::field);
    match marked {
        Some(field @ (Field::Published | Field::Modified)) => claim(field, Source::Microdata, value),
        _ if is_of_change(tree, node) => claim(Field::Modified, Source::Time, value),
        _ => claim(Field::Published, Source::Time, value),
    }
}

/// Whether its class, or else the word before it, says that a `<time>` is that of a change.
fn is_of_change(tree: &Tree, node: NodeId) -> bool {
    let class = tree.attribute(node, AttributeName::Class).unwrap_or_default();
    let words = || class.split(|c: char| !c.is_ascii_alphanumeric());
    let has = |name: &str| words().any(|word| word.eq_ignore_ascii_case(name));
    if has(PUBLISHED) {
        return false;
    }
    CHANGED.iter().any(|name| has(name)) || text_before(tree, node).is_some_and(ends_in_change)
}

/// The text right before an element.
fn text_before(tree: &Tree, node: NodeId) -> Option<&str> {
    let around = std::iter::successors(Some(node), |node| tree.parent(*node)).take(LEVELS);
    let before =
        around.flat_map(|node| std::iter::successors(tree.previous_sibling(node), |it| tree.previous_sibling(*it)));
    let texts = before.take(LEVELS).filter_map(|node| tree.text(node).or_else(|| tree.inner_text(node)));
    texts.map(str::trim).find(|text| !text.is_empty())
}

/// Whether a text ends in `Updated` or `Last updated:`.
fn ends_in_change(text: &str) -> bool {
    let from = text.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let text = text.get(from..).unwrap_or_default().to_lowercase();
    let text = text.trim_end_matches([':', '：', ' ', '\u{a0}']);
    let is_apart = |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() && !is_unspaced(c));
    let mut words = lexicon().words(Section::ModifiedOpener).iter();
    words.any(|word| text.strip_suffix(word).is_some_and(is_apart))
}

#[cfg(test)]
mod tests {
    use crate::page::{Field, Source};

    /// What the `<time>`s of a page are of, in order.
    fn fields(html: &str) -> Vec<Field> {
        let page = super::super::read(html);
        page.claims.iter().filter(|claim| claim.source == Source::Time).map(|claim| claim.field).collect()
    }

    #[test]
    fn class_and_word_tell_of_what_a_time_is() {
        let time =
            |before: &str, class: &str| format!("<p>{before}<time class='{class}' datetime='2024-04-08'>2h</time>");
        let cases = [
            ("", "", Field::Published),
            ("", "entry-date published", Field::Published),
            ("", "entry-date published updated", Field::Published),
            ("", "updated", Field::Modified),
            ("", "post-modified-date", Field::Modified),
            ("Updated ", "", Field::Modified),
            ("<b>Last updated:</b> <span>", "", Field::Modified),
            ("最后更新：", "", Field::Modified),
            ("Unupdated ", "", Field::Published),
            ("Updated. Published ", "", Field::Published),
            ("Updated ", "published", Field::Published),
        ];
        for (before, class, field) in cases {
            assert_eq!(fields(&time(before, class)), [field], "{before:?} {class:?}");
        }
    }

    #[test]
    fn an_abbreviation_of_a_microformat_is_a_time() {
        let abbr = |class: &str| {
            format!("<p>Posted at <abbr class='{class}' title='2024-04-08T10:00:00-08:00'>10:00 AM</abbr>")
        };
        let cases = [
            ("published", Field::Published),
            ("updated", Field::Modified),
            ("timeago published updated", Field::Published),
        ];
        for (class, field) in cases {
            assert_eq!(fields(&abbr(class)), [field], "{class:?}");
        }
        for class in ["", "unpublished", "date"] {
            assert_eq!(fields(&abbr(class)), [], "{class:?}");
        }
        assert_eq!(fields("<p><abbr class=published>10:00 AM</abbr>"), []);
    }
}
