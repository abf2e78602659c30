//! How the kinds are drawn: beside each other where there is room, else below each other.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::{Line, unusual};
use super::{KindsScreen, about};
use crate::core::template::Span;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, below, columns, left, padded, put, put_right, right_of, row};

/// From here on the kind at hand stands beside the list.
const BESIDE: u16 = 80;
/// Columns of the short names.
const SHORT: usize = 16;
/// Lists narrower than this have no room for the full names.
const NAMES: u16 = 50;

impl KindsScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let caret = self.draw_find(row(area, 0), ctx, buf);
        let body = below(area, 1);
        let (list, about) = if area.width >= BESIDE { beside(body) } else { under(body) };
        self.draw_list(list, ctx, buf);
        self.draw_about(about, ctx, buf);
        caret
    }

    fn draw_find(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let label = ctx.word("kinds-find");
        let used = put(line, &label, ctx.theme.style(Role::Dim), buf) + 1;
        let hint = ctx.word("kinds-correction");
        let room = line.width.saturating_sub(used + columns(&hint) + 2).max(12);
        put_right(right_of(line, used + room + 1), &hint, ctx.theme.style(Role::Dim), buf);
        self.find.view(left(right_of(line, used), room), ctx.theme.style(Role::Field), buf)
    }

    fn draw_list(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        self.list = area;
        if self.lines.is_empty() {
            put(row(area, 1), &format!("  {}", ctx.word("kinds-none")), ctx.theme.style(Role::Dim), buf);
        }
        // The heading above the kind at hand stays in sight.
        let heading = self.scroll.at.checked_sub(1);
        if let Some(heading) = heading.filter(|at| matches!(self.lines.get(*at), Some(Line::Group(_)))) {
            self.scroll.top = self.scroll.top.min(heading);
        }
        for (at, index) in self.scroll.window(usize::from(area.height), self.lines.len()).enumerate() {
            let place = row(area, u16::try_from(at).unwrap_or(u16::MAX));
            match self.lines.get(index) {
                Some(Line::Group(name)) => {
                    let name = name.clone().unwrap_or_else(|| ctx.word("kinds-recent"));
                    put(place, &name, ctx.theme.style(Role::Strong), buf);
                }
                Some(Line::Kind(kind)) => self.draw_kind(*kind, index, place, ctx, buf),
                None => {}
            }
        }
    }

    fn draw_kind(&self, kind: usize, index: usize, place: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let Some(template) = self.sheet.templates.get(kind) else { return };
        let here = index == self.scroll.at;
        let odd = unusual(template, ctx.office.as_ref()).is_some();
        let role = match (here, odd) {
            (true, _) => Role::Chosen,
            (false, true) => Role::Off,
            (false, false) => Role::Text,
        };
        let style = ctx.theme.style(role);
        let mark = if here { ">" } else { " " };
        let sign = if odd { "!" } else { " " };
        let span = ctx.say(&Span::message(template.period.minimum));
        let text = if place.width < NAMES {
            template.short.clone()
        } else {
            format!("{} {}", padded(&template.short, SHORT), template.name)
        };
        band(place, "", style, buf);
        let room = left(place, place.width.saturating_sub(columns(&span) + 1));
        put(room, &format!("{mark}{sign}{text}"), style, buf);
        put_right(place, &span, style, buf);
    }

    fn draw_about(&self, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let Some(template) = self.at_hand() else { return };
        let lines = about::lines(template, &self.sheet.templates, usize::from(area.width), ctx);
        let room = usize::from(area.height);
        let cut = lines.len() > room;
        let shown = if cut { room.saturating_sub(1) } else { room };
        for (at, (role, line)) in lines.iter().take(shown).enumerate() {
            put(row(area, u16::try_from(at).unwrap_or(u16::MAX)), line, ctx.theme.style(*role), buf);
        }
        if cut {
            let last = row(area, area.height.saturating_sub(1));
            put(last, &ctx.word("kinds-more"), ctx.theme.style(Role::Dim), buf);
        }
    }
}

fn beside(body: Rect) -> (Rect, Rect) {
    let list = (body.width * 2 / 5).clamp(30, 64);
    (left(body, list), right_of(body, list + 2))
}

fn under(body: Rect) -> (Rect, Rect) {
    let rows = body.height / 2;
    (Rect { height: rows, ..body }, below(body, rows + 1))
}
