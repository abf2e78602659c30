//! A window onto more rows than there is room for.

use crate::tui::key::{Code, Key};

/// Which row is at hand, and which one is on top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    /// The row at hand, from 0.
    pub(crate) at: usize,
    /// The first row that is shown.
    pub(crate) top: usize,
    /// Rows that were shown when it was drawn last: how far a page is.
    page: usize,
}

impl Scroll {
    /// Moves by an arrow or page key among `rows`; whether the key means that.
    pub(crate) fn key(&mut self, key: Key, rows: usize) -> bool {
        let moved = moved(key, self.at, self.page, rows);
        self.at = moved.unwrap_or(self.at);
        moved.is_some()
    }

    /// Keeps the row at hand in sight: `room` rows are shown of `rows`. Returns the rows to draw.
    pub(crate) fn window(&mut self, room: usize, rows: usize) -> std::ops::Range<usize> {
        self.page = room;
        self.at = self.at.min(rows.saturating_sub(1));
        self.top = self.top.min(self.at).max((self.at + 1).saturating_sub(room)).min(rows.saturating_sub(room));
        self.top..(self.top + room).min(rows)
    }

    /// For text without a row at hand: moves the top by keys. `room` rows are shown of `rows`.
    pub(crate) fn text_key(&mut self, key: Key, rows: usize) -> bool {
        let room = self.page.max(1);
        let last = rows.saturating_sub(room);
        self.top = match key.code {
            Code::Up => self.top.saturating_sub(1),
            Code::Down => self.top + 1,
            Code::PageUp => self.top.saturating_sub(room.saturating_sub(1).max(1)),
            Code::PageDown | Code::Char(' ') => self.top + room.saturating_sub(1).max(1),
            Code::Home => 0,
            Code::End => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// The rows of a text to draw, `room` of `rows`.
    pub(crate) fn text_window(&mut self, room: usize, rows: usize) -> std::ops::Range<usize> {
        self.page = room;
        self.top = self.top.min(rows.saturating_sub(room));
        self.top..(self.top + room).min(rows)
    }
}

/// Where an arrow or page key leads from row `at` among `rows`, of which `page` are shown; `None` for
/// other keys.
pub(crate) fn moved(key: Key, at: usize, page: usize, rows: usize) -> Option<usize> {
    let last = rows.saturating_sub(1);
    let page = page.max(2) - 1;
    let to = match key.code {
        Code::Up => at.saturating_sub(1),
        Code::Down => at + 1,
        Code::PageUp => at.saturating_sub(page),
        Code::PageDown => at + page,
        Code::Home => 0,
        Code::End => last,
        _ => return None,
    };
    Some(to.min(last))
}
