//! The head of the first page: number and title.

use crate::core::poster::Poster;

use super::look::{Look, em};
use super::page::{Piece, Role};
use super::setting::{Fill, Place, Setting};
use super::strip::{Dress, Strip, Tie};
use super::title;

/// Line height of the title, em.
const LEADING: f32 = 1.3;

/// Number at the right, title in the middle.
pub(super) fn strips(poster: &Poster, look: &Look) -> Vec<Strip> {
    let mut out = number(poster, look);
    let before = if out.is_empty() { 0.0 } else { look.mm(2.5) };
    let set = title::set(&poster.title, look);
    for (i, range) in set.lines.iter().enumerate() {
        let height = em(set.size) * LEADING;
        let place = Place {
            role: Role::Title,
            size: set.size,
            x: look.left(),
            y: (height - em(set.size)) / 2.0,
            fill: Fill::Center(look.width()),
        };
        let pieces = vec![Piece::Text(set.setting.line(range, place))];
        let gap = if i == 0 { before } else { 0.0 };
        out.push(Strip { gap, height, pieces, tie: Tie::Must, dress: Dress::Plain });
    }
    out
}

fn number(poster: &Poster, look: &Look) -> Vec<Strip> {
    if poster.number.is_empty() {
        return Vec::new();
    }
    let setting = Setting::new(&format!("编号：{}", poster.number), look.voices.regular);
    let size = look.small();
    let height = em(size) * 1.4;
    let strip = |range| {
        let fill = Fill::Right(look.width());
        let place = Place { role: Role::Number, size, x: look.left(), y: 0.0, fill };
        let pieces = vec![Piece::Text(setting.line(&range, place))];
        Strip { gap: 0.0, height, pieces, tie: Tie::Must, dress: Dress::Plain }
    };
    let width = look.width() / em(size);
    setting.wrap(width, width).into_iter().map(strip).collect()
}
