//! What a screen asks of the desk, as data: the worker does it, the answer comes back as a message.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::pictures::Means;
use super::town::{TownDeed, TownOrder};
use crate::core::stage::Move;
use crate::desk::{ReviewRequest, SheetInput, Unsaved};

/// What to do once a form is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Back to where it was opened from.
    Back,
    /// Stay in the form.
    Stay,
    /// On to the next step of the notice.
    Next,
}

/// How a form begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormOrder {
    /// A new notice of this kind, begun from an earlier one where a number is given.
    New {
        /// Identifier of the template.
        template: String,
        /// Number of the earlier notice.
        copy: Option<String>,
    },
    /// The notice with this number.
    Edit(String),
    /// What an earlier run left behind.
    Recovered(Box<Unsaved>),
}

/// A guided step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Set the office up for the first time.
    SetUp,
    /// Change the office: names, places, staff.
    Office,
    /// A move of a notice.
    Move {
        /// Its number.
        number: String,
        /// Which move.
        step: Move,
    },
    /// Send a PDF to a printer.
    Printer {
        /// The notice it belongs to.
        number: Option<String>,
        /// The PDF.
        file: PathBuf,
        /// Its paper.
        paper: String,
    },
    /// Write a backup.
    Backup,
    /// Restore a backup.
    Restore,
    /// Write records for another office.
    Send,
    /// Take over records of other offices.
    Receive {
        /// The file, where it is known already.
        file: Option<PathBuf>,
    },
    /// Register the office that sent a file.
    Register {
        /// The file.
        file: PathBuf,
    },
    /// Both ways over a shared folder.
    Sync,
    /// Answer what another office sent.
    Inbox {
        /// Identifier of what came, where it is known already.
        item: Option<String>,
    },
    /// Something about the board of another office.
    Town(TownDeed),
    /// Write the ledger.
    Ledger,
    /// Write the round sheet.
    Round,
    /// Write the catalogue of public information.
    Catalog,
}

/// What was answered in a guided step: key → text.
pub type Answers = BTreeMap<String, String>;

/// What a screen asks of the desk.
#[derive(Clone, Debug)]
pub enum Job {
    /// Open the office in the home folder, if there is one.
    Open,
    /// Open the office only to look at it: somebody else works in it.
    Look,
    /// Open the practice board beside the office; make it first where there is none.
    Practice,
    /// Back to the office that the program was started for.
    Real,
    /// The board.
    Board,
    /// All kinds of notices.
    Kinds,
    /// A form.
    Form(FormOrder),
    /// Keep what is being typed beside the journal (autosave); nobody waits for it.
    Keep(Box<Unsaved>),
    /// Give up what was kept beside the journal.
    Forget(String),
    /// Fold what was typed into one event.
    Save {
        /// What was typed.
        unsaved: Box<Unsaved>,
        /// And then.
        then: Then,
    },
    /// The entries of a folder, with files of these endings; the folders to start from when none
    /// is given.
    Folder {
        /// Which folder.
        path: Option<PathBuf>,
        /// Endings without a dot.
        endings: Vec<String>,
    },
    /// Read a spreadsheet for a template without keeping anything.
    ReadSheet {
        /// Number of the notice, for its version of the template.
        notice: Option<String>,
        /// Identifier of the template.
        template: String,
        /// The spreadsheet.
        input: Box<SheetInput>,
    },
    /// Everything a reviewer looks at.
    Review(String),
    /// Record a review.
    Decide {
        /// Number of the notice.
        number: String,
        /// The answers.
        request: Box<ReviewRequest>,
    },
    /// A notice and its story.
    Story(String),
    /// Who raised the objections to a notice, for a member of the staff.
    Objectors {
        /// Number of the notice.
        number: String,
        /// Who asks.
        by: String,
    },
    /// Show a photograph, by its digest, in the system's viewer.
    Photo(String),
    /// Back to the version of an event.
    PutBack {
        /// Number of the notice.
        number: String,
        /// The event.
        seq: u64,
    },
    /// The poster of a notice, page by page.
    Pages(String),
    /// A page of a poster as picture.
    Picture {
        /// Number of the notice.
        number: String,
        /// The page, from 1.
        page: usize,
        /// How it can be shown.
        means: Means,
        /// Columns and rows that it may take.
        cells: (u16, u16),
    },
    /// The next natural step of a notice: its form, review, or guided step.
    NextStep(String),
    /// A guided step, ready to be filled in.
    Guide(Deed),
    /// What a guided step would do as it is filled in now; nobody waits for it.
    Foresee(Deed, Answers),
    /// Do a guided step.
    Act(Deed, Answers),
    /// Show a file in the system's viewer.
    View(PathBuf),
    /// Settings.
    Settings,
    /// Check and heal the store.
    Doctor,
    /// Check the templates that the office wrote itself.
    Templates,
    /// Everything that is known to be wrong with a notice.
    Findings(String),
    /// What a supervisor asks.
    Town(TownOrder),
}

impl Job {
    /// Whether nobody waits for it: keys go on to the screen meanwhile.
    #[must_use]
    pub const fn is_quiet(&self) -> bool {
        matches!(self, Self::Keep(_) | Self::Forget(_) | Self::Foresee(..))
    }

    /// Whether it stops when somebody asks it to.
    #[must_use]
    pub const fn can_stop(&self) -> bool {
        match self {
            Self::Act(Deed::Move { step, .. }, _) => matches!(step, Move::Print | Move::Certify),
            Self::Act(deed, _) => matches!(deed, Deed::Backup | Deed::Receive { .. } | Deed::Sync),
            Self::Town(order) => order.is_long(),
            _ => matches!(self, Self::ReadSheet { .. }),
        }
    }

    /// Key of what it does, for the line that shows it is going on.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Act(Deed::Move { step: Move::Print | Move::Certify, .. }, _) => "busy-print",
            Self::Act(Deed::Backup, _) => "busy-backup",
            Self::Act(Deed::Restore, _) => "busy-restore",
            Self::Act(Deed::Send, _) => "busy-send",
            Self::Act(Deed::Receive { .. } | Deed::Sync, _) => "busy-receive",
            Self::ReadSheet { .. } => "busy-sheet",
            Self::Practice => "busy-practice",
            Self::Doctor => "busy-doctor",
            Self::Town(_) => "busy-town",
            _ => "busy-other",
        }
    }
}
