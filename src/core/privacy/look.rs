//! What is looked for, as one tells a reviewer: kinds of findings put together.

use super::finding::Kind;

/// Something that is looked for on every poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// Identity numbers and the disability certificates that hold one.
    Identity,
    /// Bank cards, accounts, passbooks.
    Account,
    /// Telephones of persons.
    Telephone,
    /// Masked numbers that still show too much.
    Mask,
    /// Where somebody lives, to the door.
    Address,
    /// Illness and disability.
    Health,
    /// Punishment, marriage, who complained.
    Sensitive,
    /// Columns that must not be published.
    Heading,
}

impl Look {
    /// All of them, the gravest first.
    pub const ALL: [Self; 8] = [
        Self::Identity,
        Self::Account,
        Self::Telephone,
        Self::Mask,
        Self::Address,
        Self::Health,
        Self::Sensitive,
        Self::Heading,
    ];

    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Identity => "look-identity",
            Self::Account => "look-account",
            Self::Telephone => "look-telephone",
            Self::Mask => "look-mask",
            Self::Address => "look-address",
            Self::Health => "look-health",
            Self::Sensitive => "look-sensitive",
            Self::Heading => "look-heading",
        }
    }

    /// Under what a finding is counted.
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Id18
            | Kind::Id18Typo
            | Kind::Id18Doubtful
            | Kind::IdSplit
            | Kind::Id15
            | Kind::Disability
            | Kind::DisabilitySplit => Self::Identity,
            Kind::Card | Kind::CardDoubtful | Kind::CardSplit | Kind::Account | Kind::Passbook => Self::Account,
            Kind::Mobile | Kind::Land => Self::Telephone,
            Kind::WeakMask => Self::Mask,
            Kind::Address => Self::Address,
            Kind::Health | Kind::HealthDoubtful => Self::Health,
            Kind::Sensitive => Self::Sensitive,
            Kind::Heading => Self::Heading,
        }
    }
}
