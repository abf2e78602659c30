//! The same text for every blank cell of a column at a stroke, as `--fill` does on the command
//! line: the list of a village seldom has the column 初审意见.

use super::GridPane;
use super::did::GridDid;
use super::edit::Edit;
use crate::core::words::Message;

impl GridPane {
    /// Puts the text of the cell at hand into every blank cell of its column; one step to undo.
    pub(super) fn fill_column(&mut self) -> GridDid {
        let column = self.column;
        let text = self.list.cell(self.row, column).to_owned();
        if text.trim().is_empty() {
            return GridDid::nothing().tell(Message::of("grid-fill-nothing"));
        }
        let blank = |row: &usize| self.list.cell(*row, column).trim().is_empty();
        let rows: Vec<usize> = (0..self.list.rows.len()).filter(blank).collect();
        let fill = |row: &usize| Edit::Cell { row: *row, column, text: Some(text.clone()) };
        self.history.act(&mut self.list, rows.iter().map(fill).collect(), (self.row, column));
        for row in &rows {
            self.marks.set((*row, column), None);
        }
        let message = Message::of("grid-filled").with("count", rows.len()).with("text", text);
        if rows.is_empty() { GridDid::nothing().tell(message) } else { GridDid::rows().tell(message) }
    }
}
