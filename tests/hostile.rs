//! Pages that are built to break a reader, or that hold no story.
//!
//! Each is read on a thread with a small stack and must end in an article or a clear error. None is timed, and most are too
//! small to show whether time grows in step with their size: `growth.rs` and `benches/hostile.rs` look for that.

#![expect(clippy::expect_used, reason = "a test may fail")]

use std::thread;

use nutgraf::{Article, Error, ErrorKind, Extractor};

/// What a thread gets when nobody asks for more.
const STACK: usize = 2 << 20;

/// Levels of elements that a browser nests.
const DEPTH: usize = 100_000;
const LIST_DEPTH: usize = 50_000;
/// Elements that the standard opens again in every paragraph until they are closed.
const UNCLOSED: usize = 20_000;
const TABLES: usize = 10_000;
const ATTRIBUTES: usize = 100_000;
const ENTITIES: usize = 20_000;
const COMMENTS: usize = 20_000;
const LINES: usize = 200_000;
const BREAKS: usize = 20_000;
const JSON_BLOCKS: usize = 20_000;
const JSON_DEPTH: usize = 200_000;
const SMALL_TREES: usize = 10_000;
const LONG_LINE: usize = 2 << 20;
const SHORT_LINES: usize = 25_000;
/// What is written once and read again for every block.
const CLAIMS: usize = 2_000;
const PICTURES: usize = 60_000;
const DATA_URI: usize = 5 << 20;

const HEADLINE: &str = "Ferry finds its anchor";

const STORY: [&str; 4] = [
    "The ferry that lost its anchor in the storm of last Tuesday has found it again, eleven miles from where it was dropped.",
    "A trawler out of Port Amsel pulled it up in its nets on Friday morning, together with two tons of mackerel and a bicycle.",
    "The skipper, Hedda Moll, said that she had thought at first of a wreck, and that she would keep the bicycle for her son.",
    "The ferry company promised to pay for the nets and to invite the crew to the first crossing after the repairs are done.",
];

/// The outcome of one reading, on a thread of its own.
fn read(run: impl FnOnce(&Extractor) -> Result<Article, Error> + Send) -> Result<Article, ErrorKind> {
    let extractor = Extractor::new();
    let outcome = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let running = thread.spawn_scoped(scope, || run(&extractor)).expect("a thread can be started");
        running.join().expect("nothing panics")
    });
    outcome.map_err(|error| error.kind())
}

fn html(page: &str) -> Result<Article, ErrorKind> {
    read(|extractor| extractor.html(page))
}

fn text(page: &str) -> Result<Article, ErrorKind> {
    read(|extractor| extractor.text(page))
}

fn story() -> String {
    STORY.map(|paragraph| format!("<p>{paragraph}</p>\n")).concat()
}

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// An ordinary page with something in its head and something between headline and story.
fn page(head: &str, between: &str) -> String {
    let story = story();
    format!(
        "<!DOCTYPE html><html><head><title>{HEADLINE}</title>{head}</head>\
         <body><article><h1>{HEADLINE}</h1>{between}{story}</article></body></html>"
    )
}

#[track_caller]
fn assert_clear(outcome: &Result<Article, ErrorKind>) {
    match outcome {
        Ok(article) => assert!((0.0..=1.0).contains(&article.confidence), "confidence {}", article.confidence),
        Err(kind) => assert_eq!(*kind, ErrorKind::Empty),
    }
}

/// The whole story came out, no sentence cut, in order.
#[track_caller]
fn assert_story(outcome: &Result<Article, ErrorKind>) {
    assert_clear(outcome);
    let body = outcome.as_ref().expect("the page holds a story").body.iter();
    let body: Vec<&str> = body.map(|block| block.text.as_str()).collect();
    let body = body.join("\n");
    let mut rest = body.as_str();
    for paragraph in STORY {
        rest = rest.split_once(paragraph).unwrap_or_else(|| panic!("{paragraph:?} is not in {body:.2000?}")).1;
    }
}

#[track_caller]
fn assert_no_story(outcome: &Result<Article, ErrorKind>) {
    assert_clear(outcome);
    if let Ok(article) = outcome {
        assert!(article.confidence < 0.5, "sold as a story with {}: {:?}", article.confidence, article.body);
    }
}

#[track_caller]
fn assert_nothing(outcome: &Result<Article, ErrorKind>) {
    assert_no_story(outcome);
    if let Ok(article) = outcome {
        assert!(article.body.is_empty(), "{:?}", article.body);
    }
}

#[test]
fn nested_containers() {
    assert_clear(&html(&format!("{}{}", "<div>".repeat(DEPTH), story())));
    assert_story(&html(&page("", &"<div>".repeat(DEPTH))));
    assert_story(&html(&page("", &format!("{}{}", "<div>".repeat(DEPTH), "</div>".repeat(DEPTH)))));
}

#[test]
fn nested_lists() {
    assert_clear(&html(&format!("{}{}", "<ul><li>".repeat(LIST_DEPTH), story())));
    assert_story(&html(&page("", &format!("{}{}", "<ul><li>".repeat(LIST_DEPTH), "</ul>".repeat(LIST_DEPTH)))));
}

#[test]
fn nested_inline_elements() {
    assert_clear(&html(&page("", &"<span>".repeat(DEPTH))));
    assert_clear(&html(&page("", &"<x-card>".repeat(DEPTH))));
}

#[test]
fn unclosed_formatting() {
    for tag in ["<b>", "<i>", "<b><p>", "<i>a<p>", "<em><div>"] {
        assert_clear(&html(&page("", &tag.repeat(UNCLOSED))));
    }
}

#[test]
fn unclosed_links() {
    assert_clear(&html(&page("", &"<a href=/>".repeat(UNCLOSED))));
    assert_clear(&html(&page("", &"<a href=/><p>a".repeat(UNCLOSED))));
}

#[test]
fn unclosed_formatting_of_which_no_two_are_alike() {
    let fonts = numbered(UNCLOSED, |at| format!("<font color={at}>"));
    assert_clear(&html(&page("", &fonts)));
    assert_clear(&html(&page("", &fonts.replace('>', "><p>a"))));
}

#[test]
fn misnested_formatting() {
    assert_clear(&html(&page("", &"<b><p></b>a</p>".repeat(UNCLOSED))));
    assert_clear(&html(&page("", &"<b><i><div></b></i>a".repeat(UNCLOSED))));
}

#[test]
fn nested_tables_and_what_is_thrown_out_of_them() {
    for piece in ["<table><tr><td>", "<table>", "<table>a", "<table><b>a<tr>", "<table><a href=/>a<td>"] {
        assert_clear(&html(&page("", &piece.repeat(TABLES))));
    }
    assert_story(&html(&page("", &format!("{}</table>", "<table><tr>thrown out<td>a</table>".repeat(TABLES)))));
}

#[test]
fn attributes_without_end() {
    let unlike = numbered(ATTRIBUTES, |at| format!(" data-{at}={at}"));
    assert_story(&html(&page("", &format!("<div{unlike}></div>"))));
    assert_story(&html(&page("", &format!("<div{}></div>", " class=a".repeat(ATTRIBUTES)))));
    assert_story(&html(&page("", &format!("<div class='{}'></div>", "share-bar ".repeat(ATTRIBUTES)))));
}

#[test]
fn attributes_that_are_made_again_in_every_block() {
    let long = "a".repeat(UNCLOSED * 8);
    for name in ["class", "style", "rel", "itemprop", "href"] {
        for element in ["p><b", "p><a", "div"] {
            assert_clear(&html(&page("", &format!("<{element} {name}='{long}'>{}", "<p>a".repeat(UNCLOSED)))));
        }
    }
    assert_clear(&html(&page("", &format!("<a href='{long}'>{}", "<img src=/a.jpg>".repeat(UNCLOSED)))));
}

#[test]
fn claims_without_end() {
    let claims = numbered(CLAIMS, |at| {
        format!(
            "<meta name=author content='Author {at}'><meta property=og:title content='Title {at} of {CLAIMS}'>\
             <meta name=description content='What {at} of {CLAIMS} says'><meta property=article:tag content={at}>"
        )
    });
    let lines =
        numbered(CLAIMS, |at| format!("<p itemprop=headline>Line {at} of {CLAIMS}</p><time datetime=2024>a</time>"));
    assert_story(&html(&page(&claims, "")));
    assert_clear(&html(&page(&claims, &lines)));
    let body = format!(
        "<meta name=description content='{0}'><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{0}\"}}</script>",
        "anchor ".repeat(CLAIMS * 4)
    );
    assert_clear(&html(&page(&body, &lines)));
}

#[test]
fn pictures_without_end() {
    let figure =
        |at| format!("<figure><img src={at}.jpg><figcaption>Anchor {at}. Photo: Hedda Moll</figcaption></figure>");
    assert_clear(&html(&page("", &format!("{}{}", story(), numbered(CLAIMS, figure)))));
}

#[test]
fn pictures_out_of_sight_without_end() {
    let sight = |attribute: &str, value: &str| {
        let image = |at| format!("<img src=/a-picture-of-number-{at}.jpg {attribute}='{value} {at}'>");
        assert_clear(&html(&page("", &format!("{}{}", story(), numbered(PICTURES, image)))));
    };
    sight("alt", "Anchor");
    sight("title", "Photo: Hedda Moll");
    sight("data-caption", "What picture shows");
    let claims = numbered(PICTURES, |at| {
        format!("{{\"@type\":\"ImageObject\",\"url\":\"/a-picture-of-number-{at}.jpg\",\"caption\":\"Anchor {at}\"}},")
    });
    let claims =
        format!("<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"image\":[{claims}{{}}]}}</script>");
    let images = numbered(PICTURES, |at| format!("<img src=/a-picture-of-number-{at}.jpg>"));
    assert_clear(&html(&page(&claims, &format!("{}{images}", story()))));
}

#[test]
fn a_base_without_end() {
    let base = format!("<base href='https://port.example/{}'>", "a/".repeat(DATA_URI / 2));
    let images = numbered(CLAIMS, |at| format!("<img src={at}.jpg>"));
    assert_story(&html(&page(&base, &format!("{}{images}", story()))));
}

#[test]
fn entities_without_end() {
    for entity in ["&amp;", "&#x41;", "&", "&notit;", "&#", "&CounterClockwiseContourIntegral"] {
        assert_clear(&html(&page("", &format!("<p>{}</p>", entity.repeat(ENTITIES)))));
    }
}

#[test]
fn comments_and_cdata_without_end() {
    for run in ["<!-- a -->", "<!-->", "<!--->", "<!-- -- ->-->", "<![CDATA[ a ]]>", "<?a>", "</ >"] {
        assert_story(&html(&page("", &run.repeat(COMMENTS))));
    }
    for open in ["<!--", "<![CDATA[", "<svg><![CDATA[", "<!-- <!--", "<", "</", "<a ", "<a b='"] {
        assert_clear(&html(&format!("{}{}", page("", ""), open.repeat(COMMENTS))));
    }
}

#[test]
fn one_long_line() {
    let words = "anchor ".repeat(LONG_LINE / "anchor ".len());
    let letters = "a".repeat(LONG_LINE);
    for line in [&words, &letters] {
        assert_clear(&text(line));
        assert_clear(&html(line));
    }
    let sentences = STORY.join(" ");
    assert_clear(&text(&format!("{sentences} ").repeat(LONG_LINE / sentences.len())));
}

#[test]
fn many_short_lines() {
    for line in ["\n", " \n", "a\n", "a\n\n", "- a\n", "> ", "By \n", "Title: a\n", "\r", "\u{2028}"] {
        assert_clear(&text(&line.repeat(SHORT_LINES)));
    }
}

#[test]
fn cells_that_span_the_world() {
    let cell = "<td colspan=9007199254740991 rowspan=9007199254740991>a</td>";
    let table = format!("<table><col span=9007199254740991><tr>{cell}{cell}</tr><tr>{cell}</tr></table>");
    assert_story(&html(&page("", &table)));
}

#[test]
fn a_picture_inside_the_page() {
    let data = format!("data:image/png;base64,{}", "QUJD".repeat(DATA_URI / 4));
    assert_story(&html(&page("", &format!("<figure><img src='{data}'><figcaption>The anchor.</figcaption></figure>"))));
    assert_story(&html(&page(&format!("<meta property=og:image content='{data}'>"), "")));
    assert_story(&html(&page(&format!("<style>a {{ background: url({data}) }}</style>"), "")));
}

#[test]
fn json_without_end() {
    let block = |json: &str| format!("<script type=application/ld+json>{json}</script>");
    let fair = block(&format!(
        "{{\"@type\":\"NewsArticle\",\"headline\":\"{HEADLINE}\",\"author\":[{{\"name\":\"Hedda Moll\"}}]}}"
    ));
    assert_story(&html(&page(&fair.repeat(JSON_BLOCKS), "")));
    for deep in ["[", "{\"@graph\":[", "{\"a\":", "[{\"author\":{\"author\":"] {
        assert_story(&html(&page(&block(&deep.repeat(JSON_DEPTH)), "")));
    }
    assert_story(&html(&page(&block(&format!("{}{}", "[".repeat(JSON_DEPTH), "]".repeat(JSON_DEPTH))), "")));
    assert_story(&html(&page(&block(&"{}".repeat(JSON_DEPTH)), "")));
}

#[test]
fn a_script_s_data_without_end() {
    let page = |data: &str| format!("<title>{HEADLINE}</title><script>window.x={data}</script>");
    let text = STORY.join(" ");
    let units = [
        "[",
        "{\"body\":",
        "(",
        "}",
        "\"",
        "'",
        "`",
        "\\",
        "a:",
        "\"text\":\"\\\"",
        "self.__next_f.push([1,\"",
        "<script>",
    ];
    for unit in units {
        // Nothing may be found, but it must be found out soon.
        let _ = html(&page(&unit.repeat(JSON_DEPTH)));
        let _ = html(&page(&format!("{}\"{text}\"", unit.repeat(JSON_DEPTH))));
    }
    let nested = (0..12).fold(format!("{{\"body\":\"{text}\"}}"), |json, _| format!("{{\"body\":{json:?}}}"));
    let _ = html(&page(&nested));
    let items = format!("{{\"text\":\"{}\"}},", STORY[0]).repeat(JSON_BLOCKS);
    assert!(!html(&page(&format!("{{\"body\":[{items}]}}"))).expect("a story is found").body.is_empty());
    let stream = "<script>self.__next_f.push([1,\"1:T5,\"])</script>".repeat(JSON_BLOCKS);
    let _ = html(&stream);
}

#[test]
fn noscript_without_end() {
    let story = format!("<p>{}</p>", STORY.join("</p><p>"));
    let page = format!("<h1>{HEADLINE}</h1>{}{story}", "<noscript>".repeat(LIST_DEPTH));
    assert!(!html(&page).expect("a story is found").body.is_empty());
    let many = format!("<h1>{HEADLINE}</h1>{}", format!("<noscript>{story}</noscript>").repeat(COMMENTS / 10));
    assert!(!html(&many).expect("a story is found").body.is_empty());
}

#[test]
fn breaks_and_spaces_without_end() {
    assert_clear(&html(&page("", &format!("<p>{}", "a<br>".repeat(LINES)))));
    for run in ["<br>", "<br/>\n", "&nbsp;", " \n\t", "<p></p>", "<hr>", "\u{a0}\u{200b}", "<wbr>"] {
        assert_story(&html(&page("", &run.repeat(BREAKS))));
    }
}

#[test]
fn a_story_between_breaks() {
    let story = STORY.join("<br><br>");
    assert_story(&html(&format!(
        "<html><body><h1>{HEADLINE}</h1><div>{story}{}</div></body></html>",
        "<br>".repeat(BREAKS)
    )));
}

#[test]
fn templates_and_foreign_elements() {
    for piece in [
        "<svg><template>",
        "<math><mi><svg><desc>",
        "<template><table>",
        "<svg><foreignObject><p>a",
        "<select><option>",
    ] {
        assert_clear(&html(&page("", &piece.repeat(SMALL_TREES))));
    }
    assert_story(&html(&page("", &"<svg><template><path d=M0></template></svg>".repeat(SMALL_TREES))));
    assert_story(&html(&page("", &"<template><p>a</p></template>".repeat(SMALL_TREES))));
}

#[test]
fn a_frameset() {
    assert_nothing(&html(
        "<html><head><title>Frames</title></head><frameset cols=20,80><frame src=a><frame src=b></frameset></html>",
    ));
    assert_clear(&html(&"<frameset>".repeat(SMALL_TREES)));
}

#[test]
fn elements_that_end_the_markup() {
    for tag in ["<plaintext>", "<textarea>", "<script>", "<style>", "<xmp>", "<noscript>", "<iframe>", "<title>"] {
        assert_clear(&html(&format!("{}{tag}{}", page("", ""), "<p>a</p>".repeat(SMALL_TREES))));
        assert_clear(&html(&page("", &tag.repeat(SMALL_TREES))));
    }
}

#[test]
fn nothing_to_read() {
    for page in
        ["", " ", "\n\n\t", "\u{feff}", "<!DOCTYPE html>", "<html><body></body></html>", "<!-- a -->", "<p></p>"]
    {
        assert_nothing(&html(page));
    }
    for page in ["", " ", "\n\n\t", "\u{feff}", "\u{a0}"] {
        assert_nothing(&text(page));
    }
}

#[test]
fn only_a_head() {
    let head = format!("<head><title>{HEADLINE}</title><meta name=description content='{}'></head>", STORY[0]);
    assert_nothing(&html(&format!("<html>{head}</html>")));
    assert_nothing(&html(&format!("<html>{head}<body><script>let a = 'a';</script></body></html>")));
}

#[test]
fn a_fragment_of_a_page() {
    assert_story(&html(&story()));
    assert_story(&html(&format!("</div></td>{}</body>", story())));
}

#[test]
fn text_taken_for_markup_and_markup_taken_for_text() {
    assert_clear(&html(&format!("{HEADLINE}\n\n{}", STORY.join("\n\n"))));
    assert_clear(&text(&page("", "")));
}

#[test]
fn characters_that_are_none() {
    let between =
        "<p>a\0b \u{fffe} \u{202e} &#0; &#xD800; &#xDFFF; &#x110000; &#99999999999999999999; &#x80; &#xFFFF;</p>";
    assert_story(&html(&page("", &between.repeat(100))));
    assert_clear(&text(&format!("{HEADLINE}\n\n{}\0\u{202e}\u{fffe}", STORY.join("\n\n"))));
    let zeros = page("", &"\0".repeat(COMMENTS));
    let outcome = read(|extractor| extractor.bytes(zeros.as_bytes()));
    assert!(matches!(outcome, Ok(_) | Err(ErrorKind::NotText)));
}

#[test]
fn bytes_that_are_no_text() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend((0..200_000_u32).flat_map(u32::to_le_bytes));
    assert_eq!(read(|extractor| extractor.bytes(&png)), Err(ErrorKind::NotText));
    let pdf = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), vec![0; 4096]].concat();
    assert_eq!(read(|extractor| extractor.bytes(&pdf)), Err(ErrorKind::NotText));
}

#[test]
fn more_than_the_limit() {
    let small = Extractor::new().with_max_bytes(100);
    let page = page("", "");
    for outcome in [small.html(&page), small.text(&page), small.bytes(page.as_bytes())] {
        let error = outcome.expect_err("the page has more than 100 bytes");
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.to_string().contains("100"), "{error}");
    }
}

/// A front page: sections, teasers, links.
fn menu_page() -> String {
    let sections = ["Harbour", "Weather", "Fish market", "Obituaries", "Letters"];
    let menu = sections.map(|name| format!("<li><a href='/{name}'>{name}</a></li>")).concat();
    let teasers = numbered(40, |at| {
        let section = sections[at % sections.len()];
        format!(
            "<div class=teaser><a href=/{at}><h3>{section}: changes on pier {at}</h3></a><a href=/{at}>More</a></div>"
        )
    });
    format!(
        "<html><head><title>The Port Amsel Post</title></head><body><nav><ul>{menu}</ul></nav><main>{teasers}</main>\
         <footer><a href=/imprint>Imprint</a> <a href=/privacy>Privacy</a></footer></body></html>"
    )
}

#[test]
fn a_menu_is_no_story() {
    assert_no_story(&html(&menu_page()));
    assert_no_story(&html(
        "<html><body><ul><li><a href=/a>Home</a></li><li><a href=/b>About</a></li></ul></body></html>",
    ));
}

#[test]
fn a_menu_as_text_is_no_story() {
    let lines = numbered(40, |at| format!("  * What changes on pier {at}\n    More\n"));
    assert_no_story(&text(&format!(
        "The Port Amsel Post\n\nHome\nHarbour\nWeather\nLog in\n\n{lines}\nImprint\nPrivacy\n"
    )));
}

#[test]
fn a_missing_page_is_no_story() {
    assert_no_story(&html(
        "<html><head><title>404</title></head><body><h1>Page not found</h1><p>The page you are looking for has moved.</p>\
         <a href=/>Back to the front page</a></body></html>",
    ));
}
