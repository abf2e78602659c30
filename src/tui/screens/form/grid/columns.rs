//! Columns of the clerk's own, for notices that take any.

use super::did::GridDid;
use super::edit::Edit;
use super::list::List;
use super::typing::{Began, Target};
use super::{COLUMNS, GridPane};
use crate::core::words::Message;
use crate::tui::ctx::Ctx;
use crate::tui::popups::{Choose, Item};
use crate::tui::want::Want;

/// What can be done with a column, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Rename,
    AddRight,
    AddLeft,
    MoveLeft,
    MoveRight,
    Drop,
}

impl Deed {
    const ALL: [Self; 6] = [Self::Rename, Self::AddRight, Self::AddLeft, Self::MoveLeft, Self::MoveRight, Self::Drop];

    const fn key(self) -> &'static str {
        match self {
            Self::Rename => "grid-rename",
            Self::AddRight => "grid-add-right",
            Self::AddLeft => "grid-add-left",
            Self::MoveLeft => "grid-move-left",
            Self::MoveRight => "grid-move-right",
            Self::Drop => "grid-drop",
        }
    }
}

impl GridPane {
    /// The list of what can be done with the column at hand; without columns, the first one.
    pub(super) fn pick_columns(&mut self, ctx: &Ctx) -> GridDid {
        let Some(column) = self.list.columns.get(self.column) else { return self.add_column(0, ctx) };
        let aside = |deed| match deed {
            Deed::Drop if !self.list.is_blank(self.column) => ctx.word("grid-drop-filled"),
            _ => String::new(),
        };
        let items = Deed::ALL.into_iter().map(|deed| Item::new(ctx.word(deed.key())).aside(aside(deed))).collect();
        let title = ctx.say(&Message::of("grid-columns").with("heading", &column.label));
        GridDid::nothing().and(Want::Choose(Choose::new(COLUMNS, title, items)))
    }

    pub(super) fn change_columns(&mut self, at: usize, ctx: &Ctx) -> GridDid {
        let last = self.list.columns.len().saturating_sub(1);
        match Deed::ALL.get(at) {
            Some(Deed::Rename) => {
                self.open(Target::Heading, Began::Opening);
                GridDid::nothing()
            }
            Some(Deed::AddRight) => self.add_column(self.column + 1, ctx),
            Some(Deed::AddLeft) => self.add_column(self.column, ctx),
            Some(Deed::MoveLeft) => self.move_column(self.column.saturating_sub(1)),
            Some(Deed::MoveRight) => self.move_column((self.column + 1).min(last)),
            Some(Deed::Drop) => self.drop_column(),
            None => GridDid::nothing(),
        }
    }

    /// A new column; its heading is typed next.
    pub(super) fn add_column(&mut self, at: usize, ctx: &Ctx) -> GridDid {
        let number = |number: usize| ctx.say(&Message::of("grid-new-column").with("number", number));
        let free = (1..=self.list.columns.len() + 1)
            .map(number)
            .find(|label| self.list.columns.iter().all(|column| &column.label != label));
        let column = List::free_column(&free.unwrap_or_default());
        let add = Edit::AddColumn { at, column, cells: Vec::new() };
        self.history.act(&mut self.list, vec![add], (self.row, self.column));
        self.marks.clear();
        self.go(self.row, at);
        self.open(Target::NewHeading, Began::Opening);
        GridDid::rows()
    }

    /// Whether a heading is being typed.
    pub(super) fn types_heading(&self) -> bool {
        self.editing.as_ref().is_some_and(|editing| editing.target != Target::Cell)
    }

    /// From one heading to the next; after the last one a new column. Without a heading there is
    /// nothing to go on from.
    pub(super) fn next_heading(&mut self, ctx: &Ctx) -> GridDid {
        let count = self.list.columns.len();
        let before = self.accept();
        if self.editing.is_some() || self.list.columns.len() < count {
            return before;
        }
        if self.column + 1 < count {
            self.column += 1;
            self.open(Target::Heading, Began::Opening);
            return before;
        }
        self.add_column(count, ctx).after(before)
    }

    fn drop_column(&mut self) -> GridDid {
        let label = self.list.columns.get(self.column).map(|column| column.label.clone()).unwrap_or_default();
        self.history.act(&mut self.list, vec![Edit::DropColumn { at: self.column }], (self.row, self.column));
        self.marks.clear();
        self.go(self.row, self.column);
        GridDid::rows().tell(Message::of("grid-dropped").with("heading", label))
    }

    fn move_column(&mut self, to: usize) -> GridDid {
        if to == self.column {
            return GridDid::nothing();
        }
        let edit = Edit::MoveColumn { from: self.column, to };
        self.history.act(&mut self.list, vec![edit], (self.row, self.column));
        self.marks.clear();
        self.go(self.row, to);
        GridDid::rows()
    }
}
