//! Small windows over a screen: they ask one thing and hand the answer to the screen below.

mod choose;
mod files;
mod month;
mod question;

pub(super) use choose::{Choose, Item};
pub(super) use files::FilesPopup;
pub(super) use month::Month;
pub(super) use question::Question;
