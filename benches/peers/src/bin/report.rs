//! Samples → the comparison: a table in Markdown and a chart.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead};
use std::path::PathBuf;

use clap::Parser;
use nutgraf_peers::sample::Sample;
use nutgraf_peers::summary::{Summary, summaries};
use nutgraf_peers::{chart, table};

/// Reads samples, a line each, from standard input; writes comparison.md and comparison.svg.
#[derive(Parser)]
struct Arguments {
    /// Where to write
    folder: PathBuf,
    /// What to say of the machine and the day
    #[arg(long, default_value = "")]
    about: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let samples = read()?;
    let summaries = summaries(&samples);
    let caption = format!("{}{}", pages(&summaries), arguments.about);
    let markdown = format!("{}\n{caption}\n", table::markdown(&summaries));
    print!("{markdown}");
    fs::write(arguments.folder.join("comparison.md"), markdown)?;
    fs::write(arguments.folder.join("comparison.svg"), chart::svg(&summaries, &caption))?;
    Ok(())
}

fn read() -> Result<Vec<Sample>, Box<dyn Error>> {
    io::stdin().lock().lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// How much was read.
fn pages(summaries: &[Summary]) -> String {
    let Some(first) = summaries.first() else { return "No pages. ".to_owned() };
    let megabytes = first.pages.iter().map(|page| page.bytes).sum::<f64>() / 1e6;
    format!("{} pages, {megabytes:.0} MB. ", first.pages.len())
}
