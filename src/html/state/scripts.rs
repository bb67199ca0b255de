//! A page's scripts → those whose data may hold a story.

use super::super::json_ld::is_json_ld;
use super::super::source::split_at_tag;
use super::stream;

/// A script with less holds no story.
const LEAST: usize = 400;

/// The most scripts that are looked at; a page streamed in parts has some hundreds.
const MOST: usize = 4096;

/// What opens a part of a page that is streamed.
const PUSH: &str = "__next_f.push(";

/// A script's data, and what wrote it.
#[derive(Debug)]
pub(super) enum Data<'h> {
    /// JSON, or JavaScript with object literals in it.
    Literals(&'h str),
    /// The parts of a streamed page, put together.
    Stream(String),
}

/// The data of all scripts; the parts of a stream come last, as one.
pub(super) fn data(html: &str) -> Vec<Data<'_>> {
    let mut streamed = String::new();
    let mut data = Vec::new();
    for script in bodies(html).take(MOST) {
        match script.split_once(PUSH) {
            Some((before, part)) if before.len() < 200 => {
                streamed.push_str(&stream::part(part).unwrap_or_default());
            }
            _ if script.len() >= LEAST => data.push(Data::Literals(script)),
            _ => {}
        }
    }
    if !streamed.is_empty() {
        data.push(Data::Stream(streamed));
    }
    data
}

/// The text of each script, those left out whose text is read already: JSON-LD.
fn bodies(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, tag) = split_at_tag(rest, "<script")?;
            let (attributes, body) = tag.split_once('>')?;
            let (script, tail) = split_at_tag(body, "</script").unwrap_or((body, ""));
            rest = tail;
            if !names_json_ld(attributes) {
                return Some(script);
            }
        }
    })
}

/// Whether a script's attributes, as they are written, say that it is JSON-LD.
fn names_json_ld(attributes: &str) -> bool {
    let ends = |c: char| matches!(c, '"' | '\'' | '=') || c.is_ascii_whitespace();
    attributes.split(ends).any(is_json_ld)
}
