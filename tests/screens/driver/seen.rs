//! What somebody at the keyboard sees.

use gongshilan::tui::narrow::look_alike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::picture::{faults, place_of, screen_text};
use super::Clerk;

/// Ticks that something may take to appear.
const PATIENCE: usize = 40;

impl Clerk {
    /// Draws and checks what was drawn.
    pub(super) fn draw(&mut self) -> (Buffer, Option<Position>) {
        let (columns, rows) = self.size;
        let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
        let caret = self.app.view(buf.area, &mut buf);
        let wrong = faults(&buf, caret);
        assert!(wrong.is_empty(), "{wrong:#?}\n{}", screen_text(&buf, caret));
        if self.look.wide {
            for cell in &mut buf.content {
                *cell = look_alike(cell);
            }
        }
        (buf, caret)
    }

    /// What is on the screen and where the caret stands.
    pub(crate) fn drawn(&mut self) -> (Buffer, Option<Position>) {
        self.begin();
        self.draw()
    }

    /// The screen as text: blanks at the ends of lines cut, `▏` before the cell of the caret.
    pub(crate) fn screen(&mut self) -> String {
        let (buf, caret) = self.drawn();
        screen_text(&buf, caret)
    }

    /// Column and row of the caret.
    pub(crate) fn caret(&mut self) -> Option<(u16, u16)> {
        self.drawn().1.map(|caret| (caret.x, caret.y))
    }

    /// Whether `text` stands in one row of the screen.
    pub(crate) fn has(&mut self, text: &str) -> bool {
        self.place_of(text).is_some()
    }

    /// Column and row where `text` stands.
    pub(crate) fn place_of(&mut self, text: &str) -> Option<(u16, u16)> {
        place_of(&self.drawn().0, text)
    }

    /// The style of a cell.
    pub(crate) fn style_at(&mut self, column: u16, row: u16) -> Style {
        self.drawn().0.cell((column, row)).unwrap().style()
    }

    /// The style of the first cell of `text`.
    pub(crate) fn style_of(&mut self, text: &str) -> Style {
        let Some((column, row)) = self.place_of(text) else { panic!("no {text} on\n{}", self.screen()) };
        self.style_at(column, row)
    }

    /// Lets time pass until `text` is on the screen.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        for _ in 0..PATIENCE {
            if self.has(text) {
                return self;
            }
            self.tick();
        }
        panic!("no {text} on\n{}", self.screen());
    }
}
