//! Opening the index over all replicas, and building it anew: all of it, or one office.
//!
//! It is believed only when the mark of the last orderly write lies beside it, and as far as the
//! journals of the replicas are as long as it says. Everything else is folded again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, FixedOffset};

use super::cards::{self, Kinds};
use super::{Inner, ReplicaOffice, Replicas, folders, forks, rolls, root};
use crate::core::fault::Fault;
use crate::core::supervision::Head;
use crate::core::words::Message;
use crate::store::chain::Line;
use crate::store::fold::Changes;
use crate::store::trees::Trees;
use crate::store::walk::{From, Tail, Walked, walk};
use crate::store::{files, folder, journal, place};

const RECEIVED: &str = "received.json";

/// Opens the replicas of `home`; only for whoever holds the lock.
pub(in crate::store) fn open(home: &Path) -> Result<Replicas, Fault> {
    let root = root(home);
    let mut notes = Vec::new();
    let any = root.is_dir() && (!folders(&root)?.is_empty() || folder::current(&root)?.is_some());
    let trees = if any { Some(index(&root, &mut notes)?) } else { None };
    Ok(Replicas { inner: Arc::new(Inner { root, trees, notes, open: AtomicBool::new(false) }) })
}

/// The same with an index in any case: something is to be written.
pub(in crate::store) fn open_to_write(home: &Path) -> Result<Replicas, Fault> {
    let root = root(home);
    files::make_folder(&root)?;
    let mut notes = Vec::new();
    let trees = Some(index(&root, &mut notes)?);
    Ok(Replicas { inner: Arc::new(Inner { root, trees, notes, open: AtomicBool::new(false) }) })
}

fn index(root: &Path, notes: &mut Vec<Message>) -> Result<Trees, Fault> {
    let known = match trusted(root)? {
        Some(trees) => catch_up(root, &trees, notes).map(|()| trees),
        None => rebuild(root),
    };
    // Whatever is wrong with it, it can be made again.
    known.or_else(|fault| {
        notes.push(fault.message);
        rebuild(root)
    })
}

// The index as it was left, where the mark says that it was left in order.
fn trusted(root: &Path) -> Result<Option<Trees>, Fault> {
    let Some(path) = folder::current(root)?.filter(|_| clean(root).exists()) else { return Ok(None) };
    let opened = Trees::open(&path, &rolls::NAMES);
    Ok(opened.ok().filter(|trees| rolls::is_ours(trees).unwrap_or(false)))
}

/// Builds the index anew and makes it the one that counts.
pub(in crate::store) fn rebuild(root: &Path) -> Result<Trees, Fault> {
    files::remove(&clean(root))?;
    let path = folder::next(root)?;
    let trees = Trees::open(&path, &rolls::NAMES)?;
    rolls::sign(&trees)?;
    let mut kinds = Kinds::of(&trees);
    for folder in folders(root)? {
        if let Some(replica) = Folded::read(&folder)? {
            replica.put(&trees, &mut kinds)?;
        }
    }
    settle(root, &trees)?;
    folder::switch(root, &path)?;
    Ok(trees)
}

fn catch_up(root: &Path, trees: &Trees, notes: &mut Vec<Message>) -> Result<(), Fault> {
    let entries = rolls::offices(trees)?;
    let mut known: BTreeMap<String, ReplicaOffice> =
        entries.into_iter().map(|entry| (place::ascii(&entry.office.code), entry)).collect();
    let mut stale: Vec<(PathBuf, Option<String>)> = Vec::new();
    for folder in folders(root)? {
        let entry = known.remove(files::name(&folder));
        if !entry.as_ref().is_some_and(|entry| is_current(&folder, entry)) {
            stale.push((folder, entry.map(|entry| entry.office.code)));
        }
    }
    if stale.is_empty() && known.is_empty() {
        return Ok(());
    }
    notes.push(Message::of("replicas-refreshed").with("count", stale.len() + known.len()));
    unsettle(root)?;
    for entry in known.values() {
        rolls::forget(trees, &entry.office.code)?;
    }
    let mut kinds = Kinds::of(trees);
    stale.iter().try_for_each(|(folder, known)| refresh(trees, &mut kinds, folder, known.as_deref()))?;
    settle(root, trees)
}

fn is_current(folder: &Path, entry: &ReplicaOffice) -> bool {
    let path = journal::segment_path(&journal::folder(folder), entry.segment);
    let next = journal::segment_path(&journal::folder(folder), entry.segment + 1);
    !next.exists() && fs::metadata(path).is_ok_and(|about| about.len() == entry.length)
}

// Folds the replica in `folder` again in the place of what the index has of it, which is all that
// goes where nothing sound is left.
fn refresh(trees: &Trees, kinds: &mut Kinds<'_>, folder: &Path, known: Option<&str>) -> Result<(), Fault> {
    let replica = Folded::read(folder)?;
    let code = known.or_else(|| replica.as_ref().map(|replica| replica.entry.office.code.as_str()));
    code.map_or(Ok(()), |code| rolls::forget(trees, code))?;
    replica.map_or(Ok(()), |replica| replica.put(trees, kinds))
}

/// A replica, folded as far as it is sound and fits.
struct Folded {
    entry: ReplicaOffice,
    changes: Changes,
    head: Head,
}

impl Folded {
    // A line that fits no notice ends what is folded, as a damaged one does: the other offices, and
    // what this one sent before, can be read all the same.
    fn read(folder: &Path) -> Result<Option<Self>, Fault> {
        match Self::until(folder, u64::MAX) {
            Err(fault) if fault.message.key == "store-misfit" => Self::until(folder, misfit_seq(&fault)),
            read => read,
        }
    }

    // Every commit that ends before record `seq`.
    fn until(folder: &Path, seq: u64) -> Result<Option<Self>, Fault> {
        let mut changes = Changes::default();
        let mut head = Head::default();
        let mut last: Option<Line> = None;
        let walked = walk(&journal::folder(folder), &From::start(), |lines| {
            let Some(end) = lines.last().filter(|end| end.seq < seq) else { return Ok(()) };
            last = Some(end.clone());
            head = cards::further(std::mem::take(&mut head), lines);
            changes.take(lines, |_| Ok(None))
        })?;
        let read = entry(folder, &walked, &changes)?.map(|entry| match &last {
            Some(last) if last.seq < walked.head.seq => cut_off(entry, last),
            _ => entry,
        });
        Ok(read.map(|entry| Self { entry, changes, head }))
    }

    fn put(self, trees: &Trees, kinds: &mut Kinds<'_>) -> Result<(), Fault> {
        rolls::apply(trees, &self.entry, &self.changes)?;
        cards::keep(kinds, &self.entry, self.head)
    }
}

// Looked at again at every opening, until the office sent what fits.
fn cut_off(entry: ReplicaOffice, last: &Line) -> ReplicaOffice {
    ReplicaOffice { seq: last.seq, hash: last.hash.clone(), at: last.at(), length: u64::MAX, ..entry }
}

fn misfit_seq(fault: &Fault) -> u64 {
    fault.message.arg("seq").and_then(|seq| seq.parse().ok()).unwrap_or_default()
}

/// The same for whoever changed the journal of the replica of `code`: the index follows.
pub(super) fn renew(trees: &Trees, folder: &Path, code: &str) -> Result<(), Fault> {
    refresh(trees, &mut Kinds::of(trees), folder, Some(code))
}

/// What is to be known of the replica in `folder`; `None` without an office.
pub(super) fn entry(folder: &Path, walked: &Walked, changes: &Changes) -> Result<Option<ReplicaOffice>, Fault> {
    let Some(office) = changes.office.clone() else { return Ok(None) };
    let whole = walked.tail == Tail::Whole;
    Ok(Some(ReplicaOffice {
        office,
        seq: walked.head.seq,
        hash: walked.head.hash.clone(),
        at: walked.at,
        received: received(folder)?,
        forks: forks::count(folder)?,
        segment: walked.end.segment,
        // A damaged one is looked at again at every opening, until it is whole.
        length: if whole { walked.end.offset } else { u64::MAX },
    }))
}

/// When the last parcel of the office in `folder` came. A damaged note counts as none.
pub(super) fn received(folder: &Path) -> Result<Option<DateTime<FixedOffset>>, Fault> {
    Ok(files::read_if_there(&folder.join(RECEIVED))?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Notes when a parcel came.
pub(super) fn set_received(folder: &Path, at: DateTime<FixedOffset>) -> Result<(), Fault> {
    files::write_whole(&folder.join(RECEIVED), &serde_json::to_vec(&at).unwrap_or_default())
}

fn clean(root: &Path) -> PathBuf {
    root.join("index").join("clean")
}

/// From now on the index is not to be believed after a crash.
pub(super) fn unsettle(root: &Path) -> Result<(), Fault> {
    files::remove(&clean(root))?;
    files::sync_folder(&root.join("index"))
}

/// Brings the index to the disk, and only then says that it may be believed.
pub(super) fn settle(root: &Path, trees: &Trees) -> Result<(), Fault> {
    trees.flush()?;
    // sled 0.34 promises less than its flush says: every file is synced by name.
    sync_all(trees.path())?;
    files::write_whole(&clean(root), b"")
}

fn sync_all(folder: &Path) -> Result<(), Fault> {
    for path in files::entries(folder)? {
        if path.is_dir() {
            sync_all(&path)?;
        } else {
            // sled may have taken a file away in the meantime.
            let _ = File::open(&path).and_then(|file| file.sync_all());
        }
    }
    files::sync_folder(folder)
}
