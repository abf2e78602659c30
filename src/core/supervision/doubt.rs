//! A doubt about a record: what, by which events, and how sure it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::core::notice::Dated;
use crate::core::words::Message;

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoubtKind {
    /// 补录: recorded days after it is said to have happened.
    RecordedLate,
    /// Two histories of the office came: one of them was altered, or an old backup was restored.
    TwoHistories,
    /// A record claims an earlier moment than one before it.
    ClockSetBack,
    /// One photograph proves two postings.
    PhotoTwice,
    /// A photograph was taken before the poster hung or after it came down.
    PhotoTime,
    /// The certificate is dated inside the period.
    CertificateEarly,
    /// What hung was reviewed afterwards or never.
    ReviewLate,
    /// The content was changed after a passed review.
    EditedAfterReview,
    /// A shorter period without a paper that allows it.
    ExceptionPaper,
    /// One person drafted and reviewed.
    OnePerson,
    /// Nobody looked for long at a board where something hangs.
    NeverInspected,
}

/// How sure a doubt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// The records themselves prove it.
    Certain,
    /// There is hardly another explanation.
    Probable,
    /// Worth a look; it may well be in order.
    Hint,
}

/// An event that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Place in the chain of its office.
    pub seq: u64,
    /// The day that the event states.
    pub day: NaiveDate,
}

/// A doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// What is doubtful.
    pub kind: DoubtKind,
    /// Code of the office.
    pub office: String,
    /// The notice it is about; `None` for the office itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// How sure.
    pub sure: Sure,
    /// The events that show it, in the order of the chain.
    pub traces: Vec<Trace>,
    /// What was found, in a sentence.
    pub message: Message,
    /// Why it is as sure as that.
    pub reason: Message,
}

impl DoubtKind {
    /// Code of the check (rules.md §4.3).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ExceptionPaper => "C01",
            Self::RecordedLate | Self::ClockSetBack | Self::CertificateEarly | Self::TwoHistories => "C02",
            Self::PhotoTwice | Self::PhotoTime => "C09",
            Self::NeverInspected => "C14",
            Self::ReviewLate | Self::EditedAfterReview | Self::OnePerson => "C15",
        }
    }

    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::RecordedLate => "doubt-recorded-late",
            Self::TwoHistories => "doubt-two-histories",
            Self::ClockSetBack => "doubt-clock-set-back",
            Self::PhotoTwice => "doubt-photo-twice",
            Self::PhotoTime => "doubt-photo-time",
            Self::CertificateEarly => "doubt-certificate-early",
            Self::ReviewLate => "doubt-review-late",
            Self::EditedAfterReview => "doubt-edited-after-review",
            Self::ExceptionPaper => "doubt-exception-paper",
            Self::OnePerson => "doubt-one-person",
            Self::NeverInspected => "doubt-never-inspected",
        }
    }
}

impl Sure {
    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Certain => "sure-certain",
            Self::Probable => "sure-probable",
            Self::Hint => "sure-hint",
        }
    }
}

impl Trace {
    /// The event that put `dated` into its notice.
    #[must_use]
    pub const fn of<T>(dated: &Dated<T>) -> Self {
        Self { seq: dated.seq, day: dated.day }
    }
}

/// How many doubts of each degree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtTally {
    /// Proved by the records.
    pub certain: u32,
    /// Likely.
    pub probable: u32,
    /// Hints.
    pub hint: u32,
}

impl DoubtTally {
    /// One more.
    pub const fn add(&mut self, sure: Sure) {
        match sure {
            Sure::Certain => self.certain += 1,
            Sure::Probable => self.probable += 1,
            Sure::Hint => self.hint += 1,
        }
    }
}
