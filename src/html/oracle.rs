//! The same tree from html5ever's own tokenizer, for tests, benches and fuzzing to hold ours against.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};

use super::{Tree, guard};

/// The tree of a page.
pub(crate) fn parse(html: &str) -> Tree {
    let tokenizer = Tokenizer::new(guard(html), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // The tokenizer stops at scripts to run and encodings to change to; here there is neither.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.into_builder().sink.finish()
}
