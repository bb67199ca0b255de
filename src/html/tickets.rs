//! The attributes of a tag → one attribute that says where the tree holds them.
//!
//! The tree builder copies a tag's attributes whenever it opens a formatting element again, and looks into few of them.
//! So what is read is written into the tree as the tag is, and the tree builder gets a ticket for it.

use foldhash::HashMap;
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};

use super::tree::AttributeSet;

/// The first character that a ticket is made of. From here on they are all in a row, to the last.
const FIRST: u32 = 0x1_0000;

/// A character holds so many bits of a ticket's number.
const BITS: u32 = 20;

/// The sets of attributes that are in the tree, by their tickets.
#[derive(Debug, Default)]
pub(super) struct Tickets {
    sets: Vec<AttributeSet>,
    /// Tickets of sets that are compared, by what they are compared in.
    alike: HashMap<String, u32>,
}

/// The number of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ticket(u32);

impl Tickets {
    /// The ticket of a set that is in all the same as this one.
    pub(super) fn of_alike(&self, likeness: &str) -> Option<Ticket> {
        self.alike.get(likeness).map(|number| Ticket(*number))
    }

    /// A ticket for a new set.
    pub(super) fn issue(&mut self, set: AttributeSet, likeness: Option<String>) -> Ticket {
        let number = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.sets.push(set);
        if let Some(likeness) = likeness {
            self.alike.insert(likeness, number);
        }
        Ticket(number)
    }

    /// The set that a ticket stands for.
    pub(super) fn set(&self, ticket: Ticket) -> AttributeSet {
        self.sets.get(ticket.0 as usize).copied().unwrap_or_default()
    }

    /// The set that a tag's ticket stands for.
    pub(super) fn redeem(&self, attributes: &[Attribute]) -> Option<AttributeSet> {
        let ticket = attributes.iter().find(|attribute| attribute.name.local == local_name!(""))?;
        let digits = ticket.value.chars().rev().map(|digit| u32::from(digit).wrapping_sub(FIRST));
        let number = digits.fold(0, |number: u32, digit| number << BITS | digit);
        self.sets.get(number as usize).copied()
    }
}

impl Ticket {
    /// The ticket as the tree builder carries it: no page can write an attribute that has no name.
    pub(super) fn attribute(self) -> Attribute {
        let (high, low) = (self.0 >> BITS, self.0 & ((1 << BITS) - 1));
        let mut value = StrTendril::from_char(digit(low));
        if high > 0 {
            value.push_char(digit(high));
        }
        Attribute { name: QualName::new(None, ns!(), local_name!("")), value }
    }
}

fn digit(bits: u32) -> char {
    char::from_u32(FIRST + bits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Tickets;
    use crate::html::tree::AttributeSet;

    #[test]
    fn a_ticket_is_good_for_its_set() {
        let mut tickets = Tickets::default();
        let sets: Vec<AttributeSet> = (0..10_000).map(|at| AttributeSet::of(at..at + 1)).collect();
        let issued: Vec<_> = sets.iter().map(|set| tickets.issue(*set, None)).collect();
        assert!(issued.into_iter().zip(&sets).all(|(ticket, set)| tickets.redeem(&[ticket.attribute()]) == Some(*set)));
        assert_eq!(tickets.redeem(&[]), None);
    }

    #[test]
    fn numbers_go_into_characters_and_out_again() {
        let mut tickets = Tickets { sets: vec![AttributeSet::default(); 3 << 20], ..Tickets::default() };
        let set = AttributeSet::of(7..8);
        let ticket = tickets.issue(set, None).attribute();
        assert_eq!(ticket.value.chars().count(), 2);
        assert_eq!(tickets.redeem(&[ticket]), Some(set));
    }

    #[test]
    fn what_is_alike_has_one_ticket() {
        let mut tickets = Tickets::default();
        let ticket = tickets.issue(AttributeSet::of(0..1), Some("class=a".to_owned()));
        tickets.issue(AttributeSet::of(1..2), Some("class=b".to_owned()));
        assert_eq!(tickets.of_alike("class=a"), Some(ticket));
        assert_eq!(tickets.of_alike("class=c"), None);
    }
}
