//! The list: heading, rows, total. A row is never divided, unless it is longer than a page.

use std::ops::Range;

use crate::core::poster::{Align, Table};
use crate::press::fonts::{Voice, Voices};

use super::columns::{self, Fit, Need};
use super::flow::{Dress, Strip, Tie};
use super::look::{Look, em};
use super::page::{Area, Piece, Role};
use super::setting::{Fill, Place, Setting, count};

/// A list, set.
pub(super) struct TableSet {
    /// The heading for every further page.
    pub repeated: Option<Strip>,
    /// Heading, rows and total.
    pub strips: Vec<Strip>,
    /// Where the vertical lines stand, mm.
    pub edges: Vec<f32>,
}

/// Line height in cells, em.
const LEADING: f32 = 1.3;
/// Cells that are kept on one line where there is room, em.
const WHOLE: f32 = 4.0;
/// No word is given more room than this, em.
const LONGEST_WORD: f32 = 14.0;
/// Where room is short, columns are made narrower down to this, em.
const NARROW: f32 = 2.0;
/// A heading higher than this part of the page is not repeated.
const REPEATED: f32 = 0.4;

type Cell = Vec<Setting>;

struct Row {
    cells: Vec<Cell>,
    kind: RowKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Heading,
    Body(usize),
}

struct Setter<'a> {
    table: &'a Table,
    look: &'a Look,
    fit: Fit,
    edges: Vec<f32>,
}

/// Sets `table`.
pub(super) fn set(table: &Table, look: &Look) -> TableSet {
    let heading = Row::heading(table, &look.voices);
    let mut rows: Vec<Row> =
        table.rows.iter().enumerate().map(|(i, row)| Row::body(row, i, look.voices.regular)).collect();
    rows.extend(table.total.iter().map(|total| Row::body(total, table.rows.len(), look.voices.bold)));
    spread_names(table, &mut rows);
    let fit = columns::fit(&needs(table, &heading, &rows), look);
    let edges = edges(&fit, look);
    let setter = Setter { table, look, fit, edges };
    let head = setter.strips(&heading, look.height());
    let repeated = match head.as_slice() {
        [only] if only.height <= REPEATED * look.height() => Some(only.clone()),
        _ => None,
    };
    let below = look.height() - repeated.as_ref().map_or(0.0, |head| head.height);
    let mut strips = head;
    let heads = strips.len();
    strips.extend(rows.iter().flat_map(|row| setter.strips(row, below)));
    tie(&mut strips, heads, table.total.is_some());
    if let Some(first) = strips.first_mut() {
        first.gap = look.part * 0.6;
    }
    TableSet { repeated, strips, edges: setter.edges }
}

// The heading goes with two rows, the last two rows stay together, the total stays with the last.
fn tie(strips: &mut [Strip], heads: usize, has_total: bool) {
    let length = strips.len();
    for (i, strip) in strips.iter_mut().enumerate() {
        let rows_after = length - i - 1;
        let before_total = has_total && rows_after == 1;
        let near_end = rows_after == 1 || (has_total && rows_after == 2);
        strip.tie = if rows_after == 0 {
            Tie::Free
        } else if i < heads || before_total {
            Tie::Must
        } else if near_end {
            Tie::Firm
        } else if i == heads {
            Tie::Wish
        } else {
            Tie::Free
        };
    }
}

impl Row {
    fn heading(table: &Table, voices: &Voices) -> Self {
        let cells = table.columns.iter().map(|column| Setting::parts(&column.label, voices.bold)).collect();
        Self { cells, kind: RowKind::Heading }
    }

    fn body(row: &[String], index: usize, voice: Voice) -> Self {
        let cells = row.iter().map(|cell| Setting::parts(cell, voice)).collect();
        Self { cells, kind: RowKind::Body(index) }
    }
}

// Names of two characters among longer ones are set wider, as on every roll of names.
fn spread_names(table: &Table, rows: &mut [Row]) {
    for (i, column) in table.columns.iter().enumerate() {
        let names = ["姓名", "户主", "负责人", "联系人"].iter().any(|word| column.label.contains(word));
        let longer = |row: &Row| row.cells.get(i).is_some_and(|cell| cell.iter().any(|s| s.is_name_of(3)));
        if !names || !rows.iter().any(longer) {
            continue;
        }
        for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(i)) {
            if let [name] = cell.as_mut_slice()
                && name.is_name_of(2)
            {
                name.spread();
            }
        }
    }
}

fn needs(table: &Table, heading: &Row, rows: &[Row]) -> Vec<Need> {
    (0..table.columns.len()).map(|i| need(heading, rows, i)).collect()
}

fn need(heading: &Row, rows: &[Row], column: usize) -> Need {
    let mut need = Need { natural: 1.0, heading: 1.0, folded: 1.0, least: 1.0, bare: 1.0 };
    for part in heading.cells.get(column).into_iter().flatten() {
        let natural = part.width(&part.all());
        let piece = part.widest_piece().min(LONGEST_WORD);
        need.heading = need.heading.max(natural);
        need.folded = need.folded.max(piece).max(fold(part));
        need.bare = need.bare.max(piece).max(natural.min(NARROW));
        need.least = need.least.max(piece).max(natural.min(NARROW));
    }
    for part in rows.iter().filter_map(|row| row.cells.get(column)).flatten() {
        let natural = part.width(&part.all());
        need.natural = need.natural.max(natural);
        if natural > need.bare {
            let piece = part.widest_piece().min(LONGEST_WORD);
            need.bare = need.bare.max(piece).max(natural.min(NARROW));
            need.least = need.least.max(piece).max(natural.min(WHOLE));
        }
    }
    need
}

// The narrowest room in which a heading stands on two lines.
fn fold(heading: &Setting) -> f32 {
    let length = heading.letters().len();
    let two = |at: usize| heading.width(&(0..at)).max(heading.width(&(at..length)));
    if let Some(at) = heading.letters().iter().rposition(|c| *c == '（').filter(|at| *at > 0) {
        return two(at);
    }
    (1..length).filter(|at| heading.may_break(*at)).map(two).fold(heading.width(&heading.all()), f32::min)
}

fn edges(fit: &Fit, look: &Look) -> Vec<f32> {
    let mut x = look.left();
    let mut edges = vec![x];
    for width in &fit.widths {
        x += width;
        edges.push(x);
    }
    edges
}

struct Lines<'a> {
    lines: Vec<(&'a Setting, Range<usize>)>,
    column: usize,
}

impl Setter<'_> {
    // One strip; several when the row is higher than `highest`.
    fn strips(&self, row: &Row, highest: f32) -> Vec<Strip> {
        let wrapped: Vec<Lines<'_>> =
            row.cells.iter().enumerate().map(|(i, cell)| self.wrapped(row.kind, cell, i)).collect();
        let deepest = wrapped.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        let mut most = deepest;
        while most > 1 && self.height(most) > highest {
            most -= 1;
        }
        (0..deepest).step_by(most).map(|from| self.strip(row.kind, &wrapped, from..from + most)).collect()
    }

    fn wrapped<'a>(&self, kind: RowKind, cell: &'a Cell, column: usize) -> Lines<'a> {
        // Rounding must not push the widest word of a column out of it.
        let room = self.inner(column) / em(self.fit.size) + 0.005;
        let ranges = |part: &Setting| match kind {
            RowKind::Heading => part.wrap_at_bracket(room),
            RowKind::Body(_) => part.wrap(room, room),
        };
        let lines = cell.iter().flat_map(|part| ranges(part).into_iter().map(move |range| (part, range)));
        Lines { lines: lines.collect(), column }
    }

    fn strip(&self, kind: RowKind, cells: &[Lines<'_>], part: Range<usize>) -> Strip {
        let shown = |cell: &Lines<'_>| cell.lines.len().min(part.end).saturating_sub(part.start);
        let deepest = cells.iter().map(shown).max().unwrap_or(0).max(1);
        let height = self.height(deepest);
        let mut pieces = Vec::new();
        if kind == RowKind::Heading {
            let (left, right) = (self.edge(0), self.edge(self.fit.widths.len()));
            pieces.push(Piece::Ground(Area { x: left, y: 0.0, width: right - left, height }));
        }
        for cell in cells {
            let top = (height - count(shown(cell)) * self.line_height()) / 2.0;
            let lines = cell.lines.iter().skip(part.start).take(part.len());
            for (i, (setting, range)) in lines.enumerate() {
                let y = top + count(i) * self.line_height() + (self.line_height() - em(self.fit.size)) / 2.0;
                pieces.push(Piece::Text(setting.line(range, self.place(kind, cell.column, y))));
            }
        }
        let dress = if kind == RowKind::Heading { Dress::Head } else { Dress::Row };
        Strip { gap: 0.0, height, pieces, tie: Tie::Free, dress }
    }

    fn place(&self, kind: RowKind, column: usize, y: f32) -> Place {
        let room = self.inner(column);
        let align = self.table.columns.get(column).map_or(Align::Left, |column| column.align);
        let fill = match (kind, align) {
            (RowKind::Heading, _) | (_, Align::Center) => Fill::Center(room),
            (_, Align::Left) => Fill::Left,
            (_, Align::Right) => Fill::Right(room),
        };
        let role = match kind {
            RowKind::Heading => Role::Heading,
            RowKind::Body(row) => Role::Cell(row, column),
        };
        Place { role, size: self.fit.size, x: self.edge(column) + self.fit.pad, y, fill }
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

    fn height(&self, lines: usize) -> f32 {
        count(lines) * self.line_height() + 2.0 * self.look.cell_room
    }
}
