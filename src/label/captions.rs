//! Captions and credits: lines that belong to a picture, by their form, their markup or their place beside one.

use crate::annotate::{Measure, Note, Notes, ends_sentence};
use crate::lexicon::{Cue, Hint};
use crate::news::{byline, credit, dateline};
use crate::page::{Block, Form, Page, Region};

use super::chances::{Chances, Role};
use super::roles::{Roles, named_kind};
use super::{Label, Labelled, Rule};

/// From this probability on a line that ends in the name of an agency is a paragraph that it sent. On the labelled pages 0.5 to
/// 0.9 gave the same.
const SIGNED_PARAGRAPH: f32 = 0.65;

/// From this probability on a line is no caption for its place, for names at its end, or for initials in brackets.
const SURE_PARAGRAPH: f32 = 0.8;

/// From this probability on whole sentences above a credit are a paragraph.
const LIKELY_PARAGRAPH: f32 = 0.5;

/// A caption is no longer, in words.
const CAPTION_WORDS: u32 = 60;

/// A caption beside a picture, without markup of its own, has so many words at least.
const TELLING_WORDS: u32 = 3;

/// One of capitalised words alone has so many: "Annual Fuel Cost" names what an icon stands for.
const NAMED_WORDS: u32 = 4;

/// The caption that a photographer signs has so many words at least; below a portrait stands a name.
const SIGNED_WORDS: u32 = 6;

/// A name beside a caption that is its credit has no more words.
const CREDIT_WORDS: u32 = 6;

/// A picture's text alternative that its caption says again has so many bytes at least.
const ALTERNATIVE_BYTES: usize = 24;

/// How far behind an invitation to a newsletter its button stands, in blocks.
const INVITATION_REACH: usize = 2;

/// So many blocks behind the copyright of a picture the text goes on.
const OPENING_REACH: usize = 4;

/// So many buttons may stand between a credit and its like.
const BUTTONS: usize = 3;

/// So many elements up may be what names a credit: `Photo: <p>Jane Doe</p>`.
const CREDIT_LEVELS: usize = 3;

/// A line of a text with a credit below it is its caption, if it is nothing else; or one with whose picture it is above.
pub(super) fn take(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    for at in 1..labels.len() {
        let (block, note) = (&page.blocks[at - 1], &notes.blocks[at - 1]);
        // Right below the headline stands the standfirst.
        let is_standfirst = at > 1 && labels[at - 2].label == Label::Headline;
        let is_free = labels[at - 1].label == Label::Boilerplate && labels[at].label == Label::Credit && !is_standfirst;
        if is_free && may_be_caption(page, block, note) {
            labels[at - 1].settle(Label::Caption, Rule::AboveCredit);
        }
        if is_below_names(page, notes, (at, labels)) {
            labels[at - 1].settle(Label::Credit, Rule::AboveCaption);
            labels[at].settle(Label::Caption, Rule::BelowCredit);
        }
    }
}

/// Whether a line stands close below an agency, or within the story below the name of somebody whom it tells of, and is no sentence, with a
/// paragraph behind: `Jane Doe`, then `Jane had the bridge built of the stone of a mill`, as pictures come out of a copied page.
fn is_below_names(page: &Page, notes: &Notes, (at, labels): (usize, &[Labelled])) -> bool {
    let is = |at: usize, label| labels.get(at).is_some_and(|it| it.label == label);
    let (block, note, text) = (&page.blocks[at], &notes.blocks[at], page.text_of(&page.blocks[at]));
    let names = page.text_of(&page.blocks[at - 1]);
    let is_free = |at: usize| {
        matches!(labels[at].label, Label::Boilerplate | Label::Paragraph | Label::Subheading)
            && !notes.blocks[at].is_prose
    };
    let is_close = !block.layout.blank_above && !block.layout.blank_below;
    let is_line = || may_be_caption(page, block, note) && !ends_sentence(text) && note.cues.is_empty();
    let is_story = || labels[..at - 1].iter().any(|it| it.label == Label::Paragraph);
    // Who lent a picture is often whom it shows.
    let is_told_of = || names.split(' ').any(|name| text.split(' ').any(|word| word == name));
    let is_apart = page.blocks[at - 1].layout.blank_above;
    let is_person = || is_apart && is_story() && byline::is_name(names) && is_told_of();
    let is_owner = || credit::is_agency(names) || is_person();
    is_close && is_free(at - 1) && is_free(at) && is(at + 1, Label::Paragraph) && is_line() && is_owner()
}

/// Whether a line of a text is as long as a caption, and does not end in when it was printed.
fn may_be_caption(page: &Page, block: &Block, note: &Note) -> bool {
    (SIGNED_WORDS..=CAPTION_WORDS).contains(&note.words) && !page.text_of(block).ends_with(char::is_numeric)
}

/// Whether a line says what a picture's text alternative says, with nothing but a credit behind.
fn repeats(text: &str, alt: &str) -> bool {
    let rest = text.strip_prefix(alt).filter(|_| alt.len() >= ALTERNATIVE_BYTES);
    text == alt || rest.is_some_and(|rest| rest.len() < alt.len() && credit::split(text).1.is_some())
}

impl Roles<'_> {
    /// Whether the innermost element that is named for either is named for a credit, not for a caption.
    pub(super) fn is_credit(&self, block: &Block) -> bool {
        let around = self.page.ancestors(block).take(CREDIT_LEVELS).map(|id| self.page.container(id).hints);
        let mut named = std::iter::once(block.hints).chain(around);
        let named = named.find(|hints| hints.has(Hint::Credit) || hints.has(Hint::Caption));
        named.is_some_and(|hints| hints.has(Hint::Credit) && !hints.has(Hint::Caption))
    }

    /// Whether a line that shares a picture's box is its caption: it is none of the story's, and no boilerplate either.
    pub(super) fn is_beside_picture(&self, at: usize, probability: f32) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let Some(figure) = block.figure.and_then(|id| self.page.figures.get(id.0 as usize)) else { return false };
        let is_line = block.form == Form::Paragraph && note.words <= CAPTION_WORDS && !block.timed;
        let repeats = || figure.alt.as_deref().is_some_and(|alt| repeats(self.page.text_of(block), alt));
        let is_free = || probability < self.odds.threshold && named_kind(note).is_none();
        let has = |hint| note.near.has(hint);
        let is_other = || has(Hint::Byline) || has(Hint::Date) || has(Hint::Standfirst) && !repeats();
        let has_cue = || [Cue::Byline, Cue::Timestamp].iter().any(|cue| note.cues.has(*cue));
        let is_cued = || has_cue() || self.is_invitation(at) || byline::is_titled_name(self.page.text_of(block));
        is_line && (repeats() || is_free() && self.is_telling(at)) && !is_other() && !is_cued()
    }

    /// Whether a line is more likely a caption than anything else; one with a dateline opens a story.
    pub(super) fn is_likely_caption(&self, at: usize) -> bool {
        let likeliest = self.odds.chances.get(at).map(Chances::likeliest);
        let note = &self.notes.blocks[at];
        let text = self.page.text_of(&self.page.blocks[at]);
        // In a text what stands twice and is no sentence is the title of another story.
        let is_title = || self.page.is_bare() && note.measures.of(Measure::Repeats) > 1.0 && !ends_sentence(text);
        let is_line = note.words <= CAPTION_WORDS && likeliest == Some(Role::Caption);
        is_line && !is_title() && dateline::split(text).is_none() && !byline::is_titled_name(text)
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
    pub(super) fn likely_caption(&self, at: usize) -> (Label, Option<Rule>) {
        if self.odds.facts.is_credit(at) { (Label::Credit, Some(Rule::CreditByForm)) } else { (Label::Caption, None) }
    }

    /// A line in a picture's box: its credit, or its caption.
    pub(super) fn beside_picture(&self, at: usize) -> Label {
        if self.odds.facts.is_credit(at) { Label::Credit } else { Label::Caption }
    }

    /// A line that is a credit and nothing else: "Photo: Jane Doe/AP".
    pub(super) fn is_credit_by_form(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let above = || at.checked_sub(1).map_or(0, |above| self.notes.blocks[above].words);
        let has_cue = note.cues.has(Cue::Credit) && !note.cues.has(Cue::Legal);
        // `Picture alliance/dpa | Jane Doe` in a text looks like the row of a table.
        let has_form = matches!(block.form, Form::Paragraph | Form::TableRow);
        // `Elm-Bild/Jane Doe`: no phrase gives it away, but that a caption stands above.
        let has_slash = || note.words <= CREDIT_WORDS && self.page.text_of(block).contains('/');
        let is_below = || at.checked_sub(1).is_some_and(|above| self.is_likely_caption(above));
        let is_slashed = || self.page.is_bare() && has_slash() && is_below();
        let is_line = has_form && !note.is_prose && (has_cue || is_slashed());
        if self.page.is_bare() && (self.is_above_button(at) || self.is_said_again(at)) {
            return true;
        }
        // In a text the name of an agency among short lines is a menu's.
        let is_menu = || self.page.is_bare() && credit::is_agency(self.page.text_of(block)) && above() < SIGNED_WORDS;
        is_line && self.odds.facts.is_credit(at) && !is_menu()
    }

    /// Names in a text above the button beside a caption: `Jane Doe/EX`, then `hide caption`.
    fn is_above_button(&self, at: usize) -> bool {
        let is_button = || at + 1 < self.notes.blocks.len() && self.odds.facts.is_button(at + 1);
        self.is_short(at) && is_button() && self.is_owner(at)
    }

    /// The same names below the button, which pages hold twice.
    fn is_said_again(&self, at: usize) -> bool {
        let text = |at: usize| self.page.text_of(&self.page.blocks[at]);
        let is_button = |at: &usize| self.odds.facts.is_button(*at);
        let mut above = (at.saturating_sub(BUTTONS)..at).rev();
        let is_below =
            self.is_short(at) && at.checked_sub(1).is_some_and(|above| is_button(&above)) && self.is_owner(at);
        is_below && above.find(|above| !is_button(above)).is_some_and(|above| text(above) == text(at))
    }

    /// Whether a line is as short as names.
    fn is_short(&self, at: usize) -> bool {
        let note = &self.notes.blocks[at];
        (1..=CREDIT_WORDS).contains(&note.words) && !note.is_prose
    }

    /// Whether a line is an agency, or a name with a slash: `Jane Doe`, and then `Read more`, tells of the author.
    fn is_owner(&self, at: usize) -> bool {
        let text = self.page.text_of(&self.page.blocks[at]);
        if text.contains('/') { credit::is_names(text) } else { credit::is_agency(text) }
    }

    /// `© Jane Doe / Reuters` right behind a caption, beside a picture or above a paragraph of a text: no notice of the page's own copyright.
    pub(super) fn is_picture_copyright(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let follows = at.checked_sub(1).is_some_and(|before| self.page.blocks[before].form == Form::Caption);
        // Notices of a text stand at its end.
        let text = self.page.text_of(block);
        let goes_on = || self.notes.blocks.iter().skip(at).take(OPENING_REACH).any(|it| it.is_prose);
        let opens = || self.page.is_bare() && text.starts_with('©') && goes_on();
        let is_near = || (follows || block.figure.is_some() || opens()) && note.region != Region::Footer;
        !note.is_prose && is_near() && self.odds.facts.is_credit(at) && !text.contains(char::is_numeric)
    }

    /// `By Jane Doe` behind the caption of the same picture: the photographer.
    pub(super) fn signs_picture(&self, at: usize) -> bool {
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
    pub(super) fn is_caption_by_form(&self, at: usize, probability: f32) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_bare = self.page.is_bare();
        let has_form = block.form == Form::Paragraph || is_bare && block.form == Form::ListItem;
        let may_be = has_form && note.words <= CAPTION_WORDS && block.links.0 == block.links.1;
        let text = self.page.text_of(block);
        let has_cue = note.cues.has(Cue::Credit) && !note.cues.has(Cue::Legal);
        let is_signed = || {
            let may_be = is_bare && note.words >= SIGNED_WORDS;
            may_be
                && (self.odds.facts.ends_in_brackets(at)
                    // Above the story stands the page's title, and its outlet.
                    || at > self.body && block.form == Form::Paragraph && self.odds.facts.ends_signed(at)
                    || probability < SURE_PARAGRAPH && self.odds.facts.ends_in_source(at))
        };
        let is_credited = || has_cue && self.odds.facts.ends_in_credit(at) || is_signed();
        // `(Reuters)` signs paragraphs as well, `(Jane Doe/Reuters)` and `(Picture: Reuters)` do not.
        let is_agency = || credit::split(text).1.is_some_and(|credit| credit::is_agency(&credit));
        let is_signed_off = || credit::unsigned(text).len() < text.len();
        let is_doubtful = || {
            let is_sure = probability >= SURE_PARAGRAPH || self.goes_on(at);
            probability >= SIGNED_PARAGRAPH && is_agency() || is_sure && is_signed_off()
        };
        may_be && (self.odds.facts.is_caption(at) || is_credited() && !is_doubtful())
    }

    /// Whether a line is built as the paragraph right above it, and no picture's.
    fn goes_on(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let is_paragraph = |above: &usize| self.notes.blocks[*above].is_prose && self.odds.of(*above) >= SURE_PARAGRAPH;
        let above = at.checked_sub(1).filter(is_paragraph).map(|above| &self.page.blocks[above]);
        !self.page.is_bare() && block.figure.is_none() && above.is_some_and(|above| above.stands_with(block))
    }

    /// A name beside the marked caption of the same picture: whose picture it is.
    pub(super) fn is_credit_of_caption(&self, at: usize) -> bool {
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let may_be = block.figure.is_some() && block.form == Form::Paragraph && note.words <= CREDIT_WORDS;
        let beside = |other: usize| self.page.blocks.get(other).is_some() && self.is_signed_caption(other, at);
        let is_beside = || beside(at + 1) || at.checked_sub(1).is_some_and(beside);
        let is_plain = || block.links.0 == block.links.1 && note.cues.is_empty() && !block.hidden;
        may_be && is_plain() && is_beside() && credit::is_names(self.page.text_of(block))
    }

    /// A line of a text with a credit below it that says nothing else: its caption, unless it is the headline.
    pub(super) fn is_above_credit(&self, at: usize, probability: f32) -> bool {
        let most = if self.notes.blocks[at].is_prose { LIKELY_PARAGRAPH } else { SURE_PARAGRAPH };
        let may_be = self.page.is_bare() && at + 1 < self.notes.blocks.len();
        let may_be = may_be && (probability < most || self.is_above_button(at + 1));
        let (block, note) = (&self.page.blocks[at], &self.notes.blocks[at]);
        let is_free = || may_be_caption(self.page, block, note) && named_kind(note).is_none();
        let is_credited = || self.is_picture_copyright(at + 1) || self.is_credit_by_form(at + 1);
        // `Image source, Jane Doe`, `Image caption,` and the caption: there the credit stands above.
        let is_below =
            || self.page.blocks.get(at + 2).is_some_and(|next| credit::names_caption(self.page.text_of(next)));
        // Above the body it may as well be a standfirst, and the credit that of a picture without a caption.
        may_be && (at > self.body || self.is_above_button(at + 1)) && is_free() && is_credited() && !is_below()
    }
}
