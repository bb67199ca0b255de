//! html5ever's tree builder writes into our arena through this.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::attribute::AttributeName;
use super::tags;
use super::tickets::Tickets;
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

/// The namespaces that the tree builder gives to elements.
#[derive(Debug, Clone, Copy)]
enum Space {
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
    pub(super) fn ticket(&self, likeness: Option<String>) -> Option<Attribute> {
        let (mut tree, mut tickets) = (self.tree.borrow_mut(), self.tickets.borrow_mut());
        if let Some(ticket) = likeness.as_ref().and_then(|likeness| tickets.of_alike(likeness)) {
            tree.drop_set();
            return Some(ticket);
        }
        let set = tree.close_set();
        (likeness.is_some() || !set.is_empty()).then(|| tickets.issue(set, likeness))
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

/// Script and style bodies are dropped, JSON-LD excepted.
fn keeps_text<'t>(name: &LocalName, value_of_type: impl FnOnce() -> Option<&'t str>) -> bool {
    match *name {
        local_name!("script") => value_of_type().is_some_and(is_json_ld),
        _ => !tags::is_raw(name),
    }
}

fn is_json_ld(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/ld+json")
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
        let holds_html = flags.mathml_annotation_xml_integration_point;
        Handle { id, space: Space::of(&name.ns), holds_html, name: name.local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::nameless(self.tree.borrow_mut().add_other())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle::nameless(self.tree.borrow_mut().add_other())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
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
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let moved = self.tree.borrow_mut().move_children(node.id, new_parent.id);
        self.count(moved);
    }
}
