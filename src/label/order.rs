//! Order: what may stand where, whatever the trees say.

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{Measure, Note, Notes, ends_sentence};
use crate::lexicon::{Cue, Hint, is_unspaced};
use crate::news::{byline, date::is_clock, dateline, rights::claims_rights};
use crate::page::{Block, ContainerId, Field, Form, Page, PathId, Region, Shape};
use crate::preference::Preference;

use super::facts::Facts;
use super::roles::named_kind;
use super::{Label, Labelled, Rule, among, boxes, contents, copies, corrections, headline_of, lists, pull_quotes};

/// So many blocks of boilerplate right behind a heading are what it heads.
const HEADED: usize = 2;

/// From this probability on it is of the body, whatever it heads. On unseen domains 234 of 298 headings that headed nothing were
/// part of the labelled body; with those kept that are surer than this, no measure fell.
const SURE_HEADING: f32 = 0.6;

/// A paragraph that opens a story has at least so many words.
const LEAD_WORDS: u32 = 15;

/// Below this, prose between headline and body is a teaser.
const LEAD_PROBABILITY: f32 = 0.42;

/// The same for a short one in the box of the paragraphs behind.
const FIRST_PROBABILITY: f32 = 0.15;

/// From this on, a paragraph is sure enough for the line above it to open the story.
const SURE_PARAGRAPH: f32 = 0.95;

/// The same for one that opens with a dateline: teasers seldom do, and captions give theirs elsewhere.
const DATED_PROBABILITY: f32 = 0.2;

/// From this on, several sentences behind a paragraph go on with it in a text that begins with its headline, as what a reader selects of a
/// page does: of 79 such blocks on domains that the trees never saw 58 were body.
const SELECTED_PROBABILITY: f32 = 0.2;
const SENTENCES: f32 = 2.0;

/// The same where so many such blocks stand in a run of prose of one build, on a page with an outline. On domains that the trees never saw 113
/// of 122 of them were body.
const RUN_PROBABILITY: f32 = 0.1;
const RUN: usize = 2;

/// So many lines may stand above the headline of what a reader selects: a kicker, a section, a day.
const LINES_ABOVE: usize = 3;

/// So many blocks may stand between paragraphs of one build, and so many words make one.
const ALIKE_REACH: usize = 3;
const ALIKE_WORDS: u32 = 10;

/// "13.32 Uhr", "12 minutes ago": a line of more words says more than when.
const TIME_WORDS: u32 = 4;

/// A line that announces other stories and nothing else is no longer, in words; so many titles may stand behind it, each of so
/// many words.
const RUBRIC_WORDS: u32 = 5;
const TITLES: usize = 3;
const TITLE_WORDS: u32 = 3;
const MOST_TITLE_WORDS: u32 = 20;

/// A line that says whose the text is, behind its end, is no longer, in words.
const RIGHTS_WORDS: u32 = 30;

/// A notice among the paragraphs is no longer, in words; from this probability on it is a paragraph all the same.
const NOTICE_WORDS: u32 = 60;
const SURE: f32 = 0.95;

/// Outside the comments, a story of so many words, or of as many as they have, is the page's own.
const STORY_WORDS: u32 = 100;

/// So many paragraphs are the last.
const LAST_WORDS: usize = 3;

/// `Published in the Elm Echo, March 19th, 2024`: a line behind the story is no longer, in words.
const STAMP_WORDS: u32 = 10;

/// A signature with an e-mail address is no longer, in words.
const SIGNATURE_WORDS: u32 = 12;

/// Below this, a line behind the body signs nothing.
const SIGNATURE_PROBABILITY: f32 = 0.15;

/// So many lines behind the author's name say what and where the author is: `Correspondent`, `Elmstadt`.
const SIGNED_LINES: usize = 2;

/// A name that signs the story is no longer, in words.
const NAME_WORDS: u32 = 5;

/// Letters of such a line in a script without spaces, where each counts for a word: `（取材・文／山田太郎）`.
const NAME_LETTERS: u32 = 12;

/// Takes out of the body what its place makes impossible.
pub(super) fn assign(page: &Page, notes: &Notes, (facts, asked): (&Facts<'_>, f32), labels: &mut [Labelled]) {
    leave_other_articles(page, notes, labels);
    leave_comments(notes, labels);
    copies::leave(page, labels);
    leave_signs(page, labels);
    leave_notices(page, notes, (facts, labels));
    leave_clock_times(page, notes, labels);
    leave_teasers(page, notes, labels);
    boxes::leave(page, notes, labels);
    tell_entries(page, labels);
    take_table_heads(page, labels);
    among::take(page, notes, labels);
    lists::take(page, notes, labels);
    contents::leave(page, labels);
    leave_headings_of_nothing(page, notes, labels);
    leave_headings_of_boxes(page, notes, labels);
    take_lead(page, notes, labels);
    take_alike(page, notes, (asked, labels));
    pull_quotes::leave(page, notes, labels);
    leave_last_words(page, notes, (facts, labels));
    leave_words_on_authors(page, notes, (facts, labels));
    leave_rights(page, notes, labels);
    corrections::take(page, notes, labels);
    sign_off(page, notes, (facts, labels));
}

/// A rule or a row of stars is no paragraph.
fn leave_signs(page: &Page, labels: &mut [Labelled]) {
    for (block, labelled) in page.blocks.iter().zip(labels).filter(|(_, it)| it.label.is_body()) {
        if !page.text_of(block).contains(char::is_alphanumeric) {
            labelled.settle(Label::Boilerplate, Rule::NoWords);
        }
    }
}

/// Sentences that ask the reader to follow, tell of the author, or give themselves away twice, and lead away: what the outlet adds to
/// its stories in their own paragraphs. On 913 labelled pages 11 of 12 such are in no labelled body.
fn leave_notices(page: &Page, notes: &Notes, (facts, labels): (&Facts<'_>, &mut [Labelled])) {
    const ADDED: [Cue; 5] = [Cue::Newsletter, Cue::Share, Cue::Comment, Cue::Legal, Cue::Advertisement];
    for (at, ((block, note), labelled)) in page.blocks.iter().zip(&notes.blocks).zip(labels).enumerate() {
        let may_be = || labelled.label == Label::Paragraph && note.words <= NOTICE_WORDS && leads_away(page, block);
        let is_free = || labelled.probability < SURE && !note.cues.is_empty() && may_be();
        let is_told = || [Cue::Share, Cue::Biography].iter().any(|cue| note.cues.has(*cue));
        let is_told_twice = || ADDED.iter().filter(|cue| note.cues.has(**cue)).count() > 1;
        if is_free() && (is_told() || is_told_twice()) {
            labelled.settle(named_kind(note).unwrap_or(Label::Boilerplate), Rule::GivesItselfAway);
        }
        // A text does not say what leads away, and few of its lines have a cue.
        let is_doubtful = labelled.probability < SURE && note.words <= NOTICE_WORDS && labelled.label.is_body();
        let may_call = || page.is_bare() || !note.cues.without(Cue::Timestamp).without(Cue::Credit).is_empty();
        if is_doubtful && may_call() && facts.is_reader_call(at) {
            labelled.settle(named_kind(note).unwrap_or(Label::Boilerplate), Rule::ReaderCall);
        }
    }
}

/// A time by itself, as above the entries of a live blog.
fn leave_clock_times(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels);
    for ((block, note), labelled) in blocks {
        let may_be = note.words <= TIME_WORDS && matches!(labelled.label, Label::Paragraph | Label::ListItem);
        if may_be && (block.timed || is_clock(page.text_of(block))) {
            labelled.settle(Label::Dateline, Rule::ClockTime);
        }
    }
}

/// Paragraphs that stand together in an item of a list, or below a heading in one, are no items: the list is one of
/// entries, as in a live blog.
fn tell_entries(page: &Page, labels: &mut [Labelled]) {
    let item = |block: &Block| page.ancestors(block).find(|id| page.container(*id).shape == Shape::Item);
    let is_part = |block: &Block| matches!(page.container(block.container).shape, Shape::Paragraph | Shape::Heading);
    let mut parts: HashMap<ContainerId, u32> = HashMap::new();
    for (block, _) in page.blocks.iter().zip(labels.iter()).filter(|(block, it)| it.label.is_body() && is_part(block)) {
        if let Some(id) = item(block) {
            *parts.entry(id).or_default() += 1;
        }
    }
    for (block, labelled) in page.blocks.iter().zip(labels).filter(|(_, it)| it.label == Label::ListItem) {
        let is_entry = is_part(block) && item(block).and_then(|id| parts.get(&id)).is_some_and(|parts| *parts > 1);
        if is_entry {
            labelled.settle(Label::Paragraph, Rule::Entry);
        }
    }
}

/// A line that is all link leads away, where its box is named for it, or behind a line that says so. A text shows no links: there
/// the titles behind such a line lead away, up to the next sentence.
fn leave_teasers(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let is_bare = page.is_bare();
    // How many lines behind the one that says so may still be titles.
    let mut announced = 0;
    for ((block, note), labelled) in page.blocks.iter().zip(&notes.blocks).zip(labels) {
        let is_title = || {
            let text = page.text_of(block);
            (TITLE_WORDS..=MOST_TITLE_WORDS).contains(&note.words) && !ends_sentence(text) && !text.ends_with(':')
        };
        let is_link = || !note.is_prose && if is_bare { is_title() } else { page.is_link(block) };
        let is_boxed = [Hint::Related, Hint::Teaser].iter().any(|hint| note.near.has(*hint));
        if labelled.label.is_body() && (announced > 0 || is_boxed) && is_link() {
            labelled.settle(Label::Related, Rule::Teaser);
        }
        let says = note.cues.has(Cue::Related) && !note.is_prose;
        let is_rubric = || {
            note.words <= RUBRIC_WORDS && labelled.label == Label::Related && page.text_of(block).ends_with([':', '：'])
        };
        announced = match (says, is_bare) {
            (true, true) if is_rubric() => TITLES,
            (true, true) => 0,
            (true, false) => usize::MAX,
            _ if announced > 0 && is_link() => announced - 1,
            _ => 0,
        };
    }
}

/// Prose between the headline and the body opens the story, even outside the container of the rest. A phrase speaks against it,
/// unless it is the agency's of a dateline. Of a story that has a standfirst besides, a `lead` is the first paragraph, and so is a
/// short sentence right above the others in their box.
fn take_lead(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let Some(headline) = headline_of(labels) else { return };
    let body = labels.iter().position(|labelled| labelled.label.is_body()).unwrap_or(0);
    let has_standfirst = labels.iter().any(|it| it.label == Label::Standfirst);
    let is_sure = labels[body].label == Label::Paragraph && labels[body].probability >= SURE_PARAGRAPH;
    let around = |at: usize| page.container(page.blocks[at].container).parent;
    for (at, labelled) in labels.iter_mut().enumerate().take(body).skip(headline + 1) {
        let (block, note) = (&page.blocks[at], &notes.blocks[at]);
        let is_free = matches!(labelled.label, Label::Boilerplate | Label::Related) && note.is_prose;
        let is_long = note.words >= LEAD_WORDS;
        let is_likely = note.cues.is_empty() && labelled.probability >= LEAD_PROBABILITY;
        let is_dated = || labelled.probability >= DATED_PROBABILITY && dateline::split(page.text_of(block)).is_some();
        let is_named = || {
            let hints = block.hints.or(page.container(block.container).hints);
            has_standfirst && named_kind(note).is_none() && hints.has(Hint::Standfirst)
        };
        let is_beside = || is_sure && !page.is_bare() && at + 1 == body && around(at) == around(body);
        let may_open = || labelled.probability >= FIRST_PROBABILITY && note.cues.is_empty();
        let is_first = || !is_long && has_standfirst && may_open() && is_beside();
        if is_free && (is_long && (is_likely || is_dated() || is_named()) || is_first()) {
            labelled.settle(Label::Paragraph, Rule::Lead);
        }
    }
}

/// Prose that is built like the paragraph before it goes on with the story, whatever stands between.
fn take_alike(page: &Page, notes: &Notes, (asked, labels): (f32, &mut [Labelled])) {
    let is_selection = page.is_bare() && headline_of(labels).is_some_and(|at| at <= LINES_ABOVE);
    // Who would rather lose a paragraph takes no run that is in doubt.
    let may_run = !page.is_bare() && asked <= Preference::Balance.threshold();
    let runs = if may_run { runs_of_prose(page, notes, labels) } else { Vec::new() };
    // The last paragraph, and how many blocks of boilerplate came since.
    let (mut last, mut between) = (None, 0);
    for (at, ((block, note), labelled)) in page.blocks.iter().zip(&notes.blocks).zip(labels).enumerate() {
        let is_free = labelled.label == Label::Boilerplate && note.is_prose && note.cues.is_empty();
        let is_alike = last == Some(block.path) && between <= ALIKE_REACH;
        let is_several = is_selection && note.measures.of(Measure::Stops) >= SENTENCES;
        let is_in_run = runs.get(at).is_some_and(|run| *run >= RUN);
        let from = match (is_several, is_in_run) {
            (true, _) => SELECTED_PROBABILITY,
            (_, true) => RUN_PROBABILITY,
            _ => LEAD_PROBABILITY,
        };
        if is_free && is_alike && note.words >= ALIKE_WORDS && labelled.probability >= from {
            labelled.settle(Label::Paragraph, Rule::GoesOn);
        }
        if labelled.label == Label::Paragraph {
            (last, between) = (Some(block.path), 0);
        } else {
            between += 1;
        }
    }
}

/// How many blocks in doubt stand in each block's run of prose of one build, none of them unlikely and each close behind the one
/// before; nothing where there are too few.
fn runs_of_prose(page: &Page, notes: &Notes, labels: &[Labelled]) -> Vec<usize> {
    let may_go_on = |note: &Note, labelled: &Labelled| {
        labelled.probability >= RUN_PROBABILITY && note.is_prose && note.cues.is_empty()
    };
    let is_in_doubt =
        |(note, labelled): &(&Note, &Labelled)| labelled.label == Label::Boilerplate && may_go_on(note, labelled);
    if notes.blocks.iter().zip(labels).filter(is_in_doubt).take(RUN).count() < RUN {
        return Vec::new();
    }
    // The place in its run of each block, and where the last of each build stands.
    let (mut runs, mut last) = (vec![0; labels.len()], HashMap::<PathId, usize>::new());
    let mut before = vec![None; labels.len()];
    for (at, ((block, note), labelled)) in page.blocks.iter().zip(&notes.blocks).zip(labels).enumerate() {
        let is_free = matches!(labelled.label, Label::Boilerplate | Label::Paragraph);
        if is_free && may_go_on(note, labelled) {
            before[at] = last.insert(block.path, at).filter(|before| at - before <= ALIKE_REACH + 1);
            let is_doubtful = labelled.label == Label::Boilerplate;
            runs[at] = usize::from(is_doubtful) + before[at].map_or(0, |before: usize| runs[before]);
        }
    }
    // Of every block in a run, what the last one of it counts.
    for at in (0..labels.len()).rev() {
        if let Some(before) = before[at] {
            runs[before] = runs[at];
        }
    }
    runs
}

/// The last paragraphs do not belong to the story where they ask to subscribe and lead away, however sure the trees are of them. Of last
/// paragraphs of unseen domains with such a phrase, whether they led away or not, 11 of 12 were in no labelled body; but a ferry
/// that runs every day sounds like a letter that comes every day. Nor do they where they say when the story was printed.
fn leave_last_words(page: &Page, notes: &Notes, (facts, labels): (&Facts<'_>, &mut [Labelled])) {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels).enumerate();
    let body = blocks.rev().filter(|(_, (_, labelled))| labelled.label.is_body()).take(LAST_WORDS);
    for (at, ((block, note), labelled)) in body.filter(|(_, (_, it))| it.label == Label::Paragraph) {
        if note.words <= NOTICE_WORDS && note.cues.has(Cue::Newsletter) && leads_away(page, block) {
            labelled.settle(Label::Newsletter, Rule::GivesItselfAway);
        }
        let is_stamp =
            note.words <= STAMP_WORDS && note.cues.has(Cue::Timestamp) && !ends_sentence(page.text_of(block));
        if is_stamp && facts.is_dated(at) {
            labelled.settle(Label::Dateline, Rule::GivesItselfAway);
        }
    }
}

/// The last paragraphs tell of the author where they begin with the name, unless a heading of the story asks for it: `Why you can trust
/// us`.
fn leave_words_on_authors(page: &Page, notes: &Notes, (facts, labels): (&Facts<'_>, &mut [Labelled])) {
    let may_tell = |at: &usize| {
        let is_asked_for = *at > 0 && labels[at - 1].label == Label::Subheading;
        labels[*at].label == Label::Paragraph && notes.blocks[*at].words <= NOTICE_WORDS && !is_asked_for
    };
    let body = (0..labels.len()).rev().filter(|at| labels[*at].label.is_body());
    let last: Vec<usize> = body.take(LAST_WORDS).filter(may_tell).collect();
    let texts: Vec<&str> = last.iter().map(|at| page.text_of(&page.blocks[*at])).collect();
    let names = authors_who_open(&texts, page, (facts, labels));
    let tells = |text: &str| {
        let mut behind = names.iter().filter_map(|name| text.strip_prefix(name));
        behind.any(|rest| rest.starts_with([' ', ',']))
    };
    let told: Vec<usize> = last.iter().zip(&texts).filter(|(_, text)| tells(text)).map(|(at, _)| *at).collect();
    for at in told {
        labels[at].settle(Label::Biography, Rule::OnAuthor);
    }
}

/// The authors, claimed and shown, of those claims and bylines that hold the first word of one of some texts: whom a byline names takes
/// longer to find.
fn authors_who_open<'f>(texts: &[&str], page: &Page, (facts, labels): (&'f Facts<'_>, &[Labelled])) -> Vec<&'f str> {
    let opens = |byline: &str| texts.iter().filter_map(|text| text.split(' ').next()).any(|word| byline.contains(word));
    let is_signed = |at: &usize| labels[*at].label == Label::Byline && opens(page.text_of(&page.blocks[*at]));
    let shown = (0..labels.len()).filter(is_signed).filter_map(|at| facts.byline(at)).flatten();
    let is_claimed = page.claims_of(Field::Author).any(|claim| opens(&claim.value));
    let claimed = if is_claimed { facts.authors() } else { &[] };
    claimed.iter().chain(shown).map(String::as_str).filter(|name| name.contains(' ')).collect()
}

/// Whether a block holds a link or an address.
fn leads_away(page: &Page, block: &Block) -> bool {
    block.link_bytes > 0 || page.text_of(block).contains('@')
}

/// The last lines do not belong to the story where they say whose it is.
fn leave_rights(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let blocks = page.blocks.iter().zip(&notes.blocks).zip(labels);
    let body = blocks.filter(|(_, labelled)| labelled.label.is_body()).rev();
    let claims = |block: &Block, note: &Note| note.words <= RIGHTS_WORDS && claims_rights(page.text_of(block));
    for (_, labelled) in body.take_while(|((block, note), _)| claims(block, note)) {
        labelled.settle(Label::Legal, Rule::Rights);
    }
}

/// A short last line signs the story: one with an e-mail address, unless it is a sentence, or a name set bold or in brackets.
fn sign_off(page: &Page, notes: &Notes, (facts, labels): (&Facts<'_>, &mut [Labelled])) {
    let Some(last) = labels.iter().rposition(|labelled| labelled.label.is_body()) else { return };
    let text = page.text_of(&page.blocks[last]);
    if notes.blocks[last].words <= SIGNATURE_WORDS && byline::holds_mail(text) && !ends_sentence(text) {
        labels[last].settle(Label::Byline, Rule::SignOff);
    }
    let is_name = |at: &usize| {
        let (block, text) = (&page.blocks[*at], page.text_of(&page.blocks[*at]));
        let most = if text.contains(is_unspaced) { NAME_LETTERS } else { NAME_WORDS };
        let is_line = notes.blocks[*at].words <= most && block.form == Form::Paragraph && !block.hidden;
        let is_apart = || page.is_bold(block) || text.starts_with(['(', '（']) && text.ends_with([')', '）']);
        is_line && is_apart() && facts.byline(*at).is_some() && !facts.names_things(*at)
    };
    let may_sign = |at: &usize| {
        labels.get(*at).is_some_and(|it| {
            it.label == Label::Paragraph || it.label == Label::Boilerplate && it.probability >= SIGNATURE_PROBABILITY
        })
    };
    if let Some(at) = [last, last + 1].into_iter().filter(may_sign).find(is_name) {
        labels[at].settle(Label::Byline, Rule::SignOff);
    }
    if let Some(at) = (last.saturating_sub(SIGNED_LINES)..=last).find(|at| is_author(page, *at)) {
        let lines = notes.blocks.iter().zip(labels.iter_mut()).take(last + 1).skip(at);
        for (_, labelled) in lines.filter(|(note, it)| note.words <= NAME_WORDS && it.label.is_body()) {
            labelled.settle(Label::Byline, Rule::SignOff);
        }
    }
}

/// Whether a line is the name of an author whom the page claims, and no more; in capitals it is the same.
fn is_author(page: &Page, at: usize) -> bool {
    let text = page.text_of(&page.blocks[at]).trim_matches(|c: char| !c.is_alphanumeric());
    let mut claims = page.claims_of(Field::Author).filter(|claim| claim.value.len() == text.len());
    claims.any(|claim| claim.value.to_lowercase() == text.to_lowercase())
}

/// What stands in another article element than the headline is another story, if it is no longer than the story in the
/// headline's, or has a top heading of its own.
fn leave_other_articles(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let holds = |at: usize, measure| notes.blocks[at].measures.of(measure) > 0.0;
    let is_article = |id: &ContainerId| page.container(*id).shape == Shape::Article;
    let article = |at: usize| page.ancestors(&page.blocks[at]).find(is_article);
    let (mut own, mut others) = (0, HashMap::<Option<ContainerId>, u32>::new());
    for at in (0..labels.len()).filter(|at| labels[*at].label.is_body()) {
        if holds(at, Measure::InHeadlineArticle) {
            own += notes.blocks[at].words;
        } else if holds(at, Measure::InOtherArticle) {
            *others.entry(article(at)).or_default() += notes.blocks[at].words;
        }
    }
    for at in (0..labels.len()).filter(|at| own > 0 && holds(*at, Measure::InOtherArticle)) {
        let is_shorter = others.get(&article(at)).is_none_or(|words| *words <= own);
        if labels[at].label.is_body() && (is_shorter || holds(at, Measure::TopsSince)) {
            labels[at].settle(Label::Related, Rule::OtherArticle);
        }
    }
}

/// Readers' comments are no part of a story that stands outside of them.
fn leave_comments(notes: &Notes, labels: &mut [Labelled]) {
    let is_comment = |note: &Note| note.region == Region::Comments;
    let (mut story, mut comments) = (0, 0);
    for (note, _) in notes.blocks.iter().zip(labels.iter()).filter(|(_, labelled)| labelled.label.is_body()) {
        *(if is_comment(note) { &mut comments } else { &mut story }) += note.words;
    }
    let is_told = story >= STORY_WORDS.min(comments);
    for (note, labelled) in notes.blocks.iter().zip(labels) {
        if is_told && labelled.label.is_body() && is_comment(note) {
            labelled.settle(Label::Comment, Rule::AmongComments);
        }
    }
}

/// The head of a table belongs to the rows below.
fn take_table_heads(page: &Page, labels: &mut [Labelled]) {
    for at in (1..labels.len()).rev() {
        let is_row = |at: usize| page.blocks[at].form == Form::TableRow;
        let is_loose = is_row(at - 1) && labels[at - 1].label == Label::Boilerplate;
        if is_loose && is_row(at) && labels[at].label == Label::TableRow {
            labels[at - 1].settle(Label::TableRow, Rule::TableHead);
        }
    }
}

/// The heading of a box of facts goes with the first line of the box.
fn leave_headings_of_boxes(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    let is_boxed = |at: usize| notes.blocks.get(at).is_some_and(|note| note.near.has(Hint::Factbox));
    for at in (0..labels.len().saturating_sub(1)).rev() {
        let is_heading = labels[at].label == Label::Subheading && page.blocks[at].form != Form::Paragraph;
        if is_heading && is_boxed(at) && is_boxed(at + 1) && labels[at + 1].label == Label::Boilerplate {
            labels[at].settle(Label::Boilerplate, Rule::HeadsBox);
        }
    }
}

/// A subheading heads some part of the body: not when the page goes on with boilerplate, or ends, and the trees are not sure; nor when
/// it goes on with lines that link elsewhere, however sure they are.
fn leave_headings_of_nothing(page: &Page, notes: &Notes, labels: &mut [Labelled]) {
    // What stands behind the block at hand: boilerplate up to the next block of the body, how many lines of it, right behind, link
    // elsewhere, and whether there is a next block of the body.
    let (mut boilerplate, mut links, mut is_followed) = (0, 0, false);
    for ((block, note), labelled) in page.blocks.iter().zip(&notes.blocks).zip(labels).rev() {
        let may_be = labelled.label == Label::Subheading && (labelled.probability < SURE_HEADING || links >= HEADED);
        if may_be && (!is_followed || boilerplate >= HEADED) {
            labelled.settle(Label::Boilerplate, Rule::HeadsNothing);
        }
        match labelled.label {
            label if label.is_body() => (boilerplate, links, is_followed) = (0, 0, true),
            Label::Caption | Label::Credit | Label::Advertisement | Label::Hidden => {}
            _ if block.link_bytes > 0 && !note.is_prose => (boilerplate, links) = (boilerplate + 1, links + 1),
            _ => (boilerplate, links) = (boilerplate + 1, 0),
        }
    }
}
