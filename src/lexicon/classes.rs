//! Hints: what the words of class, id, role and itemprop values say of an element.
//!
//! A value is cut into words at everything that is no letter or digit and where `camelCase` changes case; an entry
//! matches a word or two neighbouring words written as one (`readmore` for `read-more`). `promo*` matches every word
//! that begins so.

use std::collections::HashMap;

use super::file::entries;

const FILE: &str = include_str!("classes.txt");

/// What a class or id value hints at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The body of the story: `article-body`, `entry-content`.
    Body,
    /// Weaker: `article`, `story`, `content`.
    Story,
    Headline,
    Standfirst,
    Byline,
    Date,
    Caption,
    Credit,
    Image,
    Share,
    Related,
    Comment,
    Newsletter,
    Navigation,
    Footer,
    Legal,
    Advertisement,
    Biography,
    Account,
    Player,
    Topics,
    Factbox,
    Quote,
    Sidebar,
    Hidden,
    Teaser,
    LiveBlog,
    Kicker,
}

/// Names of the sections in the file.
const NAMES: &[(&str, Hint)] = &[
    ("body", Hint::Body),
    ("story", Hint::Story),
    ("headline", Hint::Headline),
    ("standfirst", Hint::Standfirst),
    ("byline", Hint::Byline),
    ("date", Hint::Date),
    ("caption", Hint::Caption),
    ("credit", Hint::Credit),
    ("image", Hint::Image),
    ("share", Hint::Share),
    ("related", Hint::Related),
    ("comment", Hint::Comment),
    ("newsletter", Hint::Newsletter),
    ("navigation", Hint::Navigation),
    ("footer", Hint::Footer),
    ("legal", Hint::Legal),
    ("advertisement", Hint::Advertisement),
    ("biography", Hint::Biography),
    ("account", Hint::Account),
    ("player", Hint::Player),
    ("topics", Hint::Topics),
    ("factbox", Hint::Factbox),
    ("quote", Hint::Quote),
    ("sidebar", Hint::Sidebar),
    ("hidden", Hint::Hidden),
    ("teaser", Hint::Teaser),
    ("liveblog", Hint::LiveBlog),
    ("kicker", Hint::Kicker),
];

/// A set of [`Hint`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Hints(u32);

impl Hints {
    pub(crate) fn has(self, hint: Hint) -> bool {
        self.0 & (1 << hint as u32) != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The hints of both sets.
    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    fn with(self, hint: Hint) -> Self {
        Self(self.0 | 1 << hint as u32)
    }
}

/// The words of class and id values.
pub(super) struct ClassWords {
    whole: HashMap<&'static str, Hints>,
    prefixes: Vec<(&'static str, Hint)>,
}

impl ClassWords {
    pub(super) fn load() -> Self {
        let mut words = Self { whole: HashMap::new(), prefixes: Vec::new() };
        for (section, entry) in entries(FILE) {
            let Some((_, hint)) = NAMES.iter().find(|(name, _)| *name == section) else { continue };
            if let Some(prefix) = entry.strip_suffix('*') {
                words.prefixes.push((prefix, *hint));
            } else {
                let hints = words.whole.entry(entry).or_default();
                *hints = hints.with(*hint);
            }
        }
        words
    }

    pub(super) fn find(&self, value: &str) -> Hints {
        value.split_ascii_whitespace().map(|name| self.find_in_name(name)).fold(Hints::default(), Hints::or)
    }

    fn find_in_name(&self, name: &str) -> Hints {
        let words = split_name(name);
        let pairs = words.windows(2).map(|pair| pair.concat());
        let triples = words.windows(3).map(|three| three.concat());
        let singles = words.iter().map(|word| self.of_word(word));
        let joined = pairs.chain(triples).map(|word| self.of_word(&word));
        singles.chain(joined).fold(Hints::default(), Hints::or)
    }

    fn of_word(&self, word: &str) -> Hints {
        let whole = self.whole.get(word).copied().unwrap_or_default();
        let prefixed = self.prefixes.iter().filter(|(prefix, _)| word.starts_with(prefix));
        prefixed.fold(whole, |hints, (_, hint)| hints.with(*hint))
    }
}

/// `articleBody-main_2` → `article`, `body`, `main`.
fn split_name(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut previous_lower = false;
    for c in name.chars() {
        let starts_word = previous_lower && c.is_uppercase();
        if (starts_word || !c.is_alphabetic()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        previous_lower = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::split_name;

    #[test]
    fn names_are_cut_at_case_and_signs() {
        assert_eq!(split_name("articleBody-main_2"), ["article", "body", "main"]);
        assert_eq!(split_name("md:hidden"), ["md", "hidden"]);
    }
}
