//! Whether time grows in step with the page: pages that are built to take long, at one size, at twice and at four times that.
//!
//!     cargo bench --bench hostile
//!     cargo bench --bench hostile -- 'nested'
//!     NUTGRAF_BYTES=4000000 cargo bench --bench hostile
//!
//! Prints milliseconds from bytes to the article, the best of three, and how many times longer four times the page took:
//! about 4 where time grows in step, 16 where it grows with the square. Marked are those above 6. It goes by the clock,
//! so it holds for nothing on a machine that does other work; `growth.sh` counts instructions instead.

#[path = "pages/hostile.rs"]
mod hostile;

use std::hint::black_box;
use std::time::Instant;

use nutgraf::{Article, Error, Extractor};

use hostile::{SHAPES, Shape};

/// The smallest page, in bytes.
const BYTES: usize = 500_000;

/// Of so many runs the fastest counts: noise only makes one slower.
const RUNS: usize = 3;

/// Milliseconds below which the clock tells nothing.
const LEAST: f64 = 20.0;

/// More than this for four times the page, and time does not grow in step with it.
const SUSPECT: f64 = 6.0;

fn main() {
    let (bytes, runs) = (number("NUTGRAF_BYTES").unwrap_or(BYTES), number("NUTGRAF_RUNS").unwrap_or(RUNS));
    // What is made once and kept is none of a page's cost.
    drop(read(&Extractor::new(), b"<p>a"));
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    println!("{:34} {:>9} {:>9} {:>9}  milliseconds at n, 2n, 4n; n = {bytes} bytes", "", "n", "2n", "4n");
    for shape in SHAPES.iter().filter(|shape| wanted.as_ref().is_none_or(|wanted| shape.name.contains(wanted))) {
        let times = [1, 2, 4].map(|times| milliseconds(shape, times * bytes, runs));
        let growth = times[2] / times[0];
        let mark = if growth > SUSPECT && times[2] > LEAST { "  <--" } else { "" };
        let [once, twice, four] = times;
        println!("{:34} {once:9.1} {twice:9.1} {four:9.1}  x {growth:.1}{mark}", shape.name);
    }
}

/// A number that the environment gives.
fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

fn milliseconds(shape: &Shape, bytes: usize, runs: usize) -> f64 {
    let page = (shape.page)(bytes);
    let extractor = Extractor::new().with_format(shape.format);
    let time = || {
        let start = Instant::now();
        drop(black_box(read(&extractor, page.as_bytes())));
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..runs).map(|_| time()).fold(f64::INFINITY, f64::min)
}

/// A function of its own, so that `growth.sh` finds it.
#[inline(never)]
fn read(extractor: &Extractor, page: &[u8]) -> Result<Article, Error> {
    extractor.bytes(page)
}
