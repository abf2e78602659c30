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
//! | `outward` | letter, code, 0, seq | – |
//!
//! Values are JSON.

use std::collections::BTreeMap;
use std::path::Path;

use super::chain::{Head, Line};
use super::fold::{Changes, Kept, Turn, serial};
use super::trees::{Put, Trees, damaged, json, pair, parse};
use crate::core::event::{Outward, Record};
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::office::Office;

/// An index written by another version is built anew: it may fold differently, and the journal
/// may hold events that this version does not know. The number after the version counts changes
/// of the trees.
pub(super) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+2");

const NAMES: [&str; 8] = ["events", "of-notice", "notices", "by-stage", "templates", "photos", "meta", "outward"];
const EVENTS: usize = 0;
const OF_NOTICE: usize = 1;
const NOTICES: usize = 2;
const BY_STAGE: usize = 3;
const TEMPLATES: usize = 4;
const PHOTOS: usize = 5;
const META: usize = 6;
const OUTWARD: usize = 7;

/// An open index.
#[derive(Debug)]
pub(super) struct Index {
    trees: Trees,
}

impl Index {
    /// Opens the sled folder `path` or makes a new one.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        Ok(Self { trees: Trees::open(path, &NAMES)? })
    }

    /// Its folder.
    pub(super) fn path(&self) -> &Path {
        self.trees.path()
    }

    /// Whether something in it could not be read since it was opened.
    pub(super) fn is_hurt(&self) -> bool {
        self.trees.is_hurt()
    }

    /// Reads every entry once, so that damage shows.
    pub(super) fn read_all(&self) -> Result<(), Fault> {
        self.trees.read_all()
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
        self.trees.transact(&puts)
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
        self.trees.json(META, b"head")
    }

    /// Whether this very version of the program wrote it.
    pub(super) fn is_ours(&self) -> Result<bool, Fault> {
        Ok(self.trees.json::<String>(META, b"program")?.as_deref() == Some(PROGRAM))
    }

    /// Notes which program wrote it.
    pub(super) fn sign(&self) -> Result<(), Fault> {
        self.trees.transact(&[Put(META, b"program".to_vec(), Some(json(&PROGRAM)?))])
    }

    /// Brings everything to the disk.
    pub(super) fn flush(&self) -> Result<(), Fault> {
        self.trees.flush()
    }

    /// The office.
    pub(super) fn office(&self) -> Result<Option<Office>, Fault> {
        self.trees.json(META, b"office")
    }

    /// The full line with this sequence number.
    pub(super) fn event(&self, seq: u64) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.trees.get(EVENTS, &seq.to_be_bytes())?.map(|bytes| bytes.to_vec()))
    }

    /// How many lines, notices and stage entries it holds.
    pub(super) fn counts(&self) -> Result<[u64; 3], Fault> {
        let count = |tree| self.trees.count(tree, &[]);
        Ok([count(EVENTS)?, count(NOTICES)?, count(BY_STAGE)?])
    }

    /// Whether `number` is listed under `stage`.
    pub(super) fn is_in(&self, stage: Stage, number: &str) -> Result<bool, Fault> {
        Ok(self.trees.get(BY_STAGE, &pair(&stage_name(stage)?, number))?.is_some())
    }

    /// The lines of one notice, oldest first.
    pub(super) fn lines_of(&self, number: &str) -> Result<Vec<Line>, Fault> {
        self.lines_behind(OF_NOTICE, &pair(number, ""))
    }

    /// The records of one kind between offices, for one office or for all of them, by office and
    /// oldest first.
    pub(super) fn outward(&self, what: Outward, code: Option<&str>) -> Result<Vec<Record>, Fault> {
        let lines = self.lines_behind(OUTWARD, &outward_prefix(what, code))?;
        Ok(lines.into_iter().filter_map(|line| line.record).collect())
    }

    /// Whether a record between offices can be found.
    pub(super) fn has_outward(&self, what: Outward, code: &str, seq: u64) -> Result<bool, Fault> {
        Ok(self.trees.get(OUTWARD, &outward_key(what, code, seq))?.is_some())
    }

    // The lines whose numbers end the keys that begin with `prefix`.
    fn lines_behind(&self, tree: usize, prefix: &[u8]) -> Result<Vec<Line>, Fault> {
        let mut lines = Vec::new();
        self.trees.scan(tree, prefix, |key, _| {
            let seq = key.last_chunk().map(|bytes| u64::from_be_bytes(*bytes)).ok_or_else(|| damaged(&"seq"))?;
            let text = self.event(seq)?;
            let line = self.trees.read(|| text.and_then(|text| Line::decode(&text)).ok_or_else(|| damaged(&seq)))?;
            lines.push(line);
            Ok(())
        })?;
        Ok(lines)
    }

    /// One notice.
    pub(super) fn notice(&self, number: &str) -> Result<Option<Notice>, Fault> {
        self.trees.json(NOTICES, number.as_bytes())
    }

    pub(super) fn has_notice(&self, number: &str) -> Result<bool, Fault> {
        Ok(self.trees.get(NOTICES, number.as_bytes())?.is_some())
    }

    /// All notices, by number.
    pub(super) fn each_notice(&self, mut visit: impl FnMut(Notice) -> Result<(), Fault>) -> Result<(), Fault> {
        self.trees.scan(NOTICES, &[], |_, value| visit(parse(value)?))
    }

    /// Numbers of the notices in `stage`.
    pub(super) fn numbers_in(&self, stage: Stage) -> Result<Vec<String>, Fault> {
        self.trees.seconds(BY_STAGE, &pair(&stage_name(stage)?, ""))
    }

    /// The texts of a template.
    pub(super) fn template(&self, digest: &str) -> Result<Option<Kept>, Fault> {
        self.trees.json(TEMPLATES, digest.as_bytes())
    }

    /// Numbers of the notices that a photograph was attached to.
    pub(super) fn photo_uses(&self, digest: &str) -> Result<Vec<String>, Fault> {
        self.trees.seconds(PHOTOS, &pair(digest, ""))
    }

    /// Digests of all photographs.
    pub(super) fn photos(&self) -> Result<Vec<String>, Fault> {
        let mut digests: Vec<String> = Vec::new();
        self.trees.scan(PHOTOS, &[], |key, _| {
            let digest = key.split(|byte| *byte == 0).next().unwrap_or_default();
            digests.push(super::trees::text(digest)?);
            Ok(())
        })?;
        digests.dedup();
        Ok(digests)
    }

    /// The highest serial number of a series; 0 when there is none.
    pub(super) fn last_serial(&self, series: &str) -> Result<u32, Fault> {
        Ok(self.trees.json(META, &serial_key(series))?.unwrap_or(0))
    }
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
        if let Some((what, code)) = line.record.as_ref().and_then(|record| record.event.outward()) {
            puts.push(Put(OUTWARD, outward_key(what, code, line.seq), Some(Vec::new())));
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

/// Letter, code and a zero byte, or the letter alone.
pub(super) fn outward_prefix(what: Outward, code: Option<&str>) -> Vec<u8> {
    let mut key = vec![what.letter()];
    if let Some(code) = code {
        key.extend_from_slice(code.as_bytes());
        key.push(0);
    }
    key
}

/// The key of one record between offices.
pub(super) fn outward_key(what: Outward, code: &str, seq: u64) -> Vec<u8> {
    [outward_prefix(what, Some(code)).as_slice(), &seq.to_be_bytes()].concat()
}

fn serial_key(series: &str) -> Vec<u8> {
    format!("serial:{series}").into_bytes()
}

fn stage_name(stage: Stage) -> Result<String, Fault> {
    serde_json::to_string(&stage).map_err(|err| damaged(&err))
}
