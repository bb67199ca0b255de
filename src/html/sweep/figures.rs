//! Pictures and their lines, as the sweep meets them: figures, captions in and outside of them, credits.

use html5ever::local_name;

use crate::lexicon::{Hint, Hints};
use crate::page::{Field, Figure, FigureId, Form};
use crate::urls;

use super::Sweep;
use crate::html::attribute::AttributeName;
use crate::html::elements::{is_line_of_picture, is_short};
use crate::html::pictures;
use crate::html::tags;
use crate::html::tree::NodeId;
use crate::html::writer::Scope;

/// How many blocks may stand between a picture and a caption outside its figure.
const CAPTION_REACH: usize = 2;

/// So many containers up may say that a box asks to subscribe.
const BOX_LEVELS: usize = 4;

/// The page's URL is looked for among so many claims: those of its head.
const HEAD_CLAIMS: usize = 64;

/// A longer one, in bytes, is not looked into: it would be for each picture that is linked.
const LONGEST_URL: usize = 2 << 10;

impl Sweep<'_> {
    /// Whether a `<cite>` says whose the picture of its figure is; where there is none, it is the source of a quotation.
    pub(super) fn cites_picture(&self, node: NodeId, scope: &Scope) -> bool {
        self.tree.name(node) == Some(&local_name!("cite")) && self.shows_picture(scope)
    }

    /// Whether a caption is that of a quotation, and names its source: of a figure without a picture.
    fn captions_quotation(&self, node: NodeId, scope: &Scope) -> bool {
        let is_quotation = |before| self.tree.name(before) == Some(&local_name!("blockquote"));
        scope.form == Form::Caption
            && !self.shows_picture(scope)
            && self.tree.element_before(node).is_some_and(is_quotation)
    }

    /// Whether the figure around has shown its picture.
    pub(super) fn shows_picture(&self, scope: &Scope) -> bool {
        let figure = scope.figure.and_then(|id| self.writer.page.figures.get(id.0 as usize));
        figure.is_some_and(|figure| figure.image.is_some())
    }

    /// Opens a figure, or finds the one that a caption outside of every figure belongs to.
    pub(super) fn enter_figure(&mut self, node: NodeId, hints: Hints, scope: &mut Scope) {
        if self.tree.name(node) == Some(&local_name!("figure")) {
            scope.figure = Some(self.writer.add_figure(scope.container));
            self.join_data(node, scope.figure);
        } else if self.tree.attribute(node, AttributeName::DataCaption).is_some() {
            // A box behind the picture, which a script fills.
            self.join_data(node, scope.figure.or_else(|| self.recent_figure()));
        }
        if self.captions_quotation(node, scope) {
            scope.form = Form::Quotation;
            return;
        }
        let is_named = names_caption(hints, scope) && is_short(self.tree, node) && !self.asks_to_subscribe(scope);
        if scope.form != Form::Caption && !is_named {
            return;
        }
        scope.figure = scope.figure.or_else(|| self.recent_figure());
        // `caption` is also the name of a size of type; a caption has a picture.
        if let Some(figure) = scope.figure.and_then(|id| self.writer.figure_mut(id)) {
            pictures::join(figure, pictures::of_data(self.tree, node));
            scope.form = Form::Caption;
        }
    }

    /// Whether a box that asks to subscribe is around: its `caption` is no picture's.
    fn asks_to_subscribe(&self, scope: &Scope) -> bool {
        let page = &self.writer.page;
        let mut around = page.above(scope.container).take(BOX_LEVELS).map(|id| page.container(id).hints);
        around.any(|hints| hints.has(Hint::Newsletter) || hints.has(Hint::Account))
    }

    /// Finds the picture whose caption an inline element is for its form and its place.
    pub(super) fn enter_line_of_picture(&self, node: NodeId, hints: Hints, scope: &mut Scope) {
        let may_be = scope.form == Form::Paragraph && !self.writer.is_open();
        // `cover-img-author`
        let is_credit = hints.has(Hint::Credit) && hints.has(Hint::Image);
        let is_slight = hints.has(Hint::Caption) || is_credit || self.tree.name(node).is_some_and(tags::is_slight);
        if may_be && is_slight && !names_writer(hints) && is_line_of_picture(self.tree, node) {
            scope.figure = scope.figure.or_else(|| self.recent_figure());
            scope.form = if scope.figure.is_some() { Form::Caption } else { scope.form };
        }
    }

    /// Gives a figure what an element keeps for a script.
    fn join_data(&mut self, node: NodeId, figure: Option<FigureId>) {
        if let Some(figure) = figure.and_then(|id| self.writer.figure_mut(id)) {
            pictures::join(figure, pictures::of_data(self.tree, node));
        }
    }

    /// The picture that was shown just now.
    pub(super) fn recent_figure(&self) -> Option<FigureId> {
        let figures = &self.writer.page.figures;
        let last = figures.last()?;
        let near = last.at as usize + CAPTION_REACH >= self.writer.page.blocks.len();
        near.then(|| FigureId(u32::try_from(figures.len() - 1).unwrap_or(u32::MAX)))
    }

    pub(super) fn enter_image(&mut self, node: NodeId, scope: &Scope) {
        let Some(picture) = pictures::of_image(self.tree, node) else { return };
        if let Some(figure) =
            self.stand_in.take_if(|id| scope.figure == Some(*id)).and_then(|id| self.writer.figure_mut(id))
        {
            figure.image = None;
        }
        self.add_picture(picture, scope);
    }

    /// Takes the picture that readers without scripts get, where the page shows only what holds its place.
    pub(super) fn enter_noscript(&mut self, node: NodeId, scope: &Scope) {
        let is_awaited = match scope.figure {
            Some(id) => self.writer.figure_mut(id).is_some_and(|figure| figure.image.is_none()),
            None => pictures::is_place_held_beside(self.tree, node),
        };
        let markup = if is_awaited { self.tree.inner_text(node) } else { None };
        if let Some(picture) = markup.and_then(pictures::of_markup) {
            self.add_picture(picture, scope);
            self.stand_in = scope.figure;
        }
    }

    fn add_picture(&mut self, mut picture: Figure, scope: &Scope) {
        picture.teases =
            self.writer.link_target().is_some_and(|href| urls::leads_to_page(href) && !self.is_of_story(href));
        let id = scope.figure.unwrap_or_else(|| self.writer.add_figure(scope.container));
        if let Some(figure) = self.writer.figure_mut(id).filter(|figure| figure.image.is_none()) {
            pictures::join(figure, picture);
        }
    }

    /// Whether a link leads to another page of the same story: to its pictures, one by one.
    fn is_of_story(&self, href: &str) -> bool {
        self.story_step().is_some_and(|step| urls::has_step(href, step))
    }

    /// What names the story in the URL that the page's head claims first.
    fn story_step(&self) -> Option<&str> {
        let mut claims = self.writer.page.claims.iter().take(HEAD_CLAIMS);
        let url = claims.find(|claim| claim.field == Field::Url)?.value.as_str();
        if url.len() <= LONGEST_URL { urls::story_step(url) } else { None }
    }

    /// Whether a span stands right before one that is named for a credit: `<span class="caption">...</span> <span class="credit">`.
    pub(super) fn is_before_credit(&mut self, node: NodeId) -> bool {
        let after = self.tree.element_after(node);
        after.is_some_and(|after| self.cache.of(self.tree, after).hints.has(Hint::Credit))
    }

    /// Whether a span stands right behind one that is named for a caption.
    pub(super) fn is_behind_caption(&self, node: NodeId) -> bool {
        let before = self.tree.element_before(node);
        before.is_some_and(|before| self.cache.known(self.tree, before).has(Hint::Caption))
    }
}

/// Whether an element's names call it a caption or a credit: `author-credit` outside of a figure is a byline.
fn names_caption(hints: Hints, scope: &Scope) -> bool {
    let is_heading = matches!(scope.form, Form::Heading(_));
    let is_byline = names_writer(hints) && scope.figure.is_none();
    (hints.has(Hint::Caption) || hints.has(Hint::Credit)) && !hints.has(Hint::Body) && !is_heading && !is_byline
}

/// Whether an element's names call it a byline: beside a portrait it names the writer, `cover-img-author` is the picture's.
fn names_writer(hints: Hints) -> bool {
    hints.has(Hint::Byline) && !hints.has(Hint::Image)
}
