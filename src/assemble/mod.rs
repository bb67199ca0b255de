//! Labels and claims → the article's fields.

mod byline;
mod confidence;
mod dates;
mod headline;
mod pictures;

use crate::annotate::Notes;
use crate::label::{Label, Labelled, headline_of};
use crate::news::dateline;
use crate::page::{Field, Page};
use crate::urls::Base;
use crate::{Article, Block, BlockKind};

/// Everything that is known of a page once its blocks are labelled.
#[derive(Clone, Copy)]
pub(crate) struct Findings<'p> {
    pub(crate) page: &'p Page,
    pub(crate) notes: &'p Notes,
    pub(crate) labels: &'p [Labelled],
}

/// Puts the article together.
pub(crate) fn assemble(findings: Findings<'_>) -> Article {
    let base = findings.base();
    let body = findings.body();
    let dates = dates::of(&findings);
    let byline = byline::of(&findings, &base);
    let dateline = body.iter().find(|block| block.kind == BlockKind::Paragraph);
    let dateline = dateline.and_then(|first| dateline::split(&first.text)).map(str::to_owned);
    Article {
        headline: headline::of(&findings),
        standfirst: findings.text_labelled(Label::Standfirst).map(str::to_owned),
        dateline,
        published: dates.published,
        modified: dates.modified,
        captions: pictures::captions(&findings, &base),
        images: pictures::images(&findings, &base, byline.as_ref()),
        confidence: confidence::of(&findings, &body),
        byline,
        body,
        site_name: findings.claim(Field::SiteName),
        url: findings.claim(Field::Url).map(|url| base.resolve(&url)),
        language: findings.claim(Field::Language),
        section: findings.claim(Field::Section),
        topics: findings.topics(),
    }
}

impl<'p> Findings<'p> {
    /// What relative URLs are relative to: the page's address as the caller knows it, or as the page claims it.
    fn base(&self) -> Base {
        let mut claimed = self.page.claims_of(Field::Url).map(|claim| claim.value.as_str());
        let url = self.page.url.as_deref().or_else(|| claimed.find(|url| url.contains("://")));
        Base::new(url, self.page.base_href.as_deref())
    }

    /// The block that shows the headline.
    fn headline(&self) -> Option<usize> {
        headline_of(self.labels)
    }

    /// The first claim about a field.
    fn claim(&self, field: Field) -> Option<String> {
        self.page.claims_of(field).next().map(|claim| claim.value.clone())
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
    fn topics(&self) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        for claim in self.page.claims_of(Field::Topic) {
            if !topics.contains(&claim.value) {
                topics.push(claim.value.clone());
            }
        }
        topics
    }

    /// The blocks labelled as body; where a script shows the story later, the paragraphs that the page claims.
    fn body(&self) -> Vec<Block> {
        let blocks = self.page.blocks.iter().zip(self.labels);
        let shown = blocks.filter_map(|(block, it)| Some(Block::new(kind(it.label)?, self.page.text_of(block))));
        let shown: Vec<Block> = shown.collect();
        if shown.is_empty() { self.claimed_body() } else { shown }
    }

    fn claimed_body(&self) -> Vec<Block> {
        let claims = self.page.claims_of(Field::Body).map(|claim| claim.value.as_str());
        let longest = claims.max_by_key(|body| body.len()).unwrap_or_default();
        let lines = longest.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| Block::new(BlockKind::Paragraph, line)).collect()
    }

    /// From the headline, or the first block of the body, to the last: where the story stands.
    fn extent(&self) -> Option<std::ops::RangeInclusive<usize>> {
        let first = self.labels.iter().position(|labelled| labelled.label.is_body())?;
        let last = self.labels.iter().rposition(|labelled| labelled.label.is_body())?;
        Some(self.headline().unwrap_or(first).min(first)..=last)
    }
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
