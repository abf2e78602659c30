//! Help: what the screen in front is for, and every key of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::text::width;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::screen_id::ScreenId;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{padded, put, row};
use crate::tui::widgets::popup;
use crate::tui::widgets::scroll::Scroll;

/// Help on a screen.
#[derive(Clone, Debug)]
pub(crate) struct HelpScreen {
    of: ScreenId,
    scroll: Scroll,
    rows: usize,
}

/// Columns of the names of keys.
const KEYS: usize = 26;

impl HelpScreen {
    /// Help on `of`.
    #[must_use]
    pub(crate) fn new(of: ScreenId, _: &Ctx) -> Self {
        Self { of, scroll: Scroll::default(), rows: 0 }
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Help | Action::Back)) => return vec![Want::Back],
            Input::Key(key, _) => drop(self.scroll.text_key(*key, self.rows)),
            _ => {}
        }
        Vec::new()
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = popup::open(area, 78, area.height, &ctx.word(self.of.key()), ctx.theme, buf);
        let text = self.text(usize::from(inside.width), ctx);
        self.rows = text.len();
        let room = inside.height.saturating_sub(1);
        let window = self.scroll.text_window(usize::from(room), text.len());
        let below = text.len() - window.end;
        for (at, index) in window.enumerate() {
            let line = text.get(index).map_or("", String::as_str);
            put(row(inside, u16::try_from(at).unwrap_or(u16::MAX)), line, ctx.theme.style(Role::Text), buf);
        }
        if below > 0 {
            let more = Message::of("more-below").with("count", below);
            put(row(inside, room), &ctx.say(&more), ctx.theme.style(Role::Dim), buf);
        }
        None
    }

    fn text(&self, columns: usize, ctx: &Ctx) -> Vec<String> {
        let mut out = wrap(&ctx.word(self.of.about()), columns, 0);
        out.push(String::new());
        for line in ctx.keymap.of(self.of) {
            let keys: Vec<String> = line.keys.iter().map(ToString::to_string).collect();
            let keys = keys.join(" ");
            let name = ctx.name_of(line);
            let room = KEYS.max(width(&keys) + 1);
            for (at, part) in wrap(&name, columns.saturating_sub(room).max(8), 0).into_iter().enumerate() {
                let head = if at == 0 { keys.as_str() } else { "" };
                out.push(format!("{}{part}", padded(head, room)));
            }
        }
        out.push(String::new());
        out.extend(wrap(&ctx.word("about-any"), columns, 0));
        out
    }
}
