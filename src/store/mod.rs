//! The store: the journal is the truth, sled answers questions. [`Store`] is the only door.
//!
//! ```text
//! home/
//!   journal/000001.jsonl …   the chain of records, only ever appended to   (journal, chain, walk)
//!   journal/head.json        how far it had come at the last close         (marker)
//!   journal/torn.N bad.N     what was cut off or replaced, kept beside     (mend)
//!   index/sled.N current     folded notices and a spare of every line      (index, folder)
//!   photos/ab/ab12…          evidence by digest                            (photos)
//!   private/objectors.jsonl  who raised objections                         (private)
//!   private/office.key       what the office signs with                    (key)
//!   replicas/<code>/         what other offices sent                       (replicas, parcel, travel)
//!   unsaved/*.json           forms not saved yet, in no backup             (unsaved)
//!   backups/*.gslbak                                                       (backup, archive, restore)
//!   lock lock.info                                                         (lock)
//! ```
//!
//! A commit is appended to the journal, synced, then put into sled, then acknowledged. sled may
//! lag behind or be lost: opening ([`Store::open`]) compares both and mends either from the other.

mod archive;
pub mod backup;
mod chain;
mod doctor;
mod files;
mod fold;
mod folder;
mod index;
mod journal;
mod key;
mod lock;
mod marker;
mod memory;
mod mend;
mod open;
mod parcel;
mod patience;
mod peek;
mod photos;
mod place;
mod private;
pub mod probe;
mod prune;
mod publish;
mod reconcile;
mod replicas;
mod restore;
mod share;
mod travel;
mod trees;
pub mod unsaved;
mod view;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};

pub use self::archive::is_portable;
pub use self::doctor::{DoctorReport, doctor};
pub use self::parcel::{PackOrder, Packed, PhotoChoice, Sender};
pub use self::patience::patiently;
pub use self::peek::office_of;
pub use self::private::Objector;
pub use self::replicas::{Fork, Outcome, Received, ReplicaOffice, Replicas};
pub use self::restore::{Restored, restore};
pub use self::travel::{Introduced, KeyState};

use self::chain::Head;
use self::fold::Changes;
use self::journal::Journal;
use self::lock::Lock;
use self::open::Depth;
use self::view::View;
use self::walk::From;
use crate::core::event::{Event, NewEvent, Record};
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::office::Office;
use crate::core::words::Message;

/// What the store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Looking only. Works beside a writer, on a read-only disk and on a damaged journal.
    Read,
    /// Recording.
    Write,
}

/// An open store. Dropping it closes it in order; [`Store::close`] also tells whether that worked.
#[derive(Debug)]
pub struct Store {
    home: PathBuf,
    head: Head,
    last_at: Option<DateTime<FixedOffset>>,
    office: Option<Office>,
    opened: Vec<Message>,
    trouble: Option<Message>,
    // Dropped in this order: sled is closed before the lock is given back.
    view: View,
    replicas: OnceLock<Replicas>,
    journal: Option<Journal>,
    // Who opened for looking at a busy store has none.
    lock: Option<Lock>,
    sealed: bool,
}

impl Store {
    /// Opens the store in `home` and sets right what the last time left behind; [`Self::opened`]
    /// tells what was done.
    ///
    /// # Errors
    /// `Input` when there is none yet; `Storage` for writing when it is in use, read-only, from a
    /// newer version or damaged beyond what the index can heal.
    pub fn open(home: &Path, access: Access) -> Result<Self, Fault> {
        open::open(home, access, Depth::Quick)
    }

    /// Makes a store in `home`. Its first record has to be [`Event::OfficeSet`].
    ///
    /// # Errors
    /// `Refused` when there is one already; `Storage` when the disk fails.
    pub fn create(home: &Path) -> Result<Self, Fault> {
        open::create(home)
    }

    /// Whether there is a store in `home`, in whatever condition.
    #[must_use]
    pub fn exists(home: &Path) -> bool {
        open::require_store(home).is_ok()
    }

    /// Closes in order, so that the next opening is quick.
    ///
    /// # Errors
    /// When the disk fails; no record is lost by that.
    pub fn close(mut self) -> Result<(), Fault> {
        self.seal()
    }

    // A view from memory has nothing to seal, and an index that could not be read must not be
    // trusted again: the next opening then checks everything and builds it anew.
    fn seal(&mut self) -> Result<(), Fault> {
        self.sealed = true;
        if let Some(replicas) = self.replicas.get() {
            replicas.settle()?;
        }
        let View::Index(index) = std::mem::replace(&mut self.view, View::Memory(Box::default())) else {
            return Ok(());
        };
        if index.is_hurt() {
            folder::abandon(index);
            return Ok(());
        }
        index.flush()?;
        drop(index);
        if self.head.seq > 0 {
            marker::set_known(&self.home, &self.head)?;
            marker::set_clean(&self.home, &self.head)?;
        }
        Ok(())
    }

    /// What opening found and did, for telling the clerk.
    #[must_use]
    pub fn opened(&self) -> &[Message] {
        &self.opened
    }

    /// The home folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Sequence number and hash of the last record; 0 and empty before the first.
    #[must_use]
    pub fn head(&self) -> (u64, &str) {
        (self.head.seq, &self.head.hash)
    }

    /// A warning when the clock stands before the last record. Recording goes on all the same.
    #[must_use]
    pub fn clock_behind(&self, now: DateTime<FixedOffset>) -> Option<Message> {
        let last = self.last_at.filter(|last| now < *last)?;
        Some(
            Message::of("store-clock-behind")
                .with("now", now.format("%Y-%m-%d %H:%M"))
                .with("last", last.format("%Y-%m-%d %H:%M")),
        )
    }

    /// Records `events` as one commit: all of them or none. When this returns, they are on the
    /// disk.
    ///
    /// # Errors
    /// `Storage` when the store was opened for reading, an event does not fit its notice, or the
    /// disk fails; after a failed write nothing more is recorded until the store is opened again.
    pub fn commit(&mut self, at: DateTime<FixedOffset>, events: Vec<NewEvent>) -> Result<Vec<Record>, Fault> {
        let Some(journal) = &mut self.journal else {
            return Err(Fault::storage(Message::of("store-opened-for-reading")));
        };
        let Some(first) = events.first() else { return Ok(Vec::new()) };
        if self.office.is_none() && !matches!(first.event, Event::OfficeSet { .. }) {
            return Err(Fault::input(Message::of("store-not-set-up").with("path", self.home.display())));
        }
        let lines = chain::link(&self.head, self.office.as_ref(), at, events)?;
        let changes = Changes::of(&lines, |number| self.view.notice(number))?;
        journal.append(&lines)?;
        self.head = lines.last().map_or_else(Head::default, chain::Line::head);
        self.last_at = Some(at);
        self.office = changes.office.clone().or(self.office.take());
        match self.view.take_over(&self.home, &lines, changes) {
            Ok(note) => self.opened.extend(note),
            Err(fault) => {
                self.journal = None;
                return Err(Fault::storage(Message::of("store-saved-not-shown")).because(vec![fault.message]));
            }
        }
        Ok(lines.into_iter().filter_map(|line| line.record).collect())
    }

    /// The office; `None` before it is set up.
    #[must_use]
    pub fn office(&self) -> Option<&Office> {
        self.office.as_ref()
    }

    /// One notice; `None` when there is none with this number.
    ///
    /// # Errors
    /// When the index is damaged, or only a newer version understands this notice.
    pub fn notice(&self, number: &str) -> Result<Option<Notice>, Fault> {
        self.view.notice(number)
    }

    /// Whether there is a notice `number`: no more of it is read.
    ///
    /// # Errors
    /// As [`Self::notice`].
    pub fn has_notice(&self, number: &str) -> Result<bool, Fault> {
        self.view.has_notice(number)
    }

    /// Shows every notice to `visit`, by number.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn each_notice(&self, visit: impl FnMut(&Notice)) -> Result<(), Fault> {
        self.view.each_notice(visit)
    }

    /// Numbers of all notices in `stage`.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn numbers_in(&self, stage: Stage) -> Result<Vec<String>, Fault> {
        self.view.numbers_in(stage)
    }

    /// The records of one notice, oldest first.
    ///
    /// # Errors
    /// When index or journal cannot be read.
    pub fn records(&self, number: &str) -> Result<Vec<Record>, Fault> {
        if let View::Index(index) = &self.view {
            return Ok(index.lines_of(number)?.into_iter().filter_map(|line| line.record).collect());
        }
        let mut found = Vec::new();
        self.each_record(|record| {
            if record.notice.as_deref() == Some(number) {
                found.push(record.clone());
            }
        })?;
        Ok(found)
    }

    /// Shows every record to `visit`, oldest first, one commit in memory at a time.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn each_record(&self, mut visit: impl FnMut(&Record)) -> Result<(), Fault> {
        walk::walk(&journal::folder(&self.home), &From::start(), |lines| {
            let ours = lines.iter().filter(|line| line.seq <= self.head.seq);
            ours.filter_map(|line| line.record.as_ref()).for_each(&mut visit);
            Ok(())
        })?;
        Ok(())
    }

    /// The file of a template and that of the common fields, as they were when a notice first
    /// used this version.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn template(&self, digest: &str) -> Result<Option<(String, String)>, Fault> {
        Ok(self.view.template(digest)?.map(|kept| (kept.source, kept.common)))
    }

    /// The next free number of the year: `短名-年-四位流水`.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn next_number(&self, short: &str, year: i32) -> Result<String, Fault> {
        let series = format!("{short}-{year}");
        Ok(format!("{series}-{:04}", self.view.last_serial(&series)? + 1))
    }

    /// Keeps a photograph and gives its digest; on disk when this returns.
    ///
    /// # Errors
    /// When the store was opened for reading or the disk fails.
    pub fn keep_photo(&self, bytes: &[u8]) -> Result<String, Fault> {
        self.require_writing()?;
        photos::keep(&self.home, bytes)
    }

    /// A photograph, checked against its digest.
    ///
    /// # Errors
    /// When it is missing or was changed.
    pub fn photo(&self, digest: &str) -> Result<Vec<u8>, Fault> {
        photos::read(&self.home, digest)
    }

    /// Numbers of the notices that this photograph was attached to.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn photo_uses(&self, digest: &str) -> Result<Vec<String>, Fault> {
        self.view.photo_uses(digest)
    }

    /// Keeps who raised an objection, on this computer only.
    ///
    /// # Errors
    /// When the store was opened for reading or the disk fails.
    pub fn keep_objector(&self, objector: &Objector) -> Result<(), Fault> {
        self.require_writing()?;
        private::keep(&self.home, objector)
    }

    /// Who raised objection `no` of `notice`, where that is known.
    ///
    /// # Errors
    /// When the file cannot be read or is damaged.
    pub fn objector(&self, notice: &str, no: u32) -> Result<Option<Objector>, Fault> {
        private::find(&self.home, notice, no)
    }

    fn require_writing(&self) -> Result<(), Fault> {
        match self.journal {
            Some(_) => Ok(()),
            None => Err(Fault::storage(Message::of("store-opened-for-reading"))),
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Nobody is left to tell: without the mark of an orderly end the next opening checks all.
        if !self.sealed {
            let _ = self.seal();
        }
    }
}
