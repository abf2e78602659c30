//! Going on with another history of an office, once that office said which one counts. The one that
//! was in use until then is kept apart in its turn: nothing that ever came is lost.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::arrive::misfit;
use super::forks::{self, Fork, Parting};
use super::history::History;
use super::{Inner, folder, refresh, rolls};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::chain::Line;
use crate::store::fold::Changes;
use crate::store::trees::damaged;
use crate::store::walk::{From, Tail, walk};
use crate::store::{files, journal};

impl Inner {
    /// Puts fork `no` of an office in the place of the history in use. Gives what it was.
    ///
    /// Every step leaves a sound chain: the old end is kept apart first, then it goes, then the
    /// new end is written.
    pub(in crate::store) fn follow(&self, code: &str, no: u32, at: DateTime<FixedOffset>) -> Result<Fork, Fault> {
        let trees = self.trees.as_ref().ok_or_else(|| damaged(&"closed"))?;
        let folder = folder(&self.root, code);
        let found = forks::branches(&folder)?.into_iter().find(|(fork, _)| fork.no == no);
        let Some((fork, theirs)) = found else {
            return Err(Fault::input(Message::of("fork-unknown").with("no", no).with("code", code)));
        };
        let (main, walked) = History::read(&folder)?;
        if walked.tail != Tail::Whole {
            // What lies behind the damage would be lost: it is sent again and set aside first.
            let message = Message::of("replica-damaged").with("name", self.name(code)?);
            let message = message.with("seq", walked.head.seq + 1).with("path", journal::folder(&folder).display());
            return Err(Fault::refused(message));
        }
        if !joins(&main, &fork, &theirs) {
            return Err(Fault::refused(Message::of("fork-not-joined").with("no", no).with("seq", fork.first)));
        }
        let ours = part(&folder, &fork, &theirs).map_err(|fault| match self.name(code) {
            Ok(name) => misfit(&name, &fault),
            Err(other) => other,
        })?;
        if !ours.is_empty() {
            let parting = Parting {
                main: &main.branch(&fork, &theirs),
                ours: theirs.first().cloned(),
                theirs: &ours,
                earlier: false,
            };
            forks::keep(&folder, &parting, at)?;
        }
        exchange(&journal::folder(&folder), fork.first, &theirs)?;
        forks::drop(&folder, &fork)?;
        self.unsettle()?;
        refresh::renew(trees, &folder, code)?;
        self.settle()?;
        Ok(fork)
    }

    fn name(&self, code: &str) -> Result<String, Fault> {
        let known = self.trees.as_ref().map_or(Ok(None), |trees| rolls::office(trees, code))?;
        Ok(known.map_or_else(|| code.to_owned(), |known| known.office.name))
    }
}

// Whether the first line of a fork links to the history in use: after another fork was followed it
// may link to a record that is kept apart now.
fn joins(main: &History, fork: &Fork, theirs: &[Line]) -> bool {
    let linked = |line: &Line| line.seq == fork.first && main.hash(line.seq - 1) == Some(line.prev.as_str());
    !fork.earlier && fork.first > 1 && theirs.first().is_some_and(linked)
}

// The lines in use that the fork takes the place of. Before anything is written: what goes on with
// lines that fit no notice could not be read any more.
fn part(folder: &Path, fork: &Fork, theirs: &[Line]) -> Result<Vec<Line>, Fault> {
    let mut ours = Vec::new();
    let mut changes = Changes::default();
    walk(&journal::folder(folder), &From::start(), |lines| {
        let (before, after): (Vec<Line>, Vec<Line>) = lines.iter().cloned().partition(|line| line.seq < fork.first);
        ours.extend(after);
        changes.take(&before, |_| Ok(None))
    })?;
    changes.take(theirs, |_| Ok(None))?;
    Ok(ours)
}

// Whole segments after the parting go first, last one first; then the one in which it lies is
// written anew with the other lines at its end.
fn exchange(journal: &Path, first: u64, theirs: &[Line]) -> Result<(), Fault> {
    let mut segments = journal::segments(journal)?;
    while let Some(number) = segments.pop() {
        let path = journal::segment_path(journal, number);
        let bytes = files::read_if_there(&path)?.unwrap_or_default();
        let mut kept = Vec::new();
        for text in bytes.split_inclusive(|byte| *byte == b'\n') {
            let before = Line::decode(text.trim_ascii_end()).is_some_and(|line| line.seq < first);
            if !before {
                break;
            }
            kept.extend_from_slice(text);
        }
        if kept.is_empty() && !segments.is_empty() {
            files::remove(&path)?;
            continue;
        }
        kept.extend(forks::bytes(theirs));
        return files::write_whole(&path, &kept);
    }
    Ok(())
}
