//! How much of a period a poster has served, with the days on which it was missing left out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Calendar, days_after};
use crate::core::template::{DayUnit, Span};

/// A poster on the board: from the day `from` until it came down or was found missing on the day
/// `until`; `None` while it hangs. A take-down after office hours (17:30) is given with the day
/// after it, so that the day itself counts.
///
/// An interval that begins on the day the one before ended continues it: a poster replaced on the
/// same day was never missing (rules §2.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Up {
    /// Day of hanging.
    pub from: NaiveDate,
    /// First day on which it no longer hung all day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// How much of a period was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Full days on the board: neither the day of hanging nor the day it came down; while it
    /// hangs, up to yesterday.
    pub full_days: u32,
    /// Those of the full days that were worked.
    pub workdays: u32,
    /// The day with which the period is served when days of hanging count; `None` when the poster
    /// came down before. Lies in the future while it hangs and is not served yet.
    pub inclusive_end: Option<NaiveDate>,
    /// The same for full days only.
    pub strict_end: Option<NaiveDate>,
    /// The first full day not before `strict_end` that is worked (for periods in working days
    /// `strict_end` itself); `None` when it came down before.
    pub rolled_end: Option<NaiveDate>,
    /// Every day that had to be looked up for the ends lies in a year whose holidays are known.
    pub covered: bool,
}

impl Up {
    /// Whether it hung on `day`, the day of hanging included.
    fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    fn is_empty(self) -> bool {
        self.until.is_some_and(|until| until <= self.from)
    }
}

impl Calendar {
    /// Counts what `ups` (in order of time, not overlapping) served of `span`. Missing days are
    /// not served; the count goes on when the poster hangs again. One interval without an end
    /// gives the days of [`Calendar::ends`].
    #[must_use]
    pub fn served(&self, ups: &[Up], span: Span, today: NaiveDate) -> Count {
        let ups = continued(ups);
        let counts = |day: &NaiveDate| span.unit == DayUnit::Calendar || self.is_workday(*day);
        let inclusive_end = nth(hung(&ups).filter(counts), span.days);
        let strict_end = nth(full(&ups).filter(counts), span.days);
        let rolled_end = strict_end.and_then(|end| full(&ups).find(|day| *day >= end && self.is_workday(*day)));
        let past: Vec<NaiveDate> = past(&ups, today).collect();
        let workdays = past.iter().filter(|day| self.is_workday(**day)).count();
        Count {
            full_days: number(past.len()),
            workdays: number(workdays),
            inclusive_end,
            strict_end,
            rolled_end,
            covered: self.looked_up(&ups, span, strict_end, rolled_end),
        }
    }

    fn looked_up(&self, ups: &[Up], span: Span, strict: Option<NaiveDate>, rolled: Option<NaiveDate>) -> bool {
        let last = rolled.or_else(|| ups.last().and_then(|up| up.until));
        let first = match span.unit {
            DayUnit::Calendar => strict,
            DayUnit::Workday => ups.first().map(|up| up.from),
        };
        match (first, last) {
            (Some(first), Some(last)) => self.covers_all(first, last),
            _ => true,
        }
    }
}

/// The days on which all of several places had the poster up: from the latest hanging to the
/// earliest end, again and again (rules §2.9). Nothing in, nothing out.
#[must_use]
pub fn intersect(places: &[Vec<Up>]) -> Vec<Up> {
    let mut places = places.iter().map(|ups| continued(ups));
    let first = places.next().unwrap_or_default();
    places.fold(first, |all, place| both(&all, &place))
}

fn both(a: &[Up], b: &[Up]) -> Vec<Up> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    pairs
        .map(|(x, y)| Up { from: x.from.max(y.from), until: earlier(x.until, y.until) })
        .filter(|up| !up.is_empty())
        .collect()
}

fn earlier(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

// Joins intervals that touch and drops those that never lasted a night.
fn continued(ups: &[Up]) -> Vec<Up> {
    let mut out: Vec<Up> = Vec::new();
    for up in ups {
        match out.last_mut() {
            Some(last) if last.until.is_some_and(|until| until == up.from) => last.until = up.until,
            _ => out.push(*up),
        }
    }
    out.retain(|up| !up.is_empty());
    out
}

fn hung(ups: &[Up]) -> impl Iterator<Item = NaiveDate> {
    ups.iter().flat_map(|up| up.from.iter_days().take_while(|day| up.holds(*day)))
}

fn full(ups: &[Up]) -> impl Iterator<Item = NaiveDate> {
    ups.iter().flat_map(|up| days_after(up.from).take_while(|day| up.holds(*day)))
}

// An end is a recorded fact, whatever today is; without one, today is not over yet.
fn past(ups: &[Up], today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    ups.iter().flat_map(move |up| {
        let until = up.until.unwrap_or(today);
        days_after(up.from).take_while(move |day| *day < until)
    })
}

fn nth(mut days: impl Iterator<Item = NaiveDate>, n: u32) -> Option<NaiveDate> {
    days.nth(n.checked_sub(1)? as usize)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
