//! What hangs, how long, and what is due today.

use super::due::Counts;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::standing::Standing;
use crate::core::words::Message;

/// The board on one day.
#[derive(Debug, Default)]
pub struct Status {
    /// What needs doing, in words, most urgent first.
    pub due: Vec<Message>,
    /// Everything that hangs.
    pub lines: Vec<StatusLine>,
}

/// One notice that hangs.
#[derive(Debug)]
pub struct StatusLine {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Where it hangs.
    pub places: Vec<String>,
    /// How it stands.
    pub standing: Standing,
    /// Open objections.
    pub open_objections: usize,
}

impl Desk {
    /// The board today.
    ///
    /// # Errors
    /// Storage faults.
    pub fn status(&self) -> Result<Status, Fault> {
        let mut counts = Counts::default();
        let mut lines = Vec::new();
        let today = self.now.today;
        self.each(&mut |notice, template, standing| {
            counts.add(&notice, template, &standing, today);
            if standing.hanging {
                lines.push(line(notice, standing));
            }
            Ok(())
        })?;
        lines.sort_by_key(|line| line.standing.progress.as_ref().map(|progress| progress.end));
        let due = self.inbox_due()?.into_iter().chain(counts.due()).map(|due| due.message).collect();
        Ok(Status { due, lines })
    }
}

fn line(notice: Notice, standing: Standing) -> StatusLine {
    StatusLine {
        title: notice.title().to_owned(),
        places: notice.hanging_places().into_iter().map(str::to_owned).collect(),
        open_objections: notice.open_objections().len(),
        number: notice.number,
        standing,
    }
}
