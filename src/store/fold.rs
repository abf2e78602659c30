//! What one commit changes in the read view: computed once, applied to sled or to memory.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::chain::Line;
use crate::core::event::{Event, Record};
use crate::core::fault::Fault;
use crate::core::notice::{Misfit, Notice, Stage};
use crate::core::office::Office;
use crate::core::words::Message;

/// A notice before and after a commit.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// Its stage before; `None` when it is new.
    pub(super) before: Option<Stage>,
    /// The notice after.
    pub(super) after: Notice,
}

/// The texts of a template as they were when it was first used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The template's file.
    pub(super) source: String,
    /// The file of the common fields.
    pub(super) common: String,
}

/// What one commit changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    /// Notices by number.
    pub(super) notices: BTreeMap<String, Turn>,
    /// Templates by digest.
    pub(super) templates: BTreeMap<String, Kept>,
    /// Photographs and the notice each was attached to.
    pub(super) photos: BTreeSet<(String, String)>,
    /// The office, when it was set.
    pub(super) office: Option<Office>,
    /// Records between offices.
    pub(super) outward: Vec<Record>,
    /// Notices with an event that only a newer version understands.
    pub(super) beyond: BTreeSet<String>,
}

impl Changes {
    /// Folds `lines`; `lookup` gives a notice as it is before them.
    pub(super) fn of(lines: &[Line], lookup: impl Fn(&str) -> Result<Option<Notice>, Fault>) -> Result<Self, Fault> {
        let mut changes = Self::default();
        changes.take(lines, lookup)?;
        Ok(changes)
    }

    /// Folds further `lines`; `lookup` gives a notice as it is before all of them.
    pub(super) fn take(
        &mut self,
        lines: &[Line],
        lookup: impl Fn(&str) -> Result<Option<Notice>, Fault>,
    ) -> Result<(), Fault> {
        for line in lines {
            match &line.record {
                Some(record) => self.add(record, &lookup)?,
                None => self.beyond.extend(line.notice.clone()),
            }
        }
        Ok(())
    }

    fn add(&mut self, record: &Record, lookup: impl Fn(&str) -> Result<Option<Notice>, Fault>) -> Result<(), Fault> {
        if record.event.outward().is_some() {
            self.outward.push(record.clone());
            return Ok(());
        }
        match (&record.event, &record.notice) {
            (Event::OfficeSet { office }, _) => self.office = Some((**office).clone()),
            (Event::TemplateKept { digest, source, common, .. }, _) => {
                let kept = Kept { source: source.clone(), common: common.clone() };
                self.templates.insert(digest.clone(), kept);
            }
            (event, Some(number)) => {
                if let Event::PhotoAttached(photo) = event {
                    self.photos.insert((photo.digest.clone(), number.clone()));
                }
                self.turn(number, record, lookup)?;
            }
            (_, None) => return Err(misfit(record)),
        }
        Ok(())
    }

    fn turn(
        &mut self,
        number: &str,
        record: &Record,
        lookup: impl Fn(&str) -> Result<Option<Notice>, Fault>,
    ) -> Result<(), Fault> {
        let (before, current) = match self.notices.remove(number) {
            Some(turn) => (turn.before, Some(turn.after)),
            None => lookup(number)?.map_or((None, None), |notice| (Some(notice.stage), Some(notice))),
        };
        let after = Notice::fold(current, record).map_err(|_| misfit(record))?;
        self.notices.insert(number.to_owned(), Turn { before, after });
        Ok(())
    }
}

/// The notice after `record`; events of the office leave it as it is.
pub(super) fn step(before: Option<Notice>, record: &Record) -> Result<Option<Notice>, Misfit> {
    match record.event {
        Event::OfficeSet { .. } | Event::TemplateKept { .. } => Ok(before),
        _ if record.event.outward().is_some() => Ok(before),
        _ => Notice::fold(before, record).map(Some),
    }
}

fn misfit(record: &Record) -> Fault {
    let number = record.notice.as_deref().unwrap_or("-");
    Fault::storage(Message::of("store-misfit").with("seq", record.seq).with("number", number))
}

/// `柳泉村-2026-` and 12 of `柳泉村-2026-0012`; `None` for a number of another form.
pub(super) fn serial(number: &str) -> Option<(&str, u32)> {
    let (series, serial) = number.rsplit_once('-')?;
    Some((series, serial.parse().ok()?))
}
