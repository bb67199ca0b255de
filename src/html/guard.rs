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

use crate::lexicon::head;

use super::attribute::AttributeName;
use super::nesting::Nesting;
use super::sink::{Handle, Sink};
use super::straight::{Open, Straight, Told};
use super::tags::{self, Flow};
use super::tickets::Ticket;
use super::tokenizer::{Receiver, Start};

/// How deep elements nest; browsers stop at the same depth.
const MAX_DEPTH: u16 = 512;

/// How far below the newest dropped start tag its end tag is looked for.
const DROPPED_LOOKBACK: usize = 16;

/// What is read of an attribute of a link or of a formatting element, in bytes: the tree builder makes such elements again in every
/// block, all that looks at them looks at each, and each picture in a link looks at where it leads.
const LONGEST_MADE_AGAIN: usize = 2 << 10;

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
    /// Where tags go that the tree builder is not asked about.
    straight: RefCell<Straight>,
}

impl Guard {
    /// A page makes fewer nodes than it has bytes, unless reopened formatting elements multiply.
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>, input_bytes: usize) -> Self {
        let max_nodes = input_bytes.saturating_add(64);
        let (dropped, has_text, told) = (RefCell::default(), Cell::new(false), RefCell::default());
        Self { builder, max_nodes, dropped, has_text, told, straight: RefCell::default() }
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

    fn is_full(&self) -> bool {
        let sink = &self.builder.sink;
        sink.depth().get() >= MAX_DEPTH || sink.nodes() >= self.max_nodes
    }

    fn refuses_start(&self, tag: &Tag) -> bool {
        // The tokenizer changes its state for raw text, which nests nothing.
        let refused = self.is_full() && !tags::is_raw(&tag.name) && tag.name != local_name!("title");
        if refused && !tags::is_void(&tag.name) && !tag.self_closing {
            self.dropped.borrow_mut().push(tag.name.clone());
        }
        refused
    }

    /// Hands a token on that is not refused.
    fn sift(&self, token: Token, forward: impl Fn(Token) -> TokenSinkResult<Handle>) -> TokenSinkResult<Handle> {
        match token {
            Token::TagToken(tag) if self.refuses(&tag) => self.part(&tag, forward),
            token => {
                self.has_text.set(self.has_text.get() || matches!(token, Token::CharacterTokens(_)));
                forward(token)
            }
        }
    }

    /// Puts line breaks in place of a dropped tag, where text stands that it would end.
    fn part(&self, tag: &Tag, forward: impl Fn(Token) -> TokenSinkResult<Handle>) -> TokenSinkResult<Handle> {
        let is_block = tags::flow(&tag.name) == Flow::Block;
        if is_block && self.has_text.replace(false) && self.builder.sink.nodes() < self.max_nodes {
            for _ in 0..2 {
                // A line break asks nothing of the tokenizer.
                let _ = forward(Token::TagToken(line_break()));
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
        self.rise();
        false
    }

    fn rise(&self) {
        let depth = self.builder.sink.depth();
        depth.set(depth.get().saturating_sub(1));
    }

    /// Asks the tree builder, and learns from what it does.
    fn ask(&self, token: Token) -> TokenSinkResult<Handle> {
        let sink = &self.builder.sink;
        let mut straight = self.straight.borrow_mut();
        for open in straight.untold() {
            let ticket = open.ticket.or_else(|| sink.ticket_of(open.node));
            sink.tell(open.node);
            let _ = self.builder.process_token(Token::TagToken(start_tag(open.name.clone(), ticket)), 1);
        }
        let told = Told::of(&token);
        sink.forget_deed();
        let result = self.builder.process_token(token, 1);
        let (deed, tree) = sink.deed();
        straight.learn(&told, deed, &tree);
        result
    }
}

fn start_tag(name: LocalName, ticket: Option<Ticket>) -> Tag {
    let attrs = ticket.map(Ticket::attribute).into_iter().collect();
    Tag { kind: TagKind::StartTag, name, self_closing: false, attrs, had_duplicate_attributes: false }
}

fn line_break() -> Tag {
    start_tag(local_name!("br"), None)
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Handle> {
        self.sift(token, |token| self.builder.process_token(token, line_number))
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        let is_drawn = self.straight.borrow().is_in_drawing();
        is_drawn.unwrap_or_else(|| self.builder.adjusted_current_node_present_but_not_in_html_namespace())
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
            let is_made_again = || tags::is_formatting(tag) || *tag == local_name!("a");
            let is_cut = value.len() > LONGEST_MADE_AGAIN && is_made_again();
            // The head of an address is another address.
            let read = match kept {
                AttributeName::Href if is_cut => "",
                _ if is_cut => head(&value, LONGEST_MADE_AGAIN),
                _ => &value,
            };
            self.builder.sink.write_attribute(kept, read);
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
        attributes.extend(ticket.map(Ticket::attribute));
        attributes
    }

    fn start(&self, tag: &mut Start<'_>) -> Option<TokenSinkResult<Handle>> {
        let mut straight = self.straight.borrow_mut();
        let (parent, nesting) = straight.opening(tag.name)?;
        if nesting == Nesting::Input {
            self.told.borrow_mut().clear();
        }
        if self.is_full() || !self.told.borrow().is_empty() {
            return None;
        }
        let sink = &self.builder.sink;
        let ticket = tag.likeness.take().and_then(|likeness| sink.ticket(Some(likeness)));
        let node = sink.append_element(parent, tag.name.clone(), ticket);
        if nesting.is_empty() {
            self.rise();
        } else if !(tag.self_closing && nesting.is_drawn()) {
            straight.open(Open::new(node, tag.name.clone(), nesting).with_ticket(ticket));
        }
        Some(nesting.raw_kind().map_or(TokenSinkResult::Continue, TokenSinkResult::RawData))
    }

    fn end_tag(&self, name: &LocalName) -> Option<()> {
        if !self.dropped.borrow().is_empty() {
            return None;
        }
        self.straight.borrow_mut().close(name)?;
        self.rise();
        Some(())
    }

    fn text(&self, text: &str) -> Option<()> {
        let straight = self.straight.borrow();
        let place = straight.place().filter(|place| place.nesting != Nesting::Head || text.trim_ascii().is_empty())?;
        self.has_text.set(true);
        self.builder.sink.append_text(place.node, text);
        Some(())
    }

    fn comment(&self) -> Option<()> {
        let straight = self.straight.borrow();
        let place = straight.place()?;
        self.builder.sink.append_comment(place.node);
        Some(())
    }

    fn receive(&self, token: Token) -> TokenSinkResult<Handle> {
        self.sift(
            token,
            |token| if token == Token::EOFToken { self.builder.process_token(token, 1) } else { self.ask(token) },
        )
    }

    fn reads_raw_text(&self, _: &str) -> bool {
        self.builder.sink.keeps_newest_text()
    }

    fn reads_comments(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::html::{guard, tokenizer};

    /// How many of the elements that are open at the end the tree builder does not know.
    fn untold(html: &str) -> usize {
        let guard = guard(html);
        tokenizer::tokenize(html, &guard);
        guard.straight.take().untold().len()
    }

    #[test]
    fn what_nests_as_it_should_is_no_matter_for_the_tree_builder() {
        assert_eq!(untold("<body><div><ul><li>a</li><li>b</li></ul><p>c <a href=d>e</a><br><span>"), 3);
        assert_eq!(untold("<head><script>a</script><style>"), 1);
        assert_eq!(untold("<p>a<div><a><svg><path/><g><title>c"), 3);
    }

    #[test]
    fn what_does_not_is_told_with_all_around_it() {
        assert_eq!(untold("<body><div><p>a<div>"), 0);
        assert_eq!(untold("<body><div><p>a<div><b>"), 0);
        assert_eq!(untold("<body><div><p>a<div><b><i>"), 1);
        assert_eq!(untold("<body><div><ul><li>a<li>b</li></ul><p>c<span>"), 2);
        assert_eq!(untold("<body><div><b>a</div>b<section><i><u>"), 1);
    }
}
