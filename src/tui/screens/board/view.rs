//! How the board is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::columns::{self, Column};
use super::{BoardScreen, Filter, Focus};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, below, columns as wide, left, padded, put, put_right, right_of, row};

impl BoardScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let used = self.draw_due(area, ctx, buf);
        let line = row(area, used);
        let caret = self.draw_find(line, ctx, buf);
        let columns = columns::columns(area.width);
        draw_head(row(area, used + 1), &columns, ctx, buf);
        let list = below(area, used + 2);
        self.list_top = list.y;
        if self.shown.is_empty() {
            let key = if self.board.rows.is_empty() { "board-empty" } else { "board-none" };
            put(row(list, 1), &format!("  {}", ctx.word(key)), ctx.theme.style(Role::Dim), buf);
        }
        let mut at_hand = None;
        for (at, index) in self.scroll.window(usize::from(list.height), self.shown.len()).enumerate() {
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            self.draw_row(index, place, &columns, ctx, buf);
            if index == self.scroll.at {
                at_hand = Some(Position::new(place.x, place.y));
            }
        }
        match self.focus {
            Focus::Find => caret,
            Focus::List => at_hand.or(caret),
            Focus::Due => Some(Position::new(area.x, area.y + 1 + u16::try_from(self.due.at).unwrap_or(0))),
        }
    }

    // What needs doing stands on top, at most a third of the screen.
    fn draw_due(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> u16 {
        let count = self.board.due.len();
        let most = usize::from(area.height / 3).max(1);
        let key = if count == 0 { "board-nothing-due" } else { "board-due" };
        put(row(area, 0), &ctx.word(key), ctx.theme.style(Role::Strong), buf);
        if count > most {
            let more = format!("{}/{count}", self.due.at + 1);
            put_right(row(area, 0), &more, ctx.theme.style(Role::Dim), buf);
        }
        let here = self.focus == Focus::Due;
        let window = self.due.window(most.min(count), count);
        let rows = u16::try_from(window.len()).unwrap_or(u16::MAX);
        for (at, index) in window.enumerate() {
            let place = row(area, 1 + u16::try_from(at).unwrap_or(u16::MAX));
            let Some(due) = self.board.due.get(index) else { continue };
            let chosen = here && index == self.due.at;
            let mark = if chosen { ">" } else { " " };
            let role = if chosen { Role::Chosen } else { Role::Warning };
            band(place, &format!("{mark}! {}", ctx.say(&due.message)), ctx.theme.style(role), buf);
        }
        rows + 1
    }

    fn draw_find(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        buf.set_style(line, ctx.theme.style(Role::Dim));
        let count = format!("{}/{}", self.shown.len(), self.board.rows.len());
        let order = ctx.word(self.order.key());
        let aside = match &self.filter {
            Filter::All => format!("{order}  {count}"),
            // The count stands first: a long label may be cut.
            filter => format!("{count}  {order}  [{}]", filter.label(ctx)),
        };
        let label = ctx.word("board-find");
        let used = put(line, &label, ctx.theme.style(Role::Dim), buf) + 1;
        let room = line.width.saturating_sub(used + wide(&aside) + 2);
        let field = left(right_of(line, used), room.clamp(8, 30));
        put_right(right_of(line, used + field.width + 1), &aside, ctx.theme.style(Role::Dim), buf);
        let role = if self.focus == Focus::Find { Role::Field } else { Role::Dim };
        self.find.view(field, ctx.theme.style(role), buf)
    }

    fn draw_row(&self, index: usize, place: Rect, columns: &[(Column, u16)], ctx: &Ctx, buf: &mut Buffer) {
        let Some(shown) = self.shown.get(index).and_then(|at| self.board.rows.get(*at)) else { return };
        let chosen = index == self.scroll.at && self.focus != Focus::Due;
        if chosen {
            band(place, "", ctx.theme.style(Role::Chosen), buf);
        }
        let mut rest = place;
        for (column, room) in columns {
            let text = column.cell(shown, ctx.today, ctx.words);
            let role = if chosen { Role::Chosen } else { column.role(shown, ctx.today) };
            put(left(rest, *room), &padded(&text, usize::from(*room)), ctx.theme.style(role), buf);
            rest = right_of(rest, room + 1);
        }
    }
}

fn draw_head(place: Rect, columns: &[(Column, u16)], ctx: &Ctx, buf: &mut Buffer) {
    let mut rest = place;
    for (column, room) in columns {
        put(left(rest, *room), &ctx.word(column.key()), ctx.theme.style(Role::Strong), buf);
        rest = right_of(rest, room + 1);
    }
}
