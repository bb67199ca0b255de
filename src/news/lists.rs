//! The word lists that more than one part of the grammar reads, each made ready once.

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::lexicon::Section;

pub(super) static AGENCIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Agency));
pub(super) static AND: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::And));
pub(super) static COLLECTIVES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Collective));
pub(super) static JOB_TITLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::JobTitle));
pub(super) static JOINERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::DateJoiner));
pub(super) static MODIFIED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::ModifiedOpener));
pub(super) static NO_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::NotAName));
pub(super) static OTHER_ROLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::OtherRole));
pub(super) static OUTLET_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::OutletWord));
pub(super) static PARTICLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::NameParticle));
pub(super) static PLACES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Place));
pub(super) static PUBLISHED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::PublishedOpener));
pub(super) static QUALIFIERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::JobQualifier));
pub(super) static RESERVED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::RightsReserved));
pub(super) static STAFF_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::StaffWord));
pub(super) static SUFFIXES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::NameSuffix));
pub(super) static WEEKDAYS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::Weekday));
pub(super) static YEAR_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::YearWord));
