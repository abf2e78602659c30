//! The import: a file → rows of a list, and a report of everything on the way.

use std::borrow::Cow;

use crate::core::fault::Fault;
use crate::core::template::{Column, Level};
use crate::core::words::Message;

use super::free;
use super::grid::{Grid, GridRow, letter};
use super::guess;
use super::layout::{self, Layout};
use super::report::{Mapped, Problem, SheetReport};
use super::rows;
use super::source::{Book, FileKind};
use super::wish::{self, Wish};

/// What a sheet is read into.
#[derive(Clone, Copy, Debug)]
pub enum Columns<'a> {
    /// The columns of a template.
    Fixed(&'a [Column]),
    /// Whatever headings the sheet has, for notices that take any.
    Free,
}

/// What to read.
#[derive(Clone, Copy, Debug)]
pub struct SheetOrder<'a> {
    /// Name of the file, for messages only.
    pub name: &'a str,
    /// Its content: xlsx, xlsb, xls, ods, or text in UTF-8, UTF-16 or GB18030.
    pub bytes: &'a [u8],
    /// The sheet to read; without it the first one that fits.
    pub sheet: Option<&'a str>,
    /// Which columns are wanted.
    pub columns: Columns<'a>,
    /// Heading or letter → key or label of a column, as the clerk says; wins over everything.
    pub map: &'a [(String, String)],
}

/// Reads a list from a file.
///
/// # Errors
/// When the file cannot be read, is none of the known kinds, is locked or beyond all bounds, when
/// no sheet holds the list, or when it is not clear which column is which. Bad cells are no error:
/// they are problems of the report.
pub fn read(order: &SheetOrder<'_>) -> Result<SheetReport, Fault> {
    let wishes = wishes(order)?;
    let mut book = Book::open(order.name, order.bytes)?;
    let names = candidates(&book, order)?;
    let mut grids = Vec::new();
    for name in &names {
        let grid = book.grid(name)?;
        if let Some((columns, layout)) = by_headings(&grid, order, &wishes)? {
            return Ok(finish(&grid, &columns, layout, &book, order));
        }
        grids.push(grid);
    }
    let mut first = None;
    for grid in grids.iter().filter(|grid| !grid.rows.is_empty()) {
        match by_content(grid, order, &wishes) {
            Ok(Some((columns, layout))) => return Ok(finish(grid, columns, layout, &book, order)),
            Ok(None) => {}
            // Another sheet may still fit.
            Err(fault) => {
                first.get_or_insert(fault);
            }
        }
    }
    Err(first.unwrap_or_else(|| no_list(order, &names, &grids)))
}

fn wishes(order: &SheetOrder<'_>) -> Result<Vec<Wish>, Fault> {
    match order.columns {
        Columns::Fixed([]) => Err(Fault::input(Message::of("sheet-no-columns").with("file", order.name))),
        Columns::Fixed(columns) => wish::wishes(order.map, columns),
        Columns::Free if order.map.is_empty() => Ok(Vec::new()),
        Columns::Free => Err(Fault::input(Message::of("sheet-free-map"))),
    }
}

// The sheet that was asked for, or all that can be seen.
fn candidates(book: &Book<'_>, order: &SheetOrder<'_>) -> Result<Vec<String>, Fault> {
    let Some(wanted) = order.sheet else { return Ok(book.visible()) };
    let names = book.names();
    if let Some(name) = names.iter().find(|name| name.trim() == wanted.trim()) {
        return Ok(vec![name.clone()]);
    }
    let message = Message::of("sheet-unknown").with("file", order.name).with("sheet", wanted);
    Err(Fault::input(message.with("known", names.join("、"))))
}

type Found<'a> = Option<(Cow<'a, [Column]>, Layout)>;

fn by_headings<'a>(grid: &Grid, order: &SheetOrder<'a>, wishes: &[Wish]) -> Result<Found<'a>, Fault> {
    match order.columns {
        Columns::Free => Ok(free::by_any_headings(grid)?.map(|(columns, layout)| (Cow::Owned(columns), layout))),
        Columns::Fixed(columns) => {
            let layout = layout::by_headings(grid, columns, wishes)?;
            Ok(layout.map(|layout| (Cow::Borrowed(columns), layout)))
        }
    }
}

fn by_content<'a>(
    grid: &Grid,
    order: &SheetOrder<'a>,
    wishes: &[Wish],
) -> Result<Option<(&'a [Column], Layout)>, Fault> {
    let Columns::Fixed(columns) = order.columns else { return Ok(None) };
    Ok(guess::by_content(grid, columns, wishes)?.map(|layout| (columns, layout)))
}

fn finish(grid: &Grid, columns: &[Column], layout: Layout, book: &Book<'_>, order: &SheetOrder<'_>) -> SheetReport {
    let mut report = report(grid, columns, layout, order);
    report.sheets = book.visible();
    remark(&mut report, book, order);
    report
}

fn report(grid: &Grid, columns: &[Column], mut layout: Layout, order: &SheetOrder<'_>) -> SheetReport {
    let taken = rows::take(grid, columns, &layout);
    let mapped = |source: &layout::Source| {
        let column = columns.get(source.target)?;
        Some(Mapped {
            key: column.key.clone(),
            label: column.label.clone(),
            header: source.header.clone(),
            column_letter: letter(source.column),
        })
    };
    let mut problems = std::mem::take(&mut layout.problems);
    problems.extend(taken.problems);
    if taken.rows.is_empty() {
        let message = Message::of("sheet-no-rows").with("file", order.name).with("sheet", &grid.name);
        problems.push(Problem::of_sheet(Level::Error, message));
    }
    SheetReport {
        sheet: grid.name.clone(),
        sheets: Vec::new(),
        header_row: layout.header,
        mapping: layout.sources.iter().filter_map(mapped).collect(),
        columns: match order.columns {
            Columns::Free => columns.iter().map(|column| column.label.clone()).collect(),
            Columns::Fixed(_) => Vec::new(),
        },
        rows: taken.rows,
        dropped: layout.dropped,
        ignored: layout.ignored,
        ignored_letters: layout.ignored_letters,
        skipped: taken.skipped,
        totals: taken.totals,
        problems,
    }
}

// What a clerk should know about the file as a whole.
fn remark(report: &mut SheetReport, book: &Book<'_>, order: &SheetOrder<'_>) {
    let others: Vec<String> = book.names().into_iter().filter(|name| *name != report.sheet).collect();
    if order.sheet.is_none() && !others.is_empty() {
        let message = Message::of("sheet-chosen").with("sheet", &report.sheet).with("others", others.join("、"));
        report.problems.insert(0, Problem::of_sheet(Level::Note, message));
    }
    if FileKind::promised(order.name).is_some_and(|kind| kind != book.kind) {
        let message = Message::of("sheet-file-kind").with("file", order.name).with("kind", book.kind.word());
        report.problems.insert(0, Problem::of_sheet(Level::Note, message));
    }
}

fn no_list(order: &SheetOrder<'_>, names: &[String], grids: &[Grid]) -> Fault {
    let sheets = names.join("、");
    if grids.iter().all(|grid| grid.rows.is_empty()) {
        return Fault::input(Message::of("sheet-blank").with("file", order.name).with("sheet", sheets));
    }
    let Columns::Fixed(columns) = order.columns else {
        return Fault::input(Message::of("sheet-free-none").with("file", order.name).with("sheet", sheets));
    };
    let widest = grids.iter().flat_map(|grid| &grid.rows).map(GridRow::filled).max().unwrap_or_default();
    let message = Message::of("sheet-no-headings")
        .with("file", order.name)
        .with("sheet", sheets)
        .with("wanted", wish::keys(columns))
        .with("example", columns.first().map_or("", |column| column.key.as_str()))
        .with("width", widest);
    Fault::input(message)
}
