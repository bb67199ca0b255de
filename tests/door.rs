//! The library's public door: what its types promise, and what becomes of bad input.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Debug;
use std::thread;

use nutgraf::{
    Article, Author, Block, BlockKind, Byline, Caption, Date, Error, ErrorKind, ExplainedBlock, Explanation, Extractor,
    Format, Image, Label, ParseDateError, Preference, Provenance, Reason, Rule, Source,
};

/// Compiles only if every type can be handed to other threads, kept, copied and looked at.
const _: () = {
    const fn is_shared<T: Send + Sync + 'static + Clone + Debug + PartialEq>() {}
    const fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    const fn is_small<T: Copy + Eq + std::hash::Hash>() {}
    is_shared::<Article>();
    is_shared::<Author>();
    is_shared::<Block>();
    is_shared::<Byline>();
    is_shared::<Caption>();
    is_shared::<Image>();
    is_shared::<Extractor>();
    is_shared::<Explanation>();
    is_shared::<ExplainedBlock>();
    is_shared::<Reason>();
    is_shared::<Error>();
    is_shared::<ParseDateError>();
    is_shared::<Provenance>();
    is_error::<Error>();
    is_error::<ParseDateError>();
    is_small::<BlockKind>();
    is_small::<Date>();
    is_small::<ErrorKind>();
    is_small::<Format>();
    is_small::<Label>();
    is_small::<Preference>();
    is_small::<Rule>();
    is_small::<Source>();
};

/// As much stack as a thread of the usual pools has.
const STACK_BYTES: usize = 2 << 20;

const PARAGRAPHS: [&str; 3] = [
    "The café on the quay reopened on Monday, two years after a flood had carried its tables down to the harbour mouth.",
    "Its owner, Zoë Müller, said that every chair but one had been found, and that the last would surely turn up too.",
    "The town paid a third of the repairs, and the rest came from guests, among them a crew of six that rows each dawn.",
];

/// A small news page.
fn page() -> String {
    let body: String = PARAGRAPHS.map(|text| format!("<p>{text}</p>\n")).concat();
    format!(
        "<!doctype html><html><head><title>Café on the quay reopens</title></head>\
         <body><article><h1>Café on the quay reopens</h1>\n{body}</article></body></html>"
    )
}

fn paragraphs(article: &Article) -> Vec<&str> {
    article.body.iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| &*block.text).collect()
}

fn kind_of(bytes: &[u8]) -> ErrorKind {
    Extractor::new().bytes(bytes).unwrap_err().kind()
}

/// One byte a character, as older sites wrote.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    thread::Builder::new().stack_size(STACK_BYTES).spawn(work).unwrap().join().unwrap()
}

#[test]
fn a_space_stands_whatever_invisible_follows_it() {
    let page = "<h1>Bridge</h1><p>The old <b>&#8203;</b>bridge over <i>the\u{200b}</i> <b>\u{feff}</b><i>Elm</i> re\u{ad}opened.";
    let blocks = Extractor::new().explain_html(page).unwrap().blocks;
    assert_eq!(blocks[1].text, "The old bridge over the Elm reopened.");
}

#[test]
fn nothing_and_white_space_are_empty() {
    let blank = format!("\u{feff}{}", " \t\r\n\u{a0}\n".repeat(1000));
    for bytes in [b"".as_slice(), b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe", blank.as_bytes()] {
        assert_eq!(kind_of(bytes), ErrorKind::Empty, "{:?}", bytes.get(..8));
    }
    for html in ["", " ", "<!doctype html><html><head></head><body></body></html>", "<!-- only this -->"] {
        assert_eq!(nutgraf::extract(html).unwrap_err().kind(), ErrorKind::Empty, "{html:?}");
    }
    assert_eq!(nutgraf::extract_text("\n \n").unwrap_err().kind(), ErrorKind::Empty);
}

#[test]
fn script_and_style_are_no_text() {
    let html =
        "<html><head><style>p { color: red }</style></head><body><script>let words = 'many words';</script></body>";
    assert_eq!(nutgraf::extract(html).unwrap_err().kind(), ErrorKind::Empty);
}

#[test]
fn binary_is_not_text() {
    let pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Length 5 >>\nstream\n\x00\x01\x02\x9c\x00\nendstream";
    let png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00";
    let zip = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00!\x00\x9c\x1b\x00\x00";
    let gzip = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcbH\xcd\xc9\xc9W(\xcf/\xcaI\x01\x00";
    for bytes in [pdf.as_slice(), png, zip, gzip] {
        assert_eq!(kind_of(bytes), ErrorKind::NotText, "{bytes:?}");
    }
}

#[test]
fn a_page_packed_with_its_pictures_is_refused_by_name() {
    let page = PARAGRAPHS.join("\r\n\r\n");
    let header = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"a\"";
    let mhtml = format!("{header}\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n{page}\r\n--a--\r\n");
    for format in [Format::Detected, Format::Html, Format::Text] {
        let error = Extractor::new().with_format(format).bytes(mhtml.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotText);
        assert!(error.to_string().contains("MHTML"), "{error}");
    }
}

#[test]
fn a_feed_and_json_are_no_page_unless_the_caller_says_so() {
    let story = PARAGRAPHS.join(" ");
    let feed =
        format!("<?xml version=\"1.0\"?><rss><channel><item><title>Café</title><description>{story}</description>");
    let json = format!("{{\"headline\": \"Café\", \"body\": \"{story}\"}}");
    for data in [feed, json] {
        assert_eq!(kind_of(data.as_bytes()), ErrorKind::NotText, "{data}");
        assert!(Extractor::new().with_format(Format::Text).bytes(data.as_bytes()).is_ok());
    }
}

#[test]
fn every_byte_value_in_a_row_is_survived() {
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let _ = Extractor::new().bytes(&bytes);
    for format in [Format::Html, Format::Text] {
        let _ = Extractor::new().with_format(format).bytes(&bytes);
    }
}

#[test]
fn a_limit_is_kept_and_named() {
    let html = page();
    let extractor = Extractor::new().with_max_bytes(html.len() - 1);
    for error in
        [extractor.html(&html), extractor.text(&html), extractor.bytes(html.as_bytes())].map(Result::unwrap_err)
    {
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.to_string().contains(&(html.len() - 1).to_string()), "{error}");
    }
    assert!(Extractor::new().with_max_bytes(html.len()).html(&html).is_ok());
}

#[test]
fn a_page_gives_its_paragraphs() {
    let article = nutgraf::extract(&page()).unwrap();
    assert_eq!(article.headline.as_deref(), Some("Café on the quay reopens"));
    assert_eq!(paragraphs(&article), PARAGRAPHS);
}

#[test]
fn a_page_that_is_no_article_is_refused_on_demand() {
    let items = "<li><a href=/a>Local news</a><li><a href=/b>Sport</a><li><a href=/c>Weather</a>".repeat(20);
    let menu = format!("<title>Echo</title><nav><ul>{items}</ul></nav>");
    let strict = Extractor::new().with_least_confidence(0.5);
    let error = strict.html(&menu).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoArticle);
    assert!(error.to_string().ends_with("the least 0.50"), "{error}");
    let confidence = Extractor::new().html(&menu).unwrap().confidence;
    assert!(confidence < 0.5 && confidence.is_sign_positive(), "{confidence:?}");
    assert!(strict.html(&page()).unwrap().confidence >= 0.5);
}

#[test]
fn a_least_confidence_is_a_share() {
    let least = |number| Extractor::new().with_least_confidence(number);
    assert_eq!(least(2.0), least(1.0));
    assert_eq!(least(f32::INFINITY), least(1.0));
    for none in [-1.0, f32::NEG_INFINITY, f32::NAN] {
        assert_eq!(least(none), Extractor::new());
    }
}

#[test]
fn a_preference_moves_what_is_body() {
    let pages = std::fs::read_dir("fixtures/pages").unwrap().map(|folder| folder.unwrap().path().join("page.html"));
    // The fixtures taught the trees: what they are sure of there is in doubt where names say nothing.
    let pages =
        pages.filter_map(|page| std::fs::read_to_string(page).ok()).map(|page| page.replace(" class=", " was="));
    let pages: Vec<String> = pages.collect();
    let words = |preference| -> usize {
        let extractor = Extractor::new().with_preference(preference);
        let bodies = pages.iter().filter_map(|page| extractor.html(page).ok()).flat_map(|article| article.body);
        bodies.map(|block| block.text.split_whitespace().count()).sum()
    };
    let [recall, balance, precision] = [Preference::Recall, Preference::Balance, Preference::Precision].map(words);
    assert!(recall > balance && balance > precision, "{recall}, {balance}, {precision}");
}

#[test]
fn a_page_cut_anywhere_is_survived() {
    let html = page();
    for end in (0..html.len()).filter(|end| html.is_char_boundary(*end)) {
        let (cut, _) = html.split_at(end);
        let _ = nutgraf::extract(cut);
        let _ = nutgraf::extract_text(cut);
    }
    for end in 0..html.len() {
        let _ = Extractor::new().bytes(&html.as_bytes()[..end]);
    }
}

#[test]
fn a_page_cut_in_its_last_tag_is_whole() {
    let html = page();
    let (cut, _) = html.split_once("</article>").unwrap();
    let cut = cut.trim_end().strip_suffix('>').unwrap();
    assert_eq!(paragraphs(&nutgraf::extract(cut).unwrap()), PARAGRAPHS);
}

#[test]
fn latin_1_without_a_declaration_is_read() {
    let article = nutgraf::extract_bytes(&latin_1(&page())).unwrap();
    assert_eq!(paragraphs(&article), PARAGRAPHS);
}

#[test]
fn a_charset_from_outside_is_heeded() {
    let article = Extractor::new().with_charset("windows-1252").bytes(&latin_1(&page())).unwrap();
    assert_eq!(paragraphs(&article), PARAGRAPHS);
}

#[test]
fn utf_16_with_a_byte_order_mark_is_read() {
    let units: Vec<u16> = format!("\u{feff}{}", page()).encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [little, big] {
        let article = Extractor::new().with_charset("iso-8859-1").bytes(&bytes).unwrap();
        assert_eq!(paragraphs(&article), PARAGRAPHS, "the mark goes before any other word on the charset");
    }
}

#[test]
fn deep_nesting_is_read() {
    for depth in [20_000, 100_000] {
        let found = on_a_small_stack(move || {
            let html =
                page().replace("<article>", &"<div>".repeat(depth)).replace("</article>", &"</div>".repeat(depth));
            nutgraf::extract(&html).unwrap()
        });
        assert_eq!(paragraphs(&found), PARAGRAPHS, "{depth} deep");
    }
}

#[test]
fn deep_nesting_of_other_elements_is_survived() {
    for open in
        ["<b>", "<a href=x>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<svg><g>", "<template>", "<p><b><i>"]
    {
        on_a_small_stack(move || {
            let html = page().replace("<article>", &open.repeat(20_000));
            let _ = nutgraf::extract(&html);
        });
    }
}

#[test]
fn the_same_page_gives_the_same_article_whatever_came_before() {
    let extractor = Extractor::new();
    let first = extractor.html(&page()).unwrap();
    let _ = extractor.html("<p>Another page altogether, with a paragraph of its own to be read in between.");
    assert_eq!(extractor.html(&page()).unwrap(), first);
}

#[test]
fn one_extractor_serves_many_threads() {
    let extractor = Extractor::new();
    let alone = extractor.html(&page());
    let together: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..4).map(|_| scope.spawn(|| extractor.html(&page()))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(together.iter().all(|found| *found == alone));
}

#[test]
fn what_is_rendered_as_text_reads_back_the_same() {
    let article = nutgraf::extract(&page()).unwrap();
    let again = nutgraf::extract_text(&article.to_text()).unwrap();
    assert_eq!((again.headline, again.body), (article.headline, article.body));
}

#[test]
fn an_explanation_holds_the_article_and_every_block() {
    let extractor = Extractor::new();
    let explanation = extractor.explain_html(&page()).unwrap();
    assert_eq!(explanation.article, extractor.html(&page()).unwrap());
    assert!(explanation.blocks.len() > PARAGRAPHS.len(), "{:?}", explanation.blocks);
    for block in &explanation.blocks {
        assert!((0.0..=1.0).contains(&block.probability), "{block:?}");
        assert!(block.reasons.is_sorted_by(|a, b| a.weight.abs() >= b.weight.abs()), "{block:?}");
    }
}

#[test]
fn each_field_says_where_it_was_found() {
    let page = "<html lang=en><title>Bridge reopens | Elm Echo</title><link rel=canonical href=https://echo.example/b>
        <meta property=og:site_name content='Elm Echo'><meta name=section content=Local><meta name=keywords content=elm>
        <script type=application/ld+json>{\"@type\": \"NewsArticle\", \"author\": \"Jane Doe\"}</script>
        <h1>Bridge reopens</h1><p class=byline>By Jane Doe<p><time datetime=2024-04-08T09:00>8 April 2024</time>
        <p>ELMFORD (AP) - The old bridge over the Elm reopened to traffic on Monday after two years of repairs.
        <p>The town will celebrate on Saturday with a brass band, and the first toll is free for all comers.";
    let found = nutgraf::extract(page).unwrap().provenance.to_string();
    assert_eq!(
        found,
        "headline: shown, byline: shown, authors: JSON-LD, dateline: shown, published: time, body: shown, \
         site_name: OpenGraph, url: link, language: html, section: meta, topics: meta"
    );
}

#[test]
fn text_says_where_its_fields_were_found() {
    let text =
        "Headline: Bridge reopens\nDate: 2024-04-08\n\nThe old bridge over the Elm reopened to traffic on Monday.\n";
    let found = nutgraf::extract_text(text).unwrap().provenance;
    assert_eq!(found.published, Some(Source::TextHeader));
    assert_eq!(found.body, Some(Source::Shown));
}

#[cfg(feature = "serde")]
mod serde {
    use super::{
        Article, Block, BlockKind, ErrorKind, ExplainedBlock, Explanation, Extractor, Format, Label, Preference,
        Provenance, Source,
    };
    use serde_json::{Value, from_value, json, to_value};

    fn article() -> Value {
        json!({
            "headline": "Bridge reopens",
            "standfirst": "Two years late.",
            "byline": {"text": "By Jane Doe", "authors": [{"name": "Jane Doe", "url": "https://a.example/doe"}]},
            "dateline": "ELMFORD, April 8",
            "published": "2024-04-08T09:00:00+02:00",
            "modified": "2024-04-09",
            "captions": [{
                "text": "The bridge", "credit": "J. Doe", "image": "https://a.example/1.jpg", "alt": null, "leads": true,
            }],
            "body": [
                {"kind": "paragraph", "text": "a"}, {"kind": "subheading", "text": "b"},
                {"kind": "list_item", "text": "c"}, {"kind": "quotation", "text": "d"},
                {"kind": "preformatted", "text": "e"}, {"kind": "table_row", "text": "f | g"},
            ],
            "images": [{"url": "https://a.example/1.jpg", "alt": null, "leads": true}],
            "site_name": "Elm Gazette",
            "url": "https://a.example/bridge",
            "language": "en",
            "section": "Local",
            "topics": ["bridges", "rivers"],
            "confidence": 0.5,
            "truncated": true,
            "provenance": {
                "headline": "shown", "standfirst": "shown", "byline": "shown", "authors": "json_ld", "dateline": "shown",
                "published": "open_graph", "modified": "meta", "body": "microdata", "images": "time",
                "site_name": "title", "url": "link", "language": "html", "section": "text_header", "topics": null,
            },
        })
    }

    #[test]
    fn an_article_is_written_as_it_was_read() {
        let read: Article = from_value(article()).unwrap();
        assert_eq!(read.body.len(), 6);
        assert_eq!(read.body[2].kind, BlockKind::ListItem);
        assert_eq!(read.published.unwrap().offset_seconds(), Some(7200));
        assert_eq!(read.modified.unwrap().time(), None);
        assert_eq!(to_value(&read).unwrap(), article());
    }

    #[test]
    fn fields_that_are_missing_are_empty() {
        assert_eq!(from_value::<Article>(json!({})).unwrap(), Article::default());
        let some: Article = from_value(json!({"byline": {"authors": [{"name": "Jane Doe"}]}})).unwrap();
        assert_eq!(some.byline.unwrap().authors[0].name, "Jane Doe");
        let failed = json!({"source": "a.html", "error": "the input holds no readable text", "kind": "empty"});
        assert_eq!(from_value::<Article>(failed).unwrap(), Article::default());
        assert_eq!(from_value::<Block>(json!({"text": "a"})).unwrap().kind, BlockKind::Paragraph);
        assert_eq!(from_value::<Explanation>(json!({"blocks": []})).unwrap(), Explanation::default());
        let some: ExplainedBlock = from_value(json!({"text": "a", "reasons": [{"name": "words"}]})).unwrap();
        assert_eq!((some.label, some.probability, some.rule), (Label::Boilerplate, 0.0, None));
        assert_eq!(some.reasons[0].name, "words");
    }

    #[test]
    fn every_source_has_a_name() {
        for (name, shown) in [
            ("shown", "shown"),
            ("json_ld", "JSON-LD"),
            ("open_graph", "OpenGraph"),
            ("meta", "meta"),
            ("microdata", "microdata"),
            ("title", "title"),
            ("time", "time"),
            ("link", "link"),
            ("html", "html"),
            ("text_header", "text header"),
            ("url", "URL"),
            ("detected", "detected"),
        ] {
            let source: Source = from_value(json!(name)).unwrap();
            assert_eq!(to_value(source).unwrap(), name);
            assert_eq!(source.to_string(), shown);
        }
    }

    #[test]
    fn provenance_is_written_as_it_was_read() {
        assert_eq!(from_value::<Provenance>(json!({})).unwrap(), Provenance::default());
        let written = to_value(Provenance::default()).unwrap();
        assert!(written.as_object().unwrap().values().all(Value::is_null), "{written}");
        let found: Provenance = from_value(json!({"language": "detected"})).unwrap();
        assert_eq!(found.language, Some(Source::Detected));
        assert_eq!(found.iter().collect::<Vec<_>>(), [("language", Source::Detected)]);
    }

    #[test]
    fn a_wrong_date_is_refused() {
        assert!(from_value::<Article>(json!({"published": "last Monday"})).is_err());
    }

    #[test]
    fn an_extractor_is_written_as_it_was_read() {
        let extractor = Extractor::new()
            .with_max_bytes(1000)
            .with_format(Format::Text)
            .with_url("https://a.example/")
            .with_charset("utf-8")
            .with_preference(Preference::Recall)
            .with_least_confidence(0.5);
        let written = json!({
            "max_bytes": 1000, "format": "text", "url": "https://a.example/", "charset": "utf-8",
            "preference": "recall", "least_confidence": 0.5,
        });
        assert_eq!(to_value(&extractor).unwrap(), written);
        assert_eq!(from_value::<Extractor>(written).unwrap(), extractor);
        assert_eq!(from_value::<Extractor>(json!({})).unwrap(), Extractor::new());
    }

    #[test]
    fn a_setting_that_is_none_is_refused() {
        let error = from_value::<Extractor>(json!({"least_confidense": 0.5})).unwrap_err().to_string();
        assert!(error.contains("least_confidense"), "{error}");
    }

    #[test]
    fn a_least_confidence_is_read_as_a_share() {
        for (number, least) in [(-1.0, 0.0), (0.25, 0.25), (2.0, 1.0)] {
            let read: Extractor = from_value(json!({"least_confidence": number})).unwrap();
            assert_eq!(read, Extractor::new().with_least_confidence(least));
        }
    }

    #[test]
    fn every_kind_of_error_has_a_name() {
        for name in ["too_large", "not_text", "empty", "no_article"] {
            let kind: ErrorKind = from_value(json!(name)).unwrap();
            assert_eq!(to_value(kind).unwrap(), name);
        }
    }

    #[test]
    fn an_explanation_is_written_as_it_was_read() {
        let reasons = json!([{"name": "words", "weight": 1.5}, {"name": "link density", "weight": -0.25}]);
        let block =
            json!({"text": "a", "label": "list_item", "probability": 0.75, "rule": "pull_quote", "reasons": reasons});
        let whole = json!({"article": article(), "blocks": [block]});
        let read: Explanation = from_value(whole.clone()).unwrap();
        assert_eq!(to_value(&read).unwrap(), whole);
    }

    #[test]
    fn an_article_read_from_json_is_rendered() {
        let read: Article = from_value(article()).unwrap();
        let text = "Bridge reopens\n\nTwo years late.\n\nBy Jane Doe\n2024-04-08T09:00:00+02:00\nELMFORD, April 8\n\n\
                    a\n\nb\n\n- c\n\nd\n\ne\n\nf | g\n";
        assert_eq!(read.to_text(), text);
        assert_eq!(read.to_string(), text);
        let markdown = read.to_markdown();
        assert!(markdown.starts_with("# Bridge reopens\n\n**Two years late.**\n\nBy Jane Doe · 2024"), "{markdown}");
        assert!(markdown.ends_with("\n\n---\n\n![The bridge](https://a.example/1.jpg)\n\nThe bridge (J. Doe)\n"));
    }
}
