//! Looking at an office that somebody else works in: nothing is written.

use super::Ops;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::Access;
use crate::tui::answer::Answer;
use crate::tui::job::{Deed, Job};

impl Ops {
    /// Opens the office only to look at it.
    pub(super) fn look(&mut self) -> Result<Answer, Fault> {
        self.close();
        self.access = Access::Read;
        self.open()
    }

    /// Refuses what would write while the office is only looked at, before anything is typed.
    pub(super) fn require_access(&mut self, job: &Job) -> Result<(), Fault> {
        if self.access == Access::Write {
            return Ok(());
        }
        if writes(job) {
            return Err(Fault::refused(Message::of("store-opened-for-reading")));
        }
        // What was opened stays as it was then: whoever looks again wants to see what is new.
        if matches!(job, Job::Board | Job::Story(_) | Job::Town(_)) {
            self.close();
        }
        Ok(())
    }
}

const fn writes(job: &Job) -> bool {
    match job {
        Job::Form(_)
        | Job::Keep(_)
        | Job::Forget(_)
        | Job::Save { .. }
        | Job::PutBack { .. }
        | Job::NextStep(_)
        | Job::Decide { .. } => true,
        Job::Guide(deed) | Job::Act(deed, _) => {
            !matches!(deed, Deed::Printer { .. } | Deed::Ledger | Deed::Round | Deed::Catalog)
        }
        Job::Open
        | Job::Look
        | Job::Practice
        | Job::Real
        | Job::Board
        | Job::Kinds
        | Job::Folder { .. }
        | Job::ReadSheet { .. }
        | Job::Review(_)
        | Job::Story(_)
        | Job::Objectors { .. }
        | Job::Photo(_)
        | Job::Pages(_)
        | Job::Picture { .. }
        | Job::Foresee(..)
        | Job::View(_)
        | Job::Settings
        | Job::Templates
        | Job::Findings(_)
        | Job::Town(_)
        | Job::Doctor => false,
    }
}
