//! The account as rows to go along: headings are passed over, sections are jumped to.

use super::account::{self, Line, Section, What};
use crate::core::words::Lang;
use crate::desk::Story;
use crate::tui::ctx::Ctx;
use crate::tui::key::{Code, Key};
use crate::tui::widgets::scroll::moved;

/// The lines of the account, and which of them is at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    lines: Vec<Line>,
    /// For which width and language they were made.
    made: Option<(usize, Lang)>,
    at: usize,
    top: usize,
    room: usize,
}

impl Rows {
    /// The notice changed: the lines are made anew.
    pub(super) fn forget(&mut self) {
        self.made = None;
    }

    /// Makes the lines where they are not made yet; what was at hand stays so.
    pub(super) fn make(&mut self, story: &Story, columns: usize, ctx: &Ctx) {
        if self.made == Some((columns, ctx.lang)) {
            return;
        }
        let before = self.lines.get(self.at).map(|line| (line.section, line.what.clone()));
        self.lines = account::lines(story, columns, ctx);
        self.made = Some((columns, ctx.lang));
        let same =
            |line: &Line| before.as_ref().is_some_and(|(section, what)| line.section == *section && line.what == *what);
        let named = before.as_ref().is_some_and(|(_, what)| matches!(what, What::Photo(_) | What::Event(_)));
        let found = self.lines.iter().position(same).filter(|_| named);
        self.at = found.unwrap_or(self.at).min(self.lines.len().saturating_sub(1));
        self.settle(Code::Down);
    }

    /// What the line at hand is.
    pub(super) fn at_hand(&self) -> Option<&What> {
        self.lines.get(self.at).map(|line| &line.what)
    }

    /// The place of the line at hand.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The section of the line at hand.
    pub(super) fn section(&self) -> Option<Section> {
        self.lines.get(self.at).map(|line| line.section)
    }

    /// Goes to the first line of `section`, its heading on top.
    pub(super) fn show(&mut self, section: Section) {
        let Some(heading) = self.lines.iter().position(|line| line.section == section) else { return };
        self.at = heading;
        self.settle(Code::Down);
        self.top = heading;
    }

    /// Chooses the row that is shown as number `row`.
    pub(super) fn choose(&mut self, row: usize) {
        self.at = (self.top + row).min(self.lines.len().saturating_sub(1));
        self.settle(Code::Up);
    }

    /// Moves along.
    pub(super) fn key(&mut self, key: Key) {
        let Some(at) = moved(key, self.at, self.room, self.lines.len()) else { return };
        self.at = at;
        let up = matches!(key.code, Code::Up | Code::PageUp | Code::End);
        self.settle(if up { Code::Up } else { Code::Down });
    }

    // Off what is no line of its own: along the way first, else back.
    fn settle(&mut self, way: Code) {
        let own = |at: &usize| self.lines.get(*at).is_some_and(|line| line.what != What::Rest);
        let up = || (0..=self.at).rev().find(own);
        let down = || (self.at..self.lines.len()).find(own);
        let found = if way == Code::Up { up().or_else(down) } else { down().or_else(up) };
        self.at = found.unwrap_or(0);
    }

    /// The lines to draw in `room` rows, each with whether it belongs to what is at hand.
    pub(super) fn window(&mut self, room: usize) -> impl Iterator<Item = (&Line, Hand)> {
        self.room = room;
        let own = |at: &usize| self.lines.get(*at).is_some_and(|line| line.what != What::Rest);
        let next = (self.at + 1..self.lines.len()).find(own).unwrap_or(self.lines.len());
        // Headings above stay in sight; of the rest below as much as there is room for.
        let head = (0..self.at).rev().find(own).map_or(0, |before| before + 1);
        let heading = |at: &usize| self.lines.get(*at).is_some_and(|line| line.section == self.section_at());
        let head = (head..self.at).find(heading).unwrap_or(self.at);
        let end = next.min(self.at + room.max(1)).max(self.at + 1);
        self.top = self.top.max(end.saturating_sub(room)).min(head.max((self.at + 1).saturating_sub(room)));
        self.top = self.top.min(self.lines.len().saturating_sub(room));
        let at = self.at;
        let lines = self.lines.iter().enumerate().skip(self.top).take(room);
        lines.map(move |(index, line)| (line, if index == at { Hand::Here } else { Hand::Elsewhere }))
    }

    fn section_at(&self) -> Section {
        self.section().unwrap_or(Section::Places)
    }
}

/// Whether a line is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    Here,
    Elsewhere,
}
