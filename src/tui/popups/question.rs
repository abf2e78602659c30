//! A question before what cannot be undone: the safe answer stands first and is at hand.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::key::Code;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::paint::{band, below, put, row};
use crate::tui::widgets::popup;
use crate::tui::widgets::scroll::Scroll;

/// What becomes of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// It goes to the screen below, under this name.
    Tag(&'static str),
    /// It only has to be read.
    Read,
    /// The program ends with any but the first answer.
    Leave,
}

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    title: String,
    lines: Vec<String>,
    options: Vec<String>,
    at: usize,
    answered: Answered,
    scroll: Scroll,
}

/// Columns of the window.
const WIDE: u16 = 66;

impl Question {
    /// A question whose answer comes back under `tag`; the first option is the safe one.
    #[must_use]
    pub(crate) fn new(tag: &'static str, title: String, lines: Vec<String>, options: Vec<String>) -> Self {
        Self { title, lines, options, at: 0, answered: Answered::Tag(tag), scroll: Scroll::default() }
    }

    /// Whether to end the program.
    #[must_use]
    pub(crate) fn leave(ctx: &Ctx) -> Self {
        let options = vec![ctx.word("leave-stay"), ctx.word("leave-go")];
        let question = Self::new("", ctx.word("leave-title"), vec![ctx.word("leave-about")], options);
        Self { answered: Answered::Leave, ..question }
    }

    /// What was refused, with every detail, to be read.
    #[must_use]
    pub(crate) fn told(fault: &Fault, ctx: &Ctx) -> Self {
        let question = Self::new("", ctx.word("told-title"), Self::about(fault, ctx), vec![ctx.word("told-ok")]);
        Self { answered: Answered::Read, ..question }
    }

    /// What opening the office found, to be read.
    #[must_use]
    pub(crate) fn news(told: &[Message], ctx: &Ctx) -> Self {
        let hint = |message: &Message| ctx.hint(message).map(|hint| format!("  → {hint}"));
        let line = |message: &Message| std::iter::once(format!("! {}", ctx.say(message))).chain(hint(message));
        let question =
            Self::new("", ctx.word("news-title"), told.iter().flat_map(line).collect(), vec![ctx.word("told-ok")]);
        Self { answered: Answered::Read, ..question }
    }

    /// What was refused, with every detail and hint.
    pub(crate) fn about(fault: &Fault, ctx: &Ctx) -> Vec<String> {
        let mut lines = vec![ctx.say(&fault.message)];
        for detail in &fault.details {
            lines.push(format!("· {}", ctx.say(detail)));
            lines.extend(ctx.hint(detail).map(|hint| format!("  → {hint}")));
        }
        lines.extend(ctx.hint(&fault.message).map(|hint| format!("→ {hint}")));
        lines
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Open)) => self.answer(self.at),
            Input::Key(key, Some(Action::Digit)) => {
                let at = key.digit().map_or(usize::MAX, |digit| digit.wrapping_sub(1));
                if at < self.options.len() { self.answer(at) } else { Vec::new() }
            }
            Input::Key(key, _) if matches!(key.code, Code::PageUp | Code::PageDown) => {
                self.scroll.text_key(*key, usize::MAX);
                Vec::new()
            }
            Input::Key(key, Some(Action::Move)) => {
                let last = self.options.len().saturating_sub(1);
                match key.code {
                    Code::Up | Code::Left => self.at = self.at.saturating_sub(1),
                    Code::Down | Code::Right => self.at = (self.at + 1).min(last),
                    _ => self.at = if self.at == last { 0 } else { self.at + 1 },
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn answer(&self, at: usize) -> Vec<Want> {
        match self.answered {
            Answered::Tag(tag) => vec![Want::Reply(Reply { tag, picked: Picked::At(at) })],
            Answered::Leave if at > 0 => vec![Want::Quit],
            Answered::Leave | Answered::Read => vec![Want::Back],
        }
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let wide = WIDE.min(area.width);
        let text: Vec<String> =
            self.lines.iter().flat_map(|line| wrap(line, usize::from(wide.saturating_sub(4)), 0)).collect();
        let count = u16::try_from(self.options.len()).unwrap_or(u16::MAX);
        let rows = u16::try_from(text.len()).unwrap_or(u16::MAX).saturating_add(count).saturating_add(3);
        let inside = popup::open(area, wide, rows, &self.title, ctx.theme, buf);
        let room = inside.height.saturating_sub(count + 1);
        let body = Rect { x: inside.x + 1, width: inside.width.saturating_sub(1), height: room, ..inside };
        for (at, line) in self.scroll.text_window(usize::from(room), text.len()).enumerate() {
            let place = row(body, u16::try_from(at).unwrap_or(u16::MAX));
            put(place, text.get(line).map_or("", String::as_str), ctx.theme.style(Role::Text), buf);
        }
        let list = below(inside, inside.height.saturating_sub(count));
        let mut caret = None;
        for (at, option) in self.options.iter().enumerate() {
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let here = at == self.at;
            let role = if here { Role::Chosen } else { Role::Text };
            let text = format!("{}{} {option}", if here { ">" } else { " " }, at + 1);
            band(place, &text, ctx.theme.style(role), buf);
            if here {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        caret
    }
}
