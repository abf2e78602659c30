//! What a step did, and what can follow.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::answer::Outcome;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{band, below, put, row};
use crate::tui::widgets::scroll::Scroll;

/// What a step did.
#[derive(Clone, Debug)]
pub struct OutcomeScreen {
    outcome: Outcome,
    scroll: Scroll,
    text: Scroll,
}

impl OutcomeScreen {
    /// The natural next step is at hand.
    #[must_use]
    pub fn new(outcome: Outcome) -> Self {
        Self { outcome, scroll: Scroll::default(), text: Scroll::default() }
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Forward)) => self.go(self.scroll.at),
            Input::Key(key, Some(Action::Digit)) => {
                key.digit().map_or_else(Vec::new, |digit| self.go(digit.wrapping_sub(1)))
            }
            Input::Key(_, Some(Action::Back)) => vec![Want::Back],
            Input::Key(key, Some(Action::Move)) => {
                self.scroll.key(*key, self.outcome.next.len());
                Vec::new()
            }
            Input::Key(key, _) => {
                self.text.text_key(*key, usize::MAX);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    // Nothing to follow leads back.
    fn go(&self, at: usize) -> Vec<Want> {
        match self.outcome.next.get(at) {
            Some(next) => vec![Want::Follow(next.clone())],
            None if self.outcome.next.is_empty() => vec![Want::Back],
            None => Vec::new(),
        }
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        let steps = u16::try_from(self.outcome.next.len()).unwrap_or(u16::MAX);
        let title = wrap(&ctx.say(&self.outcome.title), usize::from(inside.width), 0);
        let mut line = 1;
        for text in &title {
            put(row(inside, line), text, ctx.theme.style(Role::Strong), buf);
            line += 1;
        }
        let text: Vec<String> =
            self.outcome.lines.iter().flat_map(|said| Self::said(said, inside.width, ctx)).collect();
        let room = inside.height.saturating_sub(line + steps + 3);
        let body = Rect { height: room, ..below(inside, line + 1) };
        for (at, index) in self.text.text_window(usize::from(room), text.len()).enumerate() {
            let shown = text.get(index).map_or("", String::as_str);
            put(row(body, u16::try_from(at).unwrap_or(u16::MAX)), shown, ctx.theme.style(Role::Text), buf);
        }
        let shown = u16::try_from(text.len()).unwrap_or(u16::MAX).min(room);
        let list = below(inside, line + shown + 2);
        let mut caret = None;
        for (at, next) in self.outcome.next.iter().enumerate() {
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let here = at == self.scroll.at;
            let mark = if here { ">" } else { " " };
            let role = if here { Role::Chosen } else { Role::Text };
            let label = format!("{mark}{} {}", at + 1, ctx.say(&next.label));
            band(place, &label, ctx.theme.style(role), buf);
            if here && !place.is_empty() {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        caret
    }

    fn said(said: &crate::core::words::Message, room: u16, ctx: &Ctx) -> Vec<String> {
        let hint = ctx.hint(said).map(|hint| format!("  → {hint}"));
        let lines = std::iter::once(format!("· {}", ctx.say(said))).chain(hint);
        lines.flat_map(|line| wrap(&line, usize::from(room), 0)).collect()
    }
}
