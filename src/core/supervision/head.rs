//! How far the chain of an office is known, and whether its clock went backwards on the way.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::core::event::Record;

/// The end of a chain as it is known here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Place of the last record in the chain; 0 when there is none.
    pub seq: u64,
    /// Day on which the first record was made: before it the office owes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<NaiveDate>,
    /// The latest moment at which something was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<FixedOffset>>,
    /// The moment at which its records last arrived here; `None` for the own office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<DateTime<FixedOffset>>,
    /// Other histories of the same office that came here and are kept apart.
    #[serde(default, skip_serializing_if = "is_none")]
    pub forks: u32,
    /// Stretches of records made at an earlier moment than one before them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_back: Vec<SetBack>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature is serde's.
const fn is_none(count: &u32) -> bool {
    *count == 0
}

/// Records, one after the other, that claim earlier moments than one before them: the clock was set
/// back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetBack {
    /// Place of the first of them in the chain.
    pub seq: u64,
    /// Place of the last of them.
    pub last: u64,
    /// The day that the first states.
    pub day: NaiveDate,
    /// The notice that the first is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The moment that the first claims.
    pub at: DateTime<FixedOffset>,
    /// The latest moment before them.
    pub before: DateTime<FixedOffset>,
}

/// Clocks of a PC are set right by the network by so much without anybody's doing.
const DRIFT_MINUTES: i64 = 10;

impl Head {
    /// Goes on to the next record of the chain; what is known already stays as it is.
    pub fn add(&mut self, record: &Record) {
        if record.seq <= self.seq {
            return;
        }
        self.seq = record.seq;
        self.began.get_or_insert(record.at.date_naive());
        let before = *self.at.get_or_insert(record.at);
        if (before - record.at).num_minutes() > DRIFT_MINUTES {
            self.add_back(record, before);
        }
        self.at = Some(before.max(record.at));
    }

    // A clock that stays behind is one finding, however many records are made by it.
    fn add_back(&mut self, record: &Record, before: DateTime<FixedOffset>) {
        let Record { seq, day, at, .. } = *record;
        match self.set_back.last_mut() {
            Some(back) if back.last + 1 == seq => back.last = seq,
            _ => self.set_back.push(SetBack { seq, last: seq, day, notice: record.notice.clone(), at, before }),
        }
    }
}
