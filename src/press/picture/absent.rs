//! A program built without the feature `picture` draws no pages.

use super::{PagePicture, Room};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// Draws no page.
///
/// # Errors
/// `picture-not-built` (refused), always.
pub fn picture(_: &[u8], _: usize, _: Room) -> Result<PagePicture, Fault> {
    Err(Fault::refused(Message::of("picture-not-built")))
}
