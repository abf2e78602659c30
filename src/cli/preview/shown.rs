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

/// More columns than this make the page larger than a window is high.
#[cfg(feature = "picture")]
const WIDEST: u16 = 100;

/// Terminals that draw sixels, and those of the protocol of kitty, by `TERM`. The others are not
/// asked: one that does not answer would be waited for without end.
#[cfg(feature = "picture")]
const KITTY: [&str; 2] = ["kitty", "ghostty"];
#[cfg(feature = "picture")]
const SIXEL: [&str; 4] = ["foot", "contour", "mlterm", "sixel"];

/// Shows `picture` below what was said last.
#[cfg(feature = "picture")]
pub(super) fn show(picture: PagePicture) -> Result<(), Fault> {
    let failed = |why: String| Fault::storage(Message::of("picture-failed").with("why", why));
    let image = image::RgbImage::from_raw(picture.width, picture.height, picture.pixels)
        .ok_or_else(|| failed(String::new()))?;
    let term = std::env::var("TERM").unwrap_or_default();
    let any = |names: &[&str]| names.iter().any(|name| term.contains(name));
    let config = viuer::Config {
        absolute_offset: false,
        width: Some(viuer::terminal_size().0.min(WIDEST).into()),
        use_sixel: any(&SIXEL),
        use_kitty: any(&KITTY),
        ..viuer::Config::default()
    };
    viuer::print(&image.into(), &config).map(drop).map_err(|why| failed(why.to_string()))
}

/// Shows nothing: there is no picture either.
#[cfg(not(feature = "picture"))]
pub(super) fn show(_: PagePicture) -> Result<(), Fault> {
    Err(Fault::refused(Message::of("picture-not-built")))
}
