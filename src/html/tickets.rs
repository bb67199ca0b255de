//! The attributes of a tag → one attribute that says where the tree holds them.
//!
//! The tree builder copies a tag's attributes whenever it opens a formatting element again, and looks into few of them.
//! So what is read is written into the tree as the tag is, and the tree builder gets a ticket for it.

use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};

use super::tree::AttributeSet;

/// Digits of a ticket, the lowest first; a tendril holds so many by itself.
const DIGITS: usize = 6;

/// A digit is one of the characters from this on.
const FIRST: u8 = b'0';
const BITS: usize = 6;
const MASK: u32 = (1 << BITS) - 1;

/// The sets of attributes that are in the tree, by their tickets.
#[derive(Debug, Default)]
pub(super) struct Tickets {
    sets: Vec<AttributeSet>,
    /// Tickets of sets that are compared, by what they are compared in.
    alike: HashMap<String, u32>,
}

impl Tickets {
    /// The ticket of a set that is in all the same as this one.
    pub(super) fn of_alike(&self, likeness: &str) -> Option<Attribute> {
        self.alike.get(likeness).map(|number| ticket(*number))
    }

    /// A ticket for a new set.
    pub(super) fn issue(&mut self, set: AttributeSet, likeness: Option<String>) -> Attribute {
        let number = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.sets.push(set);
        if let Some(likeness) = likeness {
            self.alike.insert(likeness, number);
        }
        ticket(number)
    }

    /// The set that a tag's ticket stands for.
    pub(super) fn redeem(&self, attributes: &[Attribute]) -> Option<AttributeSet> {
        let ticket = attributes.iter().find(|attribute| attribute.name.local == local_name!(""))?;
        let digits = ticket.value.bytes().rev().map(|digit| u32::from(digit.wrapping_sub(FIRST)));
        let number = digits.fold(0, |number: u32, digit| number << BITS | digit);
        self.sets.get(number as usize).copied()
    }
}

/// No page can write an attribute that has no name.
fn ticket(number: u32) -> Attribute {
    let digits: [u8; DIGITS] =
        std::array::from_fn(|digit| FIRST + u8::try_from(number >> (BITS * digit) & MASK).unwrap_or_default());
    let value = std::str::from_utf8(&digits).unwrap_or_default();
    Attribute { name: QualName::new(None, ns!(), local_name!("")), value: StrTendril::from_slice(value) }
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
        assert!(issued.into_iter().zip(&sets).all(|(ticket, set)| tickets.redeem(&[ticket]) == Some(*set)));
        assert_eq!(tickets.redeem(&[]), None);
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
