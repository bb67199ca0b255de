//! Turns an article into Markdown: `CommonMark`, with the tables of GitHub's.

use std::collections::{HashMap, HashSet};

use super::escape;
use crate::{Article, Block, BlockKind, Caption};

impl Article {
    /// The article as Markdown (`CommonMark`, with GitHub's tables).
    ///
    /// The headline is a heading of the first level, the standfirst bold, each line of it a paragraph, byline, date and
    /// dateline one line, as in [`to_text`](Self::to_text); subheadings are of the second level, the first of
    /// consecutive table rows is the table's head. Pictures and captions follow the body, below a rule. Whatever Markdown would
    /// read as a mark is escaped with a backslash, so that the text reads back the same.
    ///
    /// ```
    /// let mut article = nutgraf::Article::default();
    /// article.headline = Some("Profits up *again*".to_owned());
    /// article.standfirst = Some("1. Sales. 2. Luck.".to_owned());
    /// assert_eq!(article.to_markdown(), "# Profits up \\*again\\*\n\n**1\\. Sales. 2. Luck.**\n");
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut parts = self.head();
        parts.extend(self.body_runs().map(|run| blocks(&run)));
        let pictures = self.pictures();
        if !pictures.is_empty() {
            parts.push("---".to_owned());
            parts.extend(pictures);
        }
        let text = parts.join("\n\n");
        if text.is_empty() { text } else { text + "\n" }
    }

    fn head(&self) -> Vec<String> {
        let headline = filled(self.headline.as_deref()).map(|text| format!("# {}", escape::line(text)));
        let bold = |line: &str| format!("**{}**", escape::line(line));
        let lines = |text: &str| text.lines().filter_map(|line| filled(Some(line))).map(bold).collect::<Vec<_>>();
        let standfirst = filled(self.standfirst.as_deref()).map(|text| lines(text).join("\n\n"));
        let byline = self.byline_line().map(|line| escape::line(&line));
        let dateline = filled(self.dateline_apart()).map(escape::line);
        let credits: Vec<String> = [byline, self.date_line(), dateline].into_iter().flatten().collect();
        let credits = Some(credits.join(" · ")).filter(|line| !line.is_empty());
        [headline, standfirst, credits].into_iter().flatten().collect()
    }

    /// The captions, each below its picture, then the pictures without one.
    fn pictures(&self) -> Vec<String> {
        let alts: HashMap<&str, &str> =
            self.images.iter().filter_map(|image| Some((image.url.as_str(), filled(image.alt.as_deref())?))).collect();
        let alt_of = |url: &str| alts.get(url).copied();
        let captions = self.captions.iter().flat_map(|caption| captioned(caption, alt_of));
        let seen: HashSet<&str> = self.captions.iter().filter_map(|caption| caption.image.as_deref()).collect();
        let bare = self.images.iter().filter(|image| !seen.contains(image.url.as_str()));
        captions.chain(bare.map(|image| picture(&image.url, image.alt.as_deref().unwrap_or_default()))).collect()
    }
}

/// A caption below its picture, whose text alternative it is where the page gives no other.
fn captioned<'a>(caption: &'a Caption, alt_of: impl Fn(&str) -> Option<&'a str>) -> Vec<String> {
    let alt = |url| filled(caption.alt.as_deref()).or_else(|| alt_of(url)).unwrap_or(&caption.text);
    let shown = caption.image.as_deref().map(|url| picture(url, alt(url)));
    [shown.unwrap_or_default(), caption_line(caption)].into_iter().filter(|part| !part.is_empty()).collect()
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn picture(url: &str, alt: &str) -> String {
    format!("![{}]({})", escape::line(alt), escape::target(url))
}

fn caption_line(caption: &Caption) -> String {
    let text = filled(Some(&caption.text));
    match (text, filled(caption.credit.as_deref())) {
        (Some(text), Some(credit)) => escape::line(&format!("{text} ({credit})")),
        (text, credit) => text.or(credit).map(escape::line).unwrap_or_default(),
    }
}

/// Blocks that belong together: one block, a list, a table, or quotations in a row.
fn blocks(run: &[&Block]) -> String {
    let each = |join: &str, open: &str| {
        run.iter().map(|block| format!("{open}{}", escape::line(&block.text))).collect::<Vec<_>>().join(join)
    };
    match run.first().map(|block| block.kind) {
        Some(BlockKind::Subheading) => each("\n\n", "## "),
        Some(BlockKind::ListItem) => each("\n", "- "),
        Some(BlockKind::Quotation) => each("\n>\n", "> "),
        Some(BlockKind::Preformatted) => run.iter().map(|block| fenced(&block.text)).collect(),
        Some(BlockKind::TableRow) => table(run),
        _ => each("\n\n", ""),
    }
}

fn fenced(text: &str) -> String {
    let fence = escape::fence(text);
    format!("{fence}\n{}\n{fence}", text.trim_end())
}

/// A table whose first row is its head, filled up to the widest row, as Markdown drops the cells beyond the head.
fn table(rows: &[&Block]) -> String {
    let mut rows: Vec<Vec<String>> = rows.iter().map(|row| cells(&row.text)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if let Some(head) = rows.first_mut() {
        head.resize(columns, String::new());
    }
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(columns)));
    lines.join("\n")
}

/// The cells of a row; an empty cell leaves two bars beside each other.
fn cells(row: &str) -> Vec<String> {
    let words: Vec<&str> = row.split_ascii_whitespace().collect();
    words.split(|word| *word == "|").map(|cell| escape::cell(&cell.join(" "))).collect()
}

#[cfg(test)]
mod tests;
