//! html5ever's tree builder writes into our arena through this.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::tags;
use super::tree::{AttributeName, DOCUMENT, NewElement, NodeId, Tree};

/// An arena under construction.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// Depth of the element that came last, or of its parent where it can hold nothing.
    depth: Cell<u16>,
    /// Whether anything reads the text right inside the element that came last.
    keeps_newest_text: Cell<bool>,
    /// How much the tree builder asked for.
    #[cfg(test)]
    work: Cell<u64>,
}

/// An element's name, held apart from the arena's borrow.
#[derive(Debug)]
pub(super) struct Name {
    namespace: Namespace,
    local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.namespace
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl Sink {
    pub(super) fn new(input_bytes: usize) -> Self {
        Self {
            tree: RefCell::new(Tree::new(input_bytes)),
            depth: Cell::new(0),
            keeps_newest_text: Cell::new(true),
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

    fn note_depth(&self, tree: &Tree, id: NodeId) {
        let holds_nothing = tree.name(id).is_some_and(tags::is_void);
        self.depth.set(tree.depth(id).saturating_sub(u16::from(holds_nothing)));
    }
}

/// The attributes that are kept, with their values. What SVG takes from other namespaces, such as `xlink:href`, is not.
fn kept(attributes: &[Attribute]) -> impl Iterator<Item = (AttributeName, &str)> {
    let own = attributes.iter().filter(|attribute| attribute.name.ns == ns!());
    own.filter_map(|a| AttributeName::of(&a.name.local).map(|name| (name, &*a.value)))
}

/// Script and style bodies are dropped, JSON-LD excepted.
fn keeps_text(name: &LocalName, attributes: &[Attribute]) -> bool {
    match *name {
        local_name!("script") => attributes.iter().any(|a| a.name.local == local_name!("type") && is_json_ld(&a.value)),
        _ => !tags::is_raw(name),
    }
}

fn is_json_ld(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/ld+json")
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        self.count(1);
        let tree = self.tree.borrow();
        let (namespace, local) = tree
            .qualified_name(*target)
            .map_or((ns!(), local_name!("")), |(namespace, local)| (namespace.clone(), local.clone()));
        Name { namespace, local }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.count(1 + attributes.len());
        let mut tree = self.tree.borrow_mut();
        let keeps_text = keeps_text(&name.local, &attributes);
        self.keeps_newest_text.set(keeps_text);
        let is_template = name.local == local_name!("template");
        let element = NewElement { namespace: name.ns, name: name.local, keeps_text };
        let id = tree.add_element(element, kept(&attributes));
        if is_template {
            // Its contents hang nowhere: nothing inside a template is shown.
            tree.add_other();
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add_other()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add_other()
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => {
                tree.append(*parent, id);
                self.note_depth(&tree, id);
            }
            NodeOrText::AppendText(text) if tree.keeps_text(*parent) => tree.append_text(*parent, &text),
            NodeOrText::AppendText(_) => {}
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        Tree::template_contents(*target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.count(1);
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        match new_node {
            NodeOrText::AppendNode(id) => {
                tree.insert_before(*sibling, id);
                self.note_depth(&tree, id);
            }
            NodeOrText::AppendText(text) => tree.insert_text_before(*sibling, &text),
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.tree.borrow_mut().add_missing(*target, kept(&attributes));
    }

    fn allow_declarative_shadow_roots(&self, _: &NodeId) -> bool {
        false
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let moved = self.tree.borrow_mut().move_children(*node, *new_parent);
        self.count(moved);
    }
}
