//! Two small files about the last time: `index/clean` says that the store was closed in order,
//! `journal/head.json` says how far the journal had come.
//!
//! With the second one, a journal whose end disappeared is noticed even when the index is gone.

use std::path::{Path, PathBuf};

use super::chain::Head;
use super::{files, journal};
use crate::core::fault::Fault;

fn clean_path(home: &Path) -> PathBuf {
    home.join("index").join("clean")
}

fn known_path(home: &Path) -> PathBuf {
    journal::folder(home).join("head.json")
}

/// The head at the last orderly close, and takes that mark away: from now on the store is in use.
pub(super) fn take_clean(home: &Path) -> Result<Option<Head>, Fault> {
    let path = clean_path(home);
    let head = files::read_if_there(&path)?.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    files::remove(&path)?;
    Ok(head)
}

/// Marks an orderly close at `head`.
pub(super) fn set_clean(home: &Path, head: &Head) -> Result<(), Fault> {
    write(&clean_path(home), head)
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
    write(&known_path(home), head)
}

fn write(path: &Path, head: &Head) -> Result<(), Fault> {
    files::write_whole(path, &serde_json::to_vec(head).unwrap_or_default())
}
