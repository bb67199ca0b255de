//! Labels and claims → the article's fields.

mod byline;
mod dates;
mod headline;
#[cfg(feature = "detect-language")]
mod language;
mod pictures;
mod sourced;
mod strays;

use crate::annotate::Notes;
use crate::label::{Label, Labelled, headline_of};
use crate::news::dateline;
use crate::page::{Claim, Field, Page};
use crate::urls::{Base, is_web, is_web_url};
use crate::{Article, Block, BlockKind, Byline, Provenance};

use sourced::{Sourced, taken};

/// Everything that is known of a page once its blocks are labelled.
#[derive(Clone, Copy)]
pub(crate) struct Findings<'p> {
    pub(crate) page: &'p Page,
    pub(crate) notes: &'p Notes,
    pub(crate) labels: &'p [Labelled],
    /// How sure it is that this is an article, and well read.
    pub(crate) confidence: f32,
}

/// Puts the article together.
pub(crate) fn assemble(findings: Findings<'_>) -> Article {
    let base = findings.base();
    let mut from = Provenance::default();
    let dates = dates::of(&findings);
    let byline = findings.byline(&base, &mut from);
    let body = taken(findings.body(), &mut from.body).unwrap_or_default();
    let pictures = pictures::of(&findings, &base, byline.as_ref());
    let shown = (!pictures.images.is_empty()).then(|| Sourced::shown(pictures.images));
    let claimed = || pictures::claimed(&findings, &base, byline.as_ref()).filter(|_| !body.is_empty());
    let images = taken(shown.or_else(claimed), &mut from.images).unwrap_or_default();
    let language = findings.language(&body);
    let url = findings.url(&base);
    Article {
        headline: taken(headline::of(&findings), &mut from.headline),
        standfirst: taken(findings.standfirst(), &mut from.standfirst),
        dateline: taken(findings.dateline(&body), &mut from.dateline),
        published: taken(dates.published, &mut from.published),
        modified: taken(dates.modified, &mut from.modified),
        captions: pictures.captions,
        images,
        confidence: findings.confidence,
        truncated: findings.page.truncated,
        byline,
        body,
        site_name: taken(findings.claim(Field::SiteName), &mut from.site_name),
        url: taken(url, &mut from.url),
        language: taken(language, &mut from.language),
        section: taken(findings.section(), &mut from.section),
        topics: taken(findings.topics(), &mut from.topics).unwrap_or_default(),
        provenance: from,
    }
}

impl<'p> Findings<'p> {
    /// What relative URLs are relative to.
    fn base(&self) -> Base {
        Base::new(self.page.address(), self.page.base_href.as_deref())
    }

    /// A copy of the first claim about a field, with its source.
    fn claim(&self, field: Field) -> Option<Sourced<String>> {
        self.page.claims_of(field).next().map(|claim| Sourced::claimed(claim.value.clone(), claim.source))
    }

    /// The first address claimed that leads to a page: to no script, file or data.
    fn url(&self, base: &Base) -> Option<Sourced<String>> {
        let mut urls = self.page.claims_of(Field::Url).map(|claim| (base.resolve(&claim.value), claim.source));
        urls.find(|(url, _)| is_web(url)).map(|(url, source)| Sourced::claimed(url, source))
    }

    #[cfg(feature = "detect-language")]
    fn language(&self, body: &[Block]) -> Option<Sourced<String>> {
        language::of(self, body)
    }

    /// As claimed: nothing here knows better.
    #[cfg(not(feature = "detect-language"))]
    fn language(&self, _: &[Block]) -> Option<Sourced<String>> {
        self.claim(Field::Language)
    }

    /// The first claim about a field.
    fn first_claim(&self, field: Field) -> Option<&'p str> {
        self.page.claims_of(field).next().map(|claim| claim.value.as_str())
    }

    fn byline(&self, base: &Base, from: &mut Provenance) -> Option<Byline> {
        let byline::Signature { text, authors } = byline::of(self, base);
        let text = taken(text, &mut from.byline);
        let authors = taken(authors, &mut from.authors).unwrap_or_default();
        (text.is_some() || !authors.is_empty()).then_some(Byline { text, authors })
    }

    /// The blocks of the standfirst, a line each.
    fn standfirst(&self) -> Option<Sourced<String>> {
        let blocks: Vec<&str> = self.texts_labelled(Label::Standfirst).collect();
        (!blocks.is_empty()).then(|| Sourced::shown(blocks.join("\n")))
    }

    /// The texts of the blocks with a label, in order.
    fn texts_labelled(&self, label: Label) -> impl Iterator<Item = &'p str> {
        let (page, labels) = (self.page, self.labels);
        let blocks = page.blocks.iter().zip(labels).filter(move |(_, labelled)| labelled.label == label);
        blocks.map(|(block, _)| page.text_of(block))
    }

    fn text_labelled(&self, label: Label) -> Option<&'p str> {
        self.texts_labelled(label).next()
    }

    /// Topics as claimed, each once.
    /// The first section claimed by name.
    fn section(&self) -> Option<Sourced<String>> {
        let claim = self.page.claims_of(Field::Section).find(|claim| is_term(&claim.value))?;
        Some(Sourced::claimed(claim.value.clone(), claim.source))
    }

    /// The topics claimed, each once. A source with a sentence among them took the story's text apart.
    fn topics(&self) -> Option<Sourced<Vec<String>>> {
        let claims = || self.page.claims_of(Field::Topic);
        let mut prose: Vec<_> = claims().filter(|claim| !is_term(&claim.value)).map(|claim| claim.source).collect();
        prose.dedup();
        let is_list = |claim: &&Claim| !prose.contains(&claim.source);
        let first = claims().find(is_list)?;
        let mut topics: Vec<String> = Vec::new();
        for claim in claims().filter(is_list) {
            if !topics.contains(&claim.value) {
                topics.push(claim.value.clone());
            }
        }
        Some(Sourced::claimed(topics, first.source))
    }

    /// The blocks labelled as body; where a script shows the story later, the paragraphs that the page claims.
    fn body(&self) -> Option<Sourced<Vec<Block>>> {
        let blocks = self.page.blocks.iter().zip(self.labels);
        let shown = blocks.filter_map(|(block, it)| Some(Block::new(kind(it.label)?, self.page.text_of(block))));
        let mut shown: Vec<Block> = shown.collect();
        if let Some(last) = shown.last_mut() {
            last.text.truncate(before_end_mark(&last.text).len());
        }
        if shown.is_empty() { self.claimed_body() } else { Some(Sourced::shown(shown)) }
    }

    fn claimed_body(&self) -> Option<Sourced<Vec<Block>>> {
        let longest = self.page.claims_of(Field::Body).max_by_key(|claim| claim.value.len())?;
        let lines = longest.value.lines().map(str::trim).filter(|line| !line.is_empty());
        let blocks = lines.map(|line| Block::new(BlockKind::Paragraph, line)).collect();
        Some(Sourced::claimed(blocks, longest.source))
    }

    /// What opens the first paragraph before its dash; else a line of its own with a place that the story names.
    fn dateline(&self, body: &[Block]) -> Option<Sourced<String>> {
        let first = body.iter().find(|block| block.kind == BlockKind::Paragraph)?;
        let opening = dateline::split(&first.text);
        let labelled = self.labels.iter().take(self.opening_end());
        let mut lines = labelled.zip(&self.page.blocks).filter(|(it, _)| it.label == Label::Dateline);
        let named = |line: &&str| {
            let place = dateline::place_of_line(line);
            place.is_some_and(|place| body.iter().any(|block| block.text.contains(place)))
        };
        let found = opening.or_else(|| lines.find_map(|(_, block)| Some(self.page.text_of(block)).filter(named)));
        found.map(str::to_owned).map(Sourced::shown)
    }

    /// The block that shows the headline.
    fn headline(&self) -> Option<usize> {
        headline_of(self.labels)
    }

    /// Where the opening of the story ends: at its first paragraph.
    fn opening_end(&self) -> usize {
        let from = self.headline().unwrap_or(0);
        let paragraph = self.labels.iter().skip(from).position(|labelled| labelled.label == Label::Paragraph);
        paragraph.map_or(self.labels.len(), |behind| from + behind)
    }

    /// From the headline, or the first block of the body, to the last: where the story stands.
    fn extent(&self) -> Option<std::ops::RangeInclusive<usize>> {
        let first = self.labels.iter().position(|labelled| labelled.label.is_body())?;
        let last = self.labels.iter().rposition(|labelled| labelled.label.is_body())?;
        Some(self.headline().unwrap_or(first).min(first)..=last)
    }
}

/// A section's name, or a topic, has no more letters.
const LONGEST_TERM: usize = 100;

/// Whether a claim may be the name of a section, or a topic: no text, and no address.
fn is_term(value: &str) -> bool {
    value.chars().count() <= LONGEST_TERM && !is_web_url(value)
}

/// What some outlets set behind the last word of a story.
const END_MARKS: [char; 7] = ['■', '□', '▪', '◆', '◼', '∎', '●'];

/// The text without the sign that ends a story; `®` belongs to the word that it stands at.
fn before_end_mark(text: &str) -> &str {
    let story = text.trim_end_matches(|c: char| END_MARKS.contains(&c) || c.is_whitespace());
    story.strip_suffix('®').filter(|story| story.ends_with(char::is_whitespace)).unwrap_or(story).trim_end()
}

/// The kind of body block that a label stands for; `None` for what is no part of the body.
fn kind(label: Label) -> Option<BlockKind> {
    Some(match label {
        Label::Paragraph => BlockKind::Paragraph,
        Label::Subheading => BlockKind::Subheading,
        Label::ListItem => BlockKind::ListItem,
        Label::Quotation => BlockKind::Quotation,
        Label::Preformatted => BlockKind::Preformatted,
        Label::TableRow => BlockKind::TableRow,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::before_end_mark;
    use crate::{Extractor, extract};

    const STORY: &str = "<h1>Bridge reopens</h1><p>The old bridge over the Elm reopened to traffic on Monday.";

    #[test]
    fn sections_and_topics_are_terms() {
        let meta = |name: &str, value: &str| format!("<meta name={name:?} content={value:?}>");
        let text = "The old bridge over the Elm reopened to traffic on Monday".repeat(2);
        let section = |value: &str| extract(&format!("{}{STORY}", meta("section", value))).unwrap().section;
        assert_eq!(section("Local").as_deref(), Some("Local"));
        assert_eq!((section(&text), section("https://echo.example/local/")), (None, None));
        let article = extract(&format!("{}{}{STORY}", meta("section", &text), meta("category", "Local"))).unwrap();
        assert_eq!(article.section.as_deref(), Some("Local"), "the next claim");
        let topics = |value: &str| extract(&format!("{}{STORY}", meta("keywords", value))).unwrap().topics;
        assert_eq!(topics("Elm, bridges"), ["Elm", "bridges"]);
        assert!(topics(&format!("bridges, {text}, and so on")).is_empty(), "a text in the place of keywords");
    }

    #[test]
    fn a_change_before_publication_is_none() {
        let modified = |day: &str| {
            let time =
                |property: &str, at: &str| format!("<meta property=\"article:{property}_time\" content=\"{at}\">");
            let published = time("published", "2024-04-08T09:00:00+02:00");
            let article = extract(&format!("{published}{}{STORY}", time("modified", day))).unwrap();
            assert_eq!(article.modified.is_some(), article.provenance.modified.is_some());
            article.modified.map(|date| date.to_string())
        };
        for later in ["2024-04-08T09:30:00+02:00", "2024-04-08T07:30:00+00:00", "2024-04-08", "2024-04-09"] {
            assert_eq!(modified(later).as_deref(), Some(later));
        }
        for earlier in ["2024-04-08T08:59:00+02:00", "2024-04-08T06:30:00+00:00", "2024-04-07"] {
            assert_eq!(modified(earlier), None, "{earlier}");
        }
    }

    #[test]
    fn a_story_ends_before_its_end_mark() {
        for text in ["It is open.", "It is open. ■", "It is open.◼ ", "It is open. ®", "It is open.\u{a0}® "] {
            assert_eq!(before_end_mark(text), "It is open.", "{text:?}");
        }
        assert_eq!(before_end_mark("It is built of Elmite®"), "It is built of Elmite®");
    }

    #[test]
    fn only_an_address_of_the_web_is_the_url() {
        for href in ["javascript:go()", "data:text/html,Hi", "mailto:jane@elm.example", "file:///C:/saved.html"] {
            let head = format!("<link rel=canonical href='{href}'>");
            assert_eq!(extract(&format!("{head}{STORY}")).unwrap().url, None, "{href}");
            let head = format!("{head}<meta name=twitter:url content=https://elm.example/bridge>");
            let url = extract(&format!("{head}{STORY}")).unwrap().url;
            assert_eq!(url.as_deref(), Some("https://elm.example/bridge"), "{href}");
        }
    }

    #[test]
    fn the_dateline_dates_a_story_that_nothing_else_dates() {
        let story = |day: &str| {
            let head = "<h1>Bridge reopens</h1><p>PORT ELM";
            let told = "The old bridge over the Elm reopened to traffic on Monday, the town said.";
            format!(
                "{head}, {day} /PRNewswire/ -- {told}<p>It had been shut for two years while its piers were mended."
            )
        };
        let published = |page: &str| extract(page).unwrap().published.map(|date| date.to_string());
        assert_eq!(published(&story("April 8, 2024")).as_deref(), Some("2024-04-08"));
        assert_eq!(published(&story("April 8")), None);
        let dated = format!("<meta property=article:published_time content=2024-04-09>{}", story("April 8, 2024"));
        assert_eq!(published(&dated).as_deref(), Some("2024-04-09"));
    }

    #[test]
    fn a_relative_url_is_resolved_where_the_page_is_known() {
        let page = format!("<link rel=canonical href=/bridge>{STORY}");
        assert_eq!(extract(&page).unwrap().url.as_deref(), Some("/bridge"));
        let known = Extractor::new().with_url("https://elm.example/news/1");
        assert_eq!(known.html(&page).unwrap().url.as_deref(), Some("https://elm.example/bridge"));
    }
}
