//! One node → claims.

use std::borrow::Cow;

use super::graph::{Graph, Node};
use super::value::Value;
use super::{MAX_VALUES, claim};
use crate::html::values;
use crate::page::{Claim, Field};
use crate::urls;

/// What an article says of itself.
pub(super) fn article(node: Node, graph: &Graph) -> Vec<Claim> {
    let mut claims: Vec<Claim> = node.types().map(|kind| claim(Field::Kind, kind.to_owned())).collect();
    claims.extend(page(node, graph));
    let sections = node.values("articleSection").into_iter().filter_map(text).filter_map(|text| values::line(&text));
    claims.extend(sections.map(|section| claim(Field::Section, section)));
    claims.extend(topics(node).into_iter().take(MAX_VALUES).map(|topic| claim(Field::Topic, topic)));
    claims.extend(body(node).map(|body| claim(Field::Body, body)));
    claims
}

/// What an article or a page says of itself.
pub(super) fn page(node: Node, graph: &Graph) -> Vec<Claim> {
    let one = [
        (Field::Headline, headline(node)),
        (Field::Description, first(node, &["description", "abstract"])),
        (Field::Published, first(node, &["datePublished", "dateCreated"])),
        (Field::Modified, first(node, &["dateModified", "lastReviewed"])),
        (Field::Language, node.values("inLanguage").into_iter().find_map(language)),
        (Field::Url, address(node)),
    ];
    let mut claims: Vec<Claim> = one.into_iter().filter_map(|(field, value)| Some(claim(field, value?))).collect();
    claims.extend(authors(node, graph));
    claims.extend(images(node, graph).into_iter().take(MAX_VALUES).map(|url| claim(Field::Image, url)));
    claims
}

pub(super) fn headline(node: Node) -> Option<String> {
    first(node, &["headline", "name"])
}

pub(super) fn name(node: Node) -> Option<String> {
    first(node, &["name", "legalName", "alternateName"]).and_then(|name| values::name(&name))
}

/// The first of the keys that holds a text.
fn first(node: Node, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| node.values(key).into_iter().filter_map(text).find_map(|text| values::line(&text)))
}

/// A text as such, as JSON-LD's `{"@value": ...}`, or as the name of a thing; a number is one too.
fn text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Text(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        _ => {
            let node = Node::of(value)?;
            node.str("@value").or_else(|| node.str("name")).map(Cow::Borrowed)
        }
    }
}

fn language(value: &Value) -> Option<String> {
    let of_thing = || {
        let node = Node::of(value)?;
        node.str("alternateName").and_then(values::language)
    };
    of_thing().or_else(|| values::language(&text(value)?))
}

fn address(node: Node) -> Option<String> {
    addresses(node).next()
}

/// Its own address, that of the page that it is the main thing of, and its `@id` where that leads somewhere.
pub(super) fn addresses(node: Node) -> impl Iterator<Item = String> {
    let own = |node: Node| node.values("url").into_iter().find_map(|value| values::url(value.as_str()?));
    let of_page = |node: Node| node.values("mainEntityOfPage").into_iter().find_map(page_address);
    let id = |node: Node| node.str("@id").filter(|id| urls::is_web_url(id)).and_then(without_fragment);
    [own, of_page, id].into_iter().filter_map(move |address| address(node))
}

fn page_address(value: &Value) -> Option<String> {
    let of_node = || {
        let node = Node::of(value)?;
        node.str("@id").or_else(|| node.str("url"))
    };
    value.as_str().or_else(of_node).filter(|url| urls::is_web_url(url)).and_then(without_fragment)
}

/// `#article` and the like only tell nodes apart.
fn without_fragment(url: &str) -> Option<String> {
    values::url(url.split('#').next()?)
}

/// Every author by name: of texts, things, references, and arrays of them.
fn authors(node: Node, graph: &Graph) -> Vec<Claim> {
    let mut claims = Vec::new();
    let key = ["author", "creator"].into_iter().find(|key| node.value(key).is_some()).unwrap_or_default();
    for value in node.values(key) {
        match value {
            Value::Text(name) => claims.extend(values::name(name).map(|name| claim(Field::Author, name))),
            _ => claims.extend(Node::of(value).into_iter().flat_map(|person| author(graph.explained(person), graph))),
        }
    }
    claims.truncate(MAX_VALUES);
    claims
}

/// A thing that writes; one may stand for several names, and its page then belongs to none of them.
fn author(person: Node, graph: &Graph) -> Vec<Claim> {
    let names = author_names(person);
    let url = author_url(person).or_else(|| author_url(graph.namesake(person)?)).filter(|_| names.len() == 1);
    names.into_iter().map(|name| Claim { url: url.clone(), ..claim(Field::Author, name) }).collect()
}

fn author_names(person: Node) -> Vec<String> {
    let texts = person.values("name").into_iter().filter_map(text);
    let names: Vec<String> = texts.filter_map(|name| values::name(&name)).collect();
    if !names.is_empty() {
        return names;
    }
    let parts = ["givenName", "additionalName", "familyName"].iter().filter_map(|part| first(person, &[part]));
    let name = parts.collect::<Vec<_>>().join(" ");
    values::name(&name).or_else(|| first(person, &["alternateName"])).into_iter().collect()
}

fn author_url(person: Node) -> Option<String> {
    let links = ["url", "sameAs", "mainEntityOfPage"].iter().flat_map(|key| person.values(key));
    links.filter_map(Value::as_str).find_map(values::web_url)
}

/// The pictures' own URLs, else that of the thumbnail.
fn images(node: Node, graph: &Graph) -> Vec<String> {
    let keys = ["image", "primaryImageOfPage", "thumbnailUrl"];
    let images = keys.iter().map(|key| {
        let values = node.values(key).into_iter();
        values.filter_map(|value| image(value, graph)).collect::<Vec<_>>()
    });
    images.into_iter().find(|urls| !urls.is_empty()).unwrap_or_default()
}

fn image(value: &Value, graph: &Graph) -> Option<String> {
    let Some(node) = Node::of(value) else { return values::url(value.as_str()?) };
    let node = graph.explained(node);
    let urls = ["url", "contentUrl"].iter().flat_map(|key| node.values(key));
    urls.filter_map(Value::as_str).find_map(values::url)
}

/// What a picture says of itself: its caption and its credit.
pub(super) fn picture(node: Node) -> Vec<Claim> {
    let urls = ["contentUrl", "url"].iter().flat_map(|key| node.values(key));
    let Some(url) = urls.filter_map(Value::as_str).find_map(values::url) else { return Vec::new() };
    let said = [
        (Field::Caption, first(node, &["caption"])),
        (Field::Credit, first(node, &["creditText", "copyrightHolder", "copyrightNotice", "author", "creator"])),
    ];
    let claims = said.into_iter().filter_map(|(field, value)| Some(claim(field, value?)));
    claims.map(|claim| Claim { url: Some(url.clone()), ..claim }).collect()
}

/// A list in one text is set apart at its commas; what an array tells apart stays whole.
fn topics(node: Node) -> Vec<String> {
    if let Some(list) = node.str("keywords") {
        return values::topics(list).collect();
    }
    let texts = node.values("keywords").into_iter().filter_map(text);
    texts.filter_map(|text| values::line(&text)).collect()
}

/// The body, or the updates of a live blog one after the other.
fn body(node: Node) -> Option<String> {
    let lines = |node: Node, key: &str| {
        let paragraphs: Vec<_> = node.values(key).into_iter().filter_map(text).collect();
        values::lines(&paragraphs.join("\n"))
    };
    let whole = ["articleBody", "text"].into_iter().find_map(|key| lines(node, key));
    whole.or_else(|| {
        let updates = node.values("liveBlogUpdate").into_iter().filter_map(Node::of);
        let bodies = updates.filter_map(|update| lines(update, "articleBody"));
        Some(bodies.collect::<Vec<_>>().join("\n")).filter(|body| !body.is_empty())
    })
}
