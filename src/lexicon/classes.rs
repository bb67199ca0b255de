//! Hints: what the words of class, id, role and itemprop values say of an element.
//!
//! A value is cut into words at everything that is no letter, and where `camelCase` changes case. An entry matches a
//! word, or two or three neighbouring words written as one (`readmore` for `read-more`), of four letters or more. `promo*` matches every word
//! that begins so. A word of the section `silence` mutes what follows its first word in its name: `has-sidebar` is no sidebar, and
//! by `nodepromoted` what is `node--promoted` no promotion.

use super::bound::head;
use super::branches::{Branches, Growing, Node, ROOT};
use super::file::entries;

pub(super) const FILE: &str = include_str!("classes.txt");

/// The section of words that mute the rest of a name.
const SILENCERS: &str = "silence";

/// The section of names that hide something from paper or small screens alone, or until it moves into view.
const SHOWN: &str = "shown";

/// The bytes of a value that are read; longer ones are lists of utility classes.
const LONGEST: usize = 1000;

/// So many neighbouring words may make one entry.
const MOST_JOINED: usize = 3;

/// Words written as one have so many letters at least: in `__A1dXq`, which a program made, is no `ad`.
const JOINED_LETTERS: usize = 4;

/// So many letters behind a digit are no word; nor are they where a name has so many words and none is longer.
const SCRAP_LETTERS: usize = 2;
const SCRAPS: usize = 3;
/// Such a name has no more letters.
const SCRAMBLED_LETTERS: usize = 12;

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
    /// `crosshead`, `zwischentitel`: no measure, as it makes a heading of what it names.
    Subheading,
    /// `key-points`, `takeaways`: no measure either, as a rule tells what stands in such a box.
    KeyPoints,
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

/// Sections whose hints are no measures.
pub(super) const UNMEASURED: &[(&str, Hint)] = &[("subheading", Hint::Subheading), ("keypoints", Hint::KeyPoints)];

/// The hint that the words of a section give.
pub(super) fn hint_of(section: &str) -> Option<Hint> {
    let mut named = NAMES.iter().chain(UNMEASURED).filter(|(name, _)| *name == section);
    named.next().map(|(_, hint)| *hint)
}

/// A set of [`Hint`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Hints(u32);

impl Hints {
    pub(crate) fn has(self, hint: Hint) -> bool {
        self.0 & (1 << hint as u32) != 0
    }

    /// The places in [`NAMES`] of those of its hints that stand there.
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        let measured = UNMEASURED.iter().fold(self, |hints, (_, hint)| hints.without(*hint)).0;
        let rest = std::iter::successors(Some(measured), |rest| Some(rest & rest.wrapping_sub(1)));
        rest.take_while(|rest| *rest != 0).map(|rest| rest.trailing_zeros() as usize)
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
pub(super) struct ClassWords(Branches<Entry>);

/// What a word of the file says, once a walk along a name's letters comes to its end.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Entry {
    /// Of a word that ends there.
    whole: Hints,
    /// Of every word that begins so.
    begins: Hints,
    /// Whether the rest of the name is muted.
    silences: bool,
    /// Whether it hides what it names from some readers only, or for a time, and mutes the rest of the name: `hidden-print`.
    shows: bool,
}

impl Entry {
    /// Adds what a word of a section says, a whole one or all that begin so.
    fn add(&mut self, section: &str, word: &str) {
        match hint_of(section) {
            Some(hint) if word.ends_with('*') => self.begins = self.begins.with(hint),
            Some(hint) => self.whole = self.whole.with(hint),
            None if section == SHOWN => self.shows = true,
            None => self.silences |= section == SILENCERS,
        }
    }

    /// With what all words hint at that begin as another.
    fn begun(self, by: &Self) -> Self {
        Self { whole: self.whole.or(by.begins), ..self }
    }
}

impl ClassWords {
    pub(super) fn load() -> Self {
        let mut words: Growing<Entry> = Growing::of_letters(entries(FILE).map(|(_, entry)| entry));
        for (section, entry) in entries(FILE) {
            words.entry(entry.trim_end_matches('*')).add(section, entry);
        }
        // What a word says that begins so is said of all longer ones: a walk looks at the place alone where it ends.
        words.inherit(|shorter, longer| longer.begins = longer.begins.or(shorter.begins));
        Self(words.grown())
    }

    pub(super) fn find(&self, value: &str) -> Hints {
        let names = head(value, LONGEST);
        if names.is_ascii() { self.of_names(names.as_bytes()) } else { self.of_names(spelled(names).as_bytes()) }
    }

    /// Nearly all names are ASCII, and every distinct value on a page is read: byte by byte, by tables.
    fn of_names(&self, names: &[u8]) -> Hints {
        let mut hints = Hints::default();
        let (mut before, mut is_muted) = (Case::GAP, false);
        for (at, byte) in names.iter().enumerate() {
            let case = CASES[usize::from(*byte)];
            if case == Case::GAP {
                is_muted = false;
            } else if case.begins_word(before) && !is_muted {
                let found = self.of_words(names.get(at..).unwrap_or_default());
                let whole = if found.shows { found.whole.without(Hint::Hidden) } else { found.whole };
                if whole != Hints::default() && !is_scrap(names, at) {
                    hints = hints.or(whole);
                }
                is_muted = found.silences || found.shows;
            }
            before = case;
        }
        hints
    }

    /// What the first word hints at, by itself and written as one with those behind it in its name.
    fn of_words(&self, rest: &[u8]) -> Entry {
        let mut found = Entry::default();
        let (mut node, mut words, mut letters, mut before) = (ROOT, 0, 0, Case::NO_LETTER);
        for byte in rest {
            let case = CASES[usize::from(*byte)];
            if case.is_letter() {
                if case.begins_word(before) {
                    self.end_word(node, (words, letters), &mut found);
                    words += 1;
                    if words > MOST_JOINED {
                        break;
                    }
                }
                let Some(next) = self.0.step(node, *byte) else { return found.begun(self.0.end(node)) };
                node = next;
                letters += 1;
            } else if case == Case::GAP {
                break;
            }
            before = case;
        }
        if words <= MOST_JOINED {
            self.end_word(node, (words, letters), &mut found);
        }
        found.begun(self.0.end(node))
    }

    fn end_word(&self, node: Node, (words, letters): (usize, usize), found: &mut Entry) {
        if words > 1 && letters < JOINED_LETTERS {
            return;
        }
        let entry = self.0.end(node);
        found.whole = found.whole.or(entry.whole);
        found.shows |= entry.shows;
        found.silences |= entry.silences;
    }
}

/// Whether two letters are a scrap of what a program made: behind a digit or a single letter, or among others like them. In
/// `f98b1ad2`, `kAdXq` and `bkQpAd` is no `ad`.
fn is_scrap(names: &[u8], at: usize) -> bool {
    let (before, rest) = names.split_at_checked(at).unwrap_or_default();
    let is_behind = match before {
        [.., last] if last.is_ascii_digit() => true,
        [.., first, last] if case_of(*last).is_letter() => !case_of(*first).is_letter(),
        [last] => case_of(*last).is_letter(),
        _ => false,
    };
    word_length(rest) <= SCRAP_LETTERS && (is_behind || is_scrambled(before, rest))
}

/// Whether a name is cut by its cases into short words alone, three of them or more; programs make no long ones.
fn is_scrambled(before: &[u8], rest: &[u8]) -> bool {
    let is_inside = |byte: &&u8| case_of(**byte).is_letter();
    let letters_before = before.iter().rev().take(SCRAMBLED_LETTERS).take_while(is_inside).count();
    let letters_behind = rest.iter().take(SCRAMBLED_LETTERS).take_while(is_inside).count();
    let head = before.get(before.len() - letters_before..).unwrap_or_default().iter();
    let name = head.chain(rest.iter().take(letters_behind)).map(|byte| case_of(*byte));
    let (mut words, mut letters, mut last) = (0, 0, Case::GAP);
    for case in name {
        let begins = case.begins_word(last);
        words += usize::from(begins);
        letters = if begins { 1 } else { letters + 1 };
        if letters > SCRAP_LETTERS {
            return false;
        }
        last = case;
    }
    words >= SCRAPS && letters_before + letters_behind <= SCRAMBLED_LETTERS
}

/// How many letters the first word has.
fn word_length(letters: &[u8]) -> usize {
    let pairs = letters.windows(2).map(|pair| (case_of(pair[0]), case_of(pair[1])));
    1 + pairs.take_while(|(first, next)| next.is_letter() && !next.begins_word(*first)).count()
}

fn case_of(byte: u8) -> Case {
    CASES[usize::from(byte)]
}

/// Names in lower case, their words set apart: `ÜberSchrift` → `-über-schrift`.
fn spelled(names: &str) -> String {
    let mut spelled = String::with_capacity(names.len() + 1);
    let mut before = Case::GAP;
    for c in names.chars() {
        let case = Case::of(c);
        if case.begins_word(before) {
            spelled.push('-');
        }
        if case.is_letter() {
            spelled.extend(c.to_lowercase());
        } else if case == Case::GAP {
            spelled.push(' ');
        }
        before = case;
    }
    spelled
}

/// What tells where a name's words begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Case {
    is: u8,
    /// What stands before it where it begins a word: `articleBody-main_2` is `article`, `body`, `main`.
    begins_behind: u8,
}

impl Case {
    /// White space: another name follows.
    const GAP: Self = Self { is: 1, begins_behind: 0 };
    const NO_LETTER: Self = Self { is: 2, begins_behind: 0 };
    const SMALL: Self = Self { is: 4, begins_behind: Self::GAP.is | Self::NO_LETTER.is };
    const CAPITAL: Self = Self { is: 8, begins_behind: Self::SMALL.begins_behind | Self::SMALL.is };
    /// A letter of a script without cases.
    const NEITHER: Self = Self { is: 16, begins_behind: Self::SMALL.begins_behind };

    fn of(c: char) -> Self {
        match c {
            '\0'..='\x7f' => u8::try_from(c).map_or(Self::NO_LETTER, |byte| CASES[usize::from(byte)]),
            _ if !c.is_alphabetic() => Self::NO_LETTER,
            _ if c.is_lowercase() => Self::SMALL,
            _ if c.is_uppercase() => Self::CAPITAL,
            _ => Self::NEITHER,
        }
    }

    fn is_letter(self) -> bool {
        self.begins_behind != 0
    }

    fn begins_word(self, before: Self) -> bool {
        self.begins_behind & before.is != 0
    }
}

/// The case of each byte of a name that is ASCII, or spelled out.
static CASES: [Case; 256] = {
    let mut cases = [Case::NEITHER; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        cases[byte as usize] = match byte {
            b'a'..=b'z' => Case::SMALL,
            b'A'..=b'Z' => Case::CAPITAL,
            b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' => Case::GAP,
            _ => Case::NO_LETTER,
        };
        byte += 1;
    }
    cases
};

#[cfg(test)]
mod tests {
    use super::{ClassWords, Hint, spelled};

    #[test]
    fn names_are_cut_at_case_digits_and_signs() {
        assert_eq!(spelled("articleBody-main_2"), "-article-body-main");
        assert_eq!(spelled("md:hidden"), "-md-hidden");
        assert_eq!(spelled("col6text"), "-col-text");
        assert_eq!(spelled("ÜberSchrift·文字"), "-über-schrift-文字");
        assert_eq!(spelled("--"), "");
        assert_eq!(spelled("größe md"), "-größe -md");
    }

    #[test]
    fn scraps_of_what_a_program_made_are_no_words() {
        let words = ClassWords::load();
        for (name, is_ad) in [
            ("sc-f98b1ad2-0", false),
            ("kAdXq", false),
            ("bkQpAd", false),
            ("sc-bkQpAd", false),
            ("myAd", true),
            ("topAdBox", true),
            ("1ad", false),
            ("ad-slot", true),
            ("topAd", true),
            ("ad300x250", true),
            ("x-ad", true),
            ("col2advert", true),
        ] {
            assert_eq!(words.find(name).has(Hint::Advertisement), is_ad, "{name}");
        }
    }

    #[test]
    fn neighbours_are_read_as_one() {
        let words = ClassWords::load();
        for (name, is_body) in [
            ("article-body-text", true),
            ("x_articleBody2", true),
            ("ArticleBodyContent", true),
            ("größe-ArticleBody", true),
            ("article-b-o-dy", false),
            ("article-bod", false),
            ("articlebödy", false),
        ] {
            assert_eq!(words.find(name).has(Hint::Body), is_body, "{name}");
            assert_eq!(words.find(&spelled(name)).has(Hint::Body), is_body, "{name}");
        }
        assert!(words.find("Überschrift").has(Hint::Headline));
    }
}
