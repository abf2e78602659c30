//! The list in strips: heading, rows, subtotals, total. A row is never divided, unless it is
//! longer than a page.

use std::ops::Range;

use crate::core::poster::Align;
use crate::press::style::Theme;

use super::cells::{Cell, Cells, Row, RowKind};
use super::columns::{self, Fit};
use super::dress::{Edge, Side};
use super::look::{Look, em};
use super::page::{Area, Ground, Piece, Role};
use super::setting::{Fill, Place, Setting, count};
use super::strip::{Dress, Strip, Tie};

/// A list, set.
pub(super) struct TableSet {
    /// The heading for every further page.
    pub repeated: Option<Strip>,
    /// Heading, rows and total.
    pub strips: Vec<Strip>,
    /// Where the vertical lines stand.
    pub edges: Vec<Edge>,
}

/// Line height in cells, em.
const LEADING: f32 = 1.3;
/// A heading higher than this part of the page is not repeated.
const REPEATED: f32 = 0.4;
/// The grey of a heading's ground.
const HEADING: f32 = 0.92;
/// The grey behind every other row.
const ZEBRA: f32 = 0.965;

/// Sets a list in one column.
pub(super) fn set(cells: &Cells<'_>, look: &Look) -> TableSet {
    let setter = Setter::new(cells, look, columns::fit(&cells.needs, look, look.width()));
    let head = setter.strips(&cells.heading, look.height());
    let repeated = match head.as_slice() {
        [only] if only.height <= REPEATED * look.height() => Some(only.clone()),
        _ => None,
    };
    let below = look.height() - repeated.as_ref().map_or(0.0, |head| head.height);
    let mut strips = head;
    let heads = strips.len();
    strips.extend(cells.rows.iter().flat_map(|row| setter.strips(row, below)));
    let sums = usize::from(cells.table.total.is_some()) + usize::from(cells.capital.is_some());
    strips.extend(cells.capital.iter().map(|capital| setter.capital(capital, setter.width())));
    tie(&mut strips, heads, sums);
    if let Some(first) = strips.first_mut() {
        first.gap = look.part * 0.6;
    }
    TableSet { repeated, strips, edges: setter.edges(1) }
}

// The heading goes with two rows, the last two rows stay together, the sums stay with the last; a
// subtotal stays with the row above it.
fn tie(strips: &mut [Strip], heads: usize, sums: usize) {
    let length = strips.len();
    let subtotal: Vec<bool> = strips.iter().map(|strip| strip.dress == Dress::Sum).collect();
    for (i, strip) in strips.iter_mut().enumerate() {
        let rows_after = length - i - 1;
        let before_sum = rows_after > 0 && (rows_after <= sums || subtotal.get(i + 1) == Some(&true));
        strip.tie = if rows_after == 0 {
            Tie::Free
        } else if i < heads || before_sum {
            Tie::Must
        } else if rows_after == sums + 1 {
            Tie::Firm
        } else if i == heads {
            Tie::Wish
        } else {
            Tie::Free
        };
    }
}

/// Sets the rows of a list into strips.
pub(super) struct Setter<'a> {
    cells: &'a Cells<'a>,
    look: &'a Look,
    fit: Fit,
    // Left edge of every column, and the right edge of the last.
    edges: Vec<f32>,
}

struct Lines<'a> {
    lines: Vec<(&'a Setting, Range<usize>)>,
    column: usize,
}

impl<'a> Setter<'a> {
    /// Sets `cells` as `fit` says, from the left edge of the text.
    pub(super) fn new(cells: &'a Cells<'a>, look: &'a Look, fit: Fit) -> Self {
        let mut x = look.left();
        let mut edges = vec![x];
        for width in &fit.widths {
            x += width;
            edges.push(x);
        }
        Self { cells, look, fit, edges }
    }

    /// Width of the list, mm.
    pub(super) fn width(&self) -> f32 {
        self.fit.widths.iter().sum()
    }

    /// The vertical lines of `lists` lists side by side.
    pub(super) fn edges(&self, lists: usize) -> Vec<Edge> {
        let of = |list: usize| {
            let dx = count(list) * self.width();
            self.edges.iter().enumerate().map(move |(i, x)| Edge {
                x: x + dx,
                side: if i == 0 || i + 1 == self.edges.len() { Side::Outer } else { Side::Inner },
            })
        };
        let mut edges: Vec<Edge> = of(0).collect();
        edges.extend((1..lists).flat_map(|list| of(list).skip(1)));
        edges
    }

    /// One strip; several when the row is higher than `highest` mm.
    pub(super) fn strips(&self, row: &Row, highest: f32) -> Vec<Strip> {
        let wrapped: Vec<Lines<'_>> =
            row.cells.iter().enumerate().map(|(i, cell)| self.wrapped(row.kind, cell, i)).collect();
        let deepest = wrapped.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        let mut most = deepest;
        while most > 1 && self.height(most) > highest {
            most -= 1;
        }
        (0..deepest).step_by(most).map(|from| self.strip(row.kind, &wrapped, from..from + most)).collect()
    }

    /// The total in capital figures, across `width` mm.
    pub(super) fn capital(&self, setting: &Setting, width: f32) -> Strip {
        let room = width - 2.0 * self.fit.pad;
        let ranges = setting.wrap(room / em(self.fit.size), room / em(self.fit.size));
        let line = |(i, range): (usize, &Range<usize>)| {
            let y = self.look.cell_room + count(i) * self.line_height() + self.above();
            let place =
                Place { role: Role::Capital, size: self.fit.size, x: self.edge(0) + self.fit.pad, y, fill: Fill::Left };
            Piece::Text(setting.line(range, place))
        };
        let pieces = ranges.iter().enumerate().map(line).collect();
        Strip { gap: 0.0, height: self.height(ranges.len()), pieces, tie: Tie::Free, dress: Dress::Across }
    }

    fn wrapped<'b>(&self, kind: RowKind, cell: &'b Cell, column: usize) -> Lines<'b> {
        // Rounding must not push the widest word of a column out of it.
        let room = self.inner(column) / em(self.fit.size) + 0.005;
        let ranges = |part: &Setting| match kind {
            RowKind::Heading => part.wrap_at_bracket(room),
            RowKind::Body(_) | RowKind::Subtotal(_) => part.wrap(room, room),
        };
        let lines = cell.iter().flat_map(|part| ranges(part).into_iter().map(move |range| (part, range)));
        Lines { lines: lines.collect(), column }
    }

    fn strip(&self, kind: RowKind, cells: &[Lines<'_>], part: Range<usize>) -> Strip {
        let shown = |cell: &Lines<'_>| cell.lines.len().min(part.end).saturating_sub(part.start);
        let deepest = cells.iter().map(shown).max().unwrap_or(0).max(1);
        let height = self.height(deepest);
        let mut pieces: Vec<Piece> = self.ground(kind, height).into_iter().collect();
        for cell in cells {
            let top = (height - count(shown(cell)) * self.line_height()) / 2.0;
            let lines = cell.lines.iter().skip(part.start).take(part.len());
            for (i, (setting, range)) in lines.enumerate() {
                let y = top + count(i) * self.line_height() + self.above();
                let own = if cell.lines.len() == 1 { setting.decimals() } else { None };
                let room = self.inner(cell.column) - setting.width(range) * em(self.fit.size);
                let right = own.map_or(0.0, |own| self.point(cell.column, own)).min(room).max(0.0);
                pieces.push(Piece::Text(setting.line(range, self.place(kind, cell.column, y, right))));
            }
        }
        let dress = match kind {
            RowKind::Heading => Dress::Head,
            RowKind::Body(_) => Dress::Row,
            RowKind::Subtotal(_) => Dress::Sum,
        };
        Strip { gap: 0.0, height, pieces, tie: Tie::Free, dress }
    }

    // Behind headings, and behind every other row so that the eye keeps to it.
    fn ground(&self, kind: RowKind, height: f32) -> Option<Piece> {
        let grey = match (self.look.theme, kind) {
            (Theme::Plain, RowKind::Heading) => HEADING,
            (Theme::Plain, RowKind::Body(row)) if row % 2 == 1 && row < self.cells.table.rows.len() => ZEBRA,
            _ => return None,
        };
        let area = Area { x: self.edge(0), y: 0.0, width: self.width(), height };
        Some(Piece::Ground(Ground { area, grey }))
    }

    // How far an amount that reaches `own` em to the right of its point stands from the edge, mm.
    fn point(&self, column: usize, own: f32) -> f32 {
        let widest = self.cells.decimals.get(column).copied().unwrap_or(0.0);
        (widest - own).max(0.0) * em(self.fit.size)
    }

    fn place(&self, kind: RowKind, column: usize, y: f32, right: f32) -> Place {
        let room = self.inner(column);
        let align = self.cells.table.columns.get(column).map_or(Align::Left, |column| column.align);
        let fill = match (kind, align) {
            (RowKind::Heading, _) | (_, Align::Center) => Fill::Center(room),
            (_, Align::Left) => Fill::Left,
            (_, Align::Right) => Fill::Right(room - right),
        };
        Place { role: kind.role(column), size: self.fit.size, x: self.edge(column) + self.fit.pad, y, fill }
    }

    fn inner(&self, column: usize) -> f32 {
        self.fit.widths.get(column).map_or(0.0, |width| width - 2.0 * self.fit.pad)
    }

    fn edge(&self, at: usize) -> f32 {
        self.edges.get(at).copied().unwrap_or(0.0)
    }

    fn line_height(&self) -> f32 {
        em(self.fit.size) * LEADING
    }

    // Room above the type in its line, mm.
    fn above(&self) -> f32 {
        (self.line_height() - em(self.fit.size)) / 2.0
    }

    fn height(&self, lines: usize) -> f32 {
        count(lines) * self.line_height() + 2.0 * self.look.cell_room
    }
}
