//! The standfirst: what sums the story up between the headline and the second paragraph.
//!
//! The first that there is of these:
//!
//! 1. what agrees with the page's description, or holds no other words, and is built unlike the paragraphs behind it;
//! 2. what its own markup names so, then what the element around it does;
//! 3. the longest block above the byline or the date line, where nothing but furniture stands between;
//! 4. a long heading behind the headline that is built like no other block of the story;
//! 5. in a text without markup, one sentence much shorter than the paragraphs behind it;
//! 6. a sentence right above the first paragraph that is no paragraph itself, where it agrees with the description or the page
//!    calls itself news; on such a page also a first paragraph that alone is bold;
//! 7. in a text without markup, a sentence below the headline that is no paragraph.
//!
//! In a text without markup the description of its header comes before all of them, or else what the third pass learned of standfirsts, if it
//! stands there once. Where that is in doubt, a long line right below the headline goes before what may be a paragraph.
//!
//! What repeats the headline is none. Neighbours that are built alike are one standfirst, and so are lines of a text that follow each other and
//! are no sentences.

use crate::annotate::{Measure, Note, Notes, ends_sentence};
use crate::lexicon::{Cue, Hint, is_stop, letters_of, unbracketed};
use crate::news::{byline, date, dateline};
use crate::page::{Block, ContainerId, Field, Form, Page, Region, Shape};

use unicode_segmentation::UnicodeSegmentation;

use super::chances::Role;
use super::wording::{is_glued, words};
use super::{Label, Labelled, Odds, Rule};

/// How many blocks behind the headline a standfirst may stand.
const REACH: usize = 32;

/// A standfirst is no longer, in words.
const MOST_WORDS: u32 = 90;

/// And no shorter.
const FEWEST_WORDS: u32 = 4;

/// A summary that stands in a row of paragraphs is no longer, in words.
const SUMMARY_WORDS: u32 = 30;

/// A heading that sums a story up is longer than one that heads its first part.
const HEADING_WORDS: u32 = 8;

/// Right below a text's headline a line of so many words sums up, if it has no full stop either.
const UNSTOPPED_WORDS: u32 = 12;

/// A point of a standfirst has so many words.
const POINT_WORDS: u32 = 6;

/// No more than one in so many of its words stands in the headline.
const OTHER_WORDS: usize = 3;

/// A line that begins with `Published` or `Updated` and is no longer says when, and sums nothing up.
const STAMP_WORDS: u32 = 10;

/// A line of fewer bytes sums nothing up, in any script.
const SHORTEST: usize = 24;

/// So many blocks behind a standfirst comes the byline.
const SIGNATURE_REACH: usize = 4;

/// In a text more may stand between: buttons, a caption, how long it takes to read.
const OPENING_REACH: usize = 12;

/// From this agreement on, a block is the description of the page.
const DESCRIPTION_AGREEMENT: f32 = 0.8;

/// A part of a standfirst is no longer, in words.
const PART_WORDS: u32 = 20;

/// From this share of its words on, a block is a part of the description.
const DESCRIPTION_PART: f32 = 0.95;

/// A standfirst has no more parts of its own than this and one.
const MOST_ALIKE: usize = 3;

/// A word that tells what a line is about has so many letters.
const TELLING_LETTERS: usize = 5;

/// Of a headline so many of them count: what is longer is none.
const TELLING_WORDS: usize = 40;

/// Where the first paragraph alone is bold, so many behind it are not.
const BEHIND_LEAD: usize = 4;

/// How schema.org's types of news end.
const NEWS: &str = "NewsArticle";

/// From this agreement on, a block says the headline again.
const HEADLINE_AGREEMENT: f32 = 0.75;

/// In a text without markup, from this probability on a block is part of the standfirst, and from that on the likeliest is
/// all of it.
const LIKELY_PART: f32 = 0.4;
const LIKELIEST: f32 = 0.2;

/// By the third pass, what is that likely a paragraph and that unlikely a standfirst is none. On domains that the trees never
/// saw, 17 of 22 such blocks of 780 articles were part of the body.
const LIKELY_PARAGRAPH: f32 = 0.6;
const UNLIKELY_STANDFIRST: f32 = 0.05;

/// Labels every block of the standfirst.
pub(super) fn assign(page: &Page, notes: &Notes, (odds, labels): (Odds<'_>, &mut [Labelled])) {
    let Some(opening) = super::headline::opening(page, notes, labels) else { return };
    let Some((found, rule)) = Search { page, notes, labels, odds, opening }.blocks() else { return };
    for at in found {
        labels[at].settle(Label::Standfirst, rule);
    }
}

/// Whether a page calls itself news.
pub(super) fn is_news(page: &Page) -> bool {
    page.claims_of(Field::Kind).any(|kind| kind.value.ends_with(NEWS))
}

struct Search<'p> {
    page: &'p Page,
    notes: &'p Notes,
    labels: &'p [Labelled],
    odds: Odds<'p>,
    /// The headline, or the heading nearest to the body.
    opening: usize,
}

impl Search<'_> {
    fn block(&self, at: usize) -> &Block {
        &self.page.blocks[at]
    }

    fn note(&self, at: usize) -> &Note {
        &self.notes.blocks[at]
    }

    fn text(&self, at: usize) -> &str {
        self.page.text_of(self.block(at))
    }

    /// The blocks that make up the standfirst, and the rule that found them.
    fn blocks(&self) -> Option<(Vec<usize>, Rule)> {
        let of_text = || self.told().or_else(|| self.learned());
        let found = if self.page.is_bare() { of_text() } else { None };
        found.or_else(|| self.by_rules())
    }

    /// The line that the header of a text gives as the description.
    fn told(&self) -> Option<(Vec<usize>, Rule)> {
        let is_told = |at: &usize| self.page.claims_of(Field::Description).any(|claim| claim.value == self.text(*at));
        let at = self.window().find(|at| is_told(at) && self.labels[*at].label != Label::Headline)?;
        Some((vec![at], Rule::StandfirstDescribed))
    }

    /// Where nothing is known of how blocks are built: the blocks that are likely to be a part of it, or the likeliest, or the line
    /// right below the headline.
    fn learned(&self) -> Option<(Vec<usize>, Rule)> {
        let chance = |at: usize| self.odds.of_role(at, Role::Standfirst);
        let free: Vec<usize> = self.window().filter(|at| self.may_be(*at) && !self.is_repeated(*at)).collect();
        let likely: Vec<usize> = free.iter().copied().filter(|at| chance(*at) >= LIKELY_PART).collect();
        if !likely.is_empty() {
            // Right above a credit stands a caption, if there is a standfirst without it.
            let is_above_credit = |at: &usize| self.labels.get(at + 1).is_some_and(|next| next.label == Label::Credit);
            let apart: Vec<usize> = likely.iter().copied().filter(|at| !is_above_credit(at)).collect();
            return Some((if apart.is_empty() { likely } else { apart }, Rule::StandfirstLearned));
        }
        let below = free.first().copied().filter(|at| self.is_right_below_headline(*at));
        let likeliest = free.into_iter().reduce(|best, next| if chance(next) > chance(best) { next } else { best });
        let likeliest = likeliest.filter(|at| chance(*at) >= LIKELIEST);
        // What may be a paragraph as well stands behind what can be none.
        let likeliest = likeliest.filter(|at| below.is_none() || !self.labels[*at].label.is_body());
        let below = || below.map(|at| (at, Rule::StandfirstBelowHeadline));
        let (at, rule) = likeliest.map(|at| (at, Rule::StandfirstLearned)).or_else(below)?;
        Some((self.with_lines_behind(at), rule))
    }

    /// A line that is no sentence, and those behind it that are none either: points, as `Union accepts bonus`, then `Mine reopens by May`.
    fn with_lines_behind(&self, first: usize) -> Vec<usize> {
        let is_point = |at: &usize| {
            let note = self.note(*at);
            let is_free = matches!(self.labels[*at].label, Label::Boilerplate | Label::Paragraph);
            let is_line = (POINT_WORDS..=SUMMARY_WORDS).contains(&note.words) && note.cues.is_empty();
            is_free && is_line && !ends_sentence(self.text(*at)) && self.may_be(*at)
        };
        let is_unstopped = !ends_sentence(self.text(first)) && !self.text(first).ends_with([':', '：']);
        let is_settled = !self.odds.chances.is_empty();
        let behind = (first + 1..self.labels.len()).take(MOST_ALIKE);
        let behind = behind.take_while(|at| is_settled && is_unstopped && is_point(at));
        std::iter::once(first).chain(behind).collect()
    }

    /// Whether the line stands twice between headline and body: what asks readers to subscribe does, and players do.
    fn is_repeated(&self, at: usize) -> bool {
        let line = |at: usize| self.text(at).trim_end_matches('.');
        self.window().any(|other| other != at && line(other) == line(at))
    }

    fn by_rules(&self) -> Option<(Vec<usize>, Rule)> {
        let candidates: Vec<usize> = self.window().filter(|at| self.may_be(*at)).collect();
        let first = |test: &dyn Fn(usize) -> bool| candidates.iter().copied().find(|at| test(*at));
        let free: Vec<usize> = candidates.iter().copied().filter(|at| self.is_free(*at)).collect();
        let first_free = |test: &dyn Fn(usize) -> bool| free.iter().copied().find(|at| test(*at));
        let described = || first(&|at| self.is_description(at));
        let named = || first_free(&|at| self.is_named(at));
        let part = || first_free(&|at| self.is_part_of_description(at));
        // Many descriptions are the story's first words: with a dateline they are its first paragraph, if there is another standfirst.
        let is_plain = |at: usize| dateline::split(self.text(at)).is_none();
        let plainly_described = || first(&|at| self.is_description(at) && is_plain(at));
        let plain_part = || first_free(&|at| self.is_part_of_description(at) && is_plain(at));
        let rules: [(Rule, &dyn Fn() -> Option<usize>); 8] = [
            (Rule::StandfirstDescribed, &|| plainly_described().or_else(plain_part)),
            (Rule::StandfirstNamed, &|| named().or_else(|| first_free(&|at| self.is_inside_named(at)))),
            (Rule::StandfirstAboveByline, &|| self.above_byline(&free)),
            (Rule::StandfirstHeading, &|| first_free(&|at| self.is_heading_apart(at))),
            (Rule::StandfirstSummary, &|| free.first().copied().filter(|at| self.is_summary(*at))),
            (Rule::StandfirstApart, &|| first_free(&|at| self.is_left_out(at))),
            (Rule::StandfirstBold, &|| first_free(&|at| self.is_bold_lead(at))),
            (Rule::StandfirstDescribed, &|| described().or_else(part)),
        ];
        rules.into_iter().find_map(|(rule, search)| Some((self.with_neighbours(search()?), rule)))
    }

    /// From the headline to the second paragraph.
    fn window(&self) -> std::ops::Range<usize> {
        let paragraphs = (self.opening + 1..self.labels.len()).filter(|at| self.labels[*at].label == Label::Paragraph);
        let end = paragraphs.take(2).last().unwrap_or(self.labels.len());
        self.opening + 1..end.min(self.opening + 1 + REACH)
    }

    fn may_be(&self, at: usize) -> bool {
        let (block, note) = (self.block(at), self.note(at));
        let is_taken = matches!(
            self.labels[at].label,
            Label::Headline | Label::Caption | Label::Credit | Label::Hidden | Label::Legal | Label::Advertisement
        );
        let has_length = note.words >= FEWEST_WORDS && note.words <= MOST_WORDS && self.text(at).len() >= SHORTEST;
        let is_placed = !matches!(note.region, Region::Navigation | Region::Footer);
        let has_form = !matches!(block.form, Form::ListItem | Form::Control | Form::Caption);
        let is_stamp = || note.words <= STAMP_WORDS && date::opens_stamp(self.text(at));
        // `Summarize this article with:`
        let announces = || self.text(at).ends_with([':', '：']);
        let may_be = !is_taken && has_length && is_placed && has_form && !block.is_half_link();
        may_be
            && note.headline < HEADLINE_AGREEMENT
            && (note.is_prose || !note.cues.has(Cue::Related))
            && !announces()
            && !is_stamp()
            && !(self.page.is_bare() && (self.is_row_of_buttons(at) || unbracketed(self.text(at)).is_some()))
            && !self.is_among_paragraphs(at)
            && (!self.is_sure_paragraph(at) || self.is_short_above_byline(at))
            && !self.says_headline(at)
    }

    /// Whether words of a line run together, as those of buttons do in a text.
    fn is_row_of_buttons(&self, at: usize) -> bool {
        is_glued(self.text(at)) && !ends_sentence(self.text(at))
    }

    /// Whether a text's line has the letters of the headline: nothing else claims one there.
    fn says_headline(&self, at: usize) -> bool {
        self.page.is_bare() && letters_of(self.text(at)) == letters_of(self.text(self.opening))
    }

    /// A subheading behind the first paragraph.
    fn is_among_paragraphs(&self, at: usize) -> bool {
        let mut above = self.labels.get(self.opening..at).unwrap_or_default().iter();
        self.labels[at].label == Label::Subheading && above.any(|it| it.label == Label::Paragraph)
    }

    /// Whether the third pass takes the block for a paragraph, and is next to sure that it is no standfirst, and no name says else.
    fn is_sure_paragraph(&self, at: usize) -> bool {
        let chance = |role| self.odds.of_role(at, role);
        let is_likely = chance(Role::Paragraph) >= LIKELY_PARAGRAPH;
        is_likely && chance(Role::Standfirst) < UNLIKELY_STANDFIRST && !self.is_named(at)
    }

    /// Whether nothing else is known of the block but that it may be body, or what kind of box stands around it.
    fn is_free(&self, at: usize) -> bool {
        match self.labels[at].label {
            Label::Boilerplate | Label::Related => true,
            Label::Newsletter | Label::Comment | Label::Share | Label::Navigation => self.is_misnamed(at),
            label => label.is_body(),
        }
    }

    /// Whether only the name of a box around it speaks against the block, while its own markup calls it a standfirst:
    /// `newsletter-post` holds a story.
    fn is_misnamed(&self, at: usize) -> bool {
        self.note(at).cues.is_empty() && self.is_named(at)
    }

    /// It agrees with the description, and is built unlike the paragraphs that follow.
    fn is_description(&self, at: usize) -> bool {
        let agrees = self.note(at).measures.of(Measure::IsDescription) >= DESCRIPTION_AGREEMENT;
        agrees && (self.is_built_apart(at) || matches!(self.block(at).form, Form::Heading(_)))
    }

    /// All of its words stand in the description, as those of the blocks beside it may.
    fn is_part_of_description(&self, at: usize) -> bool {
        self.may_be_part(at) && self.is_described(at) && self.is_built_apart(at)
    }

    /// Not what is surely a paragraph, unless it is short.
    fn may_be_part(&self, at: usize) -> bool {
        !self.labels[at].label.is_body() || self.note(at).words <= PART_WORDS
    }

    fn is_described(&self, at: usize) -> bool {
        self.note(at).measures.of(Measure::DescriptionOverlap) >= DESCRIPTION_PART
    }

    /// Neither it nor what the description holds besides, right behind it, is built as the paragraphs of the body.
    fn is_built_apart(&self, at: usize) -> bool {
        let path = self.block(at).path;
        let behind = at + 1..self.labels.len();
        let is_part = self.may_be_part(at);
        let is_more = |next: &usize| is_part && self.block(*next).path == path && self.is_described(*next);
        let run = behind.clone().take(MOST_ALIKE).take_while(is_more).count();
        let mut body = behind.skip(run).filter(|next| self.labels[*next].label == Label::Paragraph);
        body.nth(1).is_some_and(|next| self.block(next).path != path)
    }

    /// Its own markup says so.
    fn is_named(&self, at: usize) -> bool {
        let block = self.block(at);
        block.hints.or(self.page.container(block.container).hints).has(Hint::Standfirst)
    }

    /// The element around it says so, and is not that of the body.
    fn is_inside_named(&self, at: usize) -> bool {
        let own = self.page.container(self.block(at).container);
        let around = own.parent.map(|id| self.page.container(id).hints).unwrap_or_default();
        around.has(Hint::Standfirst) && !around.has(Hint::Body)
    }

    /// The longest block right behind the headline, where the byline or the date comes before the first prose.
    fn above_byline(&self, free: &[usize]) -> Option<usize> {
        let above = free.iter().copied().filter(|at| self.is_above_byline(*at));
        above.reduce(|best, next| if self.note(next).words > self.note(best).words { next } else { best })
    }

    fn is_above_byline(&self, at: usize) -> bool {
        let mut before = self.opening + 1..at;
        let mut behind = (at + 1..self.labels.len()).take(SIGNATURE_REACH);
        let is_signature = |at: usize| matches!(self.labels[at].label, Label::Byline | Label::Dateline);
        let is_of_picture = |at: usize| matches!(self.labels[at].label, Label::Caption | Label::Credit);
        let is_text = |at: usize| self.note(at).is_prose || self.labels[at].label == Label::Subheading;
        let end = behind.find(|at| is_text(*at) && !is_of_picture(*at) || is_signature(*at));
        let may_be = self.note(at).cues.is_empty() && !byline::is_title(self.text(at));
        may_be && before.all(|at| self.is_furniture(at)) && end.is_some_and(is_signature)
    }

    /// The same of a short line in a text, where the trees take it for a paragraph: what they learned from seldom tells the two apart.
    fn is_short_above_byline(&self, at: usize) -> bool {
        self.page.is_bare() && self.note(at).words <= SUMMARY_WORDS && self.is_above_byline(at)
    }

    /// What may stand between a headline and its standfirst.
    fn is_furniture(&self, at: usize) -> bool {
        use Label::{Byline, Caption, Credit, Dateline, Headline, Hidden, Navigation, Share};
        let label = self.labels[at].label;
        let is_known = matches!(label, Headline | Caption | Credit | Share | Hidden | Navigation | Byline | Dateline);
        is_known || self.note(at).cues.has(Cue::Timestamp)
    }

    /// A long heading between the headline and the first paragraph, built like no other behind it.
    fn is_heading_apart(&self, at: usize) -> bool {
        let path = self.block(at).path;
        let is_long = matches!(self.block(at).form, Form::Heading(_)) && self.note(at).words >= HEADING_WORDS;
        let is_doubtful = !self.labels[at].label.is_body();
        let leads = || self.labels.get(self.opening..at).unwrap_or_default().iter().all(|it| !it.label.is_body());
        let last = self.labels.iter().rposition(|it| it.label.is_body()).unwrap_or(at);
        let mut behind = (at + 1..=last).filter(|other| self.block(*other).path == path);
        is_long && is_doubtful && leads() && behind.next().is_none()
    }

    /// Where nothing is known of how blocks are built: one sentence, much shorter than the paragraphs behind it.
    fn is_summary(&self, at: usize) -> bool {
        let is_bare = self.page.is_bare();
        let words = self.note(at).words;
        let mut behind = (at + 1..self.labels.len()).filter(|next| self.labels[*next].label.is_body());
        let is_short = words <= SUMMARY_WORDS && behind.by_ref().take(2).all(|next| self.note(next).words >= 2 * words);
        is_bare && is_short && behind.next().is_some() && self.text(at).unicode_sentences().count() == 1
    }

    /// A sentence above the first paragraph that is none itself.
    fn is_left_out(&self, at: usize) -> bool {
        let note = self.note(at);
        let is_sentence = note.words >= HEADING_WORDS && self.text(at).ends_with(is_stop);
        let leads = || self.labels.iter().take(at).all(|it| !it.label.is_body());
        is_sentence
            && note.cues.is_empty()
            && !self.labels[at].label.is_body()
            && (self.is_right_above(at) && self.sums_up(at) || self.is_below_headline(at))
            && leads()
    }

    /// Nothing but pictures stands between it and the first paragraph.
    fn is_right_above(&self, at: usize) -> bool {
        let mut behind = self.labels.iter().skip(at + 1);
        let is_picture = |it: &&Labelled| matches!(it.label, Label::Caption | Label::Credit);
        behind.find(|it| !is_picture(it)).is_some_and(|next| next.label == Label::Paragraph)
    }

    /// In a text: nothing but short lines stands between it and the headline, of which it has a word.
    fn is_below_headline(&self, at: usize) -> bool {
        let is_short = |before: usize| self.note(before).words < HEADING_WORDS || self.is_furniture(before);
        self.page.is_bare() && self.shared_words(at).0 > 0 && (self.opening + 1..at).all(is_short)
    }

    /// In a text: a long line that is the next after the headline, of which it has a word, and that nothing else takes. One of which
    /// many stand there says the headline again.
    fn is_right_below_headline(&self, at: usize) -> bool {
        let (label, note) = (self.labels[at].label, self.note(at));
        let is_left = label == Label::Boilerplate && note.cues.is_empty() && note.words >= UNSTOPPED_WORDS;
        if !is_left || at != self.opening + 1 {
            return false;
        }
        let (shared, all) = self.shared_words(at);
        // The third pass learned from proposals that went by the words alone.
        let is_settled = !self.odds.chances.is_empty();
        shared * OTHER_WORDS <= all && (shared > 0 || is_settled && self.is_signed_below(at))
    }

    /// Whether a byline or a date line stands below, before any paragraph.
    fn is_signed_below(&self, at: usize) -> bool {
        let mut behind = (at + 1..self.labels.len()).take(OPENING_REACH);
        let is_signature = |at: usize| matches!(self.labels[at].label, Label::Byline | Label::Dateline);
        let end = behind.find(|at| self.labels[*at].label == Label::Paragraph || is_signature(*at));
        end.is_some_and(is_signature)
    }

    /// How many of a line's telling words stand in the headline, and how many it has.
    fn shared_words(&self, at: usize) -> (usize, usize) {
        let long = |text| words(text).filter(|word| word.chars().count() >= TELLING_LETTERS).map(str::to_lowercase);
        let headline: Vec<String> = long(self.text(self.opening)).take(TELLING_WORDS).collect();
        long(self.text(at))
            .fold((0, 0), |(shared, all), word| (shared + usize::from(headline.contains(&word)), all + 1))
    }

    /// The first paragraph, set bold where those behind it are not.
    fn is_bold_lead(&self, at: usize) -> bool {
        let is_bold = |at: usize| self.page.is_bold(self.block(at));
        let mut body = (0..self.labels.len()).filter(|at| self.labels[*at].label.is_body());
        let is_lead = body.next() == Some(at) && is_bold(at) && body.take(BEHIND_LEAD).all(|next| !is_bold(next));
        is_lead && self.is_news()
    }

    /// It agrees with the description, or the page calls itself news: elsewhere notices stand there too.
    fn sums_up(&self, at: usize) -> bool {
        self.note(at).measures.of(Measure::IsDescription) >= DESCRIPTION_AGREEMENT || self.is_news()
    }

    /// Whether the page calls itself news: elsewhere a bold opening is part of the text.
    fn is_news(&self) -> bool {
        is_news(self.page)
    }

    /// The block, and those beside it that are built as it is, where together they are no longer than a standfirst.
    fn with_neighbours(&self, at: usize) -> Vec<usize> {
        let (path, around) = (self.block(at).path, self.around(at));
        let is_named = self.is_named(at) || self.is_inside_named(at);
        let is_part = |next: usize| {
            let is_alike = self.block(next).path == path && self.around(next) == around && self.is_free(next);
            is_alike && (is_named || !self.labels[next].label.is_body() || self.is_described(next))
        };
        let may_be = is_named || self.is_built_apart(at);
        let before = (self.opening + 1..at).rev().take_while(|next| may_be && self.may_be(*next) && is_part(*next));
        let behind = (at + 1..self.labels.len()).take(REACH).take_while(|next| may_be && is_part(*next));
        let mut blocks: Vec<usize> = before.chain([at]).chain(behind).collect();
        blocks.sort_unstable();
        let words: u32 = blocks.iter().map(|at| self.note(*at).words).sum();
        if words <= MOST_WORDS { blocks } else { vec![at] }
    }

    /// What stands around the container of a block, the items of a list aside.
    fn around(&self, at: usize) -> Option<ContainerId> {
        let own = self.page.container(self.block(at).container);
        let parent = own.parent?;
        let around = self.page.container(parent);
        if around.shape == Shape::Item { around.parent } else { Some(parent) }
    }
}
