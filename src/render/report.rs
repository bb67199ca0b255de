//! Turns an explanation into a report: one line a block.

use std::fmt;

use crate::{ExplainedBlock, Explanation, Label, Provenance, Reason, Source};

/// How many characters of a block's text are shown.
const EXCERPT_CHARS: usize = 80;

/// How many reasons are shown.
const REASONS: usize = 3;

/// A report, one line a block: its label, the probability that it belongs to the body, how it begins, the rule that
/// settled it, and the weightiest reasons; then a line that says where each field was found.
///
/// ```
/// let explanation = nutgraf::Extractor::new().explain_text(
///     "Bridge reopens\n\nThe old bridge over the Elm reopened to traffic on Monday after two years of repairs.\n",
/// )?;
/// let report = explanation.to_string();
/// assert_eq!(report.lines().count(), explanation.blocks.len() + 1);
/// assert!(report.starts_with("headline"));
/// assert!(report.ends_with("headline: shown, body: shown\n"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.blocks.iter().try_for_each(|block| writeln!(f, "{block}"))?;
        if self.article.provenance == Provenance::default() {
            return Ok(());
        }
        writeln!(f, "from          {}", self.article.provenance)
    }
}

/// The block's line of the report.
impl fmt::Display for ExplainedBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<13} {:.2}  {}", self.label.name(), self.probability, excerpt(&self.text))?;
        if let Some(rule) = self.rule {
            write!(f, "  ({rule})")?;
        }
        let reasons: Vec<String> = self.reasons.iter().take(REASONS).map(Reason::to_string).collect();
        if reasons.is_empty() { Ok(()) } else { write!(f, "  [{}]", reasons.join(", ")) }
    }
}

/// The measure and what it added: `link density -1.20`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:+.2}", self.name, self.weight)
    }
}

/// Field by field: `headline: shown, published: JSON-LD`.
impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<String> = self.iter().map(|(field, source)| format!("{field}: {source}")).collect();
        f.write_str(&fields.join(", "))
    }
}

/// The source as its users write it: `JSON-LD`; `shown` for what the page shows.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Shown => "shown",
            Self::JsonLd => "JSON-LD",
            Self::OpenGraph => "OpenGraph",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::Title => "title",
            Self::Time => "time",
            Self::Link => "link",
            Self::Html => "html",
            Self::TextHeader => "text header",
            Self::Url => "URL",
            Self::Detected => "detected",
        })
    }
}

/// The label in words: `list item`.
///
/// ```
/// assert_eq!(nutgraf::Label::ListItem.to_string(), "list item");
/// ```
impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Label {
    fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Paragraph => "paragraph",
            Self::Subheading => "subheading",
            Self::ListItem => "list item",
            Self::Quotation => "quotation",
            Self::Preformatted => "preformatted",
            Self::TableRow => "table row",
            Self::Share => "share",
            Self::Comment => "comment",
            Self::Related => "related",
            Self::Newsletter => "newsletter",
            Self::Navigation => "navigation",
            Self::Legal => "legal",
            Self::Hidden => "hidden",
            Self::Advertisement => "advertisement",
            Self::Biography => "biography",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// How the text begins, on one line; control characters would reach the reader's terminal, so they are replaced.
fn excerpt(text: &str) -> String {
    let shown = |c: char| if c == '\n' || c == '\t' { ' ' } else { c };
    let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut rest = text.chars().map(shown).map(visible);
    let mut start: String = rest.by_ref().take(EXCERPT_CHARS).collect();
    if rest.next().is_some() {
        start.truncate(start.trim_end().len());
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Rule};

    fn block(label: Label, text: &str) -> ExplainedBlock {
        let reason = |name: &'static str, weight| Reason { name: name.into(), weight };
        let reasons = vec![reason("words", 1.5), reason("link density", -0.25), reason("depth", 0.1), reason("x", 0.0)];
        ExplainedBlock { text: text.into(), label, probability: 0.987, rule: None, reasons }
    }

    #[test]
    fn a_block_is_one_line_with_its_weightiest_reasons() {
        let row = ExplainedBlock { rule: Some(Rule::TableHead), ..block(Label::TableRow, "a | b") };
        let blocks = vec![block(Label::Paragraph, "The bridge\nis open."), row];
        let explanation = Explanation { article: Article::default(), blocks };
        assert_eq!(
            explanation.to_string(),
            "paragraph     0.99  The bridge is open.  [words +1.50, link density -0.25, depth +0.10]\n\
             table row     0.99  a | b  (the head of a table)  [words +1.50, link density -0.25, depth +0.10]\n"
        );
    }

    #[test]
    fn long_text_is_cut_between_characters_and_kept_from_the_terminal() {
        let line = excerpt(&"ü".repeat(200));
        assert_eq!(line, format!("{}…", "ü".repeat(EXCERPT_CHARS)));
        assert_eq!(excerpt("a\u{1b}[31mb"), "a\u{fffd}[31mb");
        assert_eq!(excerpt(&"x".repeat(EXCERPT_CHARS)), "x".repeat(EXCERPT_CHARS));
    }
}
