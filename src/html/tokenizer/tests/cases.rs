//! The standard's rules, a few cases each.

use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use serde_json::Value;

use super::super::Content;
use super::tokens;

/// The tokens in one line: text in quotes, tags with their attributes as JSON, comments, document types.
fn shown(html: &str, content: Content) -> String {
    let shown = |token: &Value| match token[0].as_str() {
        Some("Character") => token[1].to_string(),
        Some("StartTag") => {
            let attributes = token[2].as_object().is_some_and(|attributes| !attributes.is_empty());
            let attributes = if attributes { format!(" {}", token[2]) } else { String::new() };
            let end = if token[3] == true { "/" } else { "" };
            format!("<{}{attributes}{end}>", token[1].as_str().unwrap_or_default())
        }
        Some("EndTag") => format!("</{}>", token[1].as_str().unwrap_or_default()),
        Some("Comment") => format!("<!--{}-->", token[1].as_str().unwrap_or_default()),
        _ => token.to_string(),
    };
    tokens(html, content).iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_data(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(shown(html, Content::Data), *expected, "{html:?}");
    }
}

#[track_caller]
fn assert_raw(kind: RawKind, name: &str, cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(shown(html, Content::Raw(kind, LocalName::from(name))), *expected, "{html:?}");
    }
}

#[test]
fn tags() {
    assert_data(&[
        ("<p>a</P>", r#"<p> "a" </p>"#),
        ("<x-Card\n>", "<x-card>"),
        ("<br/>", "<br/>"),
        ("<br / a>", r#"<br {"a":""}>"#),
        ("<a<b>", "<a<b>"),
        ("</p class=a>", "</p>"),
        ("<a\0b>", "<a\u{fffd}b>"),
        ("a < b <3", r#""a < b <3""#),
        ("a</", r#""a</""#),
        ("a</>b", r#""ab""#),
        ("a<p class=b", r#""a""#),
        ("a<p class='b", r#""a""#),
    ]);
}

#[test]
fn attributes() {
    assert_data(&[
        ("<a B=c D='e' f=\"g\"h = i>", r#"<a {"b":"c","d":"e","f":"g","h":"i"}>"#),
        ("<a b=c b=d B=e>", r#"<a {"b":"c"}>"#),
        ("<a =b==c>", r#"<a {"=b":"=c"}>"#),
        ("<a b=>", r#"<a {"b":""}>"#),
        ("<a b>&amp;", r#"<a {"b":""}> "&""#),
        ("<a b=c/>", r#"<a {"b":"c/"}>"#),
        ("<a b='>'/c>", r#"<a {"b":">","c":""}>"#),
        ("<a b\"c=d'e>", r#"<a {"b\"c":"d'e"}>"#),
        ("<a b='1\r\n2\r3\0'>", "<a {\"b\":\"1\\n2\\n3\u{fffd}\"}>"),
        ("<a B\0=c>", "<a {\"b\u{fffd}\":\"c\"}>"),
    ]);
}

#[test]
fn references() {
    assert_data(&[
        ("&amp;&lt;&ampx&notit;&notin;", r#""&<&x¬it;∉""#),
        ("AT&T & co; &nosuch; &", r#""AT&T & co; &nosuch; &""#),
        ("&#65;&#x42;&#X43&#68 &#;&#x;", r#""ABCD &#;&#x;""#),
        ("&#0;&#xD800;&#1114112;&#99999999999;", "\"\u{fffd}\u{fffd}\u{fffd}\u{fffd}\""),
        ("&#128;&#x99;", "\"€™\""),
        ("&NotEqualTilde;", "\"≂\u{338}\""),
        ("&CounterClockwiseContourIntegral;", "\"∳\""),
        ("<a href='?a&copy=1&amp;b&lt'>", r#"<a {"href":"?a&copy=1&b<"}>"#),
        ("<a href=?&copyx&copy;&not>", r#"<a {"href":"?&copyx©¬"}>"#),
    ]);
}

#[test]
fn line_endings_and_nuls() {
    assert_data(&[
        ("a\rb\r\nc\n\r", r#""a\nb\nc\n\n""#),
        ("a\0b&amp;\0", r#""a\u0000b&\u0000""#),
        ("&#13;\r\n", r#""\r\n""#),
        ("\u{feff}a\u{feff}", "\"\u{feff}a\u{feff}\""),
    ]);
}

#[test]
fn comments() {
    assert_data(&[
        ("<!-- a --> b", r#"<!-- a --> " b""#),
        ("<!-->a<!--->b", r#"<!----> "a" <!----> "b""#),
        ("<!--a--!>b", r#"<!--a--> "b""#),
        ("<!--a->--b--->", "<!--a->--b--->"),
        ("<!--<!--a-->", "<!--<!--a-->"),
        ("<!--a--", "<!--a-->"),
        ("<!--a-", "<!--a-->"),
        ("<!a><?b></ c></\u{e9}>", "<!--a--> <!--?b--> <!-- c--> <!--\u{e9}-->"),
        ("<![CDATA[a]]>", "<!--[CDATA[a]]-->"),
        ("<!--\0\r\n-->", "<!--\u{fffd}\n-->"),
    ]);
}

#[test]
fn document_types() {
    assert_data(&[
        ("<!DOCTYPE html>", r#"["DOCTYPE","html",null,null,true]"#),
        ("<!doctypeHTML >", r#"["DOCTYPE","html",null,null,true]"#),
        ("<!doctype>", r#"["DOCTYPE",null,null,null,false]"#),
        ("<!doctype html", r#"["DOCTYPE","html",null,null,false]"#),
        ("<!doctype a public 'b'\"c\">", r#"["DOCTYPE","a","b","c",true]"#),
        ("<!doctype a public 'b' c>", r#"["DOCTYPE","a","b",null,false]"#),
        ("<!doctype a SYSTEM'c' d>", r#"["DOCTYPE","a",null,"c",true]"#),
        ("<!doctype a public 'b>", r#"["DOCTYPE","a","b",null,false]"#),
        ("<!doctype a b>", r#"["DOCTYPE","a",null,null,false]"#),
    ]);
}

#[test]
fn titles_and_styles() {
    assert_raw(
        RawKind::Rcdata,
        "title",
        &[
            ("a <b> &amp; </b></TITLE >c", r#""a <b> & </b>" </title> "c""#),
            ("a</titles></title", r#""a</titles></title""#),
            ("\0\r\n</title/>", "\"\u{fffd}\\n\" </title>"),
        ],
    );
    assert_raw(RawKind::Rawtext, "style", &[("a &amp; <!-- </style> -->", r#""a &amp; <!-- " </style> " -->""#)]);
    assert_eq!(shown("</plaintext>&amp;\0", Content::Plaintext), "\"</plaintext>&amp;\u{fffd}\"");
    assert_eq!(shown("a]]b&amp;]]>c", Content::Cdata), r#""a]]b&amp;c""#);
}

#[test]
fn scripts() {
    assert_raw(
        RawKind::ScriptData,
        "script",
        &[
            ("if (a<b) '<p>'</script>c", r#""if (a<b) '<p>'" </script> "c""#),
            ("<!--</script>-->", r#""<!--" </script> "-->""#),
            ("<!--<script></script>a</script>", r#""<!--<script></script>a" </script>"#),
            ("<!--<script>--></script>a", r#""<!--<script>-->" </script> "a""#),
            ("<!--><script></script>a", r#""<!--><script>" </script> "a""#),
            ("<!--<scripts></script>a", r#""<!--<scripts>" </script> "a""#),
            ("<!--<script></scripts></script>a", r#""<!--<script></scripts></script>a""#),
        ],
    );
}
