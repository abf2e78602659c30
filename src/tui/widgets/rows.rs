//! An account as rows to go along: headings are passed over, sections are jumped to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::paint::{band, row};
use super::scroll::moved;
use crate::core::words::Lang;
use crate::tui::ctx::Ctx;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Role;

/// A line of a section `S`, that stands for `W`.
#[derive(Clone, Debug)]
pub(crate) struct Line<S, W> {
    /// Its section.
    pub(crate) section: S,
    /// What it stands for; `None` for a heading, or the rest of the line above.
    pub(crate) what: Option<W>,
    /// How it looks.
    pub(crate) role: Role,
    /// What it says.
    pub(crate) text: String,
}

/// The lines of an account, and which of them is at hand.
#[derive(Clone, Debug)]
pub(crate) struct Rows<S, W> {
    lines: Vec<Line<S, W>>,
    /// For which width and language they were made.
    made: Option<(usize, Lang)>,
    at: usize,
    top: usize,
    room: usize,
}

impl<S, W> Default for Rows<S, W> {
    fn default() -> Self {
        Self { lines: Vec::new(), made: None, at: 0, top: 0, room: 0 }
    }
}

impl<S: Copy + PartialEq, W: Clone + PartialEq> Rows<S, W> {
    /// What it is about changed: the lines are made anew.
    pub(crate) fn forget(&mut self) {
        self.made = None;
    }

    /// Makes the lines where they are not made yet; what was at hand stays so.
    pub(crate) fn make(&mut self, columns: usize, lang: Lang, lines: impl FnOnce() -> Vec<Line<S, W>>) {
        if self.made == Some((columns, lang)) {
            return;
        }
        let before = self.lines.get(self.at).map(|line| (line.section, line.what.clone()));
        self.lines = lines();
        self.made = Some((columns, lang));
        let same = |line: &&Line<S, W>| {
            before.as_ref().is_some_and(|(section, what)| line.section == *section && line.what == *what)
        };
        // What reads like others is known by its place only.
        let alone = self.lines.iter().filter(same).count() == 1;
        let found = self.lines.iter().position(|line| same(&line)).filter(|_| alone);
        self.at = found.unwrap_or(self.at).min(self.lines.len().saturating_sub(1));
        self.settle(Code::Down);
    }

    /// What the line at hand is.
    pub(crate) fn at_hand(&self) -> Option<&W> {
        self.lines.get(self.at)?.what.as_ref()
    }

    /// The place of the line at hand.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The section of the line at hand.
    pub(crate) fn section(&self) -> Option<S> {
        self.lines.get(self.at).map(|line| line.section)
    }

    /// Goes to the first line of `section`, its heading on top.
    pub(crate) fn show(&mut self, section: S) {
        let Some(heading) = self.lines.iter().position(|line| line.section == section) else { return };
        self.at = heading;
        self.settle(Code::Down);
        self.top = heading;
    }

    /// Chooses the row that is shown as number `row`.
    pub(crate) fn choose(&mut self, row: usize) {
        self.at = (self.top + row).min(self.lines.len().saturating_sub(1));
        self.settle(Code::Up);
    }

    /// Moves along.
    pub(crate) fn key(&mut self, key: Key) {
        let Some(at) = moved(key, self.at, self.room, self.lines.len()) else { return };
        self.at = at;
        let up = matches!(key.code, Code::Up | Code::PageUp | Code::End);
        self.settle(if up { Code::Up } else { Code::Down });
    }

    // Off what is no line of its own: along the way first, else back.
    fn settle(&mut self, way: Code) {
        let own = |at: &usize| self.lines.get(*at).is_some_and(|line| line.what.is_some());
        let up = || (0..=self.at).rev().find(own);
        let down = || (self.at..self.lines.len()).find(own);
        let found = if way == Code::Up { up().or_else(down) } else { down().or_else(up) };
        self.at = found.unwrap_or(0);
    }

    /// Draws as many lines as `area` holds; gives the place of the one at hand. `focus` says whether
    /// the keys are with these lines.
    pub(crate) fn draw(&mut self, area: Rect, focus: Hand, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let mut caret = None;
        for (at, (line, hand)) in self.window(usize::from(area.height)).enumerate() {
            let place = row(area, u16::try_from(at).unwrap_or(u16::MAX));
            let chosen = focus == Hand::Here && hand == Hand::Here;
            let mark = match (chosen, line.role == Role::Strong) {
                (true, _) => "> ",
                (false, true) => "",
                (false, false) => "  ",
            };
            let role = if chosen { Role::Chosen } else { line.role };
            band(place, &format!("{mark}{}", line.text), ctx.theme.style(role), buf);
            if chosen {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        caret
    }

    // The lines to draw in `room` rows, each with whether it is at hand.
    fn window(&mut self, room: usize) -> impl Iterator<Item = (&Line<S, W>, Hand)> {
        self.room = room;
        let own = |at: &usize| self.lines.get(*at).is_some_and(|line| line.what.is_some());
        let next = (self.at + 1..self.lines.len()).find(own).unwrap_or(self.lines.len());
        // Headings above stay in sight; of the rest below as much as there is room for.
        let head = (0..self.at).rev().find(own).map_or(0, |before| before + 1);
        let heading = |at: &usize| self.lines.get(*at).is_some_and(|line| Some(line.section) == self.section());
        let head = (head..self.at).find(heading).unwrap_or(self.at);
        let end = next.min(self.at + room.max(1)).max(self.at + 1);
        self.top = self.top.max(end.saturating_sub(room)).min(head.max((self.at + 1).saturating_sub(room)));
        self.top = self.top.min(self.lines.len().saturating_sub(room));
        let at = self.at;
        let lines = self.lines.iter().enumerate().skip(self.top).take(room);
        lines.map(move |(index, line)| (line, if index == at { Hand::Here } else { Hand::Elsewhere }))
    }
}

/// Whether a line, or all of them, is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    /// It is.
    Here,
    /// Another one is.
    Elsewhere,
}
