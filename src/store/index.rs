//! The sled trees: everything that can be asked, quickly; and a spare copy of every line.
//!
//! | tree | key | value |
//! |---|---|---|
//! | `events` | seq, 8 bytes big-endian | the full line |
//! | `of-notice` | number, 0, seq | – |
//! | `notices` | number | the folded notice |
//! | `by-stage` | stage, 0, number | – |
//! | `templates` | digest | both texts |
//! | `photos` | digest, 0, number | – |
//! | `meta` | `head`, `program`, `office`, `serial:<series>` | |
//!
//! Values are JSON. sled may panic on damaged files, hence every access is [`guarded`].

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sled::transaction::{ConflictableTransactionError, TransactionError, Transactional};
use sled::{Db, IVec, Tree};

use super::chain::{Head, Line};
use super::fold::{Changes, Kept, Turn, serial};
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::office::Office;
use crate::core::words::Message;

/// An index written by another version is built anew: it may fold differently, and the journal
/// may hold events that this version does not know.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
const CACHE: u64 = 16 * 1024 * 1024;
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(50);

const NAMES: [&str; 7] = ["events", "of-notice", "notices", "by-stage", "templates", "photos", "meta"];
const EVENTS: usize = 0;
const OF_NOTICE: usize = 1;
const NOTICES: usize = 2;
const BY_STAGE: usize = 3;
const TEMPLATES: usize = 4;
const PHOTOS: usize = 5;
const META: usize = 6;

/// An open index.
#[derive(Debug)]
pub(super) struct Index {
    path: PathBuf,
    db: Db,
    trees: Vec<Tree>,
    // Set by the first read that fails: then the next opening must not trust it.
    hurt: AtomicBool,
}

// One write: which tree, which key, the value or its removal.
struct Put(usize, Vec<u8>, Option<Vec<u8>>);

impl Index {
    /// Opens the sled folder `path` or makes a new one.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        guarded(|| {
            let db = open_db(path).map_err(|err| damaged(&err))?;
            let trees: sled::Result<Vec<Tree>> = NAMES.iter().map(|name| db.open_tree(name)).collect();
            let trees = trees.map_err(|err| damaged(&err))?;
            Ok(Self { path: path.to_owned(), db, trees, hurt: AtomicBool::new(false) })
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
        NAMES.iter().enumerate().try_for_each(|(tree, _)| self.scan(tree, &[], |_, _| Ok(())))
    }

    /// Writes one commit, whole or not at all.
    pub(super) fn apply(&self, lines: &[Line], changes: &Changes) -> Result<(), Fault> {
        let mut puts = line_puts(lines);
        for (number, turn) in &changes.notices {
            puts.extend(notice_puts(number, turn)?);
        }
        puts.extend(self.serial_puts(changes)?);
        for (digest, kept) in &changes.templates {
            puts.push(Put(TEMPLATES, digest.clone().into_bytes(), Some(json(kept)?)));
        }
        puts.extend(changes.photos.iter().map(|(digest, number)| Put(PHOTOS, pair(digest, number), Some(Vec::new()))));
        if let Some(office) = &changes.office {
            puts.push(Put(META, b"office".to_vec(), Some(json(office)?)));
        }
        if let Some(line) = lines.last() {
            puts.push(Put(META, b"head".to_vec(), Some(json(&line.head())?)));
        }
        self.transact(&puts)
    }

    fn transact(&self, puts: &[Put]) -> Result<(), Fault> {
        guarded(|| {
            let done = self.trees.as_slice().transaction(|trees| {
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

    fn serial_puts(&self, changes: &Changes) -> Result<Vec<Put>, Fault> {
        let mut highest: BTreeMap<&str, u32> = BTreeMap::new();
        for (series, serial) in changes.notices.keys().filter_map(|number| serial(number)) {
            let before = highest.entry(series).or_default();
            *before = serial.max(*before);
        }
        let mut puts = Vec::new();
        for (series, serial) in highest {
            if serial > self.last_serial(series)? {
                puts.push(Put(META, serial_key(series), Some(json(&serial)?)));
            }
        }
        Ok(puts)
    }

    /// How far the index has come; `None` for a new one.
    pub(super) fn head(&self) -> Result<Option<Head>, Fault> {
        self.json(META, b"head")
    }

    /// Whether this very version of the program wrote it.
    pub(super) fn is_ours(&self) -> Result<bool, Fault> {
        Ok(self.json::<String>(META, b"program")?.as_deref() == Some(PROGRAM))
    }

    /// Notes which program wrote it.
    pub(super) fn sign(&self) -> Result<(), Fault> {
        self.transact(&[Put(META, b"program".to_vec(), Some(json(&PROGRAM)?))])
    }

    /// Brings everything to the disk.
    pub(super) fn flush(&self) -> Result<(), Fault> {
        guarded(|| self.db.flush().map(|_| ()).map_err(|err| damaged(&err)))
    }

    /// The office.
    pub(super) fn office(&self) -> Result<Option<Office>, Fault> {
        self.json(META, b"office")
    }

    /// The full line with this sequence number.
    pub(super) fn event(&self, seq: u64) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.get(EVENTS, &seq.to_be_bytes())?.map(|bytes| bytes.to_vec()))
    }

    /// How many lines, notices and stage entries it holds.
    pub(super) fn counts(&self) -> Result<[u64; 3], Fault> {
        Ok([self.count(EVENTS)?, self.count(NOTICES)?, self.count(BY_STAGE)?])
    }

    fn count(&self, tree: usize) -> Result<u64, Fault> {
        let mut count = 0;
        self.scan(tree, &[], |_, _| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    /// Whether `number` is listed under `stage`.
    pub(super) fn is_in(&self, stage: Stage, number: &str) -> Result<bool, Fault> {
        Ok(self.get(BY_STAGE, &pair(&stage_name(stage)?, number))?.is_some())
    }

    /// The lines of one notice, oldest first.
    pub(super) fn lines_of(&self, number: &str) -> Result<Vec<Line>, Fault> {
        let mut lines = Vec::new();
        self.scan(OF_NOTICE, &pair(number, ""), |key, _| {
            let seq = key.last_chunk().map(|bytes| u64::from_be_bytes(*bytes)).ok_or_else(|| damaged(&"of-notice"))?;
            let text = self.event(seq)?;
            let line = self.read(|| text.and_then(|text| Line::decode(&text)).ok_or_else(|| damaged(&seq)))?;
            lines.push(line);
            Ok(())
        })?;
        Ok(lines)
    }

    /// One notice.
    pub(super) fn notice(&self, number: &str) -> Result<Option<Notice>, Fault> {
        self.json(NOTICES, number.as_bytes())
    }

    /// All notices, by number.
    pub(super) fn each_notice(&self, mut visit: impl FnMut(Notice) -> Result<(), Fault>) -> Result<(), Fault> {
        self.scan(NOTICES, &[], |_, value| visit(parse(value)?))
    }

    /// Numbers of the notices in `stage`.
    pub(super) fn numbers_in(&self, stage: Stage) -> Result<Vec<String>, Fault> {
        self.seconds(BY_STAGE, &pair(&stage_name(stage)?, ""))
    }

    /// The texts of a template.
    pub(super) fn template(&self, digest: &str) -> Result<Option<Kept>, Fault> {
        self.json(TEMPLATES, digest.as_bytes())
    }

    /// Numbers of the notices that a photograph was attached to.
    pub(super) fn photo_uses(&self, digest: &str) -> Result<Vec<String>, Fault> {
        self.seconds(PHOTOS, &pair(digest, ""))
    }

    /// Digests of all photographs.
    pub(super) fn photos(&self) -> Result<Vec<String>, Fault> {
        let mut digests: Vec<String> = Vec::new();
        self.scan(PHOTOS, &[], |key, _| {
            let digest = key.split(|byte| *byte == 0).next().unwrap_or_default();
            digests.push(text(digest)?);
            Ok(())
        })?;
        digests.dedup();
        Ok(digests)
    }

    /// The highest serial number of a series; 0 when there is none.
    pub(super) fn last_serial(&self, series: &str) -> Result<u32, Fault> {
        Ok(self.json(META, &serial_key(series))?.unwrap_or(0))
    }

    // What stands behind `prefix` in the keys that begin with it.
    fn seconds(&self, tree: usize, prefix: &[u8]) -> Result<Vec<String>, Fault> {
        let mut list = Vec::new();
        self.scan(tree, prefix, |key, _| {
            list.push(text(key.strip_prefix(prefix).unwrap_or_default())?);
            Ok(())
        })?;
        Ok(list)
    }

    // Only sled's own steps are guarded, not what `visit` does with them.
    fn scan(
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

    fn json<T: DeserializeOwned>(&self, tree: usize, key: &[u8]) -> Result<Option<T>, Fault> {
        let value = self.get(tree, key)?;
        self.read(|| value.map(|bytes| parse(&bytes)).transpose())
    }

    fn get(&self, tree: usize, key: &[u8]) -> Result<Option<IVec>, Fault> {
        let tree = self.tree(tree)?;
        self.read(|| tree.get(key).map_err(|err| damaged(&err)))
    }

    fn read<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        guarded(work).inspect_err(|_| self.hurt.store(true, Ordering::Relaxed))
    }

    fn tree(&self, tree: usize) -> Result<&Tree, Fault> {
        self.trees.get(tree).ok_or_else(|| damaged(&"tree"))
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

fn line_puts(lines: &[Line]) -> Vec<Put> {
    let mut puts = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        let seq = line.seq.to_be_bytes();
        puts.push(Put(EVENTS, seq.to_vec(), Some(line.text.clone())));
        if let Some(number) = &line.notice {
            let key = [number.as_bytes(), &[0], &seq].concat();
            puts.push(Put(OF_NOTICE, key, Some(Vec::new())));
        }
    }
    puts
}

fn notice_puts(number: &str, turn: &Turn) -> Result<Vec<Put>, Fault> {
    let stage = turn.after.stage;
    let mut puts = vec![
        Put(NOTICES, number.as_bytes().to_vec(), Some(json(&turn.after)?)),
        Put(BY_STAGE, pair(&stage_name(stage)?, number), Some(Vec::new())),
    ];
    if let Some(before) = turn.before.filter(|before| *before != stage) {
        puts.push(Put(BY_STAGE, pair(&stage_name(before)?, number), None));
    }
    Ok(puts)
}

fn pair(first: &str, second: &str) -> Vec<u8> {
    [first.as_bytes(), &[0], second.as_bytes()].concat()
}

fn serial_key(series: &str) -> Vec<u8> {
    format!("serial:{series}").into_bytes()
}

fn stage_name(stage: Stage) -> Result<String, Fault> {
    serde_json::to_string(&stage).map_err(|err| damaged(&err))
}

fn text(bytes: &[u8]) -> Result<String, Fault> {
    String::from_utf8(bytes.to_vec()).map_err(|err| damaged(&err))
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(value).map_err(|err| damaged(&err))
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(bytes).map_err(|err| damaged(&err))
}

/// The index cannot be used; the journal is not affected.
fn damaged(reason: &impl std::fmt::Display) -> Fault {
    Fault::storage(Message::of("store-index-damaged").with("reason", reason))
}

// sled 0.34 panics on some damaged files instead of returning an error.
fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged(&"panic")))
}
