//! Bylines that no word opens: a name on a line of its own, known by its place between headline and body.
//!
//! Menus and subheads are set in capitals as names are, so that a line of names alone says little. What speaks for it:
//! a line above that says "By" and nothing else, a date beside it, a job title, an outlet's name or an address below it, a time that it runs into, the
//! headline right above, in a text a player below, a picture's credit above and the story below, the same name below the story. Only for pages that
//! claim no author, or nobody but the outlet, and show no other byline.

use crate::annotate::{Note, Notes};
use crate::lexicon::Cue;
use crate::news::{byline, headline};
use crate::page::{Claim, Field, Form, Page};

use super::facts::Facts;
use super::{Label, Labelled, Rule, headline_of};

/// How many blocks below the headline, or without one above the body, a name may stand.
const REACH: usize = 25;

/// So many blocks above the headline of a text a name may stand.
const ABOVE_HEADLINE: usize = 3;

/// So many names on lines of their own are a row.
const ROW: usize = 3;

/// So many lines of buttons may stand between a name and the story.
const BUTTONS: usize = 2;

/// Names with titles are no longer, in words.
const NAME_WORDS: u32 = 12;

/// The outlet's name below is no longer, in words.
const OUTLET_WORDS: u32 = 5;

/// A line that says "Author of the article:" and nothing else is no longer, in words.
const OPENER_WORDS: u32 = 5;

/// A line that holds a date and a name is no longer, in words.
const DATE_WORDS: u32 = 20;

/// Behind its standfirst, which reads as a paragraph does, a byline comes within so many blocks.
const BELOW_STANDFIRST: usize = 4;

/// Whom a story is about it names in its headline or its first blocks.
const STORY_BLOCKS: usize = 12;

/// What speaks for a line weighs at least so much: a date beside it, or two smaller things.
const ENOUGH: u32 = 2;

/// Labels the lines of the byline.
pub(super) fn assign(page: &Page, notes: &Notes, (facts, labels): (&Facts<'_>, &mut [Labelled])) {
    if page.is_bare() {
        take_names_beside(page, (facts, labels));
    }
    let is_byline = |at: usize| labels[at].label == Label::Byline && !is_outlets(page, facts.byline(at));
    let is_signed = || (0..labels.len()).any(is_byline);
    let is_person = |claim: &Claim| !names_outlet(page, &claim.value);
    if page.claims_of(Field::Author).any(is_person) || is_signed() {
        return;
    }
    let interval = Interval::of(page, notes, (facts, labels));
    let is_claimed = page.claims_of(Field::Author).next().is_some();
    let found = interval.map(|interval| {
        if is_claimed {
            return interval.set_apart();
        }
        let below = interval.byline();
        if below.is_empty() { interval.above_headline() } else { below }
    });
    let found = found.unwrap_or_default();
    for at in found {
        labels[at].settle(Label::Byline, Rule::NameApart);
    }
}

/// Right above a byline of a text that is a name and no more, another name signs as well. Below, it is often whose pictures they are,
/// but for one with a job title behind such a one: `홍길동 기자`.
fn take_names_beside(page: &Page, (facts, labels): (&Facts<'_>, &mut [Labelled])) {
    let Some(first) = labels.iter().position(|labelled| labelled.label == Label::Byline) else { return };
    let is_free = |at: &usize| labels.get(*at).is_some_and(|labelled| labelled.label == Label::Boilerplate);
    let is_titled = |at: &usize| byline::is_titled_name(page.text_of(&page.blocks[*at])) && facts.names_surely(*at);
    let are_names = |at: &usize| facts.is_surely_name(first) && facts.is_surely_name(*at);
    let above = first.checked_sub(1).filter(|at| is_free(at) && are_names(at));
    let below = Some(first + 1).filter(|at| is_free(at) && is_titled(&first) && is_titled(at));
    for at in [above, below].into_iter().flatten() {
        labels[at].settle(Label::Byline, Rule::NameApart);
    }
}

/// Whether a byline names the outlet and nobody else, as programs sign what nobody is entered for.
fn is_outlets(page: &Page, byline: Option<&[String]>) -> bool {
    byline.is_some_and(|names| names.iter().all(|name| names_outlet(page, name)))
}

fn names_outlet(page: &Page, name: &str) -> bool {
    page.claims_of(Field::SiteName).any(|site| headline::names_outlet(name, Some(&site.value), None))
}

/// What stands between headline and body.
struct Interval<'p> {
    page: &'p Page,
    notes: &'p Notes,
    facts: &'p Facts<'p>,
    labels: &'p [Labelled],
    from: usize,
    to: usize,
}

impl<'p> Interval<'p> {
    fn of(page: &'p Page, notes: &'p Notes, (facts, labels): (&'p Facts<'p>, &'p [Labelled])) -> Option<Self> {
        let is_prose = |at: &usize| labels[*at].label == Label::Paragraph && notes.blocks[*at].is_prose;
        let mut prose = (0..labels.len()).filter(is_prose);
        let first = prose.next()?;
        let to = prose.next().unwrap_or(first).min(first + BELOW_STANDFIRST);
        let from = headline_of(labels).map_or(first.saturating_sub(REACH), |headline| headline + 1);
        Some(Self { page, notes, facts, labels, from, to: to.min(from + REACH) })
    }

    fn text(&self, at: usize) -> &'p str {
        self.page.text_of(&self.page.blocks[at])
    }

    /// The lines of a byline that says so, or is set apart from the story: against a claim a date beside it is not enough.
    fn set_apart(&self) -> Vec<usize> {
        let is_apart = |at: &usize| self.is_opened(*at) || self.is_bold_above_story(*at);
        let name = (self.from..self.to).find(|at| is_apart(at) && self.is_name(*at) && !self.is_in_story(*at));
        name.map(|at| self.with_next(at)).unwrap_or_default()
    }

    /// The lines of the likeliest byline.
    fn byline(&self) -> Vec<usize> {
        // `Jane Doe` above `San Marino – 8 April 2024`: the second is a place.
        let is_below_name = |at: usize| at > self.from && self.is_name(at - 1);
        if let Some(dated) = (self.from..self.to).find(|at| self.is_dated_name(*at) && !is_below_name(*at)) {
            return vec![dated];
        }
        let names = (self.from..self.to).filter(|at| self.is_name(*at));
        let weighed = names.map(|at| (at, self.weight(at))).filter(|(_, weight)| *weight >= ENOUGH);
        let best = weighed.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map(|(at, _)| self.with_next(at)).unwrap_or_default()
    }

    /// The name close above the headline of a text, beside a date or in one line with it; entries of menus stand there, too.
    fn above_headline(&self) -> Vec<usize> {
        let Some(headline) = self.from.checked_sub(1).filter(|_| self.page.is_bare()) else { return Vec::new() };
        let above = Self { from: headline.saturating_sub(ABOVE_HEADLINE), to: headline, ..*self };
        let is_beside = |at: usize| above.is_date(at + 1) || at.checked_sub(1).is_some_and(|date| above.is_date(date));
        let is_dated = |at: usize| above.is_dated_name(at) || above.is_name(at) && is_beside(at);
        let is_signed = |at: &usize| is_dated(*at) && self.facts.names_surely(*at);
        (above.from..above.to).rev().find(is_signed).into_iter().collect()
    }

    /// A line of names, and those below it where the line above them all opens a list, a comma goes on with it, or what the first
    /// does, or `and`, stands between.
    fn with_next(&self, first: usize) -> Vec<usize> {
        let mut lines = vec![first];
        let is_list = self.is_opened(first) || self.is_in_row(first);
        let mut goes_on = false;
        for at in first + 1..self.to {
            if byline::is_title(self.text(at)) || byline::is_and(self.text(at)) {
                goes_on = true;
                continue;
            }
            if !self.is_name(at) || !(is_list || goes_on || self.text(at - 1).ends_with(',')) {
                break;
            }
            lines.push(at);
            goes_on = false;
        }
        lines
    }

    /// Whether a line holds names and nothing else, and is no entry of a menu above the headline.
    fn is_name(&self, at: usize) -> bool {
        let (block, note, label) = (&self.page.blocks[at], &self.notes.blocks[at], self.labels[at].label);
        let is_taken = matches!(label, Label::Headline | Label::Caption | Label::Credit | Label::Hidden);
        let is_line = (1..=NAME_WORDS).contains(&note.words) && !note.is_prose && note.cues.is_empty();
        let may_be =
            !is_taken && is_line && matches!(block.form, Form::Paragraph | Form::ListItem | Form::Heading(2..));
        let text = self.text(at);
        let is_new = || !self.lines(0..self.from).any(|above| above == text);
        let is_formed = || self.facts.byline(at).is_some() && !self.facts.names_things(at);
        may_be && (is_formed() || self.is_opened(at) && self.facts.is_byline_below(at)) && is_new()
    }

    /// Whether a line holds a date and, apart from it, a name: not `New York, 8 April 2024`.
    fn is_dated_name(&self, at: usize) -> bool {
        let (note, text) = (&self.notes.blocks[at], self.text(at));
        let is_line = self.page.blocks[at].form != Form::Caption && !note.is_prose;
        let may_be = note.words <= DATE_WORDS && is_line && self.is_date(at);
        let Some(names) = may_be.then(|| self.facts.byline(at)).flatten() else { return false };
        if !self.facts.opens_byline(at) && self.facts.names_things(at) {
            return false;
        }
        !names.iter().any(|name| text.split_once(name).is_some_and(|(_, rest)| rest.starts_with(',')))
    }

    fn weight(&self, at: usize) -> u32 {
        if self.is_in_story(at) {
            return 0;
        }
        let is_dated = self.is_date(at + 1) || at.checked_sub(1).is_some_and(|above| self.is_date(above));
        // No more than a kicker or a standfirst stands between headline and byline.
        let below = if self.from > 0 { 2_usize.saturating_sub(at - self.from) } else { 0 };
        2 * u32::from(self.is_opened(at))
            + 2 * u32::from(is_dated)
            + 2 * u32::from(self.is_bold_above_story(at) || self.is_between_picture_and_story(at))
            + 2 * u32::from(self.is_timed(at))
            + 2 * u32::from(self.is_in_row(at) || self.page.is_bare() && byline::tells_part(self.text(at)))
            + 2 * u32::from(self.is_titled(at))
            + 2 * u32::from(self.is_addressed(at))
            + 2 * u32::from(self.is_above_outlet(at))
            + u32::try_from(below).unwrap_or(0)
            + u32::from(self.signs_below(at))
            + u32::from(self.is_above_player(at))
    }

    /// Whether the name is that of somebody whom the story is about: a portrait's caption.
    fn is_in_story(&self, at: usize) -> bool {
        let name = self.text(at);
        let is_story =
            |other: &usize| self.labels[*other].label.is_body() || self.labels[*other].label == Label::Headline;
        let mut story = (0..self.labels.len()).filter(|other| *other != at && is_story(other)).take(STORY_BLOCKS);
        story.any(|other| self.text(other).contains(name))
    }

    /// Whether the line above says `By`, or `Author of the article:`, and nothing else.
    fn is_opened(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|above| {
            let note = &self.notes.blocks[above];
            let says = note.cues.has(Cue::Byline) || note.cues.has(Cue::Biography);
            let is_short = note.words <= OPENER_WORDS;
            is_short && (byline::is_opener(self.text(above)) || (says && self.text(above).ends_with(':')))
        })
    }

    /// Whether a row of lines of a text begins that are names and nothing else, three of them or two above a date.
    fn is_in_row(&self, at: usize) -> bool {
        let is_cased = |at: usize| self.text(at).split(' ').all(|word| word.contains(char::is_lowercase));
        let is_alone = |at: &usize| is_cased(*at) && self.facts.is_surely_name(*at);
        self.page.is_bare()
            && match (at..self.to).take_while(is_alone).take(ROW).count() {
                ROW => true,
                2 => self.is_date(at + 2),
                _ => false,
            }
    }

    /// Whether the name runs into a time; above the story teasers of a text do so, too.
    fn is_timed(&self, at: usize) -> bool {
        byline::is_timed(self.text(at)) && (!self.page.is_bare() || self.facts.names_surely(at))
    }

    /// Whether the line below says what the author does.
    fn is_titled(&self, at: usize) -> bool {
        at + 1 < self.labels.len() && !self.notes.blocks[at + 1].is_prose && byline::is_title(self.text(at + 1))
    }

    /// Whether the line below of a text is the outlet that the author writes for: `Jane Doe`, then `Elm Daily News`.
    fn is_above_outlet(&self, at: usize) -> bool {
        let is_line = |note: &Note| note.words <= OUTLET_WORDS && note.cues.is_empty() && !note.is_prose;
        let may_be = self.page.is_bare() && self.notes.blocks.get(at + 1).is_some_and(is_line);
        may_be && byline::ends_as_outlet(self.text(at + 1))
    }

    /// Whether the line below of a text is the button of a player: `4-minute listen`.
    fn is_above_player(&self, at: usize) -> bool {
        let is_button = |note: &Note| !note.is_prose && note.cues.has(Cue::Player);
        self.page.is_bare() && self.notes.blocks.get(at + 1).is_some_and(is_button)
    }

    /// Whether the line below is the author's e-mail address, and nothing else.
    fn is_addressed(&self, at: usize) -> bool {
        let is_address = |text: &str| !text.contains(char::is_whitespace) && byline::holds_mail(text);
        at + 1 < self.labels.len() && is_address(self.text(at + 1))
    }

    fn is_date(&self, at: usize) -> bool {
        let Some(note) = self.notes.blocks.get(at).filter(|note| note.words <= DATE_WORDS && !note.is_prose) else {
            return false;
        };
        note.cues.has(Cue::Timestamp) || self.facts.is_dated(at)
    }

    /// Whether the line is set bold, and the story's first paragraph follows.
    fn is_bold_above_story(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let is_bold = self.page.is_bold(block);
        let follows = self.labels.get(at + 1).is_some_and(|next| next.label == Label::Paragraph);
        is_bold && follows && self.notes.blocks[at + 1].is_prose
    }

    /// Whether the line stands behind a picture's credit, and the story's first paragraph follows, an advertisement aside, or some buttons if
    /// the name is nothing else: in a text, where nothing shows what is bold.
    fn is_between_picture_and_story(&self, at: usize) -> bool {
        let is_behind = at.checked_sub(1).is_some_and(|above| self.labels[above].label == Label::Credit);
        let behind = self.labels.iter().skip(at + 1).map(|labelled| labelled.label);
        let follows = behind.clone().find(|label| *label != Label::Advertisement) == Some(Label::Paragraph);
        let is_near = || behind.take(BUTTONS + 1).any(|label| label == Label::Paragraph);
        self.page.is_bare() && is_behind && (follows || self.facts.names_surely(at) && is_near())
    }

    /// Whether a block below begins with the same name: a signature, a few words on the author.
    fn signs_below(&self, at: usize) -> bool {
        let name = self.text(at);
        let mut below = (at + 1..self.labels.len()).filter(|below| !self.labels[*below].label.is_body());
        below.any(|below| self.text(below).starts_with(name))
    }

    fn lines(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = &'p str> {
        let page = self.page;
        page.blocks.get(range).unwrap_or_default().iter().map(|block| page.text_of(block))
    }
}
