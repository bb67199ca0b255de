//! The tree that a page is parsed into: an arena of nodes, text and attribute values in two buffers.

use std::num::NonZeroU32;

use html5ever::LocalName;

use super::attribute::{AttributeName, Names};

/// An index into the arena, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(NonZeroU32);

/// Everything that was parsed.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    text: String,
    values: String,
    /// Where in `attributes` those begin that no set holds yet.
    unset: u32,
    /// The names of those.
    unset_names: Names,
}

/// One node, linked to its relatives.
#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    depth: u16,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// The document, a template's contents, a comment.
    Other,
    Text {
        start: u32,
        end: u32,
    },
    Element(Element),
}

#[derive(Debug)]
struct Element {
    name: LocalName,
    attributes: AttributeSet,
    /// Whether anything reads the text right inside it.
    keeps_text: bool,
}

/// Attributes of one tag, which stand side by side in [`Tree::attributes`]; elements made again share them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AttributeSet {
    from: u32,
    to: u32,
    names: Names,
}

#[derive(Debug, Clone, Copy)]
struct Attribute {
    name: AttributeName,
    start: u32,
    end: u32,
}

// What a page takes in the tree, so that the tree is made in its size at once: as nearly all saved pages do, and no more.
const BYTES_PER_NODE: usize = 64;
const BYTES_PER_ATTRIBUTE: usize = 128;
const BYTES_PER_KEPT: usize = 8;

/// What a new element is made of.
pub(super) struct NewElement {
    pub(super) name: LocalName,
    pub(super) attributes: AttributeSet,
    pub(super) keeps_text: bool,
}

/// The document node, which every tree has.
pub(super) const DOCUMENT: NodeId = NodeId(NonZeroU32::MIN);

impl NodeId {
    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl AttributeSet {
    pub(super) fn is_empty(self) -> bool {
        self.from == self.to
    }

    #[cfg(test)]
    pub(super) fn of(range: std::ops::Range<u32>) -> Self {
        Self { from: range.start, to: range.end, names: Names::default() }
    }
}

impl Tree {
    pub(super) fn new(input_bytes: usize) -> Self {
        let mut nodes = Vec::with_capacity(input_bytes / BYTES_PER_NODE + 1);
        nodes.push(Node::with(Content::Other));
        let attributes = Vec::with_capacity(input_bytes / BYTES_PER_ATTRIBUTE);
        let [text, values] = [(); 2].map(|()| String::with_capacity(input_bytes / BYTES_PER_KEPT));
        Self { nodes, attributes, text, values, unset: 0, unset_names: Names::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Bytes of all text.
    pub(super) fn text_len(&self) -> usize {
        self.text.len()
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    fn add(&mut self, content: Content) -> NodeId {
        let id = NodeId(NonZeroU32::MIN.saturating_add(index(self.nodes.len())));
        self.nodes.push(Node::with(content));
        id
    }

    /// The node that holds what is inside a `<template>`: made right after the element.
    pub(super) fn template_contents(template: NodeId) -> NodeId {
        NodeId(template.0.saturating_add(1))
    }

    /// A node that nothing later reads.
    pub(super) fn add_other(&mut self) -> NodeId {
        self.add(Content::Other)
    }

    pub(super) fn add_element(&mut self, element: NewElement) -> NodeId {
        let NewElement { name, attributes, keeps_text } = element;
        self.add(Content::Element(Element { name, attributes, keeps_text }))
    }

    /// Writes an attribute of the set to come; of two with one name the first counts.
    pub(super) fn write_attribute(&mut self, name: AttributeName, value: &str) {
        if !self.unset_names.has(name) {
            self.unset_names = self.unset_names.with(name);
            let start = index(self.values.len());
            self.values.push_str(value);
            self.attributes.push(Attribute { name, start, end: index(self.values.len()) });
        }
    }

    /// The attributes written since the last set.
    pub(super) fn close_set(&mut self) -> AttributeSet {
        let set = AttributeSet {
            from: self.unset,
            to: index(self.attributes.len()),
            names: std::mem::take(&mut self.unset_names),
        };
        self.unset = set.to;
        set
    }

    /// Forgets the attributes written since the last set.
    pub(super) fn drop_set(&mut self) {
        self.unset_names = Names::default();
        if let Some(first) = self.attributes.get(self.unset as usize) {
            self.values.truncate(first.start as usize);
            self.attributes.truncate(self.unset as usize);
        }
    }

    /// Adds those attributes that the element does not have yet.
    pub(super) fn add_missing(&mut self, id: NodeId, new: AttributeSet) {
        let Content::Element(element) = &self.node(id).content else { return };
        let old = self.attributes_in(element.attributes).to_vec();
        let is_missing = |attribute: &&Attribute| old.iter().all(|other| other.name != attribute.name);
        let missing: Vec<Attribute> = self.attributes_in(new).iter().filter(is_missing).copied().collect();
        if missing.is_empty() {
            return;
        }
        let all: Vec<Attribute> = old.into_iter().chain(missing).collect();
        self.unset_names = all.iter().fold(Names::default(), |names, attribute| names.with(attribute.name));
        self.attributes.extend(all);
        let set = self.close_set();
        if let Content::Element(element) = &mut self.node_mut(id).content {
            element.attributes = set;
        }
    }

    fn attributes_in(&self, set: AttributeSet) -> &[Attribute] {
        self.attributes.get(set.from as usize..set.to as usize).unwrap_or_default()
    }

    /// The value of an attribute in a set.
    #[inline]
    pub(super) fn value(&self, set: AttributeSet, name: AttributeName) -> Option<&str> {
        set.names.has(name).then(|| self.value_in(set, name)).flatten()
    }

    fn value_in(&self, set: AttributeSet, name: AttributeName) -> Option<&str> {
        let attribute = self.attributes_in(set).iter().find(|attribute| attribute.name == name)?;
        self.values.get(attribute.start as usize..attribute.end as usize)
    }

    /// All attributes of an element.
    pub(super) fn attributes(&self, id: NodeId) -> AttributeSet {
        match &self.node(id).content {
            Content::Element(element) => element.attributes,
            _ => AttributeSet::default(),
        }
    }

    /// Whether text put into this node is kept.
    pub(super) fn keeps_text(&self, id: NodeId) -> bool {
        match &self.node(id).content {
            Content::Element(element) => element.keeps_text,
            _ => true,
        }
    }

    /// The node's depth below the document.
    pub(super) fn depth(&self, id: NodeId) -> u16 {
        self.node(id).depth
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    pub(super) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first_child
    }

    pub(super) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    pub(super) fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    /// Whether a node is neither text nor element to a reader: white space, or a comment.
    pub(super) fn is_blank(&self, id: NodeId) -> bool {
        self.name(id).is_none() && self.text(id).is_none_or(|text| text.trim().is_empty())
    }

    /// The element before this one, with nothing but white space and comments between.
    pub(super) fn element_before(&self, id: NodeId) -> Option<NodeId> {
        let before = std::iter::successors(self.previous_sibling(id), |node| self.previous_sibling(*node));
        let mut before = before.skip_while(|node| self.is_blank(*node));
        before.next().filter(|node| self.name(*node).is_some())
    }

    /// The element behind this one, with nothing but white space and comments between.
    pub(super) fn element_after(&self, id: NodeId) -> Option<NodeId> {
        let after = std::iter::successors(self.next_sibling(id), |node| self.next_sibling(*node));
        let mut after = after.skip_while(|node| self.is_blank(*node));
        after.next().filter(|node| self.name(*node).is_some())
    }

    /// All nodes below one, in document order.
    pub(super) fn below(&self, top: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.first_child(top), move |node| {
            self.first_child(*node).or_else(|| {
                let mut up = std::iter::successors(Some(*node), |node| self.parent(*node)).take_while(|up| *up != top);
                up.find_map(|up| self.next_sibling(up))
            })
        })
    }

    /// The element's name; `None` for other nodes.
    pub(super) fn name(&self, id: NodeId) -> Option<&LocalName> {
        match &self.node(id).content {
            Content::Element(element) => Some(&element.name),
            _ => None,
        }
    }

    /// The text of a text node; `None` for other nodes.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match self.node(id).content {
            Content::Text { start, end } => self.text.get(start as usize..end as usize),
            _ => None,
        }
    }

    /// The text right inside an element, where it is one run.
    pub(super) fn inner_text(&self, id: NodeId) -> Option<&str> {
        self.first_child(id).and_then(|child| self.text(child))
    }

    /// Whether an attribute's value, a list of words such as `rel`, has one, in any case.
    pub(super) fn has_word(&self, id: NodeId, name: AttributeName, word: &str) -> bool {
        let is_word = |other: &str| other.eq_ignore_ascii_case(word);
        self.attribute(id, name).is_some_and(|value| value.split_ascii_whitespace().any(is_word))
    }

    #[inline]
    pub(super) fn attribute(&self, id: NodeId, name: AttributeName) -> Option<&str> {
        let Content::Element(element) = &self.node(id).content else { return None };
        self.value(element.attributes, name)
    }

    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node(parent).last_child;
        let depth = self.node(parent).depth.saturating_add(1);
        let node = self.node_mut(child);
        (node.parent, node.previous, node.depth) = (Some(parent), last, depth);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first_child = Some(child),
        }
        self.node_mut(parent).last_child = Some(child);
    }

    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let (parent, previous, depth) = {
            let node = self.node(sibling);
            (node.parent, node.previous, node.depth)
        };
        let node = self.node_mut(child);
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, Some(sibling), depth);
        self.node_mut(sibling).previous = Some(child);
        match (previous, parent) {
            (Some(previous), _) => self.node_mut(previous).next = Some(child),
            (None, Some(parent)) => self.node_mut(parent).first_child = Some(child),
            (None, None) => {}
        }
    }

    /// Takes a node, with what is below it, out of its parent.
    #[inline]
    pub(super) fn detach(&mut self, id: NodeId) {
        if self.node(id).parent.is_some() {
            self.unlink(id);
        }
    }

    fn unlink(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        if let Some(previous) = previous {
            self.node_mut(previous).next = next;
        } else if let Some(parent) = parent {
            self.node_mut(parent).first_child = next;
        }
        if let Some(next) = next {
            self.node_mut(next).previous = previous;
        } else if let Some(parent) = parent {
            self.node_mut(parent).last_child = previous;
        }
    }

    /// Moves all children of one node behind those of another; gives how many.
    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) -> usize {
        let mut moved = 0;
        while let Some(child) = self.first_child(from) {
            self.append(to, child);
            moved += 1;
        }
        moved
    }

    /// Puts text behind the last child, into it where it is the text that came last.
    pub(super) fn append_text(&mut self, parent: NodeId, text: &str) {
        let last = self.node(parent).last_child;
        if let Some(last) = last.filter(|last| self.ends_buffer(*last)) {
            self.extend_text(last, text);
        } else {
            let child = self.add_text(text);
            self.append(parent, child);
        }
    }

    pub(super) fn insert_text_before(&mut self, sibling: NodeId, text: &str) {
        let previous = self.node(sibling).previous;
        if let Some(previous) = previous.filter(|previous| self.ends_buffer(*previous)) {
            self.extend_text(previous, text);
        } else {
            let child = self.add_text(text);
            self.insert_before(sibling, child);
        }
    }

    fn add_text(&mut self, text: &str) -> NodeId {
        let start = index(self.text.len());
        self.text.push_str(text);
        self.add(Content::Text { start, end: index(self.text.len()) })
    }

    fn ends_buffer(&self, id: NodeId) -> bool {
        matches!(self.node(id).content, Content::Text { end, .. } if end == index(self.text.len()))
    }

    fn extend_text(&mut self, id: NodeId, text: &str) {
        self.text.push_str(text);
        let new_end = index(self.text.len());
        if let Content::Text { end, .. } = &mut self.node_mut(id).content {
            *end = new_end;
        }
    }
}

impl Node {
    fn with(content: Content) -> Self {
        Self { parent: None, previous: None, next: None, first_child: None, last_child: None, depth: 0, content }
    }
}

/// Two trees are the same if the same is in the same places, wherever in the buffers it stands.
#[cfg(any(test, feature = "unstable-stages"))]
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.nodes.len() == other.nodes.len() && self.difference(other).is_none()
    }
}

/// What a node holds: its name or text, and its attributes.
#[cfg(any(test, feature = "unstable-stages"))]
type Shown<'t> = (Option<&'t str>, Vec<(AttributeName, &'t str)>);

#[cfg(any(test, feature = "unstable-stages"))]
impl Tree {
    /// The first node that is another in the other tree, as here and as there.
    pub(super) fn difference(&self, other: &Self) -> Option<String> {
        self.nodes.iter().zip(&other.nodes).enumerate().find_map(|(at, (ours, theirs))| {
            let (ours_shown, theirs_shown) = (self.shown(&ours.content), other.shown(&theirs.content));
            let is_same = ours.relatives() == theirs.relatives() && ours_shown == theirs_shown;
            (!is_same).then(|| format!("node {at}: {ours:?} {ours_shown:?}, not {theirs:?} {theirs_shown:?}"))
        })
    }

    /// Attributes come in the order of their names: that of the page means nothing.
    fn shown<'t>(&'t self, content: &'t Content) -> Shown<'t> {
        match content {
            Content::Other => (None, Vec::new()),
            Content::Text { start, end } => (self.text.get(*start as usize..*end as usize), Vec::new()),
            Content::Element(element) => {
                let names = self.attributes_in(element.attributes).iter().map(|attribute| attribute.name);
                let values = names.filter_map(|name| Some((name, self.value(element.attributes, name)?)));
                let mut values: Vec<_> = values.collect();
                values.sort_unstable_by_key(|(name, _)| *name as u8);
                (Some(&element.name), values)
            }
        }
    }
}

#[cfg(any(test, feature = "unstable-stages"))]
impl Node {
    fn relatives(&self) -> [Option<NodeId>; 5] {
        [self.parent, self.previous, self.next, self.first_child, self.last_child]
    }
}

/// Input is limited to 1 GiB, and what is made of it stays below 4 GiB.
fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
