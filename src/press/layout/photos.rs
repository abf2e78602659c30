//! Photographs of a certificate: two in a row, captions below.

use crate::core::poster::PosterPhoto;

use super::look::{Look, em};
use super::page::{Area, PhotoFrame, Piece, Role};
use super::setting::{Fill, Place, Setting, count};
use super::strip::{Dress, Strip, Tie};

/// Proportions of a photograph, turned upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoSize {
    /// Digest of the photograph.
    pub digest: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Room between two photographs, mm on A4.
const BETWEEN: f32 = 6.0;
/// A photograph is never higher, mm on A4.
const HIGHEST: f32 = 100.0;
/// Line height of captions, em.
const LEADING: f32 = 1.4;

/// The strips of `photos`, a pair each.
pub(super) fn strips(photos: &[PosterPhoto], sizes: &[PhotoSize], look: &Look) -> Vec<Strip> {
    photos.chunks(2).map(|pair| strip(pair, sizes, look)).collect()
}

fn strip(pair: &[PosterPhoto], sizes: &[PhotoSize], look: &Look) -> Strip {
    let between = look.mm(BETWEEN);
    let width = (look.width() - between) / 2.0;
    let upright = |photo: &PosterPhoto| (width * proportion(&photo.digest, sizes)).min(look.mm(HIGHEST));
    let high = pair.iter().map(upright).fold(0.0, f32::max);
    let mut pieces = Vec::new();
    let mut deepest: f32 = 0.0;
    for (i, photo) in pair.iter().enumerate() {
        let x = look.left() + if i == 0 { 0.0 } else { width + between };
        let area = Area { x, y: 0.0, width, height: high };
        pieces.push(Piece::Photo(PhotoFrame { area, digest: photo.digest.clone() }));
        let caption = caption(&photo.caption, &area, look);
        deepest = deepest.max(count(caption.len()) * em(look.small()) * LEADING);
        pieces.extend(caption);
    }
    let height = high + look.mm(1.5) + deepest;
    Strip { gap: look.mm(5.0), height, pieces, tie: Tie::Free, dress: Dress::Plain }
}

fn caption(text: &str, above: &Area, look: &Look) -> Vec<Piece> {
    let size = look.small();
    let room = above.width / em(size);
    let mut y = above.bottom() + look.mm(1.5);
    let mut out = Vec::new();
    for part in Setting::parts(text, look.voices.regular) {
        for range in part.wrap(room, room) {
            let place = Place { role: Role::Caption, size, x: above.x, y, fill: Fill::Center(above.width) };
            out.push(Piece::Text(part.line(&range, place)));
            y += em(size) * LEADING;
        }
    }
    out
}

fn proportion(digest: &str, sizes: &[PhotoSize]) -> f32 {
    let pixels = |n: u32| u16::try_from(n).map_or(f32::from(u16::MAX), f32::from);
    match sizes.iter().find(|size| size.digest == digest) {
        Some(size) if size.width > 0 && size.height > 0 => pixels(size.height) / pixels(size.width),
        _ => 0.75,
    }
}
