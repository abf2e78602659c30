//! How long a notice hangs, by when it must hang, how often it is checked.

use serde::{Deserialize, Serialize};

use super::super::text::half_width;
use super::super::values::{Entry, Values};
use super::super::words::Message;

/// Calendar days or working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayUnit {
    /// 日历天.
    Calendar,
    /// 工作日.
    Workday,
}

/// A number of days in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// How many, at least 1.
    pub days: u32,
    /// Of what.
    pub unit: DayUnit,
}

impl Span {
    /// `7天`, `7个工作日`, in the language of the interface; `None` is 长期.
    #[must_use]
    pub fn message(span: Option<Self>) -> Message {
        match span {
            None => Message::of("span-long"),
            Some(Self { days, unit: DayUnit::Calendar }) => Message::of("span-calendar").with("days", days),
            Some(Self { days, unit: DayUnit::Workday }) => Message::of("span-workday").with("days", days),
        }
    }
}

/// How long a notice must hang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The minimum; `None` hangs until it is replaced or ends (长期).
    pub minimum: Option<Span>,
    /// What is recommended above the minimum.
    pub recommended: Option<Span>,
    /// Other minimums for certain choices: the first whose field has that option wins.
    pub cases: Vec<PeriodCase>,
    /// Key of an integer field with which the clerk chooses the minimum (only `general`).
    pub chosen_by: Option<String>,
    /// Stays until the next one replaces it, beyond the minimum.
    pub until_replaced: bool,
    /// Days after the end within which it should be off the board (program default 7).
    pub clear_within: u32,
    /// Where the number of days comes from, in words for the clerk.
    pub source: String,
}

impl Period {
    /// The minimum for what was typed: a case that applies, else the clerk's own number of
    /// days, else the minimum of the kind. `None` is 长期.
    #[must_use]
    pub fn minimum_for(&self, values: &Values) -> Option<Span> {
        let case = self.cases.iter().find(|case| values.text(&case.field) == case.is);
        if let Some(case) = case {
            return Some(Span { days: case.days, unit: case.unit });
        }
        let minimum = self.minimum?;
        Some(Span { days: self.chosen(values).unwrap_or(minimum.days), ..minimum })
    }

    fn chosen(&self, values: &Values) -> Option<u32> {
        let typed = half_width(values.text(self.chosen_by.as_deref()?));
        typed.parse().ok().filter(|days| *days > 0)
    }
}

/// A minimum that holds when `field` has the option `is`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodCase {
    /// Key of a choice field.
    pub field: String,
    /// The option.
    pub is: String,
    /// Days.
    pub days: u32,
    /// Unit.
    pub unit: DayUnit,
}

/// A choice that was made: `field` has one of the options `is`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Key of a choice field.
    pub field: String,
    /// The options, any of which meets the condition.
    pub is: Vec<String>,
}

impl Condition {
    /// Whether what was typed meets it.
    #[must_use]
    pub fn met(&self, values: &Values) -> bool {
        match values.fields.get(&self.field) {
            Some(Entry::One(text)) => self.is.contains(text),
            Some(Entry::Many(list)) => list.iter().any(|text| self.is.contains(text)),
            _ => false,
        }
    }
}

/// By when it must be posted after the information exists (C19, C20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Key of the date field that holds the day on which the information came into being.
    /// Nothing is due while that field is empty.
    pub from: String,
    /// Days after it.
    pub days: u32,
    /// Unit.
    pub unit: DayUnit,
}

/// How often a long-term or periodic notice must be checked or renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// Warn after so many calendar days without a check.
    pub warn_days: u32,
    /// Error after so many calendar days without a check.
    pub error_days: u32,
}
