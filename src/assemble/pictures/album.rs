//! What is said of the story's pictures, gathered line by line: each picture and each text once.

use foldhash::{HashMap, HashMapExt};

use crate::news::credit;

/// So many lines back a picture's caption is looked for: it may be shown twice.
const LINES: usize = 8;

/// How many blocks may stand between a caption without a picture and its credit.
const CREDIT_REACH: usize = 2;

/// So many texts back an echo is looked for: few stories have so many captions, and a page may have a hundred thousand pictures.
const ECHOES: usize = 100;

/// What is said of one picture, and where.
pub(super) struct Said {
    pub(super) at: usize,
    pub(super) figure: Option<usize>,
    pub(super) text: String,
    pub(super) credit: Option<String>,
    /// Where it was said last: its credit follows there.
    pub(super) last: usize,
}

impl Said {
    /// Leaves the text away that another line says, or says more of.
    fn without_echo(mut self, said: &[Self]) -> Self {
        let nearest = said.iter().rev().take(ECHOES).map(|other| &other.text);
        let mut others = nearest.filter(|text| !text.is_empty());
        if !self.text.is_empty() && others.any(|text| text.contains(&self.text) || self.text.contains(text)) {
            self.text.clear();
        }
        self
    }

    /// Whether its text or its credit is not known.
    pub(super) fn lacks_some(&self) -> bool {
        self.text.is_empty() || self.credit.is_none()
    }

    /// Takes over what it lacks.
    pub(super) fn complete(&mut self, told: Self) {
        if self.text.is_empty() {
            self.text = told.text;
        }
        self.credit = self.credit.take().or(told.credit);
    }
}

/// All that is said so far.
#[derive(Default)]
pub(super) struct Album {
    said: Vec<Said>,
    /// Pictures that are shown again: the second, and the one that it repeats.
    twins: HashMap<usize, Option<usize>>,
    /// Where each text stands among what is said.
    texts: HashMap<String, usize>,
}

impl Album {
    /// Adds a caption, or the rest of one.
    pub(super) fn add(&mut self, mut new: Said) {
        new.figure = new.figure.and_then(|id| self.twins.get(&id).copied().unwrap_or(Some(id)));
        if let Some(old) = self.texts.get(&new.text).and_then(|at| self.said.get_mut(*at)) {
            if let Some(figure) = new.figure.filter(|_| new.figure != old.figure) {
                self.twins.insert(figure, old.figure.or(new.figure));
            }
            old.figure = old.figure.or(new.figure);
            old.last = new.last;
            old.credit = old.credit.take().or(new.credit);
        } else if let Some(rest) = self.complete(new) {
            if !rest.text.is_empty() {
                self.texts.insert(rest.text.clone(), self.said.len());
            }
            self.said.push(rest);
        }
    }

    /// Adds what is said of a picture of which nothing was said, but what others say already.
    pub(super) fn append(&mut self, new: Said) {
        let new = new.without_echo(&self.said);
        if !new.text.is_empty() || new.credit.is_some() {
            self.said.push(new);
        }
    }

    /// Where the first that is said of each picture stands.
    pub(super) fn first_of_figures(&self) -> HashMap<usize, usize> {
        let mut first = HashMap::new();
        for (at, figure) in self.said.iter().enumerate().filter_map(|(at, it)| Some((at, it.figure?))) {
            first.entry(figure).or_insert(at);
        }
        first
    }

    pub(super) fn said_at(&mut self, at: usize) -> Option<&mut Said> {
        self.said.get_mut(at)
    }

    /// Whether a picture is one that was shown again.
    pub(super) fn holds_twin(&self, figure: usize) -> bool {
        self.twins.contains_key(&figure)
    }

    /// All that is said, in the page's order.
    pub(super) fn into_said(mut self) -> Vec<Said> {
        self.said.sort_by_key(|it| it.at);
        self.said
    }

    /// Adds to what is said of the same picture; gives back what is said of another.
    fn complete(&mut self, mut new: Said) -> Option<Said> {
        let same = |(_, old): &(usize, &mut Said)| match new.figure {
            Some(_) => old.figure == new.figure,
            None => old.last + 1 == new.at || old.figure.is_none() && old.last + CREDIT_REACH >= new.at,
        };
        let Some((at, old)) = self.said.iter_mut().enumerate().rev().take(LINES).find(same) else { return Some(new) };
        if new.credit.is_none() && old.credit.is_none() && !old.text.is_empty() && credit::is_names(&new.text) {
            new.credit = Some(std::mem::take(&mut new.text));
        }
        let is_part = new.text.is_empty() || old.text.contains(&new.text);
        if is_part && (old.credit.is_none() || new.figure.is_some()) {
            old.credit = old.credit.take().or(new.credit);
        } else if old.text.is_empty() && (new.figure.is_some() || old.figure.is_none() && new.credit.is_none()) {
            self.texts.insert(new.text.clone(), at);
            old.complete(new);
        } else {
            return Some(new);
        }
        None
    }
}
