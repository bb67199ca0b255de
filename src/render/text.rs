//! Turns an article into plain text.

use std::fmt;

use crate::{Article, Block, BlockKind};

impl Article {
    /// The article as plain text: headline, standfirst, byline, date and dateline, then the body, a blank line between the
    /// parts.
    ///
    /// List items begin with `- `. The date is that of publication or, where none is known, of the last change, as
    /// [`Date`](crate::Date) displays it. The dateline is left out where a block of the body opens with it. Captions and images
    /// are left out. A line end closes the text, unless nothing was found at all.
    ///
    /// ```
    /// let article = nutgraf::extract_text(
    ///     "Bridge reopens\n\n\
    ///      By Jane Doe\n\n\
    ///      The old bridge over the Elm reopened to traffic on Monday after two years of repairs.\n",
    /// )?;
    /// assert_eq!(
    ///     article.to_text(),
    ///     "Bridge reopens\n\n\
    ///      By Jane Doe\n\n\
    ///      The old bridge over the Elm reopened to traffic on Monday after two years of repairs.\n",
    /// );
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.headline.clone());
        parts.extend(self.standfirst.clone());
        parts.push(self.credits());
        parts.extend(self.body_runs().map(|run| lines(&run)));
        parts.retain(|part| !part.trim().is_empty());
        let text = parts.join("\n\n");
        if text.is_empty() { text } else { text + "\n" }
    }

    /// Byline, date and place, a line each.
    fn credits(&self) -> String {
        let byline = self.byline_line().map(String::from);
        let dateline = self.dateline_apart().map(String::from);
        [byline, self.date_line(), dateline].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// The same as [`Article::to_text`].
///
/// ```
/// let mut article = nutgraf::Article::default();
/// article.headline = Some("Bridge reopens".to_owned());
/// assert_eq!(format!("{article}"), article.to_text());
/// ```
impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

fn lines(run: &[&Block]) -> String {
    let between = if run.iter().any(|block| block.kind == BlockKind::Quotation) { "\n\n" } else { "\n" };
    run.iter().map(|block| line(block)).collect::<Vec<_>>().join(between)
}

fn line(block: &Block) -> String {
    match block.kind {
        BlockKind::ListItem => format!("- {}", block.text),
        BlockKind::Preformatted => block.text.trim_end().to_owned(),
        _ => block.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Byline};

    fn story() -> Article {
        Article {
            headline: Some("Bridge reopens".into()),
            standfirst: Some("Two years late.".into()),
            byline: Some(Byline {
                text: Some("By Jane Doe in Elmford".into()),
                authors: vec![Author::named("Jane Doe")],
            }),
            published: "2024-04-08T09:00:00+02:00".parse().ok(),
            body: vec![
                Block::new(BlockKind::Paragraph, "The bridge is open."),
                Block::new(BlockKind::Subheading, "What it cost"),
                Block::new(BlockKind::ListItem, "stone"),
                Block::new(BlockKind::ListItem, "steel"),
                Block::new(BlockKind::TableRow, "Year | Cost"),
                Block::new(BlockKind::TableRow, "2024 | 3m"),
                Block::new(BlockKind::Quotation, "At last."),
            ],
            ..Article::default()
        }
    }

    #[test]
    fn parts_stand_apart_and_lists_and_tables_together() {
        assert_eq!(
            story().to_text(),
            "Bridge reopens\n\nTwo years late.\n\nBy Jane Doe in Elmford\n2024-04-08T09:00:00+02:00\n\n\
             The bridge is open.\n\nWhat it cost\n\n- stone\n- steel\n\nYear | Cost\n2024 | 3m\n\nAt last.\n"
        );
    }

    #[test]
    fn an_empty_article_is_an_empty_text() {
        assert_eq!(Article::default().to_text(), "");
        let blank = Article { body: vec![Block::new(BlockKind::Paragraph, " ")], ..Article::default() };
        assert_eq!(blank.to_text(), "");
    }

    #[test]
    fn names_stand_in_for_a_byline_that_the_page_does_not_show() {
        let authors = vec![Author::named("Jane Doe"), Author::named("Ali Khan")];
        let article = Article { byline: Some(Byline { text: None, authors }), ..Article::default() };
        assert_eq!(article.to_text(), "Jane Doe, Ali Khan\n");
    }

    #[test]
    fn a_dateline_is_shown_once() {
        let mut article = Article { dateline: Some("ELMFORD".into()), ..story() };
        assert!(article.to_text().contains("+02:00\nELMFORD\n\n"));
        article.body.insert(0, Block::new(BlockKind::Paragraph, "ELMFORD — The bridge is open."));
        assert_eq!(article.to_text().matches("ELMFORD").count(), 1);
    }

    #[test]
    fn preformatted_text_keeps_its_white_space() {
        let body = vec![Block::new(BlockKind::Preformatted, "  a\n    b\n")];
        assert_eq!(Article { body, ..Article::default() }.to_text(), "  a\n    b\n");
    }
}
