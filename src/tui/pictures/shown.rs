//! A picture as the terminal takes it.

use std::fmt;
use std::sync::Arc;

use image::{DynamicImage, RgbImage};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use super::{Cell, Means};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::PagePicture;

/// A picture on the screen.
#[derive(Clone)]
pub struct Shown(Arc<Protocol>);

/// The one picture that the terminal keeps for us: each takes the place of the one before.
const KEPT: u32 = 0x0051_4700;

impl Shown {
    /// `picture` as the terminal takes it.
    ///
    /// # Errors
    /// `picture-failed` (storage) when it cannot be encoded.
    pub fn new(picture: PagePicture, means: Means) -> Result<Self, Fault> {
        let failed = |why: String| Fault::storage(Message::of("picture-failed").with("why", why));
        let (width, height) = (picture.width, picture.height);
        let image = RgbImage::from_raw(width, height, picture.pixels).ok_or_else(|| failed(String::new()))?;
        let image = DynamicImage::from(image);
        let cells = |cell| Size::new(parts(width, cell_width(cell)), parts(height, cell_height(cell)));
        let protocol = match means {
            Means::None | Means::Unable | Means::Blocks => {
                Halfblocks::new(image, cells((1, 2))).map(Protocol::Halfblocks)
            }
            Means::Sixel(cell) => Sixel::new(image, cells(cell), false).map(Protocol::Sixel),
            Means::Kitty(cell) => Kitty::new(image, cells(cell), KEPT, false, true).map(Protocol::Kitty),
            Means::Iterm(cell) => Iterm2::new(image, cells(cell), false).map(Protocol::ITerm2),
        };
        protocol.map(Arc::new).map(Self).map_err(|why| failed(why.to_string()))
    }

    /// Draws it in the middle of the first row of `area`.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        let size = self.0.size();
        let left = area.width.saturating_sub(size.width) / 2;
        let place = Rect { x: area.x + left, width: area.width - left, ..area };
        Image::new(&self.0).allow_clipping(true).render(place, buf);
    }
}

impl fmt::Debug for Shown {
    // Nobody reads a page of pixels.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.size();
        write!(f, "Shown({}×{})", size.width, size.height)
    }
}

fn cell_width((width, _): Cell) -> u32 {
    u32::from(width)
}

fn cell_height((_, height): Cell) -> u32 {
    u32::from(height)
}

// As many cells as it takes.
fn parts(pixels: u32, cell: u32) -> u16 {
    u16::try_from(pixels.div_ceil(cell.max(1))).unwrap_or(u16::MAX)
}
