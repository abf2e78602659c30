//! A full check of everything on the disk, repairing what can be repaired safely.

use std::path::Path;

use super::lock::{self, Taken};
use super::open::{self, Depth};
use super::{Access, Store, photos, replicas};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// What the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoctorReport {
    /// Sound records, from the first one on.
    pub records: u64,
    /// Notices.
    pub notices: u64,
    /// Photographs that belong to a notice.
    pub photos: u64,
    /// What was noticed and repaired on the way.
    pub done: Vec<Message>,
    /// What is wrong and could not be repaired here.
    pub trouble: Vec<Message>,
}

impl DoctorReport {
    /// How much was looked at, in a sentence.
    #[must_use]
    pub fn counts(&self) -> Message {
        let counts = Message::of("doctor-counts").with("records", self.records).with("notices", self.notices);
        counts.with("photos", self.photos)
    }

    /// Nothing is wrong any more.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        self.trouble.is_empty()
    }
}

/// Checks hash, link and commit of every line, compares the index with the journal line by line
/// and notice by notice, and every photograph with its digest. Heals the journal from the index
/// where the hashes fit, builds the index anew where it differs; never cuts what was acknowledged.
///
/// # Errors
/// When the store is in use, read-only or not set up, and when the disk fails. Damage that cannot
/// be repaired is no error here, it stands in [`DoctorReport::trouble`].
pub fn doctor(home: &Path) -> Result<DoctorReport, Fault> {
    open::require_store(home)?;
    let lock = match lock::take(home)? {
        Taken::Held(lock) => lock,
        Taken::Busy(holder) => return Err(Fault::storage(open::in_use("store-in-use", &holder))),
        Taken::ReadOnly => return Err(Fault::storage(Message::of("store-read-only").with("path", home.display()))),
    };
    examine(&open::settle(home, Access::Read, Depth::Full, lock)?)
}

fn examine(store: &Store) -> Result<DoctorReport, Fault> {
    let mut report = DoctorReport { records: store.head.seq, ..DoctorReport::default() };
    report.trouble.extend(store.trouble.clone());
    report.done = store.opened.iter().filter(|note| Some(*note) != store.trouble.as_ref()).cloned().collect();
    store.each_notice(|_| report.notices += 1)?;
    for digest in store.view.photos()? {
        report.photos += 1;
        if photos::read(&store.home, &digest).is_err() {
            let notices = store.photo_uses(&digest)?.join("、");
            report.trouble.push(Message::of("store-photo-lost").with("digest", digest).with("notices", notices));
        }
    }
    // A store that is only looked at has no lock, and somebody else may write to its replicas.
    if store.lock.is_some() {
        let replicas = replicas::examine(&store.home)?;
        report.done.extend(replicas.notes);
        report.trouble.extend(replicas.trouble);
    }
    Ok(report)
}
