//! A page as a grey picture, and pictures as PNG files.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::Path;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Levels of grey in a file: what the eye sees of a small page, in half the bytes.
pub(crate) const WHITEST: u8 = 15;
/// Between two pages: how many pixels, and how grey.
const GAP: usize = 12;
const BETWEEN: u8 = 10;
/// Points of an inch.
const POINTS: f32 = 72.0;

/// A picture in 16 levels of grey.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Grey {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Row by row, 0 black to 15 white.
    pub(crate) levels: Vec<u8>,
}

/// The first `most` pages of a PDF at `dpi`.
pub(crate) fn pages(pdf: &[u8], most: usize, dpi: f32) -> Vec<Grey> {
    let pdf = Pdf::new(pdf.to_vec()).expect("a readable PDF");
    let cache = RenderCache::new();
    // Hinted, the strokes of small Chinese characters stand beside their place.
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let scale = dpi / POINTS;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = |page| {
        let drawn = render(page, &cache, &InterpreterSettings::default(), &settings, &size);
        let (width, height) = (usize::from(drawn.width()), usize::from(drawn.height()));
        let levels = drawn.data_as_u8_slice().chunks_exact(4).map(level).collect();
        Grey { width, height, levels }
    };
    pdf.pages().iter().take(most).map(drawn).collect()
}

// Luminance of red, green and blue (ITU-R BT.601), in 16 levels.
fn level(pixel: &[u8]) -> u8 {
    let [red, green, blue] = [0, 1, 2].map(|i| u32::from(pixel[i]));
    let grey = (299 * red + 587 * green + 114 * blue) / 1000;
    u8::try_from((grey * u32::from(WHITEST) + 127) / 255).unwrap()
}

impl Grey {
    /// Writes it as PNG with four bits a pixel.
    pub(crate) fn write(&self, path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = BufWriter::new(File::create(path).unwrap());
        let (width, height) = (u32::try_from(self.width).unwrap(), u32::try_from(self.height).unwrap());
        let mut encoder = png::Encoder::new(file, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let packed: Vec<u8> = self.levels.chunks(self.width).flat_map(|row| row.chunks(2).map(pair)).collect();
        encoder.write_header().unwrap().write_image_data(&packed).unwrap();
    }

    /// Pages beside each other, with a little grey between them.
    pub(crate) fn beside(pages: &[Self]) -> Self {
        let height = pages.iter().map(|page| page.height).max().unwrap_or_default();
        let width = pages.iter().map(|page| page.width + GAP).sum::<usize>().saturating_sub(GAP);
        let row = |page: &Self, y: usize| {
            let row = page.levels.chunks(page.width).nth(y).map(<[u8]>::to_vec);
            row.unwrap_or_else(|| vec![BETWEEN; page.width])
        };
        let between = [BETWEEN; GAP];
        let rows = |y: usize| pages.iter().map(|page| row(page, y)).collect::<Vec<_>>().join(&between[..]);
        Self { width, height, levels: (0..height).flat_map(rows).collect() }
    }

    /// Reads what [`Self::write`] wrote; `None` where there is no file.
    pub(crate) fn read(path: &Path) -> Option<Self> {
        let mut reader = png::Decoder::new(BufReader::new(File::open(path).ok()?)).read_info().unwrap();
        let mut packed = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut packed).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Grayscale, png::BitDepth::Four));
        let (width, height) = (usize::try_from(info.width).unwrap(), usize::try_from(info.height).unwrap());
        let row = |row: &[u8]| {
            let levels = row.iter().flat_map(|pair| [pair >> 4, pair & 15]);
            levels.take(width).collect::<Vec<u8>>()
        };
        let levels = packed.chunks(info.line_size).take(height).flat_map(row).collect();
        Some(Self { width, height, levels })
    }
}

fn pair(pixels: &[u8]) -> u8 {
    let (left, right) = (pixels[0], pixels.get(1).copied().unwrap_or(WHITEST));
    left << 4 | right
}
