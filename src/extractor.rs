//! The pipeline, and the settings that it runs under.

use crate::annotate::{Notes, annotate};
use crate::appraise::confidence;
use crate::assemble::{Findings, assemble};
use crate::decode::decode;
use crate::label::{Labelled, label, reasons};
use crate::page::{Field, Page};
use crate::sniff::{Nature, nature};
use crate::{Article, Error, ExplainedBlock, Explanation, Preference, Reason, readers};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// The largest input, in bytes, unless [`Extractor::with_max_bytes`] says otherwise: 64 MiB.
///
/// Pages of newspapers take about twice their bytes of memory, and a mebibyte. Those of short blocks alone take up to 400
/// times their bytes as HTML and 800 times as text, but that ends at [`MAX_BLOCKS`]: 64 MiB of `<p>a b` take 2.3 GB, and some
/// ten seconds. An explanation holds the reasons of every block besides, some eight kilobytes a block: ten times a newspaper's
/// page, up to 1,300 times the bytes of short blocks as HTML and 4,000 times as text, half a gigabyte for [`MAX_BLOCKS`] of them.
/// Whoever reads pages of strangers on little memory sets a lower limit.
pub const DEFAULT_MAX_BYTES: usize = 64 << 20;

/// Offsets are 32 bits wide. Of a byte of a legacy charset come three at most, and `&nGt;` makes six of five.
const MAX_BYTES: usize = u32::MAX as usize / 4;

/// The largest number of blocks read from a page; later ones are left out, as [`Article::truncated`] says.
///
/// A block costs more than a kilobyte for what is measured of it, and the longest of 1,600 saved pages has 2,640.
pub const MAX_BLOCKS: usize = 1 << 16;

/// Takes articles out of pages; one serves any number of pages and threads.
///
/// With the feature `serde` its settings are written and read; one that is missing is the default, an unknown
/// name is an error.
///
/// ```
/// use nutgraf::{ErrorKind, Extractor};
///
/// let extractor = Extractor::new().with_max_bytes(1 << 20).with_url("https://echo.example/news/bridge");
/// let article = extractor.html("<h1>Bridge reopens</h1><p>By <a rel=author href=/jane>Jane Doe</a><p>It is open again.")?;
/// assert_eq!(article.byline.unwrap().authors[0].url.as_deref(), Some("https://echo.example/jane"));
/// assert_eq!(extractor.text(&"a".repeat(2 << 20)).unwrap_err().kind(), ErrorKind::TooLarge);
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// All of its settings, but for those above:
///
/// ```
/// use nutgraf::{ErrorKind, Extractor, Format, Preference};
///
/// let extractor = Extractor::new()
///     .with_charset("windows-1252")        // as in the HTTP header Content-Type
///     .with_format(Format::Html)           // instead of telling from the bytes
///     .with_preference(Preference::Recall) // rather keep boilerplate than lose a paragraph
///     .with_least_confidence(0.5);         // refuse what is likely to be no article
///
/// let page = b"<h1>Bridge reopens</h1>\
///     <p>The caf\xe9 by the old bridge was the first to cheer when traffic returned on Monday.</p>";
/// assert!(extractor.bytes(page)?.to_text().contains("The café by the old bridge"));
///
/// let menu = "<ul><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul>";
/// assert_eq!(extractor.html(menu).unwrap_err().kind(), ErrorKind::NoArticle);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default, deny_unknown_fields))]
pub struct Extractor {
    max_bytes: usize,
    format: Format,
    url: Option<String>,
    charset: Option<String>,
    preference: Preference,
    least_confidence: Share,
}

/// A number from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(from = "f32", into = "f32"))]
struct Share(f32);

impl From<f32> for Share {
    fn from(number: f32) -> Self {
        Self(if number.is_nan() { 0.0 } else { number.clamp(0.0, 1.0) })
    }
}

impl From<Share> for f32 {
    fn from(Share(number): Share) -> Self {
        number
    }
}

/// What bytes are taken for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Format {
    /// HTML or plain text, told apart by the first tags; feeds, other XML and JSON are refused.
    #[default]
    Detected,
    /// HTML.
    Html,
    /// Plain text.
    Text,
}

impl Default for Extractor {
    fn default() -> Self {
        Self {
            max_bytes: DEFAULT_MAX_BYTES,
            format: Format::default(),
            url: None,
            charset: None,
            preference: Preference::default(),
            least_confidence: Share::default(),
        }
    }
}

impl Extractor {
    /// An extractor with the default settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses input of more than so many bytes; no setting allows more than a gibibyte.
    #[must_use]
    pub fn with_max_bytes(self, max_bytes: usize) -> Self {
        Self { max_bytes, ..self }
    }

    /// Says what [`bytes`](Self::bytes) are, instead of looking.
    #[must_use]
    pub fn with_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// The URL that the page was fetched from: relative URLs are resolved against it, and a day in its path serves where
    /// the page gives none. One that is not absolute resolves nothing.
    #[must_use]
    pub fn with_url(self, url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..self }
    }

    /// The charset that came beside the bytes, as in the HTTP header `Content-Type`: a label that the WHATWG's encoding
    /// standard knows; any other counts as none. [`bytes`](Self::bytes) says what goes before it, UTF-8 above all.
    #[must_use]
    pub fn with_charset(self, label: impl Into<String>) -> Self {
        Self { charset: Some(label.into()), ..self }
    }

    /// Says whether blocks in doubt are rather kept or rather left out.
    #[must_use]
    pub fn with_preference(self, preference: Preference) -> Self {
        Self { preference, ..self }
    }

    /// Refuses pages with less [`confidence`](Article::confidence), from 0 to 1, with
    /// [`ErrorKind::NoArticle`](crate::ErrorKind::NoArticle); by default none is refused. A number
    /// above 1 counts as 1, one below 0 or none (NaN) as 0. One above 0.5 refuses every story that stands in JSON-LD alone.
    ///
    /// ```
    /// use nutgraf::{ErrorKind, Extractor};
    ///
    /// let menu = "<ul><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul>";
    /// let error = Extractor::new().with_least_confidence(0.5).html(menu).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::NoArticle);
    /// ```
    #[must_use]
    pub fn with_least_confidence(self, least_confidence: f32) -> Self {
        Self { least_confidence: least_confidence.into(), ..self }
    }

    /// The article on an HTML page.
    ///
    /// # Errors
    ///
    /// If the page is too large, holds no text, or has less confidence than
    /// [`with_least_confidence`](Self::with_least_confidence) asks for.
    pub fn html(&self, html: &str) -> Result<Article, Error> {
        self.check_size(html.len())?;
        Ok(self.extract(&self.read_html(html))?.article)
    }

    /// The article in a plain text.
    ///
    /// # Errors
    ///
    /// If the text is too large, empty, or has less confidence than
    /// [`with_least_confidence`](Self::with_least_confidence) asks for.
    pub fn text(&self, text: &str) -> Result<Article, Error> {
        self.check_size(text.len())?;
        Ok(self.extract(&self.read_text(text))?.article)
    }

    /// The article in bytes of any encoding, HTML or plain text.
    ///
    /// The encoding is the first of these that applies:
    ///
    /// 1. that of the byte order mark;
    /// 2. UTF-16, where zeros in every other byte of the first 4 KiB show it;
    /// 3. ISO-2022-JP, where all bytes are ASCII and its escape sequences stand among them;
    /// 4. UTF-8, where the bytes are valid as such, or next to it;
    /// 5. the one that [`with_charset`](Self::with_charset) gives, or else the one that the page declares; `utf-8` only
    ///    where at least half of what is not ASCII is valid;
    /// 6. a guess by the bytes.
    ///
    /// So what is declared counts only where the bytes do not show what they are: saved pages are often mislabelled.
    ///
    /// ```
    /// let latin_1 = b"<h1>Caf\xe9 reopens</h1><p>The caf\xe9 by the old bridge reopened on Monday.";
    /// let article = nutgraf::Extractor::new().bytes(latin_1)?;
    /// assert_eq!(article.headline.as_deref(), Some("Caf\u{e9} reopens"));
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the input is too large, is binary or MHTML, is a feed, other XML or JSON where no [format](Self::with_format) is given, holds
    /// no text, or has less confidence than [`with_least_confidence`](Self::with_least_confidence) asks for.
    pub fn bytes(&self, bytes: &[u8]) -> Result<Article, Error> {
        Ok(self.extract(&self.read_bytes(bytes)?)?.article)
    }

    /// [`html`](Self::html), with what every block was taken for.
    ///
    /// ```
    /// use nutgraf::{Extractor, Label};
    ///
    /// let page = "<h1>Bridge reopens</h1><p>The old bridge over the Elm reopened on Monday.<p>Share this on Facebook";
    /// let explanation = Extractor::new().explain_html(page)?;
    /// assert_eq!(explanation.blocks[2].label, Label::Share);
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    ///
    /// It takes more memory than `html`, some eight kilobytes a block: see [`DEFAULT_MAX_BYTES`].
    ///
    /// # Errors
    ///
    /// As `html`.
    pub fn explain_html(&self, html: &str) -> Result<Explanation, Error> {
        self.check_size(html.len())?;
        self.explain(&self.read_html(html))
    }

    /// [`text`](Self::text), with what every block was taken for.
    ///
    /// # Errors
    ///
    /// As `text`.
    pub fn explain_text(&self, text: &str) -> Result<Explanation, Error> {
        self.check_size(text.len())?;
        self.explain(&self.read_text(text))
    }

    /// [`bytes`](Self::bytes), with what every block was taken for.
    ///
    /// # Errors
    ///
    /// As `bytes`.
    pub fn explain_bytes(&self, bytes: &[u8]) -> Result<Explanation, Error> {
        self.explain(&self.read_bytes(bytes)?)
    }

    fn check_size(&self, bytes: usize) -> Result<(), Error> {
        let limit = self.max_bytes.min(MAX_BYTES);
        if bytes > limit { Err(Error::too_large(bytes, limit)) } else { Ok(()) }
    }

    fn read_bytes(&self, bytes: &[u8]) -> Result<Page, Error> {
        self.check_size(bytes.len())?;
        let text = decode(bytes, self.charset.as_deref())?;
        let nature = match self.format {
            Format::Html => Nature::Html,
            Format::Text => Nature::Text,
            Format::Detected => nature(&text),
        };
        match nature {
            Nature::Html => Ok(self.read_html(&text)),
            Nature::Text => Ok(self.read_text(&text)),
            Nature::Data => Err(Error::not_text()),
        }
    }

    fn read_html(&self, html: &str) -> Page {
        self.bounded(readers::html(html))
    }

    fn read_text(&self, text: &str) -> Page {
        self.bounded(readers::text(text))
    }

    fn bounded(&self, page: Page) -> Page {
        let mut blocks = page.blocks;
        let truncated = blocks.len() > MAX_BLOCKS;
        blocks.truncate(MAX_BLOCKS);
        Page { url: self.url.clone(), blocks, truncated, ..page }
    }
}

/// A page taken through the stages behind the readers.
struct Extracted {
    notes: Notes,
    labels: Vec<Labelled>,
    article: Article,
}

impl Extractor {
    /// Page → notes → labels → confidence → article.
    fn extract(&self, page: &Page) -> Result<Extracted, Error> {
        if page.blocks.is_empty() && page.claims_of(Field::Body).next().is_none() {
            return Err(Error::empty());
        }
        let notes = annotate(page);
        let labels = label(page, &notes, self.preference.threshold());
        let confidence = confidence(page, &notes, &labels);
        let Share(least) = self.least_confidence;
        if confidence < least {
            return Err(Error::no_article(confidence, least));
        }
        let article = assemble(Findings { page, notes: &notes, labels: &labels, confidence });
        Ok(Extracted { notes, labels, article })
    }

    fn explain(&self, page: &Page) -> Result<Explanation, Error> {
        let Extracted { notes, labels, article } = self.extract(page)?;
        let blocks = page.blocks.iter().zip(&labels).zip(reasons(page, &notes));
        let blocks = blocks.map(|((block, labelled), reasons)| ExplainedBlock {
            text: page.text_of(block).to_owned(),
            label: labelled.label,
            probability: labelled.probability,
            rule: labelled.rule,
            reasons: reasons.into_iter().map(Reason::from).collect(),
        });
        Ok(Explanation { article, blocks: blocks.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Extractor, MAX_BLOCKS};
    use crate::page::Page;
    use crate::readers;

    #[test]
    fn an_article_says_that_blocks_were_left_out() {
        let story = "<h1>Lanterns lit</h1><p>All lanterns of the old harbour were lit on Monday.";
        for truncated in [true, false] {
            let page = Page { truncated, ..readers::html(story) };
            assert_eq!(Extractor::new().extract(&page).unwrap().article.truncated, truncated);
        }
    }

    #[test]
    fn blocks_behind_the_limit_are_left_out() {
        for (surplus, is_truncated) in [(0, false), (1, true), (9, true)] {
            let lines = "Lantern lit.\n\n".repeat(MAX_BLOCKS + surplus);
            for page in [Extractor::new().read_text(&lines), Extractor::new().read_html(&lines.replace("\n\n", "<p>"))]
            {
                assert_eq!((page.blocks.len(), page.truncated), (MAX_BLOCKS, is_truncated), "{surplus} too many");
            }
        }
    }
}
