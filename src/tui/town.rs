//! What a supervisor asks of the desk, as data, and what the desk answers.

use chrono::NaiveDate;

use crate::core::supervision::DueItem;
use crate::desk::{CoverageView, Doubts, DueList, OfficeView, OtherStory, Overview, Timeline};

/// What a supervisor asks. Offices are named by their code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TownOrder {
    /// All boards, the worst first.
    Overview,
    /// One board.
    Village(String),
    /// The postings of one board over some days.
    Timeline {
        /// The office.
        office: String,
        /// So many days.
        days: u32,
        /// The last of them; today when not given.
        until: Option<NaiveDate>,
    },
    /// What is due.
    Due {
        /// The office; all of them when not given.
        office: Option<String>,
        /// Up to this day; the end of the week when not given.
        until: Option<NaiveDate>,
    },
    /// What had to be posted, by all offices or by one.
    Coverage(Option<String>),
    /// What is doubtful, in all offices or in one.
    Doubts(Option<String>),
    /// The story of a notice of whatever office.
    Case {
        /// The office.
        office: String,
        /// Full number of the notice.
        number: String,
    },
}

/// One board with everything that is known to be the matter.
#[derive(Clone, Debug)]
pub struct VillageSheet {
    /// Its row, its notices under way, what it owes.
    pub view: OfficeView,
    /// What its records give away.
    pub doubts: Doubts,
    /// What was asked of it and is not done.
    pub asked: Vec<DueItem>,
}

/// What the desk answers.
#[derive(Clone, Debug)]
pub enum TownSheet {
    /// All boards.
    Overview(Overview),
    /// One board.
    Village(Box<VillageSheet>),
    /// The postings of one board: the office, how many days, and the rows.
    Timeline(String, u32, Timeline),
    /// What is due; of one office where a code stands before it.
    Due(Option<String>, DueList),
    /// What had to be posted; by one office where a code stands before it.
    Coverage(Option<String>, CoverageView),
    /// What is doubtful; in one office where a code stands before it.
    Doubts(Option<String>, Doubts),
    /// The story of a notice of another office.
    Case(Box<OtherStory>),
}

impl TownOrder {
    /// Whether it reads the notices of every office: it shows how far it is and can be stopped.
    #[must_use]
    pub const fn is_long(&self) -> bool {
        matches!(self, Self::Doubts(None))
    }
}

/// A guided step about the boards of other offices, named by their codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TownDeed {
    /// Ask it to post something.
    Request(String),
    /// Write its round sheet.
    Round(String),
    /// Enter what was found on a round.
    EnterRound(String),
    /// Write what is due as a file.
    DueSheet {
        /// The office; all of them when not given.
        office: Option<String>,
        /// Up to this day.
        until: NaiveDate,
    },
    /// Judge one of its notices.
    Judge {
        /// The office.
        office: String,
        /// Full number of the notice.
        number: String,
    },
}
