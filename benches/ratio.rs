//! How long many pages take on two threads, from bytes to a line of JSON as in the example `batch`, compared with what
//! `scraper::Html::parse_document` alone takes on the same pages: below 2 is what the crate promises.
//!
//!     NUTGRAF_PAGES=folder/of/saved/pages cargo bench --bench ratio
//!
//! Without a folder it runs over the pages written for the other benchmarks. Reading and unzipping is not timed. The two
//! take turns, so that whatever else the machine does meets both. Plain text leaves the parser nothing to do: it counts in
//! the sum, as `batch` reads it too, and its own line says little.

mod pages;

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Instant;

use nutgraf::{Extractor, Format};
use rayon::prelude::*;
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

use pages::{Kind, Sample};

const THREADS: usize = 2;
/// An odd number, so that one of them is the median.
const ROUNDS: usize = 7;

fn main() -> Result<(), ThreadPoolBuildError> {
    let pool = ThreadPoolBuilder::new().num_threads(THREADS).build()?;
    let mut samples = pages::of_folder();
    if samples.is_empty() {
        samples = pages::written_here();
    }
    let whole: Vec<Timing> = samples.iter().map(|sample| pool.install(|| measure(sample))).collect();
    for (sample, timing) in samples.iter().zip(&whole) {
        println!("{:24} {:>5} MB   {timing}", sample.name, sample.bytes() / 1_000_000);
    }
    let sum = Timing {
        extracting: whole.iter().map(|timing| timing.extracting).sum(),
        parsing: whole.iter().map(|timing| timing.parsing).sum(),
    };
    let bytes: u64 = samples.iter().map(Sample::bytes).sum();
    println!("{:24} {:>5} MB   {sum}", "all", bytes / 1_000_000);
    Ok(())
}

/// Seconds for all pages of a sample, each the median of all rounds.
struct Timing {
    extracting: f64,
    parsing: f64,
}

impl std::fmt::Display for Timing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (extracting, parsing) = (self.extracting * 1e3, self.parsing * 1e3);
        write!(f, "extract {extracting:8.1} ms   parse_document {parsing:8.1} ms   ratio {:.2}", extracting / parsing)
    }
}

fn measure(sample: &Sample) -> Timing {
    let format = if sample.kind == Kind::Html { Format::Html } else { Format::Text };
    let extractor = Extractor::new().with_format(format);
    let texts: Vec<Cow<'_, str>> = sample.pages.iter().map(|page| String::from_utf8_lossy(page)).collect();
    let rounds = (0..ROUNDS).map(|_| {
        let extracting = seconds(&sample.pages, |page| extractor.bytes(page).map(|it| serde_json::to_string(&it)));
        (extracting, seconds(&texts, |text| scraper::Html::parse_document(text)))
    });
    let (extracting, parsing): (Vec<f64>, Vec<f64>) = rounds.unzip();
    Timing { extracting: median(extracting), parsing: median(parsing) }
}

/// How long the work on all pages takes; dropping what it gives is part of it.
fn seconds<T: Sync, R>(pages: &[T], work: impl Fn(&T) -> R + Sync) -> f64 {
    let start = Instant::now();
    pages.par_iter().for_each(|page| drop(black_box(work(black_box(page)))));
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
