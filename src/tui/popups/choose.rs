//! A list to choose one of; typing narrows it, digits pick.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::search::matches;
use crate::core::text::width;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::paint::{band, below, columns, left, put, put_right, right_of, row};
use crate::tui::widgets::popup;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::text_field::{Lines, TextField, Typing};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it is.
    pub label: String,
    /// What stands at its right: a key, a date.
    pub aside: String,
    /// Why it cannot be chosen now.
    pub off: Option<String>,
}

impl Item {
    /// A line that can be chosen.
    #[must_use]
    pub(crate) fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), aside: String::new(), off: None }
    }

    /// The same with something at its right.
    #[must_use]
    pub(crate) fn aside(mut self, aside: impl Into<String>) -> Self {
        self.aside = aside.into();
        self
    }
}

/// A list to choose one of.
#[derive(Clone, Debug)]
pub(crate) struct Choose {
    tag: &'static str,
    title: String,
    items: Vec<Item>,
    shown: Vec<usize>,
    find: TextField,
    scroll: Scroll,
    note: Option<String>,
    numbers: Numbers,
}

/// Whether lines carry the digit that picks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    Shown,
    Hidden,
}

/// Lists longer than this can be searched in.
const SEARCHED_FROM: usize = 10;

impl Choose {
    /// A list whose answer comes back under `tag`.
    #[must_use]
    pub(crate) fn new(tag: &'static str, title: impl Into<String>, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        let find = TextField::new(Lines::One, "");
        Self {
            tag,
            title: title.into(),
            items,
            shown,
            find,
            scroll: Scroll::default(),
            note: None,
            numbers: Numbers::Shown,
        }
    }

    /// The same with the item `at` in front.
    #[must_use]
    pub(crate) fn at(mut self, at: usize) -> Self {
        self.scroll.at = at.min(self.items.len().saturating_sub(1));
        self
    }

    /// The same without numbers before the lines.
    #[must_use]
    pub(crate) fn unnumbered(mut self) -> Self {
        self.numbers = Numbers::Hidden;
        self
    }

    fn is_searched(&self) -> bool {
        self.items.len() >= SEARCHED_FROM
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        self.note = None;
        match input {
            Input::Key(key, Some(Action::Digit)) if !self.is_searched() || self.find.text().is_empty() => {
                key.digit().map_or_else(Vec::new, |digit| self.pick(digit.wrapping_sub(1)))
            }
            Input::Key(_, Some(Action::Open)) => self.pick(self.scroll.at),
            Input::Key(key, Some(Action::Move | Action::Page)) => {
                self.scroll.key(*key, self.shown.len());
                Vec::new()
            }
            Input::Key(key, _) if self.is_searched() => {
                if self.find.key(*key) == Typing::Changed {
                    self.narrow();
                }
                Vec::new()
            }
            Input::Paste(text) if self.is_searched() => {
                self.find.insert(text);
                self.narrow();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn narrow(&mut self) {
        let query = self.find.text();
        self.shown = (0..self.items.len())
            .filter(|at| self.items.get(*at).is_some_and(|item| matches(&item.label, &query)))
            .collect();
        self.scroll = Scroll::default();
    }

    fn pick(&mut self, at: usize) -> Vec<Want> {
        let Some(index) = self.shown.get(at).copied() else { return Vec::new() };
        if let Some(why) = self.items.get(index).and_then(|item| item.off.clone()) {
            self.scroll.at = at;
            self.note = Some(why);
            return Vec::new();
        }
        vec![Want::Reply(Reply { tag: self.tag, picked: Picked::At(index) })]
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let longest = self.items.iter().map(|item| width(&item.label) + width(&item.aside) + 10).max().unwrap_or(0);
        let wide = u16::try_from(longest).unwrap_or(u16::MAX).max(columns(&self.title) + 6).max(40);
        let head = u16::from(self.is_searched());
        let rows = u16::try_from(self.items.len()).unwrap_or(u16::MAX).saturating_add(3 + head);
        let inside = popup::open(area, wide, rows.min(area.height.saturating_sub(2)), &self.title, ctx.theme, buf);
        let mut caret = None;
        if self.is_searched() {
            let label = ctx.word("choose-find");
            put(inside, &label, ctx.theme.style(Role::Dim), buf);
            let line = right_of(row(inside, 0), columns(&label) + 1);
            caret = self.find.view(line, ctx.theme.style(Role::Field), buf);
        }
        let list = below(inside, head);
        let foot = row(list, list.height.saturating_sub(1));
        let list = Rect { height: list.height.saturating_sub(1), ..list };
        for (at, index) in self.scroll.window(usize::from(list.height), self.shown.len()).enumerate() {
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            self.draw(index, place, ctx, buf);
            if index == self.scroll.at {
                caret = caret.or(Some(Position::new(place.x, place.y)));
            }
        }
        if let Some(note) = &self.note {
            put(foot, note, ctx.theme.style(Role::Warning), buf);
        } else if self.shown.is_empty() {
            put(foot, &ctx.word("choose-none"), ctx.theme.style(Role::Dim), buf);
        }
        caret
    }

    fn draw(&self, index: usize, place: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let Some(item) = self.shown.get(index).and_then(|at| self.items.get(*at)) else { return };
        let role = match (index == self.scroll.at, item.off.is_some()) {
            (true, _) => Role::Chosen,
            (false, true) => Role::Off,
            (false, false) => Role::Text,
        };
        let digit =
            if index < 9 && self.numbers == Numbers::Shown { format!("{} ", index + 1) } else { "  ".to_owned() };
        let mark = if index == self.scroll.at { ">" } else { " " };
        let room = left(place, place.width.saturating_sub(columns(&item.aside) + 1));
        band(place, "", ctx.theme.style(role), buf);
        put(room, &format!("{mark}{digit}{}", item.label), ctx.theme.style(role), buf);
        put_right(place, &item.aside, ctx.theme.style(role), buf);
    }
}
