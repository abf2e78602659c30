//! Paragraphs: first line indented by two characters, lines justified, the last one not.

use std::ops::Range;

use super::look::{Look, em};
use super::page::{Piece, Role};
use super::setting::{Fill, Place, Setting};
use super::strip::{Dress, Strip, Tie};

/// Indent of the first line, em.
const INDENT: f32 = 2.0;
/// A paragraph of up to so many lines is never divided between pages.
const WHOLE: usize = 3;

/// The strips of `paragraphs`, a line each; `before` paragraphs stand on the poster already.
pub(super) fn strips(paragraphs: &[String], before: usize, look: &Look) -> Vec<Strip> {
    let mut out = Vec::new();
    for (i, text) in paragraphs.iter().enumerate() {
        for part in Setting::parts(text, look.voices.regular) {
            out.extend(lines(&part, before + i, look));
        }
    }
    if let Some(first) = out.first_mut() {
        first.gap = look.part;
    }
    out
}

fn lines(setting: &Setting, paragraph: usize, look: &Look) -> Vec<Strip> {
    let width = look.width() / em(look.body);
    let ranges = setting.wrap_evenly(width - INDENT, width);
    let total = ranges.len();
    let strip = |(i, range): (usize, &Range<usize>)| Strip {
        tie: tie(i, total),
        ..line(setting, range, Role::Paragraph(paragraph), look, (i, total))
    };
    ranges.iter().enumerate().map(strip).collect()
}

fn line(setting: &Setting, range: &Range<usize>, role: Role, look: &Look, (i, total): (usize, usize)) -> Strip {
    let unit = em(look.body);
    let indent = if i == 0 { INDENT * unit } else { 0.0 };
    let room = look.width() - indent;
    // The last line is not stretched, but squeezed like the others.
    let fits = setting.width(range) * unit <= room;
    let fill = if i + 1 == total && fits { Fill::Left } else { Fill::Justify(room) };
    let height = unit * look.leading;
    let y = (height - unit) / 2.0;
    let place = Place { role, size: look.body, x: look.left() + indent, y, fill };
    let text = setting.line(range, place);
    Strip { gap: 0.0, height, pieces: vec![Piece::Text(text)], tie: Tie::Free, dress: Dress::Plain }
}

// Neither the first nor the last line of a paragraph stands alone.
fn tie(i: usize, total: usize) -> Tie {
    let inside = i + 1 < total;
    let kept = total <= WHOLE || i == 0 || i + 2 == total;
    if inside && kept { Tie::Firm } else { Tie::Free }
}
