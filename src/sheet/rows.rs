//! The rows below the headings: which belong to the list, and what is in them.

use crate::core::template::{Column, FieldType, Level};
use crate::core::text::half_width;
use crate::core::values::Row;
use crate::core::words::Message;

use super::clean;
use super::grid::{Grid, GridCell, GridRow, letter};
use super::layout::{Layout, Source};
use super::lexicon::lexicon;
use super::private::{self, Secret};
use super::report::{Problem, SheetRow, SkippedRow, TotalCheck};
use super::total::{self, TotalRow};

/// What the rows of a sheet gave.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) rows: Vec<SheetRow>,
    pub(super) skipped: Vec<SkippedRow>,
    pub(super) totals: Vec<TotalCheck>,
    pub(super) problems: Vec<Problem>,
}

/// Reads all rows of a sheet whose layout is known.
pub(super) fn take(grid: &Grid, columns: &[Column], layout: &Layout) -> Taken {
    let mut taken = Taken::default();
    above(&mut taken, grid, layout);
    let heading = layout.header.and_then(|_| grid.rows.get(layout.first.checked_sub(1)?));
    let mut totals = Vec::new();
    let mut last = heading.map(|row| row.number);
    for row in grid.rows.iter().skip(layout.first) {
        gap(&mut taken, last, row.number);
        last = Some(row.number);
        if let Some(total) = TotalRow::read(row, &layout.sources, taken.rows.len()) {
            skip(&mut taken, row, Message::of("sheet-row-total"));
            totals.push(total);
        } else if let Some(why) = no_entry(row, heading, columns, &layout.sources) {
            skip(&mut taken, row, why);
        } else {
            entry(&mut taken, &grid.name, row, columns, &layout.sources);
        }
    }
    taken.totals = total::check(&totals, &taken.rows, &layout.sources, columns);
    let wrong: Vec<Problem> = taken
        .totals
        .iter()
        .filter(|check| !check.agrees)
        .map(|check| disagreement(check, &grid.name, columns, layout))
        .collect();
    taken.problems.extend(wrong);
    taken
}

fn skip(taken: &mut Taken, row: &GridRow, why: Message) {
    taken.skipped.push(SkippedRow { row: row.number, why: why.with("row", row.number) });
}

fn above(taken: &mut Taken, grid: &Grid, layout: &Layout) {
    let end = if layout.header.is_some() { layout.first.saturating_sub(1) } else { layout.first };
    for row in grid.rows.iter().take(end) {
        skip(taken, row, Message::of("sheet-row-above"));
    }
}

fn gap(taken: &mut Taken, last: Option<u32>, now: u32) {
    let Some(first) = last.and_then(|last| last.checked_add(1)) else { return };
    if first < now {
        let why = Message::of("sheet-row-blank").with("row", first).with("rows", now - first);
        taken.skipped.push(SkippedRow { row: first, why });
    }
}

// Why a row is no entry of the list: headings again, a note or signatures, nothing that is asked for.
fn no_entry(row: &GridRow, heading: Option<&GridRow>, columns: &[Column], sources: &[Source]) -> Option<Message> {
    let cell = |source: &Source| row.get(source.column);
    if sources.iter().all(|source| cell(source).is_none()) {
        return Some(Message::of("sheet-row-empty"));
    }
    if heading.is_some_and(|heading| sources.iter().all(|source| heading.get(source.column) == cell(source))) {
        return Some(Message::of("sheet-row-heading"));
    }
    let is_number = |source: &&Source| {
        let kind = columns.get(source.target).map(|column| column.kind);
        matches!(kind, Some(FieldType::Money | FieldType::Integer | FieldType::Date))
    };
    let numbers = sources.iter().filter(is_number).filter(|source| cell(source).is_some()).count();
    (numbers == 0 && is_note(row)).then(|| Message::of("sheet-row-note"))
}

// `填表人：…　审核人：…`, `注：…`, `说明 1.…`.
fn is_note(row: &GridRow) -> bool {
    let Some((_, GridCell::Text(text))) = row.cells().next() else { return false };
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let begins = |word: &String| plain.strip_prefix(word.as_str());
    let words = &lexicon().rows.note;
    plain.contains(':') || row.filled() == 1 && words.iter().filter_map(begins).any(|rest| !rest.is_empty())
}

fn entry(taken: &mut Taken, sheet: &str, row: &GridRow, columns: &[Column], sources: &[Source]) {
    let mut values = Row::new();
    for source in sources {
        let (Some(cell), Some(column)) = (row.get(source.column), columns.get(source.target)) else { continue };
        match cell_value(cell, column, source) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => {
                values.insert(column.key.clone(), text);
            }
            Err(message) => {
                let message = placed(message, sheet, row.number, source, column);
                taken.problems.push(Problem {
                    level: Level::Error,
                    row: Some(row.number),
                    column_letter: Some(letter(source.column)),
                    key: Some(column.key.clone()),
                    message,
                });
            }
        }
    }
    taken.rows.push(SheetRow { row: row.number, values });
}

// A number of a person is refused before anything looks at it, so that no message repeats it.
fn cell_value(cell: &GridCell, column: &Column, source: &Source) -> Result<String, Message> {
    match private::content(&cell.shown()) {
        Some(Secret::Mobile) if column.kind == FieldType::Phone => {}
        Some(secret) => return Err(Message::of(secret.cell_key())),
        None => {}
    }
    clean::value(cell, column, source.unit)
}

fn placed(message: Message, sheet: &str, row: u32, source: &Source, column: &Column) -> Message {
    message.with("sheet", sheet).with("row", row).with("column", letter(source.column)).with("label", &column.label)
}

fn disagreement(check: &TotalCheck, sheet: &str, columns: &[Column], layout: &Layout) -> Problem {
    let column = columns.iter().position(|column| column.key == check.key);
    let source = layout.sources.iter().find(|source| Some(source.target) == column);
    let label = column.and_then(|at| columns.get(at)).map_or("", |column| column.label.as_str());
    let column_letter = source.map(|source| letter(source.column));
    let message = Message::of("sheet-total-wrong")
        .with("sheet", sheet)
        .with("row", check.row)
        .with("column", column_letter.as_deref().unwrap_or_default())
        .with("label", label)
        .with("stated", &check.stated)
        .with("counted", &check.counted);
    Problem { level: Level::Error, row: Some(check.row), column_letter, key: Some(check.key.clone()), message }
}
