//! The editor of a list: rows and columns, one cell at hand. A pane of the form.
//!
//! Nothing here looks at every row for a key or a drawing: lists of thousands of rows stay fluent.

mod act;
mod block;
mod cell;
mod columns;
mod did;
mod edit;
mod fill;
mod list;
mod marks;
mod motion;
mod paste;
mod slots;
mod sum;
mod typing;
mod view;

use ratatui::layout::Rect;

pub(crate) use did::{Change, Close, GridDid};

use super::import::{SHEET, chosen};
use crate::core::form::Issue;
use crate::core::template::{FieldType, Template};
use crate::core::values::{Row, Values};
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::want::{Input, Picked, Reply};
use edit::{Edit, History};
use list::{List, Shape};
use marks::Marks;
use slots::Slots;
use typing::Editing;

/// Tags of the windows that the editor opens.
const OPTION: &str = "option";
const DAY: &str = "day";
const COLUMNS: &str = "columns";

/// The editor of a list.
#[derive(Clone, Debug)]
pub(crate) struct GridPane {
    list: List,
    history: History,
    marks: Marks,
    /// The cell at hand. One row more than the list has is shown: typing into it adds it.
    row: usize,
    column: usize,
    editing: Option<Editing>,
    /// The first row that is shown, and how many were shown last.
    top: usize,
    page: usize,
    /// The first column that is shown beside the one that always stays.
    left: usize,
    /// Where the cells stood when they were drawn last, for the mouse.
    slots: Slots,
    body: Rect,
    template: String,
    notice: Option<String>,
}

impl GridPane {
    /// An editor for the list of `values`.
    pub(crate) fn new(template: &Template, values: &Values, issues: &[Issue]) -> Self {
        let list = List::new(template, values);
        Self {
            marks: Marks::new(&list, issues),
            list,
            history: History::default(),
            row: 0,
            column: 0,
            editing: None,
            top: 0,
            page: 0,
            left: 1,
            slots: Slots::default(),
            body: Rect::default(),
            template: template.id.clone(),
            notice: None,
        }
    }

    /// The same for the notice `number`, whose version of the template reads spreadsheets.
    pub(crate) fn of_notice(mut self, number: Option<&str>) -> Self {
        self.notice = number.map(str::to_owned);
        self
    }

    /// Writes rows, and the columns of a notice that takes any, into `values`; what is being typed
    /// is among them.
    pub(crate) fn values(&self, values: &mut Values) {
        self.list.write(values);
        if let Some((key, text)) = self.half_typed() {
            if self.row >= values.rows.len() {
                values.rows.push(Row::new());
            }
            match values.rows.get_mut(self.row) {
                Some(row) if text.is_empty() => row.remove(&key),
                Some(row) => row.insert(key, text),
                None => None,
            };
        }
    }

    /// Takes another list in the place of this one, as one step that can be taken back.
    pub(crate) fn take(&mut self, template: &Template, values: &Values) {
        self.editing = None;
        let new = List::new(template, values);
        let replace = Edit::Replace { columns: new.columns, rows: new.rows };
        self.history.act(&mut self.list, vec![replace], (self.row, self.column));
        self.marks.clear();
        self.go(0, 0);
    }

    /// What is wrong now.
    pub(crate) fn set_issues(&mut self, issues: &[Issue]) {
        self.marks = Marks::new(&self.list, issues);
    }

    /// Whether letters are text: everywhere but in a notice that has no list.
    pub(crate) const fn takes_text(&self) -> bool {
        !self.list.columns.is_empty() || matches!(self.list.shape, Shape::Free)
    }

    /// Puts the cell of `row` (from 1) in the column called `field` at hand.
    pub(crate) fn go_to(&mut self, row: usize, field: &str) {
        let column = self.list.column_at(field).unwrap_or(self.column);
        self.go(row.saturating_sub(1), column);
    }

    /// Why `action` is not possible now.
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        if self.editing.is_some() {
            return None;
        }
        let on_row = self.row < self.list.rows.len();
        let key = match action {
            Action::DeleteRow | Action::CopyRow | Action::RowUp | Action::RowDown if !on_row => "grid-no-row",
            Action::AddRow | Action::Edit if self.list.columns.is_empty() => "grid-no-columns",
            Action::NextIssue if self.marks.count() == 0 => "grid-no-issue",
            Action::Undo if !self.history.has_done() => "grid-nothing-done",
            Action::Redo if !self.history.has_undone() => "grid-nothing-undone",
            Action::Pick if !self.can_pick() => "grid-nothing-to-pick",
            _ => return None,
        };
        Some(Message::of(key))
    }

    fn can_pick(&self) -> bool {
        let kind = self.list.columns.get(self.column).map(|column| column.kind);
        self.list.shape == Shape::Free || matches!(kind, Some(FieldType::Choice | FieldType::Date))
    }

    /// Takes an input.
    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> GridDid {
        match input {
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Paste(text) => self.paste(text, ctx),
            Input::Reply(reply) => self.reply(reply, ctx),
            Input::Mouse(pointer) => self.mouse(*pointer),
            Input::Tick => self.tick(),
        }
    }

    fn reply(&mut self, reply: &Reply, ctx: &Ctx) -> GridDid {
        match (reply.tag, &reply.picked) {
            (OPTION, Picked::At(at)) => {
                let option = self.list.columns.get(self.column).and_then(|column| column.options.get(*at)).cloned();
                option.map_or_else(GridDid::nothing, |text| self.set_cell(&text))
            }
            (DAY, Picked::Day(day)) => self.set_cell(&day.to_string()),
            (COLUMNS, Picked::At(at)) => self.change_columns(*at, ctx),
            (SHEET, Picked::File(path)) => {
                GridDid::nothing().and(chosen(self.notice.as_deref(), &self.template, path.clone()))
            }
            _ => GridDid::nothing(),
        }
    }
}
