//! A month to choose a day of, with the holidays that the calendar knows.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::date;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::key::Code;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::paint::{left, put, right_of, row};
use crate::tui::widgets::popup;

/// A month with one day at hand.
#[derive(Clone, Debug)]
pub(crate) struct Month {
    tag: &'static str,
    day: NaiveDate,
}

/// Columns of a day.
const CELL: u16 = 6;
/// Keys of the weekdays, Monday first.
const WEEKDAYS: [&str; 7] = ["day-mon", "day-tue", "day-wed", "day-thu", "day-fri", "day-sat", "day-sun"];

impl Month {
    /// `day` is at hand; the answer comes back under `tag`.
    #[must_use]
    pub(crate) const fn new(tag: &'static str, day: NaiveDate) -> Self {
        Self { tag, day }
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        let Input::Key(key, action) = input else { return Vec::new() };
        match (action, key.code) {
            (Some(Action::Open), _) => {
                return vec![Want::Reply(Reply { tag: self.tag, picked: Picked::Day(self.day) })];
            }
            (_, Code::Left) => self.go(self.day.checked_sub_days(Days::new(1))),
            (_, Code::Right) => self.go(self.day.checked_add_days(Days::new(1))),
            (_, Code::Up) => self.go(self.day.checked_sub_days(Days::new(7))),
            (_, Code::Down) => self.go(self.day.checked_add_days(Days::new(7))),
            (_, Code::PageUp) => self.go(self.day.checked_sub_months(Months::new(1))),
            (_, Code::PageDown) => self.go(self.day.checked_add_months(Months::new(1))),
            (_, Code::Home) => self.day = ctx.today,
            _ => {}
        }
        Vec::new()
    }

    fn go(&mut self, day: Option<NaiveDate>) {
        self.day = day.unwrap_or(self.day);
    }

    pub(crate) fn view(&self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = popup::open(area, CELL * 7 + 4, 12, &date::chinese_month(self.day), ctx.theme, buf);
        for (at, key) in WEEKDAYS.into_iter().enumerate() {
            let cell = right_of(row(inside, 0), 1 + CELL * u16::try_from(at).unwrap_or(0));
            put(left(cell, CELL), &ctx.word(key), ctx.theme.style(Role::Dim), buf);
        }
        let first = self.day.with_day(1)?;
        let mut caret = None;
        let days = first.iter_days().take_while(|day| day.month() == first.month());
        for day in days {
            let at = day.day0() + first.weekday().num_days_from_monday();
            let (week, column) = (u16::try_from(at / 7).unwrap_or(0), u16::try_from(at % 7).unwrap_or(0));
            let cell = left(right_of(row(inside, 1 + week), 1 + CELL * column), CELL);
            put(cell, &self.cell(day, ctx), ctx.theme.style(self.role(day, ctx)), buf);
            if day == self.day && !cell.is_empty() {
                caret = Some(Position::new(cell.x, cell.y));
            }
        }
        put(row(inside, 8), &self.about(ctx), ctx.theme.style(Role::Text), buf);
        put(row(inside, 9), &ctx.word("month-legend"), ctx.theme.style(Role::Dim), buf);
        caret
    }

    // `24`, `24*` today, `24休` a statutory holiday, `24班` a weekend day worked.
    fn cell(&self, day: NaiveDate, ctx: &Ctx) -> String {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let mark = match (ctx.calendar.is_workday(day), weekend) {
            _ if day == ctx.today => "*",
            (true, true) => "班",
            (false, false) => "休",
            _ => "",
        };
        let here = if day == self.day { ">" } else { " " };
        format!("{here}{:2}{mark}", day.day())
    }

    fn role(&self, day: NaiveDate, ctx: &Ctx) -> Role {
        if day == self.day {
            Role::Chosen
        } else if ctx.calendar.is_workday(day) {
            Role::Text
        } else {
            Role::Dim
        }
    }

    fn about(&self, ctx: &Ctx) -> String {
        let key = match (ctx.calendar.covers(self.day), ctx.calendar.is_workday(self.day)) {
            (false, _) => "month-unknown",
            (true, true) => "month-workday",
            (true, false) => "month-free",
        };
        ctx.say(&Message::of(key).with("day", date::chinese(self.day)))
    }
}
