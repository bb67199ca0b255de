//! An `itemprop` value → the field that it gives.

use crate::page::Field;

/// The properties of schema.org's Article that a reader can see, or that a `<meta>` inside the article holds.
const PROPERTIES: &[(&str, Field)] = &[
    ("headline", Field::Headline),
    ("description", Field::Description),
    ("author", Field::Author),
    ("creator", Field::Author),
    ("datePublished", Field::Published),
    ("dateModified", Field::Modified),
    ("articleSection", Field::Section),
    ("keywords", Field::Topic),
    ("inLanguage", Field::Language),
    ("image", Field::Image),
    ("thumbnailUrl", Field::Image),
];

/// What an `itemprop` of these names gives; the first that is known decides.
pub(crate) fn field(itemprop: &str) -> Option<Field> {
    itemprop.split_ascii_whitespace().find_map(of_name)
}

fn of_name(name: &str) -> Option<Field> {
    let known = PROPERTIES.iter().find(|(property, _)| property.eq_ignore_ascii_case(name));
    known.map(|(_, field)| *field)
}

#[cfg(test)]
mod tests {
    use super::field;
    use crate::page::Field;

    #[test]
    fn the_first_known_name_decides() {
        assert_eq!(field("datepublished"), Some(Field::Published));
        assert_eq!(field("contributor author"), Some(Field::Author));
        assert_eq!(field("articleBody"), None);
        assert_eq!(field(" "), None);
    }
}
