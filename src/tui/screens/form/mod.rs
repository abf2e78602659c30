//! Stub.

mod grid;
mod import;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::form::Form;
use crate::core::words::Message;
use crate::desk::Unsaved;
use crate::tui::action::Action;
use crate::tui::answer::{FormSheet, Saved, SheetRead};
use crate::tui::ctx::Ctx;
use crate::tui::job::{Job, Then};
use crate::tui::screen_id::ScreenId;
use crate::tui::want::{Input, Want};
use grid::{Change, Close, GridPane};
use import::{ImportDid, ImportPane};

/// Stub.
#[derive(Clone, Debug)]
pub struct FormScreen {
    sheet: FormSheet,
    grid: GridPane,
    import: Option<ImportPane>,
}

impl FormScreen {
    pub fn new(sheet: FormSheet, _: &Ctx) -> Self {
        let issues = Form::read(&sheet.template, &sheet.unsaved.values).issues;
        let grid =
            GridPane::new(&sheet.template, &sheet.unsaved.values, &issues).of_notice(sheet.unsaved.notice.as_deref());
        Self { sheet, grid, import: None }
    }

    pub fn id(&self) -> ScreenId {
        if self.import.is_some() { ScreenId::Import } else { ScreenId::Grid }
    }
    pub fn unsaved(&self) -> Option<Unsaved> {
        let mut unsaved = self.sheet.unsaved.clone();
        self.grid.values(&mut unsaved.values);
        Some(unsaved)
    }
    pub fn kept(&mut self, _: &Saved) {}
    pub fn take_sheet(&mut self, read: SheetRead, ctx: &Ctx) {
        let mut values = self.sheet.unsaved.values.clone();
        self.grid.values(&mut values);
        self.import = Some(ImportPane::new(read, &self.sheet.template, &values, ctx));
    }
    pub fn refuses(&self, action: Action) -> Option<Message> {
        match &self.import {
            Some(import) => import.refuses(action),
            None => self.grid.refuses(action),
        }
    }

    pub(crate) fn takes_text(&self) -> bool {
        self.import.is_none() && self.grid.takes_text()
    }

    fn look(&mut self) {
        self.grid.values(&mut self.sheet.unsaved.values);
        let issues = Form::read(&self.sheet.template, &self.sheet.unsaved.values).issues;
        self.grid.set_issues(&issues);
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        if let Some(import) = &mut self.import {
            match import.update(input, ctx) {
                ImportDid::Stay => {}
                ImportDid::Ask(wants) => return wants,
                ImportDid::Take(values) => {
                    self.grid.take(&self.sheet.template, &values);
                    self.import = None;
                    self.look();
                }
                ImportDid::Drop => self.import = None,
            }
            return Vec::new();
        }
        let did = self.grid.update(input, ctx);
        if did.change == Change::Rows {
            self.look();
        }
        let mut wants = did.wants;
        if did.close == Close::Leave {
            let mut unsaved = self.unsaved().unwrap_or_default();
            unsaved.by = ctx.person(crate::core::office::Duty::Draft);
            wants.push(Want::Do(Job::Save { unsaved: Box::new(unsaved), then: Then::Back }));
        }
        wants
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        match &mut self.import {
            Some(import) => import.view(area, ctx, buf),
            None => self.grid.view(area, ctx, buf),
        }
    }
}
