//! What frames every screen: the title above, one line of news and the keys below.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{App, LEAST_COLUMNS, LEAST_ROWS, Note, Stoppable};
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::desk::Access;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::keymap::Binding;
use crate::tui::pictures::Means;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, columns, put, put_right, right_of, row};
use crate::tui::widgets::popup;

/// Bindings from here on stay in the bar whatever room there is.
const ALWAYS: u8 = 90;
/// Ticks before a job that is waited for is shown: quick ones leave no trace.
const PATIENCE: u32 = 2;
/// Rows that news may take.
const MOST_NEWS: usize = 3;

/// The room that a screen has.
pub(super) fn room(area: Rect) -> Rect {
    Rect::new(area.x, area.y + 1, area.width, area.height.saturating_sub(3))
}

/// Says that the window is too small.
pub(super) fn too_small(area: Rect, ctx: &Ctx, buf: &mut Buffer) {
    let message = Message::of("window-small").with("columns", area.width).with("rows", area.height);
    let text = ctx.say(&message.with("least", format!("{LEAST_COLUMNS}×{LEAST_ROWS}")));
    for (at, line) in wrap(&text, usize::from(area.width), 0).iter().enumerate() {
        put(row(area, u16::try_from(at).unwrap_or(u16::MAX)), line, ctx.theme.style(Role::Strong), buf);
    }
}

impl App {
    pub(super) fn draw_chrome(&mut self, area: Rect, buf: &mut Buffer) {
        self.draw_title(row(area, 0), buf);
        self.draw_bar(row(area, area.height - 1), buf);
        if let Some(note) = self.note.clone() {
            self.draw_note(&note, area, buf);
        }
        self.draw_busy(area, buf);
    }

    fn draw_title(&self, line: Rect, buf: &mut Buffer) {
        let ctx = &self.ctx;
        let role = if ctx.is_practice() { Role::Practice } else { Role::Bar };
        let style = ctx.theme.style(role);
        let screen = self.stack.iter().rev().find(|screen| !screen.is_popup()).map(Screen::id);
        let title = screen.map(|id| ctx.word(id.key())).unwrap_or_default();
        let office = ctx.office.as_ref().map(|office| office.name.clone()).unwrap_or_default();
        let practice = if ctx.is_practice() { ctx.word("title-practice") } else { String::new() };
        let looking = if ctx.access == Access::Read { ctx.word("title-looking") } else { String::new() };
        band(line, "", style, buf);
        let day = format!("{} {}", ctx.today, ctx.word(weekday(ctx.today)));
        let person = ctx.settings.person.clone().map(|name| format!("{name}  ")).unwrap_or_default();
        let right = format!("{person}{day} ");
        put_right(line, &right, style, buf);
        let left = Rect { width: line.width.saturating_sub(columns(&right) + 1), ..line };
        put(left, &format!(" {} | {title} | {looking}{practice}{office}", ctx.word("title-program")), style, buf);
    }

    fn draw_bar(&self, line: Rect, buf: &mut Buffer) {
        let Some(screen) = self.stack.last() else { return };
        let ctx = &self.ctx;
        // The bar is short: what this build cannot do at all stands in the menu only, with its reason.
        let unbuilt = |line: &&Binding| line.action == Action::Picture && ctx.means == Means::None;
        // A village has one board: it looks at all of them from the menu.
        let alone = |line: &&Binding| line.action == Action::Overview && !ctx.is_town();
        let lines = ctx.keymap.bar(screen.id()).into_iter().filter(|line| !unbuilt(line) && !alone(line));
        let parts: Vec<(u8, String, String, bool)> = lines.filter_map(|line| self.part(screen, line)).collect();
        let wide = |part: &(u8, String, String, bool)| columns(&part.1) + columns(&part.2) + 2;
        let kept: u16 = parts.iter().filter(|part| part.0 >= ALWAYS).map(wide).sum();
        let mut room = line.width.saturating_sub(kept);
        let mut at = line;
        for part in &parts {
            let need = wide(part);
            if part.0 < ALWAYS {
                if need > room {
                    continue;
                }
                room -= need;
            }
            let used = put(at, &part.1, ctx.theme.style(Role::BarKey), buf);
            at = right_of(at, used);
            let role = if part.3 { Role::Text } else { Role::Off };
            let used = put(at, &part.2, ctx.theme.style(role), buf);
            at = right_of(at, used + 2);
        }
    }

    fn part(&self, screen: &Screen, line: &Binding) -> Option<(u8, String, String, bool)> {
        let key = line.keys.first()?;
        let possible = screen.refuses(line.action, &self.ctx).is_none();
        let name = self.ctx.name_of(line);
        // `F1帮助` reads well, `F1help` does not.
        let gap = if name.starts_with(|first: char| first.is_ascii_alphanumeric()) { " " } else { "" };
        Some((line.bar?, key.to_string(), format!("{gap}{name}"), possible))
    }

    // Over the last rows of the screen, as many as it takes.
    fn draw_note(&self, note: &Note, area: Rect, buf: &mut Buffer) {
        let ctx = &self.ctx;
        let sign = match note.role {
            Role::Error => "x ",
            Role::Warning => "! ",
            _ => "* ",
        };
        let hint = ctx.hint(&note.message).map(|hint| format!("  → {hint}")).unwrap_or_default();
        let text = format!("{sign}{}{hint}", ctx.say(&note.message));
        let mut lines = wrap(&text, usize::from(area.width), 0);
        lines.truncate(MOST_NEWS);
        let count = u16::try_from(lines.len()).unwrap_or(1);
        let top = area.height.saturating_sub(1 + count);
        popup::clear(Rect::new(area.x, area.y + top, area.width, count), buf);
        for (at, text) in lines.iter().enumerate() {
            put(row(area, top + u16::try_from(at).unwrap_or(0)), text, ctx.theme.style(note.role), buf);
        }
    }

    fn draw_busy(&self, area: Rect, buf: &mut Buffer) {
        let Some(busy) = self.busy.filter(|busy| busy.ticks >= PATIENCE || busy.progress.is_some()) else { return };
        let ctx = &self.ctx;
        let what = ctx.word(if busy.stoppable == Stoppable::Told { "busy-stopping" } else { busy.what });
        let text = match busy.progress {
            Some((done, all)) if all > 0 => {
                let full = done.min(all) * 20 / all;
                format!("{what} {}{} {done}/{all}", "#".repeat(full), "-".repeat(20 - full))
            }
            _ => format!("{what} {}", ".".repeat((busy.ticks % 4) as usize + 1)),
        };
        let line = row(area, area.height.saturating_sub(2));
        popup::clear(line, buf);
        let esc = if busy.stoppable == Stoppable::Yes { ctx.word("busy-esc") } else { String::new() };
        put(line, &format!("* {text}  {esc}"), ctx.theme.style(Role::Strong), buf);
    }
}

fn weekday(day: chrono::NaiveDate) -> &'static str {
    match day.weekday() {
        chrono::Weekday::Mon => "day-mon",
        chrono::Weekday::Tue => "day-tue",
        chrono::Weekday::Wed => "day-wed",
        chrono::Weekday::Thu => "day-thu",
        chrono::Weekday::Fri => "day-fri",
        chrono::Weekday::Sat => "day-sat",
        chrono::Weekday::Sun => "day-sun",
    }
}
