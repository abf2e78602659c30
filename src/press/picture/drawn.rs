//! A page of a PDF, drawn by hayro.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::{PagePicture, Room};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// Draws page `page` of `pdf`, counted from 1, as large as `room` allows.
///
/// # Errors
/// `press-no-page` (input) for a page that is not there; `press-pdf-failed` (storage) for what is
/// no PDF.
pub fn picture(pdf: &[u8], page: usize, room: Room) -> Result<PagePicture, Fault> {
    let pdf = Pdf::new(pdf.to_vec())
        .map_err(|why| Fault::storage(Message::of("press-pdf-failed").with("reason", format!("{why:?}"))))?;
    let pages = pdf.pages();
    let absent = || Fault::input(Message::of("press-no-page").with("page", page).with("pages", pages.len()));
    let sheet = page.checked_sub(1).and_then(|at| pages.get(at)).ok_or_else(absent)?;
    let (width, height) = sheet.render_dimensions();
    let scale = (f32::from(room.width) / width).min(f32::from(room.height) / height);
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    // Hinted, the strokes of small Chinese characters stand beside their place.
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let drawn = render(sheet, &RenderCache::new(), &InterpreterSettings::default(), &settings, &size);
    let pixels = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| pixel.iter().copied().take(3)).collect();
    Ok(PagePicture { width: u32::from(drawn.width()), height: u32::from(drawn.height()), pixels })
}
