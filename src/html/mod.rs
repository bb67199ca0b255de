//! Reader one: HTML → [`Page`]. The only folder that knows elements, class names and a tree.

mod attribute;
mod boxes;
mod claims;
mod elements;
mod entities;
mod guard;
mod hints;
mod json_ld;
mod meta;
mod microdata;
mod nesting;
#[cfg(any(test, feature = "unstable-stages"))]
pub(crate) mod oracle;
mod pictures;
mod runs;
mod sink;
mod source;
mod state;
mod straight;
mod sweep;
mod tags;
mod tickets;
mod times;
mod tokenizer;
mod tree;
mod unshown;
mod values;
mod writer;

use html5ever::interface::TreeSink;
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use crate::page::Page;
use guard::Guard;
use sink::Sink;
pub(crate) use tree::Tree;

/// Reads a page of HTML.
pub(crate) fn read(html: &str) -> Page {
    let shown = sweep::sweep(&parse(html));
    if unshown::shows_story(&shown) {
        return shown;
    }
    let revealed = unshown::reveal(html, &shown).map(|html| sweep::sweep(&parse(&html)));
    revealed.filter(|revealed| unshown::is_better(revealed, &shown)).unwrap_or(shown)
}

/// The tree of a page.
pub(crate) fn parse(html: &str) -> Tree {
    let guard = guard(html);
    tokenizer::tokenize(html, &guard);
    guard.into_builder().sink.finish()
}

fn guard(html: &str) -> Guard {
    Guard::new(TreeBuilder::new(Sink::new(html.len()), TreeBuilderOpts::default()), html.len())
}
