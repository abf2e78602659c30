//! How a board is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::VillageScreen;
use super::lines::{self, Section};
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::screens::sentences::{arithmetic, moment};
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{below, columns, left, put, put_right, right_of, row};
use crate::tui::widgets::rows::Hand;

/// Lines of arithmetic at the most.
const SUM: usize = 2;

impl VillageScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let used = self.draw_head(area, ctx, buf);
        let tabs = row(area, used);
        let body = below(area, used + 1);
        self.list = body;
        let (sheet, wide) = (&self.sheet, usize::from(body.width));
        self.rows.make(wide, ctx.lang, || lines::lines(sheet, wide, ctx));
        self.draw_tabs(tabs, ctx, buf);
        if self.rows.len() > usize::from(body.height) {
            let place = format!("{}/{}", self.rows.at() + 1, self.rows.len());
            put_right(tabs, &place, ctx.theme.style(Role::Dim), buf);
        }
        self.rows.draw(body, Hand::Here, ctx, buf)
    }

    fn draw_head(&self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> u16 {
        let it = &self.sheet.view.row;
        let name = format!("{}  {}", it.office.name, it.office.code);
        put(row(area, 0), &name, ctx.theme.style(Role::Strong), buf);
        let key = if it.received.is_some() { "town-known" } else { "town-own" };
        let known = Message::of(key).with("seq", it.seq).with("recorded", moment(it.recorded, ctx));
        let known = ctx.say(&known.with("received", moment(it.received, ctx)));
        put(row(area, 1), &known, ctx.theme.style(Role::Dim), buf);
        let (sum, role) = if it.score.total > 0 {
            (arithmetic(&it.score, ctx), Role::Error)
        } else {
            (ctx.say(&Message::of("town-in-order").with("name", &it.office.short)), Role::Good)
        };
        let said = wrap(&sum, usize::from(area.width), 0);
        for (at, line) in said.iter().take(SUM).enumerate() {
            put(row(area, 2 + u16::try_from(at).unwrap_or(0)), line, ctx.theme.style(role), buf);
        }
        2 + u16::try_from(said.len().min(SUM)).unwrap_or(2)
    }

    fn draw_tabs(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let here = self.rows.section();
        let mut bar = line;
        for section in Section::ALL {
            let chosen = here == Some(section);
            let text = format!("{}{} ", if chosen { ">" } else { " " }, ctx.word(section.key()));
            let role = if chosen { Role::Chosen } else { Role::Bar };
            put(left(bar, columns(&text)), &text, ctx.theme.style(role), buf);
            bar = right_of(bar, columns(&text));
        }
    }
}
