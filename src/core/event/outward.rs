//! Events between offices: keys, and what a town tells its villages. They carry no notice of the own
//! office; an index finds them by what they are and whom they are for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Condition, Event};

/// The public key with which the office's parcels are checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// Ed25519, 64 hexadecimal digits.
    pub key: String,
    /// Why the key before is no longer used; empty for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The key of another office, after both read the same fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Code of that office.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Ed25519, 64 hexadecimal digits.
    pub key: String,
    /// Why an earlier key of that office is replaced; empty for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// 要求: another office is asked to post something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Code of the office that is asked.
    pub to: String,
    /// What is asked for.
    pub what: String,
    /// The kind of notice, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// By this day.
    pub due: NaiveDate,
}

/// 检查发现: what was found on the board of another office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardFinding {
    /// Code of that office.
    pub office: String,
    /// The notice, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The board.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The condition of the poster, where one was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
}

/// 审核意见: the result of looking at a notice of another office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Code of that office.
    pub office: String,
    /// The notice.
    pub notice: String,
    /// Whether it may stay as it is.
    pub passed: bool,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
}

/// What kind of file a register is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterKind {
    /// A notice kind, for `templates/`.
    Template,
    /// A year of holidays, for `holidays/`.
    Holidays,
}

/// A template or a year of holidays, offered to other offices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// What kind of file.
    pub kind: RegisterKind,
    /// Name of the file: `dibao-initial.toml`, `2027.csv`.
    pub name: String,
    /// SHA-256 of the text, hexadecimal.
    pub digest: String,
    /// The text.
    pub source: String,
}

/// A request was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Code of the office that asked.
    pub to: String,
    /// Place of the request in the chain of that office.
    pub seq: u64,
    /// The notice that does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
}

/// Of two histories of an office one is followed from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryChoice {
    /// Code of that office.
    pub office: String,
    /// The first record in which they differ.
    pub seq: u64,
    /// The last record of the one that is followed, as far as it is here.
    pub last: u64,
    /// Why: what that office said.
    pub reason: String,
}

/// What an event between offices is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outward {
    /// [`Event::KeySet`].
    Key,
    /// [`Event::OfficeRegistered`].
    Registration,
    /// [`Event::Requested`].
    Request,
    /// [`Event::Found`].
    Finding,
    /// [`Event::Judged`].
    Judgement,
    /// [`Event::RegisterKept`].
    Register,
    /// [`Event::Answered`].
    Answer,
    /// [`Event::HistoryChosen`].
    Choice,
}

impl Outward {
    /// A letter for it in the keys of an index.
    #[must_use]
    pub const fn letter(self) -> u8 {
        match self {
            Self::Key => b'k',
            Self::Registration => b'o',
            Self::Request => b'r',
            Self::Finding => b'f',
            Self::Judgement => b'j',
            Self::Register => b't',
            Self::Answer => b'a',
            Self::Choice => b'h',
        }
    }
}

impl Event {
    /// What it is between offices, and the code of the office that it is for: empty when it is for
    /// all of them. `None` for everything about the own notices.
    #[must_use]
    pub fn outward(&self) -> Option<(Outward, &str)> {
        Some(match self {
            Self::KeySet(_) => (Outward::Key, ""),
            Self::OfficeRegistered(it) => (Outward::Registration, &it.code),
            Self::Requested(it) => (Outward::Request, &it.to),
            Self::Found(it) => (Outward::Finding, &it.office),
            Self::Judged(it) => (Outward::Judgement, &it.office),
            Self::RegisterKept(_) => (Outward::Register, ""),
            Self::Answered(it) => (Outward::Answer, &it.to),
            Self::HistoryChosen(it) => (Outward::Choice, &it.office),
            _ => return None,
        })
    }
}
