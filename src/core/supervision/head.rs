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
    /// Records made at an earlier moment than one before them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_back: Vec<SetBack>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature is serde's.
const fn is_none(count: &u32) -> bool {
    *count == 0
}

/// A record that claims an earlier moment than one before it: the clock was set back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetBack {
    /// Place of the record in the chain.
    pub seq: u64,
    /// The day that it states.
    pub day: NaiveDate,
    /// The notice it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The moment that it claims.
    pub at: DateTime<FixedOffset>,
    /// The latest moment before it.
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
            let Record { seq, day, at, .. } = *record;
            self.set_back.push(SetBack { seq, day, notice: record.notice.clone(), at, before });
        }
        self.at = Some(before.max(record.at));
    }
}
