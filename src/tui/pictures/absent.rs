//! A program built without the feature `picture` shows none.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Means;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::PagePicture;

/// A picture on the screen: there is none.
#[derive(Clone, Debug)]
pub enum Shown {}

impl Shown {
    /// Makes none.
    ///
    /// # Errors
    /// `picture-not-built` (refused), always.
    pub fn new(_: PagePicture, _: Means) -> Result<Self, Fault> {
        Err(Fault::refused(Message::of("picture-not-built")))
    }

    /// Draws nothing.
    pub fn draw(&self, _: Rect, _: &mut Buffer) {
        match *self {}
    }
}
