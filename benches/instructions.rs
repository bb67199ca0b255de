//! Every stage once over every page, each in a function of its own, so that `instructions.sh` can tell by its name what it cost.
//!
//! Prints how many bytes the pages have. Of a folder that `NUTGRAF_PAGES` names, or the pages written for the benchmarks.

mod pages;

use std::borrow::Cow;
use std::hint::black_box;

use nutgraf::stages::{self, Labels, Notes, Page};
use nutgraf::{Article, Error, Extractor, Format};

use pages::{Kind, Sample};

fn main() {
    let mut samples = pages::of_folder();
    if samples.is_empty() {
        samples = pages::written_here();
    }
    make_what_is_kept();
    for sample in &samples {
        eprintln!("{}", sample.name);
        sample.pages.iter().for_each(|page| run(page, sample.kind));
    }
    println!("{}", samples.iter().map(Sample::bytes).sum::<u64>());
}

/// The lexicon and the ensembles are read once a program, and none of a page's cost.
fn make_what_is_kept() {
    for sample in pages::written_here() {
        for page in &sample.pages {
            drop(black_box(Extractor::new().bytes(page)));
        }
    }
}

fn run(page: &[u8], kind: Kind) {
    let text = decode(page);
    let read = match kind {
        Kind::Html => {
            scraper(&text);
            parse(&text);
            read_html(&text)
        }
        Kind::Text => read_text(&text),
    };
    let notes = annotate(&read);
    let labels = label(&read, &notes);
    drop(black_box(assemble(&read, &notes, &labels)));
    let format = if kind == Kind::Html { Format::Html } else { Format::Text };
    whole(page, &Extractor::new().with_format(format));
}

#[inline(never)]
fn decode(page: &[u8]) -> Cow<'_, str> {
    black_box(stages::decode(page)).unwrap_or_default()
}

/// `Html::parse_document`, to hold the whole against.
#[inline(never)]
fn scraper(text: &str) {
    drop(black_box(scraper::Html::parse_document(text)));
}

#[inline(never)]
fn parse(text: &str) {
    drop(black_box(stages::parse_html(text)));
}

#[inline(never)]
fn read_html(text: &str) -> Page {
    black_box(stages::read_html(text))
}

#[inline(never)]
fn read_text(text: &str) -> Page {
    black_box(stages::read_text(text))
}

#[inline(never)]
fn annotate(page: &Page) -> Notes {
    black_box(stages::annotate(page))
}

#[inline(never)]
fn label(page: &Page, notes: &Notes) -> Labels {
    black_box(stages::label(page, notes))
}

#[inline(never)]
fn assemble(page: &Page, notes: &Notes, labels: &Labels) -> Article {
    black_box(stages::assemble(page, notes, labels))
}

#[inline(never)]
fn whole(page: &[u8], extractor: &Extractor) {
    let article: Result<Article, Error> = extractor.bytes(page);
    drop(black_box(article));
}
