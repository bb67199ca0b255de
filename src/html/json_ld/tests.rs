use super::read;
use crate::page::{Claim, Field, Source};

fn claims(script: &str) -> Vec<Claim> {
    claims_of_all(&[script])
}

fn claims_of_all(scripts: &[&str]) -> Vec<Claim> {
    let mut claims = Vec::new();
    read(scripts.iter().copied(), &mut claims);
    assert!(claims.iter().all(|claim| claim.source == Source::JsonLd && !claim.value.is_empty()));
    claims
}

fn values(claims: &[Claim], field: Field) -> Vec<&str> {
    claims.iter().filter(|claim| claim.field == field).map(|claim| claim.value.as_str()).collect()
}

/// The values of one field of an article with these members.
fn of_article(members: &str, field: Field) -> Vec<String> {
    let claims = claims(&format!(r#"{{"@context": "https://schema.org", "@type": "NewsArticle", {members}}}"#));
    values(&claims, field).into_iter().map(str::to_owned).collect()
}

fn authors(author: &str) -> Vec<(String, Option<String>)> {
    let claims = claims(&format!(r#"{{"@type": "NewsArticle", "headline": "A", "author": {author}}}"#));
    claims.into_iter().filter(|claim| claim.field == Field::Author).map(|claim| (claim.value, claim.url)).collect()
}

fn author_names(author: &str) -> Vec<String> {
    authors(author).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_body_may_be_a_list_of_paragraphs() {
    let body = of_article(r#""articleBody": ["The bridge is open.", "It was closed."]"#, Field::Body);
    assert_eq!(body, ["The bridge is open.\nIt was closed."]);
}

#[test]
fn a_page_that_was_reviewed_is_as_old_as_that() {
    let claims = claims(r#"{"@type": "MedicalWebPage", "name": "Frozen shoulder", "lastReviewed": "2023-08-29"}"#);
    assert_eq!(values(&claims, Field::Modified), ["2023-08-29"]);
}

#[test]
fn an_article_says_what_it_is() {
    let claims = claims(
        r#"{"@context": "https://schema.org", "@type": ["NewsArticle", "schema:Article"], "headline": "Bridge reopens",
        "description": "After two years.", "datePublished": "2024-04-08T09:00:00+02:00", "dateModified": "2024-04-09",
        "articleSection": ["Local", "Traffic"], "keywords": "Elm, bridge", "inLanguage": "en_GB",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://news.example/bridge#webpage"},
        "image": {"@type": "ImageObject", "url": "https://news.example/a.jpg"},
        "publisher": {"@type": "Organization", "name": "The Elm Herald"}}"#,
    );
    for (field, expected) in [
        (Field::Kind, &["NewsArticle", "Article"][..]),
        (Field::Headline, &["Bridge reopens"]),
        (Field::Description, &["After two years."]),
        (Field::Published, &["2024-04-08T09:00:00+02:00"]),
        (Field::Modified, &["2024-04-09"]),
        (Field::Section, &["Local", "Traffic"]),
        (Field::Topic, &["Elm", "bridge"]),
        (Field::Language, &["en-GB"]),
        (Field::Url, &["https://news.example/bridge"]),
        (Field::Image, &["https://news.example/a.jpg"]),
        (Field::SiteName, &["The Elm Herald"]),
    ] {
        assert_eq!(values(&claims, field), expected, "{field:?}");
    }
}

#[test]
fn authors_in_every_shape() {
    assert_eq!(author_names(r#""Jane Doe""#), ["Jane Doe"]);
    assert_eq!(
        author_names(r#"["Jane Doe", null, [{"name": "John Roe"}, "A. N. Other"]]"#),
        ["Jane Doe", "John Roe", "A. N. Other"]
    );
    assert_eq!(author_names(r#"{"name": {"@type": "Text", "name": "Jane Doe"}}"#), ["Jane Doe"]);
    assert_eq!(author_names(r#"{"name": ["Jane Doe", "John Roe"]}"#), ["Jane Doe", "John Roe"]);
    assert_eq!(author_names(r#"{"givenName": "Jane", "familyName": "Doe"}"#), ["Jane Doe"]);
    for nobody in ["null", "[]", "{}", r#""""#, r#""https://a.example/jane""#, r#"{"name": null}"#, "true"] {
        assert!(author_names(nobody).is_empty(), "{nobody}");
    }
}

#[test]
fn an_author_page_is_on_the_web() {
    let url = |members: &str| authors(&format!(r#"{{"name": "Jane Doe", {members}}}"#)).remove(0).1;
    assert_eq!(url(r#""url": "https://a.example/jane""#).as_deref(), Some("https://a.example/jane"));
    assert_eq!(
        url(r#""url": "mailto:jane@a.example", "sameAs": [null, "https://b.example/jane"]"#).as_deref(),
        Some("https://b.example/jane")
    );
    assert_eq!(url(r#""url": null"#), None);
    assert!(authors(r#"{"name": ["A", "B"], "url": "https://a.example"}"#).iter().all(|(_, url)| url.is_none()));
}

#[test]
fn references_are_followed_across_scripts() {
    let article = r##"{"@graph": [{"@type": "Article", "headline": "A", "author": {"@id": "#jane"},
        "publisher": {"@id": "#herald"}, "image": {"@id": "#pic"}}, {"@type": "ImageObject", "@id": "#pic", "url": "/a.jpg"}]}"##;
    let others = r##"[{"@type": "Person", "@id": "#jane", "name": "Jane Doe", "url": "https://a.example/jane"},
        {"@type": "Organization", "@id": "#herald", "name": "The Elm Herald"}]"##;
    let claims = claims_of_all(&[article, others]);
    assert_eq!(values(&claims, Field::Author), ["Jane Doe"]);
    assert_eq!(values(&claims, Field::Image), ["/a.jpg"]);
    assert_eq!(values(&claims, Field::SiteName), ["The Elm Herald"]);
    let author = claims.iter().find(|claim| claim.field == Field::Author).unwrap();
    assert_eq!(author.url.as_deref(), Some("https://a.example/jane"));
}

#[test]
fn a_reference_to_itself_ends() {
    let claims = claims(
        r##"{"@type": "Article", "@id": "#a", "headline": "A", "author": {"@id": "#a"}, "mainEntity": {"@id": "#a"}}"##,
    );
    assert_eq!(values(&claims, Field::Headline), ["A"]);
}

#[test]
fn other_articles_on_the_page_do_not_count() {
    for members in [
        r#""itemListElement": [{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "B"}}]"#,
        r#""relatedLink": {"@type": "NewsArticle", "headline": "B"}"#,
        r#""hasPart": [{"@type": "Article", "headline": "B"}]"#,
        r#""isPartOf": {"@type": "Article", "headline": "B"}"#,
        r#""comment": [{"@type": "Comment", "headline": "B"}]"#,
    ] {
        let claims = claims(&format!(r#"{{"@type": "WebPage", "name": "A", {members}}}"#));
        assert_eq!(values(&claims, Field::Headline), ["A"], "{members}");
        assert_eq!(values(&claims, Field::Kind), ["WebPage"], "{members}");
    }
}

#[test]
fn the_first_article_counts_and_its_twins_add_what_it_lacks() {
    let claims = claims_of_all(&[
        r#"{"@type": "Article", "headline": "Bridge &amp; road", "datePublished": "2024-04-08"}"#,
        r#"{"@type": "NewsArticle", "headline": "Other", "description": "Other.", "articleBody": "Other."}"#,
        r#"{"@type": "NewsArticle", "headline": "Bridge & road", "datePublished": "2024", "articleBody": "It reopened."}"#,
    ]);
    assert_eq!(values(&claims, Field::Headline), ["Bridge & road"]);
    assert_eq!(values(&claims, Field::Published), ["2024-04-08"]);
    assert_eq!(values(&claims, Field::Body), ["It reopened."]);
    assert_eq!(values(&claims, Field::Kind), ["Article"]);
    assert!(values(&claims, Field::Description).is_empty());
}

/// The headline of the article that counts on a page with this head, of two that it has scripts for.
fn of_two(head: &str, first: &str, second: &str) -> Vec<String> {
    let script =
        |members| format!(r#"<script type="application/ld+json">{{"@type": "NewsArticle", {members}}}</script>"#);
    let page = crate::html::read(&format!("{}{}{head}<p>The bridge is open.", script(first), script(second)));
    let headlines = page.claims_of(Field::Headline).filter(|claim| claim.source == Source::JsonLd);
    headlines.map(|claim| claim.value.clone()).collect()
}

#[test]
fn of_several_articles_that_counts_which_the_page_is_about() {
    let ferry = r#""headline": "Ferry sold", "url": "https://news.example/ferry""#;
    let bridge =
        r#""headline": "Bridge ‘reopens’", "mainEntityOfPage": {"@id": "https://www.news.example/bridge#page"}"#;
    for head in [
        "<link rel=canonical href=http://news.example/bridge/>",
        "<link rel=canonical href=/bridge>",
        "<meta property=og:url content=https://news.example/bridge>",
        "<meta property=og:title content=\"Bridge 'reopens'\">",
        "<title>Bridge 'Reopens' - Elm Gazette</title>",
        "<title>Elm | Bridge 'reopens'</title>",
        "<link rel=canonical href=https://news.example/bridge><meta property=og:title content='Ferry sold'>",
    ] {
        assert_eq!(of_two(head, ferry, bridge), ["Bridge ‘reopens’"], "{head}");
        assert_eq!(of_two(head, bridge, ferry), ["Bridge ‘reopens’"], "{head}");
    }
}

#[test]
fn of_several_articles_that_agree_alike_the_first_counts() {
    let ferry = r#""headline": "Ferry sold", "mainEntityOfPage": "https://news.example/bridge""#;
    let bridge = r#""headline": "Bridge reopens", "mainEntityOfPage": "https://news.example/bridge""#;
    let canonical = "<link rel=canonical href=https://news.example/bridge>";
    assert_eq!(of_two("", ferry, bridge), ["Ferry sold"]);
    assert_eq!(of_two("<title>Bridge</title>", ferry, bridge), ["Ferry sold"]);
    assert_eq!(of_two(canonical, ferry, bridge), ["Ferry sold"]);
    assert_eq!(of_two(&format!("{canonical}<title>Bridge reopens</title>"), ferry, bridge), ["Bridge reopens"]);
    assert_eq!(
        of_two(canonical, r#""headline": "Ferry sold""#, r#""url": "https://news.example/bridge""#),
        ["Ferry sold"]
    );
}

#[test]
fn the_main_entity_of_a_page_is_its_article() {
    let claims = claims(
        r#"{"@type": "WebPage", "name": "Page", "description": "D", "datePublished": "2020",
        "mainEntity": {"@type": "https://schema.org/newsarticle", "headline": "A"}}"#,
    );
    assert_eq!(values(&claims, Field::Headline), ["A"]);
    assert_eq!(values(&claims, Field::Description), ["D"]);
    assert!(values(&claims, Field::Published).is_empty());
}

#[test]
fn a_page_without_an_article_speaks_for_itself() {
    let claims = claims(
        r#"{"@graph": [{"@type": "WebPage", "name": "Elm", "datePublished": "2020"}, {"@type": "BreadcrumbList"},
        {"@type": "Product", "name": "Saw"}, {"@type": "Organization", "name": "Elm Inc"}, {"@type": "WebSite", "name": "Elm site"}]}"#,
    );
    assert_eq!(values(&claims, Field::Headline), ["Elm"]);
    assert_eq!(values(&claims, Field::Published), ["2020"]);
    assert_eq!(values(&claims, Field::Kind), ["WebPage", "Product"]);
    assert_eq!(values(&claims, Field::SiteName), ["Elm site", "Elm Inc"]);
}

#[test]
fn values_of_every_shape() {
    assert_eq!(of_article(r#""name": "A""#, Field::Headline), ["A"]);
    assert_eq!(of_article(r#""headline": {"@value": "A", "@language": "en"}"#, Field::Headline), ["A"]);
    assert_eq!(of_article(r#""datePublished": 1712566800000"#, Field::Published), ["1712566800000"]);
    assert_eq!(
        of_article(r#""keywords": ["Elm, the", {"name": "Ash"}, 7, null]"#, Field::Topic),
        ["Elm, the", "Ash", "7"]
    );
    assert_eq!(of_article(r#""inLanguage": {"name": "German", "alternateName": "de"}"#, Field::Language), ["de"]);
    assert_eq!(of_article(r#""image": ["/a.jpg", {"contentUrl": "/b.jpg"}]"#, Field::Image), ["/a.jpg", "/b.jpg"]);
    assert_eq!(of_article(r#""thumbnailUrl": "/t.jpg""#, Field::Image), ["/t.jpg"]);
    assert_eq!(of_article(r#""@id": "https://a.example/b#article""#, Field::Url), ["https://a.example/b"]);
    assert!(of_article(r#""headline": null, "name": {"a": []}"#, Field::Headline).is_empty());
}

#[test]
fn a_body_is_text_of_one_paragraph_a_line() {
    let html = r#""articleBody": "<p>One &amp;amp; <b>two</b>.</p>\n\n<p>Three.</p>""#;
    assert_eq!(of_article(html, Field::Body), ["One & two.\nThree."]);
    let live = r#""liveBlogUpdate": [{"articleBody": "Now."}, {"headline": "No body"}, {"articleBody": "Then."}]"#;
    assert_eq!(of_article(live, Field::Body), ["Now.\nThen."]);
}

#[test]
fn lists_without_end_are_cut() {
    let topics = vec![r#""a""#; 1000].join(",");
    assert_eq!(of_article(&format!(r#""keywords": [{topics}]"#), Field::Topic).len(), 64);
    assert_eq!(of_article(&format!(r#""keywords": "{}""#, "a,".repeat(1000)), Field::Topic).len(), 64);
    assert_eq!(of_article(&format!(r#""author": [{topics}]"#), Field::Author).len(), 64);
}

#[test]
fn faults_are_mended() {
    for script in [
        "\u{feff}{\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\"}",
        "<!-- {\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\"} -->",
        "//<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\"}\n//]]>",
        "/*<![CDATA[*/ [{\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\"}] /*]]>*/",
        "{\"@type\": \"Article\", \"headline\": \"A\n\t\\\"b\\\"\u{1} c\"};",
        "{\"@type\": [\"Article\",], \"headline\": \"A \\\"b\\\" c\",\n}",
        "{\"@type\": \"Article\",, \"headline\": \"A \"b\" c\", \"x\": [1, -2, true]}",
        "{\"@type\": \"WebSite\"}\n{\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\"}",
        "{\"@type\": \"WebSite\"},{\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\"}",
        "{\"@type\": \"Article\", \"headline\": \"A \\\"b\\\" c\", \"description\": \"cut",
        "{\"@type\": \"Article\", \"name\": \"It\\'s \\x\", \"headline\": \"A \\u0022b\\u0022 c\"}",
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;A \\&quot;b\\&quot; c&quot;}",
    ] {
        assert_eq!(values(&claims(script), Field::Headline), ["A \"b\" c"], "{script}");
    }
}

#[test]
fn half_a_character_is_no_reason_to_give_up() {
    let script = "{\"@type\": \"Article\", \"headline\": \"\\ud83d\\ude00 A \\ud83d\", \"name\": \"\\u12\"}";
    assert_eq!(values(&claims(script), Field::Headline), ["😀 A \u{fffd}"]);
}

#[test]
fn what_is_beyond_mending_claims_nothing() {
    let deep = format!("{{\"@type\": {}", "[".repeat(100_000));
    let wide = format!("{{\"@type\": \"Article\", \"headline\": \"{}\"}}", "a".repeat(5 << 20));
    for script in
        ["", "@type", "{\"@type\"", "[\"@type\"]", "null", "{\"@type\": \"Article\" \"headline\" \"A\"}", &deep, &wide]
    {
        assert!(values(&claims(script), Field::Headline).is_empty());
    }
}
