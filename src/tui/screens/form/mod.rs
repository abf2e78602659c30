//! Stub.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::desk::Unsaved;
use crate::tui::answer::{FormSheet, Saved, SheetRead};
use crate::tui::screen_id::ScreenId;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::want::{Input, Want};

/// Stub.
#[derive(Clone, Debug)]
pub struct FormScreen {
    sheet: FormSheet,
}

impl FormScreen {
    pub fn new(sheet: FormSheet, _: &Ctx) -> Self { Self { sheet } }

    pub fn id(&self) -> ScreenId { ScreenId::Form }
    pub fn unsaved(&self) -> Option<Unsaved> { Some(self.sheet.unsaved.clone()) }
    pub fn kept(&mut self, _: &Saved) {}
    pub fn take_sheet(&mut self, _: SheetRead, _: &Ctx) {}
    pub fn refuses(&self, _: Action) -> Option<Message> { None }

    pub(crate) fn takes_text(&self) -> bool {
        false
    }

    pub(crate) fn update(&mut self, _: &Input, _: &Ctx) -> Vec<Want> {
        vec![Want::Back]
    }

    pub(crate) fn view(&mut self, _: Rect, _: &Ctx, _: &mut Buffer) -> Option<Position> {
        None
    }
}
