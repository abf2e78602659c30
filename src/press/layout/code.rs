//! The square code (QR) of an edition.

use qrcodegen::{QrCode, QrCodeEcc};

use super::look::Look;
use super::page::{Area, CodeBox};
use super::setting::count;

/// Modules kept free around a code (ISO/IEC 18004: four).
const QUIET: usize = 4;
/// Side of a module, mm on A4: telephones read it from half a metre.
const MODULE: f32 = 0.5;

/// A square code without its size: rows of modules, true is black.
pub(super) struct Code {
    text: String,
    modules: Vec<Vec<bool>>,
}

impl Code {
    /// The code that holds `text`; `None` when it holds too much.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let across = code.size();
        let modules = (0..across).map(|y| (0..across).map(|x| code.get_module(x, y)).collect()).collect();
        Some(Self { text: text.to_owned(), modules })
    }

    /// The code, at the upper left corner.
    pub(super) fn set(&self, look: &Look) -> CodeBox {
        let side = count(self.modules.len() + 2 * QUIET) * module(look);
        let area = Area { x: 0.0, y: 0.0, width: side, height: side };
        CodeBox { area, text: self.text.clone(), modules: self.modules.clone() }
    }
}

/// Width of what is kept free around a code, mm.
pub(super) fn quiet(look: &Look) -> f32 {
    count(QUIET) * module(look)
}

fn module(look: &Look) -> f32 {
    MODULE * look.paper.type_scale()
}
