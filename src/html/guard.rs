//! Bounds what hostile markup can make the tree builder do: depth, as browsers do, and nodes.
//!
//! The tree builder walks its stack of open elements for almost every tag, so deep nesting costs the square of its
//! depth. Start tags beyond the bounds are dropped together with their end tags. Their text stays, and a dropped block
//! still stands apart from what is around it: two line breaks take the place of its tags.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::attribute::AttributeName;
use super::sink::{Handle, Sink};
use super::tags::{self, Flow};
use super::tokenizer::Receiver;

/// How deep elements nest; browsers stop at the same depth.
const MAX_DEPTH: u16 = 512;

/// How far below the newest dropped start tag its end tag is looked for.
const DROPPED_LOOKBACK: usize = 16;

/// Stands between the tokenizer and the tree builder.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    max_nodes: usize,
    /// Names of the dropped start tags whose end tags are still to come.
    dropped: RefCell<Vec<LocalName>>,
    /// Whether text came since the last dropped block.
    has_text: Cell<bool>,
    /// Attributes of the tag that is being read, which the tree builder itself looks at.
    told: RefCell<Vec<Attribute>>,
}

impl Guard {
    /// A page makes fewer nodes than it has bytes, unless reopened formatting elements multiply.
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>, input_bytes: usize) -> Self {
        let max_nodes = input_bytes.saturating_add(64);
        let (dropped, has_text, told) = (RefCell::default(), Cell::new(false), RefCell::default());
        Self { builder, max_nodes, dropped, has_text, told }
    }

    pub(super) fn into_builder(self) -> TreeBuilder<Handle, Sink> {
        self.builder
    }

    /// Whether the tag is one to drop.
    fn refuses(&self, tag: &Tag) -> bool {
        match tag.kind {
            TagKind::StartTag => self.refuses_start(tag),
            TagKind::EndTag => self.refuses_end(tag),
        }
    }

    fn refuses_start(&self, tag: &Tag) -> bool {
        let sink = &self.builder.sink;
        let is_full = sink.depth().get() >= MAX_DEPTH || sink.nodes() >= self.max_nodes;
        // The tokenizer changes its state for raw text, which nests nothing.
        let refused = is_full && !tags::is_raw(&tag.name) && tag.name != local_name!("title");
        if refused && !tags::is_void(&tag.name) && !tag.self_closing {
            self.dropped.borrow_mut().push(tag.name.clone());
        }
        refused
    }

    /// Puts line breaks in place of a dropped tag, where text stands that it would end.
    fn part(&self, tag: &Tag, line_number: u64) -> TokenSinkResult<Handle> {
        let is_block = tags::flow(&tag.name) == Flow::Block;
        if is_block && self.has_text.replace(false) && self.builder.sink.nodes() < self.max_nodes {
            for _ in 0..2 {
                // A line break asks nothing of the tokenizer.
                let _ = self.builder.process_token(Token::TagToken(line_break()), line_number);
            }
        }
        TokenSinkResult::Continue
    }

    fn refuses_end(&self, tag: &Tag) -> bool {
        let mut dropped = self.dropped.borrow_mut();
        let position = dropped.iter().rev().take(DROPPED_LOOKBACK).position(|name| *name == tag.name);
        if let Some(back) = position {
            let kept = dropped.len() - back - 1;
            dropped.truncate(kept);
            return true;
        }
        let depth = self.builder.sink.depth();
        depth.set(depth.get().saturating_sub(1));
        false
    }
}

fn line_break() -> Tag {
    let name = local_name!("br");
    Tag { kind: TagKind::StartTag, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::TagToken(tag) if self.refuses(&tag) => self.part(&tag, line_number),
            token => {
                self.has_text.set(self.has_text.get() || matches!(token, Token::CharacterTokens(_)));
                self.builder.process_token(token, line_number)
            }
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Receiver for Guard {
    fn attribute<'v>(&self, tag: &LocalName, name: &str, value: impl FnOnce() -> Cow<'v, str>) {
        let kept = AttributeName::of(name).filter(|name| name.is_read_on(tag));
        let is_told = tags::is_told_apart_by(tag, name);
        if kept.is_none() && !is_told {
            return;
        }
        let value = value();
        if let Some(kept) = kept {
            self.builder.sink.write_attribute(kept, &value);
        }
        if is_told {
            let name = QualName::new(None, ns!(), LocalName::from(name));
            self.told.borrow_mut().push(Attribute { name, value: StrTendril::from_slice(&value) });
        }
    }

    fn compares_attributes(&self, tag: &LocalName) -> bool {
        tags::is_formatting(tag)
    }

    fn attributes(&self, likeness: Option<String>) -> Vec<Attribute> {
        let (mut told, ticket) = (self.told.borrow_mut(), self.builder.sink.ticket(likeness));
        let mut attributes = self.builder.sink.list();
        attributes.append(&mut told);
        attributes.extend(ticket);
        attributes
    }

    fn reads_raw_text(&self, _: &str) -> bool {
        self.builder.sink.keeps_newest_text()
    }

    fn reads_comments(&self) -> bool {
        false
    }
}
