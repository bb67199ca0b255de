//! How much heap every extractor holds at its height for every page of a folder, a sample a line.

use std::error::Error;
use std::path::PathBuf;

use clap::Parser;
use nutgraf_peers::attempt::{attempt, on_one_thread, sample_of};
use nutgraf_peers::extractors::{Extractor, chosen};
use nutgraf_peers::pages::{self, Page};
use nutgraf_peers::sample::Sample;
use peak_alloc::PeakAlloc;

/// Counts what is asked for, not what the system sets aside; memory that grows is counted with its copy.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Counts the heap that every extractor holds at its height for every page of a folder, and prints a sample a line.
///
/// The page itself is not counted. Each extractor reads the first pages uncounted.
#[derive(Parser)]
struct Arguments {
    /// A folder of saved pages: .html, .htm, with or without .gz
    folder: PathBuf,
    /// Only these extractors
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

/// Enough to fill what an extractor makes once and keeps.
const UNCOUNTED: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let pages = pages::of_folder(&arguments.folder)?;
    on_one_thread(|| {
        for extractor in chosen(&arguments.only) {
            turn(extractor, &pages);
        }
    });
    Ok(())
}

fn turn(extractor: &Extractor, pages: &[Page]) {
    for page in pages.iter().take(UNCOUNTED) {
        let _ = attempt(extractor, page);
    }
    for page in pages {
        match serde_json::to_string(&counted(extractor, page)) {
            Ok(line) => println!("{line}"),
            Err(error) => eprintln!("{}: {error}", page.name),
        }
    }
    eprintln!("{}", extractor.name);
}

fn counted(extractor: &Extractor, page: &Page) -> Sample {
    let sample = sample_of(extractor, page);
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let failure = attempt(extractor, page);
    let peak = HEAP.peak_usage().saturating_sub(before) as u64;
    Sample { peak: Some(peak), failure, ..sample }
}
