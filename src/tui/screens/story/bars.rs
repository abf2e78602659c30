//! Places as bars on one axis of days: hung, missing, still to come.

use chrono::{Datelike, Days, NaiveDate};

use super::known::Known;
use crate::core::calendar::Up;
use crate::core::posting::PlaceHistory;
use crate::core::text::width;
use crate::core::words::Message;
use crate::tui::ctx::Ctx;

/// A day on which it hung.
pub(super) const HUNG: char = '#';
/// A day on which it was missing.
pub(super) const MISSING: char = 'x';
/// A day that is still to come.
pub(super) const TO_COME: char = '.';
/// Stands after the last printed day.
pub(super) const END: char = '|';
const NOTHING: char = ' ';

/// Columns of a day at the most: two and a gap.
const WIDEST: usize = 3;
/// Axes longer than this name the year as well.
const LONG_DAYS: usize = 330;

/// Where days stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    first: NaiveDate,
    /// Days from the first to the last one.
    days: usize,
    /// The last printed day.
    end: Option<NaiveDate>,
    today: NaiveDate,
    scale: Scale,
}

#[derive(Clone, Copy, Debug)]
enum Scale {
    /// So many columns a day.
    Columns(usize),
    /// So many days a column.
    Days(usize),
}

impl Axis {
    /// The axis of all places in `columns`; `None` when it never hung or there is no room.
    pub(super) fn of(story: &Known, today: NaiveDate, columns: usize) -> Option<Self> {
        let notice = &story.notice;
        let ups = || story.places.iter().flat_map(|place| &place.ups);
        let first = ups().map(|up| up.from).min()?;
        let end = notice.hung_editions().iter().filter_map(|edition| edition.what.last).max().max(notice.extended);
        let gone = ups().filter_map(|up| up.until).max();
        let standing = story.standing.as_ref();
        let hanging = standing.is_some_and(|standing| standing.hanging);
        let served = standing.and_then(|standing| standing.progress.as_ref()).map(|progress| progress.end);
        // Days that were missing are served after the printed end.
        let last = [end, gone, Some(today).filter(|_| hanging), served.filter(|_| hanging)]
            .into_iter()
            .flatten()
            .max()?
            .max(first);
        let days = usize::try_from((last - first).num_days()).ok()? + 1;
        // One column is for the end.
        let room = columns.checked_sub(1).filter(|room| *room > 0)?;
        let scale =
            if days <= room { Scale::Columns((room / days).min(WIDEST)) } else { Scale::Days(days.div_ceil(room)) };
        Some(Self { first, days, end, today, scale })
    }

    fn day(&self, at: usize) -> NaiveDate {
        self.first.checked_add_days(Days::new(at as u64)).unwrap_or(self.first)
    }

    // The first column of `day`, without one for the end.
    fn column(&self, day: NaiveDate) -> usize {
        let at = usize::try_from((day - self.first).num_days()).unwrap_or(0);
        match self.scale {
            Scale::Columns(columns) => at * columns,
            Scale::Days(days) => at / days,
        }
    }

    // With it: the end stands in the gap between two days where there are gaps.
    fn shown(&self, day: NaiveDate) -> usize {
        let moved = !self.has_gaps() && self.end.is_some_and(|end| self.column(day) > self.column(end));
        self.column(day) + usize::from(moved)
    }

    const fn has_gaps(&self) -> bool {
        matches!(self.scale, Scale::Columns(WIDEST))
    }

    /// The bar of one place; `hangs` are the places where it should hang now.
    pub(super) fn bar(&self, place: &PlaceHistory, hangs: &[&str]) -> String {
        let expected = hangs.contains(&place.place.as_str());
        let sign = |at: usize| self.sign(&place.ups, expected.then_some(self.today), self.day(at));
        let mut cells: Vec<char> = Vec::new();
        match self.scale {
            Scale::Columns(columns) => {
                let gap = usize::from(self.has_gaps());
                for at in 0..self.days {
                    cells.extend(std::iter::repeat_n(sign(at), columns - gap));
                    cells.extend(std::iter::repeat_n(NOTHING, gap));
                }
            }
            Scale::Days(days) => {
                for from in (0..self.days).step_by(days) {
                    let signs: Vec<char> = (from..(from + days).min(self.days)).map(sign).collect();
                    let shown = [MISSING, HUNG, TO_COME].into_iter().find(|sign| signs.contains(sign));
                    cells.push(shown.unwrap_or(NOTHING));
                }
            }
        }
        if let Some(end) = self.end {
            let after = self.column(end) + self.columns_of_a_day();
            match cells.get_mut(after - 1).filter(|_| self.has_gaps()) {
                Some(gap) => *gap = END,
                None => cells.insert(after.min(cells.len()), END),
            }
        }
        cells.into_iter().collect::<String>().trim_end().to_owned()
    }

    const fn columns_of_a_day(&self) -> usize {
        match self.scale {
            Scale::Columns(columns) => columns,
            Scale::Days(_) => 1,
        }
    }

    // `expected` is today at a place where it should hang now.
    fn sign(&self, ups: &[Up], expected: Option<NaiveDate>, day: NaiveDate) -> char {
        let hung = |up: &Up| up.from <= day && up.until.map_or(day <= self.today, |until| day < until);
        let begun = ups.first().is_some_and(|up| up.from <= day);
        let over = ups.last().and_then(|up| up.until).is_some_and(|until| until <= day);
        match expected {
            _ if ups.iter().any(hung) => HUNG,
            _ if !begun => NOTHING,
            Some(today) if day > today => TO_COME,
            None if over || day > self.today => NOTHING,
            _ => MISSING,
        }
    }

    /// Month and day below the bars: the first day, the end, today, and first days of months.
    pub(super) fn labels(&self, columns: usize, ctx: &Ctx) -> String {
        let last = self.day(self.days - 1);
        let mut days = vec![self.first];
        days.extend(self.end);
        days.extend((self.first <= self.today && self.today <= last).then_some(self.today));
        days.extend((1..self.days).map(|at| self.day(at)).filter(|day| day.day() == 1));
        let mut line: Vec<(usize, String)> = Vec::new();
        for day in days {
            let text = self.label(day, ctx);
            let wide = width(&text);
            let Some(latest) = columns.checked_sub(wide) else { continue };
            let at = self.shown(day).min(latest);
            let free = |(from, other): &(usize, String)| at + wide < *from || from + width(other) < at;
            if line.iter().all(free) {
                line.push((at, text));
            }
        }
        line.sort();
        let mut out = String::new();
        for (at, text) in line {
            out.extend(std::iter::repeat_n(' ', at.saturating_sub(width(&out))));
            out.push_str(&text);
        }
        out
    }

    fn label(&self, day: NaiveDate, ctx: &Ctx) -> String {
        let form = if self.days > LONG_DAYS { "%Y-%m-%d" } else { "%m-%d" };
        let text = day.format(form).to_string();
        if day == self.today { ctx.say(&Message::of("story-today").with("day", text)) } else { text }
    }
}
