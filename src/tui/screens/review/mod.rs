//! Stub.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::desk::{PageText, ReviewSheet};
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::want::{Input, Want};

/// Stub.
#[derive(Clone, Debug)]
pub struct ReviewScreen {
    sheet: ReviewSheet,
    pages: Vec<PageText>,
}

impl ReviewScreen {
    pub fn new(sheet: ReviewSheet, pages: Vec<PageText>, _: &Ctx) -> Self { Self { sheet, pages } }

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
