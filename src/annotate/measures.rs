//! The flat list of what is measured of a block.
//!
//! First the single measures, then groups of like ones: cues, hints, shapes, ancestors, neighbours. Counts are plain
//! numbers and shares go from 0 to 1; the labeller compares and never adds, so that no measure needs a scale.

use std::borrow::Cow;

use crate::lexicon::{CUES, HINTS};
use crate::page::Shape;

/// Defines the single measures and their names in one place.
macro_rules! measures {
    ($($(#[$doc:meta])* $measure:ident = $name:literal,)*) => {
        /// A single measure of one block.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Measure {
            $($(#[$doc])* $measure,)*
        }

        impl Measure {
            const NAMES: &'static [&'static str] = &[$($name),*];
        }
    };
}

measures! {
    /// Words; bodies are made of long blocks.
    Words = "words",
    /// Characters, for scripts in which words are guessed.
    Characters = "characters",
    /// Characters a word.
    WordLength = "word length",
    /// Share of link text.
    LinkDensity = "link density",
    /// How many links.
    Links = "links",
    /// Share of upper-case characters: labels and kickers shout.
    Upper = "upper case",
    /// Share of digits: dates, prices, tables.
    Digits = "digits",
    /// Share of words of three characters or fewer: sentences need them, menus do not.
    ShortWords = "short words",
    /// Share of words that begin with a capital: names and titles.
    CapitalWords = "capital words",
    /// Ends as a sentence does.
    EndsSentence = "ends sentence",
    /// Ends in a colon: what follows belongs to it.
    EndsColon = "ends in colon",
    /// Ends in a question mark: subheads of interviews.
    EndsQuestion = "ends in question",
    /// Ends in an ellipsis: cut teasers.
    EndsEllipsis = "ends in ellipsis",
    StartsLower = "starts lower",
    StartsUpper = "starts upper",
    StartsDigit = "starts with digit",
    /// Starts with a sign: quotes, dashes, bullets.
    StartsSign = "starts with sign",
    Commas = "commas",
    /// Signs that end sentences.
    Stops = "stops",
    Quotes = "quotes",
    Bars = "bars",
    /// `@`.
    Ats = "at signs",
    Slashes = "slashes",
    /// Share of bold text.
    Bold = "bold",
    /// Part of it is marked as a time.
    Timed = "timed",
    /// Markup hides it.
    Concealed = "concealed",
    /// Markup hides it, and not most of the story with it.
    Hidden = "hidden",
    /// A paragraph's worth of prose.
    Prose = "prose",
    /// The level of a heading, 7 for what is none.
    HeadingLevel = "heading level",
    ListItem = "list item",
    Quotation = "quotation",
    Preformatted = "preformatted",
    TableRow = "table row",
    Caption = "caption",
    Control = "control",
    /// It belongs to a figure.
    InFigure = "in figure",
    InMain = "in main",
    InHeader = "in header",
    InNavigation = "in navigation",
    InAside = "in aside",
    InFooter = "in footer",
    InComments = "in comments",
    /// Containers above it.
    Depth = "depth",
    /// Blocks before it.
    Index = "index",
    /// The same as a share of the page.
    Place = "place",
    /// Share of the page's words before its end.
    WordsBefore = "words before",
    /// Share of the page's prose before its end.
    ProseBefore = "prose before",
    /// Blocks from the headline on, negative before it.
    FromHeadline = "from headline",
    /// Words from the headline on.
    WordsFromHeadline = "words from headline",
    IsHeadline = "is headline",
    /// Top headings between the headline and it: another story may have begun.
    TopsSince = "tops since headline",
    /// Blocks from the first prose on.
    FromFirstProse = "from first prose",
    /// Blocks to the last prose.
    ToLastProse = "to last prose",
    /// Blocks since the last heading.
    SinceHeading = "since heading",
    /// Cues in the last heading: what it heads is called related, or comments.
    HeadedByCue = "headed by cue",
    /// How often the same text stands on the page.
    Repeats = "repeats",
    /// Blocks that are built alike.
    PathBlocks = "path blocks",
    /// Words in blocks that are built alike.
    PathWords = "path words",
    /// Share of link text in them.
    PathLinks = "path links",
    /// Their mean length in words.
    PathLength = "path length",
    /// Part of the page's prose that they hold.
    ProseOfPath = "prose of path",
    /// Share of prose in their text.
    PathIsProse = "path is prose",
    /// Within the smallest container that holds seven tenths of the prose.
    InCore = "in core",
    /// Levels from there, up or down.
    FromCore = "from core",
    /// Within the container that is scored best for the prose right below it.
    InBest = "in best",
    /// Levels up to the first container that holds the best one too.
    ToBest = "to best",
    /// Levels down from the best.
    BelowBest = "below best",
    /// The part of the page that branches off there: its share of the prose.
    BranchProse = "branch prose",
    BranchLinks = "branch links",
    BranchWords = "branch words",
    BranchBlocks = "branch blocks",
    /// Levels up to the first container that holds the headline too.
    ToHeadline = "to headline",
    /// Levels from that container down to the headline.
    DownToHeadline = "down to headline",
    /// The part of the page that branches off there: its share of the prose.
    HeadlineBranchProse = "headline branch prose",
    /// Containers that are built as its parent: cards in a row.
    ParentAlike = "containers like its parent",
    GrandparentAlike = "containers like its grandparent",
    /// The article element that it stands in is the headline's too.
    InHeadlineArticle = "in headline article",
    /// It stands in an article element that is not the headline's.
    InOtherArticle = "in other article",
    /// Share of its word triples that a claimed body holds; -1 where none is claimed.
    InClaimedBody = "in claimed body",
    /// Words in the claimed body.
    ClaimedBody = "claimed body",
    /// Words that it shares with the claimed headline, of all that either has.
    HeadlineAgreement = "headline agreement",
    /// Of its own.
    HeadlineOverlap = "headline overlap",
    /// Of the headline's.
    HeadlineCover = "headline cover",
    /// Agreement with the page's description: a standfirst, or a first paragraph.
    IsDescription = "is description",
    DescriptionOverlap = "description overlap",
    DescriptionCover = "description cover",
    /// Share of the words of the authors' names that it holds.
    AuthorCover = "author cover",
    /// The same of the outlet's name.
    SiteCover = "site cover",
    /// Mean words of the blocks within three.
    Near3 = "words within 3",
    Near8 = "words within 8",
    Near20 = "words within 20",
    /// Share of prose in the words within three blocks.
    Prose3 = "prose within 3",
    Prose8 = "prose within 8",
    Prose20 = "prose within 20",
    /// Share of prose in the six blocks before.
    ProseAbove = "prose above",
    ProseBelow = "prose below",
    /// Share of prose in the twenty blocks before.
    ProseFarAbove = "prose far above",
    ProseFarBelow = "prose far below",
    PageBlocks = "page blocks",
    PageWords = "page words",
    PageProse = "page prose",
    /// Share of prose in the page's words.
    PageIsProse = "page is prose",
}

/// What is measured of each of the nearest containers, the block's own first: its part of the page's prose is the
/// prose share, the share of prose in its words how far it is prose.
const ANCESTORS: [&str; 5] = ["words", "blocks", "links", "prose share", "is prose"];

/// What is measured of each neighbour; the last asks for a cue.
pub(super) const NEIGHBOURS: [&str; 7] = ["words", "links", "prose", "same parent", "same path", "heading", "cued"];

/// How many containers are measured, the block's own included.
pub(super) const LEVELS: usize = 5;

/// The neighbours that are measured, by their distance.
pub(super) const OFFSETS: [isize; 8] = [-4, -3, -2, -1, 1, 2, 3, 4];

/// The shapes that are looked for above a block.
pub(super) const SHAPES: [(&str, Shape); 8] = [
    ("paragraph", Shape::Paragraph),
    ("article", Shape::Article),
    ("section", Shape::Section),
    ("list", Shape::List),
    ("table", Shape::Table),
    ("quotation", Shape::Quotation),
    ("figure", Shape::Figure),
    ("form", Shape::Form),
];

/// A cue of the text: 0 or 1.
const CUE: usize = Measure::NAMES.len();
/// Levels up to the first container with a hint.
const HINT_LEVEL: usize = CUE + CUES.len();
/// How many containers have a hint.
const HINT_COUNT: usize = HINT_LEVEL + HINTS.len();
/// Levels up to the first container of a shape.
const SHAPE_LEVEL: usize = HINT_COUNT + HINTS.len();
const ANCESTOR: usize = SHAPE_LEVEL + SHAPES.len();
const NEIGHBOUR: usize = ANCESTOR + LEVELS * ANCESTORS.len();

/// How many there are.
pub(crate) const COUNT: usize = NEIGHBOUR + OFFSETS.len() * NEIGHBOURS.len();

/// One value for each measure.
#[derive(Debug, Clone)]
pub(crate) struct Measures([f32; COUNT]);

impl Default for Measures {
    fn default() -> Self {
        Self([0.0; COUNT])
    }
}

impl Measure {
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl Measures {
    pub(crate) fn of(&self, measure: Measure) -> f32 {
        self.0[measure as usize]
    }

    pub(super) fn set(&mut self, measure: Measure, value: impl Into<f32>) {
        self.0[measure as usize] = value.into();
    }

    pub(super) fn set_cue(&mut self, cue: usize, value: impl Into<f32>) {
        self.0[CUE + cue] = value.into();
    }

    /// Sets the levels of hints, their counts, and the levels of shapes.
    pub(super) fn set_lineage(&mut self, hints: &[u8], counts: &[u8], shapes: &[u8]) {
        for (from, levels) in [(HINT_LEVEL, hints), (HINT_COUNT, counts), (SHAPE_LEVEL, shapes)] {
            for (value, level) in self.0[from..].iter_mut().zip(levels) {
                *value = f32::from(*level);
            }
        }
    }

    pub(super) fn set_ancestor(&mut self, level: usize, values: [f32; ANCESTORS.len()]) {
        let from = ANCESTOR + level * values.len();
        self.0[from..from + values.len()].copy_from_slice(&values);
    }

    /// Takes over what a block says by its container and its path alone from one that has the same.
    pub(super) fn stand_with(&mut self, other: &Self) {
        for group in [Measure::PathBlocks as usize..Measure::InClaimedBody as usize, HINT_LEVEL..NEIGHBOUR] {
            self.0[group.clone()].copy_from_slice(&other.0[group]);
        }
    }

    pub(super) fn set_neighbour(&mut self, offset: usize, values: [f32; NEIGHBOURS.len()]) {
        let from = NEIGHBOUR + offset * values.len();
        self.0[from..from + values.len()].copy_from_slice(&values);
    }

    /// All values, in the order of [`names`].
    pub(crate) fn values(&self) -> &[f32; COUNT] {
        &self.0
    }
}

/// The measures' names, in their order.
pub(crate) fn names() -> impl Iterator<Item = Cow<'static, str>> {
    let singles = Measure::NAMES.iter().map(|name| Cow::Borrowed(*name));
    let cues = CUES.iter().map(|(name, _)| Cow::Owned(format!("{name} cue")));
    let hint = |of: &'static str| HINTS.iter().map(move |(name, _)| Cow::Owned(format!("{name} hint, {of}")));
    let shapes = SHAPES.iter().map(|(name, _)| Cow::Owned(format!("{name} above, level")));
    let ancestors = (0..LEVELS)
        .flat_map(|level| ANCESTORS.iter().map(move |name| Cow::Owned(format!("container {level}, {name}"))));
    let neighbours = OFFSETS
        .iter()
        .flat_map(|offset| NEIGHBOURS.iter().map(move |name| Cow::Owned(format!("neighbour {offset:+}, {name}"))));
    singles.chain(cues).chain(hint("level")).chain(hint("count")).chain(shapes).chain(ancestors).chain(neighbours)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{COUNT, names};

    #[test]
    fn every_measure_has_a_name_of_its_own() {
        assert_eq!(names().count(), COUNT);
        assert_eq!(names().collect::<HashSet<_>>().len(), COUNT);
    }
}
