//! The flat list of what is measured of a block.

use crate::lexicon::{Cue, Hint};
use crate::page::{Block, Form, Region};

use super::{Note, ends_sentence, ratio};

/// Defines the measures and their names in one place.
macro_rules! measures {
    ($($(#[$doc:meta])* $measure:ident = $name:literal,)*) => {
        /// A measure of one block; unless said otherwise from 0 (no) to 1 (yes, all).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Measure {
            $($(#[$doc])* $measure,)*
        }

        /// The measures' names, in the order of the enum.
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
}

measures! {
    /// Words, on a logarithmic scale that reaches 1 at a hundred.
    Length = "length",
    /// Three words or fewer.
    Scrap = "scrap",
    /// Share of link text.
    LinkDensity = "link density",
    EndsSentence = "ends sentence",
    Heading = "heading",
    /// The page's first level of headings: the headline's, rarely the body's.
    TopHeading = "top heading",
    ListItem = "list item",
    Quotation = "quotation",
    Caption = "caption",
    Control = "control",
    TableRow = "table row",
    Bold = "bold",
    Hidden = "hidden",
    InMain = "in main",
    InAside = "in aside",
    /// In a navigation, header, footer or comments region.
    InOuterRegion = "in outer region",
    /// A body container is above.
    BodyAbove = "body above",
    StoryAbove = "story above",
    /// Share bar, newsletter, menu, account, advertisement hints near.
    FurnitureNear = "furniture near",
    /// The same, anywhere above.
    FurnitureAbove = "furniture above",
    RelatedNear = "related near",
    RelatedAbove = "related above",
    CommentAbove = "comment above",
    /// Byline, date, biography hints near.
    ByNear = "by near",
    StandfirstNear = "standfirst near",
    BoxNear = "box near",
    CueFurniture = "cue furniture",
    CueRelated = "cue related",
    CueCredit = "cue credit",
    CueBiography = "cue biography",
    /// Link density of a list item or scrap: menus are made of these.
    LinkedItem = "linked item",
    /// Part of the page's prose that its own container's parent holds.
    ProseInParent = "prose in parent",
    ProseInGrandparent = "prose in grandparent",
    ProseInThird = "prose in third",
    /// Within the smallest container that holds seven tenths of the prose.
    InCore = "in core",
    /// The article element that it stands in is the headline's too.
    InHeadlineArticle = "in headline article",
    /// It stands in an article element that is not the headline's.
    InOtherArticle = "in other article",
    /// Share of link text in its parent.
    LinksInParent = "links in parent",
    /// Part of the page's prose that is built alike.
    ProseOfPath = "prose of path",
    /// Share of prose in the text that is built alike.
    PathIsProse = "path is prose",
    PreviousIsProse = "previous is prose",
    NextIsProse = "next is prose",
    /// Share of prose in the three blocks before and behind.
    ProseAround = "prose around",
    /// A heading right before prose in the same container.
    HeadsProse = "heads prose",
    BeforeHeadline = "before headline",
    /// No prose stands before it.
    BeforeProse = "before prose",
    /// No prose stands behind it.
    AfterProse = "after prose",
    /// The same text stands elsewhere on the page.
    Repeated = "repeated",
    IsHeadline = "is headline",
    /// Agreement with the page's description: a standfirst, or a first paragraph.
    IsDescription = "is description",
    /// The claimed body holds it.
    InClaimedBody = "in claimed body",
    /// There is a claimed body, and it does not hold it.
    NotInClaimedBody = "not in claimed body",
}

/// How many there are.
pub(crate) const COUNT: usize = NAMES.len();

/// One value for each [`Measure`].
#[derive(Debug, Clone)]
pub(crate) struct Measures([f32; COUNT]);

impl Default for Measures {
    fn default() -> Self {
        Self([0.0; COUNT])
    }
}

impl Measures {
    pub(crate) fn of(&self, measure: Measure) -> f32 {
        self.0[measure as usize]
    }

    pub(super) fn set(&mut self, measure: Measure, value: impl Into<f32>) {
        self.0[measure as usize] = value.into();
    }

    /// All values, in the order of the enum.
    pub(crate) fn values(&self) -> &[f32; COUNT] {
        &self.0
    }
}

/// A hundred words measure 1.
const LONG: f32 = 101.0;

/// From this share of link text on, an item is part of a menu.
const MENU_LINKS: f32 = 0.8;

/// Hints of what surrounds a story on a page and is no story.
const FURNITURE: &[Hint] = &[
    Hint::Share,
    Hint::Newsletter,
    Hint::Navigation,
    Hint::Footer,
    Hint::Legal,
    Hint::Advertisement,
    Hint::Account,
    Hint::Player,
];

/// Cues of the same.
const FURNITURE_CUES: &[Cue] = &[
    Cue::Share,
    Cue::Newsletter,
    Cue::Comment,
    Cue::Legal,
    Cue::Advertisement,
    Cue::Navigation,
    Cue::Account,
    Cue::Player,
    Cue::Timestamp,
];

/// Measures what the block says by itself and by the hints above it.
pub(super) fn of_block(block: &Block, text: &str, note: &mut Note) {
    of_text(block, text, note);
    of_form(block, &mut note.measures);
    of_region(note.region, &mut note.measures);
    of_hints(note);
    of_cues(note);
}

fn of_text(block: &Block, text: &str, note: &mut Note) {
    let links = ratio(block.link_bytes, block.text.len());
    let is_item = matches!(block.form, Form::ListItem) || note.words <= 6;
    #[expect(clippy::cast_precision_loss, reason = "a length on a logarithmic scale")]
    let length = (1.0 + note.words as f32).ln() / LONG.ln();
    let m = &mut note.measures;
    m.set(Measure::Length, length.min(1.0));
    m.set(Measure::Scrap, note.words <= 3);
    m.set(Measure::LinkDensity, links);
    m.set(Measure::EndsSentence, ends_sentence(text));
    m.set(Measure::Bold, ratio(block.bold_bytes, block.text.len()));
    m.set(Measure::Hidden, block.hidden);
    m.set(Measure::LinkedItem, is_item && links >= MENU_LINKS);
}

fn of_form(block: &Block, m: &mut Measures) {
    m.set(Measure::Heading, matches!(block.form, Form::Heading(_)));
    m.set(Measure::TopHeading, block.form == Form::Heading(1));
    m.set(Measure::ListItem, block.form == Form::ListItem);
    m.set(Measure::Quotation, block.form == Form::Quotation);
    m.set(Measure::Caption, block.form == Form::Caption);
    m.set(Measure::Control, block.form == Form::Control);
    m.set(Measure::TableRow, block.form == Form::TableRow);
}

fn of_region(region: Region, m: &mut Measures) {
    use Region::{Comments, Footer, Header, Navigation};
    m.set(Measure::InMain, region == Region::Main);
    m.set(Measure::InAside, region == Region::Aside);
    m.set(Measure::InOuterRegion, matches!(region, Navigation | Header | Footer | Comments));
}

fn of_hints(note: &mut Note) {
    let (near, above, m) = (note.near, note.above, &mut note.measures);
    m.set(Measure::BodyAbove, above.has(Hint::Body));
    m.set(Measure::StoryAbove, above.has(Hint::Story));
    m.set(Measure::FurnitureNear, FURNITURE.iter().any(|hint| near.has(*hint)));
    m.set(Measure::FurnitureAbove, FURNITURE.iter().any(|hint| above.has(*hint)));
    m.set(Measure::RelatedNear, near.has(Hint::Related) || near.has(Hint::Teaser));
    m.set(Measure::RelatedAbove, above.has(Hint::Related) || above.has(Hint::Teaser));
    m.set(Measure::CommentAbove, above.has(Hint::Comment));
    m.set(Measure::ByNear, [Hint::Byline, Hint::Date, Hint::Biography].iter().any(|hint| near.has(*hint)));
    m.set(Measure::StandfirstNear, near.has(Hint::Standfirst));
    m.set(Measure::BoxNear, [Hint::Factbox, Hint::Sidebar, Hint::Topics].iter().any(|hint| near.has(*hint)));
}

fn of_cues(note: &mut Note) {
    let (cues, m) = (note.cues, &mut note.measures);
    m.set(Measure::CueFurniture, FURNITURE_CUES.iter().any(|cue| cues.has(*cue)));
    m.set(Measure::CueRelated, cues.has(Cue::Related));
    // An agency in prose is the dateline's or the source of a quotation.
    m.set(Measure::CueCredit, cues.has(Cue::Credit) && !note.is_prose);
    m.set(Measure::CueBiography, cues.has(Cue::Biography) || cues.has(Cue::Byline));
}
