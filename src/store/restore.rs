//! Putting a backup in place of the present state, which is kept beside and never deleted.

use std::fs;
use std::path::{Path, PathBuf};

use super::archive::{self, Manifest};
use super::chain::{Head, Line};
use super::lock::{self, Lock, Taken};
use super::open::{self, Depth};
use super::patience::patiently;
use super::walk::{From, Lines, Tail, walk};
use super::{Access, backup, files, journal, key, photos, replicas};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Sequence number of the last record.
    pub seq: u64,
    /// The folder with what was there before; `None` when there was nothing.
    pub before: Option<PathBuf>,
    /// Photographs fetched from beside the backup.
    pub photos: u64,
    /// What opening the restored store found.
    pub notes: Vec<Message>,
}

impl Restored {
    /// What came back out of `file` and where the data before it are, in sentences.
    #[must_use]
    pub fn told(&self, file: &Path) -> Vec<Message> {
        let done = Message::of("restore-done").with("records", self.seq).with("photos", self.photos);
        let before = self.before.as_ref().map(|before| Message::of("restore-before").with("before", before.display()));
        std::iter::once(done.with("file", file.display())).chain(before).collect()
    }
}

/// Replaces the store in `home` by the backup `file`. The backup is unpacked and its chain is
/// checked first; only then the present state moves to `before-restore-N/` in `home`, whatever
/// condition it is in. Photographs in a folder `photos` beside `file` are fetched as well.
///
/// # Errors
/// `Input` when the backup is damaged, hostile or of another office; `Storage` when the store is
/// in use or the disk fails. Up to the last step nothing of the present state is touched.
pub fn restore(file: &Path, home: &Path) -> Result<Restored, Fault> {
    files::make_folder(home)?;
    let lock = match lock::take(home)? {
        Taken::Held(lock) => lock,
        Taken::Busy(holder) => return Err(Fault::storage(open::in_use("store-in-use", &holder))),
        Taken::ReadOnly => return Err(Fault::storage(Message::of("store-read-only").with("path", home.display()))),
    };
    let staging = files::unused(home, "restore-");
    let manifest = match unpack_checked(file, home, &staging) {
        Ok(manifest) => manifest,
        Err(fault) => {
            // What was unpacked so far is of no use to anybody.
            let _ = fs::remove_dir_all(&staging);
            return Err(fault);
        }
    };
    let before = exchange(home, &staging)?;
    finish(file, home, lock, &manifest, before)
}

fn unpack_checked(file: &Path, home: &Path, staging: &Path) -> Result<Manifest, Fault> {
    files::make_folder(staging)?;
    let manifest = archive::unpack(file, Some(staging))?;
    let walked = walk(&journal::folder(staging), &From::start(), |_| Ok(()))?;
    if walked.tail != Tail::Whole || walked.head != manifest.head || walked.head == Head::default() {
        return Err(archive::mismatch(file, "journal"));
    }
    let present = first_office(home)?;
    if present.is_some_and(|office| Some(office) != first_office(staging).ok().flatten()) {
        return Err(Fault::input(Message::of("store-backup-other-office").with("file", file.display())));
    }
    Ok(manifest)
}

// The office that began the chain; `None` when its first line cannot be read.
fn first_office(home: &Path) -> Result<Option<String>, Fault> {
    let path = journal::segment_path(&journal::folder(home), 1);
    let mut lines = Lines::open(&path)?;
    let first = lines.next()?.and_then(|text| Line::decode(text.trim_ascii_end()));
    Ok(first.filter(|line| line.seq == 1).and_then(|line| line.record).map(|record| record.office))
}

// Only closed folders and files are moved, and the index is left to be built anew.
fn exchange(home: &Path, staging: &Path) -> Result<Option<PathBuf>, Fault> {
    let before = files::unused(home, "before-restore-");
    let mut moved = false;
    // What was sent to whom belongs to the records that go: after the restore, others of the same
    // numbers take their place, and have to be sent. First, so that it never outlasts them.
    for name in ["sent.json", "journal", "index", "private", "templates", "holidays"] {
        let brought = staging.join(name).exists();
        if home.join(name).exists() && (brought || ["sent.json", "journal", "index"].contains(&name)) {
            files::make_folder(&before)?;
            move_to(&home.join(name), &before.join(name))?;
            moved = true;
        }
    }
    files::sync_folder(home)?;
    for path in files::entries(staging)? {
        move_to(&path, &home.join(files::name(&path)))?;
    }
    key::bring_back(&before, home)?;
    patiently(|| fs::remove_dir(staging)).map_err(|err| files::write_fault(staging, &err))?;
    files::sync_folder(home)?;
    Ok(moved.then_some(before))
}

fn move_to(from: &Path, to: &Path) -> Result<(), Fault> {
    files::rename(from, to).map_err(|err| files::write_fault(from, &err))
}

fn finish(
    file: &Path,
    home: &Path,
    lock: Lock,
    manifest: &Manifest,
    before: Option<PathBuf>,
) -> Result<Restored, Fault> {
    let photos = fetch_photos(file, home)?;
    if let Some(beside) = file.parent().filter(|folder| folder.join("replicas") != home.join("replicas")) {
        replicas::fetch(beside, home)?;
    }
    // Reading access: a backup of a newer version is in place, but only its own version writes.
    let store = open::settle(home, Access::Read, Depth::Full, lock)?;
    let notes = store.opened().to_vec();
    store.close()?;
    Ok(Restored { seq: manifest.head.seq, before, photos, notes })
}

fn fetch_photos(file: &Path, home: &Path) -> Result<u64, Fault> {
    let Some(beside) = file.parent().filter(|folder| folder.join("photos") != home.join("photos")) else {
        return Ok(0);
    };
    let mut fetched = 0;
    for path in backup::all_photos(&beside.join("photos"))? {
        let digest = files::name(&path);
        if photos::read(home, digest).is_ok() {
            continue;
        }
        // A photograph that is damaged beside the backup stays missing; the doctor names it.
        if let Ok(bytes) = photos::read(beside, digest) {
            photos::keep(home, &bytes)?;
            fetched += 1;
        }
    }
    Ok(fetched)
}
