//! `<script type=application/ld+json>` → claims.
//!
//! `parse` turns the scripts into JSON, mending what is malformed; `value` is as much of it as is read; `graph` lays out
//! the nodes that speak of the page and finds the article among them; `subject` tells which of several articles the page is
//! about; `node` turns one node into claims; `schema` knows schema.org's types.

mod graph;
mod node;
mod parse;
mod schema;
mod subject;
mod value;

use crate::page::{Claim, Field, Source};
use graph::{Graph, Node};
use schema::Role;
use subject::Subject;

/// Whether the type of a script says that it is JSON-LD.
pub(super) fn is_json_ld(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/ld+json")
}

/// Adds what the page's JSON-LD claims: of the article, else of the web page; then of the site.
///
/// All scripts are read at once, since one may name the author by an `@id` that another explains, and since the
/// article need not stand in the first. An article inside a list, a comment, a related link or a part is not the
/// page's. Of several articles that counts which stands at the page's address or has its title, by the claims that are known
/// so far, else the first; the others only add what it lacks, where they tell the same story. Relative URLs stay so.
pub(crate) fn read<'s>(scripts: impl IntoIterator<Item = &'s str>, claims: &mut Vec<Claim>) {
    let values: Vec<_> = scripts.into_iter().flat_map(parse::values).collect();
    if values.is_empty() {
        return;
    }
    let graph = Graph::new(&values, &Subject::of(claims));
    let mut found = Vec::new();
    for article in graph.stories() {
        add_missing(&mut found, node::article(article, &graph));
    }
    let has_story = !found.is_empty();
    for page in graph.of(Role::Page) {
        let told = node::page(page, &graph);
        add_missing(&mut found, told.into_iter().filter(|claim| !has_story || is_of_page(claim.field)).collect());
    }
    found.extend(graph.pictures().flat_map(node::picture).take(MAX_VALUES));
    found.extend(site_names(&graph));
    if !has_story {
        found.extend(kinds(&graph));
    }
    claims.append(&mut found);
}

/// Adds the claims about fields that nothing was claimed about so far.
fn add_missing(found: &mut Vec<Claim>, more: Vec<Claim>) {
    let known: Vec<Field> = found.iter().map(|claim| claim.field).collect();
    found.extend(more.into_iter().filter(|claim| !known.contains(&claim.field)));
}

/// What a page can say for its article. Its dates and its name may be those of the template.
fn is_of_page(field: Field) -> bool {
    matches!(field, Field::Description | Field::Url | Field::Language | Field::Image)
}

/// The article's publisher, then the site, then the organisation: each name once.
fn site_names(graph: &Graph) -> Vec<Claim> {
    let publishers = graph.stories().chain(graph.of(Role::Page)).filter_map(|node| graph.publisher(node));
    let site = graph.of(Role::Site).take(1);
    let organisation = graph.of(Role::Organisation).take(1);
    let mut names: Vec<String> = Vec::new();
    for name in publishers.chain(site).chain(organisation).filter_map(node::name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| claim(Field::SiteName, name)).collect()
}

/// What the page is instead of an article.
fn kinds(graph: &Graph) -> Vec<Claim> {
    let mut kinds: Vec<&str> = Vec::new();
    for kind in graph.nodes().filter(|node| !schema::is_furniture(*node)).flat_map(Node::types) {
        if !kinds.contains(&kind) && kinds.len() < MAX_VALUES {
            kinds.push(kind);
        }
    }
    kinds.into_iter().map(|kind| claim(Field::Kind, kind.to_owned())).collect()
}

/// The most claims about one field. The longest list seen, of keywords, has 20.
const MAX_VALUES: usize = 64;

fn claim(field: Field, value: String) -> Claim {
    Claim { field, source: Source::JsonLd, value, url: None }
}

#[cfg(test)]
mod tests;
