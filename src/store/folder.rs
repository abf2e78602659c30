//! Where the index lives: `index/sled.N`, and `index/current` naming the one that counts.
//!
//! A rebuilt index gets a new number; an open folder is never renamed, which Windows forbids.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use super::index::Index;
use super::probe::{self, Probe};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// Whether the last use of the index ended in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// It did.
    Closed,
    /// It did not, or nobody knows.
    Suspect,
}

fn root(home: &Path) -> PathBuf {
    home.join("index")
}

fn pointer(home: &Path) -> PathBuf {
    root(home).join("current")
}

fn number(path: &Path) -> Option<u64> {
    files::name(path).strip_prefix("sled.")?.parse().ok()
}

/// The folder that counts; without a readable pointer the newest one.
pub(super) fn current(home: &Path) -> Result<Option<PathBuf>, Fault> {
    let named = files::read_if_there(&pointer(home))?.and_then(|bytes| String::from_utf8(bytes).ok());
    let all: Vec<PathBuf> = files::entries(&root(home))?.into_iter().filter(|path| number(path).is_some()).collect();
    let chosen = named.and_then(|named| all.iter().find(|path| files::name(path) == named.trim()));
    Ok(chosen.or_else(|| all.iter().max_by_key(|path| number(path))).cloned())
}

/// Opens the index of `home`; `None`, with a note, when there is none that can be used.
pub(super) fn open(home: &Path, trust: Trust, notes: &mut Vec<Message>) -> Result<Option<Index>, Fault> {
    let Some(path) = current(home)? else { return Ok(None) };
    sweep(&path)?;
    let opened = match trust {
        Trust::Closed => Index::open(&path),
        Trust::Suspect => open_suspect(&path),
    };
    match opened {
        Ok(index) => Ok(Some(index)),
        Err(fault) => {
            notes.push(fault.message);
            Ok(None)
        }
    }
}

fn open_suspect(path: &Path) -> Result<Index, Fault> {
    match probe::check(path) {
        Probe::Damaged => Err(Fault::storage(Message::of("store-index-damaged").with("reason", "probe"))),
        Probe::Sound => Index::open(path),
        Probe::Unavailable => {
            let index = Index::open(path)?;
            match index.read_all() {
                Ok(()) => Ok(index),
                Err(fault) => {
                    abandon(index);
                    Err(fault)
                }
            }
        }
    }
}

// A snapshot that a crash left half written keeps sled 0.34 from opening (its issue 1527).
fn sweep(path: &Path) -> Result<(), Fault> {
    let half = |name: &str| name.starts_with("snap.") && name.ends_with(".generating");
    files::entries(path)?.iter().filter(|path| half(files::name(path))).try_for_each(|path| files::remove(path))
}

/// A folder for a new index.
pub(super) fn next(home: &Path) -> Result<PathBuf, Fault> {
    files::make_folder(&root(home))?;
    let highest = files::entries(&root(home))?.iter().filter_map(|path| number(path)).max().unwrap_or(0);
    Ok(root(home).join(format!("sled.{}", highest + 1)))
}

/// From now on `path` is the index; the others go.
pub(super) fn switch(home: &Path, path: &Path) -> Result<(), Fault> {
    files::sync_folder(&root(home))?;
    files::write_whole(&pointer(home), format!("{}\n", files::name(path)).as_bytes())?;
    for other in files::entries(&root(home))?.iter().filter(|other| number(other).is_some() && *other != path) {
        // One that is still open on Windows stays until the next rebuild; nobody reads it.
        let _ = fs::remove_dir_all(other);
    }
    Ok(())
}

/// Keeps an index that tells of another chain as `kept.N`: it may be evidence.
pub(super) fn keep(home: &Path, index: Index) -> Result<(), Fault> {
    let path = index.path().to_owned();
    drop(index);
    let aside = files::unused(&root(home), "kept.");
    files::rename(&path, &aside).map_err(|err| files::write_fault(&path, &err))
}

/// Lets go of an index that misbehaved, without closing it: closing may hang or panic.
pub(super) fn abandon(index: Index) {
    std::mem::forget(index);
}
