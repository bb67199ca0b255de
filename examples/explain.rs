//! Every block of one saved page: what it was taken for, and why.

mod input;

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use nutgraf::{ExplainedBlock, Extractor, Label, Rule};

use input::page::Page;
use input::sourced::Sourced;
use input::terminal::printable;

/// Prints every block of a saved page with its label, the probability that it belongs to the body, the rule that settled it
/// where one did, and the reasons. The rules of headline, standfirst, byline, dateline, captions and credits are left out,
/// unless all reasons are asked for.
#[derive(Parser)]
#[command(name = "explain", after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    page: Page,
    /// Print one JSON object: the page's name in "source", the article, all blocks with all reasons
    #[arg(long)]
    json: bool,
    /// Print all rules, those of headline, byline, captions and the like too, and all reasons, a line each, instead of the
    /// weightiest three
    #[arg(long)]
    all_reasons: bool,
    /// Colour the labels; `auto` does if the output is a terminal and `NO_COLOR` is not set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

const EXAMPLES: &str = "Examples:
  cargo run --example explain -- page.html
  cargo run --example explain -- --all-reasons --color always page.html.gz | less -R
  cargo run --example explain -- --json page.txt";

/// How much of a block's text is shown, in characters.
const EXCERPT_CHARS: usize = 90;

fn main() -> ExitCode {
    input::exit::code("explain", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let explanation = arguments.page.read(Extractor::explain_bytes)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &Sourced { source: &arguments.page.source(), found: &explanation })
            .map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        let paint = painter(arguments.color);
        for block in &explanation.blocks {
            writeln!(out, "{}", line(block, paint))?;
            if let Some(rule) = rule(block, arguments) {
                writeln!(out, "{:20}rule: {rule}", "")?;
            }
            for reason in reasons(block, arguments) {
                writeln!(out, "{:20}{reason}", "")?;
            }
        }
        let sources = explanation.article.provenance.to_string();
        if !sources.is_empty() {
            writeln!(out, "{:<20}{sources}", "from")?;
        }
    }
    Ok(out.flush()?)
}

/// Turns a label into the marks that switch a colour on and off.
type Painter = fn(Label) -> (&'static str, &'static str);

fn painter(when: Colour) -> Painter {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match when {
        Colour::Always => colour,
        Colour::Auto if io::stdout().is_terminal() && !unwanted => colour,
        _ => |_| ("", ""),
    }
}

fn colour(label: Label) -> (&'static str, &'static str) {
    let on = match label {
        Label::Headline | Label::Standfirst | Label::Byline | Label::Dateline => "\u{1b}[1;36m",
        Label::Caption | Label::Credit => "\u{1b}[35m",
        Label::Subheading => "\u{1b}[1;32m",
        Label::Paragraph | Label::ListItem | Label::Quotation | Label::Preformatted | Label::TableRow => "\u{1b}[32m",
        _ => "\u{1b}[2m",
    };
    (on, "\u{1b}[0m")
}

fn line(block: &ExplainedBlock, paint: Painter) -> String {
    let (on, off) = paint(block.label);
    let start: String = block.text.chars().take(EXCERPT_CHARS).collect();
    let more = if start.len() < block.text.len() { "…" } else { "" };
    let text = printable(&start).replace(['\n', '\t'], " ");
    format!("{on}{:<13} {:.2}{off}  {text}{more}", block.label, block.probability)
}

/// The rule that settled what the block is; a headline, byline or caption is no question, unless all is asked for.
fn rule(block: &ExplainedBlock, arguments: &Arguments) -> Option<Rule> {
    let is_field = matches!(
        block.label,
        Label::Headline | Label::Standfirst | Label::Byline | Label::Dateline | Label::Caption | Label::Credit
    );
    block.rule.filter(|_| arguments.all_reasons || !is_field)
}

/// The reasons: the weightiest on one line, or all, a line each.
fn reasons(block: &ExplainedBlock, arguments: &Arguments) -> Vec<String> {
    let shown = block.reasons.iter().map(|reason| format!("{:+.2} {}", reason.weight, reason.name));
    if arguments.all_reasons {
        return shown.collect();
    }
    let weightiest: Vec<String> = shown.take(3).collect();
    if weightiest.is_empty() { weightiest } else { vec![weightiest.join(", ")] }
}
