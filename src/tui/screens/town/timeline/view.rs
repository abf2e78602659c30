//! How postings over some days are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::TimelineScreen;
use super::axis::Scale;
use crate::core::supervision::{DayMark, TimelineRow};
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, below, columns, left, padded, put, put_right, right_of, row};

/// Columns of names at the most, in parts of the window.
const NAMES: u16 = 3;

impl TimelineScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let longest = self.seen.rows.iter().map(|row| columns(&name(row))).max().unwrap_or(0);
        let names = longest.min(area.width / NAMES);
        let room = usize::from(area.width.saturating_sub(names + 1));
        let days = usize::try_from((self.seen.until - self.seen.from).num_days() + 1).unwrap_or(1);
        let scale = Scale::of(days, room);
        self.draw_head(row(area, 0), scale, ctx, buf);
        let legend = wrap(&ctx.word("timeline-legend"), usize::from(area.width), 0);
        let more = self.more(usize::from(area.width), ctx);
        let foot = u16::try_from(legend.len() + more.len()).unwrap_or(0);
        let list = below(area, 2);
        let list = Rect { height: list.height.saturating_sub(foot), ..list };
        self.list_top = list.y;
        let (labels, today) = scale.labels(self.seen.from, days, self.seen.today);
        put(right_of(row(area, 1), names + 1), &labels, ctx.theme.style(Role::Dim), buf);
        let mut caret = None;
        for (at, index) in self.scroll.window(usize::from(list.height), self.seen.rows.len()).enumerate() {
            let Some(posting) = self.seen.rows.get(index) else { continue };
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let chosen = index == self.scroll.at;
            let role = if chosen { Role::Chosen } else { Role::Text };
            band(left(place, names), &padded(&name(posting), usize::from(names)), ctx.theme.style(role), buf);
            draw_marks(right_of(place, names + 1), &scale.cells(&posting.marks), today, ctx, buf);
            if chosen {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        let top = area.height.saturating_sub(foot);
        let said = more.iter().map(|line| (line, Role::Text)).chain(legend.iter().map(|line| (line, Role::Dim)));
        for (at, (line, role)) in said.enumerate() {
            put(row(area, top + u16::try_from(at).unwrap_or(0)), line, ctx.theme.style(role), buf);
        }
        caret
    }

    fn draw_head(&self, line: Rect, scale: Scale, ctx: &Ctx, buf: &mut Buffer) {
        let seen = &self.seen;
        let message = Message::of("town-timeline-head").with("from", seen.from).with("until", seen.until);
        let office = seen.rows.first().map(|row| row.office.as_str()).unwrap_or_default();
        let message = message.with("days", self.days).with("each", scale.days()).with("office", office);
        put(line, ctx.say(&message).trim_start(), ctx.theme.style(Role::Strong), buf);
        if !seen.rows.is_empty() {
            let place = format!("{}/{}", self.scroll.at + 1, seen.rows.len());
            put_right(line, &place, ctx.theme.style(Role::Dim), buf);
        }
    }

    // The posting at hand in words; what to do where there is none.
    fn more(&self, columns: usize, ctx: &Ctx) -> Vec<String> {
        let said = match self.chosen() {
            None => {
                let message = Message::of("town-timeline-empty").with("from", self.seen.from);
                ctx.say(&message.with("until", self.seen.until))
            }
            Some(row) => {
                let count = |mark: DayMark| row.marks.iter().filter(|it| **it == mark).count();
                let end = row.end.map_or_else(|| ctx.word("span-long"), |day| day.to_string());
                let message = Message::of("town-timeline-row").with("number", &row.number).with("title", &row.title);
                let message = message.with("place", &row.place).with("first", row.first).with("end", end);
                let message = message.with("gone", count(DayMark::Gone)).with("beyond", count(DayMark::Beyond));
                let seen = count(DayMark::Seen) + count(DayMark::Damaged);
                ctx.say(&message.with("seen", seen))
            }
        };
        wrap(&said, columns, 0).into_iter().take(2).collect()
    }
}

// The serial number and the place: the office stands above.
fn name(posting: &TimelineRow) -> String {
    let serial = posting.number.rsplit('-').next().unwrap_or_default();
    format!("{serial} {}", posting.place)
}

fn draw_marks(place: Rect, cells: &[DayMark], today: Option<usize>, ctx: &Ctx, buf: &mut Buffer) {
    for (at, mark) in cells.iter().enumerate() {
        let cell = left(right_of(place, u16::try_from(at).unwrap_or(u16::MAX)), 1);
        let is_today = today == Some(at);
        let sign = if *mark == DayMark::Off && is_today { '.' } else { mark.sign() };
        let style = ctx.theme.style(role(*mark));
        put(cell, sign.encode_utf8(&mut [0; 4]), style, buf);
    }
}

const fn role(mark: DayMark) -> Role {
    match mark {
        DayMark::Off | DayMark::Ahead => Role::Dim,
        DayMark::Served | DayMark::Hung | DayMark::Down => Role::Filled,
        DayMark::Seen => Role::Good,
        DayMark::Beyond | DayMark::Damaged => Role::Warning,
        DayMark::Gone => Role::Error,
    }
}
