//! Which part each block plays: the body's by its form, the headline's and byline's by their place, and for the rest
//! the kind of boilerplate that its cues and hints name.

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{Measure, Note, Notes};
use crate::lexicon::{Cue, Hint, is_closing_quote};
use crate::page::{Block, ContainerId, Form, Page, Region};

use super::chances::Role;
use super::threshold::Doubt;
use super::{Label, Labelled, Odds, Rule};

/// A short line of the body is a subheading where that is so much as likely as a paragraph: most lines that were learned from
/// are paragraphs.
pub(super) const SUBHEADING: f32 = 0.4;

/// From this probability on, what is hidden is part of the story that a click or a payment unfolds. On 913 pages 141 of
/// 155 such blocks were, all others a table of contents.
const UNFOLDED: f32 = 0.6;

/// From this on, so is what is hidden by itself and small, such as an answer in a list of questions. On unseen domains 92 of 93 hidden
/// blocks that were so sure stood in the labelled body.
const SURELY_UNFOLDED: f32 = 0.8;

/// Gives every block its label.
pub(super) fn assign(page: &Page, notes: &Notes, odds: Odds<'_>) -> Vec<Labelled> {
    let asked = odds.threshold;
    let odds = odds.on_page(notes);
    let body = notes.blocks.iter().zip(odds.body).position(|(note, it)| note.is_prose && *it >= odds.threshold);
    let body = body.unwrap_or(notes.blocks.len());
    // What is only proposed goes by the threshold alone: from that the third pass learned.
    let is_settled = !odds.chances.is_empty();
    let doubt = is_settled.then(|| Doubt::of(page, notes, odds.body));
    let roles = Roles { page, notes, odds, asked, doubt, hidden: HiddenParts::of(page), body };
    let labels = odds.body.iter().enumerate();
    let mut labels: Vec<Labelled> =
        labels.map(|(at, probability)| Labelled::new(roles.of(at, *probability), *probability)).collect();
    assign_headline(page, notes, (odds, &mut labels));
    super::opening::assign(page, notes, (odds, &mut labels));
    super::standfirst::assign(page, notes, (odds, &mut labels));
    super::key_points::take(page, notes, &mut labels);
    if is_settled {
        super::gaps::close(page, notes, (asked, &mut labels));
    }
    super::order::assign(page, notes, (odds.facts, asked), &mut labels);
    if page.is_bare() {
        super::captions::take(page, notes, &mut labels);
    }
    labels
}

fn assign_headline(page: &Page, notes: &Notes, (odds, labels): (Odds<'_>, &mut [Labelled])) {
    let Some((named, rule)) = super::lines::headline(page, notes, odds) else { return };
    let shown = super::headline::shown(page, notes, (named, labels));
    labels[shown].settle(Label::Headline, if shown == named { rule } else { Rule::HeadlineOfStory });
}

pub(super) struct Roles<'p> {
    pub(super) page: &'p Page,
    pub(super) notes: &'p Notes,
    pub(super) odds: Odds<'p>,
    /// The threshold that was asked for; that of the odds may be lower.
    asked: f32,
    /// How far the page lowers it for blocks in doubt, where labels are settled.
    doubt: Option<Doubt>,
    hidden: HiddenParts,
    /// The first block of prose that is body.
    pub(super) body: usize,
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

    /// The label that a block has by itself: by its form, or by the trees.
    fn alone(&self, at: usize, probability: f32) -> (Label, Option<Rule>) {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        if let Some((label, rule)) = self.by_form(at, probability) {
            return (label, Some(rule));
        }
        match block.form {
            Form::Paragraph if self.is_likely_caption(at) => self.likely_caption(at),
            _ if probability < self.least(note) => (boilerplate(block, note), None),
            _ if gives_itself_away(self.page, (block, note)) => (boilerplate(block, note), Some(Rule::GivesItselfAway)),
            form if probability >= self.asked => (part_of_body(form), None),
            form if probability >= self.odds.threshold => (part_of_body(form), Some(Rule::NothingLikelier)),
            form => (part_of_body(form), Some(Rule::MuchInDoubt)),
        }
    }

    /// From this probability on, a block is body unless rules know better.
    fn least(&self, note: &Note) -> f32 {
        let threshold = self.odds.threshold;
        self.doubt.map_or(threshold, |doubt| threshold.min(doubt.threshold(self.asked, note)))
    }

    /// The rule by which a block is a credit, markup of its own aside. Most blocks have neither a picture nor a cue.
    fn credit(&self, at: usize) -> Option<Rule> {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_behind_caption = || at.checked_sub(1).is_some_and(|above| self.page.blocks[above].form == Form::Caption);
        let may_be = block.figure.is_some() || note.cues.has(Cue::Credit) || self.page.is_bare() || is_behind_caption();
        if !may_be {
            return None;
        }
        let signs = || self.signs_picture(at) || self.is_credit_of_caption(at);
        let rule = self.is_credit_by_form(at).then_some(Rule::CreditByForm);
        let rule = rule.or_else(|| self.is_picture_copyright(at).then_some(Rule::PictureCopyright));
        rule.or_else(|| signs().then_some(Rule::SignedCaption))
    }

    /// What a block's form, its markup or its place beside a picture say that it is.
    fn by_form(&self, at: usize, probability: f32) -> Option<(Label, Rule)> {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_hidden = || note.measures.of(Measure::Hidden) > 0.0 && probability < UNFOLDED;
        if let Some(rule) = self.credit(at) {
            return Some((Label::Credit, rule));
        }
        Some(match block.form {
            _ if self.is_caption_by_form(at, probability) => (Label::Caption, Rule::CaptionByForm),
            _ if self.is_above_credit(at, probability) => (Label::Caption, Rule::AboveCredit),
            Form::Caption if self.is_credit(block) => (Label::Credit, Rule::MarkedCredit),
            Form::Caption => (Label::Caption, Rule::MarkedCaption),
            _ if is_hidden() => (Label::Hidden, Rule::Hidden),
            _ if block.hidden && probability < SURELY_UNFOLDED && self.hidden.is_small(self.page, block) => {
                (Label::Hidden, Rule::HiddenScrap)
            }
            _ if self.is_beside_picture(at, probability) => (self.beside_picture(at), Rule::BesidePicture),
            _ => return None,
        })
    }
}

/// What a block of the body is by its form.
pub(super) fn part_of_body(form: Form) -> Label {
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

pub(super) fn named_kind(note: &Note) -> Option<Label> {
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

/// Cues that no line of a story gives, if it is short and no sentence.
const UNMISTAKABLE: &[Cue] = &[Cue::Share, Cue::Advertisement, Cue::Related, Cue::Newsletter];

/// A line that a cue gives away is no longer, in words.
const CUED_WORDS: u32 = 15;

/// "Read more: ...", "Advertisement": short enough for its cue to be all that it says.
fn gives_itself_away(page: &Page, (block, note): (&Block, &Note)) -> bool {
    let is_linked = || page.is_link(block) && note.cues.has(Cue::Related);
    (note.words <= CUED_WORDS || is_linked()) && !note.is_prose && UNMISTAKABLE.iter().any(|cue| note.cues.has(*cue))
}

/// A subheading by its looks is no longer, in words.
const SUBHEADING_WORDS: u32 = 12;

/// A short line above prose that is set bold, or that stands in a text without any markup.
fn is_subheading(page: &Page, notes: &Notes, at: usize) -> bool {
    let (block, note) = (&page.blocks[at], &notes.blocks[at]);
    let is_bold = || page.is_bold(block);
    let heads_prose = notes.blocks.get(at + 1).is_some_and(|next| next.is_prose);
    let text = page.text_of(block).trim_end_matches(is_closing_quote);
    let is_line = note.words <= SUBHEADING_WORDS && text.ends_with(char::is_alphanumeric);
    block.form == Form::Paragraph && is_line && heads_prose && (page.is_bare() || is_bold())
}
