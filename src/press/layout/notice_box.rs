//! Period and telephone lines, large, bold and framed: what a reader looks for first.

use crate::core::poster::{Contact, Poster};

use super::look::{Look, em};
use super::page::{Piece, Role};
use super::setting::{Fill, Place, Setting};
use super::strip::{Dress, Strip, Tie};

/// Line height, em.
const LEADING: f32 = 1.5;
/// Room between frame and text, mm on A4.
const ROOM: f32 = 4.0;
/// Room between two telephone lines, mm on A4.
const BETWEEN: f32 = 4.0;
/// The frame is set smaller down to this factor for the dates to fit.
const SMALLER: [f32; 5] = [1.0, 0.95, 0.9, 0.85, 0.8];

/// The framed strips, a line each; none when there is nothing to frame.
pub(super) fn strips(poster: &Poster, look: &Look) -> Vec<Strip> {
    let size = size(poster, look);
    let mut out: Vec<Strip> = Vec::new();
    if let Some(period) = &poster.period {
        out.extend(lines(period, Role::Period, size, look));
    }
    out.extend(contacts(poster, size, look));
    let pad = look.mm(ROOM) * 0.6;
    if let Some(first) = out.first_mut() {
        first.gap = look.part;
        first.height += pad;
        first.pieces = first.pieces.iter().map(|piece| piece.clone().lowered(pad)).collect();
    }
    if let Some(last) = out.last_mut() {
        last.height += pad;
        last.tie = Tie::Must;
    }
    out
}

// Large enough to be found, small enough for the dates of the period to stand on one line.
fn size(poster: &Poster, look: &Look) -> f32 {
    let dates = |text: &str| {
        text.split(['（', '(']).next().map_or(0.0, |dates| natural(&Setting::new(dates, look.voices.bold)))
    };
    let need = poster.period.as_deref().map_or(0.0, dates);
    let fits = |size: &f32| need * em(*size) <= width(look);
    SMALLER.iter().map(|factor| factor * look.boxed).find(fits).unwrap_or(look.boxed)
}

fn lines(text: &str, role: Role, size: f32, look: &Look) -> Vec<Strip> {
    let room = width(look) / em(size);
    let set = |part: Setting| {
        let ranges = part.wrap_at_bracket(room);
        let line = |range| strip(vec![Piece::Text(part.line(&range, place(role, size, look, 0.0)))], size);
        ranges.into_iter().map(line).collect::<Vec<_>>()
    };
    Setting::parts(text, look.voices.bold).into_iter().flat_map(set).collect()
}

fn natural(part: &Setting) -> f32 {
    part.width(&part.all())
}

// Two telephone lines side by side where all of them fit into half the frame.
fn contacts(poster: &Poster, size: f32, look: &Look) -> Vec<Strip> {
    let text = |contact: &Contact| match contact.label.trim() {
        "" => contact.number.clone(),
        label => format!("{label}：{}", contact.number),
    };
    let texts: Vec<String> = poster.contacts.iter().map(text).collect();
    let settings: Vec<Setting> = texts.iter().map(|text| Setting::new(text, look.voices.bold)).collect();
    let between = look.mm(BETWEEN);
    let half = (width(look) - between) / 2.0;
    if settings.len() < 2 || settings.iter().any(|part| natural(part) * em(size) > half) {
        return texts.iter().flat_map(|text| lines(text, Role::Contact, size, look)).collect();
    }
    let column = |(i, part): (usize, &Setting)| {
        let dx = if i == 0 { 0.0 } else { half + between };
        Piece::Text(part.line(&part.all(), place(Role::Contact, size, look, dx)))
    };
    settings.chunks(2).map(|pair| strip(pair.iter().enumerate().map(column).collect(), size)).collect()
}

fn width(look: &Look) -> f32 {
    look.width() - 2.0 * look.mm(ROOM)
}

fn place(role: Role, size: f32, look: &Look, dx: f32) -> Place {
    let y = em(size) * (LEADING - 1.0) / 2.0;
    Place { role, size, x: look.left() + look.mm(ROOM) + dx, y, fill: Fill::Left }
}

fn strip(pieces: Vec<Piece>, size: f32) -> Strip {
    Strip { gap: 0.0, height: em(size) * LEADING, pieces, tie: Tie::Firm, dress: Dress::Boxed }
}
