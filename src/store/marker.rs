//! Two small files about the last time: `index/clean` says that the store was closed in order,
//! `journal/head.json` says how far the journal had come.
//!
//! `index/clean` carries the SHA-256 of the index's files: sled 0.34 can lose pages without a word
//! when a file changed while it was closed, so it is trusted only byte for byte. With
//! `journal/head.json`, a journal whose end disappeared is noticed even when the index is gone.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::chain::{Head, sha256};
use super::patience::patiently;
use super::{archive, files, folder, journal};
use crate::core::fault::Fault;

/// How the store was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Clean {
    head: Head,
    files: String,
}

fn clean_path(home: &Path) -> PathBuf {
    home.join("index").join("clean")
}

fn known_path(home: &Path) -> PathBuf {
    journal::folder(home).join("head.json")
}

/// The head at the last orderly close, if the index is byte for byte as it was then. Takes that
/// mark away: from now on the store is in use.
pub(super) fn take_clean(home: &Path) -> Result<Option<Head>, Fault> {
    let path = clean_path(home);
    let bytes = files::read_if_there(&path)?;
    files::remove(&path)?;
    let clean: Option<Clean> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let print = if clean.is_some() { fingerprint(home)? } else { None };
    Ok(clean.filter(|clean| print.as_ref() == Some(&clean.files)).map(|clean| clean.head))
}

/// Marks an orderly close at `head`, once the index is closed.
pub(super) fn set_clean(home: &Path, head: &Head) -> Result<(), Fault> {
    let Some(files) = fingerprint(home)? else { return Ok(()) };
    // Not synced: what a power cut leaves of it is no mark, or one that the index does not fit.
    let mark = serde_json::to_vec(&Clean { head: head.clone(), files }).unwrap_or_default();
    files::write_unsynced(&clean_path(home), &mark)
}

// Over names and contents of the index that counts; `None` when there is none.
fn fingerprint(home: &Path) -> Result<Option<String>, Fault> {
    let Some(current) = folder::current(home)? else { return Ok(None) };
    let mut list = String::new();
    for path in files::entries(&current)?.iter().filter(|path| path.is_file()) {
        // sled may hold its lock a moment longer, and Windows lets nobody read a locked file.
        let hashed = patiently(|| File::open(path).and_then(|file| Ok(archive::copy_hashed(file, None)?)));
        let (bytes, hash) = hashed.map_err(|err| files::read_fault(path, &err))?;
        list.push_str(&[files::name(path), &bytes.to_string(), &hash, ""].join("\n"));
    }
    Ok(Some(sha256(list.as_bytes())))
}

/// How far the journal had certainly come. A damaged note counts as none: it only adds safety.
pub(super) fn known(home: &Path) -> Result<Option<Head>, Fault> {
    Ok(files::read_if_there(&known_path(home))?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Notes how far the journal has come.
pub(super) fn set_known(home: &Path, head: &Head) -> Result<(), Fault> {
    if known(home)?.as_ref() == Some(head) {
        return Ok(());
    }
    files::write_whole(&known_path(home), &serde_json::to_vec(head).unwrap_or_default())
}
