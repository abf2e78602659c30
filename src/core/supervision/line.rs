//! What a card keeps of a notice: everything about those under way, little about all that ever hung.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::stretch::Stretch;
use crate::core::calendar::Calendar;
use crate::core::date;
use crate::core::form::{Form, Issue};
use crate::core::notice::{Notice, Stage};
use crate::core::standing::{Footing, Standing};
use crate::core::template::{FieldType, Kind, Span, Template};
use crate::core::values::{Entry, Values};

/// A notice under way: from the draft until it is down and has its certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Identifier of its template.
    pub template: String,
    /// Short name of its template.
    pub kind: String,
    /// Whether it hangs for long or until the next one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub long: bool,
    /// Whether everything that has to be filled in is: a draft that waits for its review.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ready: bool,
    /// Day of the last change of content.
    pub edited: NaiveDate,
    /// What decides how it stands.
    #[serde(flatten)]
    pub footing: Footing,
    /// Open objections.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub objections: usize,
    /// Place and the day on which somebody last looked there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<String, NaiveDate>,
    /// By when it has to be on a board.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub post_by: Vec<PostBy>,
}

/// By when a notice has to be on a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostBy {
    /// The day on which the information came into being.
    pub formed: NaiveDate,
    /// So long after it.
    pub within: Span,
}

/// A notice that hangs or hung: what it was about, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hung {
    /// Number.
    #[serde(rename = "no")]
    pub number: String,
    /// Identifier of its template.
    #[serde(rename = "t")]
    pub template: String,
    /// The first day on which it hung anywhere.
    pub from: NaiveDate,
    /// The day on which the last poster came down; `None` while one hangs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The periods it is about, by the field that says so.
    #[serde(rename = "of", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub covers: BTreeMap<String, Stretch>,
    /// Its title, where the kind does not say what it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The villages and units that its list gives money to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub units: BTreeSet<String>,
}

/// The column of villages and units in an allocation of funds.
const UNITS: &str = "unit";

// The signatures are serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature is serde's.
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Line {
    /// The line of `notice`; `None` when nothing is left to do about it.
    #[must_use]
    pub fn of(notice: &Notice, template: &Template) -> Option<Self> {
        let certified = notice.stage == Stage::TakenDown && !notice.certificates.is_empty();
        if notice.stage.is_over() || certified {
            return None;
        }
        Some(Self {
            number: notice.number.clone(),
            title: notice.title().to_owned(),
            template: template.id.clone(),
            kind: template.short.clone(),
            long: matches!(template.kind, Kind::LongTerm | Kind::Periodic) || template.period.until_replaced,
            ready: notice.stage == Stage::Draft && is_complete(template, &notice.values),
            edited: notice.edited,
            footing: Footing::of(notice, template),
            objections: notice.open_objections().len(),
            seen: seen(notice),
            post_by: if notice.hangings.is_empty() { post_by(template, &notice.values) } else { Vec::new() },
        })
    }

    /// How it stands on `today`.
    #[must_use]
    pub fn standing(&self, calendar: &Calendar, today: NaiveDate) -> Standing {
        self.footing.on(calendar, today)
    }
}

/// Whether everything that has to be filled in is.
fn is_complete(template: &Template, values: &Values) -> bool {
    !Form::read(template, values).issues.iter().any(Issue::blocks)
}

fn seen(notice: &Notice) -> BTreeMap<String, NaiveDate> {
    let mut seen: BTreeMap<String, NaiveDate> = BTreeMap::new();
    for inspection in &notice.inspections {
        let day = seen.entry(inspection.what.place.clone()).or_insert(inspection.day);
        *day = inspection.day.max(*day);
    }
    seen
}

fn post_by(template: &Template, values: &Values) -> Vec<PostBy> {
    let deadlines = template.deadlines.iter();
    let dated = deadlines.filter_map(|deadline| {
        let within = Span { days: deadline.days, unit: deadline.unit };
        date::parse(values.text(&deadline.from)).map(|formed| PostBy { formed, within })
    });
    dated.collect()
}

impl Hung {
    /// What is kept of `notice` for good; `None` when it never hung.
    #[must_use]
    pub fn of(notice: &Notice, template: &Template) -> Option<Self> {
        let from = notice.hangings.iter().map(|hanging| hanging.day).min()?;
        let down = notice.take_downs.iter().map(|down| down.day).max();
        Some(Self {
            number: notice.number.clone(),
            template: template.id.clone(),
            from,
            until: down.filter(|_| notice.hanging_places().is_empty()),
            covers: covers(template, &notice.values),
            title: if template.free_form { notice.title().to_owned() } else { String::new() },
            units: units(notice),
        })
    }
}

/// Every field that names a day, a month, a quarter or a year; of the common ones only the day on
/// which the information came into being.
fn covers(template: &Template, values: &Values) -> BTreeMap<String, Stretch> {
    let fields = template.fields.iter().filter(|field| !field.shared || field.key == "formed_on");
    let told = fields.filter(|field| matches!(field.kind, FieldType::Date | FieldType::Text | FieldType::Integer));
    let read = told.filter_map(|field| match values.fields.get(&field.key) {
        Some(Entry::One(text)) => Stretch::parse(text).map(|stretch| (field.key.clone(), stretch)),
        _ => None,
    });
    read.collect()
}

// What was withdrawn or corrected gives nothing: the version in force does.
fn units(notice: &Notice) -> BTreeSet<String> {
    if notice.gave_way() {
        return BTreeSet::new();
    }
    let cells = notice.values.rows.iter().filter_map(|row| row.get(UNITS));
    cells.map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}
