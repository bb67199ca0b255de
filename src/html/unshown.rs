//! A page that shows no story → the same page with what scripts would show of it, or what readers without scripts get.
//!
//! Some pages come as an empty frame: their text stands in `<noscript>`, in the data of a script that builds the page, or
//! in the shadow roots of its custom elements, which browsers save as `<template shadowrootmode>`. Only such pages are read a second time, so that all others pay nothing.

use memchr::{memchr, memmem, memrchr_iter};

use crate::ascii::{starts_with_ignoring_case, strip_prefix_ignoring_case};
use crate::page::{Block, Field, Form, Page, Source};

use super::source::{renamed, split_at_tag};
use super::state;

/// A page with so many bytes of prose shows its story.
const STORY_BYTES: usize = 500;

/// So many bytes that it did not show may be a brief.
const BRIEF_BYTES: usize = 250;

/// What was not shown is worth so many times what is.
const WORTH: usize = 3;

/// A line of fewer bytes is no prose.
const PROSE_BYTES: u32 = 60;

/// A longer page is read once: written as HTML, its data could outgrow what offsets can count.
const MOST_BYTES: usize = 64 << 20;

/// The element that may be a shadow root.
const TEMPLATE: &str = "template";

/// The attribute that makes a template a shadow root.
const SHADOW: &str = "shadowrootmode";

/// The tag of a shadow root is no longer, in bytes.
const TAG_BYTES: usize = 400;

/// Whether the page itself shows what may be its story.
pub(super) fn shows_story(page: &Page) -> bool {
    prose(page) >= STORY_BYTES
}

/// The page with everything shown; `None` where that adds nothing.
pub(super) fn reveal(html: &str, page: &Page) -> Option<String> {
    if html.len() > MOST_BYTES {
        return None;
    }
    let claims = page.claims_of(Field::Headline).chain(page.claims_of(Field::Description));
    let story = state::story(html, claims.map(|claim| claim.value.as_str()));
    match story {
        Some(story) => Some(opened_with(html, &format!("<article>{}{story}</article>", headline(page)))),
        None => (has_noscript(html) || has_shadow(html)).then(|| opened_with(html, "")),
    }
}

/// Whether the second reading found the story that the first did not.
pub(super) fn is_better(revealed: &Page, shown: &Page) -> bool {
    prose(revealed) >= BRIEF_BYTES.max(WORTH * prose(shown))
}

/// Bytes of prose, outside of what frames a page. What is hidden counts: it is there.
fn prose(page: &Page) -> usize {
    let is_frame = |block: &Block| page.container(block.container).region.is_outer();
    let is_prose = |block: &&Block| {
        let has_form = matches!(block.form, Form::Paragraph | Form::ListItem | Form::Quotation | Form::Preformatted);
        has_form && block.text.len() >= PROSE_BYTES && !block.is_half_link()
    };
    let blocks = page.blocks.iter().filter(is_prose).filter(|block| !is_frame(block));
    blocks.map(|block| block.text.len() as usize).sum()
}

/// The headline that a script would show: the claimed one, unless the page shows a top heading already.
fn headline(page: &Page) -> String {
    let is_shown = page.blocks.iter().any(|block| block.form == Form::Heading(1));
    let mut claims = page.claims_of(Field::Headline).filter(|_| !is_shown);
    let title = page.claims_of(Field::Headline).find(|claim| claim.source == Source::Title).filter(|_| !is_shown);
    let claim = claims.find(|claim| claim.source != Source::Title).or(title);
    claim
        .map(|claim| format!("<h1>{}</h1>", claim.value.replace('&', "&amp;").replace('<', "&lt;")))
        .unwrap_or_default()
}

fn has_noscript(html: &str) -> bool {
    split_at_tag(html, "<noscript").or_else(|| split_at_tag(html, "</noscript")).is_some()
}

fn has_shadow(html: &str) -> bool {
    memmem::find(html.as_bytes(), SHADOW.as_bytes()).is_some()
}

/// The page with `<noscript>` and shadow roots opened, and a story as its last part.
fn opened_with(html: &str, story: &str) -> String {
    let is_end = |at: &usize| html.get(*at..).is_some_and(|rest| starts_with_ignoring_case(rest, "</body"));
    let end = memrchr_iter(b'<', html.as_bytes()).find(is_end).unwrap_or(html.len());
    let (before, after) = html.split_at_checked(end).unwrap_or((html, ""));
    let mut page = String::with_capacity(html.len() + story.len());
    page.push_str(&noscript_opened(before));
    page.push_str(story);
    page.push_str(&noscript_opened(after));
    if has_shadow(&page) { shadow_opened(&page) } else { page }
}

/// Shadow roots as `<div>`, so that what they hold is read; other templates stay closed.
fn shadow_opened(html: &str) -> String {
    let mut page = String::with_capacity(html.len());
    // Of each template that is open: whether it is a shadow root.
    let mut open = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        page.push_str(before);
        page.push('<');
        let (slash, name) = after.strip_prefix('/').map_or(("", after), |name| ("/", name));
        let behind = strip_prefix_ignoring_case(name, TEMPLATE);
        rest = behind.unwrap_or(after);
        let Some(behind) = behind else { continue };
        let is_shadow = if slash.is_empty() {
            open.push(is_shadow_tag(behind));
            open.last().copied()
        } else {
            open.pop()
        };
        page.push_str(slash);
        page.push_str(if is_shadow == Some(true) { "div" } else { TEMPLATE });
    }
    page.push_str(rest);
    page
}

/// Whether the attributes of a tag, from behind its name, say that it is a shadow root.
fn is_shadow_tag(attributes: &str) -> bool {
    let near = attributes.as_bytes().get(..TAG_BYTES).unwrap_or(attributes.as_bytes());
    let tag = memchr(b'>', near).and_then(|end| near.get(..end)).unwrap_or(near);
    memmem::find(tag, SHADOW.as_bytes()).is_some()
}

/// `<noscript>` as `<div>`, so that what it holds is read.
fn noscript_opened(html: &str) -> String {
    renamed(&renamed(html, "<noscript", "<div"), "</noscript", "</div")
}

#[cfg(test)]
mod tests {
    use super::{noscript_opened, opened_with, shadow_opened};

    #[test]
    fn noscript_is_opened_in_any_letters() {
        for html in ["<noscript><p>a</noscript> noscript", "<NOSCRIPT><p>a</NoScript> noscript"] {
            assert_eq!(noscript_opened(html), "<div><p>a</div> noscript");
        }
    }

    #[test]
    fn shadow_roots_are_opened_in_any_letters() {
        let html = "a < b<TEMPLATE shadowrootmode=open>a<Template>b</template></TEMPLATE></a>";
        assert_eq!(shadow_opened(html), "a < b<div shadowrootmode=open>a<template>b</template></div></a>");
    }

    #[test]
    fn a_story_stands_at_the_end_of_the_body() {
        assert_eq!(opened_with("<BODY>a</BODY></html>", "b"), "<BODY>ab</BODY></html>");
        assert_eq!(opened_with("<p>a", "b"), "<p>ab");
    }
}
