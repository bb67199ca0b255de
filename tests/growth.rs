//! Whether the heap grows in step with the page: four times the page holds no more than six times as much at its height.
//!
//! It is counted in bytes, over the whole way from bytes to the article, on all pages of `benches/pages/hostile.rs`. It says
//! nothing of work that holds nothing: the steps of the tokenizer and of the tree builder are counted by a test of theirs
//! in `src/html/tokenizer/tests/growth.rs`, and all others only by hand, as counting them takes valgrind:
//!
//!     cargo bench --bench hostile              # by the clock, all pages, up to megabytes
//!     benches/growth.sh 'short paragraphs'     # in instructions, the pages that are suspect
//!
//! All in one test, as the counter counts whatever the program does.

#[path = "../benches/pages/hostile.rs"]
mod hostile;

use nutgraf::Extractor;
use peak_alloc::PeakAlloc;

use hostile::{SHAPES, Shape};

/// Counts what is asked for; memory that grows is counted with its copy.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The smaller page, in bytes.
const SIZE: usize = 5_000;

/// Four, and what a list wastes that has just doubled its room.
const MOST_TIMES: usize = 6;

/// The heap at its height, in bytes.
fn peak(shape: &Shape, size: usize) -> usize {
    let page = (shape.page)(size);
    let extractor = Extractor::new().with_format(shape.format);
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    drop(extractor.bytes(page.as_bytes()));
    HEAP.peak_usage() - before
}

#[test]
fn four_times_the_page_holds_no_more_than_six_times_as_much() {
    // What is made once and kept is none of a page's.
    for shape in SHAPES.iter().take(1).chain(SHAPES.last()) {
        peak(shape, SIZE);
    }
    let mut faults = Vec::new();
    for shape in SHAPES {
        let [once, four] = [1, 4].map(|times| peak(shape, times * SIZE));
        println!("{:34} {once:10} {four:10}", shape.name);
        if four > MOST_TIMES * once {
            faults.push(format!("{}: {once} bytes held, {four} for four times the page", shape.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
