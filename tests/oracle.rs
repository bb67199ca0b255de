//! Another tree from the same parser as an oracle: no text of a page is lost, doubled, glued, or put elsewhere.
//!
//! The text that scraper finds below `<body>` is, letter by letter and in its order, the text of our blocks. Words part
//! at least where scraper has white space, a block or a line break between them, and at most where it has any tag. What
//! our reader leaves out is said in CSS selectors.

#![expect(clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use nutgraf::Extractor;
use scraper::{ElementRef, Html, Node, Selector};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pages");

/// Elements whose text is no part of the page's: scripts, drawings, what stands in for what cannot be shown, the
/// choices of a form, and how a word is read.
const UNREAD: &str = "script, style, noscript, template, iframe, noembed, noframes, textarea, svg, math, object, embed, \
                      canvas, select, datalist, option, optgroup, video, audio, map, title, progress, meter, rp, rt";

/// Inline text that markup hides. A hidden block is read, and labelled as such.
const HIDDEN: &str = ":is(a, abbr, b, em, i, small, span, strong):is([hidden], [style*='display:none'], \
                      [style*='display: none'], .sr-only, .visually-hidden, .screen-reader-text)";

/// Elements that stand apart from what is around them, and line breaks.
const APART: &str = "address, article, aside, blockquote, body, br, caption, center, colgroup, dd, details, dialog, dir, \
                     div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, \
                     legend, li, listing, main, menu, nav, ol, p, plaintext, pre, search, section, summary, table, tbody, \
                     td, tfoot, th, thead, tr, ul, xmp";

/// Between the cells of a row, which is one block.
const BAR: &str = "|";

/// Marks that take no room; no block holds them.
const INVISIBLE: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// What shows by what is around it alone: joiners, marks of direction, selectors of variants, fillers. No block is made of
/// nothing else.
fn is_unseen(c: char) -> bool {
    INVISIBLE.contains(&c) || matches!(c, '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{2800}' | '\u{3164}')
}

/// Words put end to end, and where they part.
#[derive(Default)]
struct Words {
    letters: String,
    ends: BTreeSet<usize>,
}

impl Words {
    fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut words = Self::default();
        let is_seen = |word: &&str| *word != BAR && !word.chars().all(is_unseen);
        for word in texts.into_iter().flat_map(str::split_whitespace).filter(is_seen) {
            words.letters.extend(word.chars().filter(|c| !INVISIBLE.contains(c)));
            words.ends.insert(words.letters.len());
        }
        words
    }
}

/// What scraper sees of a page.
struct Oracle {
    unread: Selector,
    apart: Selector,
}

impl Oracle {
    fn new() -> Self {
        let selector = |css: &str| Selector::parse(css).expect("the selector is one");
        Self { unread: selector(&format!("{UNREAD}, {HIDDEN}")), apart: selector(APART) }
    }

    /// The text below the body, with white space where the page sets it apart, and the same with white space at every tag.
    fn texts(&self, page: &Html) -> [String; 2] {
        let body = Selector::parse("body").expect("the selector is one");
        let mut texts = [String::new(), String::new()];
        if let Some(body) = page.select(&body).next() {
            self.read(body, &mut texts);
        }
        texts
    }

    fn read(&self, element: ElementRef<'_>, texts: &mut [String; 2]) {
        let [apart, fine] = texts;
        fine.push(' ');
        if self.unread.matches(&element) && !is_sign(element) || is_anchor(element) {
            return;
        }
        let is_apart = self.apart.matches(&element);
        apart.push_str(if is_apart { " " } else { "" });
        for child in element.children() {
            match child.value() {
                Node::Text(text) => texts.iter_mut().for_each(|it| it.push_str(text)),
                _ => ElementRef::wrap(child).into_iter().for_each(|child| self.read(child, texts)),
            }
        }
        let [apart, fine] = texts;
        apart.push_str(if is_apart { " " } else { "" });
        fine.push(' ');
    }
}

/// Whether an element is the colon or the dash between a kicker and its headline that only screen readers are told: it is read
/// where both are one line, and not behind a kicker that stands apart.
fn is_sign(element: ElementRef<'_>) -> bool {
    let text = element.text().collect::<String>();
    let is_short = (1..=3).contains(&text.trim().len()) && !text.contains(char::is_alphanumeric);
    let is_kicker = |it: ElementRef<'_>| it.value().classes().any(|class| class == "kicker");
    is_short
        && element.value().name() == "span"
        && element.ancestors().filter_map(ElementRef::wrap).any(is_heading)
        && !element.prev_siblings().filter_map(ElementRef::wrap).any(is_kicker)
}

/// Whether an element is the sign by which a heading links to itself.
fn is_anchor(element: ElementRef<'_>) -> bool {
    let text = element.text().collect::<String>();
    let leads_here = |it: ElementRef<'_>| it.value().attr("href").is_some_and(|href| href.starts_with('#'));
    ["#", "¶", "§", "🔗"].contains(&text.trim())
        && (leads_here(element) || element.parent().and_then(ElementRef::wrap).is_some_and(leads_here))
        && element.ancestors().filter_map(ElementRef::wrap).any(is_heading)
}

fn is_heading(element: ElementRef<'_>) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&element.value().name())
}

/// Pages that show no story: what scripts, `<noscript>` or shadow roots hold is read instead, which scraper does not see.
const UNSHOWN: [&str; 6] = [
    "body--initial-state",
    "body--next-data",
    "body--next-stream",
    "body--noscript-story",
    "body--nuxt-state",
    "body--shadow-roots",
];

/// The pages, each with the name of its folder.
fn pages() -> Vec<(String, PathBuf)> {
    let folders = fs::read_dir(PAGES).expect("the fixtures are there");
    let mut pages: Vec<(String, PathBuf)> = folders
        .map(|folder| folder.expect("a folder can be read"))
        .map(|folder| (folder.file_name().to_string_lossy().into_owned(), folder.path().join("page.html")))
        .filter(|(name, page)| page.exists() && !UNSHOWN.contains(&name.as_str()))
        .collect();
    pages.sort();
    pages
}

/// What is wrong with our reading of a page; `None` if nothing is.
fn fault(oracle: &Oracle, html: &str) -> Option<String> {
    let explanation = Extractor::new().explain_html(html).expect("a fixture holds text");
    let ours = Words::of(explanation.blocks.iter().map(|block| block.text.as_str()));
    let [apart, fine] = oracle.texts(&Html::parse_document(html)).map(|text| Words::of([text.as_str()]));
    if ours.letters != apart.letters {
        let same = ours.letters.chars().zip(apart.letters.chars()).take_while(|(a, b)| a == b).count();
        let behind = |text: &str| text.chars().skip(same.saturating_sub(10)).take(60).collect::<String>();
        return Some(format!("ours: {:?}, scraper's: {:?}", behind(&ours.letters), behind(&apart.letters)));
    }
    let word_at = |at: usize| ours.letters.get(at.saturating_sub(12)..).unwrap_or_default().chars().take(24).collect();
    let glued = apart.ends.difference(&ours.ends).next().map(|at| ("glued", *at));
    let cut = ours.ends.difference(&fine.ends).next().map(|at| ("cut", *at));
    glued.or(cut).map(|(fault, at)| {
        format!("{fault}: {:?}", {
            let word: String = word_at(at);
            word
        })
    })
}

#[test]
fn blocks_hold_the_words_of_the_page() {
    let oracle = Oracle::new();
    let pages = pages();
    assert!(pages.len() > 10, "{} pages", pages.len());
    let faults: Vec<String> = pages
        .iter()
        .filter_map(|(name, page)| {
            let bytes = fs::read(page).expect("a fixture can be read");
            Some(format!("{name}: {}", fault(&oracle, std::str::from_utf8(&bytes).ok()?)?))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_oracle_sees_what_is_lost_glued_and_cut() {
    let oracle = Oracle::new();
    let [apart, fine] = oracle.texts(&Html::parse_document("<p>one t<b>wo</b></p>three<script>four</script>"));
    assert_eq!(apart.split_whitespace().collect::<Vec<_>>(), ["one", "two", "three"]);
    assert_eq!(fine.split_whitespace().collect::<Vec<_>>(), ["one", "t", "wo", "three"]);
}
