//! Bylines outside of a byline's place, for pages whose metadata names nobody and whose labels show nobody.

use std::ops::Range;

use crate::Author;
use crate::annotate::Note;
use crate::label::Label;
use crate::lexicon::{Cue, Hint, Section, lexicon};
use crate::news::{byline, credit};
use crate::page::{Block, Link, Region};
use crate::urls;

use super::Findings;

/// The lines of a byline that names each author on one of its own take up no more blocks.
pub(super) const NEXT_LINES: usize = 12;

/// A line that says who follows on the next is no longer, in words.
const OPENER_WORDS: u32 = 4;

/// A line that names an author, or a day, stands no further above the story or below it, in blocks.
pub(super) const STRAY_REACH: usize = 12;

/// So many blocks behind the story its author may sign.
const BEHIND_STORY: usize = 6;

/// A byline outside its place is no longer, in words; one that opens as such says as well what the author does, or when and in what
/// section it was posted.
const STRAY_WORDS: u32 = 8;
const OPENED_WORDS: u32 = 16;

/// Between headline and body it may hold a date, a rubric and a count of comments as well.
const OPENING_WORDS: u32 = 24;

/// So many blocks above the headline may stand a kicker, a date and a name.
const ABOVE_HEADLINE: usize = 3;

/// Who signs between headline and body, in a line that is labelled as something else: one with a link to an author's
/// page, one that its markup calls a byline, one that opens as a byline does. A copy for other screens may be hidden.
pub(super) fn in_opening(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let lines: Vec<usize> = opening(findings).collect();
    let first =
        |who: &dyn Fn(usize) -> Vec<Author>| lines.iter().map(|at| who(*at)).find(|authors| !authors.is_empty());
    let parsed = |at: usize| {
        byline::parse(findings.page.text_of(&findings.page.blocks[at])).map(|it| it.authors).unwrap_or_default()
    };
    let is_called = |at: usize| findings.notes.blocks[at].near.has(Hint::Byline);
    let opens = |at: usize| byline::opens_byline(findings.page.text_of(&findings.page.blocks[at]));
    // Looked for once: it may be the end of the page.
    let end = findings.opening_end();
    first(&|at| row_of_links(findings, at..end))
        .or_else(|| first(&|at| if is_called(at) { parsed(at) } else { Vec::new() }))
        .or_else(|| first(&|at| if opens(at) { parsed(at) } else { Vec::new() }))
        .or_else(|| first_paragraph_signs(findings))
        .or_else(|| agency_alone(findings, &lines))
}

/// The agency that stands alone on a line of a text: no picture is there whose it might be, or its caption names another already.
fn agency_alone(findings: &Findings<'_>, lines: &[usize]) -> Option<Vec<Author>> {
    let text = |at: usize| findings.page.text_of(&findings.page.blocks[at]);
    let is_credit = |at: usize| {
        let above = at.checked_sub(1).filter(|above| findings.labels[*above].label == Label::Caption);
        above.is_some_and(|above| credit::split(text(above)).1.is_none())
    };
    let is_alone = |at: &usize| findings.page.is_bare() && credit::is_agency(text(*at)) && !is_credit(*at);
    let at = lines.iter().copied().find(is_alone)?;
    Some(vec![Author::named(text(at))])
}

/// Who reports, as the story's first paragraph says.
fn first_paragraph_signs(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let block = findings.page.blocks.get(findings.opening_end())?;
    Some(byline::in_dispatch(findings.page.text_of(block))).filter(|authors| !authors.is_empty())
}

/// Who signs in brackets at the end of the story's last paragraph, or reported it, as it or a line close below says.
pub(super) fn at_end(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let end = *findings.extent()?.end();
    let lines = findings.page.blocks.iter().skip(end).take(1 + BEHIND_STORY).map(|block| findings.page.text_of(block));
    let signature = lines.clone().take(1).map(byline::in_signature);
    signature.chain(lines.map(byline::in_signoff)).find(|authors| !authors.is_empty())
}

/// The short lines around the headline and before the body.
fn opening(findings: &Findings<'_>) -> impl Iterator<Item = usize> {
    // Looked for once: it may be the last block, or none.
    let headline = findings.headline();
    let blocks = headline.unwrap_or(0).saturating_sub(ABOVE_HEADLINE)..findings.opening_end();
    blocks.filter(move |at| {
        let (note, label) = (&findings.notes.blocks[*at], findings.labels[*at].label);
        let is_line = (1..=OPENING_WORDS).contains(&note.words) && !note.is_prose && !label.is_body();
        let hints = [Hint::Related, Hint::Credit, Hint::Caption, Hint::Quote];
        is_line && Some(*at) != headline && !hints.iter().any(|hint| note.near.has(*hint))
    })
}

/// The authors to whose pages a line links, and those right below it in the same box.
fn row_of_links(findings: &Findings<'_>, lines: Range<usize>) -> Vec<Author> {
    let page = findings.page;
    let around = |at: usize| page.container(page.blocks[at].container).parent;
    let first = around(lines.start);
    let row = lines.take(NEXT_LINES).take_while(|at| around(*at) == first);
    row.map(|at| linked(findings, at)).take_while(|authors| !authors.is_empty()).flatten().collect()
}

/// The authors to whose pages a block links.
fn linked(findings: &Findings<'_>, at: usize) -> Vec<Author> {
    let block = &findings.page.blocks[at];
    let is_author = |link: &&Link| link.author || names_authors(findings.page.href(link));
    let links = findings.page.links_of(block).iter().filter(is_author);
    let names = links.flat_map(|link| byline::split_claim(findings.page.str(link.text)));
    names.map(Author::named).collect()
}

/// Who signs wherever a line says so.
pub(super) fn signed(findings: &Findings<'_>) -> Option<Vec<Author>> {
    opened(findings).or_else(|| headed(findings)).or_else(|| at_end(findings)).or_else(|| behind_story(findings))
}

/// Who signs right behind the story, in a line that its markup calls a byline.
fn behind_story(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let (page, end) = (findings.page, *findings.extent()?.end());
    let mut behind = (end + 1..page.blocks.len()).take(BEHIND_STORY).filter(|at| {
        let note = &findings.notes.blocks[*at];
        note.near.has(Hint::Byline) && !note.near.has(Hint::Teaser) && may_sign(&page.blocks[*at], note)
    });
    behind.find_map(|at| byline::parse(text_at(findings, at))).map(|byline| byline.authors)
}

/// Who signs anywhere on the page, the likeliest place first.
pub(super) fn anywhere(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let near = || near_story(findings).map(|at| linked_as_author(findings, at)).find(|authors| !authors.is_empty());
    near().or_else(|| signed(findings)).or_else(|| called(findings)).or_else(|| profiled(findings))
}

/// Who signs outside of a byline's place: in the first short line that opens as a byline, not far behind the story, where
/// others are told of.
fn opened(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let end = findings.extent().map_or(usize::MAX, |extent| extent.end() + 1 + STRAY_REACH);
    let lines = strays(findings, OPENED_WORDS).take_while(|(at, _)| *at < end).map(|(at, _)| text_at(findings, at));
    let byline = lines.filter(|line| byline::opens_byline(line)).find_map(byline::parse)?;
    Some(byline.authors)
}

/// Who is named right below a line that says `Written by`, or `Author`, and nothing else.
fn headed(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let page = findings.page;
    let is_head = |at: &usize| {
        let (block, note) = (&page.blocks[*at], &findings.notes.blocks[*at]);
        may_sign(block, note) && note.words <= OPENER_WORDS && byline::heads_authors(page.text_of(block))
    };
    let heads = (1..page.blocks.len()).filter(|at| is_head(&(at - 1)));
    heads.map(|first| row_of_names(findings, first)).find(|authors| !authors.is_empty())
}

/// The authors of a line, and of those below it that are built alike and name somebody as well.
fn row_of_names(findings: &Findings<'_>, first: usize) -> Vec<Author> {
    let (page, notes) = (findings.page, findings.notes);
    let alike = (first..page.blocks.len()).take(NEXT_LINES);
    let alike = alike.take_while(|at| page.blocks[*at].path == page.blocks[first].path);
    let lines = alike.take_while(|at| may_sign(&page.blocks[*at], &notes.blocks[*at]));
    let named = lines.map_while(|at| byline::parse(page.text_of(&page.blocks[at])));
    named.flat_map(|byline| byline.authors).collect()
}

/// Who is linked to a page of authors, in a line of its own in the story.
fn profiled(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let page = findings.page;
    near_story(findings).find_map(|at| {
        let block = &page.blocks[at];
        let is_profile = page.links_of(block).iter().any(|link| names_authors(page.href(link)));
        let byline = is_profile.then(|| byline::parse(page.text_of(block))).flatten()?;
        Some(byline.authors)
    })
}

/// The lines in the story, and close above and below it, that may sign.
fn near_story(findings: &Findings<'_>) -> impl Iterator<Item = usize> {
    let page = findings.page;
    let reach = findings.extent().map_or(0..0, |extent| {
        extent.start().saturating_sub(STRAY_REACH)..(extent.end() + 1 + STRAY_REACH).min(page.blocks.len())
    });
    reach.filter(move |at| may_sign(&page.blocks[*at], &findings.notes.blocks[*at]))
}

/// The authors whom the links of a block call so.
fn linked_as_author(findings: &Findings<'_>, at: usize) -> Vec<Author> {
    let links = findings.page.links_of(&findings.page.blocks[at]).iter().filter(|link| link.author);
    links.flat_map(|link| byline::split_claim(findings.page.str(link.text))).map(Author::named).collect()
}

/// Whether one part of an address says that authors stand below it: `/authors/jane-doe`.
fn names_authors(href: &str) -> bool {
    let path = urls::path(href).trim_end_matches('/');
    let Some((above, _)) = path.rsplit_once('/') else { return false };
    let Some(part) = above.rsplit('/').next() else { return false };
    lexicon().words(Section::AuthorPage).contains(&part) || lexicon().hints(part).has(Hint::Byline)
}

/// Who signs in the first short line that markup calls a byline.
fn called(findings: &Findings<'_>) -> Option<Vec<Author>> {
    let is_called = |note: &Note| note.near.has(Hint::Byline) || note.near.has(Hint::Biography);
    let lines = strays(findings, STRAY_WORDS).filter(|(_, note)| is_called(note)).map(|(at, _)| text_at(findings, at));
    // `Key Takeaways:` heads what follows.
    let byline = lines.filter(|line| !line.ends_with(':')).find_map(byline::parse)?;
    Some(byline.authors)
}

fn text_at<'p>(findings: &Findings<'p>, at: usize) -> &'p str {
    findings.page.text_of(&findings.page.blocks[at])
}

/// The lines of the page of no more than so many words that may sign, each with its place.
fn strays<'p>(findings: &Findings<'p>, words: u32) -> impl Iterator<Item = (usize, &'p Note)> {
    let blocks = findings.page.blocks.iter().zip(&findings.notes.blocks).enumerate();
    let lines = blocks.filter(move |(_, (block, note))| note.words <= words && is_of_story(block, note));
    lines.map(|(at, (_, note))| (at, note))
}

/// A short line of the story's own.
fn may_sign(block: &Block, note: &Note) -> bool {
    note.words <= STRAY_WORDS && is_of_story(block, note)
}

/// A line of its own, outside of comments, menus and what belongs to other stories.
fn is_of_story(block: &Block, note: &Note) -> bool {
    let is_line = note.words > 0 && !note.is_prose && !block.hidden;
    let is_strange = matches!(note.region, Region::Comments | Region::Navigation);
    let hints = [Hint::Comment, Hint::Related, Hint::Teaser, Hint::Credit, Hint::Caption, Hint::Quote];
    is_line && !is_strange && !hints.iter().any(|hint| note.near.has(*hint)) && !note.cues.has(Cue::Comment)
}
