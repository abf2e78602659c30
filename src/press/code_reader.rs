//! Reads the square codes of posters off a photograph, as telephones take them: large, dark, tilted.

use std::collections::BTreeSet;
use std::ops::Range;

use rqrr::PreparedImage;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::core::fault::Fault;
use crate::core::words::Message;

use super::photo::{Colours, Content, PhotoFile, Picture};

/// Longest sides at which a photograph is looked at, px: fine grain hides a code as much as a
/// code that is too small.
const SIDES: [usize; 5] = [700, 1000, 1600, 2400, 4000];
/// Up to this longest side, px, a photograph is enlarged: chat programs send small ones, and a code
/// of few pixels is found between them.
const SMALL: usize = 2000;
/// More pixels than this no telephone takes.
const MOST_PIXELS: usize = 100_000_000;
/// A pixel is black when it is darker than so many parts in a hundred of what lies around it.
const DARK: u64 = 82;
/// What lies around a pixel: so many parts of the longest side, to each side.
const AROUND: usize = 40;

/// The texts of all square codes on a photograph (JPEG or PNG), each once; none when there are none.
///
/// # Errors
/// `code-photo-unreadable` (input) when it is neither or damaged.
pub fn read_codes(photo: &[u8]) -> Result<Vec<String>, Fault> {
    let grey = Grey::read(photo).ok_or_else(|| Fault::input(Message::of("code-photo-unreadable")))?;
    let grey = if grey.longest() <= SMALL { grey.scaled(2 * grey.longest()) } else { grey };
    // A smaller photograph is looked at as it is.
    let sides: BTreeSet<usize> = SIDES.into_iter().map(|side| side.min(grey.longest())).collect();
    let mut found = Vec::new();
    for side in sides {
        let before = found.len();
        for code in grey.scaled(side).codes() {
            if !found.contains(&code) {
                found.push(code);
            }
        }
        // More than one poster may be on it; where a finer look finds nothing new, none is left.
        if before > 0 && found.len() == before {
            break;
        }
    }
    Ok(found)
}

/// A photograph in shades of grey.
struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    fn read(photo: &[u8]) -> Option<Self> {
        let size = imagesize::blob_size(photo).ok()?;
        if size.width.checked_mul(size.height)? > MOST_PIXELS {
            return None;
        }
        let grey = if photo.starts_with(b"\x89PNG") { Self::png(photo)? } else { Self::jpeg(photo)? };
        (grey.pixels.len() == grey.width * grey.height && !grey.pixels.is_empty()).then_some(grey)
    }

    fn jpeg(photo: &[u8]) -> Option<Self> {
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(photo), options);
        let pixels = decoder.decode().ok()?;
        let (width, height) = decoder.dimensions()?;
        Some(Self { width, height, pixels })
    }

    fn png(photo: &[u8]) -> Option<Self> {
        let file = PhotoFile { digest: String::new(), bytes: photo.to_vec() };
        let picture = Picture::read(&file).ok()?;
        let pixels = match picture.content {
            Content::Pixels { data, colours: Colours::Rgb } => {
                data.chunks_exact(3).map(|pixel| mean(std::iter::once(pixel))).collect()
            }
            Content::Pixels { data, .. } => data,
            Content::Jpeg { .. } => return None,
        };
        Some(Self {
            width: usize::try_from(picture.width).ok()?,
            height: usize::try_from(picture.height).ok()?,
            pixels,
        })
    }

    fn longest(&self) -> usize {
        self.width.max(self.height)
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.pixels.get(y * self.width + x).copied().unwrap_or(u8::MAX)
    }

    /// With this longest side: every pixel is the mean of those that it stands for.
    fn scaled(&self, longest: usize) -> Self {
        let scale = |side: usize| (side * longest / self.longest()).max(1);
        let (width, height) = (scale(self.width), scale(self.height));
        let spans = |new: usize, old: usize| {
            (0..new).map(move |at| at * old / new..((at + 1) * old / new).max(at * old / new + 1))
        };
        let columns: Vec<Range<usize>> = spans(width, self.width).collect();
        let mut pixels = Vec::with_capacity(width * height);
        for rows in spans(height, self.height) {
            let lines: Vec<&[u8]> =
                rows.filter_map(|y| self.pixels.get(y * self.width..(y + 1) * self.width)).collect();
            pixels
                .extend(columns.iter().map(|columns| mean(lines.iter().filter_map(|line| line.get(columns.clone())))));
        }
        Self { width, height, pixels }
    }

    // The first way finds more in good light, the second in bad.
    fn codes(&self) -> Vec<String> {
        let sums = self.sums();
        let mut ways = [
            PreparedImage::prepare_from_greyscale(self.width, self.height, |x, y| self.at(x, y)),
            PreparedImage::prepare_from_bitmap(self.width, self.height, |x, y| self.is_dark(&sums, x, y)),
        ];
        let grids = ways.iter_mut().flat_map(PreparedImage::detect_grids);
        grids.filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
    }

    // Sums over everything above and left of a pixel, with a row and a column of zeros before.
    fn sums(&self) -> Vec<u64> {
        let wide = self.width + 1;
        let mut sums = vec![0; wide * (self.height + 1)];
        for (y, row) in self.pixels.chunks_exact(self.width).enumerate() {
            let mut left = 0;
            for (x, pixel) in row.iter().enumerate() {
                left += u64::from(*pixel);
                let above = sums.get(y * wide + x + 1).copied().unwrap_or_default();
                if let Some(sum) = sums.get_mut((y + 1) * wide + x + 1) {
                    *sum = above + left;
                }
            }
        }
        sums
    }

    fn is_dark(&self, sums: &[u64], x: usize, y: usize) -> bool {
        let reach = (self.longest() / AROUND).max(1);
        let (left, right) = (x.saturating_sub(reach), (x + reach).min(self.width));
        let (top, bottom) = (y.saturating_sub(reach), (y + reach).min(self.height));
        let sum = |x: usize, y: usize| sums.get(y * (self.width + 1) + x).copied().unwrap_or_default();
        let around = sum(right, bottom) + sum(left, top) - sum(right, top) - sum(left, bottom);
        let count = ((right - left) * (bottom - top)) as u64;
        u64::from(self.at(x, y)) * count * 100 < around * DARK
    }
}

fn mean<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u8 {
    let (sum, count) = parts.flatten().fold((0, 0), |(sum, count), value| (sum + usize::from(*value), count + 1));
    u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
}
