//! Days in cells: several columns a day where there is room, several days a cell where there is not.

use chrono::{Datelike, Days, NaiveDate};

use crate::core::supervision::{DayMark, zoomed};
use crate::core::text::width;

/// Columns of a day at the most.
const WIDEST: usize = 4;

/// How days become cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// So many columns a day.
    Columns(usize),
    /// So many days a column.
    Days(usize),
}

impl Scale {
    /// How `days` days fit into `room` columns.
    pub(super) fn of(days: usize, room: usize) -> Self {
        match room.checked_div(days) {
            Some(columns) if columns > 0 => Self::Columns(columns.min(WIDEST)),
            _ => Self::Days(days.div_ceil(room.max(1))),
        }
    }

    /// Days in a cell.
    pub(super) const fn days(self) -> usize {
        match self {
            Self::Columns(_) => 1,
            Self::Days(days) => days,
        }
    }

    /// The cells of `marks`.
    pub(super) fn cells(self, marks: &[DayMark]) -> Vec<DayMark> {
        match self {
            Self::Columns(columns) => {
                let wide =
                    |mark: &DayMark| std::iter::once(*mark).chain(std::iter::repeat_n(beside(*mark), columns - 1));
                marks.iter().flat_map(wide).collect()
            }
            Self::Days(days) => zoomed(marks, days),
        }
    }

    /// The first column of the day number `at`.
    pub(super) const fn column(self, at: usize) -> usize {
        match self {
            Self::Columns(columns) => at * columns,
            Self::Days(days) => at / days,
        }
    }

    /// The days from `from` on above their cells, and the cell of `today`, where it is in sight.
    pub(super) fn labels(self, from: NaiveDate, days: usize, today: NaiveDate) -> (String, Option<usize>) {
        let mut text = String::new();
        for at in 0..days {
            let Some(day) = from.checked_add_days(Days::new(at as u64)) else { break };
            let column = self.column(at);
            // One blank at least between two of them.
            if (at == 0 || is_named(day, days)) && (text.is_empty() || width(&text) < column) {
                text.extend(std::iter::repeat_n(' ', column.saturating_sub(width(&text))));
                text.push_str(&named(day, at == 0 || day.month() == 1 && day.day() == 1));
            }
        }
        let here = usize::try_from((today - from).num_days()).ok().filter(|at| *at < days);
        (text, here.map(|at| self.column(at)))
    }
}

fn is_named(day: NaiveDate, days: usize) -> bool {
    match days {
        0..=40 => day.day() % 5 == 1 && day.day() < 30,
        41..=100 => matches!(day.day(), 1 | 15),
        _ => day.day() == 1,
    }
}

// What happened on one day is one sign; what lasted goes on to the next.
const fn beside(mark: DayMark) -> DayMark {
    match mark {
        DayMark::Hung | DayMark::Seen | DayMark::Damaged => DayMark::Served,
        DayMark::Down => DayMark::Off,
        lasting => lasting,
    }
}

fn named(day: NaiveDate, with_year: bool) -> String {
    if with_year { day.format("%Y-%m-%d").to_string() } else { day.format("%m-%d").to_string() }
}
