//! The pages of the poster, and which of them were seen to their end.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::core::text::{shorten, width};
use crate::desk::PageText;
use crate::tui::ctx::Ctx;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{put, row};
use crate::tui::widgets::scroll::Scroll;

/// Pages, one of them at hand.
#[derive(Clone, Debug)]
pub(super) struct Pages {
    list: Vec<PageText>,
    page: usize,
    scroll: Scroll,
    /// Columns that are moved out of sight at the left.
    left: usize,
    /// Columns that were shown when it was drawn last.
    room: usize,
    /// Pages whose last line was on the screen.
    seen: BTreeSet<usize>,
}

impl Pages {
    /// The first page is at hand; nothing was seen yet.
    pub(super) fn new(list: Vec<PageText>) -> Self {
        Self { list, page: 0, scroll: Scroll::default(), left: 0, room: usize::MAX, seen: BTreeSet::new() }
    }

    /// All pages.
    pub(super) fn list(&self) -> &[PageText] {
        &self.list
    }

    /// The page at hand, from 1.
    pub(super) const fn number(&self) -> usize {
        self.page + 1
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// How many were seen to their end.
    pub(super) fn seen(&self) -> usize {
        self.seen.len()
    }

    /// Goes on by a screen; whether there was something to go on to.
    pub(super) fn forward(&mut self) -> bool {
        let before = (self.page, self.scroll.top);
        self.key(Key::plain(Code::PageDown));
        before != (self.page, self.scroll.top)
    }

    /// Takes a key that moves within a page, and at its ends to the next one.
    pub(super) fn key(&mut self, key: Key) {
        let before = self.scroll.top;
        match key.code {
            Code::Left => self.left = self.left.saturating_sub(8),
            Code::Right => self.left = (self.left + 8).min(self.widest().saturating_sub(self.room)),
            Code::Home => self.go(0),
            Code::End => self.go(self.list.len().saturating_sub(1)),
            _ => {
                let rows = self.rows();
                if self.scroll.text_key(key, rows) && before == self.scroll.top {
                    self.turn(key);
                }
            }
        }
    }

    fn turn(&mut self, key: Key) {
        match key.code {
            Code::Down | Code::PageDown | Code::Char(' ') if self.page + 1 < self.list.len() => self.go(self.page + 1),
            Code::Up | Code::PageUp if self.page > 0 => {
                self.go(self.page - 1);
                // Drawing brings it back to the last rows.
                self.scroll.top = self.rows();
            }
            _ => {}
        }
    }

    fn go(&mut self, page: usize) {
        self.page = page;
        self.scroll.top = 0;
    }

    fn rows(&self) -> usize {
        self.list.get(self.page).map_or(0, |page| page.lines.len())
    }

    fn widest(&self) -> usize {
        self.list.iter().map(|page| page.columns).max().unwrap_or(0)
    }

    /// Columns of the widest page.
    pub(super) fn columns(&self) -> u16 {
        u16::try_from(self.widest()).unwrap_or(u16::MAX)
    }

    /// Draws the page at hand.
    pub(super) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        self.room = usize::from(area.width);
        self.left = self.left.min(self.widest().saturating_sub(self.room));
        let rows = self.rows();
        let window = self.scroll.text_window(usize::from(area.height), rows);
        if window.end >= rows {
            self.seen.insert(self.page);
        }
        for (at, index) in window.enumerate() {
            let line = self.list.get(self.page).and_then(|page| page.lines.get(index));
            let line = skip(line.map_or("", String::as_str), self.left);
            let place = row(area, u16::try_from(at).unwrap_or(u16::MAX));
            put(place, &shorten(&line, self.room), ctx.theme.style(Role::Text), buf);
        }
    }
}

// The line without its first columns; half of a wide character becomes a blank.
fn skip(line: &str, columns: usize) -> String {
    let mut gone = 0;
    let mut out = String::new();
    for c in line.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if gone >= columns {
            out.push(c);
        } else {
            gone += wide;
            out.extend(std::iter::repeat_n(' ', gone.saturating_sub(columns)));
        }
    }
    out
}
