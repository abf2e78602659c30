//! What is drawn around strips: the grid of the list, the frame of the period.

use crate::press::style::Theme;

use super::look::Look;
use super::page::{Area, Piece, Rule};
use super::strip::Dress;

/// The lines around a list, pt.
const OUTER: f32 = 1.0;
/// The lines inside a list, pt.
const INNER: f32 = 0.5;
/// Lines between rows that a ground sets apart already, pt.
const HAIR: f32 = 0.25;
/// The frame of period and telephone lines, pt.
const FRAME: f32 = 1.8;

/// A vertical line of the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Where, mm.
    pub x: f32,
    /// What stands at its sides.
    pub side: Side,
}

/// What a vertical line of the list divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A list from what is outside of it.
    Outer,
    /// Two columns.
    Inner,
}

/// A strip on its page.
#[derive(Clone, Copy)]
pub(super) struct Dressed {
    /// What is drawn around it.
    pub dress: Dress,
    /// Upper edge, mm.
    pub top: f32,
    /// Lower edge, mm.
    pub bottom: f32,
}

/// The lines around `dressed`, the strips of a page.
pub(super) fn pieces(dressed: &[Dressed], edges: &[Edge], look: &Look) -> Vec<Piece> {
    let family = |dress: Dress| if dress == Dress::Head || dress.is_listed() { Dress::Row } else { dress };
    let runs = dressed.chunk_by(|upper, lower| family(upper.dress) == family(lower.dress));
    runs.flat_map(|run| match family(run.first().map_or(Dress::Plain, |first| first.dress)) {
        Dress::Row => grid(run, edges, look.theme),
        Dress::Boxed => frame(run, look),
        _ => Vec::new(),
    })
    .collect()
}

fn grid(run: &[Dressed], edges: &[Edge], theme: Theme) -> Vec<Piece> {
    let (Some(left), Some(right)) = (edges.first(), edges.last()) else { return Vec::new() };
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
    let across = |y: f32, thickness| rule((left.x, y), (right.x, y), thickness);
    let inner = run.windows(2).filter_map(|pair| match pair {
        [upper, lower] => Some(across(lower.top, between(upper.dress, lower.dress, theme))),
        _ => None,
    });
    let frame = [across(first.top, OUTER), across(last.bottom, OUTER)];
    // What goes across has no columns.
    let columns_end = run.iter().rev().find(|row| row.dress != Dress::Across).map_or(first.top, |row| row.bottom);
    let down = |(i, edge): (usize, &Edge)| {
        let bottom = if i == 0 || i + 1 == edges.len() { last.bottom } else { columns_end };
        let thickness = if edge.side == Side::Outer { OUTER } else { INNER };
        rule((edge.x, first.top), (edge.x, bottom), thickness)
    };
    inner.chain(frame).chain(edges.iter().enumerate().map(down)).collect()
}

// Where a ground leads the eye, the lines between rows are hair lines.
fn between(upper: Dress, lower: Dress, theme: Theme) -> f32 {
    match (theme, upper, lower) {
        (Theme::Plain, Dress::Row, Dress::Row) => HAIR,
        _ => INNER,
    }
}

fn frame(run: &[Dressed], look: &Look) -> Vec<Piece> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
    outline(&Area { x: look.left(), y: first.top, width: look.width(), height: last.bottom - first.top }, FRAME)
}

/// The four sides of `area`, `thickness` in pt.
pub(super) fn outline(area: &Area, thickness: f32) -> Vec<Piece> {
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let side = |pair: &[(f32, f32)]| match pair {
        [from, to] => Some(rule(*from, *to, thickness)),
        _ => None,
    };
    corners.windows(2).filter_map(side).collect()
}

fn rule(from: (f32, f32), to: (f32, f32), thickness: f32) -> Piece {
    Piece::Rule(Rule { from, to, thickness })
}
