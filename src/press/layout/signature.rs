//! Issuer and day at the right, on the place where the seal goes; the attribute at the left.

use std::ops::Range;

use crate::core::poster::Poster;

use super::flow::{Dress, Strip, Tie};
use super::look::{Look, em};
use super::page::{Area, Piece, Role};
use super::setting::{Fill, Place, Setting, count};

/// Side of the square kept free for the seal, mm on every paper: seals do not grow.
const SEAL: f32 = 45.0;
/// The signature is never wider than this part of the page.
const WIDEST: f32 = 0.62;
/// Line height, em.
const LEADING: f32 = 1.7;

/// Signature and attribute; none when nobody signs and there is no attribute.
pub(super) fn strips(poster: &Poster, look: &Look) -> Vec<Strip> {
    let attribute = wrapped(&poster.attribute, Role::Attribute, look.small(), look.width(), look);
    if poster.issuer.trim().is_empty() {
        return below(&attribute, look);
    }
    let mut signed = signed(poster, look);
    match attribute.as_slice() {
        [line] if beside(line, look) <= room_left(&signed, look) => {
            let y = signed.height - em(look.small()) * 1.2;
            signed.pieces.push(piece(line, look.small(), look.left(), y, Fill::Left));
            vec![signed]
        }
        _ => {
            signed.tie = if attribute.is_empty() { Tie::Free } else { Tie::Must };
            std::iter::once(signed).chain(below(&attribute, look)).collect()
        }
    }
}

// Issuer and day in the middle of the place for the seal, which is pressed on both.
fn signed(poster: &Poster, look: &Look) -> Strip {
    let unit = em(look.body);
    let room = look.width() * WIDEST;
    let mut lines = wrapped(&poster.issuer, Role::Issuer, look.body, room, look);
    lines.extend(wrapped(&poster.issued, Role::Issued, look.body, room, look));
    let widest = lines.iter().map(|line| line.setting.width(&line.range) * unit).fold(SEAL, f32::max);
    let text = count(lines.len()) * unit * LEADING;
    let height = text.max(SEAL);
    let x = look.left() + look.width() - widest - (look.width() - widest).min(unit);
    let mut y = (height - text) / 2.0 + unit * (LEADING - 1.0) / 2.0;
    // Of a long signature, the last two lines.
    let middle = f32::midpoint(height, text) - unit * LEADING;
    let top = (middle - SEAL / 2.0).clamp(0.0, height - SEAL);
    let seal = Area { x: x + (widest - SEAL) / 2.0, y: top, width: SEAL, height: SEAL };
    let mut pieces = vec![Piece::Seal(seal)];
    for line in &lines {
        pieces.push(piece(line, look.body, x, y, Fill::Center(widest)));
        y += unit * LEADING;
    }
    Strip { gap: look.mm(2.0), height, pieces, tie: Tie::Free, dress: Dress::Plain }
}

// How wide the attribute is, with some room after it.
fn beside(line: &Line, look: &Look) -> f32 {
    line.setting.width(&line.range) * em(look.small()) + look.mm(4.0)
}

fn room_left(signed: &Strip, look: &Look) -> f32 {
    let left = |piece: &Piece| match piece {
        Piece::Seal(area) => area.x,
        Piece::Text(text) => text.area.x,
        _ => f32::MAX,
    };
    signed.pieces.iter().map(left).fold(f32::MAX, f32::min) - look.left()
}

fn below(attribute: &[Line], look: &Look) -> Vec<Strip> {
    let size = look.small();
    let strip = |(i, line)| {
        let pieces = vec![piece(line, size, look.left(), 0.0, Fill::Left)];
        let tie = if i + 1 < attribute.len() { Tie::Must } else { Tie::Free };
        Strip { gap: 0.0, height: em(size) * 1.4, pieces, tie, dress: Dress::Plain }
    };
    attribute.iter().enumerate().map(strip).collect()
}

struct Line {
    setting: Setting,
    range: Range<usize>,
    role: Role,
}

fn wrapped(text: &str, role: Role, size: f32, room: f32, look: &Look) -> Vec<Line> {
    let setting = Setting::new(text, look.voices.regular);
    let room = room / em(size);
    let line = |range| Line { setting: setting.clone(), range, role };
    setting.wrap(room, room).into_iter().map(line).collect()
}

fn piece(line: &Line, size: f32, x: f32, y: f32, fill: Fill) -> Piece {
    Piece::Text(line.setting.line(&line.range, Place { role: line.role, size, x, y, fill }))
}
