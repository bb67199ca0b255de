//! How many bytes a second each stage takes, and the whole, beside the parsers that others build on.
//!
//!     cargo bench --features unstable-stages --bench pipeline
//!     NUTGRAF_PAGES=folder/of/saved/pages cargo bench --features unstable-stages --bench pipeline -- saved
//!
//! What annotating and labelling cost beside a parser, in one run, on one thread:
//!
//!     NUTGRAF_PAGES=folder/of/saved/pages cargo bench --features unstable-stages --bench pipeline -- \
//!         'saved.*(annotate and label|scraper)'
//!
//! What reading HTML into the tree costs by way of html5ever's own tokenizer:
//!
//!     NUTGRAF_PAGES=folder/of/saved/pages cargo bench --features unstable-stages --bench pipeline -- 'saved.*/parse'
//!
//! How the time grows with pages that are built to break a reader: `-- hostile`.
//!
//! Every figure is in bytes of the input, so that the stages of one page can be added up.

mod nothing;
mod pages;

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::stages::{self, Labels, Notes, Page};
use nutgraf::{Extractor, Format};

use pages::{Kind, Sample};

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// A page after each stage, so that the next can be measured alone.
struct Prepared<'a> {
    text: Cow<'a, str>,
    page: Page,
    notes: Notes,
    labels: Labels,
}

fn pipeline(criterion: &mut Criterion) {
    for sample in pages::written_here().into_iter().chain(pages::of_folder()) {
        let mut group = criterion.benchmark_group(&sample.name);
        group.throughput(Throughput::Bytes(sample.bytes()));
        let prepared: Vec<Prepared> = sample.pages.iter().map(|page| prepare(page, sample.kind)).collect();
        readers(&mut group, &sample, &prepared);
        later_stages(&mut group, &prepared);
        judging(&mut group, &prepared);
        whole(&mut group, &sample);
        if sample.kind == Kind::Html {
            trees(&mut group, &prepared);
            baselines(&mut group, &prepared);
        }
        group.finish();
    }
}

fn prepare(bytes: &[u8], kind: Kind) -> Prepared<'_> {
    let text = stages::decode(bytes).unwrap_or_default();
    let page = read(&text, kind);
    let notes = stages::annotate(&page);
    let labels = stages::label(&page, &notes);
    Prepared { text, page, notes, labels }
}

fn read(text: &str, kind: Kind) -> Page {
    match kind {
        Kind::Html => stages::read_html(text),
        Kind::Text => stages::read_text(text),
    }
}

fn readers(group: &mut Group<'_>, sample: &Sample, prepared: &[Prepared<'_>]) {
    let pages = &sample.pages;
    group.bench_function("decode", |bencher| bencher.iter(|| each(pages, |page| stages::decode(page))));
    group.bench_function("read", |bencher| bencher.iter(|| each(prepared, |page| read(&page.text, sample.kind))));
}

fn later_stages(group: &mut Group<'_>, prepared: &[Prepared<'_>]) {
    group.bench_function("annotate", |bencher| bencher.iter(|| each(prepared, |it| stages::annotate(&it.page))));
    group.bench_function("label", |bencher| bencher.iter(|| each(prepared, |it| stages::label(&it.page, &it.notes))));
    group.bench_function("assemble", |bencher| {
        bencher.iter(|| each(prepared, |it| stages::assemble(&it.page, &it.notes, &it.labels)));
    });
}

/// What comes between reading and the article, as one figure to hold against a parser's.
fn judging(group: &mut Group<'_>, prepared: &[Prepared<'_>]) {
    let judge = |page: &Page| {
        let notes = stages::annotate(page);
        stages::label(page, &notes)
    };
    group.bench_function("annotate and label", |bencher| bencher.iter(|| each(prepared, |it| judge(&it.page))));
}

fn whole(group: &mut Group<'_>, sample: &Sample) {
    let format = if sample.kind == Kind::Html { Format::Html } else { Format::Text };
    let extractor = Extractor::new().with_format(format);
    group.bench_function("whole", |bencher| bencher.iter(|| each(&sample.pages, |page| extractor.bytes(page))));
}

/// The first half of reading HTML, with our tokenizer and with html5ever's before the same tree builder and the same tree.
fn trees(group: &mut Group<'_>, prepared: &[Prepared<'_>]) {
    group.bench_function("parse", |bencher| bencher.iter(|| each(prepared, |page| stages::parse_html(&page.text))));
    group.bench_function("parse by html5ever's tokenizer", |bencher| {
        bencher.iter(|| each(prepared, |page| stages::parse_html_by_html5ever(&page.text)));
    });
}

fn baselines(group: &mut Group<'_>, prepared: &[Prepared<'_>]) {
    group.bench_function("html5ever tokenizer into nothing", |bencher| {
        bencher.iter(|| each(prepared, |page| nothing::tokenize(&page.text)));
    });
    group.bench_function("html5ever parser into nothing", |bencher| {
        bencher.iter(|| each(prepared, |page| nothing::parse(&page.text)));
    });
    group.bench_function("scraper Html::parse_document", |bencher| {
        bencher.iter(|| each(prepared, |page| scraper::Html::parse_document(&page.text)));
    });
}

/// What a page begins with, and what then comes again and again.
const HOSTILE: [(&str, &str, &str); 11] = [
    ("nested containers", "", "<div>"),
    ("nested lists", "", "<ul><li>"),
    ("unclosed formatting", "", "<b><p>a"),
    ("unclosed links", "", "<a href=/><p>a"),
    ("nested tables", "", "<table><tr><td>"),
    ("foster parents", "", "<table><b>a<tr>"),
    ("attributes", "<p", " data-a=b"),
    ("references", "<p>", "&amp;&#x41;"),
    ("comments", "", "<!-- a -->"),
    ("CDATA sections", "<svg>", "<![CDATA[ a ]]>"),
    ("JSON-LD", "", "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>"),
];

/// The same number of bytes a second at four times the size.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    for (name, opening, piece) in HOSTILE {
        for megabytes in [1, 4] {
            let page = format!("{opening}{}", piece.repeat(megabytes * 1_000_000 / piece.len()));
            group.throughput(Throughput::Bytes(page.len() as u64));
            group.bench_function(format!("{name}, {megabytes} MB"), |bencher| {
                bencher.iter(|| stages::parse_html(black_box(&page)));
            });
        }
    }
    group.finish();
}

/// Runs the work on every page; what it gives is dropped within the time measured, as a crawl would.
fn each<'a, T, R>(pages: &'a [T], work: impl Fn(&'a T) -> R) {
    for page in pages {
        black_box(work(black_box(page)));
    }
}

fn settings() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20)
}

criterion_group! { name = benches; config = settings(); targets = pipeline, growth }
criterion_main!(benches);
