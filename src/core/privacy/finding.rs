//! What was found, where, and how to say it.

use super::look::Look;
use crate::core::poster::Spot;
use crate::core::template::Level;
use crate::core::words::Message;

/// Something that must not, or perhaps should not, be on a public board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `ID18`, `ID15`, `DIS20`, `CARD`, `PASSBOOK`, `MOBILE`, `LAND`, `MASKWEAK`, `ADDR`, `HEALTH`,
    /// `SENS` or `HEADER`.
    pub code: &'static str,
    /// What was looked for when it was found.
    pub look: Look,
    /// Errors block review and printing.
    pub level: Level,
    /// Where it stands.
    pub spot: Site,
    /// What it is; a number is shown with its first three and last two characters only.
    pub message: Message,
}

impl Finding {
    /// Whether nothing and nobody can allow it: ID numbers, disability certificates and bank cards.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        self.level == Level::Error && matches!(self.code, "ID18" | "ID15" | "DIS20" | "CARD")
    }

    /// Whether it is a number that leads to one person: what is absolute, accounts and mobile
    /// telephones.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.is_absolute() || (self.level == Level::Error && matches!(self.code, "PASSBOOK" | "MOBILE"))
    }

    /// The sentence with the place before it.
    #[must_use]
    pub fn placed(self) -> Message {
        Message::of("check-private").with_said("where", self.spot.message()).with_said("what", self.message)
    }
}

/// Where something was found: a [`Spot`] that owns its heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Site {
    /// The title.
    Title,
    /// A paragraph, counted from 1 over the whole poster.
    Paragraph(usize),
    /// A column heading.
    Heading(String),
    /// A cell: row counted from 1, and its column heading.
    Cell(usize, String),
    /// A telephone line.
    Contact,
    /// Issuer, day, number, disclosure note, names of telephone lines.
    Signature,
    /// A text that is not on a poster yet.
    Field,
}

impl Site {
    /// The place in words, such as 第3行“备注”一栏.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Title => Message::of("privacy-at-title"),
            Self::Paragraph(no) => Message::of("privacy-at-paragraph").with("number", no),
            Self::Heading(label) => Message::of("privacy-at-heading").with("column", label),
            Self::Cell(row, label) => Message::of("privacy-at-cell").with("row", row).with("column", label),
            Self::Contact => Message::of("privacy-at-contact"),
            Self::Signature => Message::of("privacy-at-signature"),
            Self::Field => Message::of("privacy-at-field"),
        }
    }
}

impl From<&Spot<'_>> for Site {
    fn from(spot: &Spot<'_>) -> Self {
        match spot {
            Spot::Title => Self::Title,
            Spot::Paragraph(no) => Self::Paragraph(*no),
            Spot::Heading(label) => Self::Heading((*label).to_owned()),
            Spot::Cell(row, label) => Self::Cell(*row, (*label).to_owned()),
            Spot::Contact => Self::Contact,
            Spot::Signature => Self::Signature,
        }
    }
}

/// Everything that can be found (rules §7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Id18,
    Id18Typo,
    /// Has the shape of an ID number, but its birthday is set apart like a date.
    Id18Doubtful,
    Id15,
    Disability,
    Card,
    /// Passes the check of bank cards, but is called a code.
    CardDoubtful,
    /// A long number below a heading, or after a word, that says account.
    Account,
    Passbook,
    Mobile,
    Land,
    WeakMask,
    Address,
    Health,
    /// A health word that may be part of a policy.
    HealthDoubtful,
    Sensitive,
    Heading,
    IdSplit,
    DisabilitySplit,
    CardSplit,
}

impl Kind {
    const fn entry(self) -> (&'static str, Level, &'static str) {
        match self {
            Self::Id18 => ("ID18", Level::Error, "privacy-id18"),
            Self::Id18Typo => ("ID18", Level::Error, "privacy-id18-typo"),
            Self::Id18Doubtful => ("ID18", Level::Warning, "privacy-id18-doubtful"),
            Self::IdSplit => ("ID18", Level::Error, "privacy-id18-split"),
            Self::Id15 => ("ID15", Level::Error, "privacy-id15"),
            Self::Disability => ("DIS20", Level::Error, "privacy-dis20"),
            Self::DisabilitySplit => ("DIS20", Level::Error, "privacy-dis20-split"),
            Self::Card => ("CARD", Level::Error, "privacy-card"),
            Self::CardDoubtful => ("CARD", Level::Warning, "privacy-card-doubtful"),
            Self::CardSplit => ("CARD", Level::Error, "privacy-card-split"),
            Self::Account => ("PASSBOOK", Level::Error, "privacy-account"),
            Self::Passbook => ("PASSBOOK", Level::Warning, "privacy-passbook"),
            Self::Mobile => ("MOBILE", Level::Error, "privacy-mobile"),
            Self::Land => ("LAND", Level::Warning, "privacy-land"),
            Self::WeakMask => ("MASKWEAK", Level::Warning, "privacy-mask-weak"),
            Self::Address => ("ADDR", Level::Warning, "privacy-address"),
            Self::Health => ("HEALTH", Level::Error, "privacy-health"),
            Self::HealthDoubtful => ("HEALTH", Level::Warning, "privacy-health-doubtful"),
            Self::Sensitive => ("SENS", Level::Error, "privacy-sensitive"),
            Self::Heading => ("HEADER", Level::Error, "privacy-heading"),
        }
    }

    /// Found at `spot`; `shown` is what may be repeated of it.
    pub(super) fn at(self, spot: Site, shown: &str) -> Finding {
        let (code, level, key) = self.entry();
        Finding { code, look: Look::of(self), level, spot, message: Message::of(key).with("shown", shown) }
    }
}

/// A number as it may be repeated: first three and last two characters, `*` between.
pub(super) fn masked(digits: &[u8]) -> String {
    let last = digits.len().saturating_sub(2);
    let shown = |(i, digit): (usize, &u8)| if i < 3 || i >= last { char::from(*digit) } else { '*' };
    digits.iter().enumerate().map(shown).collect()
}
