//! A chain as it lies here, and how the lines of a parcel go with it.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::forks::Fork;
use crate::core::fault::Fault;
use crate::core::fork::Stretch;
use crate::store::chain::Line;
use crate::store::journal;
use crate::store::walk::{From, Walked, walk};

/// One known history of an office: hash and time of every record, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    hashes: Vec<String>,
    moments: Vec<Option<DateTime<FixedOffset>>>,
    // Of the records between the beginning and this one nothing is known.
    known_from: u64,
}

/// How lines go with a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// All of them are in it.
    Known,
    /// Those from this record on continue it.
    Goes(u64),
    /// It ends before them: this record is missing.
    Gap(u64),
    /// They differ from it, from this record on.
    Differs(u64),
    /// They differ from it somewhere before their first record.
    DiffersBefore,
}

impl History {
    /// The history in the journal of `folder`.
    pub(super) fn read(folder: &Path) -> Result<(Self, Walked), Fault> {
        let mut history = Self::default();
        let walked = walk(&journal::folder(folder), &From::start(), |lines| {
            history.extend(lines);
            Ok(())
        })?;
        Ok((history, walked))
    }

    /// Adds lines at the end.
    pub(super) fn extend(&mut self, lines: &[Line]) {
        self.hashes.extend(lines.iter().map(|line| line.hash.clone()));
        self.moments.extend(lines.iter().map(Line::at));
    }

    /// The history of a fork: this one before the first of its lines, then these. Where they part even
    /// earlier, nothing is known of it but the link of its first line.
    pub(super) fn branch(&self, fork: &Fork, lines: &[Line]) -> Self {
        let Some(first) = lines.first() else { return self.clone() };
        let kept = usize::try_from(first.seq - 1).unwrap_or(usize::MAX).min(self.hashes.len());
        let mut branch = Self {
            hashes: self.hashes.get(..kept).unwrap_or_default().to_vec(),
            moments: self.moments.get(..kept).unwrap_or_default().to_vec(),
            known_from: 0,
        };
        if let (true, Some(before)) = (fork.earlier, branch.hashes.last_mut()) {
            before.clone_from(&first.prev);
            branch.known_from = first.seq - 1;
        }
        branch.extend(lines);
        branch
    }

    /// Sequence number of the last record; 0 without any.
    pub(super) fn last(&self) -> u64 {
        self.hashes.len() as u64
    }

    /// Hash of record `seq`; empty for record 0, `None` beyond the end.
    pub(super) fn hash(&self, seq: u64) -> Option<&str> {
        match seq.checked_sub(1) {
            None => Some(""),
            Some(at) => self.hashes.get(usize::try_from(at).ok()?).map(String::as_str),
        }
    }

    /// When the records from `seq` on were made.
    pub(super) fn stretch(&self, seq: u64) -> Option<Stretch> {
        let from = usize::try_from(seq.saturating_sub(1)).unwrap_or(usize::MAX);
        Stretch::of(self.moments.get(from..).unwrap_or_default().iter().copied().flatten())
    }

    /// How `lines`, which begin after a record with the hash `prev`, go with this history.
    pub(super) fn fit(&self, prev: &str, lines: &[Line]) -> Fit {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Fit::Known };
        let Some(before) = self.hash(first.seq - 1) else { return Fit::Gap(self.last() + 1) };
        let unknown = |seq: u64| seq > 0 && seq < self.known_from;
        if unknown(last.seq) || (before != prev && !unknown(first.seq - 1)) {
            return Fit::DiffersBefore;
        }
        let other = |line: &&Line| !unknown(line.seq) && self.hash(line.seq).is_some_and(|hash| hash != line.hash);
        let differs = lines.iter().find(other);
        match differs {
            Some(line) => Fit::Differs(line.seq),
            None if last.seq <= self.last() => Fit::Known,
            None => Fit::Goes(self.last() + 1),
        }
    }
}
