//! Pages as pictures, drawn from the finished file: what is looked at is what is printed.

#[cfg(not(feature = "picture"))]
#[path = "absent.rs"]
mod drawn;
#[cfg(feature = "picture")]
mod drawn;

pub use drawn::picture;

/// A page as picture.
#[derive(Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue of every pixel, row by row.
    pub pixels: Vec<u8>,
}

/// Room for a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

impl std::fmt::Debug for PagePicture {
    // Nobody reads a million pixels.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PagePicture({}×{})", self.width, self.height)
    }
}
