//! A line of the journal: the JSON of a record, a tab, and the SHA-256 of exactly these JSON bytes.
//!
//! ```text
//! {"v":1,"office":…,"seq":7,…,"prev":"<hash of line 6>"}\t<64 hexadecimal digits>\n
//! ```
//!
//! JSON never holds a raw tab, so the last tab of a line ends the hashed part. `prev` is inside
//! the hashed part and links every line to the one before: who changes one line has to change
//! every later one. `sha256sum` is enough to check it, see `docs/journal.md`.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::core::event::{Event, NewEvent, Record};
use crate::core::fault::Fault;
use crate::core::notice::hex;
use crate::core::office::Office;
use crate::core::words::Message;

/// Version of the format that this program writes and fully understands.
pub(super) const FORMAT: u32 = 1;

/// The end of a chain: sequence number and hash of its last line; 0 and empty before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// Sequence number.
    pub(super) seq: u64,
    /// Hash, hexadecimal.
    pub(super) hash: String,
}

/// One intact line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The bytes without the line feed.
    pub(super) text: Vec<u8>,
    /// Hash of its JSON, hexadecimal.
    pub(super) hash: String,
    /// Sequence number.
    pub(super) seq: u64,
    /// Hash of the line before.
    pub(super) prev: String,
    /// Lines of the same commit that follow.
    pub(super) more: u32,
    /// Which notice.
    pub(super) notice: Option<String>,
    /// The record; `None` when a newer version of the program wrote something unknown here.
    pub(super) record: Option<Record>,
}

// What every version of the format has in common.
#[derive(Deserialize)]
struct Frame {
    v: u32,
    seq: u64,
    prev: String,
    #[serde(default)]
    more: u32,
    #[serde(default)]
    notice: Option<String>,
}

impl Line {
    /// Reads one line without its line feed. `None` when it is damaged.
    pub(super) fn decode(text: &[u8]) -> Option<Self> {
        let tab = text.iter().rposition(|byte| *byte == b'\t')?;
        let (json, rest) = text.split_at_checked(tab)?;
        let hash = sha256(json);
        if rest.get(1..)? != hash.as_bytes() {
            return None;
        }
        let frame: Frame = serde_json::from_slice(json).ok()?;
        let record = if frame.v <= FORMAT { serde_json::from_slice(json).ok() } else { None };
        let Frame { seq, prev, more, notice, .. } = frame;
        Some(Self { text: text.to_vec(), hash, seq, prev, more, notice, record })
    }

    fn encode(record: &Record) -> Result<Self, Fault> {
        let json = serde_json::to_string(record).map_err(|err| unwritable(record.seq, &err.to_string()))?;
        let text = format!("{json}\t{}", sha256(json.as_bytes()));
        // What cannot be read back exactly must never become part of the chain.
        match Self::decode(text.as_bytes()) {
            Some(line) if line.record.as_ref() == Some(record) => Ok(line),
            _ => Err(unwritable(record.seq, "read back differently")),
        }
    }

    /// Whether this line comes right after `head`.
    pub(super) fn follows(&self, head: &Head) -> bool {
        self.seq == head.seq + 1 && self.prev == head.hash
    }

    /// The head of a chain that ends with this line.
    pub(super) fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash.clone() }
    }

    /// The moment at which it was recorded.
    pub(super) fn at(&self) -> Option<DateTime<FixedOffset>> {
        self.record.as_ref().map(|record| record.at)
    }
}

fn unwritable(seq: u64, reason: &str) -> Fault {
    Fault::storage(Message::of("store-unwritable").with("seq", seq).with("reason", reason))
}

/// The lines of one commit after `head`; `office` is the office as it is before the commit.
pub(super) fn link(
    head: &Head,
    office: Option<&Office>,
    at: DateTime<FixedOffset>,
    events: Vec<NewEvent>,
) -> Result<Vec<Line>, Fault> {
    let mut head = head.clone();
    let mut code = office.map(|office| office.code.clone()).unwrap_or_default();
    let mut more = u32::try_from(events.len()).unwrap_or(u32::MAX);
    let mut lines = Vec::with_capacity(events.len());
    for new in events {
        if let Event::OfficeSet { office } = &new.event {
            code.clone_from(&office.code);
        }
        more = more.saturating_sub(1);
        let line = Line::encode(&record(&head, &code, at, more, new))?;
        head = line.head();
        lines.push(line);
    }
    Ok(lines)
}

fn record(head: &Head, code: &str, at: DateTime<FixedOffset>, more: u32, new: NewEvent) -> Record {
    Record {
        v: FORMAT,
        office: code.to_owned(),
        seq: head.seq + 1,
        at,
        day: new.day,
        by: new.by,
        notice: new.notice,
        more,
        event: new.event,
        prev: head.hash.clone(),
        extra: std::collections::BTreeMap::new(),
    }
}

/// SHA-256, hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
