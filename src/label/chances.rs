//! How likely a block is to play each role of a page, as the third pass learned them.

/// A role that the corpus tells apart; the kinds of boilerplate are told by the lexicon alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// None of the others: boilerplate.
    Other,
    Paragraph,
    Subheading,
    Headline,
    Standfirst,
    Byline,
    Caption,
    Credit,
    Dateline,
}

/// All roles, in the order of the ensembles' classes; as in `training/train.py`.
const ROLES: [Role; COUNT] = [
    Role::Other,
    Role::Paragraph,
    Role::Subheading,
    Role::Headline,
    Role::Standfirst,
    Role::Byline,
    Role::Caption,
    Role::Credit,
    Role::Dateline,
];

/// How many roles there are.
pub(crate) const COUNT: usize = 9;

impl Role {
    fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Subheading)
    }
}

/// A probability for each role; together they are 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Chances([f32; COUNT]);

impl Chances {
    /// Where no more is known of a block than how likely it belongs to the body.
    pub(crate) fn of_body(probability: f32) -> Self {
        let mut chances = [0.0; COUNT];
        chances[Role::Other as usize] = 1.0 - probability;
        chances[Role::Paragraph as usize] = probability;
        Self(chances)
    }

    /// In the order of the ensembles' classes.
    pub(crate) fn of_roles(probabilities: [f32; COUNT]) -> Self {
        Self(probabilities)
    }

    /// The same proportions within the body and outside of it, where the body is as likely as that.
    pub(crate) fn with_body(mut self, probability: f32) -> Self {
        let (inside, outside) = (self.body(), 1.0 - self.body());
        for (role, chance) in ROLES.iter().zip(&mut self.0) {
            let (new, old) = if role.is_body() { (probability, inside) } else { (1.0 - probability, outside) };
            *chance *= new / old.max(f32::EPSILON);
        }
        self
    }

    pub(crate) fn of(&self, role: Role) -> f32 {
        self.0[role as usize]
    }

    /// That the block belongs to the body.
    pub(crate) fn body(&self) -> f32 {
        self.of(Role::Paragraph) + self.of(Role::Subheading)
    }

    /// The role that is likelier than any other.
    pub(crate) fn likeliest(&self) -> Role {
        let likelier = |best: Role, next: &Role| if self.of(*next) > self.of(best) { *next } else { best };
        ROLES.iter().fold(Role::Other, likelier)
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNT, Chances, ROLES, Role};

    #[test]
    fn every_role_has_its_place() {
        assert!(ROLES.iter().enumerate().all(|(place, role)| *role as usize == place));
    }

    #[test]
    fn the_body_is_made_of_paragraphs_and_subheadings() {
        let mut roles = [0.0; COUNT];
        (roles[1], roles[2], roles[4]) = (0.3, 0.25, 0.45);
        let chances = Chances::of_roles(roles);
        assert!((chances.body() - 0.55).abs() < 1e-6);
        assert_eq!(chances.likeliest(), Role::Standfirst);
        assert_eq!(Chances::of_body(0.75).likeliest(), Role::Paragraph);
        let surer = chances.with_body(0.8);
        assert!((surer.body() - 0.8).abs() < 1e-6 && (surer.of(Role::Standfirst) - 0.2).abs() < 1e-6);
        assert!(surer.of(Role::Paragraph) > surer.of(Role::Subheading));
    }
}
