//! Typing into a cell or a heading.

use super::GridPane;
use super::cell::{settled, wrong};
use super::did::{Change, GridDid};
use super::edit::Edit;
use crate::core::values::Row;
use crate::core::words::Message;
use crate::tui::key::{Code, Key};
use crate::tui::widgets::text_field::{Lines, TextField, Typing};

/// What is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The cell at hand.
    Cell,
    /// The heading of the column at hand.
    Heading,
    /// The heading of a column that was just added: without one it goes again.
    NewHeading,
}

/// How typing began: arrows leave a cell that is typed anew, and move inside one that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Began {
    /// By typing, which replaces what was there.
    Typing,
    /// With F2, to change what is there.
    Opening,
}

/// What is being typed.
#[derive(Clone, Debug)]
pub(super) struct Editing {
    pub(super) target: Target,
    pub(super) began: Began,
    pub(super) field: TextField,
    /// Something was typed since the form was told last.
    fresh: bool,
    /// The form was told of something that was typed.
    told: bool,
}

impl GridPane {
    pub(super) fn open(&mut self, target: Target, began: Began) {
        let text = match (began, target) {
            (Began::Typing, _) | (_, Target::NewHeading) => String::new(),
            (Began::Opening, Target::Cell) => self.list.cell(self.row, self.column).to_owned(),
            (Began::Opening, Target::Heading) => {
                self.list.columns.get(self.column).map(|column| column.label.clone()).unwrap_or_default()
            }
        };
        self.editing =
            Some(Editing { target, began, field: TextField::new(Lines::One, &text), fresh: false, told: false });
    }

    /// A character or a text without breaks: opens the cell where none is open.
    pub(super) fn type_in(&mut self, text: &str) -> GridDid {
        if self.editing.is_none() {
            self.open(Target::Cell, Began::Typing);
        }
        if let Some(editing) = &mut self.editing {
            editing.fresh |= editing.field.insert(text) == Typing::Changed;
        }
        GridDid::nothing()
    }

    /// Whether a key belongs to what is being typed.
    pub(super) fn keeps(&self, key: Key) -> bool {
        let Some(editing) = &self.editing else { return false };
        match key.code {
            Code::Backspace | Code::Delete => true,
            Code::Left | Code::Right | Code::Home | Code::End => editing.began == Began::Opening,
            _ => key.typed().is_some(),
        }
    }

    pub(super) fn edit_key(&mut self, key: Key) -> GridDid {
        if let Some(editing) = &mut self.editing {
            editing.fresh |= editing.field.key(key) == Typing::Changed;
        }
        GridDid::nothing()
    }

    /// Takes the last change of what is being typed back, or makes it again; whether anything is
    /// being typed.
    pub(super) fn undo_typing(&mut self, step: fn(&mut TextField) -> bool) -> bool {
        let Some(editing) = &mut self.editing else { return false };
        editing.fresh |= step(&mut editing.field);
        true
    }

    /// From time to time the form hears of what is being typed, so that it is kept.
    pub(super) fn tick(&mut self) -> GridDid {
        let Some(editing) = self.editing.as_mut().filter(|editing| editing.fresh) else { return GridDid::nothing() };
        editing.fresh = false;
        if editing.target != Target::Cell {
            return GridDid::nothing();
        }
        editing.told = true;
        GridDid::rows()
    }

    /// Key and text of the cell that is being typed into.
    pub(super) fn half_typed(&self) -> Option<(String, String)> {
        let editing = self.editing.as_ref().filter(|editing| editing.target == Target::Cell)?;
        let text = editing.field.text().trim().to_owned();
        let column = self.list.columns.get(self.column)?;
        let same = text == self.list.cell(self.row, self.column);
        (!same).then(|| (column.key.clone(), text))
    }

    /// Gives up what is being typed.
    pub(super) fn give_up(&mut self) -> GridDid {
        let Some(editing) = self.editing.take() else { return GridDid::nothing() };
        if editing.target == Target::NewHeading {
            return self.undo();
        }
        GridDid { change: if editing.told { Change::Rows } else { Change::None }, ..GridDid::nothing() }
    }

    /// Takes over what is being typed; a heading that cannot be one stays open.
    pub(super) fn accept(&mut self) -> GridDid {
        let Some(editing) = self.editing.take() else { return GridDid::nothing() };
        let text = editing.field.text();
        let told = GridDid { change: if editing.told { Change::Rows } else { Change::None }, ..GridDid::nothing() };
        let did = match editing.target {
            Target::Cell => self.set_cell(&text),
            Target::NewHeading if text.trim().is_empty() => self.undo(),
            Target::Heading | Target::NewHeading => match self.rename(text.trim()) {
                Ok(did) => did,
                Err(why) => {
                    self.editing = Some(editing);
                    GridDid::refuse(why)
                }
            },
        };
        did.after(told)
    }

    /// Puts a text into the cell at hand, as it settles.
    pub(super) fn set_cell(&mut self, text: &str) -> GridDid {
        let place = (self.row, self.column);
        let Some(column) = self.list.columns.get(self.column) else { return GridDid::nothing() };
        let text = settled(column, text);
        let issue = wrong(column, self.row, text.as_deref().unwrap_or_default());
        if text.as_deref().unwrap_or_default() == self.list.cell(self.row, self.column) {
            return GridDid::nothing();
        }
        let mut edits = Vec::new();
        if self.row >= self.list.rows.len() {
            self.row = self.list.rows.len();
            edits.push(Edit::Insert { at: self.row, rows: vec![Row::new()] });
        }
        edits.push(Edit::Cell { row: self.row, column: self.column, text });
        self.history.act(&mut self.list, edits, place);
        self.marks.set(place, issue);
        GridDid::rows()
    }

    fn rename(&mut self, label: &str) -> Result<GridDid, Message> {
        let others = self.list.columns.iter().enumerate().filter(|(at, _)| *at != self.column);
        if label.is_empty() {
            return Err(Message::of("grid-heading-blank"));
        }
        if others.into_iter().any(|(_, column)| column.label == label) {
            return Err(Message::of("grid-heading-twice").with("heading", label));
        }
        if self.list.columns.get(self.column).is_some_and(|column| column.label == label) {
            return Ok(GridDid::nothing());
        }
        let rename = Edit::Rename { at: self.column, label: label.to_owned() };
        self.history.act(&mut self.list, vec![rename], (self.row, self.column));
        Ok(GridDid::rows())
    }
}
