//! Work grows in step with the page: steps of the tokenizer and what the tree builder asks of its sink are counted.

use super::super::super::guard;
use super::super::Tokenizer;

/// Past where depth and stacks are bounded.
const SIZE: usize = 4_000;

/// A page of hostile markup of some size.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("nested containers", |n| "<div>".repeat(n)),
    ("closed containers", |n| format!("{}{}", "<div>".repeat(n), "</div>".repeat(n))),
    ("nested lists", |n| "<ul><li>".repeat(n)),
    ("nested inline elements", |n| "<span>".repeat(n)),
    ("unclosed bold", |n| "<b>".repeat(n)),
    ("unclosed bold in paragraphs", |n| "<b><p>a".repeat(n)),
    ("unclosed italics in containers", |n| "<i>a<div>".repeat(n)),
    ("unclosed links", |n| "<a href=/>".repeat(n)),
    ("unclosed links in paragraphs", |n| "<a href=/><p>a".repeat(n)),
    ("unclosed fonts", |n| numbered(n, |at| format!("<font color={at}>"))),
    ("unclosed fonts in paragraphs", |n| numbered(n, |at| format!("<font x={at}><p>a"))),
    ("misnested formatting", |n| "<b><i><div></b></i>a".repeat(n)),
    ("stray end tags", |n| format!("<div><span>{}", "</b></a></p></td></template>".repeat(n))),
    ("nested tables", |n| "<table><tr><td>".repeat(n)),
    ("foster parents", |n| "<table><b>a<tr>".repeat(n)),
    ("foster parents of text", |n| format!("<table>{}", "a<tr>".repeat(n))),
    ("spans over the world", |n| format!("<table>{}", "<td colspan=9007199254740991>".repeat(n))),
    ("templates", |n| "<template>".repeat(n)),
    ("templates and tables", |n| "<template><table>".repeat(n)),
    ("foreign elements", |n| "<svg><desc><p>".repeat(n)),
    ("choices", |n| "<select><option>".repeat(n)),
    ("attributes", |n| format!("<div{}>", numbered(n, |at| format!(" data-{at}={at}")))),
    ("attributes of one name", |n| format!("<div{}>", " class=a".repeat(n))),
    ("attributes that are made again", |n| {
        format!("<p><b{}>{}", numbered(n, |at| format!(" a{at}")), "<p>a".repeat(n))
    }),
    ("values that are made again", |n| format!("<p><b class='{}'>{}", "a".repeat(n), "<p>a".repeat(n))),
    ("attributes without end", |n| "<a b='".repeat(n)),
    ("a tag without end", |n| format!("<a {}", "b ".repeat(n))),
    ("references", |n| "&amp;&notit;&#x41;&CounterClockwiseContourIntegral".repeat(n)),
    ("references in a value", |n| format!("<p class='{}'>", "&amp;&notit;&#".repeat(n))),
    ("ampersands", |n| "&".repeat(n)),
    ("comments", |n| "<!-- a --><!-->".repeat(n)),
    ("comments without end", |n| "<!--".repeat(n)),
    ("dashes", |n| format!("<!--{}", "->".repeat(n))),
    ("CDATA sections", |n| format!("<svg>{}", "<![CDATA[ a ]]>".repeat(n))),
    ("CDATA sections without end", |n| format!("<svg>{}", "<![CDATA[".repeat(n))),
    ("one long line", |n| "anchor ".repeat(n * 10)),
    ("letters between breaks", |n| "a<br>".repeat(n)),
    ("a picture in the page", |n| format!("<img src='data:image/png;base64,{}'>", "QUJD".repeat(n * 10))),
    ("JSON-LD", |n| "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>".repeat(n)),
    ("scripts in scripts", |n| format!("<script>{}", "<!--<script>".repeat(n))),
    ("scripts that seem to end", |n| format!("<script>{}", "</scrip".repeat(n))),
    ("less-than signs", |n| "<".repeat(n)),
    ("end tags of nothing", |n| "</".repeat(n)),
    ("NULs and returns", |n| "\0\r\r\n".repeat(n)),
    ("frames", |n| "<frameset>".repeat(n)),
];

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn work(html: &str) -> u64 {
    let guard = guard(html);
    let mut tokenizer = Tokenizer::new(html, &guard);
    tokenizer.run();
    tokenizer.cursor.steps() + guard.into_builder().sink.work()
}

#[test]
fn twice_the_page_is_twice_the_work() {
    let mut faults = Vec::new();
    for (name, shape) in SHAPES {
        let [once, twice] = [SIZE, 2 * SIZE].map(|size| work(&shape(size)));
        let per_byte = twice / shape(2 * SIZE).len() as u64;
        eprintln!("{name}: {once} {twice} {per_byte}");
        if twice * 10 > once * 23 {
            faults.push(format!("{name}: {once} steps, {twice} at twice the size, {per_byte} a byte"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
