//! What is rendered reads back the same, in the eyes of another crate's Markdown reader.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::{Author, Byline, Image};

/// A rendered block as it reads back: a word for what it is, and its text.
type ReadBlock = (&'static str, String);

/// Collects what the reader sees, block by block; a row's cells stand apart by bars.
#[derive(Default)]
struct ReadBack {
    blocks: Vec<ReadBlock>,
    around: Vec<&'static str>,
    text: String,
}

impl ReadBack {
    fn of(markdown: &str) -> Vec<ReadBlock> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        let mut back = Self::default();
        Parser::new_ext(markdown, options).for_each(|event| back.take(event));
        back.blocks
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.text.push_str(&text),
            Event::Rule => self.blocks.push(("rule", String::new())),
            Event::SoftBreak => self.text.push(' '),
            other => self.blocks.push(("surprise", format!("{other:?}"))),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = match tag {
            Tag::Heading { level, .. } if *level as usize == 1 => "headline",
            Tag::Heading { .. } => "subheading",
            Tag::Paragraph => "paragraph",
            Tag::Item => "item",
            Tag::BlockQuote(_) => "quotation",
            Tag::CodeBlock(_) => "preformatted",
            Tag::TableHead | Tag::TableRow => "row",
            Tag::List(None) | Tag::Table(_) => return,
            Tag::TableCell => return self.text.push('|'),
            Tag::Strong => return self.text.push('«'),
            Tag::Image { dest_url, .. } => return self.text.extend(["⟨", dest_url, "⟩"]),
            _ => "surprise",
        };
        self.around.push(name);
    }

    fn close(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::List(_) | TagEnd::Table | TagEnd::TableCell | TagEnd::Image) {
            return;
        }
        if tag == TagEnd::Strong {
            return self.text.push('»');
        }
        let name = self.around.pop().unwrap();
        let name = if self.around.last() == Some(&"quotation") { "quotation" } else { name };
        if name != "quotation" || tag == TagEnd::Paragraph {
            self.blocks.push((name, std::mem::take(&mut self.text)));
        }
    }
}

/// The block as it should read back.
fn expected(block: &Block) -> ReadBlock {
    let folded = block.text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    match block.kind {
        BlockKind::Paragraph => ("paragraph", folded),
        BlockKind::Subheading => ("subheading", folded),
        BlockKind::ListItem => ("item", folded),
        BlockKind::Quotation => ("quotation", folded),
        BlockKind::Preformatted => ("preformatted", format!("{}\n", block.text.trim_end())),
        BlockKind::TableRow => ("row", folded),
    }
}

fn read_back(body: &[Block]) -> (String, Vec<ReadBlock>) {
    let article = Article { body: body.to_vec(), ..Article::default() };
    let markdown = article.to_markdown();
    let blocks = ReadBack::of(&markdown);
    (markdown, blocks)
}

/// All texts of up to `length` of these pieces that say anything.
fn texts_of(pieces: &[&str], length: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut newest = all.clone();
    for _ in 0..length {
        newest = newest.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}"))).collect();
        all.extend(newest.iter().cloned());
    }
    all.retain(|text| !text.trim().is_empty());
    all
}

const PIECES: [&str; 35] = [
    "!", "\"", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[",
    "\\", "]", "^", "_", "`", "{", "|", "}", "~", "a", " ", "1",
];

const WORDS: [&str; 16] = [
    "**",
    "amp;",
    "&",
    "# ",
    "12. ",
    "- ",
    "](b)",
    "<b>",
    "[x] ",
    "`` ",
    "> ",
    "==",
    "~~",
    "\\",
    "ß€",
    "http://a.b/?c&d",
];

#[test]
fn every_short_text_reads_back_from_every_kind_of_line() {
    use BlockKind::{ListItem, Paragraph, Quotation, Subheading};
    for text in texts_of(&PIECES, 3) {
        let body = [Paragraph, Subheading, ListItem, Quotation, Paragraph].map(|kind| Block::new(kind, &*text));
        let (markdown, blocks) = read_back(&body);
        assert_eq!(blocks, body.iter().map(expected).collect::<Vec<_>>(), "{markdown}");
    }
}

#[test]
fn every_short_text_of_marks_in_a_row_reads_back() {
    for text in texts_of(&WORDS, 3) {
        let body = [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::ListItem, BlockKind::Subheading]
            .map(|kind| Block::new(kind, &*text));
        let (markdown, blocks) = read_back(&body);
        assert_eq!(blocks, body.iter().map(expected).collect::<Vec<_>>(), "{markdown}");
    }
}

#[test]
fn every_short_cell_reads_back() {
    for text in texts_of(&PIECES, 2).into_iter().filter(|text| text.trim() != "|") {
        let body = ["head", "row"].map(|first| Block::new(BlockKind::TableRow, format!("{first} | {}", text.trim())));
        let (markdown, blocks) = read_back(&body);
        let wanted = ["head", "row"].map(|first| ("row", format!("|{first}|{}", text.trim())));
        assert_eq!(blocks, wanted, "{markdown}");
    }
}

#[test]
fn no_cell_is_lost_where_rows_differ_in_length() {
    let body = ["a", "b | c | d", "e |  | f"].map(|text| Block::new(BlockKind::TableRow, text));
    let (markdown, blocks) = read_back(&body);
    assert_eq!(markdown, "| a |  |  |\n| --- | --- | --- |\n| b | c | d |\n| e |  | f |\n");
    assert_eq!(blocks, ["|a||", "|b|c|d", "|e||f"].map(|text| ("row", text.to_owned())));
}

#[test]
fn preformatted_text_reads_back_whole() {
    for text in ["  a\n    b", "```\nfn\n```", "~~~ ````` ``", "a\n\n\n- b\n# c", "<b>&amp;\\*"] {
        let body =
            [BlockKind::ListItem, BlockKind::Preformatted, BlockKind::Paragraph].map(|kind| Block::new(kind, text));
        let (markdown, blocks) = read_back(&body);
        assert_eq!(blocks, body.iter().map(expected).collect::<Vec<_>>(), "{markdown}");
    }
}

#[test]
fn every_short_headline_standfirst_and_byline_read_back() {
    for text in texts_of(&PIECES, 2) {
        let byline = Byline { text: Some(text.clone()), authors: vec![Author::named("unused")] };
        let article = Article {
            headline: Some(text.clone()),
            standfirst: Some(text.clone()),
            byline: Some(byline),
            ..Article::default()
        };
        let text = text.trim();
        let bold = format!("«{text}»");
        let wanted = [("headline", text.to_owned()), ("paragraph", bold), ("paragraph", text.to_owned())];
        assert_eq!(ReadBack::of(&article.to_markdown()), wanted, "{text:?}");
    }
}

#[test]
fn every_short_caption_and_url_read_back() {
    for text in texts_of(&PIECES, 2).into_iter().filter(|text| text.trim() == text) {
        let url = format!("https://a.example/{text}");
        let caption = Caption {
            text: text.clone(),
            credit: Some("J. Doe".into()),
            image: Some(url.clone()),
            ..Caption::default()
        };
        let article = Article { captions: vec![caption], ..Article::default() };
        let wanted = [
            ("rule", String::new()),
            ("paragraph", format!("⟨{url}⟩{text}")),
            ("paragraph", format!("{text} (J. Doe)")),
        ];
        assert_eq!(ReadBack::of(&article.to_markdown()), wanted, "{text:?}");
    }
}

#[test]
fn a_whole_story() {
    let image = |url: &str, alt: Option<&str>| Image { url: url.into(), alt: alt.map(Into::into), leads: false };
    let article = Article {
        headline: Some("Bridge reopens".into()),
        standfirst: Some("Two years late\nAt twice the price".into()),
        byline: Some(Byline { text: None, authors: vec![Author::named("Jane Doe"), Author::named("Ali Khan")] }),
        published: "2024-04-08".parse().ok(),
        captions: vec![
            Caption {
                text: "The bridge".into(),
                credit: Some("J. Doe".into()),
                image: Some("https://a.example/1".into()),
                ..Caption::default()
            },
            Caption { credit: Some("Agency".into()), ..Caption::default() },
        ],
        body: vec![
            Block::new(BlockKind::Paragraph, "It is open."),
            Block::new(BlockKind::Quotation, "At last."),
            Block::new(BlockKind::Quotation, "Hurrah."),
        ],
        images: vec![image("https://a.example/1", Some("Cars")), image("https://a.example/2", None)],
        ..Article::default()
    };
    assert_eq!(
        article.to_markdown(),
        "# Bridge reopens\n\n**Two years late**\n\n**At twice the price**\n\nJane Doe, Ali Khan · 2024-04-08\n\n\
         It is open.\n\n> At last.\n>\n> Hurrah.\n\n---\n\n\
         ![Cars](https://a.example/1)\n\nThe bridge (J. Doe)\n\nAgency\n\n![](https://a.example/2)\n"
    );
}

#[test]
fn a_caption_s_own_alternative_is_the_picture_s() {
    let caption = Caption {
        text: "The bridge".into(),
        image: Some("https://a.example/1".into()),
        alt: Some("Cars".into()),
        ..Caption::default()
    };
    let article = Article { captions: vec![caption], ..Article::default() };
    assert_eq!(article.to_markdown(), "---\n\n![Cars](https://a.example/1)\n\nThe bridge\n");
}

#[test]
fn an_empty_article_is_an_empty_text() {
    assert_eq!(Article::default().to_markdown(), "");
}
