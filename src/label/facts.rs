//! What rules ask of the text of a block, each found when first asked for: rules run before the third pass and behind it.

use std::cell::OnceCell;

use foldhash::HashSet;

use crate::annotate::each_stem;
use crate::news::{byline, credit, date};
use crate::page::{Field, Page};

use super::wording::{hash, words};

/// At most so many authors are looked for in a line.
const MOST_AUTHORS: usize = 100;

/// The facts of a page.
pub(super) struct Facts<'p> {
    page: &'p Page,
    lines: Vec<Line>,
    stems: OnceCell<Stems>,
    authors: OnceCell<Vec<String>>,
    /// The words that begin in lower case, as hashes.
    lower: OnceCell<HashSet<u64>>,
}

/// What was asked of a block, with its answer.
#[derive(Clone, Default)]
struct Line {
    opens_byline: OnceCell<bool>,
    is_byline: OnceCell<bool>,
    is_caption: OnceCell<bool>,
    is_credit: OnceCell<bool>,
    ends_in_credit: OnceCell<bool>,
    is_dated: OnceCell<bool>,
    is_made_of_dates: OnceCell<bool>,
}

/// The stems of all words of a page, as hashes.
#[derive(Default)]
pub(super) struct Stems {
    all: Vec<u64>,
    /// Where those of each block end.
    ends: Vec<usize>,
}

impl<'p> Facts<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        Self {
            page,
            lines: vec![Line::default(); page.blocks.len()],
            stems: OnceCell::new(),
            authors: OnceCell::new(),
            lower: OnceCell::new(),
        }
    }

    fn text(&self, at: usize) -> &'p str {
        self.page.text_of(&self.page.blocks[at])
    }

    /// Whether a block opens as a byline does, and names somebody.
    pub(super) fn opens_byline(&self, at: usize) -> bool {
        *self.lines[at].opens_byline.get_or_init(|| byline::opens_byline(self.text(at)))
    }

    /// Whether a block has the form of a byline.
    pub(super) fn is_byline(&self, at: usize) -> bool {
        *self.lines[at].is_byline.get_or_init(|| byline::parse(self.text(at)).is_some())
    }

    /// Whether a block has the form of a byline below the line above it.
    pub(super) fn is_byline_below(&self, at: usize) -> bool {
        let above = at.checked_sub(1).map(|above| self.text(above));
        above.is_some_and(|above| byline::parse_below(above, self.text(at)).is_some())
    }

    /// Whether a block has the form of a byline, and one of those whom it would name is no name: `Key Takeaways`.
    pub(super) fn names_things(&self, at: usize) -> bool {
        let byline = byline::parse(self.text(at));
        byline.is_some_and(|byline| byline.authors.iter().any(|author| self.are_words(&author.name)))
    }

    /// Whether each capitalised word of a name stands in lower case elsewhere on the page.
    fn are_words(&self, name: &str) -> bool {
        let lower = self.lower.get_or_init(|| {
            let all = self.page.blocks.iter().flat_map(|block| words(self.page.text_of(block)));
            all.filter(|word| word.starts_with(char::is_lowercase)).map(|word| hash(word.as_bytes())).collect()
        });
        let mut capitals = words(name).filter(|word| word.starts_with(char::is_uppercase));
        capitals.all(|word| lower.contains(&hash(word.to_lowercase().as_bytes()))) && name.contains(char::is_lowercase)
    }

    /// Whether a block has the form of a caption.
    pub(super) fn is_caption(&self, at: usize) -> bool {
        *self.lines[at].is_caption.get_or_init(|| credit::is_caption(self.text(at)))
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

    /// The names that the page claims for its authors.
    pub(super) fn authors(&self) -> &[String] {
        let claims = || self.page.claims_of(Field::Author);
        let names = || claims().flat_map(|claim| byline::split_claim(&claim.value)).take(MOST_AUTHORS);
        self.authors.get_or_init(|| names().collect())
    }

    pub(super) fn stems(&self) -> &Stems {
        self.stems.get_or_init(|| Stems::of(self.page))
    }
}

impl Stems {
    fn of(page: &Page) -> Self {
        let mut stems = Self::default();
        for block in &page.blocks {
            each_stem(page.text_of(block), |stem| stems.all.push(stem));
            stems.ends.push(stems.all.len());
        }
        stems
    }

    /// The stems of each block, in the order of its words.
    pub(super) fn of_blocks(&self) -> impl Iterator<Item = &[u64]> {
        let mut from = 0;
        self.ends.iter().map(move |end| self.all.get(std::mem::replace(&mut from, *end)..*end).unwrap_or_default())
    }

    /// The stems of one block.
    pub(super) fn of_block(&self, at: usize) -> &[u64] {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let to = self.ends.get(at).copied().unwrap_or_default();
        self.all.get(from..to).unwrap_or_default()
    }
}
