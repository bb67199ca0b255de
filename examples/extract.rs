//! The article on one saved page, for people or for programs.

mod input;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use nutgraf::{Article, Block, BlockKind, Caption, Extractor};

use input::page::Page;
use input::sourced::Sourced;
use input::terminal::printable;

/// Prints the article on a saved news page: headline, byline, dates, captions and body.
///
/// The exit status is 1 if the page cannot be read or has neither headline nor body, and 2 if the command line is wrong.
#[derive(Parser)]
#[command(name = "extract", after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    page: Page,
    #[command(flatten)]
    output: Output,
    /// Wrap lines at so many characters, where the output is for people
    #[arg(long, value_name = "N", default_value_t = 80)]
    width: usize,
}

#[derive(clap::Args)]
#[group(multiple = false)]
struct Output {
    /// Print one JSON object, with the page's name in "source"
    #[arg(long)]
    json: bool,
    /// Print Markdown
    #[arg(long)]
    markdown: bool,
    /// Print plain text, one paragraph a line
    #[arg(long)]
    text: bool,
}

const EXAMPLES: &str = "Examples:
  cargo run --example extract -- page.html
  cargo run --example extract -- --json page.html.gz
  cargo run --example extract -- --markdown --url https://news.example/story page.html
  pbpaste | cargo run --example extract -- --format text -";

fn main() -> ExitCode {
    input::exit::code("extract", run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let article = arguments.page.read(Extractor::bytes)?;
    if article.headline.is_none() && article.body.is_empty() {
        return Err(format!("{}: the page has neither headline nor body", arguments.page.source()).into());
    }
    let mut shown = match &arguments.output {
        Output { json: true, .. } => json(&arguments.page, &article)?,
        Output { markdown: true, .. } => article.to_markdown(),
        Output { text: true, .. } => article.to_text(),
        _ => printable(&for_people(&article, arguments.width)),
    };
    if !shown.ends_with('\n') {
        shown.push('\n');
    }
    Ok(io::stdout().lock().write_all(shown.as_bytes())?)
}

fn json(page: &Page, article: &Article) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Sourced { source: &page.source(), found: article })
}

fn for_people(article: &Article, width: usize) -> String {
    let mut parts = vec![underlined(article.headline.as_deref().unwrap_or_default(), "=", width)];
    parts.extend(
        article
            .standfirst
            .as_deref()
            .map(|text| text.lines().map(|line| wrapped(line, "", width)).collect::<Vec<_>>().join("\n")),
    );
    parts.push(facts(article, width));
    parts.push(body(&article.body, width));
    parts.extend(article.captions.iter().map(|found| caption(found, width)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn underlined(text: &str, stroke: &str, width: usize) -> String {
    let text = wrapped(text, "", width);
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    if text.is_empty() { text } else { format!("{text}\n{}", stroke.repeat(longest)) }
}

/// Who, when and where, a line each.
fn facts(article: &Article, width: usize) -> String {
    let byline = article.byline.as_ref();
    let names = || byline.map(|line| line.authors.iter().map(|author| &*author.name).collect::<Vec<_>>().join(", "));
    let rows = [
        ("Byline", byline.and_then(|line| line.text.clone()).or_else(names)),
        ("Published", article.published.map(|date| date.to_string())),
        ("Modified", article.modified.map(|date| date.to_string())),
        ("Outlet", article.site_name.clone()),
        ("Section", article.section.clone()),
        ("URL", article.url.clone()),
    ];
    let filled = rows.iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
    filled.map(|(name, text)| wrapped(text, &format!("{name:<11}"), width)).collect::<Vec<_>>().join("\n")
}

/// The body; the items of a list and the rows of a table stand close.
fn body(blocks: &[Block], width: usize) -> String {
    let mut text = String::new();
    let mut before = None;
    for block in blocks {
        let close = before == Some(block.kind) && matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        text.push_str(if text.is_empty() { "" } else { "\n" });
        text.push_str(if text.is_empty() || close { "" } else { "\n" });
        text.push_str(&body_block(block, width));
        before = Some(block.kind);
    }
    text
}

fn body_block(block: &Block, width: usize) -> String {
    match block.kind {
        BlockKind::Preformatted => block.text.trim_end().to_owned(),
        BlockKind::ListItem => wrapped(&block.text, "- ", width),
        BlockKind::Quotation => wrapped(&block.text, "    ", width),
        BlockKind::Subheading => underlined(&block.text, "-", width),
        _ => wrapped(&block.text, "", width),
    }
}

fn caption(caption: &Caption, width: usize) -> String {
    let credit = caption.credit.iter().map(|credit| format!("({credit})"));
    let said: Vec<String> =
        std::iter::once(caption.text.clone()).chain(credit).filter(|text| !text.is_empty()).collect();
    wrapped(&said.join(" "), "[Picture] ", width)
}

/// The text in lines of at most so many characters, unless a word is longer; the mark opens the first line, the others
/// stand below what follows it.
fn wrapped(text: &str, mark: &str, width: usize) -> String {
    let indent = mark.chars().count();
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if let Some(line) = lines.last_mut().filter(|_| length < room) {
            line.push(' ');
            line.push_str(word);
            room -= length + 1;
        } else {
            lines.push(if lines.is_empty() { mark.to_owned() } else { " ".repeat(indent) } + word);
            room = width.saturating_sub(indent + length);
        }
    }
    lines.join("\n")
}
