//! Pages as pictures on the screen, where the program was built for it and the terminal can.

#[cfg(not(feature = "picture"))]
#[path = "absent.rs"]
mod shown;
#[cfg(feature = "picture")]
mod shown;

mod asked;

pub use asked::{QUESTION, answered, sift};
pub use shown::Shown;

use crate::core::words::Message;
use crate::desk::Room;

/// Pixels of a cell: width and height.
pub type Cell = (u16, u16);

/// How pictures can be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Means {
    /// Not at all: the program was built without them.
    #[default]
    None,
    /// Not here: two pixels a cell need colours, and blocks one column wide.
    Unable,
    /// Two pixels a cell.
    Blocks,
    /// Sixels.
    Sixel(Cell),
    /// The protocol of kitty.
    Kitty(Cell),
    /// The protocol of iTerm2.
    Iterm(Cell),
}

/// Rows below which a page in blocks is a grey spot.
const LEAST_BLOCKS: u16 = 30;
/// Rows below which a page is too small to make out its lines.
const LEAST_ROWS: u16 = 12;

impl Means {
    /// Why no picture can be shown in so many rows; `None` when it can.
    #[must_use]
    pub fn against(self, rows: u16) -> Option<Message> {
        match self {
            Self::None => Some(Message::of("picture-not-built")),
            Self::Unable => Some(Message::of("picture-colourless")),
            Self::Blocks if rows < LEAST_BLOCKS => Some(Message::of("picture-unable").with("rows", LEAST_BLOCKS)),
            _ if rows < LEAST_ROWS => Some(Message::of("picture-unable").with("rows", LEAST_ROWS)),
            _ => None,
        }
    }

    /// The pixels of so many columns and rows.
    #[must_use]
    pub fn room(self, (columns, rows): (u16, u16)) -> Room {
        let (width, height) = match self {
            Self::None | Self::Unable | Self::Blocks => (1, 2),
            Self::Sixel(cell) | Self::Kitty(cell) | Self::Iterm(cell) => cell,
        };
        Room { width: columns.saturating_mul(width), height: rows.saturating_mul(height) }
    }
}
