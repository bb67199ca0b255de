//! Elements that say something of the page itself: `<title>`, `<meta>`, `<link>`, JSON-LD, microdata.

use foldhash::{HashMap, HashMapExt};
use html5ever::local_name;

use crate::lexicon::{Section, lexicon};
use crate::page::{Claim, Field, Page, Source};

use super::attribute::AttributeName;
use super::tree::{NodeId, Tree};
use super::writer::Subject;
use super::{json_ld, meta, microdata, values};

/// The most claims about one field from one source; later stages hold every block against them. The longest list
/// seen, of keywords, has 20.
const MOST_CLAIMS: u32 = 64;

/// Adds what an element claims by itself, wherever it stands.
pub(super) fn of_element(tree: &Tree, node: NodeId, page: &mut Page) {
    let Some(name) = tree.name(node) else { return };
    let claims = &mut page.claims;
    match *name {
        local_name!("html") => claims.extend(language(tree, node)),
        local_name!("title") => claims.extend(title(tree, node)),
        local_name!("meta") => meta_claims(tree, node, claims),
        local_name!("base") if page.base_href.is_none() => {
            page.base_href = tree.attribute(node, AttributeName::Href).map(str::to_owned);
        }
        local_name!("link") => claims.extend(link(tree, node)),
        _ => {}
    }
}

fn language(tree: &Tree, node: NodeId) -> Option<Claim> {
    claim(Field::Language, Source::Html, &values::language(tree.attribute(node, AttributeName::Lang)?)?)
}

fn title(tree: &Tree, node: NodeId) -> Option<Claim> {
    claim(Field::Headline, Source::Title, tree.inner_text(node)?)
}

/// What the first of a `<meta>`'s keys claims that is known.
fn meta_claims(tree: &Tree, node: NodeId, claims: &mut Vec<Claim>) {
    let Some(content) = tree.attribute(node, AttributeName::Content) else { return };
    let known = claims.len();
    for key in meta_keys(tree, node) {
        if key.starts_with("twitter:data") && is_author_label(tree, node) {
            claims.extend(values::name(content).and_then(|name| claim(Field::Author, Source::Meta, &name)));
        }
        meta::read(key, content, claims);
        if claims.len() > known {
            return;
        }
    }
}

/// The keys of a `<meta>`: an `itemprop` is a list of names, the others are one, whatever spaces stand in it.
fn meta_keys(tree: &Tree, node: NodeId) -> impl Iterator<Item = &str> {
    use AttributeName::{HttpEquiv, Itemprop, Name, Property};
    let whole = move |key| tree.attribute(node, key);
    let properties = tree.attribute(node, Itemprop).into_iter().flat_map(str::split_ascii_whitespace);
    [Property, Name].into_iter().filter_map(whole).chain(properties).chain(whole(HttpEquiv))
}

/// Whether the `<meta>` before one says what it holds, `twitter:label1`, and that is who wrote it.
fn is_author_label(tree: &Tree, node: NodeId) -> bool {
    let label = tree.element_before(node).and_then(|label| tree.attribute(label, AttributeName::Content));
    let mut openers = lexicon().words(Section::BylineOpener).iter().chain(lexicon().words(Section::AuthorHeader));
    let label = label.map(str::to_lowercase);
    label.is_some_and(|label| openers.any(|opener| opener.trim_end_matches(':') == label))
}

/// Adds what the page's JSON-LD claims.
pub(super) fn of_json_ld(tree: &Tree, scripts: &[NodeId], claims: &mut Vec<Claim>) {
    json_ld::read(scripts.iter().filter_map(|script| tree.inner_text(*script)), claims);
}

/// Drops what claims a field too often.
pub(super) fn bound(claims: &mut Vec<Claim>) {
    let mut counts: HashMap<(Field, Source), u32> = HashMap::new();
    claims.retain(|claim| {
        let count = counts.entry((claim.field, claim.source)).or_default();
        *count += 1;
        *count <= MOST_CLAIMS
    });
}

fn link(tree: &Tree, node: NodeId) -> Option<Claim> {
    let is_canonical = tree.has_word(node, AttributeName::Rel, "canonical");
    claim(Field::Url, Source::Link, tree.attribute(node, AttributeName::Href).filter(|_| is_canonical)?)
}

/// The field that an element's text fills, by its `itemprop`; inside an author, `name` is the author's.
pub(super) fn field_of_text(tree: &Tree, node: NodeId, subject: Subject) -> Option<Field> {
    let itemprop = tree.attribute(node, AttributeName::Itemprop)?;
    let is_authors = subject == Subject::Author && tree.has_word(node, AttributeName::Itemprop, "name");
    let field = if is_authors { Some(Field::Author) } else { microdata::field(itemprop) };
    field.filter(|field| matches!(field, Field::Headline | Field::Author))
}

/// The claim that an element's text makes.
pub(super) fn of_text(field: Field, text: &str) -> Option<Claim> {
    claim(field, Source::Microdata, text)
}

/// A claim, unless its value says nothing.
pub(super) fn claim(field: Field, source: Source, value: &str) -> Option<Claim> {
    values::line(value).map(|value| Claim { field, source, value, url: None })
}

#[cfg(test)]
mod tests {
    use crate::extract;

    const STORY: &str = "<h1>Bridge reopens</h1><p>The old bridge over the Elm reopened to traffic on Monday.";

    #[test]
    fn what_a_page_is_written_in_is_a_tag() {
        for (lang, tag) in [("en_US", "en-US"), ("'en-US,en'", "en-US"), ("EN", "en"), ("pt_BR.UTF-8", "pt-BR")] {
            let page = format!("<html lang={lang}>{STORY}");
            assert_eq!(extract(&page).unwrap().language.as_deref(), Some(tag), "{lang}");
        }
    }

    #[test]
    fn inside_an_author_the_name_is_the_author_s() {
        let author =
            "<div itemprop='author creator'><span itemprop=name>Jane Doe</span> <i>Reporter at the desk</i></div>";
        let byline = extract(&format!("{author}{STORY}")).unwrap().byline.unwrap();
        let names: Vec<&str> = byline.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(names, ["Jane Doe"]);
    }

    #[test]
    fn a_word_for_a_language_is_no_tag() {
        let page = format!("<html lang=english><meta property=og:locale content=en_GB>{STORY}");
        assert_eq!(extract(&page).unwrap().language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn a_tag_says_how_days_are_written() {
        let of = |lang: &str| {
            let page = format!("<html lang={lang}><h1>Bridge reopens</h1><p>Published 04/08/2024");
            extract(&format!("{page}{}", STORY.split_once("</h1>").unwrap().1)).unwrap().published
        };
        assert_eq!(of("en_US").unwrap().to_string(), "2024-04-08");
        assert_eq!(of("pt_BR.UTF-8").unwrap().to_string(), "2024-08-04");
    }
}
