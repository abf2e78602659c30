//! What every page carries: the footer and the marks.

use crate::core::poster::{Mark as PosterMark, Poster};
use crate::press::fonts::Voice;
use crate::press::style::{Style, Theme};

use super::look::{Look, em};
use super::page::{Mark, Page, Piece, Role, Rule, TextBox};
use super::setting::{Fill, Place, Setting, count};

/// Room between the parts of a footer, em.
const APART: f32 = 1.5;
/// A footer is set smaller down to this factor before it takes a second line.
const SMALLER: [f32; 3] = [1.0, 0.9, 0.8];
/// The page number of the official theme, pt on A4 (4号).
const NUMBER: f32 = 14.0;
/// Marks take this part of the diagonal.
const SPAN: f32 = 0.72;

/// Adds footers and marks to `pages`.
pub(super) fn furnish(pages: &mut [Page], poster: &Poster, style: &Style) {
    let look = Look::of_lists(style);
    let total = pages.len();
    for (i, page) in pages.iter_mut().enumerate() {
        let marks = marks(&poster.marks, &look).into_iter().map(Piece::Mark);
        page.pieces.splice(0..0, marks);
        page.pieces.extend(match style.theme {
            Theme::Plain => footer(poster, &look, i + 1, total),
            Theme::Official => official_footer(poster, &look, i + 1, total),
        });
    }
}

fn footer(poster: &Poster, look: &Look, page: usize, total: usize) -> Vec<Piece> {
    let y = look.bottom() + look.mm(4.0);
    let line = Rule { from: (look.left(), y), to: (look.left() + look.width(), y), thickness: 0.5 };
    let parts: Vec<Setting> =
        [poster.number.clone(), format!("第 {page} 页 共 {total} 页"), poster.period_short.clone()]
            .iter()
            .map(|text| Setting::new(text, look.voices.regular))
            .collect();
    let texts = footer_texts(&parts, look, y + look.mm(1.6));
    std::iter::once(Piece::Rule(line)).chain(texts.into_iter().map(Piece::Text)).collect()
}

// GB/T 9704-2012, 7.5: 4号, between dashes, 7 mm below the text, outside, one character in; number
// and period stand at the other side.
fn official_footer(poster: &Poster, look: &Look, page: usize, total: usize) -> Vec<Piece> {
    let number = Setting::new(&format!("— {page} —"), look.voices.regular);
    let size = NUMBER * look.paper.type_scale();
    let y = look.bottom() + look.mm(7.0);
    let (left, room) = (look.left() + em(size), look.width() - 2.0 * em(size));
    let text = format!("{}　共 {total} 页　{}", poster.number, poster.period_short);
    let note = Setting::new(&text, look.voices.regular);
    let small = look.footer();
    let note_room = (look.width() - number.width(&number.all()) * em(size) - 3.0 * em(size)) / em(small);
    let (outside, inside) =
        if page % 2 == 1 { (Fill::Right(room), Fill::Left) } else { (Fill::Left, Fill::Right(look.width())) };
    let of = |role, size, x, y, fill| Place { role, size, x, y, fill };
    let lines = note.wrap(note_room, note_room);
    let note_place = |i: usize| {
        let y = y + (em(size) - em(small)) / 2.0 + count(i) * em(small) * 1.15;
        of(Role::Footer, small, look.left(), y, inside)
    };
    let notes = lines.iter().enumerate().map(|(i, range)| note.line(range, note_place(i)));
    let number = number.line(&number.all(), of(Role::Footer, size, left, y, outside));
    notes.chain([number]).map(Piece::Text).collect()
}

// Number, page and period on one line; long ones below each other.
fn footer_texts(parts: &[Setting], look: &Look, y: f32) -> Vec<TextBox> {
    let widths: Vec<f32> = parts.iter().map(|part| part.width(&part.all())).collect();
    let place = |size, y, fill| Place { role: Role::Footer, size, x: look.left(), y, fill };
    for factor in SMALLER {
        let size = look.footer() * factor;
        let room = look.width() / em(size);
        let outer = widths.first().copied().unwrap_or(0.0).max(widths.last().copied().unwrap_or(0.0));
        if 2.0 * (outer + APART) + widths.get(1).copied().unwrap_or(0.0) <= room {
            let fills = [Fill::Left, Fill::Center(look.width()), Fill::Right(look.width())];
            let set = parts.iter().zip(fills).filter(|(part, _)| !part.letters().is_empty());
            return set.map(|(part, fill)| part.line(&part.all(), place(size, y, fill))).collect();
        }
    }
    let size = look.footer() * 0.8;
    let room = look.width() / em(size);
    let lines = parts.iter().flat_map(|part| part.wrap(room, room).into_iter().map(move |range| (part, range)));
    lines
        .zip(0..)
        .map(|((part, range), i)| part.line(&range, place(size, y + count(i) * em(size) * 1.15, Fill::Left)))
        .collect()
}

// One below the other along the diagonal, centred on the page.
fn marks(marks: &[PosterMark], look: &Look) -> Vec<Mark> {
    let (width, height) = (look.paper.width(), look.paper.height());
    let slope = (height / width).atan().min(std::f32::consts::FRAC_PI_4);
    let diagonal = width.hypot(height).min(width / slope.cos());
    let set = |(i, mark): (usize, &PosterMark)| {
        let setting = Setting::new(mark.word(), Voice::BOLD);
        let widest = setting.width(&setting.all());
        let size = (SPAN * diagonal / widest).min(width.min(height) * 0.24) / super::MM_PER_PT;
        let (along, down) = (widest * em(size) / 2.0, (count(i) - (count(marks.len()) - 1.0) / 2.0) * em(size) * 1.3);
        let (sin, cos) = slope.sin_cos();
        // From the middle of the page back along the line, then down to the base line.
        let drop = down + 0.38 * em(size);
        let from = (width / 2.0 - along * cos + drop * sin, height / 2.0 + along * sin + drop * cos);
        Mark { text: mark.word().to_owned(), size, from, angle: slope.to_degrees() }
    };
    marks.iter().enumerate().map(set).collect()
}
