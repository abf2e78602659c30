//! Terminals that draw `…`, `─` or `“` two columns wide: everything is laid out as if they took
//! one, and look-alikes of one column are drawn in their stead.

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

/// How wide the terminal draws characters of ambiguous width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ambiguous {
    /// One column.
    #[default]
    Narrow,
    /// Two columns: look-alikes are drawn.
    Wide,
}

/// A terminal behind the look-alikes.
#[derive(Debug)]
pub struct NarrowBackend<B> {
    inner: B,
    /// How wide the terminal draws.
    pub ambiguous: Ambiguous,
    /// Where the cursor was put last. The terminal is not asked: some never answer.
    cursor: Position,
}

impl<B> NarrowBackend<B> {
    /// Draws to `inner`.
    pub const fn new(inner: B, ambiguous: Ambiguous) -> Self {
        Self { inner, ambiguous, cursor: Position::ORIGIN }
    }

    /// The terminal itself.
    pub const fn inner(&self) -> &B {
        &self.inner
    }
}

impl<B: Backend<Error = io::Error>> Backend for NarrowBackend<B> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if self.ambiguous == Ambiguous::Narrow {
            return self.inner.draw(content);
        }
        let swapped: Vec<(u16, u16, Cell)> = content.map(|(x, y, cell)| (x, y, look_alike(cell))).collect();
        self.inner.draw(swapped.iter().map(|(x, y, cell)| (*x, *y, cell)))
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.inner.append_lines(count)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        self.inner.set_cursor_position(self.cursor)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The cell, or one that looks like it and takes one column everywhere.
#[must_use]
pub fn look_alike(cell: &Cell) -> Cell {
    let symbol = cell.symbol();
    if symbol.width() != 1 || symbol.width_cjk() == 1 {
        return cell.clone();
    }
    let mut out = cell.clone();
    out.set_symbol(match symbol {
        "─" | "━" | "—" | "–" | "―" => "-",
        "│" | "┃" => "|",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" | "╭" | "╮" | "╰" | "╯" | "±" => {
            "+"
        }
        "…" => "~",
        "“" | "”" | "″" => "\"",
        "‘" | "’" | "′" => "'",
        "·" | "•" => ".",
        "×" => "x",
        "→" | "▶" | "►" => ">",
        "←" | "◀" => "<",
        "↑" => "^",
        "↓" | "√" => "v",
        "■" | "●" | "★" | "█" | "▌" | "▐" => "#",
        "□" | "○" | "☆" | "◇" | "◆" | "°" => "o",
        "①" => "1",
        "②" => "2",
        "③" => "3",
        "④" => "4",
        "⑤" => "5",
        "⑥" => "6",
        "⑦" => "7",
        "⑧" => "8",
        "⑨" => "9",
        "÷" => "/",
        "§" => "S",
        _ => "?",
    });
    out
}
