//! Working days and the end of a posting period.
//!
//! Saturdays and Sundays are free and Mondays to Fridays are worked, unless `assets/holidays.csv`
//! (放假与调休, the yearly notice of the State Council) says otherwise.

mod read;
mod served;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::fault::Fault;
use super::template::{DayUnit, Span};
use super::words::Message;

pub use served::{Count, Up, intersect};

/// What the State Council says about one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayKind {
    Holiday,
    Workday,
}

/// Which days are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, DayKind>,
    years: BTreeSet<i32>,
}

/// The last day of a period, in the three readings that people argue about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The day of posting counts as the first day (当日计入).
    pub inclusive: NaiveDate,
    /// The day after posting counts as the first day (当日不计).
    pub strict: NaiveDate,
    /// `strict`, moved on to the next working day when it is a free day (民法典 203); periods in
    /// working days never move. This is the day that a poster names.
    pub rolled: NaiveDate,
    /// Every day that had to be looked up lies in a year whose holidays are known.
    pub covered: bool,
}

static BUILTIN: OnceLock<Calendar> = OnceLock::new();

impl Calendar {
    /// The calendar inside the program: 2018 to 2026.
    #[must_use]
    pub fn builtin() -> &'static Self {
        // The file is part of the binary and a test reads it: a broken one never ships.
        BUILTIN.get_or_init(|| read::rows(include_str!("../../../assets/holidays.csv"), "").unwrap_or_default())
    }

    /// The calendar inside the program together with newer files, given as name and CSV text with
    /// the columns `date,kind,name`. A later file wins over an earlier one, day by day.
    ///
    /// # Errors
    /// When a file cannot be read: names the file and lists every bad line.
    pub fn with(files: &[(String, String)]) -> Result<Self, Fault> {
        let mut all = Self::builtin().clone();
        for (name, text) in files {
            let newer = read::rows(text, name)?;
            all.days.extend(newer.days);
            all.years.extend(newer.years);
        }
        Ok(all)
    }

    /// Whether people work on that day. Outside the known years this is only Monday to Friday:
    /// ask [`Self::covers`] before relying on it.
    #[must_use]
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        match self.days.get(&day) {
            Some(kind) => *kind == DayKind::Workday,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// Whether the holidays of that day's year are known.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.years.contains(&day.year())
    }

    /// The last year whose holidays are known.
    #[must_use]
    pub fn last_year(&self) -> Option<i32> {
        self.years.last().copied()
    }

    /// One warning a year between the two days (both included) whose holidays are not known.
    #[must_use]
    pub fn gaps(&self, from: NaiveDate, to: NaiveDate) -> Vec<Message> {
        (from.year()..=to.year())
            .filter(|year| !self.years.contains(year))
            .map(|year| Message::of("calendar-year-unknown").with("year", year))
            .collect()
    }

    /// The `n`th working day after `day`, `day` itself for 0.
    #[must_use]
    pub fn nth_workday_after(&self, day: NaiveDate, n: u32) -> NaiveDate {
        let mut days = days_after(day).filter(|d| self.is_workday(*d));
        n.checked_sub(1).map_or(day, |skip| days.nth(skip as usize).unwrap_or(NaiveDate::MAX))
    }

    /// How many working days lie after `a`, up to and including `b`.
    #[must_use]
    pub fn workdays_between(&self, a: NaiveDate, b: NaiveDate) -> u32 {
        days_after(a).take_while(|d| *d <= b).filter(|d| self.is_workday(*d)).fold(0, |sum, _| sum + 1)
    }

    /// When a period ends that was posted on `first` and has to last `span`.
    #[must_use]
    pub fn ends(&self, first: NaiveDate, span: Span) -> Ends {
        match span.unit {
            DayUnit::Calendar => {
                let strict = plus(first, span.days);
                let rolled = self.workday_from(strict);
                let inclusive = if span.days == 0 { first } else { plus(first, span.days - 1) };
                Ends { inclusive, strict, rolled, covered: self.covers_all(strict, rolled) }
            }
            DayUnit::Workday => {
                let strict = self.nth_workday_after(first, span.days);
                let counted = u32::from(self.is_workday(first) && span.days > 0);
                let inclusive = self.nth_workday_after(first, span.days - counted);
                Ends { inclusive, strict, rolled: strict, covered: self.covers_all(first, strict) }
            }
        }
    }

    /// `day` when it is worked, else the next working day.
    fn workday_from(&self, day: NaiveDate) -> NaiveDate {
        if self.is_workday(day) { day } else { self.nth_workday_after(day, 1) }
    }

    fn covers_all(&self, from: NaiveDate, to: NaiveDate) -> bool {
        (from.year()..=to.year()).all(|year| self.years.contains(&year))
    }
}

// The calendar of chrono ends in the year 262142: counting stops there instead of wrapping.
fn plus(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

fn days_after(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    day.iter_days().skip(1)
}
