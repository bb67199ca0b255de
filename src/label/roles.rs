//! Which part each block plays: the body's by its form, the headline's and byline's by their place, and for the rest
//! the kind of boilerplate that its cues and hints name.

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{Measure, Note, Notes};
use crate::lexicon::{Cue, Hint};
use crate::news::{credit, dateline};
use crate::page::{Block, ContainerId, Form, Page, Region};

use super::chances::{Chances, Role};
use super::{Label, Labelled, Odds, Rule};

/// A page on which nothing is as likely as that: a brief has no neighbours that speak for it.
const LIKELY: f32 = 0.75;

/// A short line of the body is a subheading where that is so much as likely as a paragraph: most lines that were learned from
/// are paragraphs.
const SUBHEADING: f32 = 0.4;

/// From this probability on, what is hidden is part of the story that a click or a payment unfolds. On 913 pages 141 of
/// 155 such blocks were, all others a table of contents.
const UNFOLDED: f32 = 0.6;

/// Gives every block its label.
pub(super) fn assign(page: &Page, notes: &Notes, odds: Odds<'_>) -> Vec<Labelled> {
    let asked = odds.threshold;
    let odds = Odds { threshold: asked.min(likely(notes, odds.body)), ..odds };
    let roles = Roles { page, notes, odds, asked, hidden: HiddenParts::of(page) };
    let labels = odds.body.iter().enumerate();
    let mut labels: Vec<Labelled> =
        labels.map(|(at, probability)| Labelled::new(roles.of(at, *probability), *probability)).collect();
    assign_headline(page, notes, (odds, &mut labels));
    super::opening::assign(page, notes, (odds, &mut labels));
    super::standfirst::assign(page, notes, (odds, &mut labels));
    super::order::assign(page, notes, &mut labels);
    labels
}

fn assign_headline(page: &Page, notes: &Notes, (odds, labels): (Odds<'_>, &mut [Labelled])) {
    let Some((named, rule)) = super::lines::headline(page, notes, odds) else { return };
    let shown = super::headline::shown(page, notes, (named, labels));
    labels[shown].settle(Label::Headline, if shown == named { rule } else { Rule::HeadlineOfStory });
}

/// A block of this probability is body on any page: the likeliest prose, and what is nearly as likely.
fn likely(notes: &Notes, probabilities: &[f32]) -> f32 {
    let prose = notes.blocks.iter().zip(probabilities).filter(|(note, _)| note.is_prose && note.cues.is_empty());
    let likeliest = prose.map(|(_, probability)| *probability).fold(0.0, f32::max);
    if likeliest > 0.0 { LIKELY * likeliest } else { 1.0 }
}

struct Roles<'p> {
    page: &'p Page,
    notes: &'p Notes,
    odds: Odds<'p>,
    /// The threshold that was asked for; that of the odds may be lower.
    asked: f32,
    hidden: HiddenParts,
}

impl Roles<'_> {
    /// The label of the block at a place, and the rule that settled it.
    fn of(&self, at: usize, probability: f32) -> (Label, Option<Rule>) {
        match self.alone(at, probability) {
            (Label::Paragraph, rule) if self.is_subheading(at) => (Label::Subheading, rule),
            settled => settled,
        }
    }

    /// A short line that is likelier to head a part of the body than to be one; by its looks, as long as that is not known.
    fn is_subheading(&self, at: usize) -> bool {
        let learned = self.odds.chances.get(at).map(|it| it.of(Role::Subheading) > SUBHEADING * it.of(Role::Paragraph));
        let is_line = self.page.blocks[at].form == Form::Paragraph;
        is_line && learned.unwrap_or_else(|| is_subheading(self.page, self.notes, at))
    }

    /// Whether the innermost element that is named for either is named for a credit, not for a caption.
    fn is_credit(&self, block: &Block) -> bool {
        let around = self.page.ancestors(block).take(CREDIT_LEVELS).map(|id| self.page.container(id).hints);
        let named = around.into_iter().find(|hints| hints.has(Hint::Credit) || hints.has(Hint::Caption));
        named.is_some_and(|hints| hints.has(Hint::Credit) && !hints.has(Hint::Caption))
    }

    /// Whether a line that shares a picture's box is its caption: it is none of the story's, and no boilerplate either.
    fn is_beside_picture(&self, at: usize, probability: f32) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let Some(figure) = block.figure.and_then(|id| self.page.figures.get(id.0 as usize)) else { return false };
        let is_line = block.form == Form::Paragraph && note.words <= CAPTION_WORDS && !block.timed;
        let repeats = || figure.alt.as_deref() == Some(self.page.text_of(block));
        let is_free = || probability < self.odds.threshold && named_kind(note).is_none();
        let has = |hint| note.near.has(hint);
        let is_other = || has(Hint::Byline) || has(Hint::Date) || has(Hint::Standfirst) && !repeats();
        let is_cued = || [Cue::Byline, Cue::Timestamp].iter().any(|cue| note.cues.has(*cue)) || self.is_invitation(at);
        is_line && (repeats() || is_free() && self.is_telling(at)) && !is_other() && !is_cued()
    }

    /// Whether a line is more likely a caption than anything else; one with a dateline opens a story.
    fn is_likely_caption(&self, at: usize) -> bool {
        let likeliest = self.odds.chances.get(at).map(Chances::likeliest);
        let is_line = self.notes.blocks[at].words <= CAPTION_WORDS && likeliest == Some(Role::Caption);
        is_line && dateline::split(self.page.text_of(&self.page.blocks[at])).is_none()
    }

    /// Whether a line says enough for a caption: a word or two beside an icon are a label, unless they stand below one.
    fn is_telling(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let text = self.page.text_of(block);
        let follows = at.checked_sub(1).is_some_and(|before| self.page.blocks[before].figure == block.figure);
        let least = if credit::is_names(text) { NAMED_WORDS } else { TELLING_WORDS };
        let is_whole = note.words >= least || follows && credit::is_names(text);
        let is_linked = block.links.0 < block.links.1;
        self.odds.facts.is_credit(at) || is_whole && !is_linked && !text.ends_with(':')
    }

    /// Whether the line, or a button behind it, asks for an address.
    fn is_invitation(&self, at: usize) -> bool {
        let mut near = self.notes.blocks.iter().skip(at).take(INVITATION_REACH + 1);
        near.any(|note| note.cues.has(Cue::Newsletter) || note.cues.has(Cue::Account))
    }

    /// What the trees take for a caption is its credit, if it reads so.
    fn likely_caption(&self, at: usize) -> (Label, Option<Rule>) {
        if self.odds.facts.is_credit(at) { (Label::Credit, Some(Rule::CreditByForm)) } else { (Label::Caption, None) }
    }

    /// A line in a picture's box: its credit, or its caption.
    fn beside_picture(&self, at: usize) -> Label {
        if self.odds.facts.is_credit(at) { Label::Credit } else { Label::Caption }
    }

    /// A line that is a credit and nothing else: "Photo: Jane Doe/AP".
    fn is_credit_by_form(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let has_cue = note.cues.has(Cue::Credit) && !note.cues.has(Cue::Legal);
        block.form == Form::Paragraph && !note.is_prose && has_cue && self.odds.facts.is_credit(at)
    }

    /// `© Jane Doe / Reuters` right behind a caption or beside a picture: no notice of the page's own copyright.
    fn is_picture_copyright(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let follows = at.checked_sub(1).is_some_and(|before| self.page.blocks[before].form == Form::Caption);
        let is_near = (follows || block.figure.is_some()) && note.region != Region::Footer;
        let text = self.page.text_of(block);
        is_near && !note.is_prose && !text.contains(char::is_numeric) && self.odds.facts.is_credit(at)
    }

    /// `By Jane Doe` behind the caption of the same picture: the photographer.
    fn signs_picture(&self, at: usize) -> bool {
        let is_line = self.page.blocks[at].figure.is_some() && self.notes.blocks[at].words <= CAPTION_WORDS;
        let follows = || at.checked_sub(1).is_some_and(|above| self.is_signed_caption(above, at));
        is_line && follows() && self.odds.facts.opens_byline(at)
    }

    /// Whether a line is a caption that the next one may sign, of the same picture: not the name below a portrait.
    fn is_signed_caption(&self, at: usize, next: usize) -> bool {
        let (block, words) = (&self.page.blocks[at], self.notes.blocks[at].words);
        let is_caption = block.form == Form::Caption && !block.hidden;
        is_caption && block.figure == self.page.blocks[next].figure && words >= SIGNED_WORDS
    }

    /// A line that says by its form that it belongs to a picture: "(L) and ... (R)", "FILE PHOTO", or a credit at its end. A
    /// paragraph of the story may end in the agency that sent it.
    fn is_caption_by_form(&self, at: usize, probability: f32) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let may_be = block.form == Form::Paragraph && note.words <= CAPTION_WORDS && block.links.0 == block.links.1;
        let has_cue = note.cues.has(Cue::Credit) && !note.cues.has(Cue::Legal);
        let is_credited = || has_cue && self.odds.facts.ends_in_credit(at);
        may_be && (self.odds.facts.is_caption(at) || probability < SIGNED_PARAGRAPH && is_credited())
    }

    /// The label that a block has by itself: by its form, or by the trees.
    fn alone(&self, at: usize, probability: f32) -> (Label, Option<Rule>) {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        if let Some((label, rule)) = self.by_form(at, probability) {
            return (label, Some(rule));
        }
        match block.form {
            Form::Paragraph if self.is_likely_caption(at) => self.likely_caption(at),
            _ if probability < self.odds.threshold => (boilerplate(block, note), None),
            _ if gives_itself_away(note) => (boilerplate(block, note), Some(Rule::GivesItselfAway)),
            form => (part_of_body(form), (probability < self.asked).then_some(Rule::NothingLikelier)),
        }
    }

    /// What a block's form, its markup or its place beside a picture say that it is.
    fn by_form(&self, at: usize, probability: f32) -> Option<(Label, Rule)> {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_hidden = || note.measures.of(Measure::Hidden) > 0.0 && probability < UNFOLDED;
        Some(match block.form {
            _ if self.is_credit_by_form(at) => (Label::Credit, Rule::CreditByForm),
            _ if self.is_picture_copyright(at) => (Label::Credit, Rule::PictureCopyright),
            _ if self.signs_picture(at) => (Label::Credit, Rule::SignedCaption),
            _ if self.is_caption_by_form(at, probability) => (Label::Caption, Rule::CaptionByForm),
            Form::Caption if self.is_credit(block) => (Label::Credit, Rule::MarkedCredit),
            Form::Caption => (Label::Caption, Rule::MarkedCaption),
            _ if is_hidden() => (Label::Hidden, Rule::Hidden),
            _ if block.hidden && self.hidden.is_small(self.page, block) => (Label::Hidden, Rule::HiddenScrap),
            _ if self.is_beside_picture(at, probability) => (self.beside_picture(at), Rule::BesidePicture),
            _ => return None,
        })
    }
}

/// What a block of the body is by its form.
fn part_of_body(form: Form) -> Label {
    match form {
        Form::Heading(_) => Label::Subheading,
        Form::ListItem => Label::ListItem,
        Form::Quotation => Label::Quotation,
        Form::Preformatted => Label::Preformatted,
        Form::TableRow => Label::TableRow,
        // Captions were told before.
        Form::Paragraph | Form::Control | Form::Caption => Label::Paragraph,
    }
}

/// Cues that name a kind of boilerplate, the surest first.
const BY_CUE: &[(Cue, Label)] = &[
    (Cue::Share, Label::Share),
    (Cue::Newsletter, Label::Newsletter),
    (Cue::Comment, Label::Comment),
    (Cue::Related, Label::Related),
    (Cue::Advertisement, Label::Advertisement),
    (Cue::Legal, Label::Legal),
    (Cue::Biography, Label::Biography),
    (Cue::Account, Label::Newsletter),
    (Cue::Navigation, Label::Navigation),
    (Cue::Player, Label::Navigation),
];

/// Hints that do the same, the surest first.
const BY_HINT: &[(Hint, Label)] = &[
    (Hint::Share, Label::Share),
    (Hint::Newsletter, Label::Newsletter),
    (Hint::Comment, Label::Comment),
    (Hint::Advertisement, Label::Advertisement),
    (Hint::Biography, Label::Biography),
    (Hint::Related, Label::Related),
    (Hint::Teaser, Label::Related),
    (Hint::Legal, Label::Legal),
    (Hint::Navigation, Label::Navigation),
    (Hint::Account, Label::Newsletter),
    (Hint::Player, Label::Navigation),
    (Hint::Topics, Label::Navigation),
];

/// The kind of boilerplate: by what the block says, by what surrounds it, by where it stands.
fn boilerplate(block: &Block, note: &Note) -> Label {
    named_kind(note).or_else(|| by_region(block, note.region)).unwrap_or(Label::Boilerplate)
}

fn named_kind(note: &Note) -> Option<Label> {
    let by_cue = BY_CUE.iter().find(|(cue, _)| note.cues.has(*cue)).map(|(_, label)| *label);
    by_cue.or_else(|| BY_HINT.iter().find(|(hint, _)| note.near.has(*hint)).map(|(_, label)| *label))
}

fn by_region(block: &Block, region: Region) -> Option<Label> {
    match region {
        Region::Comments => Some(Label::Comment),
        Region::Navigation | Region::Header => Some(Label::Navigation),
        _ if block.form == Form::Control => Some(Label::Navigation),
        _ => None,
    }
}

/// A part of the story that is hidden has so many bytes at least; dialogues and hints for the reader have fewer.
const HIDDEN_BYTES: u32 = 200;

/// How much text is hidden together.
struct HiddenParts(HashMap<ContainerId, u32>);

impl HiddenParts {
    fn of(page: &Page) -> Self {
        let mut parts = HashMap::new();
        for block in page.blocks.iter().filter(|block| block.hidden) {
            *parts.entry(Self::part(page, block)).or_default() += block.text.len().saturating_sub(block.link_bytes);
        }
        Self(parts)
    }

    /// The innermost hidden container around a block.
    fn part(page: &Page, block: &Block) -> ContainerId {
        page.ancestors(block).find(|id| page.container(*id).hidden).unwrap_or(block.container)
    }

    fn is_small(&self, page: &Page, block: &Block) -> bool {
        self.0.get(&Self::part(page, block)).is_none_or(|bytes| *bytes < HIDDEN_BYTES)
    }
}

/// From this probability on a line that ends in a credit is a paragraph that an agency sent. On the labelled pages 0.7 to 0.9
/// gave the same; from 0.5 on captions of texts were lost.
const SIGNED_PARAGRAPH: f32 = 0.8;

/// A caption is no longer, in words.
const CAPTION_WORDS: u32 = 60;

/// A caption beside a picture, without markup of its own, has so many words at least.
const TELLING_WORDS: u32 = 3;

/// One of capitalised words alone has so many: "Annual Fuel Cost" names what an icon stands for.
const NAMED_WORDS: u32 = 4;

/// The caption that a photographer signs has so many words at least; below a portrait stands a name.
const SIGNED_WORDS: u32 = 6;

/// How far behind an invitation to a newsletter its button stands, in blocks.
const INVITATION_REACH: usize = 2;

/// So many elements up may be what names a credit: `Photo: <p>Jane Doe</p>`.
const CREDIT_LEVELS: usize = 3;

/// Cues that no line of a story gives, if it is short and no sentence.
const UNMISTAKABLE: &[Cue] = &[Cue::Share, Cue::Advertisement, Cue::Related, Cue::Newsletter];

/// A line that a cue gives away is no longer, in words.
const CUED_WORDS: u32 = 15;

/// "Read more: ...", "Advertisement": short enough for its cue to be all that it says.
fn gives_itself_away(note: &Note) -> bool {
    note.words <= CUED_WORDS && !note.is_prose && UNMISTAKABLE.iter().any(|cue| note.cues.has(*cue))
}

/// A subheading by its looks is no longer, in words.
const SUBHEADING_WORDS: u32 = 12;

/// A short line above prose that is set bold, or that stands in a text without any markup.
fn is_subheading(page: &Page, notes: &Notes, at: usize) -> bool {
    let (block, note) = (&page.blocks[at], &notes.blocks[at]);
    let is_bold = || page.is_bold(block);
    let heads_prose = notes.blocks.get(at + 1).is_some_and(|next| next.is_prose);
    let is_line = note.words <= SUBHEADING_WORDS && page.text_of(block).ends_with(char::is_alphanumeric);
    block.form == Form::Paragraph && is_line && heads_prose && (page.is_bare() || is_bold())
}
