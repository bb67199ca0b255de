//! Turns an article into plain text or Markdown, and an explanation into a report for people.

mod escape;
mod markdown;
mod report;
mod text;

use std::borrow::Cow;

use crate::{Article, Block, BlockKind, Byline};

impl Article {
    /// The byline as one line: as the page shows it, or else the authors' names.
    fn byline_line(&self) -> Option<Cow<'_, str>> {
        let Byline { text, authors } = self.byline.as_ref()?;
        let names = || authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ");
        let line = text.as_deref().map_or_else(|| names().into(), Cow::Borrowed);
        Some(line).filter(|line| !line.trim().is_empty())
    }

    /// When the story came out, or at least when it was last changed.
    fn date_line(&self) -> Option<String> {
        self.published.or(self.modified).map(|date| date.to_string())
    }

    /// The dateline, unless a block of the body opens with it.
    fn dateline_apart(&self) -> Option<&str> {
        let dateline = self.dateline.as_deref()?;
        let shown = self.body.iter().any(|block| block.text.starts_with(dateline));
        Some(dateline).filter(|_| !shown)
    }

    /// The body's blocks that say anything, a list or a table or a row of quotations together.
    fn body_runs(&self) -> impl Iterator<Item = Vec<&Block>> {
        let mut blocks = self.body.iter().filter(|block| !block.text.trim().is_empty()).peekable();
        std::iter::from_fn(move || {
            let first = blocks.next()?;
            let mut run = vec![first];
            while let Some(block) = blocks.next_if(|next| next.kind == first.kind && runs_on(next.kind)) {
                run.push(block);
            }
            Some(run)
        })
    }
}

/// Whether blocks of this kind belong together when they follow each other.
fn runs_on(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::ListItem | BlockKind::Quotation | BlockKind::TableRow)
}
