//! What a step did, and what can follow.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::answer::Outcome;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{band, below, put, row};
use crate::tui::widgets::scroll::Scroll;

/// What a step did.
#[derive(Clone, Debug)]
pub(crate) struct OutcomeScreen {
    outcome: Outcome,
    /// The further step at hand.
    steps: Scroll,
    text: Scroll,
    /// The row of the first step that is shown, for the mouse.
    top: u16,
}

/// Rows that the text keeps whatever follows it, as far as it needs them.
const LEAST_TEXT: u16 = 4;
/// More rows than that leave room for blank ones.
const SPACIOUS: u16 = 16;

impl OutcomeScreen {
    /// The natural next step is at hand.
    #[must_use]
    pub(crate) fn new(outcome: Outcome) -> Self {
        Self { outcome, steps: Scroll::default(), text: Scroll::default(), top: 0 }
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Forward)) => self.go(self.steps.at),
            Input::Key(key, Some(Action::Digit)) => {
                key.digit().map_or_else(Vec::new, |digit| self.go(digit.wrapping_sub(1)))
            }
            Input::Key(_, Some(Action::Back)) => vec![Want::Back],
            Input::Key(key, Some(Action::Move)) => {
                self.steps.key(*key, self.outcome.next.len());
                Vec::new()
            }
            Input::Key(key, Some(Action::Page)) => {
                self.text.text_key(*key, usize::MAX);
                Vec::new()
            }
            Input::Mouse(pointer) => self.point(*pointer),
            _ => Vec::new(),
        }
    }

    fn point(&mut self, pointer: Pointer) -> Vec<Want> {
        let key = |code| Key { code, ctrl: false, alt: false, shift: false };
        match pointer {
            Pointer::Up => {
                self.text.text_key(key(Code::Up), usize::MAX);
            }
            Pointer::Down => {
                self.text.text_key(key(Code::Down), usize::MAX);
            }
            Pointer::Click(_, row) => {
                let at = row.checked_sub(self.top).map(|at| usize::from(at) + self.steps.top);
                return at.map_or_else(Vec::new, |at| self.go(at));
            }
        }
        Vec::new()
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
        // Where there is room it stands a little apart.
        let inside = below(inside, u16::from(area.height > SPACIOUS));
        let text = self.lines(usize::from(inside.width), ctx);
        let steps = u16::try_from(self.outcome.next.len()).unwrap_or(u16::MAX);
        let all = u16::try_from(text.len()).unwrap_or(u16::MAX);
        // One row stays between text and steps, one says that there is more text.
        let room = inside.height.saturating_sub(steps + 3).max(LEAST_TEXT).min(inside.height).min(all);
        let shown = self.text.text_window(usize::from(room), text.len());
        let last = shown.end;
        for (at, index) in shown.enumerate() {
            let Some((line, role)) = text.get(index) else { continue };
            put(row(inside, u16::try_from(at).unwrap_or(u16::MAX)), line, ctx.theme.style(*role), buf);
        }
        if room < all {
            let more = Message::of("outcome-more").with("from", last).with("all", text.len());
            put(row(inside, room), &ctx.say(&more), ctx.theme.style(Role::Dim), buf);
        }
        self.draw_steps(below(inside, room + 1), ctx, buf)
    }

    fn draw_steps(&mut self, list: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        self.top = list.y;
        let mut caret = None;
        let window = self.steps.window(usize::from(list.height), self.outcome.next.len());
        for (at, index) in window.enumerate() {
            let Some(next) = self.outcome.next.get(index) else { continue };
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let here = index == self.steps.at;
            let (mark, role) = if here { (">", Role::Chosen) } else { (" ", Role::Text) };
            band(place, &format!("{mark}{} {}", index + 1, ctx.say(&next.label)), ctx.theme.style(role), buf);
            if here && !place.is_empty() {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        caret
    }

    // What was done, then everything worth knowing, each with what to do about it.
    fn lines(&self, columns: usize, ctx: &Ctx) -> Vec<(String, Role)> {
        let mut lines = Vec::new();
        let mut add = |text: &str, indent, role| {
            lines.extend(wrap(text, columns, indent).into_iter().map(|line| (line, role)));
        };
        add(&ctx.say(&self.outcome.title), 0, Role::Strong);
        let hint = |said: &Message| ctx.hint(said).map(|hint| format!("  → {hint}"));
        if let Some(hint) = hint(&self.outcome.title) {
            add(&hint, 0, Role::Text);
        }
        for said in &self.outcome.lines {
            add(&format!("· {}", ctx.say(said)), 0, Role::Text);
            if let Some(hint) = hint(said) {
                add(&hint, 0, Role::Dim);
            }
        }
        lines
    }
}
