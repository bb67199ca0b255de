//! What holds for any input: nothing panics, nothing is made up, and nothing depends on what came before.
//!
//! `PROPTEST_CASES=2000 cargo test --test properties` looks further.

#![expect(clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::thread;

use nutgraf::{Article, Date, Extractor, extract, extract_text};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseResult;

/// Elements whose content is text like any other.
const TAGS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "label",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "time",
    "tr",
    "u",
    "ul",
    "x-card",
];

/// Elements that switch the tokenizer, or the tree builder, to other rules.
const ODD_TAGS: &[&str] = &[
    "frameset",
    "iframe",
    "math",
    "mi",
    "noscript",
    "plaintext",
    "script",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
    "foreignObject",
    "annotation-xml",
    "base",
    "meta",
    "link",
    "caption",
    "col",
    "colgroup",
    "script type=application/ld+json",
];

/// Attributes that readers look at; no value holds a word of small letters only that [`word`] could make.
const ATTRIBUTES: &[&str] = &[
    "class=ARTICLE1-BODY1",
    "class='SHARE2 BAR2'",
    "id=\"COMMENTS3\"",
    "itemprop=articleBody",
    "rel=author",
    "href=https://EXAMPLE4.example/P4",
    "src=//EXAMPLE5.example/I5.jpg",
    "alt='PICTURE6'",
    "hidden",
    "role=NAVIGATION7",
    "datetime=2024-04-08T09:00:00+02:00",
    "style='display:none'",
    "colspan=9007199254740991",
    "content='MADE8 UP8'",
    "property=og:title",
    "title=\"TIP9\"",
    "aria-hidden=true",
    "=",
    "\"",
    "a=a a=b",
];

/// What goes wrong between tags.
const ODDITIES: &[&str] = &[
    "&amp;",
    "&#xD800;",
    "&#0;",
    "&#x110000;",
    "&notit;",
    "&nbsp",
    "&",
    "<",
    ">",
    "</",
    "<!",
    "<!--",
    "-->",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<?xml ?>",
    "<!DOCTYPE html>",
    "</p>",
    "</br>",
    "\0",
    "\r\n",
    "\u{feff}",
    "\u{200f}",
    "\u{ad}",
    "\u{a0}",
    "{\"@graph\":[",
    "{\"@type\":\"NewsArticle\",\"headline\":\"",
    "By ",
    "Share this:",
    "2024-02-30",
    "HARBOUR, May 5 (Reuters) - ",
    "文/王小明",
    "。",
    "\n\n",
    "  * ",
    "> ",
    "Title: ",
];

fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { default } else { ProptestConfig { cases, ..default } }
}

fn word() -> impl Strategy<Value = String> {
    "[a-z]{1,9}"
}

fn sentence() -> impl Strategy<Value = String> {
    (prop::collection::vec(word(), 1..25), select(&[".", "", "?", ":", ",", ".”"][..]))
        .prop_map(|(words, end)| format!("{}{end}", words.join(" ")))
}

fn open_tag(tags: &'static [&'static str]) -> impl Strategy<Value = String> {
    (select(tags), prop::collection::vec(select(ATTRIBUTES), 0..3))
        .prop_map(|(tag, attributes)| format!("<{tag} {}>", attributes.join(" ")))
}

fn close_tag(tags: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(tags).prop_map(|tag| format!("</{tag}>"))
}

/// Markup in any order, with text of plain words that are set apart by spaces.
fn plain_soup() -> impl Strategy<Value = Vec<String>> {
    let spaced = sentence().prop_map(|text| format!(" {text} "));
    let piece =
        prop_oneof![3 => open_tag(TAGS), 2 => close_tag(TAGS), 4 => spaced, 1 => Just("<!-- NOTE10 -->".to_owned())];
    prop::collection::vec(piece, 0..60)
}

/// Markup and anything else in any order.
fn wild_soup() -> impl Strategy<Value = String> {
    let odd = select(ODDITIES).prop_map(str::to_owned);
    let tags = prop_oneof![open_tag(TAGS), close_tag(TAGS), open_tag(ODD_TAGS), close_tag(ODD_TAGS)];
    let piece = prop_oneof![3 => tags, 2 => sentence(), 2 => odd, 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// What a text holds of links, emphasis, lists, tables and dumps; what follows a line break opens a line. No word of small
/// letters stands in it that [`word`] could make.
const SIGNS: &[&str] = &[
    "[",
    "](",
    "![",
    ")",
    "]",
    "[17]",
    " [1] ",
    " (BUTTON) ",
    " [WORDS6](/P6) ",
    " ![PICTURE7](/P7) ",
    " (https://EXAMPLE8.example/P8)",
    "<http",
    "<https://EXAMPLE4.example/P4>",
    "https://EXAMPLE4.example/P4",
    ">",
    "**",
    "*",
    "_",
    "__",
    "`",
    "|",
    " | ",
    "\t",
    "\n, ",
    "\n\t",
    "\n- ",
    "\n* ",
    "\n• ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n---\n",
    "\n| ",
    "-\n",
    "\u{ad}",
    "\u{a0}",
    "\r\n",
    "\u{c}",
    "By ",
    "Title: ",
    "\n(C) ",
    "\nPhoto: ",
];

/// Lines of plain words, some blank.
fn plain_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![4 => sentence(), 1 => Just(String::new()), 1 => "[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}"];
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

/// Lines of plain words with signs among them, mostly set apart by spaces.
fn signed_text() -> impl Strategy<Value = String> {
    let sign = || select(SIGNS).prop_map(str::to_owned);
    let spaced = sentence().prop_map(|text| format!(" {text} "));
    let piece = prop_oneof![3 => spaced, 2 => sentence(), 3 => sign(), 2 => Just("\n".to_owned()), 1 => Just("\n\n".to_owned())];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The pages of all fixtures.
fn fixture_pages() -> Vec<Vec<u8>> {
    let folders =
        fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages")).expect("there are fixtures");
    let mut files: Vec<PathBuf> = folders
        .flat_map(|folder| {
            ["page.html", "page.txt"].map(|name| folder.as_ref().expect("a folder can be read").path().join(name))
        })
        .filter(|file| file.exists())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a fixture can be read")).collect()
}

/// The page with all names of tags in capitals.
fn with_capitals(page: &[u8]) -> Vec<u8> {
    let mut is_name = false;
    let capitals = page.iter().enumerate().map(|(at, byte)| {
        let opens = page[..at].ends_with(b"<") || page[..at].ends_with(b"</");
        is_name = byte.is_ascii_alphanumeric() && (is_name || opens);
        if is_name { byte.to_ascii_uppercase() } else { *byte }
    });
    capitals.collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// All text that the page is said to show.
fn shown(article: &Article) -> Vec<&str> {
    let lines = [&article.headline, &article.standfirst, &article.dateline].into_iter().flatten().map(String::as_str);
    let authors = article
        .byline
        .iter()
        .flat_map(|b| b.text.as_deref().into_iter().chain(b.authors.iter().map(|a| a.name.as_str())));
    let captions = article.captions.iter().flat_map(|c| [Some(c.text.as_str()), c.credit.as_deref()]).flatten();
    lines.chain(authors).chain(captions).chain(article.body.iter().map(|block| block.text.as_str())).collect()
}

/// Takes the input for HTML, for text and for bytes, and checks what each article promises.
fn read_every_way(input: &str) -> TestCaseResult {
    let extractor = Extractor::new();
    for article in [extract(input), extract_text(input), extractor.bytes(input.as_bytes())].into_iter().flatten() {
        prop_assert!((0.0..=1.0).contains(&article.confidence), "confidence {}", article.confidence);
        prop_assert!(article.body.iter().all(|block| !block.text.trim().is_empty()), "an empty block");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn any_string_gives_an_article_or_an_error(input in any::<String>()) {
        read_every_way(&input)?;
    }

    #[test]
    fn any_bytes_give_an_article_or_an_error(input in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(article) = Extractor::new().bytes(&input) {
            prop_assert!((0.0..=1.0).contains(&article.confidence));
        }
    }

    #[test]
    fn any_tag_soup_gives_an_article_or_an_error(input in wild_soup()) {
        read_every_way(&input)?;
    }

    #[test]
    fn what_plain_text_gives_stands_in_it(input in plain_text()) {
        let page = folded(&input);
        if let Ok(article) = extract_text(&input) {
            for text in shown(&article) {
                prop_assert!(page.contains(text), "made up: {text:?}");
            }
        }
    }

    #[test]
    fn every_word_that_a_text_of_signs_gives_stands_in_it(input in signed_text()) {
        let unhyphenated = input.replace('\u{ad}', "");
        let known: BTreeSet<&str> = words(&unhyphenated).collect();
        if let Ok(article) = extract_text(&input) {
            for word in shown(&article).into_iter().flat_map(words) {
                prop_assert!(known.contains(word), "glued, cut or made up: {word:?}");
            }
        }
    }

    #[test]
    fn every_word_that_markup_gives_stands_in_its_text(pieces in plain_soup()) {
        let texts: BTreeSet<&str> = pieces.iter().filter(|piece| !piece.starts_with('<')).flat_map(|piece| words(piece)).collect();
        if let Ok(article) = extract(&pieces.concat()) {
            for word in shown(&article).into_iter().flat_map(words) {
                prop_assert!(texts.contains(word), "glued, cut or made up: {word:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_page_may_break_off_anywhere(page in select(fixture_pages()), cut in any::<Index>()) {
        let (start, _) = page.split_at(cut.index(page.len()));
        if let Ok(article) = Extractor::new().bytes(start) {
            prop_assert!((0.0..=1.0).contains(&article.confidence));
        }
        read_every_way(&String::from_utf8_lossy(start))?;
    }

    #[test]
    fn nothing_is_carried_from_page_to_page(pages in prop::collection::vec(wild_soup(), 2..4), fixture in select(fixture_pages())) {
        let extractor = Extractor::new();
        let alone = extractor.explain_bytes(&fixture);
        for page in &pages {
            drop((extractor.html(page), extractor.text(page)));
        }
        prop_assert_eq!(extractor.explain_bytes(&fixture), alone);
    }

    #[test]
    fn threads_share_one_extractor(page in wild_soup()) {
        let extractor = Extractor::new();
        let read = || (extractor.explain_html(&page), extractor.explain_text(&page));
        let alone = read();
        let together = thread::scope(|scope| [(); 4].map(|()| scope.spawn(read)).map(|run| run.join().expect("nothing panics")));
        for result in together {
            prop_assert_eq!(&result, &alone);
        }
    }

    #[test]
    fn an_explanation_holds_the_same_article(page in wild_soup()) {
        let extractor = Extractor::new();
        prop_assert_eq!(extractor.explain_html(&page).map(|e| e.article), extractor.html(&page));
        prop_assert_eq!(extractor.explain_text(&page).map(|e| e.article), extractor.text(&page));
    }
}

#[cfg(feature = "serde")]
fn through_json<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    let json = serde_json::to_string(value).expect("a result can be written");
    serde_json::from_str(&json).expect("what was written can be read")
}

/// An extractor with every setting, whatever was asked for.
#[cfg(feature = "serde")]
fn settings() -> impl Strategy<Value = Extractor> {
    use nutgraf::{Format, Preference};

    let format = select(&[Format::Detected, Format::Html, Format::Text][..]);
    let preference = select(&[Preference::Recall, Preference::Balance, Preference::Precision][..]);
    let strings = (any::<String>(), any::<String>());
    let numbers = (any::<usize>(), prop_oneof![0.0..=1.0_f32, prop::num::f32::ANY]);
    (strings, numbers, format, preference).prop_map(|((url, charset), (max_bytes, least), format, preference)| {
        let extractor = Extractor::new().with_url(url).with_charset(charset).with_max_bytes(max_bytes);
        extractor.with_format(format).with_preference(preference).with_least_confidence(least)
    })
}

#[cfg(feature = "serde")]
proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn results_read_back_from_json(soup in wild_soup(), fixture in select(fixture_pages())) {
        let extractor = Extractor::new();
        for explanation in [extractor.explain_html(&soup), extractor.explain_bytes(&fixture)].into_iter().flatten() {
            let back: nutgraf::Explanation = through_json(&explanation);
            prop_assert_eq!(back, explanation);
        }
    }

    #[test]
    fn settings_read_back_from_json(extractor in settings()) {
        prop_assert_eq!(through_json(&extractor), extractor);
    }
}

/// Looks like ISO 8601, long and short; the day and the time need not exist.
const DATE_LIKE: &str = "[-+]?(00)?[0-9]{4}-?[01][0-9]-?[0-3][0-9]\
    ([T ][0-2][0-9]:?[0-5][0-9](:?[0-6][0-9])?([.,][0-9]{1,3})?(Z|[-+][0-2][0-9](:?[0-5][0-9]){0,2})?)?";

/// ISO 8601 for days that exist, with and without time, fraction and offset.
fn iso_date() -> impl Strategy<Value = String> {
    let day = (0..=9999, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let fraction = prop_oneof![3 => Just(String::new()), 1 => "\\.[0-9]{1,9}"];
    let time =
        (0..24, 0..60, 0..60, fraction).prop_map(|(h, m, s, fraction)| format!("T{h:02}:{m:02}:{s:02}{fraction}"));
    let hours = (select(&["+", "-"][..]), 0..24, 0..60).prop_map(|(sign, h, m)| format!("{sign}{h:02}:{m:02}"));
    let offset = prop_oneof![Just(String::new()), Just("Z".to_owned()), hours];
    (day, prop::option::of((time, offset))).prop_map(|(day, time)| match time {
        Some((time, offset)) => format!("{day}{time}{offset}"),
        None => day,
    })
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn dates_read_back_what_they_display(iso in iso_date()) {
        let date: Date = iso.parse().expect("the day exists");
        let back: Date = date.to_string().parse().expect("what was displayed can be read");
        prop_assert_eq!(back, date);
        prop_assert_eq!(back.time().is_some(), iso.contains('T'), "a time was invented or lost");
    }

    #[test]
    fn any_date_that_can_be_read_can_be_displayed(text in DATE_LIKE) {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        }
    }
}

#[test]
fn tag_names_in_capitals_are_the_same_names() {
    assert_eq!(with_capitals(b"<p class=a>a/b < c</p><br/>"), b"<P class=a>a/b < c</P><BR/>");
    let extractor = Extractor::new();
    for page in fixture_pages().into_iter().filter(|page| page.starts_with(b"<")) {
        let (whole, capitals) = (extractor.bytes(&page), extractor.bytes(&with_capitals(&page)));
        assert_eq!(capitals, whole, "{}", String::from_utf8_lossy(&page));
    }
}
