//! Two histories of one office: what it looks like when both are genuine.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// How two histories of one office came about, as far as their times tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForkKind {
    /// They have nothing in common: the office was set up a second time.
    Anew,
    /// One of them ended before the other went on: somebody restored an old backup and worked on.
    Restored,
    /// Both tell of the same time: records were rewritten, or two computers kept one office.
    Rewritten,
}

/// When the part of a history was recorded that the other does not have: first and last moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Of its first record.
    pub first: DateTime<FixedOffset>,
    /// The latest of all.
    pub last: DateTime<FixedOffset>,
}

impl Stretch {
    /// The stretch of these moments; `None` without any.
    pub fn of(moments: impl IntoIterator<Item = DateTime<FixedOffset>>) -> Option<Self> {
        moments.into_iter().fold(None, |stretch, at| {
            Some(match stretch {
                None => Self { first: at, last: at },
                Some(Self { first, last }) => Self { first, last: last.max(at) },
            })
        })
    }
}

impl ForkKind {
    /// How it looks when the histories differ from record `first` on, and `one` and `other` are
    /// what each has from there.
    ///
    /// After a restored backup whatever is recorded anew is later than everything that was lost.
    /// Who rewrites the past writes into a time for which the other history has records already.
    #[must_use]
    pub fn of(first: u64, one: Option<Stretch>, other: Option<Stretch>) -> Self {
        let (Some(one), Some(other)) = (one, other) else { return Self::Rewritten };
        if first <= 1 {
            Self::Anew
        } else if other.first > one.last || one.first > other.last {
            Self::Restored
        } else {
            Self::Rewritten
        }
    }

    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Anew => "fork-anew",
            Self::Restored => "fork-restored",
            Self::Rewritten => "fork-rewritten",
        }
    }
}
