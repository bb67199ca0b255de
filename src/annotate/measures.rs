//! The flat list of what is measured of a block.
//!
//! First the single measures, then groups of like ones: cues, hints, shapes, ancestors, neighbours. Each says what it
//! counts, and why it is asked. Counts are plain numbers and shares go from 0 to 1; the labeller compares and never
//! adds, so that no measure needs a scale.

use std::borrow::Cow;
use std::ops::Range;

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
    /// Words: bodies are made of long blocks.
    Words = "words",
    /// Characters: in some scripts words can only be guessed.
    Characters = "characters",
    /// Characters a word: long where addresses, tags and codes stand.
    WordLength = "word length",
    /// Share of its text that is link text: menus and teasers are links.
    LinkDensity = "link density",
    /// How many links: a list of related stories has many, a sentence one or two.
    Links = "links",
    /// Share of its characters that are upper case: labels and kickers shout.
    Upper = "upper case",
    /// Share of its characters that are digits: dates, prices, tables.
    Digits = "digits",
    /// Share of its words of three characters or fewer: sentences need them, menus do not.
    ShortWords = "short words",
    /// Share of its words that begin with a capital: names and titles.
    CapitalWords = "capital words",
    /// 0 or 1, ends as a sentence does: prose, unlike headings and buttons.
    EndsSentence = "ends sentence",
    /// 0 or 1, ends in a colon: what follows belongs to it.
    EndsColon = "ends in colon",
    /// 0 or 1, ends in a question mark: subheads of interviews.
    EndsQuestion = "ends in question",
    /// 0 or 1, ends in an ellipsis: cut teasers.
    EndsEllipsis = "ends in ellipsis",
    /// 0 or 1, starts with a lower-case letter: the rest of a sentence, or a label.
    StartsLower = "starts lower",
    /// 0 or 1, starts with an upper-case letter: a sentence, in scripts with cases.
    StartsUpper = "starts upper",
    /// 0 or 1, starts with a digit: dates, counters, places in a list.
    StartsDigit = "starts with digit",
    /// 0 or 1, starts with a sign: quotes, dashes, bullets.
    StartsSign = "starts with sign",
    /// How many commas: sentences with clauses are prose.
    Commas = "commas",
    /// How many signs that end sentences: several sentences are a paragraph.
    Stops = "stops",
    /// How many quotation marks: reports quote what people say.
    Quotes = "quotes",
    /// How many bars and bullets: menus and bylines are cut with them.
    Bars = "bars",
    /// How many `@`: addresses and accounts.
    Ats = "at signs",
    /// How many `/`: addresses and dates.
    Slashes = "slashes",
    /// Share of its text that is bold: standfirsts, questions, labels.
    Bold = "bold",
    /// 0 or 1, part of it is marked as a time: date lines and teasers.
    Timed = "timed",
    /// 0 or 1, markup hides it: what opens on a click.
    Concealed = "concealed",
    /// 0 or 1, markup hides it, and not most of the story with it.
    Hidden = "hidden",
    /// 0 or 1, a paragraph's worth of prose: the stuff that bodies are made of.
    Prose = "prose",
    /// The level of a heading, 7 for what is none: headlines stand above subheads.
    HeadingLevel = "heading level",
    /// 0 or 1, an item of a list: stories have few, menus are made of them.
    ListItem = "list item",
    /// 0 or 1, in a block quotation: mostly part of the story.
    Quotation = "quotation",
    /// 0 or 1, preformatted: code, poems.
    Preformatted = "preformatted",
    /// 0 or 1, a row of a table of data.
    TableRow = "table row",
    /// 0 or 1, in a caption: beside the story, not in it.
    Caption = "caption",
    /// 0 or 1, in a button or a label of a form: never body.
    Control = "control",
    /// 0 or 1, belongs to a figure: captions and credits.
    InFigure = "in figure",
    /// 0 or 1, markup says that it stands in the main part.
    InMain = "in main",
    /// 0 or 1, in a header: the outlet's, or the story's own.
    InHeader = "in header",
    /// 0 or 1, in a navigation: menus.
    InNavigation = "in navigation",
    /// 0 or 1, in an aside: boxes, and on some sites what belongs to the story.
    InAside = "in aside",
    /// 0 or 1, in a footer: legal lines, and menus again.
    InFooter = "in footer",
    /// 0 or 1, among the comments.
    InComments = "in comments",
    /// Containers above it: furniture is nested more deeply, or less, than the story.
    Depth = "depth",
    /// Blocks before it: bodies begin behind the menus.
    Index = "index",
    /// The same as a share of the page.
    Place = "place",
    /// Share of the page's words before its end: what is last is furniture.
    WordsBefore = "words before",
    /// Share of the page's prose before its end: the story is most of it.
    ProseBefore = "prose before",
    /// Blocks from the headline on, negative before it: bodies follow headlines.
    FromHeadline = "from headline",
    /// Words from the headline on, negative before it: a long way off another story may have begun.
    WordsFromHeadline = "words from headline",
    /// 0 or 1, shows the headline.
    IsHeadline = "is headline",
    /// Top headings between the headline and it: another story may have begun.
    TopsSince = "tops since headline",
    /// Blocks from the first prose on, negative before it.
    FromFirstProse = "from first prose",
    /// Blocks to the last prose, negative behind it.
    ToLastProse = "to last prose",
    /// Blocks since the last heading: subheads and what they head.
    SinceHeading = "since heading",
    /// 0 or 1, cues in the last heading: what it heads is called related, or comments.
    HeadedByCue = "headed by cue",
    /// How often the same text stands on the page: furniture is repeated.
    Repeats = "repeats",
    // From here up to `InOtherArticle` stands what a container and a path say by themselves: `PLACE` takes it over as one.
    /// Blocks that are built alike: a story's paragraphs are, and so are cards.
    PathBlocks = "path blocks",
    /// Words in the blocks that are built alike.
    PathWords = "path words",
    /// Share of link text in the blocks that are built alike.
    PathLinks = "path links",
    /// Words a block in the blocks that are built alike.
    PathLength = "path length",
    /// Share of the page's prose that the blocks built alike hold: the body's build holds most.
    ProseOfPath = "prose of path",
    /// Share of prose in the words of the blocks built alike.
    PathIsProse = "path is prose",
    /// 0 or 1, within the smallest container that holds seven tenths of the prose.
    InCore = "in core",
    /// Levels down from there, negative for levels up.
    FromCore = "from core",
    /// 0 or 1, within the container that is scored best for the prose right below it.
    InBest = "in best",
    /// Levels up to the first container that holds the best one too.
    ToBest = "to best",
    /// Levels down from the best: paragraphs stand right below it, boxes deeper.
    BelowBest = "below best",
    /// The part of the page that branches off there: its share of the page's prose.
    BranchProse = "branch prose",
    /// Share of link text in that part.
    BranchLinks = "branch links",
    /// Words in that part.
    BranchWords = "branch words",
    /// Blocks in that part.
    BranchBlocks = "branch blocks",
    /// Levels up to the first container that holds the headline too.
    ToHeadline = "to headline",
    /// Levels from that container down to the headline.
    DownToHeadline = "down to headline",
    /// The part of the page that branches off there: its share of the page's prose.
    HeadlineBranchProse = "headline branch prose",
    /// Containers that are built as its parent is: cards in a row.
    ParentAlike = "containers like its parent",
    /// Containers that are built as its parent's parent is: rows of cards.
    GrandparentAlike = "containers like its grandparent",
    /// 0 or 1, the article element that it stands in is the headline's too.
    InHeadlineArticle = "in headline article",
    /// 0 or 1, it stands in an article element that is not the headline's: teasers, another story.
    InOtherArticle = "in other article",
    // So far `PLACE`.
    /// Share of its word triples that a claimed body holds, -1 where none is claimed: it says what the body is.
    InClaimedBody = "in claimed body",
    /// Words in the claimed body: a short one is a summary, not the story.
    ClaimedBody = "claimed body",
    /// Share of the words of it and the claimed headline that both have: the headline, or a copy.
    HeadlineAgreement = "headline agreement",
    /// Share of its own words that the claimed headline has.
    HeadlineOverlap = "headline overlap",
    /// Share of the claimed headline's words that it has.
    HeadlineCover = "headline cover",
    /// Share of the words of it and the page's description that both have: a standfirst, or a first paragraph.
    IsDescription = "is description",
    /// Share of its own words that the description has.
    DescriptionOverlap = "description overlap",
    /// Share of the description's words that it has.
    DescriptionCover = "description cover",
    /// Share of the words of the authors' names that it has: bylines and biographies.
    AuthorCover = "author cover",
    /// Share of the words of the outlet's name that it has: legal lines, newsletters.
    SiteCover = "site cover",
    /// Words a block within three blocks: bodies are long blocks side by side.
    Near3 = "words within 3",
    /// Words a block within eight blocks.
    Near8 = "words within 8",
    /// Words a block within twenty blocks.
    Near20 = "words within 20",
    /// Share of prose in the words within three blocks.
    Prose3 = "prose within 3",
    /// Share of prose in the words within eight blocks.
    Prose8 = "prose within 8",
    /// Share of prose in the words within twenty blocks.
    Prose20 = "prose within 20",
    /// Share of blocks of prose among the six before: what stands between paragraphs belongs to them.
    ProseAbove = "prose above",
    /// Share of blocks of prose among the six behind.
    ProseBelow = "prose below",
    /// Share of blocks of prose among the twenty before.
    ProseFarAbove = "prose far above",
    /// Share of blocks of prose among the twenty behind.
    ProseFarBelow = "prose far below",
    /// Blocks of the page: a brief has few, a portal many.
    PageBlocks = "page blocks",
    /// Words of the page.
    PageWords = "page words",
    /// Words of prose on the page.
    PageProse = "page prose",
    /// Share of prose in the page's words.
    PageIsProse = "page is prose",
}

/// What is measured of each of the nearest containers, the block's own first, for the story's containers hold prose and
/// few links: words, blocks, the share of link text, its share of the page's prose, the share of prose in its words.
const ANCESTORS: [&str; 5] = ["words", "blocks", "links", "prose share", "is prose"];

/// What is measured of each neighbour, for a body's blocks stand side by side: words, the share of link text, and as 0
/// or 1 whether it is prose, stands in the same parent, is built alike, is a heading, holds a cue.
pub(super) const NEIGHBOURS: [&str; 7] = ["words", "links", "prose", "same parent", "same path", "heading", "cued"];

/// How a block of a text is set, for paragraphs stand between blank lines where menus do not, or the other way round: as 0 or 1
/// whether a blank line stands above and below, the columns before it, how many blocks stand without a blank line among them,
/// how many of those above it and below, their words, their words a block, and how many such groups there are for each block
/// of the page. All is 0 where markup says how blocks are set.
pub(super) const LAYOUT: [&str; 9] = [
    "blank line above",
    "blank line below",
    "indent",
    "blocks in group",
    "blocks above in group",
    "blocks below in group",
    "words in group",
    "words a block in group",
    "groups of page",
];

/// The first four of those of the nearest neighbours, for a line is set apart from others; -1 where there are none.
pub(super) const LAID_OUT: usize = 4;
pub(super) const NEAREST: [isize; 4] = [-2, -1, 1, 2];

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

/// 0 or 1 for each cue: a phrase that gives boilerplate away.
const CUE: usize = Measure::NAMES.len();
/// Levels up to the first container with a hint: the nearer a name, the more it says.
const HINT_LEVEL: usize = CUE + CUES.len();
/// How many containers have a hint: names that agree say more.
const HINT_COUNT: usize = HINT_LEVEL + HINTS.len();
/// Levels up to the first container of a shape: lists, tables and forms hold furniture.
const SHAPE_LEVEL: usize = HINT_COUNT + HINTS.len();
const ANCESTOR: usize = SHAPE_LEVEL + SHAPES.len();
const NEIGHBOUR: usize = ANCESTOR + LEVELS * ANCESTORS.len();

const LAYOUT_OF_BLOCK: usize = NEIGHBOUR + OFFSETS.len() * NEIGHBOURS.len();
const LAYOUT_BESIDE: usize = LAYOUT_OF_BLOCK + LAYOUT.len();

/// How much the words of a text's block speak for the body, then those of its neighbours; 0 where there are none, or markup says more.
const VOCABULARY: usize = LAYOUT_BESIDE + NEAREST.len() * LAID_OUT;
const VOCABULARY_BESIDE: usize = VOCABULARY + 1;

/// How many there are.
pub(crate) const COUNT: usize = VOCABULARY_BESIDE + OFFSETS.len();

/// The single measures that a block's container and path say alone: blocks that have both in common have these too.
const PLACE: Range<usize> = Measure::PathBlocks as usize..Measure::InOtherArticle as usize + 1;

/// The groups of which that is true as well: hints, shapes and ancestors.
const LINEAGE: Range<usize> = HINT_LEVEL..NEIGHBOUR;

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
        for group in [PLACE, LINEAGE] {
            self.0[group.clone()].copy_from_slice(&other.0[group]);
        }
    }

    pub(super) fn set_neighbour(&mut self, offset: usize, values: [f32; NEIGHBOURS.len()]) {
        let from = NEIGHBOUR + offset * values.len();
        self.0[from..from + values.len()].copy_from_slice(&values);
    }

    pub(super) fn set_layout(&mut self, values: [f32; LAYOUT.len()]) {
        self.0[LAYOUT_OF_BLOCK..LAYOUT_BESIDE].copy_from_slice(&values);
    }

    pub(super) fn set_layout_beside(&mut self, offset: usize, values: [f32; LAID_OUT]) {
        let from = LAYOUT_BESIDE + offset * LAID_OUT;
        self.0[from..from + LAID_OUT].copy_from_slice(&values);
    }

    pub(super) fn set_vocabulary(&mut self, value: f32) {
        self.0[VOCABULARY] = value;
    }

    pub(super) fn set_vocabulary_beside(&mut self, offset: usize, value: f32) {
        self.0[VOCABULARY_BESIDE + offset] = value;
    }

    /// All values, in the order of [`names`].
    pub(crate) fn values(&self) -> &[f32; COUNT] {
        &self.0
    }
}

/// A row of so many values: one more or fewer, and trees would ask for another measure than they learned from.
pub(crate) fn row<const WIDTH: usize>(mut values: impl Iterator<Item = f32>) -> [f32; WIDTH] {
    let mut row = [0.0; WIDTH];
    let filled = row.iter_mut().zip(values.by_ref()).map(|(slot, value)| *slot = value).count();
    debug_assert_eq!(filled + values.count(), WIDTH, "as many values as measures");
    row
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
    let layout = LAYOUT.iter().map(|name| Cow::Borrowed(*name));
    let beside = NEAREST.iter().flat_map(|offset| {
        LAYOUT[..LAID_OUT].iter().map(move |name| Cow::Owned(format!("neighbour {offset:+}, {name}")))
    });
    let vocabulary = std::iter::once(Cow::Borrowed("vocabulary"));
    let spoken = OFFSETS.iter().map(|offset| Cow::Owned(format!("neighbour {offset:+}, vocabulary")));
    let of_place = hint("level").chain(hint("count")).chain(shapes).chain(ancestors);
    singles.chain(cues).chain(of_place).chain(neighbours).chain(layout).chain(beside).chain(vocabulary).chain(spoken)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{COUNT, LINEAGE, Measure, PLACE, names, row};

    #[test]
    fn every_measure_has_a_name_of_its_own() {
        assert_eq!(names().count(), COUNT);
        assert_eq!(names().collect::<HashSet<_>>().len(), COUNT);
    }

    #[test]
    fn blocks_of_one_place_share_what_the_place_says() {
        let shared = Measure::NAMES.get(PLACE).unwrap();
        let path = ["path blocks", "path words", "path links", "path length", "prose of path", "path is prose"];
        let best = ["in core", "from core", "in best", "to best", "below best"];
        let branch = ["branch prose", "branch links", "branch words", "branch blocks"];
        let headline = ["to headline", "down to headline", "headline branch prose"];
        let alike = ["containers like its parent", "containers like its grandparent"];
        let article = ["in headline article", "in other article"];
        assert_eq!(shared, [&path[..], &best, &branch, &headline, &alike, &article].concat());
        for (at, name) in names().enumerate() {
            let is_of_lineage = [" hint, ", " above, ", "container "].iter().any(|group| name.contains(group));
            assert_eq!(LINEAGE.contains(&at), is_of_lineage, "{name}");
        }
    }

    #[test]
    fn a_row_takes_as_many_values_as_it_is_wide() {
        let pair: [f32; 2] = row([1.0, 2.0].into_iter());
        assert!(pair.into_iter().eq([1.0, 2.0]));
    }

    #[test]
    #[should_panic(expected = "as many values as measures")]
    #[cfg(debug_assertions)]
    fn a_row_takes_no_more() {
        let _: [f32; 1] = row([1.0, 2.0].into_iter());
    }

    #[test]
    #[should_panic(expected = "as many values as measures")]
    #[cfg(debug_assertions)]
    fn a_row_takes_no_fewer() {
        let _: [f32; 3] = row([1.0, 2.0].into_iter());
    }
}
