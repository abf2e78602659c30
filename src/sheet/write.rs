//! A table → xlsx or csv that Excel and WPS open with a double click.

use chrono::{Datelike, NaiveDate};
use csv::{Terminator, WriterBuilder};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::core::fault::Fault;
use crate::core::money::Money;
use crate::core::text::width;
use crate::core::words::Message;

/// Narrowest and widest column, characters.
const WIDTHS: (usize, usize) = (6, 60);
/// Digits that a number of a spreadsheet keeps; longer ones are written as text.
const NUMBER_DIGITS: usize = 15;

/// One cell of a table to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, never a formula.
    Text(String),
    /// A number in decimal notation; anything else is written as text.
    Number(String),
    /// An amount in 元.
    Money(Money),
    /// A day.
    Date(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    /// What a reader sees; in a csv, money stands without separators and days as `2026-11-24`.
    fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Money(money) => money.plain(),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Empty => String::new(),
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Money(money) => width(&money.to_string()),
            other => other.plain().lines().map(width).max().unwrap_or_default(),
        }
    }
}

/// A workbook with one sheet: the title (when there is one), bold headings that stay in sight, rows.
///
/// # Errors
/// When the table is larger than a sheet can be, or a text longer than a cell.
pub fn write_xlsx(title: &str, headings: &[String], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Fault> {
    workbook(title, headings, rows).map_err(|_| Fault::input(Message::of("sheet-write").with("rows", rows.len())))
}

/// A csv in UTF-8 with byte order mark and Windows line ends: headings, then rows. A text that
/// Excel would take for a formula begins with `'`.
///
/// # Errors
/// When the table cannot be written.
pub fn write_csv(headings: &[String], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Fault> {
    let fault = || Fault::input(Message::of("sheet-write").with("rows", rows.len()));
    let mut writer =
        WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(headings.iter().map(|text| harmless(text))).map_err(|_| fault())?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(&cell.plain()))).map_err(|_| fault())?;
    }
    writer.into_inner().map_err(|_| fault())
}

fn harmless(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if risky { format!("'{text}") } else { text.to_owned() }
}

struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    number: Format,
    money: Format,
    date: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        Self {
            title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center),
            heading: cell.clone().set_bold().set_align(FormatAlign::Center).set_text_wrap(),
            text: cell.clone().set_text_wrap(),
            number: cell.clone(),
            money: cell.clone().set_num_format("#,##0.00"),
            date: cell.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        }
    }
}

fn workbook(title: &str, headings: &[String], rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), title, headings, rows)?;
    book.save_to_buffer()
}

/// Fills a sheet; returns the row of the headings.
pub(super) fn fill(
    sheet: &mut Worksheet,
    title: &str,
    headings: &[String],
    rows: &[Vec<Cell>],
) -> Result<u32, XlsxError> {
    let looks = Looks::new();
    sheet.set_name(sheet_name(title))?;
    let mut at = 0_u32;
    if !title.is_empty() {
        title_row(sheet, title, headings.len(), &looks)?;
        at = 1;
    }
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(at, column, heading, &looks.heading)?;
        sheet.set_column_width(column, column_width(heading, rows, usize::from(column)))?;
    }
    sheet.set_freeze_panes(at + 1, 0)?;
    for (row, cells) in (at + 1..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(sheet, (row, column), cell, &looks)?;
        }
    }
    Ok(at)
}

fn title_row(sheet: &mut Worksheet, title: &str, columns: usize, looks: &Looks) -> Result<(), XlsxError> {
    let last = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    if last == 0 {
        sheet.write_string_with_format(0, 0, title, &looks.title)?;
    } else {
        sheet.merge_range(0, 0, 0, last, title, &looks.title)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    let plain = cell.plain();
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &looks.text)?,
        Cell::Date(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, &looks.date)?,
            None => sheet.write_string_with_format(row, column, plain, &looks.text)?,
        },
        Cell::Money(_) => number(sheet, (row, column), plain, &looks.money, looks)?,
        Cell::Number(_) => number(sheet, (row, column), plain, &looks.number, looks)?,
        Cell::Text(_) => sheet.write_string_with_format(row, column, plain, &looks.text)?,
    };
    Ok(())
}

// Spreadsheets have no days before 1900.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

fn number<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    text: String,
    format: &Format,
    looks: &Looks,
) -> Result<&'a mut Worksheet, XlsxError> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && digits > 0 && digits <= NUMBER_DIGITS => {
            sheet.write_number_with_format(row, column, value, format)
        }
        _ => sheet.write_string_with_format(row, column, text, &looks.text),
    }
}

fn column_width(heading: &str, rows: &[Vec<Cell>], column: usize) -> f64 {
    let cells = rows.iter().filter_map(|row| row.get(column)).map(Cell::width).max().unwrap_or_default();
    let characters = cells.max(width(heading)).saturating_add(2).clamp(WIDTHS.0, WIDTHS.1);
    f64::from(u32::try_from(characters).unwrap_or_default())
}

// Sheet names have 31 characters at most and none of `[]:*?/\`.
pub(super) fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(15).collect();
    if name.trim().is_empty() { "公示栏".to_owned() } else { name.trim().to_owned() }
}
