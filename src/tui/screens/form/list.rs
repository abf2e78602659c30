//! The list in front of the form, and spreadsheets on their way into it.

use super::FormScreen;
use super::boxes::ROWS;
use super::grid::{Change, Close, GridPane};
use super::import::{ImportDid, ImportPane};
use crate::core::form::Issue;
use crate::core::values::Values;
use crate::tui::answer::SheetRead;
use crate::tui::ctx::Ctx;
use crate::tui::want::{Input, Want};

impl FormScreen {
    /// Opens the list.
    pub(super) fn open_list(&mut self) {
        let grid = GridPane::new(self.work.template(), self.work.values(), &self.row_issues());
        let grid = grid.of_notice(self.work.sheet.unsaved.notice.as_deref());
        self.grid = Some(Box::new(grid));
    }

    fn row_issues(&self) -> Vec<Issue> {
        self.findings.issues.iter().filter(|issue| issue.row.is_some()).cloned().collect()
    }

    pub(super) fn in_grid(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        let Some(grid) = &mut self.grid else { return Vec::new() };
        let did = grid.update(input, ctx);
        let mut wants = did.wants;
        if did.change == Change::Rows {
            self.rows_due = true;
            wants.extend(self.changed());
        }
        if did.close == Close::Leave {
            self.close_list(ctx);
        }
        wants
    }

    fn close_list(&mut self, ctx: &Ctx) {
        self.take_rows(ctx);
        self.grid = None;
        self.fields.go_to(ROWS);
        self.left(self.fields.at, ctx);
    }

    /// Takes the rows over that were changed in the list.
    pub(super) fn take_rows(&mut self, ctx: &Ctx) {
        let Some(grid) = self.grid.as_ref().filter(|_| self.rows_due) else { return };
        self.rows_due = false;
        self.work.rows(|values| grid.values(values));
        self.propose(ctx);
        self.recheck(ctx);
        let issues = self.row_issues();
        if let Some(grid) = &mut self.grid {
            grid.set_issues(&issues);
        }
    }

    /// A spreadsheet was read: its report is shown before anything is taken.
    pub(crate) fn take_sheet(&mut self, read: SheetRead, ctx: &Ctx) {
        self.take_rows(ctx);
        let pane = ImportPane::new(read, self.work.template(), self.work.values(), ctx);
        self.import = Some(Box::new(pane));
    }

    pub(super) fn in_import(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        let Some(import) = &mut self.import else { return Vec::new() };
        match import.update(input, ctx) {
            ImportDid::Stay => Vec::new(),
            ImportDid::Ask(wants) => wants,
            ImportDid::Drop => {
                self.import = None;
                Vec::new()
            }
            ImportDid::Take(values) => {
                self.import = None;
                self.imported(&values, ctx)
            }
        }
    }

    // Into the list where it is open, so that it can be taken back there.
    fn imported(&mut self, taken: &Values, ctx: &Ctx) -> Vec<Want> {
        let wants = self.changed();
        let template = self.work.template().clone();
        if let Some(grid) = &mut self.grid {
            grid.take(&template, taken);
            self.rows_due = true;
            self.take_rows(ctx);
            return wants;
        }
        self.work.rows(|values| {
            values.rows.clone_from(&taken.rows);
            values.columns.clone_from(&taken.columns);
        });
        self.fields.go_to(ROWS);
        self.left(self.fields.at, ctx);
        wants
    }
}
