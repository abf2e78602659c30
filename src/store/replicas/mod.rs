//! Replicas: what other offices sent, verified, byte for byte as it stands in their journals.
//!
//! ```text
//! home/replicas/<code>/journal/000001.jsonl   the chain of that office: the truth of what it sent
//! home/replicas/<code>/received.json          when the last parcel came
//! home/replicas/<code>/fork.N/                another history of the same office, kept apart
//! home/replicas/<code>/bad.N/                 what was damaged here, kept beside
//! home/replicas/index/                        folded notices of all of them; can be thrown away
//! home/replicas/incoming/                     a parcel while it is looked through
//! ```
//!
//! [`Replicas`] is the only door. Nothing of it is opened before somebody asks.

mod arrive;
mod cards;
mod follow;
mod forks;
mod history;
mod keep;
mod refresh;
mod rolls;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::trees::Trees;
use super::walk::{From, walk};
use super::{files, journal, place};
use crate::core::event::{Outward, Record};
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::office::Office;
use crate::core::supervision::Card;
use crate::core::words::Message;

pub use self::arrive::{Outcome, Received};
pub use self::forks::Fork;

pub(super) use self::arrive::{Arrival, Incoming, unattached};
pub(super) use self::keep::{examine, fetch, mirror};
pub(super) use self::refresh::{open, open_to_write};

/// The replicas of all offices. Cheap to clone; sled stays open as long as the store.
#[derive(Clone, Debug)]
pub struct Replicas {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    root: PathBuf,
    // `None` while nothing was ever received.
    trees: Option<Trees>,
    notes: Vec<Message>,
    // Something was written since the index was last brought to the disk.
    open: AtomicBool,
}

/// Another office, as far as its records came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplicaOffice {
    /// The office, as it last described itself.
    pub office: Office,
    /// Sequence number of the last record.
    pub seq: u64,
    /// Hash of the last record.
    pub hash: String,
    /// When that record was made; `None` when only a newer version of the program reads it.
    pub at: Option<DateTime<FixedOffset>>,
    /// When the last parcel came; `None` when that is not known any more.
    pub received: Option<DateTime<FixedOffset>>,
    /// Other histories of this office that are kept apart.
    pub forks: u32,
    // The last segment and its length: a replica that changed behind the index is noticed.
    segment: u32,
    length: u64,
}

/// The folder of all replicas in `home`.
pub(super) fn root(home: &Path) -> PathBuf {
    home.join("replicas")
}

/// Whether anything ever came.
pub(super) fn are_there(home: &Path) -> bool {
    root(home).is_dir()
}

fn folder(root: &Path, code: &str) -> PathBuf {
    root.join(place::ascii(code))
}

// Folders of offices: those with a journal.
fn folders(root: &Path) -> Result<Vec<PathBuf>, Fault> {
    Ok(files::entries(root)?.into_iter().filter(|path| path.join("journal").is_dir()).collect())
}

impl Inner {
    // From now on the index is not to be believed after a crash. Many parcels need that said once.
    fn unsettle(&self) -> Result<(), Fault> {
        if !self.open.load(Ordering::Relaxed) {
            refresh::unsettle(&self.root)?;
            self.open.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    fn settle(&self) -> Result<(), Fault> {
        if let Some(trees) = self.trees.as_ref().filter(|_| self.open.load(Ordering::Relaxed)) {
            refresh::settle(&self.root, trees)?;
            self.open.store(false, Ordering::Relaxed);
        }
        Ok(())
    }
}

impl Replicas {
    /// Takes a parcel over.
    pub(super) fn arrive(&self, arrival: &Arrival<'_>) -> Result<Received, Fault> {
        self.inner.arrive(arrival)
    }

    /// Goes on with fork `no` of an office.
    pub(super) fn follow(&self, code: &str, no: u32, at: DateTime<FixedOffset>) -> Result<Fork, Fault> {
        self.inner.follow(code, no, at)
    }

    /// Brings everything that was taken over to the disk. Until then a crash costs the index, never
    /// a record: the next opening folds the journals again.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn settle(&self) -> Result<(), Fault> {
        self.inner.settle()
    }

    /// Whether there is an index: something came already.
    pub(super) fn is_open(&self) -> bool {
        self.inner.trees.is_some()
    }

    /// What opening found and did.
    #[must_use]
    pub fn opened(&self) -> &[Message] {
        &self.inner.notes
    }

    /// All offices, by code.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn offices(&self) -> Result<Vec<ReplicaOffice>, Fault> {
        self.inner.trees.as_ref().map_or_else(|| Ok(Vec::new()), rolls::offices)
    }

    /// One office; `None` when nothing of it came.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn office(&self, code: &str) -> Result<Option<ReplicaOffice>, Fault> {
        self.inner.trees.as_ref().map_or(Ok(None), |trees| rolls::office(trees, code))
    }

    /// Shows the card of every office to `visit`, by code: small values, whatever its notices are.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn each_card(&self, visit: impl FnMut(Card)) -> Result<(), Fault> {
        self.inner.trees.as_ref().map_or(Ok(()), |trees| cards::each(trees, visit))
    }

    /// The card of one office.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn card(&self, code: &str) -> Result<Option<Card>, Fault> {
        self.inner.trees.as_ref().map_or(Ok(None), |trees| cards::one(trees, code))
    }

    /// One notice of an office.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn notice(&self, code: &str, number: &str) -> Result<Option<Notice>, Fault> {
        self.inner.trees.as_ref().map_or(Ok(None), |trees| rolls::notice(trees, code, number))
    }

    /// Shows every notice of an office to `visit`, by number.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn each_notice(&self, code: &str, visit: impl FnMut(&Notice)) -> Result<(), Fault> {
        self.inner.trees.as_ref().map_or(Ok(()), |trees| rolls::each_notice(trees, code, visit))
    }

    /// Shows every record of an office to `visit`, oldest first, one commit in memory at a time.
    ///
    /// # Errors
    /// When the replica's journal cannot be read.
    pub fn each_record(&self, code: &str, mut visit: impl FnMut(&Record)) -> Result<(), Fault> {
        let folder = folder(&self.inner.root, code);
        walk(&journal::folder(&folder), &From::start(), |lines| {
            lines.iter().filter_map(|line| line.record.as_ref()).for_each(&mut visit);
            Ok(())
        })?;
        Ok(())
    }

    /// The records of one kind that an office made for `to`: the code of an office, or empty for
    /// what is for all of them. Oldest first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn outward(&self, code: &str, what: Outward, to: &str) -> Result<Vec<Record>, Fault> {
        self.inner.trees.as_ref().map_or_else(|| Ok(Vec::new()), |trees| rolls::outward(trees, code, what, to))
    }

    /// The file of a template and that of the common fields, in the version with this digest.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn template(&self, digest: &str) -> Result<Option<(String, String)>, Fault> {
        self.inner.trees.as_ref().map_or(Ok(None), |trees| rolls::template(trees, digest))
    }

    /// The notices that a photograph was attached to: code of the office and number.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn photo_uses(&self, digest: &str) -> Result<Vec<(String, String)>, Fault> {
        self.inner.trees.as_ref().map_or_else(|| Ok(Vec::new()), |trees| rolls::photo_uses(trees, digest))
    }

    /// Digests of the photographs that several notices have, or had when they came.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn shared_photos(&self) -> Result<Vec<String>, Fault> {
        self.inner.trees.as_ref().map_or_else(|| Ok(Vec::new()), rolls::shared_photos)
    }

    /// The other histories of an office that are kept apart, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn forks(&self, code: &str) -> Result<Vec<Fork>, Fault> {
        forks::list(&folder(&self.inner.root, code))
    }
}
