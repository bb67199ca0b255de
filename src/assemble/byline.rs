//! The byline: its text from the page, its authors from whichever source names them best.

use crate::label::Label;
use crate::news::byline;
use crate::page::{Claim, Field, Link, Source};
use crate::urls::{self, Base};
use crate::{Author, Byline};

use super::Findings;

/// Sources of claimed authors, the best first.
const SOURCES: [Source; 5] = [Source::JsonLd, Source::TextHeader, Source::OpenGraph, Source::Microdata, Source::Meta];

/// The most authors of a story; a big paper's investigation has thirty.
const MOST_AUTHORS: usize = 100;

pub(super) fn of(findings: &Findings<'_>, base: &Base) -> Option<Byline> {
    let shown = shown(findings);
    let claimed = SOURCES.iter().map(|source| claimed(findings, *source)).find(|authors| !authors.is_empty());
    let text = shown.as_ref().and_then(|byline| byline.text.clone());
    let shown_authors = shown.map(|byline| byline.authors).unwrap_or_default();
    let site = findings.claim(Field::SiteName);
    let is_site = |author: &Author| site.as_deref().is_some_and(|site| site.eq_ignore_ascii_case(&author.name));
    let mut authors = match claimed {
        Some(claimed) if shown_authors.is_empty() || !claimed.iter().all(is_site) => claimed,
        _ => shown_authors,
    };
    for author in &mut authors {
        author.url = author.url.take().or_else(|| linked(findings, &author.name)).map(|url| base.resolve(&url));
    }
    (text.is_some() || !authors.is_empty()).then_some(Byline { text, authors })
}

/// The byline that the page shows: the first line that names somebody, or else the first with a link to an author.
fn shown(findings: &Findings<'_>) -> Option<Byline> {
    let mut lines = findings.texts_labelled(Label::Byline);
    findings.texts_labelled(Label::Byline).find_map(byline::parse).or_else(|| {
        let authors = findings.page.links.iter().filter(|link| link.author).map(|link| findings.page.str(link.text));
        lines.next().map(|line| Byline {
            text: Some(line.to_owned()),
            authors: authors.filter(|name| line.contains(name)).map(Author::named).collect(),
        })
    })
}

/// The authors that one source claims, in order, each once.
fn claimed(findings: &Findings<'_>, source: Source) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    let claims = findings.page.claims_of(Field::Author).filter(|claim| claim.source == source);
    for author in claims.flat_map(named).take(MOST_AUTHORS) {
        if !authors.iter().any(|other| other.name == author.name) {
            authors.push(author);
        }
    }
    authors
}

fn named(claim: &Claim) -> Vec<Author> {
    let mut authors: Vec<Author> = byline::split_claim(&claim.value).into_iter().map(Author::named).collect();
    if let [author] = authors.as_mut_slice() {
        author.url.clone_from(&claim.url);
    }
    authors
}

/// The target of a link whose text is the author's name.
fn linked(findings: &Findings<'_>, name: &str) -> Option<String> {
    let page = findings.page;
    let is_theirs = |link: &&Link| page.str(link.text) == name && urls::is_web(&link.href);
    page.links.iter().filter(is_theirs).max_by_key(|link| link.author).map(|link| link.href.clone())
}
