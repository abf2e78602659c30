//! The poster as it will read, page by page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::answer::PageText;
use crate::tui::ctx::Ctx;
use crate::tui::job::Job;
use crate::tui::key::Code;
use crate::tui::pictures::Shown;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{below, put, right_of, row};
use crate::tui::widgets::scroll::Scroll;

/// A poster as it will read.
#[derive(Clone, Debug)]
pub(crate) struct PreviewScreen {
    /// The notice; `None` for one that is not kept yet.
    number: Option<String>,
    pages: Vec<PageText>,
    page: usize,
    scroll: Scroll,
    /// Columns that are moved out of sight at the left.
    left: u16,
    /// Where the page is drawn.
    body: Rect,
    look: Look,
}

/// How a page is looked at.
#[derive(Clone, Debug)]
enum Look {
    Text,
    /// For this page at this place a picture was asked for; text until it comes.
    Picture {
        page: usize,
        body: Rect,
        shown: Option<Shown>,
    },
}

impl PreviewScreen {
    /// The first page is shown.
    #[must_use]
    pub(crate) fn new(pages: Vec<PageText>) -> Self {
        Self { number: None, pages, page: 0, scroll: Scroll::default(), left: 0, body: Rect::ZERO, look: Look::Text }
    }

    /// The pages are those of a notice that is kept.
    #[must_use]
    pub(crate) fn of(self, number: String) -> Self {
        Self { number: Some(number), ..self }
    }

    /// Why `action` is not possible now; `None` when it is.
    pub(crate) fn refuses(&self, action: Action, ctx: &Ctx) -> Option<Message> {
        match (action, &self.look, &self.number) {
            (Action::Picture, Look::Text, None) => Some(Message::of("picture-unkept")),
            (Action::Picture, Look::Text, Some(_)) => ctx.means.against(self.body.height),
            _ => None,
        }
    }

    /// The picture that was asked for is there.
    pub(crate) fn show(&mut self, picture: Shown) {
        if let Look::Picture { shown, .. } = &mut self.look {
            *shown = Some(picture);
        }
    }

    /// The page that is shown as picture, and where.
    pub(crate) fn pictured(&self) -> Option<(usize, Rect)> {
        match &self.look {
            Look::Picture { page, body, shown: Some(_) } => Some((*page, *body)),
            _ => None,
        }
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        let wants = self.moved(input, ctx);
        if wants.is_empty() { self.catch_up(ctx) } else { wants }
    }

    // Another page, or a window of another size, takes another picture.
    fn catch_up(&mut self, ctx: &Ctx) -> Vec<Want> {
        match &self.look {
            Look::Picture { page, body, .. } if (*page, *body) != (self.page, self.body) => self.picture(ctx),
            _ => Vec::new(),
        }
    }

    fn picture(&mut self, ctx: &Ctx) -> Vec<Want> {
        let Some(number) = self.number.clone().filter(|_| ctx.means.against(self.body.height).is_none()) else {
            self.look = Look::Text;
            return Vec::new();
        };
        self.look = Look::Picture { page: self.page, body: self.body, shown: None };
        let cells = (self.body.width, self.body.height);
        vec![Want::Do(Job::Picture { number, page: self.page + 1, means: ctx.means, cells })]
    }

    fn moved(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        let Input::Key(key, action) = input else { return Vec::new() };
        match (action, key.code) {
            (Some(Action::Picture), _) => match self.look {
                Look::Text => return self.picture(ctx),
                Look::Picture { .. } => self.look = Look::Text,
            },
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
        self.body = body;
        if let Look::Picture { shown: Some(picture), .. } = &self.look {
            picture.draw(body, buf);
            return None;
        }
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
