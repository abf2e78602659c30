//! The read view without sled: folded from the journal alone, for reading while another process
//! writes, from a read-only disk, or from a damaged journal as far as it is sound.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::fold::{Changes, Kept, serial};
use super::journal;
use super::walk::{From, Walked, walk};
use crate::core::event::{Outward, Record};
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::office::Office;

/// Everything that can be asked, in memory.
#[derive(Debug, Default)]
pub(super) struct Memory {
    notices: BTreeMap<String, Notice>,
    templates: BTreeMap<String, Kept>,
    photos: BTreeMap<String, BTreeSet<String>>,
    office: Option<Office>,
    outward: Vec<Record>,
    beyond: BTreeSet<String>,
}

impl Memory {
    /// Folds the journal of `home` up to its end or to the first bad line.
    pub(super) fn read(home: &Path) -> Result<(Self, Walked), Fault> {
        let mut memory = Self::default();
        let walked = walk(&journal::folder(home), &From::start(), |lines| {
            let changes = Changes::of(lines, |number| Ok(memory.notices.get(number).cloned()))?;
            memory.apply(changes);
            Ok(())
        })?;
        Ok((memory, walked))
    }

    /// Takes over what a commit changed.
    pub(super) fn apply(&mut self, changes: Changes) {
        self.notices.extend(changes.notices.into_iter().map(|(number, turn)| (number, turn.after)));
        self.templates.extend(changes.templates);
        for (digest, number) in changes.photos {
            self.photos.entry(digest).or_default().insert(number);
        }
        self.office = changes.office.or(self.office.take());
        self.outward.extend(changes.outward);
        self.beyond.extend(changes.beyond);
    }

    /// The office.
    pub(super) fn office(&self) -> Option<Office> {
        self.office.clone()
    }

    /// Notices that cannot be shown right, because a newer version wrote something about them.
    pub(super) fn beyond(&self) -> &BTreeSet<String> {
        &self.beyond
    }

    /// One notice.
    pub(super) fn notice(&self, number: &str) -> Option<Notice> {
        self.notices.get(number).cloned()
    }

    /// All notices that can be shown right, by number.
    pub(super) fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.notices.values().filter(|notice| !self.beyond.contains(&notice.number))
    }

    /// Numbers of the notices in `stage`.
    pub(super) fn numbers_in(&self, stage: Stage) -> Vec<String> {
        self.notices().filter(|notice| notice.stage == stage).map(|notice| notice.number.clone()).collect()
    }

    /// The texts of a template.
    pub(super) fn template(&self, digest: &str) -> Option<Kept> {
        self.templates.get(digest).cloned()
    }

    /// Numbers of the notices that a photograph was attached to.
    pub(super) fn photo_uses(&self, digest: &str) -> Vec<String> {
        self.photos.get(digest).map(|numbers| numbers.iter().cloned().collect()).unwrap_or_default()
    }

    /// Digests of all photographs.
    pub(super) fn photos(&self) -> Vec<String> {
        self.photos.keys().cloned().collect()
    }

    /// The records of one kind between offices, for one office or for all of them.
    pub(super) fn outward(&self, what: Outward, code: Option<&str>) -> Vec<Record> {
        let wanted = |record: &&Record| {
            record.event.outward().is_some_and(|(own, of)| own == what && code.is_none_or(|code| code == of))
        };
        self.outward.iter().filter(wanted).cloned().collect()
    }

    /// The highest serial number of the series `柳泉村-2026`; 0 when there is none.
    pub(super) fn last_serial(&self, series: &str) -> u32 {
        let found = self.notices.keys().filter_map(|number| serial(number));
        found.filter(|(of, _)| *of == series).map(|(_, serial)| serial).max().unwrap_or(0)
    }
}
