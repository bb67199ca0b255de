//! One sweep over the tree: blocks, outline, links, figures and claims in reading order.

mod figures;

use html5ever::local_name;

use crate::lexicon::{Hint, Hints};
use crate::page::{Container, ContainerId, Field, FigureId, Form, Page, PathId, Region, Shape};

use super::attribute::AttributeName;
use super::boxes;
use super::claims;
use super::elements::{is_anchor_sign, is_button, is_data_row, is_heading, is_hidden, is_line, region};
use super::hints::{Build, HintCache, Look};
use super::tags::{self, Flow};
use super::times;
use super::tree::{DOCUMENT, NodeId, Tree};
use super::writer::{Scope, Subject, Writer};

/// So many containers up from its time stands the item of a list that it dates.
const ITEM_LEVELS: usize = 4;

/// Of a page's `<time>`s so many are looked at: where each stands is asked of all containers around it.
const MOST_TIMES: usize = 1000;

/// The level of a line whose name makes it a subheading.
const SUBHEADING_LEVEL: u8 = 3;

/// A colon or a dash is no longer, in bytes.
const SIGN_BYTES: usize = 3;

/// Reads the whole tree.
pub(super) fn sweep(tree: &Tree) -> Page {
    let writer = Writer::new(tree.text_len(), tree.len());
    let cache = HintCache::new();
    let mut sweep = Sweep { tree, writer, cache, open: Vec::new(), scripts: Vec::new(), stand_in: None, times: 0 };
    let root = sweep.writer.add_container(Container::default());
    let scope = Scope { container: root, ..Scope::default() };
    sweep.open.push(Open { node: DOCUMENT, scope, build: Build::default(), end: End::default() });
    sweep.run();
    claims::of_json_ld(tree, &sweep.scripts, &mut sweep.writer.page.claims);
    claims::bound(&mut sweep.writer.page.claims);
    let mut page = sweep.writer.finish();
    boxes::assign(&mut page);
    page
}

struct Sweep<'t> {
    tree: &'t Tree,
    writer: Writer<'t>,
    cache: HintCache<'t>,
    /// The elements that the sweep is inside of.
    open: Vec<Open>,
    /// The scripts whose text is kept: JSON-LD.
    scripts: Vec<NodeId>,
    /// The figure whose picture is one for readers without scripts: one that is shown to all goes before it.
    stand_in: Option<FigureId>,
    /// How many `<time>`s with a value were met.
    times: usize,
}

struct Open {
    node: NodeId,
    scope: Scope,
    build: Build,
    end: End,
}

/// What is due when an element ends.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    flush: bool,
    link: bool,
    capture: Option<Capture>,
}

/// An element whose text is a claim.
#[derive(Debug, Clone, Copy)]
struct Capture {
    field: Field,
    /// Where its text begins.
    from: usize,
    /// How many claims there were before it.
    claims: usize,
}

impl Sweep<'_> {
    fn run(&mut self) {
        let mut next = self.tree.first_child(DOCUMENT);
        loop {
            if let Some(node) = next {
                let inside = self.enter(node).then(|| self.tree.first_child(node));
                next = inside.unwrap_or_else(|| self.tree.next_sibling(node));
            } else {
                let Some(left) = self.leave() else { return };
                next = self.tree.next_sibling(left);
            }
        }
    }

    /// What holds where the sweep stands.
    fn scope(&self) -> Scope {
        self.open.last().map(|open| open.scope).unwrap_or_default()
    }

    /// Takes a node in; whether its children are to be read.
    fn enter(&mut self, node: NodeId) -> bool {
        if let Some(text) = self.tree.text(node) {
            if let Some(open) = self.open.last() {
                self.writer.push(text, &open.scope);
            }
            return false;
        }
        let Some(name) = self.tree.name(node) else { return false };
        let scope = self.scope();
        claims::of_element(self.tree, node, &mut self.writer.page);
        if times::is_time(self.tree, node) {
            self.enter_time(node, &scope);
        }
        match tags::flow(name) {
            Flow::Skipped => {
                match *name {
                    local_name!("script") if self.tree.first_child(node).is_some() => self.scripts.push(node),
                    local_name!("noscript") => self.enter_noscript(node, &scope),
                    _ => {}
                }
                false
            }
            Flow::Break => {
                self.writer.line_break(&scope);
                false
            }
            _ if tags::is_image(name) => {
                self.enter_image(node, &scope);
                false
            }
            Flow::Inline => self.enter_inline(node, scope),
            Flow::Block => self.enter_block(node, scope),
        }
    }

    fn leave(&mut self) -> Option<NodeId> {
        let Open { node, end, .. } = self.open.pop()?;
        if end.link {
            self.writer.close_link();
        }
        if let Some(capture) = end.capture {
            self.claim_text(capture);
        }
        if end.flush {
            self.writer.flush();
        }
        Some(node)
    }

    fn enter_inline(&mut self, node: NodeId, mut scope: Scope) -> bool {
        let Look { hints, build } = self.look(node, &scope);
        let is_unread = is_hidden(self.tree, node, hints) && !scope.hidden && !self.is_sign(node, &scope);
        let is_heading = self.container(&scope).shape == Shape::Heading;
        if is_unread || is_heading && is_anchor_sign(self.tree, node) {
            return false;
        }
        if self.stands_apart(node, hints, &scope) {
            return self.enter_block(node, scope);
        }
        let name = self.tree.name(node);
        scope.hints = scope.hints.or(hints);
        self.enter_line_of_picture(node, hints, &mut scope);
        scope.bold |= name.is_some_and(tags::is_bold);
        scope.timed |= times::is_time(self.tree, node);
        scope.subject = self.subject(node, &scope);
        if self.is_set_apart(node, &scope) || self.names_source(node, &scope) && self.writer.ends_phrase() {
            self.writer.space();
        }
        let link = name == Some(&local_name!("a"));
        if link {
            let href = self.tree.attribute(node, AttributeName::Href).unwrap_or_default();
            self.writer.open_link(href.trim(), &scope);
        }
        let capture = self.capture(node, &scope);
        self.open.push(Open { node, scope, build, end: End { flush: false, link, capture } });
        true
    }

    /// Whether an element that is inline by its name is shown apart: a button, a credit within a caption, a date
    /// beside a byline, a kicker or a count of comments within a heading.
    fn stands_apart(&mut self, node: NodeId, hints: Hints, scope: &Scope) -> bool {
        let is_before_credit = hints.has(Hint::Caption) && self.is_before_credit(node);
        let (name, container) = (self.tree.name(node), self.container(scope));
        let is_time = times::is_time(self.tree, node);
        let in_flow = matches!(container.shape, Shape::Paragraph | Shape::Heading | Shape::Item);
        let is_dated = (is_time || hints.has(Hint::Date)) && !hints.has(Hint::Byline);
        match name.and_then(tags::form) {
            Some(Form::Control) => !(self.writer.is_open() && container.shape == Shape::Paragraph),
            _ if scope.form == Form::Caption => {
                hints.has(Hint::Credit) || hints.has(Hint::Caption) || is_button(self.tree, node)
            }
            _ if self.cites_picture(node, scope) => !in_flow,
            _ if hints.has(Hint::Caption) && !self.writer.is_open() && (!in_flow || is_before_credit) => {
                self.recent_figure().is_some()
            }
            _ if hints.has(Hint::Credit) && self.is_behind_caption(node) => true,
            _ if (is_dated || self.is_part_of_line(node, hints.or(container.hints))) && !in_flow => true,
            _ if is_dated => container.hints.has(Hint::Byline) || container.hints.has(Hint::Date),
            // `Bridge reopens (41)`
            _ if scope.form == Form::Heading(1) && hints.has(Hint::Comment) => true,
            _ => container.shape == Shape::Heading && hints.has(Hint::Kicker) && !self.is_headline(node, hints),
        }
    }

    /// Whether an element holds the sign between a kicker and its headline, which readers hear and do not see.
    fn is_sign(&self, node: NodeId, scope: &Scope) -> bool {
        let text = self.tree.inner_text(node).map(str::trim);
        let is_sign =
            |text: &str| !text.is_empty() && text.len() <= SIGN_BYTES && !text.contains(char::is_alphanumeric);
        // A kicker that stands apart needs none.
        self.container(scope).shape == Shape::Heading && self.writer.is_open() && text.is_some_and(is_sign)
    }

    /// Whether a span in a heading is named for the headline: of those named for a kicker as well, the last.
    fn is_headline(&self, node: NodeId, hints: Hints) -> bool {
        hints.has(Hint::Headline) && self.stands_last(node)
    }

    /// Whether a span is one of several that make up a line of names and dates.
    fn is_part_of_line(&self, node: NodeId, hints: Hints) -> bool {
        let is_span = |id: &NodeId| self.tree.name(*id) == Some(&local_name!("span"));
        let before = is_span(&node).then(|| self.tree.element_before(node)).flatten().filter(is_span);
        // `Image:` and whose it is are one line.
        let is_label =
            |id: &NodeId| self.tree.inner_text(*id).is_some_and(|text| text.trim_end().ends_with([':', '：']));
        let Some(before) = before.filter(|before| !is_label(before)) else { return false };
        let hints = hints.or(self.cache.known(self.tree, before));
        [Hint::Byline, Hint::Date, Hint::Topics].iter().any(|hint| hints.has(*hint))
    }

    /// Whether an element follows another without a space between, and style sets the two apart: a kicker and its
    /// headline, a name and a date. Inside a paragraph such neighbours may be halves of one word.
    fn is_set_apart(&self, node: NodeId, scope: &Scope) -> bool {
        let follows_element = self.tree.previous_sibling(node).is_some_and(|before| self.tree.name(before).is_some());
        follows_element && !matches!(self.container(scope).shape, Shape::Paragraph | Shape::Item)
    }

    /// Whether an element ends a quotation with the one who said it; style sets that on a line of its own.
    fn names_source(&self, node: NodeId, scope: &Scope) -> bool {
        let is_cite = scope.form == Form::Quotation && self.tree.name(node) == Some(&local_name!("cite"));
        is_cite && self.stands_last(node)
    }

    /// Whether nothing but white space and comments stands behind an element in the one around it.
    fn stands_last(&self, node: NodeId) -> bool {
        let mut behind = std::iter::successors(self.tree.next_sibling(node), |node| self.tree.next_sibling(*node));
        behind.all(|node| self.tree.is_blank(node))
    }

    /// What an element hints at where it stands: a source, an author, a right in a caption is the picture's.
    fn look(&mut self, node: NodeId, scope: &Scope) -> Look {
        let look = self.own_look(node);
        let hints = look.hints;
        let is_footer = self.tree.name(node) == Some(&local_name!("footer"));
        let owns = |hint| hints.has(hint);
        let hints = match scope.form {
            Form::Caption if owns(Hint::Credit) => hints.without(Hint::Caption),
            Form::Caption if owns(Hint::Legal) || owns(Hint::Byline) => hints.with(Hint::Credit).without(Hint::Caption),
            _ if scope.figure.is_some() && (is_footer || owns(Hint::Legal) || self.cites_picture(node, scope)) => {
                hints.with(Hint::Credit)
            }
            _ => hints,
        };
        Look { hints, ..look }
    }

    fn container(&self, scope: &Scope) -> &Container {
        self.writer.page.container(scope.container)
    }

    fn enter_block(&mut self, node: NodeId, mut scope: Scope) -> bool {
        let Some(name) = self.tree.name(node) else { return false };
        let Look { hints, build } = self.look(node, &scope);
        if scope.form == Form::TableRow && matches!(*name, local_name!("td") | local_name!("th")) {
            self.writer.cell();
            // What is not shown is an empty cell, so that those behind keep their columns. A class may hide it on small screens alone.
            if is_hidden(self.tree, node, Hints::default()) {
                return false;
            }
            self.open.push(Open { node, scope, build, end: End::default() });
            return true;
        }
        self.writer.flush();
        scope.path = self.path(build);
        scope.container = self.add_container(node, hints, &scope);
        scope.hidden |= self.container(&scope).hidden;
        scope.subject = self.subject(node, &scope);
        scope.hints = Hints::default();
        // `<figcaption><h2 class=caption>` sets a caption as a heading.
        let is_caption = scope.form == Form::Caption && hints.has(Hint::Caption);
        if let Some(form) = tags::form(name).filter(|form| !is_caption || !matches!(form, Form::Heading(_))) {
            scope.form = form;
        }
        // A paragraph that a click unfolds is the caption all the same.
        if scope.form == Form::Caption && is_button(self.tree, node) && *name != local_name!("p") {
            scope.form = Form::Control;
        }
        let is_heading = || hints.has(Hint::Subheading) || is_heading(self.tree, node);
        if scope.form == Form::Paragraph && is_heading() && is_line(self.tree, node) {
            scope.form = Form::Heading(SUBHEADING_LEVEL);
        }
        if matches!(scope.form, Form::Heading(_))
            && tags::form(name).is_none()
            && (hints.has(Hint::Kicker) || hints.has(Hint::Comment))
        {
            scope.form = Form::Paragraph;
        }
        self.enter_figure(node, hints, &mut scope);
        if *name == local_name!("tr") && is_data_row(self.tree, node) {
            scope.form = Form::TableRow;
        }
        let capture = self.capture(node, &scope);
        self.open.push(Open { node, scope, build, end: End { flush: true, link: false, capture } });
        true
    }

    /// What an element's class words hint at. Those of `<html>` and `<body>` are switches of the site's theme, such as
    /// `caption-two`.
    fn own_look(&mut self, node: NodeId) -> Look {
        let look = self.cache.of(self.tree, node);
        let is_page = matches!(self.tree.name(node), Some(&local_name!("html") | &local_name!("body")));
        if is_page { Look { hints: Hints::default(), ..look } } else { look }
    }

    /// Stands for the build of an element, its parent and its grandparent.
    fn path(&self, build: Build) -> PathId {
        let around = self.open.iter().rev().take(2).map(|open| open.build);
        PathId(around.fold(build, Build::within).0)
    }

    fn add_container(&mut self, node: NodeId, hints: Hints, scope: &Scope) -> ContainerId {
        let parent = self.container(scope);
        let shape = self.tree.name(node).map(tags::shape).unwrap_or_default();
        // The footer of a figure is no page's footer.
        let own = region(self.tree, node, hints).filter(|own| scope.figure.is_none() || *own != Region::Footer);
        let region = own.map_or(parent.region, |own| own.within(parent.region));
        let hidden = is_hidden(self.tree, node, hints);
        let container = Container { parent: Some(scope.container), shape, region, hints, path: scope.path, hidden };
        self.writer.add_container(container)
    }

    fn subject(&self, node: NodeId, scope: &Scope) -> Subject {
        let mut names = [AttributeName::Rel, AttributeName::Itemprop].into_iter();
        let names_author = names.any(|name| self.tree.has_word(node, name, "author"));
        if names_author { Subject::Author } else { scope.subject }
    }

    /// What the text of this element claims, once it is read.
    fn capture(&self, node: NodeId, scope: &Scope) -> Option<Capture> {
        if self.container(scope).region.is_outer() {
            return None;
        }
        let field = claims::field_of_text(self.tree, node, scope.subject)?;
        Some(Capture { field, from: self.writer.page.text.len(), claims: self.writer.page.claims.len() })
    }

    fn enter_time(&mut self, node: NodeId, scope: &Scope) {
        let Some(claim) = times::of_time(self.tree, node) else { return };
        self.times += 1;
        if self.times <= MOST_TIMES && self.may_date_story(scope) {
            self.writer.page.claims.push(claim);
        }
    }

    /// Whether a time that stands here may be the story's. That of a comment, a menu or the page's footer is none. What stands
    /// beside the story, or in its own footer, may say when it was published; an item there is one of a list.
    fn may_date_story(&self, scope: &Scope) -> bool {
        let page = &self.writer.page;
        let above = || page.above(scope.container);
        let lies_in = |region| above().any(|id| page.container(id).region == region);
        let is_listed = || above().take(ITEM_LEVELS).any(|id| page.container(id).shape == Shape::Item);
        let (is_beside, is_below) = (lies_in(Region::Aside), lies_in(Region::Footer));
        let is_strange = lies_in(Region::Comments) || lies_in(Region::Navigation) || is_below && !lies_in(Region::Main);
        !is_strange && !((is_beside || is_below) && is_listed())
    }

    fn claim_text(&mut self, capture: Capture) {
        let page = &mut self.writer.page;
        if page.claims.iter().skip(capture.claims).any(|claim| claim.field == capture.field) {
            return;
        }
        let text = page.text.get(capture.from..).unwrap_or_default();
        if let Some(claim) = claims::of_text(capture.field, text) {
            page.claims.push(claim);
        }
    }
}
