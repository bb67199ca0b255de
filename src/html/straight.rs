//! The innermost open elements, as far as they are known: where tags nest as they should, their place in the tree is clear
//! without asking the tree builder.
//!
//! The tree builder knows every rule of the standard, and asks many of them of every tag. Most tags of most pages open
//! inside the innermost element and are closed before it is. Those are put into the tree right away, and the tree builder
//! is told of them only if they are still open when a tag comes that takes more than this. What is known is only what
//! cannot be otherwise: any doubt leads back to the tree builder, and what it does with the next tags tells where
//! they stand.

use html5ever::LocalName;
use html5ever::tokenizer::{Tag, TagKind, Token};

use super::nesting::{Around, Nesting};
use super::sink::{Deed, Space, Spot};
use super::tickets::Ticket;
use super::tree::{NodeId, Tree};

/// The innermost open elements.
#[derive(Debug, Default)]
pub(super) struct Straight {
    open: Vec<Open>,
    /// Of how many of them the tree builder knows.
    told: usize,
    certainty: Certainty,
    /// Whether it is too late for a frameset to take the place of the body.
    is_settled: bool,
}

/// What is known of the place where the next token comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Certainty {
    /// It is in one of the known elements, or outside of all.
    #[default]
    Lost,
    /// It is in the innermost of the known elements, but formatting may have to be opened again there.
    Placed,
    /// It is there, and all formatting that counts is open.
    Sure,
}

/// An open element.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) node: NodeId,
    pub(super) name: LocalName,
    pub(super) nesting: Nesting,
    /// What is open from here outwards, itself included.
    around: Around,
    /// Where its attributes are compared.
    pub(super) ticket: Option<Ticket>,
}

impl Open {
    pub(super) fn new(node: NodeId, name: LocalName, nesting: Nesting) -> Self {
        Self { node, name, nesting, around: Around::ANYTHING, ticket: None }
    }

    pub(super) fn with_ticket(self, ticket: Option<Ticket>) -> Self {
        Self { ticket, ..self }
    }
}

/// A token that the tree builder was told of.
#[derive(Debug)]
pub(super) enum Told {
    Start(StartTag),
    End(LocalName),
    /// With more than white space in it, or without.
    Words,
    Space,
    Comment,
    Other,
}

#[derive(Debug)]
pub(super) struct StartTag {
    name: LocalName,
    is_closed: bool,
}

impl Told {
    pub(super) fn of(token: &Token) -> Self {
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, self_closing, .. }) => {
                Self::Start(StartTag { name: name.clone(), is_closed: *self_closing })
            }
            Token::TagToken(Tag { name, .. }) => Self::End(name.clone()),
            Token::CharacterTokens(text) if text.trim_ascii().is_empty() => Self::Space,
            Token::CharacterTokens(_) => Self::Words,
            Token::CommentToken(_) => Self::Comment,
            _ => Self::Other,
        }
    }
}

impl Straight {
    /// The element in which the next token comes, where all that it takes is known.
    #[inline]
    pub(super) fn place(&self) -> Option<&Open> {
        let is_free = self.is_settled || self.open.first().is_some_and(|open| open.nesting == Nesting::Head);
        self.open.last().filter(|_| self.certainty == Certainty::Sure && is_free)
    }

    /// Where an element of that name opens, and how it nests there; `None` if more happens than that.
    pub(super) fn opening(&self, name: &LocalName) -> Option<(NodeId, Nesting)> {
        let place = self.place()?;
        let nesting = match place.nesting {
            Nesting::Drawing | Nesting::Shape => Nesting::in_drawing(name),
            Nesting::Legend => Nesting::Other,
            Nesting::Head => Nesting::in_head(name),
            _ => Nesting::of(name),
        };
        let is_plain = (nesting.ends_alone() || nesting.is_empty()) && !place.around.meets(nesting.ends());
        let is_nested_heading = nesting == Nesting::Heading && place.nesting == Nesting::Heading;
        (is_plain && !is_nested_heading).then_some((place.node, nesting))
    }

    /// Notes that an element was opened inside the innermost.
    pub(super) fn open(&mut self, open: Open) {
        let around = open.nesting.inside(self.around().without(open.nesting.ends()));
        self.open.push(Open { around, ..open });
    }

    /// What may be open where the innermost element is.
    fn around(&self) -> Around {
        self.open.last().map_or(Around::ANYTHING, |open| open.around)
    }

    /// Ends the innermost element, if the tree builder does not know of it and it has that name.
    #[inline]
    pub(super) fn close(&mut self, name: &LocalName) -> Option<()> {
        let is_untold = self.open.len() > self.told;
        self.open.pop_if(|open| is_untold && open.name == *name).map(|_| ())
    }

    /// Whether the innermost element is known, and part of a drawing.
    pub(super) fn is_in_drawing(&self) -> Option<bool> {
        self.open.last().filter(|_| self.open.len() > self.told).map(|open| open.nesting.is_drawn())
    }

    /// The elements that the tree builder is to be told of; it is taken for told.
    pub(super) fn untold(&mut self) -> &[Open] {
        let told = std::mem::replace(&mut self.told, self.open.len());
        self.open.get(told..).unwrap_or_default()
    }

    /// Takes in what the tree builder did with a token that it was told of.
    pub(super) fn learn(&mut self, told: &Told, deed: Deed, tree: &Tree) {
        match (told, deed) {
            (_, Deed::Move) => self.forget(),
            (Told::Start(tag), _) => self.learn_start(tag, deed, tree),
            (Told::End(name), _) => self.learn_end(name),
            (Told::Words | Told::Space, Deed::Append { parent, child: None }) => self.learn_text(told, parent),
            (Told::Comment, _) => {}
            (Told::Words | Told::Space | Told::Other, _) => self.certainty = Certainty::Lost,
        }
        self.told = self.open.len();
    }

    /// Whether the innermost known element nests so.
    fn is_in(&self, nesting: Nesting) -> bool {
        self.open.last().is_some_and(|open| open.nesting == nesting)
    }

    fn forget(&mut self) {
        self.open.clear();
        self.certainty = Certainty::Lost;
    }

    fn learn_start(&mut self, tag: &StartTag, deed: Deed, tree: &Tree) {
        let nesting = Nesting::of(&tag.name);
        let space = if nesting == Nesting::Drawing { Space::Svg } else { Space::Html };
        let is_known = nesting.holds_flow() || nesting == Nesting::Head || nesting.is_empty() || nesting.ends_alone();
        match deed {
            _ if nesting == Nesting::Border => self.forget(),
            Deed::Append { parent, child: Some(child) }
                if is_known && child.space == space && tree.name(child.node) == Some(&tag.name) =>
            {
                let came = self.come_to(parent, nesting, tree);
                let is_over = nesting.is_empty() || tag.is_closed && nesting == Nesting::Drawing;
                if !is_over {
                    self.open(Open::new(child.node, tag.name.clone(), nesting));
                }
                // A form in a table is closed at once.
                let is_lost = self.open.is_empty() || nesting == Nesting::Form;
                self.certainty = if is_lost { Certainty::Lost } else { came };
                self.is_settled |= nesting.settles();
            }
            _ => self.certainty = Certainty::Lost,
        }
    }

    /// Takes in where such a tag was put; gives how well known what comes there now is.
    fn come_to(&mut self, parent: Spot, nesting: Nesting, tree: &Tree) -> Certainty {
        let is_here =
            self.certainty != Certainty::Lost && self.open.last().is_some_and(|open| open.node == parent.node);
        if !self.fall_back(parent.node) {
            self.forget_all_but(parent, tree);
        }
        self.end_around(nesting);
        match self.certainty {
            _ if nesting.reopens_formatting() || nesting.opens_anew() || self.is_in(Nesting::Head) => Certainty::Sure,
            certainty if is_here => certainty,
            _ => Certainty::Placed,
        }
    }

    /// Notes what such a tag ended.
    fn end_around(&mut self, nesting: Nesting) {
        let mut ended = nesting.ends().without(Around::SELECT);
        for open in self.open.iter_mut().rev() {
            open.around = open.around.without(ended);
            if open.nesting == Nesting::Button {
                return;
            }
            ended = ended.without(Around::ITEM);
        }
    }

    /// Takes a known element for the innermost; whether it is known.
    fn fall_back(&mut self, node: NodeId) -> bool {
        let Some(at) = self.open.iter().rposition(|open| open.node == node) else { return false };
        let had_anchor = self.around().meets(Around::ANCHOR);
        self.open.truncate(at + 1);
        // A link that was not closed itself is opened again.
        if had_anchor && !self.around().meets(Around::ANCHOR) {
            self.open.iter_mut().for_each(|open| open.around = open.around.with(Around::ANCHOR));
        }
        true
    }

    fn forget_all_but(&mut self, spot: Spot, tree: &Tree) {
        self.open.clear();
        let Some(name) = tree.name(spot.node).filter(|_| spot.space == Space::Html) else { return };
        let nesting = Nesting::of(name);
        if nesting.holds_flow() {
            self.open.push(Open::new(spot.node, name.clone(), nesting));
        }
    }

    fn learn_end(&mut self, name: &LocalName) {
        let ends = |nesting: Nesting| nesting.ends_alone() || nesting == Nesting::Form;
        let ended = self.open.last().filter(|open| open.name == *name && ends(open.nesting));
        let is_sure = |open: &Open| match self.certainty {
            Certainty::Lost => false,
            Certainty::Placed => !open.nesting.is_formatting(),
            Certainty::Sure => true,
        };
        if ended.is_some_and(is_sure) {
            self.open.pop();
            if self.open.is_empty() {
                self.certainty = Certainty::Lost;
            }
            return;
        }
        let has_form = || self.open.iter().any(|open| open.nesting == Nesting::Form);
        match Nesting::of(name) {
            nesting if nesting.is_formatting() || nesting.opens_anew() || nesting == Nesting::Border => self.forget(),
            Nesting::Form if has_form() => self.forget(),
            _ => self.certainty = Certainty::Lost,
        }
    }

    fn learn_text(&mut self, told: &Told, parent: Spot) {
        if !self.fall_back(parent.node) {
            self.certainty = Certainty::Lost;
        } else if self.is_in(Nesting::Head) {
            self.certainty = Certainty::Sure;
        } else if self.open.last().is_some_and(|open| open.nesting.holds_flow()) {
            self.certainty = Certainty::Sure;
            self.is_settled |= matches!(told, Told::Words);
        } else {
            self.certainty = Certainty::Placed;
        }
    }
}
