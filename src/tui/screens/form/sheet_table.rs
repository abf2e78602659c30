//! The list of a poster in aligned columns, as far as they fit.

use super::sheet::{Part, SheetLine};
use crate::core::poster::{Align, Table};
use crate::core::text::{shorten, width};

/// So many rows are shown.
const MOST_ROWS: usize = 200;
/// No column is made narrower than this.
const NARROWEST: usize = 4;
/// Between two columns.
const GAP: usize = 1;

/// The lines of a list.
pub(super) fn table(list: &Table, columns: usize) -> Vec<SheetLine> {
    let widths = widths(list, columns);
    let labels: Vec<&str> = list.columns.iter().map(|column| column.label.as_str()).collect();
    let mut out = vec![line(Part::Head, &labels, &widths, |_| Align::Center, columns)];
    out.push(SheetLine { part: Part::Row, text: "-".repeat(columns.min(full(&widths))) });
    let align = |at: usize| list.columns.get(at).map_or(Align::Left, |column| column.align);
    let cells = |row: &Vec<String>| row.iter().map(|cell| first_line(cell).to_owned()).collect::<Vec<_>>();
    for row in list.rows.iter().take(MOST_ROWS).map(cells) {
        let row: Vec<&str> = row.iter().map(String::as_str).collect();
        out.push(line(Part::Row, &row, &widths, align, columns));
    }
    if list.rows.len() > MOST_ROWS {
        out.push(SheetLine { part: Part::More(list.rows.len()), text: String::new() });
    }
    if let Some(total) = &list.total {
        let total: Vec<&str> = total.iter().map(String::as_str).collect();
        out.push(line(Part::Head, &total, &widths, align, columns));
    }
    out
}

// As wide as the content, the widest ones narrowed until the line is full.
fn widths(list: &Table, columns: usize) -> Vec<usize> {
    let rows = || list.rows.iter().take(MOST_ROWS).chain(&list.total);
    let cell = |row: &Vec<String>, at: usize| row.get(at).map_or(0, |cell| width(first_line(cell)));
    let natural = |(at, label): (usize, &str)| rows().map(|row| cell(row, at)).max().unwrap_or(0).max(width(label));
    let labels = list.columns.iter().map(|column| column.label.as_str());
    let mut widths: Vec<usize> = labels.enumerate().map(natural).collect();
    while full(&widths) > columns {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > NARROWEST) else { break };
        *widest -= 1;
    }
    widths
}

fn full(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

fn first_line(cell: &str) -> &str {
    cell.lines().next().unwrap_or_default()
}

fn line(part: Part, cells: &[&str], widths: &[usize], align: impl Fn(usize) -> Align, columns: usize) -> SheetLine {
    let shown = cells.iter().zip(widths).enumerate().map(|(at, (cell, room))| fitted(cell, *room, align(at)));
    let text = shown.collect::<Vec<_>>().join(&" ".repeat(GAP));
    SheetLine { part, text: shorten(text.trim_end(), columns) }
}

fn fitted(cell: &str, room: usize, align: Align) -> String {
    let cell = shorten(cell, room);
    let spare = room.saturating_sub(width(&cell));
    let before = match align {
        Align::Left => 0,
        Align::Center => spare / 2,
        Align::Right => spare,
    };
    format!("{}{cell}{}", " ".repeat(before), " ".repeat(spare - before))
}
