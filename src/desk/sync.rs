//! A shared folder: this office puts its records there and takes those of the others.
//!
//! Every office writes only files of its own, named after its code, its records and its history, and
//! never changes one: there is nothing to lock. Two computers of one office write the same bytes
//! under the same name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files;
use super::open::Desk;
use super::receive::{Arrived, parcels_in};
use crate::core::fault::Fault;
use crate::core::watch::Watch;
use crate::core::words::Message;
use crate::store::{Outcome, Packed, PhotoChoice, Sender};

/// What went out and came in.
#[derive(Debug, Default)]
pub struct Synced {
    /// The files that were written.
    pub written: Vec<Packed>,
    /// What became of the files of others, and of own ones that this computer does not know.
    pub arrived: Vec<Arrived>,
    /// Files that were looked through before.
    pub skipped: usize,
    /// Offices with files there that are not registered here: nothing of them is taken over.
    pub strangers: Vec<Sender>,
}

// Names of files that were taken over, and their lengths.
type Seen = BTreeMap<String, u64>;

impl Desk {
    /// Puts what is new into `folder`, and takes over what is new there. `progress` is told files
    /// done and in all.
    ///
    /// # Errors
    /// Input fault when the folder cannot be used; refused when the key is lost or it is stopped;
    /// storage faults.
    pub fn sync(&mut self, folder: &Path, photos: PhotoChoice, progress: &mut Watch<'_>) -> Result<Synced, Fault> {
        if !folder.is_dir() {
            return Err(Fault::input(Message::of("sync-no-folder").with("path", folder.display())));
        }
        self.outside(&folder.join("records.gsl"))?;
        self.key()?;
        let mut synced = Synced { written: self.store.publish(folder, photos)?, ..Synced::default() };
        let mut seen = self.seen();
        let mut new = Vec::new();
        for path in parcels_in(folder)? {
            if self.is_settled(&path, &seen)? {
                synced.skipped += 1;
            } else if let Some(sender) = self.stranger(&path) {
                synced.strangers.retain(|known| known.code != sender.code);
                synced.strangers.push(sender);
            } else {
                new.push(path);
            }
        }
        if !new.is_empty() {
            synced.arrived = self.receive_all(new, progress)?;
        }
        // Another computer may have put a longer file in the place of one in the meantime.
        synced.arrived.retain(|it| it.outcome.is_ok() || it.path.exists());
        seen.extend(synced.arrived.iter().filter(|it| is_done(it)).filter_map(|it| stamp(&it.path)));
        self.note_seen(&seen)?;
        Ok(synced)
    }

    // An own file that tells this very history, or one of others that was taken over.
    fn is_settled(&self, path: &Path, seen: &Seen) -> Result<bool, Fault> {
        let known = stamp(path).is_some_and(|(name, length)| seen.get(&name) == Some(&length));
        Ok(known || self.store.is_published(path)?)
    }

    // Villages that share a folder need not know each other.
    fn stranger(&self, path: &Path) -> Option<Sender> {
        let introduced = self.store.introduce(path).ok()?;
        let known = introduced.registered.is_some() || introduced.sender.code == self.office.code;
        (!known).then_some(introduced.sender)
    }

    fn seen(&self) -> Seen {
        let bytes = files::read(&self.seen_path()).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    // Only a help: what is forgotten is looked through again.
    fn note_seen(&self, seen: &Seen) -> Result<(), Fault> {
        if seen.is_empty() {
            return Ok(());
        }
        files::write(&self.seen_path(), &serde_json::to_vec(seen).unwrap_or_default()).map(drop)
    }

    fn seen_path(&self) -> PathBuf {
        self.home.join("replicas").join("seen.json")
    }
}

fn is_done(it: &Arrived) -> bool {
    let outcome = it.outcome.as_ref().map(|received| &received.outcome);
    matches!(outcome, Ok(Outcome::Added(..) | Outcome::Known | Outcome::Own))
}

fn stamp(path: &Path) -> Option<(String, u64)> {
    let length = std::fs::metadata(path).ok()?.len();
    Some((path.file_name()?.to_str()?.to_owned(), length))
}
