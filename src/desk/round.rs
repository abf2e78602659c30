//! 巡查表: a sheet to take along from board to board.

use std::path::{Path, PathBuf};

use super::files;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::poster::{round_lines, round_poster};
use crate::core::watch::unwatched;
use crate::core::words::Message;
use crate::press::Paper;

/// A round sheet that is safely written.
#[derive(Debug)]
pub struct RoundSheet {
    /// Where.
    pub path: PathBuf,
    /// So many posters should hang.
    pub count: usize,
    /// Its paper.
    pub paper: Paper,
}

/// The paper of the round sheet.
const PAPER: Paper = Paper::a4().landscape();

impl Desk {
    /// Writes the round sheet of today as PDF.
    ///
    /// # Errors
    /// Refused (`round-empty`) when nothing hangs; storage faults; input fault when the file
    /// cannot be written.
    pub fn write_round(&self, output: &Path) -> Result<RoundSheet, Fault> {
        self.outside(output)?;
        let mut lines = Vec::new();
        self.each(&mut |notice, _, standing| {
            lines.extend(round_lines(&notice, &standing));
            Ok(())
        })?;
        if lines.is_empty() {
            return Err(Fault::refused(Message::of("round-empty")));
        }
        let count = lines.len();
        let mut poster = round_poster(&self.office, lines, self.now.today)?;
        poster.marks = self.practice_marks();
        let bytes = self.press(&poster, &PAPER.into(), &mut unwatched)?.bytes;
        Ok(RoundSheet { path: files::write(output, &bytes)?, count, paper: PAPER })
    }
}
