//! The period that a notice is about: a day, a month, a quarter or a year, as clerks write it.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::core::date;
use crate::core::text::half_width;

/// A day, a month, a quarter or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Stretch {
    /// One day.
    Day(NaiveDate),
    /// A month of a year.
    Month(i32, u32),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u32),
    /// A year.
    Year(i32),
}

impl Stretch {
    /// Reads what stands at the beginning of `text`: `2026年10月`, `2026年四季度`, `2026年第3季度`,
    /// `2026年度`, `2026-10`, `2026-Q3`, any day, also full-width and with more words behind.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(day) = date::parse(&text) {
            return Some(Self::Day(day));
        }
        let (year, rest) = number(&text)?;
        let year = i32::try_from(year).ok().filter(|year| (1949..=2200).contains(year))?;
        let rest = rest.trim_start_matches(['年', '-', '.', '/']).trim_start_matches('第');
        if let Some(quarter) = quarter(rest) {
            return Some(Self::Quarter(year, quarter));
        }
        match number(rest) {
            Some((month @ 1..=12, after)) if after.is_empty() || after.starts_with('月') => {
                Some(Self::Month(year, month))
            }
            Some(_) => None,
            None => Some(Self::Year(year)),
        }
    }

    /// The month in which `day` lies.
    #[must_use]
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The quarter in which `day` lies.
    #[must_use]
    pub fn quarter_of(day: NaiveDate) -> Self {
        Self::Quarter(day.year(), day.month0() / 3 + 1)
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => first_of(year, month),
            Self::Quarter(year, quarter) => first_of(year, quarter.saturating_sub(1) * 3 + 1),
            Self::Year(year) => first_of(year, 1),
        }
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let months = match self {
            Self::Day(day) => return day,
            Self::Month(..) => 1,
            Self::Quarter(..) => 3,
            Self::Year(_) => 12,
        };
        let after = self.first().checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
        after.checked_sub_days(Days::new(1)).unwrap_or(after)
    }

    /// The stretch of the same length after it.
    #[must_use]
    pub fn next(self) -> Self {
        let after = self.last().checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        match self {
            Self::Day(_) => Self::Day(after),
            Self::Month(..) => Self::month_of(after),
            Self::Quarter(..) => Self::quarter_of(after),
            Self::Year(_) => Self::Year(after.year()),
        }
    }

    /// Whether `other` lies in it as a whole.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }
}

// A year or month out of the calendar cannot be built by `parse`; the first day ever stands for it.
fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    digits.parse().ok().map(|number| (number, rest))
}

const QUARTERS: [[&str; 4]; 4] = [
    ["1季", "一季", "Q1", "q1"],
    ["2季", "二季", "Q2", "q2"],
    ["3季", "三季", "Q3", "q3"],
    ["4季", "四季", "Q4", "q4"],
];

fn quarter(text: &str) -> Option<u32> {
    let names = |names: &[&str; 4]| names.iter().any(|name| text.starts_with(name));
    QUARTERS.iter().zip(1..).find(|(words, _)| names(words)).map(|(_, quarter)| quarter)
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl From<Stretch> for String {
    fn from(stretch: Stretch) -> Self {
        stretch.to_string()
    }
}

impl TryFrom<String> for Stretch {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or(text)
    }
}
