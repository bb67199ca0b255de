//! Reader one: HTML → [`Page`]. The only folder that knows elements, class names and a tree.

mod claims;
mod entities;
mod feed;
mod guard;
mod hints;
mod json_ld;
mod meta;
mod microdata;
mod sink;
mod sweep;
mod tags;
mod tree;
mod values;
mod writer;

use html5ever::interface::TreeSink;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use crate::page::Page;
use guard::Guard;
use sink::Sink;
use tree::Tree;

/// Reads a page of HTML.
pub(crate) fn read(html: &str) -> Page {
    sweep::sweep(&parse(html))
}

fn parse(html: &str) -> Tree {
    let builder = TreeBuilder::new(Sink::new(html.len()), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Guard::new(builder, html.len()), TokenizerOpts::default());
    feed::feed(&tokenizer, html);
    tokenizer.end();
    tokenizer.sink.into_builder().sink.finish()
}
