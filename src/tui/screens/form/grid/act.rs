//! Keys: what each action does to the list.

use super::cell::{is_mark, next_option};
use super::did::{Close, GridDid};
use super::edit::Edit;
use super::list::Shape;
use super::typing::{Began, Target};
use super::{DAY, GridPane, OPTION};
use crate::core::date;
use crate::core::template::FieldType;
use crate::core::values::Row;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::key::{Code, Key};
use crate::tui::popups::{Choose, Item, Month};
use crate::tui::screens::form::import::asked;
use crate::tui::want::Want;
use crate::tui::widgets::text_field::TextField;

impl GridPane {
    pub(super) fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> GridDid {
        if self.keeps(key) {
            return self.edit_key(key);
        }
        match action {
            Some(Action::Back) if self.editing.is_some() => self.give_up(),
            Some(Action::Back | Action::Forward) => self.leave(),
            Some(Action::Undo) if self.undo_typing(TextField::undo) => GridDid::nothing(),
            Some(Action::Redo) if self.undo_typing(TextField::redo) => GridDid::nothing(),
            Some(Action::Undo) => self.undo(),
            Some(Action::Redo) => self.redo(),
            Some(Action::Edit) => self.open_cell(),
            Some(Action::Next) if self.types_heading() && key.code == Code::Tab => self.next_heading(ctx),
            Some(Action::Next) if self.types_heading() => self.accept(),
            Some(action) => {
                let before = self.accept();
                if self.editing.is_some() { before } else { self.act(action, key, ctx).after(before) }
            }
            None => self.raw(key, ctx),
        }
    }

    fn act(&mut self, action: Action, key: Key, ctx: &Ctx) -> GridDid {
        match action {
            Action::AddRow => self.insert(Row::new(), 0),
            Action::CopyRow => {
                self.list.rows.get(self.row).cloned().map_or_else(GridDid::nothing, |row| self.insert(row, self.column))
            }
            Action::FillColumn => self.fill_column(),
            Action::DeleteRow => self.delete_row(),
            Action::RowUp => self.move_row(self.row.checked_sub(1)),
            Action::RowDown => self.move_row(Some(self.row + 1)),
            Action::Pick => self.pick(ctx),
            Action::Import => GridDid::nothing().and(asked(ctx)),
            Action::NextIssue => self.next_issue(),
            Action::Next | Action::Previous | Action::Move | Action::Page => self.travel(action, key),
            _ => GridDid::nothing(),
        }
    }

    fn leave(&mut self) -> GridDid {
        let did = self.accept();
        let close = if self.editing.is_some() { Close::Stay } else { Close::Leave };
        GridDid { close, ..did }
    }

    // A second time, arrows move inside the text.
    fn open_cell(&mut self) -> GridDid {
        match &mut self.editing {
            Some(editing) => editing.began = Began::Opening,
            None => self.open(Target::Cell, Began::Opening),
        }
        GridDid::nothing()
    }

    // Keys that are no command: typed text, and those that the table of keys does not name.
    fn raw(&mut self, key: Key, ctx: &Ctx) -> GridDid {
        let Some(typed) = key.typed() else { return self.unnamed(key) };
        if self.list.columns.is_empty() {
            if self.list.shape == Shape::Free {
                self.add_column(0, ctx);
                return self.type_in(&typed.to_string());
            }
            return GridDid::nothing();
        }
        match self.quick(key) {
            Some(option) => self.set_cell(&option),
            None => self.type_in(&typed.to_string()),
        }
    }

    // In a column of options a digit chooses, and a blank goes on to the next one.
    fn quick(&self, key: Key) -> Option<String> {
        let column = self.list.columns.get(self.column).filter(|column| column.kind == FieldType::Choice)?;
        let here = self.list.cell(self.row, self.column);
        let toggles = is_mark(column) && key.digit() == Some(1);
        if toggles || matches!(key.code, Code::Char(' ' | '\u{3000}')) {
            return Some(next_option(column, here).unwrap_or_default());
        }
        column.options.get(key.digit()?.checked_sub(1)?).cloned()
    }

    fn unnamed(&mut self, key: Key) -> GridDid {
        if key.code == Code::Backspace {
            return self.set_cell("");
        }
        let before = self.accept();
        if self.editing.is_none() {
            self.jump(key);
        }
        before
    }

    fn insert(&mut self, row: Row, column: usize) -> GridDid {
        let at = (self.row + 1).min(self.list.rows.len());
        self.history.act(&mut self.list, vec![Edit::Insert { at, rows: vec![row] }], (self.row, self.column));
        self.marks.shift(|row| Some(if row >= at { row + 1 } else { row }));
        self.go(at, column);
        GridDid::rows()
    }

    fn delete_row(&mut self) -> GridDid {
        let at = self.row;
        if at >= self.list.rows.len() {
            return GridDid::nothing();
        }
        self.history.act(&mut self.list, vec![Edit::Remove { at, count: 1 }], (at, self.column));
        self.marks.shift(|row| match row {
            row if row == at => None,
            row if row > at => Some(row - 1),
            row => Some(row),
        });
        GridDid::rows().tell(Message::of("grid-deleted").with("row", at + 1))
    }

    fn move_row(&mut self, to: Option<usize>) -> GridDid {
        let from = self.row;
        let Some(to) = to.filter(|to| *to < self.list.rows.len() && from < self.list.rows.len()) else {
            return GridDid::nothing();
        };
        self.history.act(&mut self.list, vec![Edit::Move { from, to }], (from, self.column));
        self.marks.shift(|row| {
            Some(if row == from {
                to
            } else if row == to {
                from
            } else {
                row
            })
        });
        self.go(to, self.column);
        GridDid::rows()
    }

    pub(super) fn undo(&mut self) -> GridDid {
        let at = self.history.undo(&mut self.list);
        self.come_to(at)
    }

    fn redo(&mut self) -> GridDid {
        let at = self.history.redo(&mut self.list);
        self.come_to(at)
    }

    // What was known about single cells may stand elsewhere now; the form looks again.
    fn come_to(&mut self, at: Option<(usize, usize)>) -> GridDid {
        let Some((row, column)) = at else { return GridDid::nothing() };
        self.marks.clear();
        self.go(row, column);
        GridDid::rows()
    }

    fn next_issue(&mut self) -> GridDid {
        match self.marks.after((self.row, self.column)) {
            Some((row, column)) => {
                self.go(row, column);
                GridDid::nothing()
            }
            None => GridDid::nothing().tell(Message::of("grid-no-issue")),
        }
    }

    fn pick(&mut self, ctx: &Ctx) -> GridDid {
        let Some(column) = self.list.columns.get(self.column) else { return self.pick_columns(ctx) };
        let here = self.list.cell(self.row, self.column);
        match column.kind {
            FieldType::Choice => {
                let items = column.options.iter().map(Item::new).collect();
                let at = column.options.iter().position(|option| option == here).unwrap_or(0);
                GridDid::nothing().and(Want::Choose(Choose::new(OPTION, column.label.clone(), items).at(at)))
            }
            FieldType::Date => {
                GridDid::nothing().and(Want::Month(Month::new(DAY, date::parse(here).unwrap_or(ctx.today))))
            }
            _ if self.list.shape == Shape::Free => self.pick_columns(ctx),
            _ => GridDid::nothing(),
        }
    }
}
