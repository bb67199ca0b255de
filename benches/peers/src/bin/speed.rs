//! How long every extractor takes for every page of a folder, on one thread, a sample a line.

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use nutgraf_peers::attempt::{attempt, on_one_thread, sample_of};
use nutgraf_peers::extractors::{Extractor, chosen};
use nutgraf_peers::pages::{self, Page};
use nutgraf_peers::sample::Sample;
use rustix::time::{ClockId, clock_gettime};

/// Times every extractor on every page of a folder, on one thread, and prints a sample a line.
///
/// The pages lie in memory, as text. The time is that of the processor. The extractors take turns by the round, so that
/// whatever else the machine does meets all of them. Before its turn each reads the first pages untimed.
#[derive(Parser)]
struct Arguments {
    /// A folder of saved pages: .html, .htm, with or without .gz
    folder: PathBuf,
    /// How often everyone has a turn
    #[arg(long, default_value_t = 1)]
    rounds: usize,
    /// Only these extractors
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

/// Enough to fill what an extractor makes once and keeps.
const UNTIMED: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let pages = pages::of_folder(&arguments.folder)?;
    let extractors = chosen(&arguments.only);
    on_one_thread(|| {
        for extractor in (0..arguments.rounds).flat_map(|_| &extractors) {
            if let Err(error) = turn(extractor, &pages) {
                eprintln!("{}: {error}", extractor.name);
            }
        }
    });
    Ok(())
}

fn turn(extractor: &Extractor, pages: &[Page]) -> io::Result<()> {
    let start = Instant::now();
    for page in pages.iter().take(UNTIMED) {
        let _ = attempt(extractor, page);
    }
    let samples: Vec<Sample> = pages.iter().map(|page| timed(extractor, page)).collect();
    eprintln!("{:24} {:8.2} s", extractor.name, start.elapsed().as_secs_f64());
    let mut out = io::BufWriter::new(io::stdout().lock());
    for sample in &samples {
        writeln!(out, "{}", serde_json::to_string(sample)?)?;
    }
    out.flush()
}

fn timed(extractor: &Extractor, page: &Page) -> Sample {
    let start = processor_time();
    let failure = attempt(extractor, page);
    let nanoseconds = processor_time().checked_sub(start);
    Sample { nanoseconds, failure, ..sample_of(extractor, page) }
}

/// Nanoseconds that this program was on a processor: what other programs do is not in it.
fn processor_time() -> u64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    u64::try_from(now.tv_sec * 1_000_000_000 + now.tv_nsec).unwrap_or_default()
}
