//! The list, measured once: its rows as settings, and what its columns ask for.

use crate::core::poster::{Align, Table};
use crate::press::beside::beside;
use crate::press::fonts::{Voice, Voices};

use super::columns::Need;
use super::page::Role;
use super::setting::Setting;

/// Cells that are kept on one line where there is room, em.
const WHOLE: f32 = 4.0;
/// No word is given more room than this, em.
const LONGEST_WORD: f32 = 14.0;
/// Where room is short, columns are made narrower down to this, em.
const NARROW: f32 = 2.0;

/// A list of so many rows is measured by two processors.
const MANY: usize = 200;

/// The parts of a cell, one below the other.
pub(super) type Cell = Vec<Setting>;

/// A row of the list.
pub(super) struct Row {
    /// Its cells, left to right.
    pub cells: Vec<Cell>,
    /// What it is.
    pub kind: RowKind,
}

/// What a row of the list is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// The headings.
    Heading,
    /// A row, counted from 0; the total is the one after the last.
    Body(usize),
    /// A subtotal, counted from 0.
    Subtotal(usize),
}

impl RowKind {
    /// What a line in its cell of `column` is.
    pub(super) const fn role(self, column: usize) -> Role {
        match self {
            Self::Heading => Role::Heading,
            Self::Body(row) => Role::Cell(row, column),
            Self::Subtotal(row) => Role::Subtotal(row, column),
        }
    }
}

/// A list, measured.
pub(super) struct Cells<'a> {
    /// What it says.
    pub table: &'a Table,
    /// The headings.
    pub heading: Row,
    /// Rows, subtotals and total, top to bottom.
    pub rows: Vec<Row>,
    /// What its columns ask for.
    pub needs: Vec<Need>,
    /// The widest decimal part in each column, em: amounts stand below each other by their point.
    pub decimals: Vec<f32>,
    /// The total in capital figures.
    pub capital: Option<Setting>,
}

impl<'a> Cells<'a> {
    /// Measures `table`.
    pub(super) fn new(table: &'a Table, voices: &Voices) -> Self {
        let heading = Row::heading(table, voices.bold);
        let mut rows = rows(table, voices);
        spread_names(table, &mut rows);
        let decimals: Vec<f32> = (0..table.columns.len()).map(|i| decimals(table, &rows, i)).collect();
        let needs = (0..table.columns.len()).map(|i| need(table, &heading, &rows, i, &decimals)).collect();
        let capital = table.capital.as_ref().map(|text| Setting::new(text, voices.bold));
        Self { table, heading, rows, needs, decimals, capital }
    }
}

fn rows(table: &Table, voices: &Voices) -> Vec<Row> {
    let mut out = Vec::with_capacity(table.rows.len() + table.subtotals.len() + 1);
    let mut subtotals = table.subtotals.iter().enumerate().peekable();
    for (i, row) in bodies(table, voices.regular).into_iter().enumerate() {
        out.push(row);
        while let Some((at, subtotal)) = subtotals.next_if(|(_, subtotal)| subtotal.after <= i + 1) {
            out.push(Row::of(&subtotal.cells, RowKind::Subtotal(at), voices.bold));
        }
    }
    out.extend(table.total.iter().map(|total| Row::of(total, RowKind::Body(table.rows.len()), voices.bold)));
    out
}

// Measuring takes a third of setting a long list: each of two processors has a half.
fn bodies(table: &Table, voice: Voice) -> Vec<Row> {
    let measured = |rows: &[Vec<String>], from: usize| -> Vec<Row> {
        (from..).zip(rows).map(|(i, row)| Row::of(row, RowKind::Body(i), voice)).collect()
    };
    let half = if table.rows.len() < MANY { table.rows.len() } else { table.rows.len() / 2 };
    let (first, second) = table.rows.split_at_checked(half).unwrap_or((&table.rows, &[]));
    if second.is_empty() {
        return measured(first, 0);
    }
    let (mut second, mut out) = beside(|| measured(second, half), || measured(first, 0));
    out.append(&mut second);
    out
}

impl Row {
    fn heading(table: &Table, voice: Voice) -> Self {
        let cells = table.columns.iter().map(|column| Setting::parts(&column.label, voice)).collect();
        Self { cells, kind: RowKind::Heading }
    }

    fn of(row: &[String], kind: RowKind, voice: Voice) -> Self {
        let cells = row.iter().map(|cell| Setting::parts(cell, voice)).collect();
        Self { cells, kind }
    }
}

// Names of two characters among longer ones are set wider, as on every roll of names.
fn spread_names(table: &Table, rows: &mut [Row]) {
    for (i, column) in table.columns.iter().enumerate() {
        let longer = |row: &Row| row.cells.get(i).is_some_and(|cell| cell.iter().any(|s| s.is_name_of(3)));
        if !has_names(&column.label) || !rows.iter().any(longer) {
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

fn has_names(label: &str) -> bool {
    ["姓名", "户主", "负责人", "责任人", "联系人", "经手人"].iter().any(|word| label.contains(word))
}

fn decimals(table: &Table, rows: &[Row], column: usize) -> f32 {
    if table.columns.get(column).is_none_or(|column| column.align != Align::Right) {
        return 0.0;
    }
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).flatten();
    cells.filter_map(Setting::decimals).fold(0.0, f32::max)
}

fn need(table: &Table, heading: &Row, rows: &[Row], column: usize, decimals: &[f32]) -> Need {
    let names = table.columns.get(column).is_some_and(|column| has_names(&column.label));
    let mut need = Need { natural: 1.0, heading: 1.0, folded: 1.0, least: 1.0, bare: 1.0 };
    for part in heading.cells.get(column).into_iter().flatten() {
        let natural = part.width(&part.all());
        let piece = part.widest_piece().min(LONGEST_WORD);
        need.heading = need.heading.max(natural);
        need.folded = need.folded.max(piece).max(fold(part));
        need.bare = need.bare.max(piece).max(natural.min(NARROW));
        need.least = need.least.max(piece).max(natural.min(NARROW));
    }
    let widest = decimals.get(column).copied().unwrap_or(0.0);
    for part in rows.iter().filter_map(|row| row.cells.get(column)).flatten() {
        let natural = part.width(&part.all());
        // The room that keeps its point below the others.
        let aligned = natural + part.decimals().map_or(0.0, |own| widest - own);
        need.natural = need.natural.max(aligned);
        // A name is never divided.
        if names && part.is_name() {
            need.bare = need.bare.max(natural);
            need.least = need.least.max(natural);
        }
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
