//! How a guided step is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Demanded, GuideScreen};
use crate::core::date;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::editor::FieldKind;
use crate::tui::widgets::fields::FieldBox;
use crate::tui::widgets::fields_view::{self, Remark};
use crate::tui::widgets::paint::{below, put, row};

impl GuideScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut line = 0;
        for (text, role) in self.head(inside.width, ctx) {
            put(row(inside, line), &text, ctx.theme.style(role), buf);
            line += 1;
        }
        // The help of the field at hand stands above it: below opens the input method's window.
        let help = self.fields.here().map(|field| field.help.clone()).unwrap_or_default();
        put(row(inside, line), &help, ctx.theme.style(Role::Dim), buf);
        let body = below(inside, line + 2);
        let demanded = self.demanded;
        let remark = |field: &FieldBox| remark(field, demanded, ctx);
        fields_view::view(&mut self.fields, body, ctx.theme, &remark, buf)
    }

    // Title, what it does, what would happen; at most half of the screen.
    fn head(&self, columns: u16, ctx: &Ctx) -> Vec<(String, Role)> {
        let columns = usize::from(columns);
        let mut lines: Vec<(String, Role)> =
            wrap(&ctx.say(&self.sheet.title), columns, 0).into_iter().map(|text| (text, Role::Strong)).collect();
        for said in &self.sheet.about {
            lines.extend(wrap(&ctx.say(said), columns, 0).into_iter().map(|text| (text, Role::Text)));
        }
        for said in &self.foreseen {
            let text = format!("* {}", ctx.say(said));
            lines.extend(wrap(&text, columns, 0).into_iter().map(|text| (text, Role::Good)));
        }
        lines
    }
}

fn remark(field: &FieldBox, demanded: Demanded, ctx: &Ctx) -> Option<Remark> {
    let text = field.editor.text();
    if field.kind == FieldKind::Day && !text.trim().is_empty() && date::parse(&text).is_none() {
        return Some(Remark { role: Role::Error, text: format!("x {}", ctx.word("remark-day")) });
    }
    let missing = demanded == Demanded::Now && field.required && text.trim().is_empty();
    missing.then(|| Remark { role: Role::Error, text: format!("! {}", ctx.word("remark-missing")) })
}
