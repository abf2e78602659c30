//! The square code (QR) of an edition.

use qrcodegen::{QrCode, QrCodeEcc};

use super::look::Look;
use super::page::{Area, CodeBox};

/// Modules kept free around a code (ISO/IEC 18004: four).
const QUIET: i16 = 4;
/// Side of a module, mm on A4: telephones read it from half a metre.
const MODULE: f32 = 0.5;

/// The code that holds `text`, at the upper left corner; `None` when it holds too much.
pub(super) fn set(text: &str, look: &Look) -> Option<CodeBox> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let across = code.size();
    let modules = (0..across).map(|y| (0..across).map(|x| code.get_module(x, y)).collect()).collect();
    let side = f32::from(i16::try_from(across).ok()? + 2 * QUIET) * module(look);
    Some(CodeBox { area: Area { x: 0.0, y: 0.0, width: side, height: side }, text: text.to_owned(), modules })
}

/// Width of what is kept free around a code, mm.
pub(super) fn quiet(look: &Look) -> f32 {
    f32::from(QUIET) * module(look)
}

fn module(look: &Look) -> f32 {
    MODULE * look.paper.type_scale()
}
