//! How much heap an extraction holds at its height: counted in bytes, so that it is the same on every machine.
//!
//! All in one test, as the counter counts whatever the program does.

#[path = "../benches/pages/writer.rs"]
mod writer;

use nutgraf::{Extractor, Format};
use peak_alloc::PeakAlloc;

/// Counts what is asked for; memory that grows is counted with its copy.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const MEBIBYTE: usize = 1 << 20;

/// A page, and how many bytes an extraction may hold for it.
struct Case {
    name: &'static str,
    format: Format,
    page: String,
    limit: usize,
}

impl Case {
    /// A page of a newspaper: twice its bytes, and a mebibyte.
    fn ordinary(name: &'static str, format: Format, page: String) -> Self {
        let limit = 2 * page.len() + MEBIBYTE;
        Self { name, format, page, limit }
    }

    /// A page that is much of one thing: so many times its bytes.
    fn one_sided(name: &'static str, format: Format, page: String, times: usize) -> Self {
        let limit = times * page.len();
        Self { name, format, page, limit }
    }
}

/// Pages like those of newspapers.
fn ordinary() -> Vec<Case> {
    let html = |name, bytes| Case::ordinary(name, Format::Html, writer::html(bytes));
    vec![
        html("10 KB", 10_000),
        html("150 KB", 150_000),
        html("1 MB", 1_000_000),
        Case::ordinary("5 KB of text", Format::Text, writer::text(5_000)),
    ]
}

/// How long the pages are that are much of one thing.
const BYTES: usize = 120_000;

/// Pages that are much of one thing, as a newspaper's is not. A block costs more than a kilobyte for what is measured of it,
/// so many short ones are the worst there is.
fn one_sided() -> Vec<Case> {
    const STORY: &str = "The ferry that lost its anchor in the storm has found it again, eleven miles from home. ";
    let html = |name, times, opening: &str, piece: &str| {
        let page = format!("<h1>Ferry finds its anchor</h1>{opening}{}", piece.repeat(BYTES / piece.len()));
        Case::one_sided(name, Format::Html, page, times)
    };
    let text = |name, times, piece: &str| Case::one_sided(name, Format::Text, piece.repeat(BYTES / piece.len()), times);
    vec![
        html("a script", 2, "<script>", "f(a,[1,2],{b:\"c\"});"),
        html("data of a story not shown", 2, "<script>x={\"body\":[", "{\"a\":1,\"b\":[2,3]},"),
        html("attributes", 2, "", "<i class='a b c' data-id=17 style='color:red' onclick='go()'></i>"),
        html("entities", 3, "<p>", "&amp;&lt;"),
        html("one paragraph", 4, "<p>", STORY),
        html("nested elements", 7, "", "<div>"),
        html("comments", 12, "", "<!-- slot -->"),
        html("JSON-LD", 18, "", "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>"),
        html("noscript", 18, "", "<noscript><img src=a.png></noscript><i></i>"),
        html("empty elements", 25, "", "<b></b>"),
        html("short paragraphs", 300, "", "<p>a b"),
        html("shortest paragraphs", 400, "", "<p>a"),
        text("one line", 6, STORY),
        text("lines", 35, &format!("{STORY}\n")),
        text("short lines", 400, "a b\n"),
        text("shortest lines", 800, "a\n"),
    ]
}

/// Pages whose every block is explained: a block's reasons are as many as the measures that had to do with it, and none
/// holds a name of its own. Some eight kilobytes a block they are, so again short blocks are the worst.
fn explained() -> Vec<Case> {
    let short =
        |name, format, times, piece: &str| Case::one_sided(name, format, piece.repeat(BYTES / 4 / piece.len()), times);
    vec![
        short("shortest paragraphs explained", Format::Html, 1_300, "<p>a"),
        short("short lines explained", Format::Text, 2_000, "a b\n"),
        short("shortest lines explained", Format::Text, 4_000, "a\n"),
        Case::one_sided("150 KB explained", Format::Html, writer::html(150_000), 10),
        Case::one_sided("5 KB of text explained", Format::Text, writer::text(5_000), 27),
    ]
}

/// The heap at its height while a page is read, in bytes.
fn peak<T>(case: &Case, read: impl FnOnce(&Extractor, &[u8]) -> T) -> usize {
    let extractor = Extractor::new().with_format(case.format);
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    drop(read(&extractor, case.page.as_bytes()));
    HEAP.peak_usage() - before
}

fn hold_to_limit(case: &Case, peak: usize) {
    let size = case.page.len();
    println!("{:30} {size:8} bytes, {peak:9} held, {:4} times", case.name, peak / size);
    assert!(peak <= case.limit, "{}: {peak} bytes held for {size}", case.name);
}

#[test]
fn an_extraction_holds_no_more_than_a_multiple_of_its_page() {
    // What is made once and kept is none of a page's.
    for case in ordinary() {
        peak(&case, Extractor::explain_bytes);
    }
    for case in ordinary().iter().chain(&one_sided()) {
        hold_to_limit(case, peak(case, Extractor::bytes));
    }
    for case in explained() {
        hold_to_limit(&case, peak(&case, Extractor::explain_bytes));
    }
}
