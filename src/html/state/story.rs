//! Strings and where they stand → the likeliest story among them, as HTML.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use memchr::memmem;

use super::keys::{self, Kind};
use super::scan::{Found, Frame, LONG, Scan, Shape, scan};
use super::scripts::Data;
use super::stream::{self, Row};
use crate::ascii::starts_with_ignoring_case;
use crate::html::entities;
use crate::lexicon::is_stop;

/// A story has so many bytes at least; a brief, if the page's claims speak of it.
const STORY_BYTES: usize = 600;
const BRIEF_BYTES: usize = 250;

/// Data within strings within data: so deep it is looked into.
const MOST_LEVELS: u32 = 3;

/// How many frames above a string are looked at.
const REACH: usize = 8;

/// So many items of a list with names of their own make it a list of articles.
const MOST_NAMED: usize = 1;

/// A string of fewer bytes is a line, or less.
const PROSE_BYTES: usize = 40;

/// A text that has the words of the page's claims weighs so many times its length.
const CLAIMED: usize = 4;

/// A claim's words shorter than this stand in any text.
const WORD_BYTES: usize = 5;

/// The most words of the claims that are looked for.
const MOST_WORDS: usize = 40;

/// The best story so far.
#[derive(Debug)]
pub(super) struct Candidates<'c> {
    /// Words of the headline and the description that the page claims.
    words: Vec<&'c str>,
    best: Option<(usize, String)>,
}

impl<'c> Candidates<'c> {
    pub(super) fn new(claims: impl Iterator<Item = &'c str>) -> Self {
        let words = claims.flat_map(str::split_whitespace).filter(|word| word.len() >= WORD_BYTES);
        Self { words: words.take(MOST_WORDS).collect(), best: None }
    }

    pub(super) fn best(self) -> Option<String> {
        self.best.map(|(_, story)| story)
    }

    /// Looks for stories in the data of a script.
    pub(super) fn add(&mut self, data: &Data<'_>) {
        match data {
            Data::Literals(text) => self.look_into(text, 0),
            Data::Stream(stream) => stream::rows(stream).for_each(|row| match row {
                Row::Json(json) => self.look_into(json, 0),
                Row::Text(text) => self.add_row(text),
            }),
        }
    }

    fn look_into(&mut self, text: &str, level: u32) {
        let found = scan(text);
        for string in found.strings.iter().filter(|string| string.text.len() >= LONG && !is_strange(&found, string)) {
            let is_data = string.text.trim_ascii_start().starts_with(['{', '[']);
            if is_data && level < MOST_LEVELS {
                self.look_into(&string.text, level + 1);
            } else if !is_data {
                self.add_markup(&string.text);
                if keys::is_text(string.key) {
                    self.add_plain(&string.text);
                }
            }
        }
        for list in lists(&found) {
            let bytes = list.bytes;
            self.weigh(bytes, || write(&found, &list));
        }
    }

    /// A long text of a stream, which nothing tells the key of.
    fn add_row(&mut self, text: &str) {
        if text.starts_with(['{', '[']) {
            self.look_into(text, 1);
        } else {
            self.add_markup(text);
            self.add_plain(text);
        }
    }

    /// A whole story in HTML, even where its signs were encoded.
    fn add_markup(&mut self, text: &str) {
        let markup = if text.contains('<') { Cow::Borrowed(text) } else { entities::decode(text) };
        let tags =
            ["<p", "<br", "<div", "<P", "<BR"].map(|tag| memmem::find_iter(markup.as_bytes(), tag).take(2).count());
        if tags.iter().sum::<usize>() >= 2 {
            self.weigh(text_bytes(&markup), || markup.to_string());
        }
    }

    /// A whole story in plain text, one paragraph a line.
    fn add_plain(&mut self, text: &str) {
        if text.contains(' ') && !text.contains("</") && !text.contains(['{', '}']) {
            self.weigh(text.len(), || {
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                lines.fold(String::new(), |html, line| html + &paragraph(line, Kind::Text))
            });
        }
    }

    fn weigh(&mut self, bytes: usize, story: impl FnOnce() -> String) {
        let most = self.best.as_ref().map_or(0, |(weight, _)| *weight);
        if bytes < BRIEF_BYTES || bytes * CLAIMED <= most {
            return;
        }
        let story = story();
        let is_claimed = self.is_claimed(&story);
        let weight = if is_claimed { bytes * CLAIMED } else { bytes };
        if weight > most && (is_claimed || bytes >= STORY_BYTES) {
            self.best = Some((weight, story));
        }
    }

    /// Whether a text has half of the words that the page claims.
    fn is_claimed(&self, story: &str) -> bool {
        let held = self.words.iter().filter(|word| memmem::find(story.as_bytes(), word.as_bytes()).is_some());
        held.count() * 2 > self.words.len()
    }
}

/// An array, or an object of objects, whose items are paragraphs.
#[derive(Debug)]
struct List {
    frame: usize,
    /// The strings of its items, by number; those that lie deeper than a story's do not count.
    strings: Vec<usize>,
    bytes: usize,
    items: usize,
    /// How many of them are articles of their own.
    named: usize,
    last_item: Option<u32>,
}

impl List {
    fn new(frame: usize) -> Self {
        Self { frame, strings: Vec::new(), bytes: 0, items: 0, named: 0, last_item: None }
    }

    /// Takes in a string that stands in one of the list's items.
    fn add(&mut self, at: usize, text: &str, (item, is_named): (u32, bool)) {
        self.strings.push(at);
        self.bytes += if text.len() >= PROSE_BYTES { text.len() } else { 0 };
        if self.last_item != Some(item) {
            self.items += 1;
            self.named += usize::from(is_named);
        }
        self.last_item = Some(item);
    }
}

/// What may be lists of paragraphs.
fn lists(found: &Scan<'_>) -> Vec<List> {
    let mut lists: HashMap<usize, List> = HashMap::new();
    for (at, string) in found.strings.iter().enumerate().filter(|(_, string)| is_part(found, string)) {
        let mut is_named = false;
        for (frame, item) in path(found, string) {
            if found.frames[frame].shape == Shape::Array || frame != string.frame {
                let list = lists.entry(frame).or_insert_with(|| List::new(frame));
                list.add(at, &string.text, (item, is_named));
            }
            is_named = found.frames[frame].is_named;
        }
    }
    let is_story = |list: &List| {
        let Frame { key, shape, .. } = found.frames[list.frame];
        let is_text = keys::is_text(key) || (key.is_empty() && shape == Shape::Array);
        list.items >= 2 && list.named <= MOST_NAMED && is_text
    };
    let mut lists: Vec<List> = lists.into_values().filter(is_story).collect();
    lists.sort_by_key(|list| list.frame);
    lists
}

/// Whether a string may be a paragraph, or a part of one: text, not a name or an address.
fn is_part(found: &Scan<'_>, string: &Found<'_>) -> bool {
    let is_word = string.text.is_ascii() && !string.text.contains(' ');
    let is_text = if string.key.is_empty() { is_sentence(&string.text) } else { keys::is_text(string.key) };
    is_text && !is_word && !is_strange(found, string)
}

/// Whether a string without a key may be a paragraph.
fn is_sentence(text: &str) -> bool {
    // Of what stands in quotes the end is not looked for.
    let ends = |c| is_stop(c) || matches!(c, '”' | '"' | '»');
    text.len() >= PROSE_BYTES && text.contains(' ') && text.trim_end_matches("</p>").ends_with(ends)
}

/// The frames around a string, the innermost first, each with which of its items the string is in.
fn path<'f>(found: &'f Scan<'_>, string: &Found<'_>) -> impl Iterator<Item = (usize, u32)> + use<'f> {
    let first = Some((string.frame, string.item));
    std::iter::successors(first, |(frame, _)| {
        let frame = &found.frames[*frame];
        Some((frame.parent?, frame.item))
    })
    .take(REACH)
}

/// Whether a string stands under a key, or in an object, of something else than the story.
fn is_strange(found: &Scan<'_>, string: &Found<'_>) -> bool {
    let mut frames = path(found, string).map(|(frame, _)| &found.frames[frame]);
    keys::is_strange(string.key) || frames.any(|frame| frame.kind == Kind::Stranger || keys::is_strange(frame.key))
}

/// A list as HTML: an element for each item, its spans put together.
fn write(found: &Scan<'_>, list: &List) -> String {
    let mut html = String::new();
    let mut open: Option<(Place, String, Kind)> = None;
    for string in list.strings.iter().filter_map(|at| found.strings.get(*at)) {
        let place = place(found, string, list.frame);
        match &mut open {
            Some((before, text, _)) if before.item == place.item && place.is_span && before.span != place.span => {
                text.push_str(&string.text);
            }
            // One object may hold its text twice: as such, and as HTML.
            Some((before, ..)) if *before == place => {}
            _ => {
                html.extend(open.take().map(|(_, text, kind)| paragraph(&text, kind)));
                open = Some((place, string.text.to_string(), place.kind));
            }
        }
    }
    html.extend(open.map(|(_, text, kind)| paragraph(&text, kind)));
    html
}

/// Where in a list a string stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    item: u32,
    /// The string's own object.
    span: usize,
    /// Whether that is one of several that make up a paragraph.
    is_span: bool,
    kind: Kind,
}

fn place(found: &Scan<'_>, string: &Found<'_>, list: usize) -> Place {
    let mut place = Place { item: string.item, span: string.frame, is_span: false, kind: Kind::Text };
    for (frame, item) in path(found, string) {
        place.item = item;
        if frame == list {
            break;
        }
        place.kind = place.kind.or(found.frames[frame].kind);
        place.is_span |= found.frames[frame].shape == Shape::Array;
    }
    place
}

/// A paragraph or heading; text with tags in it is HTML already.
fn paragraph(text: &str, kind: Kind) -> String {
    let name = if kind == Kind::Heading { "h2" } else { "p" };
    let mut html = String::new();
    let has_tags = text.contains("</") || text.contains("<br");
    let text = if has_tags { Cow::Borrowed(text) } else { Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;")) };
    let _ = write!(html, "<{name}>{text}</{name}>");
    html
}

/// Bytes outside of tags, scripts and styles.
fn text_bytes(markup: &str) -> usize {
    let is_code = |tag: &str| ["style", "script"].iter().any(|name| starts_with_ignoring_case(tag, name));
    let texts = markup.split('<').map(|part| match part.split_once('>') {
        Some((tag, text)) if !is_code(tag) => text.trim().len(),
        Some(_) => 0,
        None => part.len(),
    });
    texts.sum()
}
