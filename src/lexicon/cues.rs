//! Cues: a block's text into the set of things that its phrases give it away as.
//!
//! An entry matches whole words anywhere in a block; `^` before it ties it to the block's start, `$` behind it to its
//! end. Signs and spaces around the block's words do not count. A run of digits reads as one `0`, in text and entry
//! alike: `0 comments` finds "17 comments".

use super::bound::{head, tail};
use super::file::Sections;
use super::pieces::{Cutter, Kind, Piece};

/// The bytes read at either end of a block. What gives a block away is short and stands at its edges, and a story's
/// long paragraphs are most of a page's text.
const EDGE: usize = 240;

/// Stands for the middle of a long block. The letters keep a word that was cut through from reading as a whole one.
const GAP: &str = "x\nx";

/// What a phrase gives a block away as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// "By", "Von", at the start.
    Byline,
    /// "Photo:", "©", a picture agency.
    Credit,
    /// "Share this", "Follow us".
    Share,
    /// "Read more", "You may also like".
    Related,
    /// "Sign up for our newsletter".
    Newsletter,
    /// "Leave a reply", "3 comments".
    Comment,
    /// "All rights reserved", "privacy policy", cookie notes.
    Legal,
    /// "Advertisement", "Sponsored".
    Advertisement,
    /// "Skip to content", "Back to top".
    Navigation,
    /// "Log in", "Already a subscriber?".
    Account,
    /// "Listen to this article", "Your browser does not support".
    Player,
    /// "is a reporter for", "About the author".
    Biography,
    /// "Published", "Updated", "min read".
    Timestamp,
}

/// Names of the sections in the files.
pub(crate) const NAMES: &[(&str, Cue)] = &[
    ("byline", Cue::Byline),
    ("credit", Cue::Credit),
    ("share", Cue::Share),
    ("related", Cue::Related),
    ("newsletter", Cue::Newsletter),
    ("comment", Cue::Comment),
    ("legal", Cue::Legal),
    ("advertisement", Cue::Advertisement),
    ("navigation", Cue::Navigation),
    ("account", Cue::Account),
    ("player", Cue::Player),
    ("biography", Cue::Biography),
    ("timestamp", Cue::Timestamp),
];

/// A set of [`Cue`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cues(u16);

impl Cues {
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u16) != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set without one cue.
    #[must_use]
    pub(crate) fn without(self, cue: Cue) -> Self {
        Self(self.0 & !(1 << cue as u16))
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    fn of(cue: Cue) -> Self {
        Self(1 << cue as u16)
    }
}

/// Phrases have no more pieces.
pub(super) const LONGEST: usize = 24;

/// Where the phrases begin that stand anywhere in a block, and those that stand at its start.
const FREE: u64 = 1;
const TIED: u64 = 2;

/// So many bits show at once that most pieces of a text lead nowhere: some ten for each that leads somewhere.
const BITS: usize = 1 << 19;

/// Room for the places that the pieces of all phrases lead to, some three times as many as there are.
const SLOTS: usize = 1 << 17;

/// So many bits show at once that most first pieces of a text lead nowhere; these stay near the processor.
const FIRST_BITS: usize = 1 << 17;

/// All phrases, as ways from piece to piece: a hash says where a piece leads from where the pieces before it have led.
pub(super) struct CuePhrases {
    /// The places that pieces lead to, each in the first free slot from the one on that its way says.
    slots: Vec<Slot>,
    /// A bit for each place.
    bits: Vec<u64>,
    /// A bit for each place where a first piece leads.
    first_bits: Vec<u64>,
}

/// A place, in few bytes: more of them stay near the processor.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// What tells its way from others; 0 where the slot is free.
    tag: u32,
    /// Of phrases that end here.
    cues: Cues,
    /// Of phrases that end here and at the block's end.
    at_end: Cues,
}

/// Stands among the cues of a place from which phrases go on.
const GOES_ON: Cues = Cues(1 << 15);

impl CuePhrases {
    pub(super) fn load(files: &[(&'static str, Sections)]) -> Self {
        let (slots, bits, first_bits) = (vec![Slot::default(); SLOTS], vec![0; BITS / 64], vec![0; FIRST_BITS / 64]);
        let mut phrases = Self { slots, bits, first_bits };
        for (section, entries) in files.iter().flat_map(|(_, file)| file) {
            let Some((_, cue)) = NAMES.iter().find(|(name, _)| name == section) else { continue };
            for entry in entries {
                phrases.add(entry, Cues::of(*cue));
            }
        }
        phrases
    }

    /// `^read more$` is tied at both ends.
    fn add(&mut self, entry: &str, cues: Cues) {
        let (begin, entry) = entry.strip_prefix('^').map_or((FREE, entry), |rest| (TIED, rest));
        let (phrase, is_tied) = entry.strip_suffix('$').map_or((entry, false), |rest| (rest, true));
        let mut end = None;
        let mut cutter = Cutter::new(|piece: Piece| {
            let way = end.map_or_else(|| piece.first(begin), |way| piece.next(way));
            match end.replace(way) {
                Some(before) => self.place(before).cues.add(GOES_ON),
                None => self.open(way),
            }
        });
        cutter.cut(phrase);
        cutter.end();
        if let Some(way) = end {
            let place = self.place(way);
            if is_tied { place.at_end.add(cues) } else { place.cues.add(cues) }
        }
    }

    fn place(&mut self, way: u64) -> &mut Slot {
        let (bits, bit) = bit(way);
        self.bits[bits] |= bit;
        let at = self.find_slot(way);
        self.slots[at].tag = tag(way);
        &mut self.slots[at]
    }

    /// The slot of a way's place, or the free one where that would be.
    fn find_slot(&self, way: u64) -> usize {
        let tag = tag(way);
        let mut at = slot(way);
        while self.slots[at].tag != 0 && self.slots[at].tag != tag {
            at = (at + 1) % SLOTS;
        }
        at
    }

    /// Notes that a first piece leads here.
    fn open(&mut self, way: u64) {
        let (at, bit) = first_bit(way);
        self.first_bits[at] |= bit;
    }

    /// Whether a first piece may lead here.
    fn may_open(&self, way: u64) -> bool {
        let (at, bit) = first_bit(way);
        self.first_bits[at] & bit != 0
    }

    fn at(&self, way: u64) -> Option<Slot> {
        let (at, bit) = bit(way);
        let may_be = self.bits[at] & bit != 0;
        may_be.then(|| self.slots[self.find_slot(way)]).filter(|place| place.tag != 0)
    }

    pub(super) fn find(&self, text: &str) -> Cues {
        let mut walk = Walk::through(self);
        let mut cutter = Cutter::new(|piece| walk.take(piece));
        if text.len() > 2 * EDGE {
            cutter.cut(head(text, EDGE));
            cutter.cut(GAP);
            cutter.cut(tail(text, EDGE));
        } else {
            cutter.cut(text);
        }
        cutter.end();
        walk.found.add(walk.at_end);
        walk.found
    }
}

/// Where a way's bit stands.
fn bit(way: u64) -> (usize, u64) {
    (usize::try_from(way >> 40).unwrap_or_default() % (BITS / 64), 1 << ((way >> 32) % 64))
}

/// Where the slot of a way's place is looked for.
fn slot(way: u64) -> usize {
    usize::try_from(way % SLOTS as u64).unwrap_or_default()
}

/// What tells ways apart that begin to look at the same slot; never 0.
fn tag(way: u64) -> u32 {
    u32::try_from(way >> 32).unwrap_or_default() | 1
}

/// Where the bit of a first piece's way stands.
fn first_bit(way: u64) -> (usize, u64) {
    (usize::try_from(way >> 16).unwrap_or_default() % (FIRST_BITS / 64), 1 << (way % 64))
}

/// A text on all the ways that it may be on.
struct Walk<'p> {
    phrases: &'p CuePhrases,
    found: Cues,
    /// Of phrases that are tied to the block's end, unless another word follows.
    at_end: Cues,
    /// The ways that go on, and how many: no more than begin at the last pieces, a free and a tied one each.
    ways: [u64; 2 * LONGEST],
    open: usize,
    /// Before the end of the first word.
    is_start: bool,
}

impl<'p> Walk<'p> {
    fn through(phrases: &'p CuePhrases) -> Self {
        let (found, at_end) = (Cues::default(), Cues::default());
        Self { phrases, found, at_end, ways: [0; 2 * LONGEST], open: 0, is_start: true }
    }

    fn take(&mut self, piece: Piece) {
        if piece.kind == Kind::Word {
            self.at_end = Cues::default();
        }
        let open = std::mem::take(&mut self.open);
        for at in 0..open {
            self.go(piece.next(self.ways[at]));
        }
        self.begin(piece.first(FREE));
        if self.is_start {
            self.begin(piece.first(TIED));
            self.is_start = piece.kind == Kind::Sign;
        }
    }

    fn begin(&mut self, way: u64) {
        if self.phrases.may_open(way) {
            self.go(way);
        }
    }

    fn go(&mut self, way: u64) {
        let Some(place) = self.phrases.at(way) else { return };
        self.found.add(place.cues.minus(GOES_ON));
        self.at_end.add(place.at_end);
        if place.cues.0 & GOES_ON.0 != 0
            && let Some(slot) = self.ways.get_mut(self.open)
        {
            *slot = way;
            self.open += 1;
        }
    }
}
