//! JSON values → the nodes that speak of the page, and what refers to what.

use super::schema::{self, Role};
use super::subject::Subject;
use super::value::{Thing, Value};
use super::{MAX_VALUES, node};

/// One JSON object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'v>(&'v Thing);

impl<'v> Node<'v> {
    /// What a value says, where it is an object.
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        value.as_thing().map(Self)
    }

    pub(super) fn value(self, key: &str) -> Option<&'v Value> {
        self.0.value(key).filter(|value| **value != Value::Null)
    }

    pub(super) fn str(self, key: &str) -> Option<&'v str> {
        self.value(key)?.as_str()
    }

    /// The values under a key: one, or those of an array, or of arrays in it.
    pub(super) fn values(self, key: &str) -> Vec<&'v Value> {
        let mut waiting: Vec<&Value> = self.value(key).into_iter().collect();
        let mut values = Vec::new();
        while let Some(value) = waiting.pop()
            && values.len() < MAX_VALUES
        {
            match value {
                Value::List(items) => waiting.extend(items.iter().rev()),
                Value::Null => {}
                _ => values.push(value),
            }
        }
        values
    }

    /// The names of its types, without the vocabulary's address.
    pub(super) fn types(self) -> impl Iterator<Item = &'v str> {
        self.values("@type").into_iter().filter_map(|name| Some(schema::bare_name(name.as_str()?)))
    }
}

/// The nodes that speak of the page as a whole, in the scripts' order.
pub(super) struct Graph<'v> {
    nodes: Vec<Node<'v>>,
    story: Option<Node<'v>>,
}

/// The most nodes that are looked at. The most seen, on a forum, are 104.
const MAX_NODES: usize = 1024;

/// What leads from a node to others that speak of the page; the last is looked at first.
const LINKS: &[&str] = &["mainEntityOfPage", "mainEntity", "@graph"];

impl<'v> Graph<'v> {
    pub(super) fn new(values: &'v [Value], subject: &Subject) -> Self {
        let mut nodes = Vec::new();
        let mut waiting: Vec<&Value> = values.iter().rev().collect();
        while let Some(value) = waiting.pop()
            && nodes.len() < MAX_NODES
        {
            if let Value::List(items) = value {
                waiting.extend(items.iter().rev());
            } else if let Some(node) = Node::of(value) {
                nodes.push(node);
                waiting.extend(LINKS.iter().filter_map(|link| node.value(link)));
            }
        }
        let story = find_story(&nodes, subject);
        Self { nodes, story }
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = Node<'v>> {
        self.nodes.iter().copied()
    }

    pub(super) fn of(&self, role: Role) -> impl Iterator<Item = Node<'v>> {
        self.nodes().filter(move |node| schema::has_role(*node, role))
    }

    /// The page's article, then further accounts of the same one.
    pub(super) fn stories(&self) -> impl Iterator<Item = Node<'v>> {
        let headline = self.story.and_then(node::headline);
        let is_story = move |node: &Node| self.story.is_some_and(|story| std::ptr::eq(story.0, node.0));
        let twins = self.of(Role::Article).filter(move |node| !is_story(node));
        let twins = twins.filter(move |twin| headline.is_some() && node::headline(*twin) == headline);
        self.story.into_iter().chain(twins)
    }

    /// The pictures on the page: those that stand for themselves, and those of the stories.
    pub(super) fn pictures(&self) -> impl Iterator<Item = Node<'v>> {
        let alone = self.nodes().filter(|node| schema::is_picture(*node));
        let of_stories = self.stories().flat_map(|story| story.values("image")).filter_map(Node::of);
        alone.chain(of_stories)
    }

    pub(super) fn publisher(&self, node: Node<'v>) -> Option<Node<'v>> {
        node.values("publisher").first().and_then(|value| Node::of(value)).map(|publisher| self.explained(publisher))
    }

    /// The other node of the same `@id`, which may say more of who is meant.
    pub(super) fn namesake(&self, node: Node<'v>) -> Option<Node<'v>> {
        let id = node.str("@id")?;
        self.nodes().find(|other| other.str("@id") == Some(id) && !std::ptr::eq(other.0, node.0))
    }

    /// What a mere reference, `{"@id": ...}`, refers to; any other node is itself.
    pub(super) fn explained(&self, node: Node<'v>) -> Node<'v> {
        let explains = |other: &Node| other.str("@id") == node.str("@id") && is_explained(*other);
        if is_explained(node) || node.str("@id").is_none() {
            return node;
        }
        self.nodes().find(explains).unwrap_or(node)
    }
}

/// Of the articles with a headline, else of all, the one that agrees best with the page; the first of those that do alike.
fn find_story<'v>(nodes: &[Node<'v>], subject: &Subject) -> Option<Node<'v>> {
    let articles = nodes.iter().copied().filter(|node| schema::has_role(*node, Role::Article));
    // The last of the greatest is taken.
    articles.rev().max_by_key(|node| (node::headline(*node).is_some(), subject.agreement(*node)))
}

/// Whether the node says more than who is meant.
fn is_explained(node: Node) -> bool {
    ["name", "givenName", "familyName", "url", "contentUrl"].iter().any(|key| node.value(key).is_some())
}
