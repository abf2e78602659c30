//! Photographs of a square code, as telephones take them.

// A pixel is a rounded number.
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]

use std::fs::File;
use std::io::BufWriter;

use qrcodegen::{QrCode, QrCodeEcc};

use super::board::Board;

/// A photograph: dark or bright, tilted, uneven light, grain.
pub(crate) struct Photo {
    pub(crate) name: &'static str,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Side of the code on the photograph, px.
    pub(crate) side: f64,
    /// How far it is turned, in degrees, and how steeply it is looked at.
    pub(crate) turn: f64,
    pub(crate) steep: f64,
    /// White and black paper, before the light falls off to one side.
    pub(crate) white: f64,
    pub(crate) black: f64,
}

impl Photo {
    /// Takes the photograph of a code.
    pub(crate) fn take(&self, board: &Board, text: &str) {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let mut grain = 12_345_u32;
        let pixels: Vec<u8> = (0..self.width * self.height)
            .map(|at| {
                grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let (x, y) = (at % self.width, at / self.width);
                let light = 0.6 + 0.4 * x as f64 / self.width as f64;
                let ink = self.ink(&code, x as f64, y as f64);
                let value = (self.black * ink + self.white * (1.0 - ink)) * light + f64::from(grain >> 28);
                value.clamp(0.0, 255.0) as u8
            })
            .collect();
        let file = BufWriter::new(File::create(board.desk(self.name)).unwrap());
        let mut encoder = png::Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    }

    /// How black a pixel is, from 0 to 1: the mean of four points of it.
    fn ink(&self, code: &QrCode, x: f64, y: f64) -> f64 {
        let points = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        points.iter().filter(|(dx, dy)| self.is_black(code, x + dx, y + dy)).count() as f64 / 4.0
    }

    fn is_black(&self, code: &QrCode, x: f64, y: f64) -> bool {
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (x, y) = ((x - self.width as f64 / 2.0) / self.side, (y - self.height as f64 / 2.0) / self.side);
        let (x, y) = (x * cos + y * sin, y * cos - x * sin);
        let far = 1.0 + self.steep * (x + y);
        let (x, y) = (x / far, y / far);
        let module = |at: f64| ((at + 0.5) * f64::from(code.size())).floor() as i32;
        code.get_module(module(x), module(y))
    }
}
