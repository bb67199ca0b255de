//! The story's pictures: those that stand where the story does, with their captions and credits.
//!
//! What the page shows beside a picture goes first. What it says only in the picture's own attributes, or in JSON-LD,
//! fills in a credit, or a caption, that no reader sees. Where it shows no picture at all, the one that it claims leads the story.

mod album;
mod boxes;

use std::ops::RangeInclusive;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::label::Label;
use crate::lexicon::Hint;
use crate::news::{byline, credit};
use crate::page::{Block, Claim, Container, ContainerId, Field, Figure, FigureId, Page, Region, Shape, Source};
use crate::urls::{self, Base};
use crate::{Author, Byline, Caption, Image};

use self::album::{Album, Said};
use self::boxes::Boxes;
use super::{Findings, Sourced};

/// How many blocks before the headline a leading picture may stand, unless it stands in the headline's own article.
const LEAD_REACH: usize = 6;

/// So many blocks before the headline of a text the lines of a leading picture may stand: topics and sections lie between.
const TEXT_REACH: usize = 20;

/// So many containers up may say that a picture is none of the story's.
const LEVELS: usize = 4;

/// A credit in a picture's attributes is looked for in no longer a text, in bytes.
const LONGEST_ATTRIBUTE: usize = 1000;

/// The pictures, each once, and what is said of them.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    pub(super) captions: Vec<Caption>,
    pub(super) images: Vec<Image>,
}

pub(super) fn of(findings: &Findings<'_>, base: &Base, byline: Option<&Byline>) -> Pictures {
    let Some(extent) = findings.extent() else { return Pictures::default() };
    let authors = byline.map(|byline| byline.authors.as_slice()).unwrap_or_default();
    let (home, around) = (home(findings), around(findings));
    let article = around.iter().copied().find(|id| findings.page.container(*id).shape == Shape::Article);
    let text = around_text(findings);
    let mut story = Story { findings, base, extent, home, around, article, text, strange: HashSet::new(), lead: None };
    story.strange = story.strange_figures(authors);
    story.lead = story.lead();
    Pictures { captions: story.captions(), images: story.images() }
}

/// Sources of claimed pictures, the best first: a picture for other sites may be the same on every page of the outlet.
const SOURCES: [Source; 4] = [Source::JsonLd, Source::OpenGraph, Source::Meta, Source::Microdata];

/// The picture that the page claims for its story, where it shows none. An emblem is none, nor what the page shows as one,
/// nor the portrait of an author.
pub(super) fn claimed(findings: &Findings<'_>, base: &Base, byline: Option<&Byline>) -> Option<Sourced<Vec<Image>>> {
    let authors = byline.map(|byline| byline.authors.as_slice()).unwrap_or_default();
    let page = findings.page;
    let is_other = |figure: &Figure| {
        let region = page.container(figure.container).region;
        matches!(region, Region::Header | Region::Navigation | Region::Footer) || is_portrait(figure, authors)
    };
    let others: HashSet<&str> = page.figures.iter().filter(|figure| is_other(figure)).filter_map(name).collect();
    let is_of_story = |url: &str| !urls::is_emblem(url) && !others.contains(urls::picture_name(url));
    let claims = SOURCES.iter().flat_map(|source| page.claims_of(Field::Image).filter(|claim| claim.source == *source));
    let claim = claims.filter(|claim| is_of_story(&claim.value)).find(|claim| urls::is_web(&claim.value))?;
    let image = Image { url: base.resolve(&claim.value), alt: None, leads: true };
    Some(Sourced::claimed(vec![image], claim.source))
}

struct Story<'f> {
    findings: &'f Findings<'f>,
    base: &'f Base,
    /// From which block to which it stands.
    extent: RangeInclusive<usize>,
    /// The region of its text; on some pages all is marked as comments.
    home: Region,
    /// What stands around the headline, the innermost first, and which of them is an article element.
    around: Vec<ContainerId>,
    article: Option<ContainerId>,
    /// What stands around the first and the last block of the text.
    text: Vec<ContainerId>,
    /// The pictures that are none of its own.
    strange: HashSet<usize>,
    lead: Option<usize>,
}

impl Story<'_> {
    fn page(&self) -> &Page {
        self.findings.page
    }

    /// The pictures outside the story, in what is no story, and the portraits of its authors.
    fn strange_figures(&self, authors: &[Author]) -> HashSet<usize> {
        let figures = self.page().figures.iter().enumerate();
        let boxes = Boxes::of(self.findings);
        let is_strange = |figure: &Figure| is_portrait(figure, authors) || boxes.hold(figure) || !self.holds(figure);
        let strange = figures.filter(|(_, figure)| is_strange(figure)).map(|(id, _)| id);
        let page = self.page();
        let films =
            figures_without_image(page).filter(|(_, figure)| is_player(page, figure.container)).map(|(id, _)| id);
        let labelled = page.blocks.iter().zip(self.findings.labels).filter(|(_, it)| it.label != Label::Credit);
        let signed = labelled.map(|(block, _)| block).filter(|block| is_signature(page, block));
        strange.chain(films).chain(signed.filter_map(|block| index(block.figure))).collect()
    }

    /// Whether a picture stands between the story's start and end, outside of what is no story.
    fn holds(&self, figure: &Figure) -> bool {
        let at = figure.at as usize;
        let is_near = at + LEAD_REACH >= *self.extent.start() || self.shares_article(figure);
        // What leads a page before its headline is a logo, unless the markup knows better, or it is credited.
        let may_lead = at > *self.extent.start() || is_marked(self.page(), figure.container) || is_credited(figure);
        is_near && at <= self.extent.end() + 1 && may_lead && self.is_home(figure.container)
    }

    /// Whether a picture stands in the article element that holds the headline.
    fn shares_article(&self, figure: &Figure) -> bool {
        let page = self.page();
        let mut above = page.above(figure.container);
        self.article.is_some_and(|article| above.any(|id| id == article))
    }

    /// Whether a container is neither a teaser, a biography, nor an outer region.
    fn is_home(&self, container: ContainerId) -> bool {
        let page = self.page();
        let region = page.container(container).region;
        let is_outer = matches!(region, Region::Navigation | Region::Footer | Region::Comments) && region != self.home;
        // What holds the headline, or all of the text, holds the story, whatever its name.
        let is_story = |id: &ContainerId| self.around.contains(id) || self.text.contains(id);
        let mut above = page.above(container).take(LEVELS).take_while(|id| !is_story(id));
        !is_outer && !above.any(|id| is_stranger(page.container(id)))
    }

    /// The first picture, if it stands before the text.
    fn lead(&self) -> Option<usize> {
        let text = self.findings.labels.iter().position(|it| matches!(it.label, Label::Paragraph | Label::ListItem))?;
        let own = self.page().figures.iter().enumerate().filter(|(id, _)| !self.strange.contains(id));
        let mut own = own.filter(|(_, figure)| figure.image.is_some());
        own.next().filter(|(_, figure)| figure.at as usize <= text).map(|(id, _)| id)
    }

    /// The pictures with a URL, each once.
    fn images(&self) -> Vec<Image> {
        let mut seen = HashSet::new();
        let figures = self.page().figures.iter().enumerate().filter(|(id, _)| !self.strange.contains(id));
        let images = figures.filter_map(|(id, figure)| {
            let url = self.url(figure)?;
            Some(Image { url, alt: figure.alt.clone(), leads: self.lead == Some(id) })
        });
        images.filter(|image| seen.insert(image.url.clone())).collect()
    }

    fn url(&self, figure: &Figure) -> Option<String> {
        let image = figure.image.as_deref()?;
        let url = self.base.resolve(image);
        (urls::is_web(&url) || !url.contains(':')).then_some(url)
    }

    /// The captions and credits, each once, in the page's order.
    fn captions(&self) -> Vec<Caption> {
        let mut album = Album::default();
        self.shown().for_each(|new| album.add(new));
        self.fill(&mut album);
        // Only where no picture is shown at all may a credit belong to none.
        let is_owned = |it: &Said| it.figure.is_some() || self.page().figures.is_empty();
        let is_told = |it: &Said| !it.text.is_empty() || it.credit.is_some() && is_owned(it);
        let said: Vec<Said> = album.into_said().into_iter().filter(is_told).collect();
        // A text shows no picture: an agency alone on its line is the outlet's, or a menu's.
        let line = |it: &Said| self.page().text_of(&self.page().blocks[it.at]);
        let is_outlet = |it: &Said| self.page().is_bare() && it.figure.is_none() && credit::is_agency(line(it));
        let said = said.into_iter().filter(|it| !it.text.is_empty() || !is_outlet(it));
        let said: Vec<Said> = said.collect();
        // Of a picture that is shown once more nothing new is said.
        let is_alone = |it: &Said| it.figure.is_none() && it.text.is_empty();
        let mut credited: HashSet<_> = said.iter().filter(|it| !is_alone(it)).map(|it| it.credit.clone()).collect();
        let said = said.into_iter().filter(|it| !is_alone(it) || credited.insert(it.credit.clone()));
        said.map(|it| self.caption(it)).collect()
    }

    /// Adds what no reader sees: what the markup keeps for a script, what JSON-LD and tooltips say.
    fn fill(&self, album: &mut Album) {
        let claims = Claims::of(self.page());
        let known = album.first_of_figures();
        let mut met = Met::of(known.keys().filter_map(|id| name(&self.page().figures[*id])));
        for (id, figure) in self.page().figures.iter().enumerate().filter(|(id, _)| !self.strange.contains(id)) {
            let Some(name) = name(figure) else { continue };
            if let Some(old) = known.get(&id).and_then(|at| album.said_at(*at)) {
                if old.lacks_some() {
                    old.complete(told(self.page(), id, &claims));
                }
            } else if met.is_first(name, figure) && !figure.teases && !album.holds_twin(id) {
                album.append(told(self.page(), id, &claims));
            }
        }
    }

    /// What the page's lines say of the story's pictures.
    fn shown(&self) -> impl Iterator<Item = Said> {
        let blocks = self.page().blocks.iter().zip(self.findings.labels).enumerate();
        blocks.filter_map(|(at, (block, labelled))| {
            let text = self.page().text_of(block);
            let (text, credit) = match labelled.label {
                // A bar or a dash between a caption and its credit.
                Label::Caption | Label::Credit if !text.contains(char::is_alphanumeric) => return None,
                Label::Caption if says_nothing(text) => return None,
                Label::Caption => credit::split(text),
                Label::Credit => credit_alone(text),
                _ => return None,
            };
            let figure = index(block.figure);
            self.is_own(at, block).then_some(Said { at, figure, text, credit, last: at })
        })
    }

    /// Whether a line belongs to the story, by its picture or by its own place.
    fn is_own(&self, at: usize, block: &Block) -> bool {
        match index(block.figure) {
            Some(figure) => !self.strange.contains(&figure),
            None => self.reaches(at) && self.is_home(block.container),
        }
    }

    /// Whether a line stands between the story's start and end, or, where lines are all there is, not far above them.
    fn reaches(&self, at: usize) -> bool {
        let above = if self.page().is_bare() { TEXT_REACH } else { 0 };
        (self.extent.start().saturating_sub(above)..=*self.extent.end()).contains(&at)
    }

    fn caption(&self, said: Said) -> Caption {
        let figure = said.figure.and_then(|id| self.page().figures.get(id));
        Caption {
            text: said.text,
            credit: said.credit,
            image: figure.and_then(|figure| self.url(figure)),
            alt: figure.and_then(|figure| figure.alt.clone()),
            leads: said.figure.is_some() && said.figure == self.lead,
        }
    }
}

/// Whether a caption is what stands around one: a button, its name, `Source` alone.
fn says_nothing(text: &str) -> bool {
    credit::is_button(text) || credit::names_caption(text) || credit::names_credit(text)
}

/// What the page says of a picture out of its readers' sight.
fn told(page: &Page, id: usize, claims: &Claims<'_>) -> Said {
    let figure = &page.figures[id];
    let line = figure.caption.as_deref().or_else(|| claims.caption(figure)).unwrap_or_default();
    let (text, credit) = credit::split(line);
    let named = figure.credit.as_deref().or_else(|| claims.credit(figure));
    let credit = named.and_then(|line| credit_alone(line).1).or(credit);
    // A single word is the name of a file.
    let is_line = |text: &&String| text.len() <= LONGEST_ATTRIBUTE && text.contains(' ');
    let mut lines = [&figure.title, &figure.alt].into_iter().flatten().filter(is_line);
    let credit = credit.or_else(|| lines.find_map(|text| credit::split(text).1));
    // What repeats the text alternative is no caption of its own, unless style shows it below the picture of a figure.
    let is_shown = figure.caption.is_some() && page.container(figure.container).shape == Shape::Figure;
    let text = if !is_shown && figure.alt.as_ref() == Some(&text) { String::new() } else { text };
    let at = figure.at as usize;
    Said { at, figure: Some(id), text, credit, last: at }
}

/// What tells a picture from others.
fn name(figure: &Figure) -> Option<&str> {
    figure.image.as_deref().map(urls::picture_name)
}

/// What the page claims of its pictures, by their names; of several claims the first counts.
struct Claims<'p> {
    captions: HashMap<&'p str, &'p str>,
    credits: HashMap<&'p str, &'p str>,
}

impl<'p> Claims<'p> {
    fn of(page: &'p Page) -> Self {
        let about = |field| {
            let mut values = HashMap::new();
            for Claim { value, url, .. } in page.claims_of(field) {
                let Some(url) = url.as_deref() else { continue };
                values.entry(urls::picture_name(url)).or_insert(value.as_str());
            }
            values
        };
        Self { captions: about(Field::Caption), credits: about(Field::Credit) }
    }

    fn caption(&self, figure: &Figure) -> Option<&'p str> {
        self.captions.get(name(figure)?).copied()
    }

    fn credit(&self, figure: &Figure) -> Option<&'p str> {
        self.credits.get(name(figure)?).copied()
    }
}

/// The pictures that were met, by what tells one from another.
struct Met<'p> {
    names: HashSet<&'p str>,
    alts: HashSet<&'p str>,
}

impl<'p> Met<'p> {
    fn of(names: impl Iterator<Item = &'p str>) -> Self {
        Self { names: names.collect(), alts: HashSet::new() }
    }

    /// Whether no picture of this name was met before, and none with the same words as its text alternative.
    fn is_first(&mut self, name: &'p str, figure: &'p Figure) -> bool {
        let words = figure.alt.as_deref().filter(|alt| alt.contains(' '));
        self.names.insert(name) && words.is_none_or(|alt| self.alts.insert(alt))
    }
}

fn index(figure: Option<FigureId>) -> Option<usize> {
    figure.map(|id| id.0 as usize)
}

fn figures_without_image(page: &Page) -> impl Iterator<Item = (usize, &Figure)> {
    page.figures.iter().enumerate().filter(|(_, figure)| figure.image.is_none())
}

/// Whether a container, or one around it, is made for a film or a sound.
fn is_player(page: &Page, container: ContainerId) -> bool {
    let mut above = page.above(container).take(LEVELS);
    above.any(|id| page.container(id).hints.has(Hint::Player))
}

/// Whether a line in a picture's place names an author: the picture is a portrait.
fn is_signature(page: &Page, block: &Block) -> bool {
    let text = page.text_of(block);
    block.figure.is_some() && (page.links_of(block).iter().any(|link| link.author) || byline::opens_byline(text))
}

/// Whether a picture's text alternative is the name of an author.
fn is_portrait(figure: &Figure, authors: &[Author]) -> bool {
    authors.iter().any(|author| figure.alt.as_ref() == Some(&author.name))
}

/// Whether a picture's text alternative names whose picture it is.
fn is_credited(figure: &Figure) -> bool {
    figure.alt.as_deref().is_some_and(|alt| alt.len() <= LONGEST_ATTRIBUTE && credit::split(alt).1.is_some())
}

/// Whether a container is a figure, or in the main part.
fn is_marked(page: &Page, container: ContainerId) -> bool {
    let container = page.container(container);
    container.shape == Shape::Figure || container.region == Region::Main
}

fn is_stranger(container: &Container) -> bool {
    const STRANGERS: [Hint; 6] =
        [Hint::Biography, Hint::Byline, Hint::Share, Hint::Newsletter, Hint::Comment, Hint::Advertisement];
    // A `teaser-image` or `related-image` is the story's own, as is a `grid-item article-body`; the pictures of other stories
    // stand in their teasers.
    const OWN: [Hint; 2] = [Hint::Image, Hint::Body];
    let hints = |some: &[Hint]| some.iter().any(|hint| container.hints.has(*hint));
    hints(&[Hint::Teaser, Hint::Related]) && !hints(&OWN) || hints(&STRANGERS)
}

/// A line that its markup calls a credit, or that signs a picture as a byline signs a story.
fn credit_alone(line: &str) -> (String, Option<String>) {
    match credit::split(line) {
        // `Jane Doe / Example` names two: the markup says that no caption stands before.
        (text, Some(credit)) if text.is_empty() || !credit::is_names(&text) => (text, Some(credit)),
        _ if byline::opens_byline(line) => (String::new(), signed(line)),
        _ if !credit::may_be_credit(line) => (String::new(), None),
        _ => (String::new(), Some(credit::without_rights(line).to_owned()).filter(|credit| !credit.is_empty())),
    }
}

fn signed(line: &str) -> Option<String> {
    let names = byline::parse(line)?.authors.into_iter().map(|author| author.name);
    Some(names.collect::<Vec<_>>().join(", "))
}

/// The containers around the headline.
fn around(findings: &Findings<'_>) -> Vec<ContainerId> {
    let headline = findings.notes.headline.and_then(|at| findings.page.blocks.get(at));
    headline.map(|block| findings.page.ancestors(block).collect()).unwrap_or_default()
}

/// The containers around the first and the last block of the text, where those are two.
fn around_text(findings: &Findings<'_>) -> Vec<ContainerId> {
    let mut body = findings.page.blocks.iter().zip(findings.labels).filter(|(_, it)| it.label.is_body());
    let (Some((first, _)), Some((last, _))) = (body.next(), body.next_back()) else { return Vec::new() };
    let last: Vec<ContainerId> = findings.page.ancestors(last).collect();
    findings.page.ancestors(first).filter(|id| last.contains(id)).collect()
}

/// The region of the text's middle.
fn home(findings: &Findings<'_>) -> Region {
    let blocks = findings.page.blocks.iter().zip(findings.labels);
    let body: Vec<Region> = blocks
        .filter(|(_, it)| it.label.is_body())
        .map(|(block, _)| findings.page.container(block.container).region)
        .collect();
    body.get(body.len() / 2).copied().unwrap_or_default()
}
