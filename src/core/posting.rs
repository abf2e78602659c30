//! Where a notice hangs and how long it has hung: places, intervals, days served.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, Up, intersect};
use super::event::Condition;
use super::notice::Notice;
use super::template::{DayUnit, Span};

/// A place and the days on which the notice hung there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceHistory {
    /// Name of the place.
    pub place: String,
    /// Half-open intervals, sorted: hung on `from`, gone on `until`.
    pub ups: Vec<Up>,
}

enum Turn {
    Hung,
    Found,
    Missing(NaiveDate),
    TakenDown(NaiveDate),
}

/// Every place with its intervals, in the order in which the places were first used. After an
/// upheld objection only what was hung afterwards counts (重新公示，计时清零).
#[must_use]
pub fn histories(notice: &Notice) -> Vec<PlaceHistory> {
    let mut places: Vec<&str> = Vec::new();
    for hanging in notice.counted_hangings() {
        let place = hanging.what.place.as_str();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.into_iter().map(|place| PlaceHistory { place: place.to_owned(), ups: ups_at(notice, place) }).collect()
}

/// The intervals during which it hung at every place (latest start to earliest end).
#[must_use]
pub fn everywhere(notice: &Notice) -> Vec<Up> {
    let all: Vec<Vec<Up>> = histories(notice).into_iter().map(|history| history.ups).collect();
    intersect(&all)
}

fn ups_at(notice: &Notice, place: &str) -> Vec<Up> {
    let mut turns = turns_at(notice, place);
    turns.sort_by_key(|(day, seq, _)| (*day, *seq));
    let mut ups: Vec<Up> = Vec::new();
    let mut taken_down = true;
    for (day, _, turn) in turns {
        match turn {
            Turn::Hung => {
                rise(&mut ups, day);
                taken_down = false;
            }
            Turn::Found if !taken_down => rise(&mut ups, day),
            Turn::Found => {}
            Turn::Missing(until) => fall(&mut ups, until),
            Turn::TakenDown(until) => {
                fall(&mut ups, until);
                taken_down = true;
            }
        }
    }
    ups
}

fn turns_at(notice: &Notice, place: &str) -> Vec<(NaiveDate, u64, Turn)> {
    let mut turns = Vec::new();
    for hanging in notice.counted_hangings().filter(|hanging| hanging.what.place == place) {
        turns.push((hanging.day, hanging.seq, Turn::Hung));
    }
    for down in notice.take_downs.iter().filter(|down| down.what.place == place) {
        // After the end of office hours the day itself was a full day on the board (民法典 203).
        let until = if down.what.after_hours { next(down.day) } else { down.day };
        turns.push((down.day, down.seq, Turn::TakenDown(until)));
    }
    for seen in notice.inspections.iter().filter(|seen| seen.what.place == place) {
        let turn = match seen.what.condition {
            Condition::Missing => Turn::Missing(seen.what.since.unwrap_or(seen.day)),
            Condition::Intact | Condition::Damaged => Turn::Found,
        };
        turns.push((seen.day, seen.seq, turn));
    }
    turns
}

// Hung again on the day it came down: no day was lost, the interval goes on.
fn rise(ups: &mut Vec<Up>, day: NaiveDate) {
    match ups.last_mut() {
        Some(last) if last.until.is_none() => {}
        Some(last) if last.until.is_some_and(|until| until >= day) => last.until = None,
        _ => ups.push(Up { from: day, until: None }),
    }
}

fn fall(ups: &mut [Up], until: NaiveDate) {
    if let Some(last) = ups.last_mut()
        && last.until.is_none()
    {
        last.until = Some(until.max(last.from));
    }
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// The required period of a posting: how far it is, when it may come down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// First day at all places.
    pub first: NaiveDate,
    /// What is required.
    pub span: Span,
    /// Full days served, in the unit of `span`, the day of posting not counted.
    pub served: u32,
    /// Served by the count that includes the day of posting.
    pub inclusive: bool,
    /// Served, the day of posting not counted.
    pub strict: bool,
    /// The last full day with which everything is served: the last day rolled over a holiday,
    /// and the printed last day; `None` when it came down before.
    pub served_by: Option<NaiveDate>,
    /// The last day, as it was or as it will be when the poster keeps hanging from today.
    pub end: NaiveDate,
    /// The first day on which it may come down.
    pub down_from: NaiveDate,
    /// Whether the holidays of all years in question are known.
    pub covered: bool,
}

/// What binds a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// The period.
    pub span: Span,
    /// The last day promised on the wall: it binds as well.
    pub printed_last: Option<NaiveDate>,
    /// Whether it hangs somewhere, or is missing and may hang again.
    pub hanging: bool,
}

/// How far the period has been served by `today`; `None` when it never hung.
#[must_use]
pub fn progress(calendar: &Calendar, ups: &[Up], bond: Bond, today: NaiveDate) -> Option<Progress> {
    let Bond { span, printed_last, hanging } = bond;
    let first = ups.first()?.from;
    let count = calendar.served(ups, span, today);
    let binding = |end: NaiveDate| printed_last.map_or(end, |last| last.max(end));
    let until = ups.last()?.until;
    let served_by = count.rolled_end.map(binding).filter(|end| until.is_none_or(|until| *end < until));
    let end = served_by.unwrap_or_else(|| {
        // What came down too early ends on paper where it would have ended.
        binding(if hanging { foreseen(calendar, ups, span, today) } else { calendar.ends(first, span).rolled })
    });
    let served = match span.unit {
        DayUnit::Calendar => count.full_days,
        DayUnit::Workday => count.workdays,
    };
    Some(Progress {
        first,
        span,
        served,
        inclusive: count.inclusive_end.is_some_and(|day| day < today),
        strict: count.strict_end.is_some_and(|day| day < today),
        served_by,
        end,
        down_from: next(end),
        covered: count.covered,
    })
}

/// The last day of the period if the poster, missing now, hung again from today.
fn foreseen(calendar: &Calendar, ups: &[Up], span: Span, today: NaiveDate) -> NaiveDate {
    let mut ups = ups.to_vec();
    let from = ups.last().and_then(|up| up.until).map_or(today, |until| until.max(today));
    ups.push(Up { from, until: None });
    calendar.served(&ups, span, today).rolled_end.unwrap_or_else(|| calendar.ends(from, span).rolled)
}
