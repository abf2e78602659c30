//! Pictures in a terminal: by its own means for them, else in half blocks.

use std::io::{IsTerminal, stdout};

use super::super::out::Out;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::PagePicture;

/// Refuses where pictures would only be noise: in a build that draws none, for programs, in a file.
pub(super) fn require_terminal(out: Out) -> Result<(), Fault> {
    if !cfg!(feature = "picture") {
        return Err(Fault::refused(Message::of("picture-not-built")));
    }
    if out.is_json() || !stdout().is_terminal() {
        return Err(Fault::input(Message::of("picture-no-terminal")));
    }
    Ok(())
}

/// Shows `picture` below what was said last.
#[cfg(feature = "picture")]
pub(super) fn show(picture: PagePicture) -> Result<(), Fault> {
    /// More columns than this make the page larger than a window is high.
    const WIDEST: u16 = 100;
    let columns = viuer::terminal_size().0.min(WIDEST);
    let config = viuer::Config { absolute_offset: false, width: Some(columns.into()), ..viuer::Config::default() };
    let failed = |why: String| Fault::storage(Message::of("picture-failed").with("why", why));
    let image = image::RgbImage::from_raw(picture.width, picture.height, picture.pixels)
        .ok_or_else(|| failed(String::new()))?;
    viuer::print(&image.into(), &config).map(drop).map_err(|why| failed(why.to_string()))
}

/// Shows nothing: there is no picture either.
#[cfg(not(feature = "picture"))]
pub(super) fn show(_: PagePicture) -> Result<(), Fault> {
    Err(Fault::refused(Message::of("picture-not-built")))
}
