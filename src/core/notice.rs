//! A notice, folded from its events.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::event::{
    Certificate, Draft, Edition, Event, Exception, Hanging, Inspection, Objection, Photo, Record, Review, Settlement,
    TakeDown, TemplateRef,
};
use super::office::OfficeNames;
use super::values::Values;

/// Where a notice stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 草稿.
    Draft,
    /// 退回: the reviewer sent it back.
    Returned,
    /// 已审查.
    Reviewed,
    /// 已打印.
    Printed,
    /// 张贴中: at least one place.
    Posted,
    /// 已撤下 everywhere.
    TakenDown,
    /// 已归档.
    Archived,
    /// 已终止.
    Withdrawn,
    /// 已更替: a new version hangs in its stead.
    Superseded,
}

/// Something with the day it is stated for, the moment it was recorded, and who did it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// The day that the person states.
    pub day: NaiveDate,
    /// The moment it was recorded.
    pub at: DateTime<FixedOffset>,
    /// Its place in the chain: later means recorded later.
    pub seq: u64,
    /// Who.
    pub by: String,
    /// What.
    #[serde(flatten)]
    pub what: T,
}

/// A notice as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// `柳泉村-2026-0012`.
    pub number: String,
    /// Stage.
    pub stage: Stage,
    /// Its template, in the version it was begun with.
    pub template: TemplateRef,
    /// What was typed.
    pub values: Values,
    /// What its poster says about the office.
    pub office: OfficeNames,
    /// When and by whom it was begun.
    pub drafted: Dated<()>,
    /// Everybody who wrote its content: the reviewer must be somebody else.
    pub drafters: BTreeSet<String>,
    /// Day of the last change of content.
    pub edited: NaiveDate,
    /// Versions of the content so far.
    pub versions: u32,
    /// The notice that had to be served first.
    pub follows: Option<String>,
    /// The notice whose place this one takes.
    pub supersedes: Option<String>,
    /// The notice this one corrects or ends.
    pub corrects: Option<String>,
    /// The notice that took this one's place.
    pub superseded_by: Option<String>,
    /// All reviews, oldest first.
    pub reviews: Vec<Dated<Review>>,
    /// Whether a passed review was given by the one who drafted what it is about.
    #[serde(default)]
    pub self_reviewed: bool,
    /// All editions, oldest first.
    pub editions: Vec<Dated<Edition>>,
    /// All hangings, oldest first.
    pub hangings: Vec<Dated<Hanging>>,
    /// All take-downs, oldest first.
    pub take_downs: Vec<Dated<TakeDown>>,
    /// All inspections, oldest first.
    pub inspections: Vec<Dated<Inspection>>,
    /// All photographs, oldest first.
    pub photos: Vec<Dated<Photo>>,
    /// All objections, oldest first.
    pub objections: Vec<Dated<Objection>>,
    /// All settlements, oldest first.
    pub settlements: Vec<Dated<Settlement>>,
    /// All exceptions, oldest first; the last one holds.
    pub exceptions: Vec<Dated<Exception>>,
    /// The last day that a correction announced, when it was extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<NaiveDate>,
    /// Checks of a long-term notice: recorded day, data as of, next check.
    pub verified: Vec<(NaiveDate, NaiveDate, NaiveDate)>,
    /// All certificates, oldest first.
    pub certificates: Vec<Dated<Certificate>>,
    /// Number in the archive.
    pub archive_no: Option<String>,
    /// Why it was withdrawn.
    pub withdrawn: Option<Dated<Reason>>,
    /// Sequence number of its last event.
    pub seq: u64,
}

/// A reason in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The words.
    pub reason: String,
}

/// An event that does not fit the notice it names: the journal was not written by this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {seq} does not belong to a drafted notice")]
pub struct Misfit {
    /// Sequence number of the event.
    pub seq: u64,
}

impl Notice {
    /// The notice after `record`; `before` is `None` for its first event.
    ///
    /// # Errors
    /// When the first event is no draft.
    pub fn fold(before: Option<Self>, record: &Record) -> Result<Self, Misfit> {
        let misfit = Misfit { seq: record.seq };
        let mut notice = match (before, &record.event, &record.notice) {
            (None, Event::Drafted(draft), Some(number)) => return Ok(Self::begun(number, draft, record)),
            (Some(notice), event, _) if !matches!(event, Event::Drafted(_)) => notice,
            _ => return Err(misfit),
        };
        notice.apply(record);
        notice.seq = record.seq;
        Ok(notice)
    }

    fn begun(number: &str, draft: &Draft, record: &Record) -> Self {
        Self {
            number: number.to_owned(),
            stage: Stage::Draft,
            template: draft.template.clone(),
            values: draft.values.clone(),
            office: draft.office.clone(),
            drafted: dated(record, ()),
            drafters: [record.by.clone()].into(),
            edited: record.day,
            versions: 1,
            follows: draft.follows.clone(),
            supersedes: draft.supersedes.clone(),
            corrects: draft.corrects.clone(),
            superseded_by: None,
            reviews: Vec::new(),
            self_reviewed: false,
            editions: Vec::new(),
            hangings: Vec::new(),
            take_downs: Vec::new(),
            inspections: Vec::new(),
            photos: Vec::new(),
            objections: Vec::new(),
            settlements: Vec::new(),
            exceptions: Vec::new(),
            extended: None,
            verified: Vec::new(),
            certificates: Vec::new(),
            archive_no: None,
            withdrawn: None,
            seq: record.seq,
        }
    }

    fn apply(&mut self, record: &Record) {
        match &record.event {
            Event::Edited { values, office, follows } => {
                self.values = values.clone();
                self.office = office.clone();
                self.follows = follows.clone().or(self.follows.take());
                self.drafters.insert(record.by.clone());
                self.edited = record.day;
                self.versions += 1;
                self.stage = Stage::Draft;
            }
            Event::Reviewed(review) => {
                self.stage = if review.passed() { Stage::Reviewed } else { Stage::Returned };
                self.self_reviewed |= review.passed() && self.drafters.contains(&record.by);
                self.reviews.push(dated(record, review.clone()));
            }
            Event::Printed(edition) => {
                if self.stage == Stage::Reviewed {
                    self.stage = Stage::Printed;
                }
                self.editions.push(dated(record, edition.clone()));
            }
            Event::Posted(hanging) => {
                self.stage = Stage::Posted;
                self.hangings.push(dated(record, hanging.clone()));
            }
            Event::TakenDown(down) => {
                self.take_downs.push(dated(record, down.clone()));
                if self.stage == Stage::Posted && self.hanging_places().is_empty() {
                    self.stage = Stage::TakenDown;
                }
            }
            Event::Inspected(inspection) => self.inspections.push(dated(record, inspection.clone())),
            Event::PhotoAttached(photo) => self.photos.push(dated(record, photo.clone())),
            Event::Objected(objection) => self.objections.push(dated(record, objection.clone())),
            Event::Settled(settlement) => self.settlements.push(dated(record, settlement.clone())),
            Event::ExceptionGranted(exception) => self.exceptions.push(dated(record, exception.clone())),
            Event::Extended { until } => self.extended = self.extended.max(Some(*until)),
            Event::Verified { as_of, next } => self.verified.push((record.day, *as_of, *next)),
            Event::Certified(certificate) => self.certificates.push(dated(record, certificate.clone())),
            Event::Archived { archive_no } => {
                self.stage = Stage::Archived;
                self.archive_no = Some(archive_no.clone());
            }
            Event::Withdrawn { reason } => {
                self.stage = Stage::Withdrawn;
                self.withdrawn = Some(dated(record, Reason { reason: reason.clone() }));
            }
            Event::Superseded { by } => {
                self.stage = Stage::Superseded;
                self.superseded_by = Some(by.clone());
            }
            // Its beginning, and what is about no notice.
            _ => {}
        }
    }

    /// Digest of the content: what a review and an edition are bound to.
    #[must_use]
    pub fn digest(&self) -> String {
        content_digest(&self.template, &self.values, &self.office)
    }

    /// The review that holds for the present content, if it passed.
    #[must_use]
    pub fn passed_review(&self) -> Option<&Dated<Review>> {
        let digest = self.digest();
        self.reviews.last().filter(|review| review.what.passed() && review.what.digest == digest)
    }

    /// The hangings that count: all of them, or those after the last restart.
    pub fn counted_hangings(&self) -> impl Iterator<Item = &Dated<Hanging>> {
        let restart = self.restarted().unwrap_or(0);
        self.hangings.iter().filter(move |hanging| hanging.seq > restart)
    }

    /// The last hanging at `place`.
    #[must_use]
    pub fn last_hanging(&self, place: &str) -> Option<&Dated<Hanging>> {
        self.hangings.iter().rev().find(|hanging| hanging.what.place == place)
    }

    /// The editions on the wall: of the last hanging that counts at each place. What was printed
    /// and never hung promises nothing to anybody.
    #[must_use]
    pub fn hung_editions(&self) -> Vec<&Dated<Edition>> {
        let mut last: BTreeMap<&str, u32> = BTreeMap::new();
        for hanging in self.counted_hangings() {
            last.insert(&hanging.what.place, hanging.what.edition);
        }
        self.editions.iter().filter(|edition| last.values().any(|no| *no == edition.what.no)).collect()
    }

    /// Whether an upheld objection asks for a new posting that has not begun.
    #[must_use]
    pub fn must_repost(&self) -> bool {
        let open = matches!(self.stage, Stage::Posted | Stage::TakenDown);
        open && self.restarted().is_some() && self.counted_hangings().next().is_none()
    }

    /// Whether it was withdrawn, or another notice took its place.
    #[must_use]
    pub const fn gave_way(&self) -> bool {
        self.withdrawn.is_some() || self.superseded_by.is_some()
    }

    /// The last edition.
    #[must_use]
    pub fn edition(&self) -> Option<&Dated<Edition>> {
        self.editions.last()
    }

    /// Places where it hangs now, by name, in the order of hanging.
    #[must_use]
    pub fn hanging_places(&self) -> Vec<&str> {
        let downs = |place: &str| self.take_downs.iter().filter(|down| down.what.place == place).count();
        let mut places: Vec<&str> = Vec::new();
        for hanging in &self.hangings {
            let place = hanging.what.place.as_str();
            let ups = self.hangings.iter().filter(|other| other.what.place == place).count();
            if ups > downs(place) && !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// Objections without a settlement.
    #[must_use]
    pub fn open_objections(&self) -> Vec<&Dated<Objection>> {
        let settled = |no: u32| self.settlements.iter().any(|end| end.what.objection == no);
        self.objections.iter().filter(|objection| !settled(objection.what.no)).collect()
    }

    /// The last upheld objection after which it must be posted anew: what was hung or printed
    /// before it (by its place in the chain) no longer counts.
    #[must_use]
    pub fn restarted(&self) -> Option<u64> {
        self.settlements.iter().filter(|end| end.what.repost).map(|end| end.seq).max()
    }

    /// The title as typed.
    #[must_use]
    pub fn title(&self) -> &str {
        self.values.text("title")
    }
}

/// SHA-256 over everything that a poster is made of, hexadecimal.
#[must_use]
pub fn content_digest(template: &TemplateRef, values: &Values, office: &OfficeNames) -> String {
    let text = serde_json::to_vec(&(template, values, office)).unwrap_or_default();
    hex(&Sha256::digest(text))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = fmt::Write::write_fmt(&mut out, format_args!("{byte:02x}"));
        out
    })
}

fn dated<T>(record: &Record, what: T) -> Dated<T> {
    Dated { day: record.day, at: record.at, seq: record.seq, by: record.by.clone(), what }
}
