//! The poster as it will read, page by page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::answer::PageText;
use crate::tui::ctx::Ctx;
use crate::tui::key::Code;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{below, put, right_of, row};
use crate::tui::widgets::scroll::Scroll;

/// A poster as it will read.
#[derive(Clone, Debug)]
pub(crate) struct PreviewScreen {
    pages: Vec<PageText>,
    page: usize,
    scroll: Scroll,
    /// Columns that are moved out of sight at the left.
    left: u16,
}

impl PreviewScreen {
    /// The first page is shown.
    #[must_use]
    pub(crate) fn new(pages: Vec<PageText>) -> Self {
        Self { pages, page: 0, scroll: Scroll::default(), left: 0 }
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        let Input::Key(key, action) = input else { return Vec::new() };
        match (action, key.code) {
            (Some(Action::Back | Action::Preview), _) => return vec![Want::Back],
            (_, Code::PageUp) => self.go(self.page.saturating_sub(1)),
            (_, Code::PageDown) => self.go(self.page + 1),
            (_, Code::Home) => self.go(0),
            (_, Code::End) => self.go(usize::MAX),
            (_, Code::Left) => self.left = self.left.saturating_sub(8),
            (_, Code::Right) => self.left = (self.left + 8).min(self.widest().saturating_sub(20)),
            _ => {
                let rows = self.pages.get(self.page).map_or(0, |page| page.lines.len());
                self.scroll.text_key(*key, rows);
            }
        }
        Vec::new()
    }

    fn go(&mut self, page: usize) {
        self.page = page.min(self.pages.len().saturating_sub(1));
        self.scroll = Scroll::default();
    }

    fn widest(&self) -> u16 {
        let columns = self.pages.iter().map(|page| page.columns).max().unwrap_or(0);
        u16::try_from(columns).unwrap_or(u16::MAX)
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let message = Message::of("preview-page").with("page", self.page + 1).with("pages", self.pages.len().max(1));
        put(row(area, 0), &ctx.say(&message), ctx.theme.style(Role::Strong), buf);
        let body = below(area, 1);
        let page = self.pages.get(self.page)?;
        let spare = area.width.saturating_sub(u16::try_from(page.columns).unwrap_or(u16::MAX)) / 2;
        let body = right_of(body, spare);
        for (at, index) in self.scroll.text_window(usize::from(body.height), page.lines.len()).enumerate() {
            let line = page.lines.get(index).map_or("", String::as_str);
            let line = skip(line, self.left);
            put(row(body, u16::try_from(at).unwrap_or(u16::MAX)), &line, ctx.theme.style(Role::Text), buf);
        }
        None
    }
}

// The line without its first columns; half of a wide character becomes a blank.
fn skip(line: &str, columns: u16) -> String {
    let mut left = usize::from(columns);
    let mut out = String::new();
    for c in line.chars() {
        let wide = crate::core::text::width(c.encode_utf8(&mut [0; 4]));
        if left == 0 {
            out.push(c);
        } else if wide > left {
            out.push(' ');
            left = 0;
        } else {
            left -= wide;
        }
    }
    out
}
