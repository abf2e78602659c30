//! One line a posting: what was required, what really hung, who looked, where it broke off.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::core::event::Condition;
use crate::core::notice::Notice;
use crate::core::posting::{PlaceHistory, histories};
use crate::core::standing::Standing;

/// The days that are looked at, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// What one day of a posting is marked with. Where several days share a cell, the greatest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayMark {
    /// Neither required nor there.
    Off,
    /// Required, and still to come.
    Ahead,
    /// Hung within its period, or for long.
    Served,
    /// Hung beyond its last day.
    Beyond,
    /// The day of hanging.
    Hung,
    /// The day of taking down.
    Down,
    /// Somebody looked, and all was well.
    Seen,
    /// Somebody looked, and it was torn or faded.
    Damaged,
    /// Required, and not there.
    Gone,
}

/// A posting: a notice at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Short name of the office.
    pub office: String,
    /// The notice.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The place.
    pub place: String,
    /// First day at this place.
    pub first: NaiveDate,
    /// The last day of its period; `None` hangs until replaced.
    pub end: Option<NaiveDate>,
    /// A mark a day, from the first day of the window.
    pub marks: Vec<DayMark>,
}

impl DayMark {
    /// The sign for a screen: one column wide everywhere.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Off => ' ',
            Self::Ahead => '-',
            Self::Served => '#',
            Self::Beyond => '=',
            Self::Hung => '[',
            Self::Down => ']',
            Self::Seen => 'o',
            Self::Damaged => '!',
            Self::Gone => 'x',
        }
    }
}

impl Window {
    /// `days` days up to `until`.
    #[must_use]
    pub fn back(until: NaiveDate, days: u32) -> Self {
        let back = Days::new(u64::from(days.saturating_sub(1)));
        Self { from: until.checked_sub_days(back).unwrap_or(NaiveDate::MIN), until }
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.until)
    }
}

/// A row for every place at which `notice` hung or has to hang within `window`; `today` splits
/// what was from what is to come.
#[must_use]
pub fn timeline(
    notice: &Notice,
    standing: &Standing,
    office: &str,
    window: Window,
    today: NaiveDate,
) -> Vec<TimelineRow> {
    let end = standing.progress.as_ref().map(|progress| progress.end).filter(|_| !standing.until_replaced);
    let row = |history: PlaceHistory| {
        let first = history.ups.first()?.from;
        let posting = Posting { notice, history: &history, first, end, today, hanging: standing.hanging };
        let marks: Vec<DayMark> = window.days().map(|day| posting.mark(day)).collect();
        let shown = marks.iter().any(|mark| *mark != DayMark::Off);
        shown.then(|| TimelineRow {
            office: office.to_owned(),
            number: notice.number.clone(),
            title: notice.title().to_owned(),
            place: history.place.clone(),
            first,
            end,
            marks,
        })
    };
    histories(notice).into_iter().filter_map(row).collect()
}

struct Posting<'a> {
    notice: &'a Notice,
    history: &'a PlaceHistory,
    first: NaiveDate,
    end: Option<NaiveDate>,
    today: NaiveDate,
    hanging: bool,
}

impl Posting<'_> {
    fn mark(&self, day: NaiveDate) -> DayMark {
        let seen = if day > self.today { None } else { self.seen(day) };
        seen.unwrap_or_else(|| self.plain(day))
    }

    fn seen(&self, day: NaiveDate) -> Option<DayMark> {
        let here = |place: &str| place == self.history.place;
        let looks = self.notice.inspections.iter().filter(|it| here(&it.what.place) && it.day == day);
        let found = looks.map(|it| match it.what.condition {
            Condition::Intact => DayMark::Seen,
            Condition::Damaged => DayMark::Damaged,
            Condition::Missing => DayMark::Gone,
        });
        let hung = self.notice.hangings.iter().any(|it| here(&it.what.place) && it.day == day);
        let down = self.notice.take_downs.iter().any(|it| here(&it.what.place) && it.day == day);
        let turned = [(down, DayMark::Down), (hung, DayMark::Hung)].into_iter().filter(|(is, _)| *is);
        found.max().or_else(|| turned.map(|(_, mark)| mark).next())
    }

    fn plain(&self, day: NaiveDate) -> DayMark {
        let required = self.first <= day && self.end.map_or_else(|| self.hung_for_long(day), |end| day <= end);
        if day > self.today {
            // Nobody promises that what hangs for long will hang tomorrow.
            return if required && self.end.is_some() && self.hanging { DayMark::Ahead } else { DayMark::Off };
        }
        let there = self.history.ups.iter().any(|up| up.from <= day && up.until.is_none_or(|until| day < until));
        match (there, required) {
            (true, _) if self.end.is_some_and(|end| day > end) => DayMark::Beyond,
            (true, _) => DayMark::Served,
            (false, true) => DayMark::Gone,
            (false, false) => DayMark::Off,
        }
    }

    // What hangs until replaced has to hang until it comes down for good.
    fn hung_for_long(&self, day: NaiveDate) -> bool {
        self.hanging || self.history.ups.last().and_then(|up| up.until).is_some_and(|until| day < until)
    }
}

/// `marks` drawn with so many days in a cell; what matters most is what is seen.
#[must_use]
pub fn zoomed(marks: &[DayMark], days: usize) -> Vec<DayMark> {
    marks.chunks(days.max(1)).map(|part| part.iter().copied().max().unwrap_or(DayMark::Off)).collect()
}
