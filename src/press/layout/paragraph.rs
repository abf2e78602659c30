//! Paragraphs: first line indented by two characters, lines justified, the last one not.

use std::ops::Range;

use crate::press::fonts::Weight;

use super::flow::{Dress, Strip, Tie};
use super::look::{Look, em};
use super::page::{Piece, Role};
use super::setting::{Fill, Place, Setting};

/// Indent of the first line, em.
const INDENT: f32 = 2.0;
/// A paragraph of up to so many lines is never divided between pages.
const WHOLE: usize = 3;

/// The strips of `paragraphs`, a line each.
pub(super) fn strips(paragraphs: &[String], look: &Look) -> Vec<Strip> {
    let mut out = Vec::new();
    for text in paragraphs {
        for part in Setting::parts(text, Weight::Regular) {
            out.extend(lines(&part, look));
        }
    }
    if let Some(first) = out.first_mut() {
        first.gap = look.part;
    }
    out
}

fn lines(setting: &Setting, look: &Look) -> Vec<Strip> {
    let width = look.width() / em(look.body);
    let ranges = setting.wrap_evenly(width - INDENT, width);
    let total = ranges.len();
    let strip = |(i, range): (usize, &Range<usize>)| line(setting, range, look, i, total);
    ranges.iter().enumerate().map(strip).collect()
}

fn line(setting: &Setting, range: &Range<usize>, look: &Look, i: usize, total: usize) -> Strip {
    let unit = em(look.body);
    let indent = if i == 0 { INDENT * unit } else { 0.0 };
    let room = look.width() - indent;
    let fill = if i + 1 == total { Fill::Left } else { Fill::Justify(room) };
    let height = unit * look.leading;
    let y = (height - unit) / 2.0;
    let place = Place { role: Role::Paragraph, size: look.body, x: look.left() + indent, y, fill };
    let text = setting.line(range, place);
    Strip { gap: 0.0, height, pieces: vec![Piece::Text(text)], tie: tie(i, total), dress: Dress::Plain }
}

// Neither the first nor the last line of a paragraph stands alone.
fn tie(i: usize, total: usize) -> Tie {
    let inside = i + 1 < total;
    let kept = total <= WHOLE || i == 0 || i + 2 == total;
    if inside && kept { Tie::Firm } else { Tie::Free }
}
