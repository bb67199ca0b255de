//! The byline: its text from the page, its authors from whichever source names them best.
//!
//! 1. A source that names one of those whom the shown byline names is right, unless the byline names more in one row.
//! 2. Where a byline between headline and body and the metadata name different people, the byline is right: the
//!    metadata often names the account of an editor. Further down it may be the byline of something else.
//! 3. Without a shown byline the first source counts that names more than the outlet.
//! 4. Where there is none, a line anywhere on the page that opens as a byline does; or, where no source names anybody,
//!    one below a line that says `Written by` and nothing else, one that markup calls a byline, or one whose link leads to
//!    a page below others of authors.
//! 5. Then the outlet, if some source names it.

use std::cell::LazyCell;

use crate::label::{Label, has_name};
use crate::lexicon::letters_of;
use crate::news::{byline, headline};
use crate::page::{Claim, Field, Link, Source};
use crate::urls::{self, Base};
use crate::{Author, Byline};

use super::{Findings, Sourced, strays};

/// Sources of claimed authors, the best first.
const SOURCES: [Source; 5] = [Source::JsonLd, Source::TextHeader, Source::OpenGraph, Source::Meta, Source::Microdata];

/// The most authors of a story; a big paper's investigation has thirty.
const MOST_AUTHORS: usize = 100;

/// What joins two names is no longer, in bytes: `, and `.
const LONGEST_JOINT: usize = 8;

/// The byline's text and authors, each with its source.
#[derive(Debug, Default)]
pub(super) struct Signature {
    pub(super) text: Option<Sourced<String>>,
    pub(super) authors: Option<Sourced<Vec<Author>>>,
}

pub(super) fn of(findings: &Findings<'_>, base: &Base) -> Signature {
    let claimed: Vec<Claimed> = SOURCES.iter().filter_map(|source| claimed(findings, *source)).collect();
    let shown = shown(findings, &claimed);
    let text = shown.as_ref().and_then(|(byline, _)| byline.text.clone()).map(Sourced::shown);
    let authors = match shown {
        Some((byline, place)) if !byline.authors.is_empty() => of_both(findings, byline, (place, claimed)),
        _ => of_claims(findings, claimed),
    };
    let linked = |mut author: Author| {
        author.url = author.url.take().or_else(|| linked(findings, &author.name)).map(|url| base.resolve(&url));
        author
    };
    let authors = authors.map(|found| found.map(|authors| authors.into_iter().map(linked).collect()));
    Signature { text, authors }
}

/// The authors of one source, in order.
type Claimed = Sourced<Vec<Author>>;

/// Where a shown byline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Between headline and body.
    Opening,
    /// Inside the story or behind it, where others sign too: of a box, of a video.
    Story,
}

/// The authors where the page shows none.
fn of_claims(findings: &Findings<'_>, mut claimed: Vec<Claimed>) -> Option<Claimed> {
    let people = claimed.iter().position(|claim| !is_outlet(findings, &claim.value));
    if let Some(at) = people {
        return Some(claimed.swap_remove(at));
    }
    let is_signed = |authors: &Vec<Author>| !is_outlet(findings, authors);
    let of_page =
        LazyCell::new(|| if claimed.is_empty() { strays::anywhere(findings) } else { strays::signed(findings) });
    let elsewhere = || LazyCell::force(&of_page).clone();
    let opening = strays::in_opening(findings);
    let stray = opening.clone().filter(is_signed).or_else(|| elsewhere().filter(is_signed));
    // `The Echo Team` is better than nothing.
    let team = || opening.or_else(elsewhere).map(Sourced::shown);
    let claim = claimed.first().cloned();
    stray.map(Sourced::shown).or(claim).or_else(team)
}

/// The authors where the page shows some.
fn of_both(
    findings: &Findings<'_>,
    Byline { text, authors: shown }: Byline,
    (place, mut claimed): (Place, Vec<Claimed>),
) -> Option<Claimed> {
    let agreeing = claimed.iter().position(|claim| claim.value.iter().any(|author| is_among(author, &shown)));
    let Some(at) = agreeing else {
        let people = claimed.into_iter().find(|claim| !is_outlet(findings, &claim.value));
        let is_doubtful = place == Place::Story || is_outlet(findings, &shown);
        let stray = || strays::in_opening(findings).or_else(|| strays::at_end(findings));
        let is_person = |authors: &Vec<Author>| !is_outlet(findings, authors);
        let other = people.or_else(|| stray().filter(is_person).map(Sourced::shown));
        return other.filter(|_| is_doubtful).or(Some(Sourced::shown(shown)));
    };
    let mut claim = claimed.swap_remove(at);
    spell_as_shown(&mut claim.value, &shown);
    let is_within = claim.value.len() < shown.len() && claim.value.iter().all(|author| is_among(author, &shown));
    let is_row = || text.is_some_and(|line| stand_in_a_row(&line, &shown));
    Some(if is_within && is_row() { Sourced::shown(shown) } else { claim })
}

/// Names that are claimed in capitals as the page spells them.
fn spell_as_shown(claimed: &mut [Author], shown: &[Author]) {
    for author in claimed.iter_mut().filter(|author| !author.name.contains(char::is_lowercase)) {
        let name = author.name.to_lowercase();
        if let Some(same) = shown.iter().find(|other| other.name.to_lowercase() == name) {
            author.name.clone_from(&same.name);
        }
    }
}

/// Takes the outlet off the end of a name.
fn part_from_outlet(findings: &Findings<'_>, author: &mut Author) {
    let sites = findings.page.claims_of(Field::SiteName).map(|claim| claim.value.as_str());
    let length = byline::without_outlet(&author.name, sites).len();
    author.name.truncate(length);
}

/// Whether authors are nobody but the outlet, or its desk: `Newsroom`.
fn is_outlet(findings: &Findings<'_>, authors: &[Author]) -> bool {
    authors.iter().all(|author| names_outlet(findings, &author.name) || byline::is_desk(&author.name))
}

/// Whether a name is the site's, or that of one of the papers that share a site, each below a step of its own.
fn names_outlet(findings: &Findings<'_>, name: &str) -> bool {
    let url = findings.page.address();
    let domain = url.and_then(urls::domain);
    let mut sites = findings.page.claims_of(Field::SiteName).map(|claim| claim.value.as_str());
    let is_paper = || url.and_then(urls::first_step).is_some_and(|step| letters_of(step) == letters_of(name));
    headline::names_outlet(name, None, domain)
        || sites.any(|site| headline::names_outlet(name, Some(site), domain))
        || is_paper()
}

/// Whether a name is the site's own, to the letter.
fn is_site(findings: &Findings<'_>, name: &str) -> bool {
    let mut sites = findings.page.claims_of(Field::SiteName).map(|claim| claim.value.as_str());
    sites.any(|site| letters_of(site) == letters_of(name))
}

/// Whether nothing but commas and `and` stands between the names on a line; names of other lines stand there alone.
fn stand_in_a_row(line: &str, authors: &[Author]) -> bool {
    let places = authors.iter().filter_map(|author| {
        let from = line.find(author.name.as_str())?;
        Some((from, from + author.name.len()))
    });
    let places: Vec<(usize, usize)> = places.collect();
    places.windows(2).all(|pair| {
        let between = pair.first().zip(pair.last()).and_then(|((_, end), (from, _))| line.get(*end..*from));
        between
            .is_some_and(|joint| joint.len() <= LONGEST_JOINT && !joint.contains(['|', '•', '·', '-', '–', '—', '/']))
    })
}

/// Whether an author is one of several, under this name or a longer or shorter form of it.
fn is_among(author: &Author, others: &[Author]) -> bool {
    let holds =
        |long: &str, short: &str| long.contains(' ') && (long == short || long.split(' ').any(|word| word == short));
    let name = author.name.to_lowercase();
    others.iter().any(|other| {
        let other = other.name.to_lowercase();
        let both = name.contains(' ') && other.contains(' ');
        let is_part = both && (name.contains(&other) || other.contains(&name));
        name == other || is_part || holds(&name, &other) || holds(&other, &name)
    })
}

/// The byline that the page shows: the first line that names somebody, or one above it that no grammar reads, if it names
/// whom some source claims and the first that is read does not; or else the first with a link to an author.
/// Lines of the same build below it belong to it where some source names one of theirs, or where none names anybody and they
/// follow it one by one.
fn shown(findings: &Findings<'_>, claimed: &[Claimed]) -> Option<(Byline, Place)> {
    let labels = findings.labels.iter().enumerate();
    let lines: Vec<usize> = labels.filter(|(_, it)| it.label == Label::Byline).map(|(at, _)| at).collect();
    let text = |at: usize| findings.page.text_of(&findings.page.blocks[at]);
    let place = |at: usize| if at < findings.opening_end() { Place::Opening } else { Place::Story };
    let Some((nth, first, mut byline)) = read_first(findings, &lines) else {
        return lines.into_iter().find_map(|at| Some((line_without_form(findings, claimed, at)?, place(at))));
    };
    byline.authors.iter_mut().for_each(|author| part_from_outlet(findings, author));
    // `By Jane Doe and Elm Echo Correspondent`
    let is_person = |author: &Author| !is_site(findings, &author.name);
    let is_row = byline.text.as_ref().is_some_and(|line| stand_in_a_row(line, &byline.authors));
    if is_row && byline.authors.iter().any(is_person) {
        byline.authors.retain(is_person);
    }
    let is_claimed = |author: &Author| claimed.iter().any(|claim| is_among(author, &claim.value));
    if !byline.authors.iter().any(is_claimed) {
        let names_somebody =
            |author: &Author, line: &str| !names_outlet(findings, &author.name) && has_name(line, &author.name);
        let names_claimed = |at: &&usize| all_authors(claimed).any(|author| names_somebody(author, text(**at)));
        if let Some(at) = lines.iter().take(nth).find(names_claimed) {
            return Some((line_without_form(findings, claimed, *at)?, place(*at)));
        }
    }
    let is_alike = |at: &usize| findings.page.blocks[*at].path == findings.page.blocks[first].path;
    let is_unclaimed = claimed.iter().all(|claim| is_outlet(findings, &claim.value));
    let mut last = first;
    for at in lines.into_iter().skip(nth + 1).filter(|at| at - first <= strays::NEXT_LINES && is_alike(at)) {
        // What the first does, or `and`, may stand between.
        let follows = is_unclaimed && at <= last + 2;
        let Some(more) = byline::parse(text(at)).filter(|more| follows || more.authors.iter().any(is_claimed)) else {
            continue;
        };
        let is_new = |author: &Author| !is_among(author, &byline.authors) && !names_outlet(findings, &author.name);
        let new: Vec<Author> = more.authors.into_iter().filter(is_new).collect();
        byline.authors.extend(new);
        last = at;
    }
    Some((byline, place(first)))
}

/// The first of the lines that names somebody: which of them, where it stands, and what it says.
fn read_first(findings: &Findings<'_>, lines: &[usize]) -> Option<(usize, usize, Byline)> {
    let text = |at: usize| findings.page.text_of(&findings.page.blocks[at]);
    let below = |at: usize| byline::parse_below(text(at.checked_sub(1)?), text(at));
    let read = |at: usize| byline::parse(text(at)).or_else(|| below(at));
    let parsed = || lines.iter().enumerate().filter_map(|(nth, at)| Some((nth, *at, read(*at)?)));
    // What a program signs with the outlet's name, a line below may sign with the writer's.
    let near = lines.first().map_or(0, |first| first + strays::NEXT_LINES);
    let is_house = |author: &Author| byline::ends_as_outlet(&author.name);
    let is_somebody = |authors: &[Author]| !is_outlet(findings, authors) && !authors.iter().all(is_house);
    let signed = parsed().find(|(_, at, byline)| *at <= near && is_somebody(&byline.authors));
    signed.or_else(|| parsed().next()).map(|found| {
        // `Article information` over `Author, Jane Doe` names nobody.
        let opens = |at: usize| byline::opens_byline(text(at));
        let below = || {
            let (nth, at) = lines.iter().copied().enumerate().find(|(_, at)| *at == found.1 + 1 && opens(*at))?;
            Some((nth, at, read(at)?))
        };
        if opens(found.1) { found } else { below().unwrap_or(found) }
    })
}

/// A line that has no byline's form: with those of its names that link to an author, with one that some source claims, or that
/// of a newsroom or an agency. Any other names nobody, and is no byline.
fn line_without_form(findings: &Findings<'_>, claimed: &[Claimed], at: usize) -> Option<Byline> {
    let (page, block) = (findings.page, &findings.page.blocks[at]);
    let line = page.text_of(block);
    let mut authors: Vec<Author> = Vec::new();
    for link in page.links_of(block).iter().filter(|link| link.author) {
        let name = page.str(link.text);
        if !name.is_empty() && authors.iter().all(|other| other.name != name) {
            authors.push(Author::named(name));
        }
    }
    let is_claimed = || all_authors(claimed).any(|author| has_name(line, &author.name));
    let is_signed = !authors.is_empty() || is_claimed() || byline::is_house_line(line);
    is_signed.then(|| Byline { text: Some(line.to_owned()), authors })
}

/// Whom the sources claim, all of them.
fn all_authors(claimed: &[Claimed]) -> impl Iterator<Item = &Author> {
    claimed.iter().flat_map(|claim| &claim.value)
}

/// The authors that one source claims, in order, each once.
fn claimed(findings: &Findings<'_>, source: Source) -> Option<Claimed> {
    let mut authors: Vec<Author> = Vec::new();
    let claims = findings.page.claims_of(Field::Author).filter(|claim| claim.source == source);
    for mut author in claims.flat_map(named).take(MOST_AUTHORS) {
        part_from_outlet(findings, &mut author);
        match authors.iter_mut().find(|other| key(&other.name) == key(&author.name)) {
            Some(other) if is_plainer(&author.name, &other.name) => *other = author,
            Some(_) => {}
            None => authors.push(author),
        }
    }
    let is_person = |author: &Author| !names_outlet(findings, &author.name);
    // A template's tag names the outlet on every page, beside the tag of the story.
    if matches!(source, Source::Meta | Source::OpenGraph) && authors.iter().any(is_person) {
        authors.retain(is_person);
    }
    (!authors.is_empty()).then(|| Sourced::claimed(authors, source))
}

/// What two ways to write a name have in common: `Doe, Jane`, `Jane Doe`, `jane-doe`; `John Roe, Jr.` stays as it is.
fn key(name: &str) -> String {
    let turned = name.split_once(", ").filter(|(_, first)| !first.contains(',') && !byline::is_suffix(first));
    turned.map_or_else(|| letters_of(name), |(last, first)| letters_of(first) + &letters_of(last))
}

/// Whether a name stands as people write it, where another is what programs or catalogues call the same person.
fn is_plainer(name: &str, other: &str) -> bool {
    name.contains(' ') && !name.contains(',') && (!other.contains(' ') || other.contains(','))
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
    let is_theirs = |link: &&Link| page.str(link.text) == name && urls::is_web(page.href(link));
    page.links.iter().filter(is_theirs).max_by_key(|link| link.author).map(|link| page.href(link).to_owned())
}
