//! The extractors, each by the main call that its documentation gives, with the options that it has by default.
//!
//! Each call gives the number of bytes of the text that came out, or nothing if there is none, and drops the rest.

use std::sync::LazyLock;

use dom_content_extraction::scraper::Html;
use url::Url;

/// Cargo's record of the versions that were built.
const LOCK: &str = include_str!("../Cargo.lock");

/// For those that insist on the page's address.
static ADDRESS: LazyLock<Option<Url>> = LazyLock::new(|| Url::parse("https://news.example/story").ok());

/// One of those that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Extractor {
    /// Its package.
    pub name: &'static str,
    /// What comes out of the call.
    pub gives: &'static str,
    /// From the page to the length of the text.
    pub run: fn(&str) -> Option<usize>,
}

const ARTICLE: &str = "article with metadata";
const CONTENT: &str = "title and content";
const TEXT: &str = "text";

/// All of them, the one that the others are held against first.
pub static ALL: [Extractor; 13] = [
    Extractor { name: "nutgraf", gives: ARTICLE, run: nutgraf },
    Extractor { name: "dom_smoothie", gives: ARTICLE, run: dom_smoothie },
    Extractor { name: "rs-trafilatura", gives: ARTICLE, run: rs_trafilatura },
    Extractor { name: "trafilatura", gives: ARTICLE, run: trafilatura },
    Extractor { name: "libreadability", gives: ARTICLE, run: libreadability },
    Extractor { name: "legible", gives: ARTICLE, run: legible },
    Extractor { name: "lectito", gives: ARTICLE, run: lectito },
    Extractor { name: "readabilityrs", gives: ARTICLE, run: readabilityrs },
    Extractor { name: "readability-rust", gives: ARTICLE, run: readability_rust },
    Extractor { name: "readable-readability", gives: ARTICLE, run: readable_readability },
    Extractor { name: "readability", gives: CONTENT, run: readability },
    Extractor { name: "llm_readability", gives: CONTENT, run: llm_readability },
    Extractor { name: "dom-content-extraction", gives: TEXT, run: dom_content_extraction },
];

/// Those of these names, or all if there are none.
#[must_use]
pub fn chosen(names: &[String]) -> Vec<&'static Extractor> {
    ALL.iter().filter(|extractor| names.is_empty() || names.iter().any(|name| name == extractor.name)).collect()
}

impl Extractor {
    /// The version that was built.
    #[must_use]
    pub fn version(&self) -> String {
        let heading = format!("name = \"{}\"\nversion = \"", self.name);
        let behind = LOCK.split_once(&heading).and_then(|(_, rest)| rest.split_once('"'));
        behind.map_or_else(String::new, |(version, _)| version.to_owned())
    }
}

fn nutgraf(html: &str) -> Option<usize> {
    let article = nutgraf::extract(html).ok()?;
    Some(article.body.iter().map(|block| block.text.len()).sum())
}

fn dom_smoothie(html: &str) -> Option<usize> {
    let article = dom_smoothie::Readability::new(html, None, None).ok()?.parse().ok()?;
    Some(article.text_content.trim().len())
}

fn rs_trafilatura(html: &str) -> Option<usize> {
    Some(rs_trafilatura::extract(html).ok()?.content_text.trim().len())
}

fn trafilatura(html: &str) -> Option<usize> {
    Some(trafilatura::extract(html, &trafilatura::Options::default()).ok()?.content_text.trim().len())
}

fn libreadability(html: &str) -> Option<usize> {
    Some(libreadability::extract(html, None).ok()?.text_content.trim().len())
}

fn legible(html: &str) -> Option<usize> {
    Some(legible::parse(html, None, None).ok()?.text_content.trim().len())
}

fn lectito(html: &str) -> Option<usize> {
    let article = lectito::extract(html, None, &lectito::ReadabilityOptions::default()).ok()?;
    Some(article?.text_content.trim().len())
}

fn readabilityrs(html: &str) -> Option<usize> {
    let article = readabilityrs::Readability::new(html, None, None).ok()?.parse()?;
    Some(article.content?.trim().len())
}

fn readability_rust(html: &str) -> Option<usize> {
    let article = readability_rust::Readability::new(html, None).ok()?.parse()?;
    Some(article.text_content?.trim().len())
}

fn readable_readability(html: &str) -> Option<usize> {
    let (content, _) = readable_readability::Readability::new().parse(html);
    Some(content.text_contents().trim().len()).filter(|bytes| *bytes > 0)
}

fn readability(html: &str) -> Option<usize> {
    let product = readability::extractor::extract(&mut html.as_bytes(), ADDRESS.as_ref()?).ok()?;
    Some(product.text.trim().len())
}

fn llm_readability(html: &str) -> Option<usize> {
    let product = llm_readability::extractor::extract(&mut html.as_bytes(), ADDRESS.as_ref()?).ok()?;
    Some(product.text.trim().len())
}

fn dom_content_extraction(html: &str) -> Option<usize> {
    let document = Html::parse_document(html);
    Some(dom_content_extraction::get_content(&document).ok()?.trim().len())
}
