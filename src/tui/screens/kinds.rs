//! Stub.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::answer::KindsSheet;
use crate::tui::ctx::Ctx;
use crate::tui::want::{Input, Want};

/// Stub.
#[derive(Clone, Debug)]
pub struct KindsScreen {
    sheet: KindsSheet,
}

impl KindsScreen {
    /// Stub.
    #[must_use]
    pub fn new(sheet: KindsSheet, _: &Ctx) -> Self {
        Self { sheet }
    }

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
