//! One `<meta>` → claims.

use std::sync::LazyLock;

use super::{microdata, values};
use crate::page::{Claim, Field, Source};

/// Keys of `name`, `property` and `http-equiv` that say something of the article; case does not count.
///
/// The `article:` and `og:` keys are OpenGraph's, `dc.` and `dcterms.` Dublin Core's, `citation_` the scholarly
/// journals'; `sailthru.`, `parsely-` and `cXenseParse:` belong to audience services that many publishers use.
const KEYS: &[(Field, Source, &[&str])] = &[
    (Field::Headline, Source::OpenGraph, &["og:title"]),
    (Field::Headline, Source::Meta, &["twitter:title", "title", "dc.title", "dcterms.title", "citation_title"]),
    (Field::Headline, Source::Meta, &["sailthru.title", "parsely-title", "hdl", "cXenseParse:title"]),
    (Field::Description, Source::OpenGraph, &["og:description"]),
    (Field::Description, Source::Meta, &["description", "twitter:description", "dc.description", "abstract"]),
    (Field::Description, Source::Meta, &["dcterms.description", "dcterms.abstract", "sailthru.description"]),
    (Field::Author, Source::OpenGraph, &["article:author", "article:author_name", "og:author", "og:article:author"]),
    (Field::Author, Source::Meta, &["author", "authors", "byl", "byline", "dc.creator", "dcterms.creator"]),
    (Field::Author, Source::Meta, &["parsely-author", "sailthru.author", "cXenseParse:author"]),
    (Field::Author, Source::Meta, &["citation_author", "citation_authors", "author_name", "article.author"]),
    (Field::Published, Source::OpenGraph, &["article:published_time", "article:published", "og:pubdate"]),
    (Field::Published, Source::OpenGraph, &["og:article:published_time", "og:published_time", "og:publish_date"]),
    (Field::Published, Source::Meta, &["date", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date"]),
    (Field::Published, Source::Meta, &["published", "published_at", "published_time", "publication_date"]),
    (Field::Published, Source::Meta, &["published-date", "published_date", "OriginalPublicationDate", "datePublished"]),
    (Field::Published, Source::Meta, &["article.published", "article.created", "article_date_original", "ptime"]),
    (Field::Published, Source::Meta, &["dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "bt:pubDate"]),
    (Field::Published, Source::Meta, &["dcterms.issued", "dcterms.created", "prism.publicationDate", "dc.created"]),
    (
        Field::Published,
        Source::Meta,
        &["parsely-pub-date", "sailthru.date", "rnews:datePublished", "dcterms.available"],
    ),
    (Field::Published, Source::Meta, &["citation_publication_date", "citation_date", "citation_online_date"]),
    (Field::Published, Source::Meta, &["cXenseParse:recs:publishtime", "cXenseParse:recs:published_time", "pdate"]),
    (Field::Modified, Source::OpenGraph, &["article:modified_time", "article:modified", "og:updated_time"]),
    (Field::Modified, Source::OpenGraph, &["og:article:modified_time", "og:modified_time"]),
    (
        Field::Modified,
        Source::Meta,
        &["last-modified", "lastmod", "last-updated", "modified", "modified_time", "utime"],
    ),
    (Field::Modified, Source::Meta, &["dc.date.modified", "dcterms.modified", "article.updated", "dateModified"]),
    (Field::Modified, Source::Meta, &["revised", "updated_time", "prism.modificationDate", "rnews:dateModified"]),
    (Field::SiteName, Source::OpenGraph, &["og:site_name"]),
    (Field::SiteName, Source::Meta, &["application-name", "apple-mobile-web-app-title", "publisher"]),
    (Field::SiteName, Source::Meta, &["dc.publisher", "dcterms.publisher", "citation_journal_title"]),
    (Field::Url, Source::OpenGraph, &["og:url"]),
    (Field::Url, Source::Meta, &["twitter:url", "parsely-link"]),
    (Field::Language, Source::OpenGraph, &["og:locale"]),
    (Field::Language, Source::Meta, &["language", "content-language", "dc.language", "dcterms.language", "locale"]),
    (Field::Section, Source::OpenGraph, &["article:section", "og:article:section"]),
    (Field::Section, Source::Meta, &["section", "category", "parsely-section", "article.section"]),
    (Field::Section, Source::Meta, &["prism.section", "sailthru.vertical", "cXenseParse:category"]),
    (Field::Topic, Source::OpenGraph, &["article:tag", "og:article:tag"]),
    (Field::Topic, Source::Meta, &["keywords", "news_keywords", "parsely-tags", "sailthru.tags"]),
    (Field::Topic, Source::Meta, &["dc.subject", "dcterms.subject", "citation_keywords"]),
    (Field::Image, Source::OpenGraph, &["og:image", "og:image:url"]),
    (Field::Image, Source::Meta, &["twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full"]),
    (Field::Kind, Source::OpenGraph, &["og:type"]),
    (Field::Kind, Source::Meta, &["parsely-type", "cXenseParse:pageclass"]),
];

/// A key, and what it says from where.
type Key = (&'static str, Field, Source);

/// The same keys, each in the list of those that are as long: a page has dozens of `<meta>`, most of them for others.
static KEYS_BY_LENGTH: LazyLock<Vec<Vec<Key>>> = LazyLock::new(|| {
    let mut lists: Vec<Vec<Key>> = Vec::new();
    for (field, source, keys) in KEYS {
        for key in *keys {
            lists.resize(lists.len().max(key.len() + 1), Vec::new());
            lists[key.len()].push((*key, *field, *source));
        }
    }
    lists
});

/// The most topics that one `<meta>` gives. More than this is stuffing for search engines.
const MAX_TOPICS: usize = 64;

/// Adds what `<meta name=key content=...>` claims; `property`, `http-equiv` and each name of an `itemprop` serve as `name` does.
/// The key is whole, with the spaces in it.
///
/// Relative URLs stay so.
pub(crate) fn read(key: &str, content: &str, claims: &mut Vec<Claim>) {
    let Some((field, source)) = find(key.trim_ascii()) else { return };
    let claim = |value| Claim { field, source, value, url: None };
    if field == Field::Topic {
        claims.extend(values::topics(content).take(MAX_TOPICS).map(claim));
    } else {
        claims.extend(value(field, content).map(claim));
    }
}

fn value(field: Field, content: &str) -> Option<String> {
    match field {
        Field::Author => values::name(content),
        Field::Language => values::language(content),
        Field::Url | Field::Image => values::url(content),
        _ => values::line(content),
    }
}

/// A `property` may hold several names: `og:title twitter:title`; the first that is known decides.
/// Without the colon they are words of one free key: an "expiry date" is no date of publication.
fn find(key: &str) -> Option<(Field, Source)> {
    if key.contains(char::is_whitespace) {
        return key.split_ascii_whitespace().filter(|name| name.contains(':')).find_map(of_name);
    }
    of_name(key).or_else(|| of_property(key)).or_else(|| of_own_name(key))
}

/// A house's own name for the day of publication: `w-published-date`, `site:publish-date`.
fn of_own_name(key: &str) -> Option<(Field, Source)> {
    let (_, name) = key.split_once(['-', ':', '.', '_'])?;
    let has_parts = name.contains(['-', '_']);
    of_name(name).filter(|(field, _)| *field == Field::Published && has_parts)
}

fn of_name(name: &str) -> Option<(Field, Source)> {
    let known = KEYS_BY_LENGTH.get(name.len())?.iter().find(|(key, ..)| key.eq_ignore_ascii_case(name));
    known.map(|(_, field, source)| (*field, *source))
}

fn of_property(name: &str) -> Option<(Field, Source)> {
    microdata::field(name).map(|field| (field, Source::Microdata))
}

#[cfg(test)]
mod tests {
    use super::{KEYS, read};
    use crate::page::{Claim, Field, Source};

    fn claims(key: &str, content: &str) -> Vec<Claim> {
        let mut claims = Vec::new();
        read(key, content, &mut claims);
        claims
    }

    fn values(key: &str, content: &str) -> Vec<String> {
        claims(key, content).into_iter().map(|claim| claim.value).collect()
    }

    #[test]
    fn no_key_stands_twice() {
        let mut keys: Vec<String> = KEYS.iter().flat_map(|row| row.2).map(|key| key.to_ascii_lowercase()).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn keys_say_field_and_source() {
        let claim = |field, source, value: &str| vec![Claim { field, source, value: value.to_owned(), url: None }];
        assert_eq!(claims("OG:Title", " A &amp;amp; B "), claim(Field::Headline, Source::OpenGraph, "A & B"));
        assert_eq!(claims("og:locale", "de_DE"), claim(Field::Language, Source::OpenGraph, "de-DE"));
        assert_eq!(claims("DC.date.issued", "2024-04-08"), claim(Field::Published, Source::Meta, "2024-04-08"));
        assert_eq!(claims("articleSection", "Sport"), claim(Field::Section, Source::Microdata, "Sport"));
        assert_eq!(claims("og:title twitter:title", "A"), claim(Field::Headline, Source::OpenGraph, "A"));
    }

    #[test]
    fn words_of_a_free_key_are_not_taken_one_by_one() {
        let dates = |meta: &str| {
            let page = crate::html::read(&format!("<head>{meta}</head>"));
            page.claims_of(Field::Published).map(|claim| claim.value.clone()).collect::<Vec<_>>()
        };
        assert!(dates("<meta name='expiry date' content=2030-01-01>").is_empty());
        assert_eq!(dates("<meta property='article:published_time og:pubdate' content=2024-04-08>"), ["2024-04-08"]);
        assert_eq!(dates("<meta itemprop='dateCreated datePublished' content=2024-04-08>"), ["2024-04-08"]);
        assert_eq!(dates("<meta name='expiry date' property=datePublished content=2024-04-08>"), ["2024-04-08"]);
    }

    #[test]
    fn a_house_may_have_its_own_name_for_the_day() {
        assert_eq!(values("w-published-date", "2024-04-08"), ["2024-04-08"]);
        assert!(values("x-date", "2024-04-08").is_empty());
        assert!(values("x-author", "Jane Doe").is_empty());
    }

    #[test]
    fn a_link_is_no_author() {
        assert!(values("article:author", "https://www.facebook.com/jane.doe").is_empty());
        assert_eq!(values("article:author", "Jane Doe"), ["Jane Doe"]);
    }

    #[test]
    fn keywords_are_set_apart() {
        assert_eq!(values("news_keywords", "Elm, bridge,, traffic"), ["Elm", "bridge", "traffic"]);
    }

    #[test]
    fn other_keys_and_empty_values_claim_nothing() {
        assert!(claims("viewport", "width=device-width").is_empty());
        assert!(claims("", "x").is_empty());
        assert!(claims("expiry date", "2030-01-01").is_empty());
        assert!(claims("og:title", "  ").is_empty());
        assert!(claims("language", "Deutsch").is_empty());
    }
}
