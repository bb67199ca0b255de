//! html5ever's tree builder writes into our arena through this.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::attribute::AttributeName;
use super::json_ld::is_json_ld;
use super::tags;
use super::tickets::{Ticket, Tickets};
use super::tree::{AttributeSet, DOCUMENT, NewElement, NodeId, Tree};

/// An arena under construction.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// Depth of the element that came last, or of its parent where it can hold nothing.
    depth: Cell<u16>,
    tickets: RefCell<Tickets>,
    /// Whether anything reads the text right inside the element that came last.
    keeps_newest_text: Cell<bool>,
    /// The list of attributes that came back last, for the next tag: nearly every tag has one.
    spare_list: Cell<Vec<Attribute>>,
    /// What the tree builder did with the token at hand.
    deed: Cell<Deed>,
    /// An element of the tree that the tree builder is about to make.
    told: Cell<Option<NodeId>>,
    /// How much the tree builder asked for.
    #[cfg(test)]
    work: Cell<u64>,
}

/// A node as the tree builder knows it. It asks for names more often than for anything else, so they come along.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    id: NodeId,
    space: Space,
    /// An `annotation-xml` that holds HTML, in a formula.
    holds_html: bool,
    name: LocalName,
}

/// What the tree builder does in the tree with one token, as far as it tells where the next one comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Deed {
    #[default]
    Nothing,
    /// Puts something behind all that a node holds: text, or another node.
    Append { parent: Spot, child: Option<Spot> },
    /// Moves nodes, or puts them elsewhere.
    Move,
}

/// A node and its namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) node: NodeId,
    pub(super) space: Space,
}

/// The namespaces that the tree builder gives to elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    None,
    Html,
    Svg,
    MathMl,
}

impl Space {
    fn of(namespace: &Namespace) -> Self {
        match *namespace {
            ns!(svg) => Self::Svg,
            ns!(mathml) => Self::MathMl,
            _ => Self::Html,
        }
    }
}

impl Handle {
    /// A node that is no element.
    fn nameless(id: NodeId) -> Self {
        Self { id, space: Space::None, holds_html: false, name: local_name!("") }
    }

    fn spot(&self) -> Spot {
        Spot { node: self.id, space: self.space }
    }
}

impl ElemName for &Handle {
    fn ns(&self) -> &Namespace {
        static NONE: Namespace = ns!();
        static HTML: Namespace = ns!(html);
        static SVG: Namespace = ns!(svg);
        static MATH_ML: Namespace = ns!(mathml);
        match self.space {
            Space::None => &NONE,
            Space::Html => &HTML,
            Space::Svg => &SVG,
            Space::MathMl => &MATH_ML,
        }
    }

    fn local_name(&self) -> &LocalName {
        &self.name
    }
}

impl Sink {
    pub(super) fn new(input_bytes: usize) -> Self {
        Self {
            tree: RefCell::new(Tree::new(input_bytes)),
            depth: Cell::new(0),
            tickets: RefCell::default(),
            keeps_newest_text: Cell::new(true),
            spare_list: Cell::default(),
            deed: Cell::default(),
            told: Cell::default(),
            #[cfg(test)]
            work: Cell::new(0),
        }
    }

    pub(super) fn depth(&self) -> &Cell<u16> {
        &self.depth
    }

    pub(super) fn keeps_newest_text(&self) -> bool {
        self.keeps_newest_text.get()
    }

    pub(super) fn nodes(&self) -> usize {
        self.tree.borrow().len()
    }

    /// Counts what the tree builder asks for; only tests ask for the sum.
    #[cfg_attr(not(test), expect(clippy::unused_self, reason = "counts in tests only"))]
    fn count(&self, steps: usize) {
        #[cfg(test)]
        self.work.set(self.work.get() + steps as u64);
        #[cfg(not(test))]
        let _ = steps;
    }

    #[cfg(test)]
    pub(super) fn work(&self) -> u64 {
        self.work.get()
    }

    /// Writes an attribute of the tag that is being read.
    pub(super) fn write_attribute(&self, name: AttributeName, value: &str) {
        self.tree.borrow_mut().write_attribute(name, value);
    }

    /// A ticket for the attributes written since the last; `None` if it would stand for nothing.
    pub(super) fn ticket(&self, likeness: Option<String>) -> Option<Ticket> {
        let (mut tree, mut tickets) = (self.tree.borrow_mut(), self.tickets.borrow_mut());
        if let Some(ticket) = likeness.as_ref().and_then(|likeness| tickets.of_alike(likeness)) {
            tree.drop_set();
            return Some(ticket);
        }
        let set = tree.close_set();
        (likeness.is_some() || !set.is_empty()).then(|| tickets.issue(set, likeness))
    }

    /// A ticket for the attributes of an element.
    pub(super) fn ticket_of(&self, node: NodeId) -> Option<Ticket> {
        let set = self.tree.borrow().attributes(node);
        (!set.is_empty()).then(|| self.tickets.borrow_mut().issue(set, None))
    }

    /// Puts an element behind all that another holds, with the attributes of a ticket or those written last.
    pub(super) fn append_element(&self, parent: NodeId, name: LocalName, ticket: Option<Ticket>) -> NodeId {
        self.count(1);
        let mut tree = self.tree.borrow_mut();
        let attributes = ticket.map_or_else(|| tree.close_set(), |ticket| self.tickets.borrow().set(ticket));
        let keeps_text = keeps_text(&name, || tree.value(attributes, AttributeName::Type));
        self.keeps_newest_text.set(keeps_text);
        let id = tree.add_element(NewElement { name, attributes, keeps_text });
        tree.append(parent, id);
        self.depth.set(tree.depth(id));
        id
    }

    /// Puts text behind all that an element holds, where it is read.
    pub(super) fn append_text(&self, parent: NodeId, text: &str) {
        let mut tree = self.tree.borrow_mut();
        if tree.keeps_text(parent) {
            tree.append_text(parent, text);
        }
    }

    pub(super) fn append_comment(&self, parent: NodeId) {
        let mut tree = self.tree.borrow_mut();
        let comment = tree.add_other();
        tree.append(parent, comment);
        self.depth.set(tree.depth(comment));
    }

    /// The next element that the tree builder makes is this one.
    pub(super) fn tell(&self, node: NodeId) {
        self.told.set(Some(node));
    }

    pub(super) fn forget_deed(&self) {
        self.deed.take();
    }

    /// What the tree builder did since that was forgotten, and where.
    pub(super) fn deed(&self) -> (Deed, Ref<'_, Tree>) {
        (self.deed.take(), self.tree.borrow())
    }

    fn note_append(&self, parent: &Handle, child: Option<&Handle>) {
        if self.deed.get() != Deed::Move {
            self.deed.set(Deed::Append { parent: parent.spot(), child: child.map(Handle::spot) });
        }
    }

    /// An empty list of attributes.
    pub(super) fn list(&self) -> Vec<Attribute> {
        self.spare_list.take()
    }

    fn take_back(&self, mut list: Vec<Attribute>) {
        if list.capacity() > 0 {
            list.clear();
            self.spare_list.set(list);
        }
    }

    /// The attributes of a tag in the tree: by its ticket, or written from the tag itself, as html5ever's tokenizer
    /// makes it. What SVG takes from other namespaces, such as `xlink:href`, is not read.
    fn set_of(&self, element: &LocalName, attributes: &[Attribute]) -> AttributeSet {
        if attributes.is_empty() {
            return AttributeSet::default();
        }
        if let Some(set) = self.tickets.borrow().redeem(attributes) {
            return set;
        }
        let mut tree = self.tree.borrow_mut();
        for attribute in attributes.iter().filter(|attribute| attribute.name.ns == ns!()) {
            if let Some(name) = AttributeName::of(&attribute.name.local).filter(|name| name.is_read_on(element)) {
                tree.write_attribute(name, &attribute.value);
            }
        }
        tree.close_set()
    }

    fn note_depth(&self, tree: &Tree, node: &Handle) {
        self.depth.set(tree.depth(node.id).saturating_sub(u16::from(tags::is_void(&node.name))));
    }
}

/// Script and style bodies are dropped, JSON-LD excepted. A `<noscript>` may hold a picture.
fn keeps_text<'t>(name: &LocalName, value_of_type: impl FnOnce() -> Option<&'t str>) -> bool {
    match *name {
        local_name!("script") => value_of_type().is_some_and(is_json_ld),
        local_name!("noscript") => true,
        _ => !tags::is_raw(name),
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = &'a Handle;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::nameless(DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Handle {
        self.count(1);
        target
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.count(1 + attributes.len());
        let holds_html = flags.mathml_annotation_xml_integration_point;
        if let Some(id) = self.told.get() {
            self.take_back(attributes);
            return Handle { id, space: Space::of(&name.ns), holds_html, name: name.local };
        }
        let set = self.set_of(&name.local, &attributes);
        self.take_back(attributes);
        let mut tree = self.tree.borrow_mut();
        let keeps_text = keeps_text(&name.local, || tree.value(set, AttributeName::Type));
        self.keeps_newest_text.set(keeps_text);
        let id = tree.add_element(NewElement { name: name.local.clone(), attributes: set, keeps_text });
        if name.local == local_name!("template") {
            // Its contents hang nowhere: nothing inside a template is shown.
            tree.add_other();
        }
        Handle { id, space: Space::of(&name.ns), holds_html, name: name.local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::nameless(self.tree.borrow_mut().add_other())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle::nameless(self.tree.borrow_mut().add_other())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if self.told.take().is_some() {
            return;
        }
        let node = if let NodeOrText::AppendNode(node) = &child { Some(node) } else { None };
        self.note_append(parent, node);
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => {
                tree.append(parent.id, child.id);
                self.note_depth(&tree, &child);
            }
            NodeOrText::AppendText(text) if tree.keeps_text(parent.id) => tree.append_text(parent.id, &text),
            NodeOrText::AppendText(_) => {}
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        self.deed.set(Deed::Move);
        let has_parent = self.tree.borrow().parent(element.id).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        Handle::nameless(Tree::template_contents(target.id))
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        self.count(1);
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new_node: NodeOrText<Handle>) {
        self.deed.set(Deed::Move);
        let mut tree = self.tree.borrow_mut();
        match new_node {
            NodeOrText::AppendNode(node) => {
                tree.insert_before(sibling.id, node.id);
                self.note_depth(&tree, &node);
            }
            NodeOrText::AppendText(text) => tree.insert_text_before(sibling.id, &text),
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let set = self.set_of(&target.name, &attributes);
        self.tree.borrow_mut().add_missing(target.id, set);
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.holds_html
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.deed.set(Deed::Move);
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.deed.set(Deed::Move);
        let moved = self.tree.borrow_mut().move_children(node.id, new_parent.id);
        self.count(moved);
    }
}
