//! Small windows over a screen: they ask one thing and hand the answer to the screen below.

mod choose;
mod files;
mod month;
mod question;

pub use choose::{Choose, Item};
pub use files::FilesPopup;
pub use month::Month;
pub use question::Question;
