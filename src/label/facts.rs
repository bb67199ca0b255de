//! What rules ask of the text of a block, each found when first asked for: rules run before the third pass and behind it.

use std::cell::{Cell, OnceCell};

use foldhash::HashSet;
use memchr::memmem::Finder;

use crate::annotate::each_stem;
use crate::news::calls::is_reader_call;
use crate::news::{byline, credit, date};
use crate::page::{Field, Page};

use super::wording::{has_word, hash, is_glued, words};

/// At most so many authors are looked for in a line.
const MOST_AUTHORS: usize = 100;

/// A person is called by so many names at most: `María José García López de la Cruz`.
const MOST_NAMES: usize = 5;

/// So many searches for a word take less than to list all words; a page made to ask for more is not searched each time.
const MOST_SEARCHES: usize = 50;

/// A word takes so many bytes at least, in most texts, with the space behind it.
const WORD_BYTES: usize = 5;

/// The facts of a page.
pub(super) struct Facts<'p> {
    page: &'p Page,
    lines: Vec<Line>,
    authors: OnceCell<Vec<String>>,
    /// How many words were looked for.
    searches: Cell<usize>,
    /// The words that begin in lower case, as hashes.
    lower: OnceCell<HashSet<u64>>,
}

/// What was asked of a block, with its answer.
#[derive(Clone, Default)]
struct Line {
    opens_byline: OnceCell<bool>,
    /// Whom it names as a byline.
    byline: OnceCell<Option<Vec<String>>>,
    is_caption: OnceCell<bool>,
    is_credit: OnceCell<bool>,
    ends_in_credit: OnceCell<bool>,
    ends_in_brackets: OnceCell<bool>,
    ends_in_source: OnceCell<bool>,
    ends_signed: OnceCell<bool>,
    is_button: OnceCell<bool>,
    is_reader_call: OnceCell<bool>,
    is_dated: OnceCell<bool>,
    is_made_of_dates: OnceCell<bool>,
    /// The stems of its words, as hashes.
    stems: OnceCell<Vec<u64>>,
}

impl<'p> Facts<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        let lines = vec![Line::default(); page.blocks.len()];
        Self { page, lines, authors: OnceCell::new(), searches: Cell::new(0), lower: OnceCell::new() }
    }

    fn text(&self, at: usize) -> &'p str {
        self.page.text_of(&self.page.blocks[at])
    }

    /// Whether a block opens as a byline does, and names somebody.
    pub(super) fn opens_byline(&self, at: usize) -> bool {
        *self.lines[at].opens_byline.get_or_init(|| byline::opens_byline(self.text(at)))
    }

    /// Whom a block names, if it has the form of a byline.
    pub(super) fn byline(&self, at: usize) -> Option<&[String]> {
        let names = |text| Some(byline::parse(text)?.authors.into_iter().map(|author| author.name).collect());
        self.lines[at].byline.get_or_init(|| names(self.text(at))).as_deref()
    }

    /// Whether a block has the form of a byline below the line above it.
    pub(super) fn is_byline_below(&self, at: usize) -> bool {
        let above = at.checked_sub(1).map(|above| self.text(above));
        above.is_some_and(|above| byline::parse_below(above, self.text(at)).is_some())
    }

    /// Whether a block has the form of a byline, and one of those whom it would name is no name: `Key Takeaways`.
    pub(super) fn names_things(&self, at: usize) -> bool {
        self.byline(at).is_some_and(|names| names.iter().any(|name| self.are_words(name)))
    }

    /// Whether no word of those whom a block names stands in lower case elsewhere on the page.
    pub(super) fn names_surely(&self, at: usize) -> bool {
        let is_word = |name: &String| words(name).any(|word| self.has_word(&word.to_lowercase()));
        self.byline(at).is_some_and(|names| !names.iter().any(is_word))
    }

    /// Whether a block is a name and nothing else, and no word of it stands in lower case elsewhere on the page.
    pub(super) fn is_surely_name(&self, at: usize) -> bool {
        byline::is_name(self.text(at)) && self.names_surely(at)
    }

    /// Whether a name has more words than names have, or some that run together, as buttons do, or most of its capitalised words stand
    /// in lower case elsewhere on the page.
    fn are_words(&self, name: &str) -> bool {
        if is_glued(name) {
            return true;
        }
        let capitals = || words(name).filter(|word| word.starts_with(char::is_uppercase));
        let count = capitals().count();
        if count == 0 {
            return name.contains(char::is_lowercase);
        }
        // Each word that is looked for takes a search of the page: none is where it is settled.
        let mut unknown = 0;
        let mut is_name = || {
            capitals().any(|word| {
                unknown += usize::from(!self.has_word(&word.to_lowercase()));
                2 * unknown >= count
            })
        };
        (count > MOST_NAMES || !is_name()) && !byline::is_house_line(name)
    }

    /// Whether a word stands on the page, and begins in lower case.
    fn has_word(&self, word: &str) -> bool {
        if self.searches.replace(self.searches.get() + 1) >= MOST_SEARCHES {
            return self.lower().contains(&hash(word.as_bytes()));
        }
        let finder = Finder::new(word);
        let mut texts = self.page.blocks.iter().map(|block| self.page.text_of(block));
        word.starts_with(char::is_lowercase) && texts.any(|text| has_word(text, &finder))
    }

    fn lower(&self) -> &HashSet<u64> {
        self.lower.get_or_init(|| {
            let all = self.page.blocks.iter().flat_map(|block| words(self.page.text_of(block)));
            all.filter(|word| word.starts_with(char::is_lowercase)).map(|word| hash(word.as_bytes())).collect()
        })
    }

    /// Whether a block has the form of a caption, or the line above it in a text says that it is one.
    pub(super) fn is_caption(&self, at: usize) -> bool {
        let above = || at.checked_sub(1).map(|above| self.text(above));
        let is_named = || self.page.is_bare() && above().is_some_and(credit::names_caption);
        *self.lines[at].is_caption.get_or_init(|| credit::is_caption(self.text(at)) || is_named())
    }

    /// Whether a block is a credit and nothing else.
    pub(super) fn is_credit(&self, at: usize) -> bool {
        *self.lines[at].is_credit.get_or_init(|| credit::is_credit(self.text(at)))
    }

    /// Whether a credit stands behind other text in a block.
    pub(super) fn ends_in_credit(&self, at: usize) -> bool {
        let ends = || matches!(credit::split(self.text(at)), (text, Some(_)) if !text.is_empty());
        *self.lines[at].ends_in_credit.get_or_init(ends)
    }

    /// Whether a block ends in whose picture it is, in brackets.
    pub(super) fn ends_in_brackets(&self, at: usize) -> bool {
        *self.lines[at].ends_in_brackets.get_or_init(|| credit::ends_in_brackets(self.text(at)))
    }

    /// Whether a sentence stands in a block before whose picture it is.
    pub(super) fn ends_in_source(&self, at: usize) -> bool {
        *self.lines[at].ends_in_source.get_or_init(|| credit::ends_in_source(self.text(at)))
    }

    /// Whether a block has the form of a caption or of a credit, or ends in one.
    pub(super) fn tells_of_picture(&self, at: usize) -> bool {
        self.is_caption(at)
            || self.is_credit(at)
            || self.ends_in_credit(at)
            || self.ends_in_brackets(at)
            || self.ends_in_source(at)
    }

    /// Whether a bar, or a word for a picture and a colon, stands in a block between a sentence and whose picture it is.
    pub(super) fn ends_signed(&self, at: usize) -> bool {
        let signed = |text| credit::ends_behind_bar(text) || credit::ends_behind_opener(text);
        *self.lines[at].ends_signed.get_or_init(|| signed(self.text(at)))
    }

    /// Whether a block is the button beside a caption.
    pub(super) fn is_button(&self, at: usize) -> bool {
        *self.lines[at].is_button.get_or_init(|| credit::is_button(self.text(at)))
    }

    /// Whether a block says what an outlet says to its readers.
    pub(super) fn is_reader_call(&self, at: usize) -> bool {
        *self.lines[at].is_reader_call.get_or_init(|| is_reader_call(self.text(at)))
    }

    /// Whether a block holds a date.
    pub(super) fn is_dated(&self, at: usize) -> bool {
        *self.lines[at].is_dated.get_or_init(|| {
            let stamps = date::dates(self.text(at));
            stamps.published.is_some() || stamps.modified.is_some()
        })
    }

    /// Whether dates are most of a block.
    pub(super) fn is_made_of_dates(&self, at: usize) -> bool {
        *self.lines[at].is_made_of_dates.get_or_init(|| date::is_made_of_dates(self.text(at)))
    }

    /// Whether a block is a date, and no more.
    pub(super) fn is_date_alone(&self, at: usize) -> bool {
        self.is_made_of_dates(at) && date::is_alone(self.text(at))
    }

    /// The names that the page claims for its authors, without the outlet behind them.
    pub(super) fn authors(&self) -> &[String] {
        let sites = || self.page.claims_of(Field::SiteName).map(|claim| claim.value.as_str());
        let claims = || self.page.claims_of(Field::Author);
        let names = || claims().flat_map(|claim| byline::split_claim(&claim.value)).take(MOST_AUTHORS);
        let alone = |name: String| byline::without_outlet(&name, sites()).to_owned();
        self.authors.get_or_init(|| names().map(alone).collect())
    }

    /// The stems of a block's words, in their order.
    pub(super) fn stems(&self, at: usize) -> &[u64] {
        self.lines[at].stems.get_or_init(|| {
            let text = self.text(at);
            let mut stems = Vec::with_capacity(text.len() / WORD_BYTES + 1);
            each_stem(text, |stem| stems.push(stem));
            stems
        })
    }
}
