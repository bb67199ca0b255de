//! Hints: what the words of class, id, role and itemprop values say of an element.
//!
//! A value is cut into words at everything that is no letter, and where `camelCase` changes case. An entry matches a
//! word, or two or three neighbouring words written as one (`readmore` for `read-more`). `promo*` matches every word
//! that begins so. A word of the section `silence` mutes what follows it in its name: `has-sidebar` is no sidebar.

use std::collections::{HashMap, HashSet};

use super::bound::head;
use super::file::entries;

pub(super) const FILE: &str = include_str!("classes.txt");

/// The section of words that mute the rest of a name.
const SILENCERS: &str = "silence";

/// The bytes of a value that are read; longer ones are lists of utility classes.
const LONGEST: usize = 1000;

/// So many neighbouring words may make one entry.
const MOST_JOINED: usize = 3;

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
pub(crate) const NAMES: &[(&str, Hint)] = &[
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
    pub(crate) fn with(self, hint: Hint) -> Self {
        Self(self.0 | 1 << hint as u32)
    }

    #[must_use]
    pub(crate) fn without(self, hint: Hint) -> Self {
        Self(self.0 & !(1 << hint as u32))
    }
}

/// The words of class and id values.
pub(super) struct ClassWords {
    whole: HashMap<&'static str, Hints>,
    /// Sorted, so that those of one initial stand together.
    prefixes: Vec<(&'static str, Hint)>,
    silencers: HashSet<&'static str>,
}

impl ClassWords {
    pub(super) fn load() -> Self {
        let mut words = Self { whole: HashMap::new(), prefixes: Vec::new(), silencers: HashSet::new() };
        for (section, entry) in entries(FILE) {
            words.add(section, entry);
        }
        words.prefixes.sort_unstable_by_key(|(prefix, _)| *prefix);
        words
    }

    fn add(&mut self, section: &str, entry: &'static str) {
        let hint = NAMES.iter().find(|(name, _)| *name == section).map(|(_, hint)| *hint);
        match (hint, entry.strip_suffix('*')) {
            (Some(hint), Some(prefix)) => self.prefixes.push((prefix, hint)),
            (Some(hint), None) => {
                let hints = self.whole.entry(entry).or_default();
                *hints = hints.with(hint);
            }
            (None, _) if section == SILENCERS => {
                self.silencers.insert(entry);
            }
            (None, _) => {}
        }
    }

    pub(super) fn find(&self, value: &str) -> Hints {
        let mut name = Name::default();
        let names = head(value, LONGEST).split_ascii_whitespace();
        names.fold(Hints::default(), |hints, value| {
            name.read(value);
            hints.or(self.of_name(&name))
        })
    }

    fn of_name(&self, name: &Name) -> Hints {
        let mut hints = Hints::default();
        for first in 0..name.starts.len() {
            for count in 1..=MOST_JOINED {
                hints = hints.or(name.words(first, count).map_or(Hints::default(), |word| self.of_word(word)));
            }
            if name.words(first, 1).is_some_and(|word| self.silencers.contains(word)) {
                break;
            }
        }
        hints
    }

    fn of_word(&self, word: &str) -> Hints {
        let whole = self.whole.get(word).copied().unwrap_or_default();
        let initial = word.as_bytes().first();
        let from = self.prefixes.partition_point(|(prefix, _)| prefix.as_bytes().first() < initial);
        let alike = self.prefixes.iter().skip(from).take_while(|(prefix, _)| prefix.as_bytes().first() == initial);
        let fitting = alike.filter(|(prefix, _)| word.starts_with(prefix));
        fitting.fold(whole, |hints, (_, hint)| hints.with(*hint))
    }
}

/// One class name, cut into words: `articleBody-main_2` → `article`, `body`, `main`.
#[derive(Default)]
struct Name {
    /// The words without anything between them, in lower case.
    letters: String,
    /// Where each word begins.
    starts: Vec<usize>,
}

impl Name {
    /// Takes the place of what was read before.
    fn read(&mut self, name: &str) {
        self.letters.clear();
        self.starts.clear();
        let mut previous: Option<char> = None;
        for c in name.chars() {
            if c.is_alphabetic() {
                let inside = previous.is_some_and(|p| p.is_alphabetic() && (!p.is_lowercase() || !c.is_uppercase()));
                if !inside {
                    self.starts.push(self.letters.len());
                }
                self.letters.extend(c.to_lowercase());
            }
            previous = Some(c);
        }
    }

    /// So many words from one on, written as one; none where there are fewer.
    fn words(&self, first: usize, count: usize) -> Option<&str> {
        let start = *self.starts.get(first)?;
        let behind = first + count;
        let end = if behind == self.starts.len() { self.letters.len() } else { *self.starts.get(behind)? };
        self.letters.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    fn split(name: &str) -> Vec<String> {
        let mut read = Name::default();
        read.read(name);
        (0..read.starts.len()).filter_map(|at| read.words(at, 1)).map(str::to_owned).collect()
    }

    #[test]
    fn names_are_cut_at_case_digits_and_signs() {
        assert_eq!(split("articleBody-main_2"), ["article", "body", "main"]);
        assert_eq!(split("md:hidden"), ["md", "hidden"]);
        assert_eq!(split("col6text"), ["col", "text"]);
        assert_eq!(split("--"), [""; 0]);
    }

    #[test]
    fn neighbours_are_read_as_one() {
        let mut name = Name::default();
        name.read("story__read-more");
        assert_eq!(name.words(1, 2), Some("readmore"));
        assert_eq!(name.words(0, 3), Some("storyreadmore"));
        assert_eq!(name.words(2, 2), None);
    }
}
