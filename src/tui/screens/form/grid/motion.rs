//! Going from cell to cell.

use super::GridPane;
use super::did::GridDid;
use crate::tui::action::Action;
use crate::tui::input::Pointer;
use crate::tui::key::{Code, Key};

/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

impl GridPane {
    /// Puts a cell at hand; one row more than there are can be.
    pub(super) fn go(&mut self, row: usize, column: usize) {
        self.row = row.min(self.list.rows.len());
        self.column = column.min(self.list.columns.len().saturating_sub(1));
    }

    pub(super) fn travel(&mut self, action: Action, key: Key) -> GridDid {
        match action {
            Action::Next => self.forward(),
            Action::Previous => self.backward(),
            _ => self.jump(key),
        }
        GridDid::nothing()
    }

    // Past the end of a row lies the beginning of the next one.
    fn forward(&mut self) {
        if self.column + 1 < self.list.columns.len() {
            self.column += 1;
        } else {
            self.go(self.row + 1, 0);
        }
    }

    fn backward(&mut self) {
        match (self.column.checked_sub(1), self.row.checked_sub(1)) {
            (Some(column), _) => self.column = column,
            (None, Some(row)) => self.go(row, usize::MAX),
            (None, None) => {}
        }
    }

    /// Arrows, pages, and the ends of row and list.
    pub(super) fn jump(&mut self, key: Key) {
        let page = self.page.max(2) - 1;
        let (row, column) = (self.row, self.column);
        match key.code {
            Code::Up => self.go(row.saturating_sub(1), column),
            Code::Down => self.go(row + 1, column),
            Code::Left => self.go(row, column.saturating_sub(1)),
            Code::Right => self.go(row, column + 1),
            Code::PageUp => self.go(row.saturating_sub(page), column),
            Code::PageDown => self.go(row + page, column),
            Code::Home if key.ctrl => self.go(0, 0),
            Code::End if key.ctrl => self.go(self.list.rows.len().saturating_sub(1), column),
            Code::Home => self.go(row, 0),
            Code::End => self.go(row, usize::MAX),
            _ => {}
        }
    }

    pub(super) fn mouse(&mut self, pointer: Pointer) -> GridDid {
        let did = self.accept();
        if self.editing.is_some() {
            return did;
        }
        match pointer {
            Pointer::Up => self.go(self.row.saturating_sub(WHEEL), self.column),
            Pointer::Down => self.go(self.row + WHEEL, self.column),
            Pointer::Click(x, y) => {
                let inside = (self.body.y..self.body.bottom()).contains(&y);
                if let Some(column) = self.slots.at(x).filter(|_| inside) {
                    self.go(self.top + usize::from(y - self.body.y), column);
                }
            }
        }
        did
    }
}
