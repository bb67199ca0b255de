//! The same tree from html5ever's own tokenizer, for tests, benches and fuzzing to hold ours against.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};

use super::{Tree, guard};

/// The tree of a page.
pub(crate) fn parse(html: &str) -> Tree {
    // Left to itself, the tokenizer drops a byte order mark behind every script too.
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(guard(html), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html.strip_prefix('\u{feff}').unwrap_or(html)));
    // The tokenizer stops at scripts to run and encodings to change to; here there is neither.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.into_builder().sink.finish()
}
