//! sled, behind a guard: named trees of JSON values. sled 0.34 may panic on damaged files, hence
//! every access goes through [`guarded`].

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sled::transaction::{ConflictableTransactionError, TransactionError, Transactional};
use sled::{Batch, Db, IVec, Tree};

use crate::core::fault::Fault;
use crate::core::words::Message;

const CACHE: u64 = 16 * 1024 * 1024;
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(50);

/// One write: which tree, which key, the value or its removal.
#[derive(Debug)]
pub(super) struct Put(pub(super) usize, pub(super) Vec<u8>, pub(super) Option<Vec<u8>>);

/// An open database.
#[derive(Debug)]
pub(super) struct Trees {
    path: PathBuf,
    db: Db,
    all: Vec<Tree>,
    // Set by the first read that fails: then the next opening must not trust it.
    hurt: AtomicBool,
}

impl Trees {
    /// Opens the sled folder `path` or makes a new one; trees are named by their place in `names`.
    pub(super) fn open(path: &Path, names: &[&str]) -> Result<Self, Fault> {
        guarded(|| {
            let db = open_db(path).map_err(|err| damaged(&err))?;
            let trees: sled::Result<Vec<Tree>> = names.iter().map(|name| db.open_tree(name)).collect();
            let trees = trees.map_err(|err| damaged(&err))?;
            Ok(Self { path: path.to_owned(), db, all: trees, hurt: AtomicBool::new(false) })
        })
    }

    /// Its folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether something in it could not be read since it was opened.
    pub(super) fn is_hurt(&self) -> bool {
        self.hurt.load(Ordering::Relaxed)
    }

    /// Reads every entry once, so that damage shows.
    pub(super) fn read_all(&self) -> Result<(), Fault> {
        (0..self.all.len()).try_for_each(|tree| self.scan(tree, &[], |_, _| Ok(())))
    }

    /// Writes all of `puts` or none.
    pub(super) fn transact(&self, puts: &[Put]) -> Result<(), Fault> {
        guarded(|| {
            let done = self.all.as_slice().transaction(|trees| {
                for (put, tree) in puts.iter().filter_map(|put| trees.get(put.0).map(|tree| (put, tree))) {
                    match &put.2 {
                        Some(value) => tree.insert(put.1.as_slice(), value.as_slice())?,
                        None => tree.remove(put.1.as_slice())?,
                    };
                }
                Ok::<(), ConflictableTransactionError<()>>(())
            });
            done.map_err(|err| match err {
                TransactionError::Abort(()) => damaged(&"aborted"),
                TransactionError::Storage(err) => damaged(&err),
            })
        })
    }

    /// Writes `puts` tree by tree: much faster for many, and no promise about a crash in between.
    pub(super) fn write(&self, puts: Vec<Put>) -> Result<(), Fault> {
        let mut batches: Vec<Batch> = self.all.iter().map(|_| Batch::default()).collect();
        for Put(tree, key, value) in puts {
            let Some(batch) = batches.get_mut(tree) else { continue };
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        guarded(|| {
            let mut pairs = self.all.iter().zip(batches);
            pairs.try_for_each(|(tree, batch)| tree.apply_batch(batch)).map_err(|err| damaged(&err))
        })
    }

    /// Brings everything to the disk.
    pub(super) fn flush(&self) -> Result<(), Fault> {
        guarded(|| self.db.flush().map(|_| ()).map_err(|err| damaged(&err)))
    }

    /// How many entries begin with `prefix`.
    pub(super) fn count(&self, tree: usize, prefix: &[u8]) -> Result<u64, Fault> {
        let mut count = 0;
        self.scan(tree, prefix, |_, _| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    /// What stands behind `prefix` in the keys that begin with it.
    pub(super) fn seconds(&self, tree: usize, prefix: &[u8]) -> Result<Vec<String>, Fault> {
        let mut list = Vec::new();
        self.scan(tree, prefix, |key, _| {
            list.push(text(key.strip_prefix(prefix).unwrap_or_default())?);
            Ok(())
        })?;
        Ok(list)
    }

    /// Shows every entry that begins with `prefix`. Only sled's own steps are guarded, not what
    /// `visit` does with them.
    pub(super) fn scan(
        &self,
        tree: usize,
        prefix: &[u8],
        mut visit: impl FnMut(&[u8], &[u8]) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let tree = self.tree(tree)?;
        let mut entries = self.read(|| Ok(tree.scan_prefix(prefix)))?;
        while let Some(entry) = self.read(|| entries.next().transpose().map_err(|err| damaged(&err)))? {
            visit(&entry.0, &entry.1)?;
        }
        Ok(())
    }

    /// The value of `key`, from JSON.
    pub(super) fn json<T: DeserializeOwned>(&self, tree: usize, key: &[u8]) -> Result<Option<T>, Fault> {
        let value = self.get(tree, key)?;
        self.read(|| value.map(|bytes| parse(&bytes)).transpose())
    }

    /// The value of `key`.
    pub(super) fn get(&self, tree: usize, key: &[u8]) -> Result<Option<IVec>, Fault> {
        let tree = self.tree(tree)?;
        self.read(|| tree.get(key).map_err(|err| damaged(&err)))
    }

    /// Does `work`; where that fails the database is not to be trusted again.
    pub(super) fn read<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        guarded(work).inspect_err(|_| self.hurt.store(true, Ordering::Relaxed))
    }

    fn tree(&self, tree: usize) -> Result<&Tree, Fault> {
        self.all.get(tree).ok_or_else(|| damaged(&"tree"))
    }
}

// A sled that was just closed may hold its own file lock for a moment longer.
fn open_db(path: &Path) -> sled::Result<Db> {
    // No flushing on a timer: the journal is what a power cut must spare.
    let config = sled::Config::new().path(path).cache_capacity(CACHE).flush_every_ms(None);
    for _ in 1..TRIES {
        match config.open() {
            Err(sled::Error::Io(err)) if err.to_string().contains("could not acquire lock") => sleep(PAUSE),
            other => return other,
        }
    }
    config.open()
}

/// `first`, a zero byte, `second`.
pub(super) fn pair(first: &str, second: &str) -> Vec<u8> {
    [first.as_bytes(), &[0], second.as_bytes()].concat()
}

/// UTF-8 out of a key.
pub(super) fn text(bytes: &[u8]) -> Result<String, Fault> {
    String::from_utf8(bytes.to_vec()).map_err(|err| damaged(&err))
}

/// A value as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(value).map_err(|err| damaged(&err))
}

/// A value out of JSON.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(bytes).map_err(|err| damaged(&err))
}

/// The index cannot be used; the journal is not affected.
pub(super) fn damaged(reason: &impl std::fmt::Display) -> Fault {
    Fault::storage(Message::of("store-index-damaged").with("reason", reason))
}

// sled 0.34 panics on some damaged files instead of returning an error.
fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged(&"panic")))
}
