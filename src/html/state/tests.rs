use super::scan::scan;
use super::story;
use super::stream::{Row, rows};

const FIRST: &str =
    "The bridge over the Elm reopened on Monday after nine years of repairs, and the first to cross it was a goat.";
const SECOND: &str =
    "The council had hoped for a marching band, but the band had gone to the wrong bridge and could not be reached.";

/// Enough paragraphs for a story.
fn paragraphs() -> Vec<String> {
    (1..5).flat_map(|day| [format!("{FIRST} Day {day}."), format!("{SECOND} Day {day}.")]).collect()
}

fn found(script: &str) -> Option<String> {
    story(&format!("<p>Loading</p><script>{script}</script>"), std::iter::empty())
}

#[test]
fn a_list_of_paragraphs_is_a_story() {
    let blocks = paragraphs().into_iter().map(|text| serde_json::json!({"type": "paragraph", "text": text}));
    let mut blocks: Vec<_> = blocks.collect();
    blocks.insert(2, serde_json::json!({"type": "heading", "text": "Goat crosses first"}));
    blocks.insert(4, serde_json::json!({"type": "newsletter", "text": FIRST}));
    let html = found(&format!("window.__STATE__ = {};", serde_json::json!({"post": {"content": blocks}}))).unwrap();
    assert!(html.starts_with(&format!("<p>{FIRST} Day 1.</p><p>{SECOND} Day 1.</p><h2>Goat crosses first</h2>")));
    assert_eq!(html.matches("<p>").count(), 8);
}

#[test]
fn spans_make_up_a_paragraph() {
    let span = |text: &str| serde_json::json!({"_type": "span", "text": text});
    let blocks =
        paragraphs().into_iter().map(|text| serde_json::json!({"children": [span("So it is: "), span(&text)]}));
    let html = found(&serde_json::json!({"body": blocks.collect::<Vec<_>>()}).to_string()).unwrap();
    assert!(html.starts_with(&format!("<p>So it is: {FIRST} Day 1.</p><p>So it is: {SECOND}")), "{html}");
}

#[test]
fn articles_of_a_list_are_not_one_story() {
    let article = |title: &str| serde_json::json!({"headline": title, "body": paragraphs()});
    let list = serde_json::json!({"items": [article("One"), article("Two"), article("Three")]});
    assert_eq!(found(&list.to_string()).unwrap().matches("<p>").count(), 8);
}

#[test]
fn html_is_found_in_strings_within_strings_and_in_literals() {
    let html: String = format!("<p>{}</p>", paragraphs().join("</p><p>"));
    let json = serde_json::json!({"data": {"articleBody": html}}).to_string();
    let quoted = serde_json::Value::from(json).to_string();
    assert_eq!(found(&format!("var x = JSON.parse({quoted})")).as_deref(), Some(html.as_str()));
    let literal = format!("window.x=(function(a){{return {{post:{{body:'{html}'}}}}}}(1)); // don't");
    assert_eq!(found(&literal).as_deref(), Some(html.as_str()));
}

#[test]
fn words_of_the_claims_weigh_more_than_length() {
    let told: String = format!("<p>{}</p>", paragraphs().join("</p><p>"));
    let other = "<p>Nothing that anybody claimed stands in this text, which goes on about gardens.</p>".repeat(20);
    let page = format!("<script>x={}</script>", serde_json::json!({"a": {"body": other}, "b": {"body": told}}));
    assert_eq!(story(&page, std::iter::once("Goat crosses bridge in council")).as_deref(), Some(told.as_str()));
    assert_eq!(story(&page, std::iter::once("A day among gardens")).as_deref(), Some(other.as_str()));
}

#[test]
fn messages_and_related_texts_are_no_story() {
    let texts = paragraphs();
    for key in ["messages", "relatedContent", "cookieText", "comments"] {
        assert_eq!(found(&serde_json::json!({ key: texts }).to_string()), None, "{key}");
    }
}

#[test]
fn escapes_are_decoded() {
    let scan = scan(r#"{"text":"\u003cb>caf\u00e9\u003c\/b> \ud83d\ude00 \"so\"\n\x41 \ud83d"}"#);
    assert_eq!(scan.strings[0].text, "<b>café</b> 😀 \"so\"\nA \u{fffd}");
    let signed = super::scan::scan(r#"{"text":"\u+041 \x+4"}"#);
    assert_eq!(signed.strings[0].text, "u+041 x+4");
}

#[test]
fn rows_of_a_stream_are_lines_or_counted_bytes() {
    let found: Vec<_> = rows("1:\"a\"\n2f:T8,<p>é\n</5:[1]\n6:T").collect();
    assert_eq!(found, [Row::Json("\"a\""), Row::Text("<p>é\n</"), Row::Json("[1]"), Row::Json("T")]);
}

#[test]
fn what_is_cut_or_no_data_gives_nothing() {
    for script in ["\"", "{\"text\":\"\\", "[[[[", "}}}}]]", "`", "self.__next_f.push([1,\"", "\\", "{text:'\n"] {
        assert_eq!(found(&format!("{}{script}", " ".repeat(500))), None, "{script}");
    }
}
