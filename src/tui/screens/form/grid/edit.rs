//! Changes of a list, each of which can be taken back; undo and redo, step by step.

use super::list::List;
use crate::core::template::Column;
use crate::core::values::Row;

/// One change of a list. Rows and columns are counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    /// Another content of a cell; `None`: nothing at all.
    Cell { row: usize, column: usize, text: Option<String> },
    /// New rows before the row `at`.
    Insert { at: usize, rows: Vec<Row> },
    /// So many rows go, from `at` on.
    Remove { at: usize, count: usize },
    /// A row moves.
    Move { from: usize, to: usize },
    /// A column with its cells.
    AddColumn { at: usize, column: Column, cells: Vec<(usize, String)> },
    /// A column goes.
    DropColumn { at: usize },
    /// Another heading.
    Rename { at: usize, label: String },
    /// A column moves.
    MoveColumn { from: usize, to: usize },
    /// Another list in its place.
    Replace { columns: Vec<Column>, rows: Vec<Row> },
}

/// Changes that are taken back together, and where the cursor stood.
#[derive(Clone, Debug)]
struct Step {
    edits: Vec<Edit>,
    at: (usize, usize),
}

/// What can be taken back and made again. Only what a step changed is kept, never the whole list.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// More steps are not kept: nobody takes a thousand changes back one by one.
const MOST_STEPS: usize = 1_000;

impl History {
    /// Carries `edits` out as one step; `at` is where the cursor stands.
    pub(super) fn act(&mut self, list: &mut List, edits: Vec<Edit>, at: (usize, usize)) {
        if edits.is_empty() {
            return;
        }
        let step = turn(list, Step { edits, at });
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
    }

    /// Takes the last step back; where it was made.
    pub(super) fn undo(&mut self, list: &mut List) -> Option<(usize, usize)> {
        let step = turn(list, self.done.pop()?);
        let at = step.at;
        self.undone.push(step);
        Some(at)
    }

    /// Makes it again; where it was made.
    pub(super) fn redo(&mut self, list: &mut List) -> Option<(usize, usize)> {
        let step = turn(list, self.undone.pop()?);
        let at = step.at;
        self.done.push(step);
        Some(at)
    }

    /// Whether there is anything to take back.
    pub(super) const fn has_done(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is anything to make again.
    pub(super) const fn has_undone(&self) -> bool {
        !self.undone.is_empty()
    }
}

// Carries a step out; returns the one that leads back.
fn turn(list: &mut List, step: Step) -> Step {
    let mut edits: Vec<Edit> = step.edits.into_iter().map(|edit| list.apply(edit)).collect();
    edits.reverse();
    Step { edits, at: step.at }
}
