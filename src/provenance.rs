//! Where each field of an article was found.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Where each field of an [`Article`](crate::Article) was found; `None` for a field that is empty. Captions are
/// left out: each of them may come from somewhere else.
///
/// Pages tell the same thing several times, and not always alike. The source named here is the one whose words, or
/// whose date, the field holds.
///
/// ```
/// use nutgraf::Source;
///
/// let article = nutgraf::extract(
///     "<meta property=og:title content='You will not believe this bridge'>
///      <meta property=article:published_time content=2024-04-08>
///      <h1>Bridge reopens</h1><p>The old bridge over the Elm reopened to traffic on Monday.",
/// )?;
/// assert_eq!(article.provenance.headline, Some(Source::Shown));
/// assert_eq!(article.provenance.published, Some(Source::OpenGraph));
/// assert_eq!(article.provenance.modified, None);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default))]
#[non_exhaustive]
pub struct Provenance {
    /// Of the headline.
    pub headline: Option<Source>,
    /// Of the standfirst.
    pub standfirst: Option<Source>,
    /// Of the byline's text.
    pub byline: Option<Source>,
    /// Of the authors' names.
    pub authors: Option<Source>,
    /// Of the dateline.
    pub dateline: Option<Source>,
    /// Of the date of publication.
    pub published: Option<Source>,
    /// Of the date of the last change.
    pub modified: Option<Source>,
    /// Of the body.
    pub body: Option<Source>,
    /// Of the images: those that the page shows, or the one that it only claims.
    pub images: Option<Source>,
    /// Of the outlet's name.
    pub site_name: Option<Source>,
    /// Of the canonical URL.
    pub url: Option<Source>,
    /// Of the language.
    pub language: Option<Source>,
    /// Of the section.
    pub section: Option<Source>,
    /// Of the topics.
    pub topics: Option<Source>,
}

/// What part of a page a field was found in.
///
/// More may come with any version; an article that names one which a version does not know is not read back by it.
///
/// ```
/// assert_eq!(nutgraf::Source::JsonLd.to_string(), "JSON-LD");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Source {
    /// The page's text, as its readers see it.
    Shown,
    /// JSON-LD: `<script type="application/ld+json">`.
    JsonLd,
    /// OpenGraph: `<meta property="og:...">` and `article:...`.
    OpenGraph,
    /// Any other `<meta>`.
    Meta,
    /// Microdata: an `itemprop` inside the text.
    Microdata,
    /// `<title>`.
    Title,
    /// `<time datetime="...">`.
    Time,
    /// `<link rel="canonical">`.
    Link,
    /// `<html lang="...">`.
    Html,
    /// A header line of a plain text: `Date: ...`.
    TextHeader,
    /// The page's address.
    Url,
    /// Nowhere: found by what the body's words are like, with the feature `detect-language`.
    Detected,
}

impl Provenance {
    /// The fields that are there, but for captions, by their names in [`Article`](crate::Article), with their sources.
    ///
    /// ```
    /// let page = "<h1>Bridge reopens</h1><p>The old bridge over the Elm reopened on Monday.";
    /// let fields = nutgraf::extract(page)?.provenance.iter(); // borrows nothing
    /// let found: Vec<_> = fields.map(|(field, source)| format!("{field}: {source}")).collect();
    /// assert_eq!(found, ["headline: shown", "body: shown"]);
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Source)> + use<> {
        let fields = [
            ("headline", self.headline),
            ("standfirst", self.standfirst),
            ("byline", self.byline),
            ("authors", self.authors),
            ("dateline", self.dateline),
            ("published", self.published),
            ("modified", self.modified),
            ("body", self.body),
            ("images", self.images),
            ("site_name", self.site_name),
            ("url", self.url),
            ("language", self.language),
            ("section", self.section),
            ("topics", self.topics),
        ];
        fields.into_iter().filter_map(|(field, source)| Some((field, source?)))
    }
}
