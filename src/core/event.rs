//! What happened: the payloads of the journal. Nothing else changes state.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::office::{Office, OfficeNames};
use super::template::Span;
use super::values::Values;

mod evidence;
mod outward;

pub use evidence::{Photo, Shot};
pub use outward::{
    Answer, BoardFinding, HistoryChoice, Judgement, KeySet, Outward, Register, RegisterKind, Registration, Request,
};

/// One link of an office's chain: an event, who recorded it, for which day and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Version of this format.
    pub v: u32,
    /// Code of the office whose chain this is.
    pub office: String,
    /// Place in the chain, from 1.
    pub seq: u64,
    /// The moment it was recorded.
    pub at: DateTime<FixedOffset>,
    /// The day that the person states, such as the day of posting.
    pub day: NaiveDate,
    /// Who.
    pub by: String,
    /// Which notice; `None` for events of the office itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// How many records of the same commit still follow: a commit is on disk whole or not at all.
    #[serde(default)]
    pub more: u32,
    /// What happened.
    pub event: Event,
    /// Hash of the record before, hexadecimal; empty for the first.
    pub prev: String,
    /// Fields that a newer version of the program wrote.
    #[serde(flatten)]
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// An event before it has a place in the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    /// The day that the person states.
    pub day: NaiveDate,
    /// Who.
    pub by: String,
    /// Which notice.
    pub notice: Option<String>,
    /// What happened.
    pub event: Event,
}

/// Days between the stated day and the recording beyond which it counts as recorded late (C02).
const LATE_AFTER_DAYS: i64 = 3;

/// Whether what is stated for the day `stated` is recorded late on the day `recorded` (补录).
#[must_use]
pub fn is_recorded_late(stated: NaiveDate, recorded: NaiveDate) -> bool {
    (recorded - stated).num_days() > LATE_AFTER_DAYS
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Event {
    /// The office was set up or changed.
    OfficeSet {
        /// All of it, as it is from now on.
        office: Box<Office>,
    },
    /// The text of a template, kept with the first notice that uses it.
    TemplateKept {
        /// Identifier.
        id: String,
        /// SHA-256 over both texts.
        digest: String,
        /// The template's file.
        source: String,
        /// The file of the common fields.
        common: String,
    },
    /// A notice was begun.
    Drafted(Box<Draft>),
    /// A draft was changed; any passed review is void.
    Edited {
        /// All values, as they are from now on.
        values: Values,
        /// What posters say about the office, as of this change.
        office: OfficeNames,
        /// The notice that has to be served first, where it was linked later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follows: Option<String>,
    },
    /// The content was reviewed.
    Reviewed(Review),
    /// A poster was printed.
    Printed(Edition),
    /// A poster was hung.
    Posted(Hanging),
    /// Somebody looked at the board.
    Inspected(Inspection),
    /// A photograph was attached.
    PhotoAttached(Photo),
    /// The public raised something.
    Objected(Objection),
    /// An objection was settled.
    Settled(Settlement),
    /// A shorter period was allowed.
    ExceptionGranted(Exception),
    /// A longer period was announced: it hangs through this day at least.
    Extended {
        /// The last day.
        until: NaiveDate,
    },
    /// A poster was taken down at one place.
    TakenDown(TakeDown),
    /// A long-term notice was checked against the data and found right.
    Verified {
        /// The data are right as of this day.
        as_of: NaiveDate,
        /// When to check again.
        next: NaiveDate,
    },
    /// The statement that it hung long enough.
    Certified(Certificate),
    /// Everything is in the archive.
    Archived {
        /// Number in the archive.
        archive_no: String,
    },
    /// Given up or ended before its time.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// A new version hangs in its stead.
    Superseded {
        /// Number of the new notice.
        by: String,
    },
    /// The office signs with another key from now on.
    KeySet(KeySet),
    /// The key of another office was compared and is trusted from now on.
    OfficeRegistered(Registration),
    /// Another office is asked to post something.
    Requested(Request),
    /// What was found on the board of another office.
    Found(BoardFinding),
    /// A notice of another office was looked at.
    Judged(Judgement),
    /// A template or a year of holidays for other offices to take over.
    RegisterKept(Register),
    /// A request of another office was done.
    Answered(Answer),
    /// Of two histories of another office this one is followed.
    HistoryChosen(HistoryChoice),
}

/// Which template, in which version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateRef {
    /// Identifier.
    pub id: String,
    /// SHA-256 of its texts.
    pub digest: String,
}

/// How a notice began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its template.
    pub template: TemplateRef,
    /// What was typed.
    pub values: Values,
    /// What posters say about the office.
    pub office: OfficeNames,
    /// The notice that had to be served before this one (初审 → 确认 → 长期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The notice whose place on the board this one takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
    /// The notice that this one corrects or ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
}

/// 保密、隐私、内容准确三项审查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Digest of the content that was reviewed.
    pub digest: String,
    /// No secrets in it.
    pub secrecy: bool,
    /// No private data in it.
    pub privacy: bool,
    /// The content is right.
    pub accuracy: bool,
    /// 职务 of the reviewer.
    pub post: String,
    /// Remarks, or the reason for returning it.
    #[serde(default)]
    pub remarks: String,
    /// Program notes and warnings that were shown to the reviewer.
    #[serde(default)]
    pub shown: Vec<String>,
}

impl Review {
    /// Passed: all three questions answered with yes.
    #[must_use]
    pub const fn passed(&self) -> bool {
        self.secrecy && self.privacy && self.accuracy
    }
}

/// 印次: one printed poster and the period it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Number of the edition, from 1.
    pub no: u32,
    /// Digest of the content.
    pub digest: String,
    /// The printed first day: the day of posting.
    pub first: NaiveDate,
    /// The printed last day (rolled over a holiday); `None` hangs until replaced.
    pub last: Option<NaiveDate>,
    /// The period that was asked for; `None` hangs until replaced.
    pub span: Option<Span>,
    /// SHA-256 of the PDF, hexadecimal.
    pub pdf: String,
    /// Pages of the PDF.
    pub pages: u32,
    /// `A4`, `A3 横`.
    pub paper: String,
}

impl Edition {
    /// The printed first and last day.
    #[must_use]
    pub const fn days(&self) -> (NaiveDate, Option<NaiveDate>) {
        (self.first, self.last)
    }
}

/// 张贴: an edition hangs at a place from this day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hanging {
    /// Name of the place.
    pub place: String,
    /// Number of the edition.
    pub edition: u32,
    /// Witness.
    #[serde(default)]
    pub witness: String,
    /// Recorded more than three days late (补录).
    #[serde(default)]
    pub backfilled: bool,
}

/// What was found on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Hanging and readable; a poster that was missing hangs again from this day.
    Intact,
    /// Torn or faded, still readable: to be replaced, the days count.
    Damaged,
    /// Gone, covered or unreadable: the days do not count until it hangs again.
    Missing,
}

/// 巡查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// Where.
    pub place: String,
    /// What was found.
    pub condition: Condition,
    /// Since which day it had been missing, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    pub remarks: String,
}

/// 异议. Who raised it is kept apart, never in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Number within the notice, from 1.
    pub no: u32,
    /// 电话, 来访, 来信, …
    pub channel: String,
    /// What it is about.
    pub matter: String,
}

/// How an objection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Not found right: reason and remedy were given.
    Rejected,
    /// Found right: investigated again.
    Upheld,
}

/// The end of an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Number of the objection.
    pub objection: u32,
    /// Rejected or upheld.
    pub outcome: Outcome,
    /// The reason.
    pub reason: String,
    /// 救济渠道 for a rejected one.
    #[serde(default)]
    pub remedy: String,
    /// It must be posted anew, and the count starts at zero (民发〔2021〕43号之“重新公示”).
    #[serde(default)]
    pub repost: bool,
}

/// A shorter period, allowed in writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The period that is enough.
    pub span: Span,
    /// Who allowed it.
    pub allowed_by: String,
    /// The paper it is written on: number or date.
    pub paper: String,
    /// Why.
    pub reason: String,
}

/// 撤下 at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeDown {
    /// Where.
    pub place: String,
    /// After the end of office hours (17:30), so that the day itself counts.
    #[serde(default)]
    pub after_hours: bool,
    /// Witness.
    #[serde(default)]
    pub witness: String,
}

/// 公示情况说明.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// SHA-256 of the PDF, hexadecimal.
    pub pdf: String,
    /// Full days on the board, the day of posting not counted.
    pub days: u32,
    /// Number of objections.
    pub objections: u32,
    /// Number of photographs.
    pub photos: u32,
}
