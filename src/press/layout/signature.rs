//! Issuer and day at the right, on the place where the seal goes; attribute and square code at the
//! left.

use std::ops::Range;

use crate::core::poster::Poster;
use crate::press::style::Theme;

use super::code::{self, Code};
use super::look::{Look, em};
use super::page::{Area, CodeBox, Piece, Role};
use super::setting::{Fill, Place, Setting, count};
use super::strip::{Dress, Strip, Tie};

/// Side of the square kept free for the seal, mm on every paper: seals do not grow.
const SEAL: f32 = 45.0;
/// The signature is never wider than this part of the page.
const WIDEST: f32 = 0.62;
/// Line height, em.
const LEADING: f32 = 1.7;
/// Room between the signature and what stands left of it, mm on A4.
const APART: f32 = 4.0;

/// Signature, attribute and code; none when there is nothing of it.
pub(super) fn strips(poster: &Poster, code: Option<&Code>, look: &Look) -> Vec<Strip> {
    let attribute = attribute(poster, look);
    let code = code.map(|code| code.set(look));
    if poster.issuer.trim().is_empty() {
        return code.map(|code| alone(code, look)).into_iter().chain(below(&attribute, look)).collect();
    }
    let mut signed = signed(poster, look);
    let room = room_left(&signed, look) - look.mm(APART);
    let mut rest = Vec::new();
    let mut bottom = signed.height;
    match attribute.as_slice() {
        [line] if line.setting.width(&line.range) * em(look.small()) + indent(look) <= room => {
            bottom -= em(look.small()) * 1.2;
            signed.pieces.push(piece(line, look.small(), look.left() + indent(look), bottom, Fill::Left));
        }
        lines => rest.extend(below(lines, look)),
    }
    match code {
        // Its quiet zone reaches into the margin: the black stands at the edge of the text.
        Some(code) if code.area.width <= room && code.area.height <= bottom => {
            let (dx, dy) = (look.left() - code::quiet(look), bottom - code.area.height);
            signed.pieces.push(Piece::Code(code).moved(dx, dy));
        }
        Some(code) => rest.insert(0, alone(code, look)),
        None => {}
    }
    signed.tie = if rest.is_empty() { Tie::Free } else { Tie::Must };
    std::iter::once(signed).chain(rest).collect()
}

fn alone(code: CodeBox, look: &Look) -> Strip {
    let height = code.area.height;
    let pieces = vec![Piece::Code(code).moved(look.left() - code::quiet(look), 0.0)];
    Strip { gap: 0.0, height, pieces, tie: Tie::Must, dress: Dress::Plain }
}

// GB/T 9704-2012, 7.3.7: a note stands two characters in, in brackets.
fn attribute(poster: &Poster, look: &Look) -> Vec<Line> {
    let text = match look.theme {
        Theme::Official if !poster.attribute.is_empty() => format!("（{}）", poster.attribute),
        _ => poster.attribute.clone(),
    };
    wrapped(&text, Role::Attribute, look.small(), look.width() - indent(look), look)
}

fn indent(look: &Look) -> f32 {
    if look.theme == Theme::Official { 2.0 * em(look.small()) } else { 0.0 }
}

// Issuer and day in the middle of the place for the seal, which is pressed on both.
fn signed(poster: &Poster, look: &Look) -> Strip {
    let unit = em(look.body);
    let room = look.width() * WIDEST;
    let mut lines = wrapped(&poster.issuer, Role::Issuer, look.body, room, look);
    lines.extend(wrapped(&poster.issued, Role::Issued, look.body, room, look));
    let wide = |line: &Line| line.setting.width(&line.range) * unit;
    let widest = lines.iter().map(wide).fold(SEAL, f32::max);
    let text = count(lines.len()) * unit * LEADING;
    let height = text.max(SEAL);
    let x = look.left() + look.width() - widest - aside(lines.last().map_or(0.0, wide), widest, look);
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

// How far the signature stands from the right edge, mm. GB/T 9704-2012, 7.3.5.1: four characters
// after the day, the issuer in the middle above it.
fn aside(day: f32, widest: f32, look: &Look) -> f32 {
    let unit = em(look.body);
    let wished = match look.theme {
        Theme::Plain => unit,
        Theme::Official => 4.0 * unit + (day - widest) / 2.0,
    };
    wished.clamp(0.0, (look.width() - widest).max(0.0))
}

fn room_left(signed: &Strip, look: &Look) -> f32 {
    let left = |piece: &Piece| piece.area().map_or(f32::MAX, |area| area.x);
    signed.pieces.iter().map(left).fold(f32::MAX, f32::min) - look.left()
}

fn below(attribute: &[Line], look: &Look) -> Vec<Strip> {
    let size = look.small();
    let strip = |(i, line)| {
        let pieces = vec![piece(line, size, look.left() + indent(look), 0.0, Fill::Left)];
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
