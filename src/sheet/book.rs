//! Several tables → one workbook, with plain charts below the rows.

use rust_xlsxwriter::{Chart, ChartType, Workbook, Worksheet, XlsxError};

use super::write::{Cell, fill, sheet_name};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub struct BookSheet {
    /// Title and name of the sheet.
    pub title: String,
    /// Headings.
    pub headings: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// Charts of columns of this sheet.
    pub charts: Vec<BookChart>,
}

/// A chart of bars, one for every row.
#[derive(Clone, Debug)]
pub struct BookChart {
    /// What stands above it.
    pub title: String,
    /// The column with the names, from 0.
    pub categories: u16,
    /// The columns with the numbers, from 0.
    pub values: Vec<u16>,
}

/// Rows of the sheet that a chart takes.
const CHART_ROWS: u32 = 17;
/// Pixels of a chart.
const CHART_SIZE: (u32, u32) = (860, 320);

/// A workbook of these sheets.
///
/// # Errors
/// When a table is larger than a sheet can be, or a text longer than a cell.
pub fn write_book(sheets: &[BookSheet]) -> Result<Vec<u8>, Fault> {
    let rows = sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>();
    book(sheets).map_err(|_| Fault::input(Message::of("sheet-write").with("rows", rows)))
}

fn book(sheets: &[BookSheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        let head = fill(page, &sheet.title, &sheet.headings, &sheet.rows)?;
        let last = head + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX - head);
        for (at, chart) in (0..).zip(&sheet.charts) {
            put_chart(page, sheet, chart, (head, last), last + 2 + at * CHART_ROWS)?;
        }
    }
    book.save_to_buffer()
}

fn put_chart(
    page: &mut Worksheet,
    sheet: &BookSheet,
    chart: &BookChart,
    (head, last): (u32, u32),
    row: u32,
) -> Result<(), XlsxError> {
    // Without rows there is nothing to draw.
    if last <= head {
        return Ok(());
    }
    let name = sheet_name(&sheet.title);
    let mut drawn = Chart::new(ChartType::Column);
    drawn.title().set_name(&chart.title);
    drawn.set_width(CHART_SIZE.0).set_height(CHART_SIZE.1);
    for column in &chart.values {
        let names = (name.as_str(), head + 1, chart.categories, last, chart.categories);
        let heading = sheet.headings.get(usize::from(*column)).map_or("", String::as_str);
        let series = drawn.add_series().set_categories(names);
        series.set_values((name.as_str(), head + 1, *column, last, *column)).set_name(heading);
    }
    page.insert_chart(row, 0, &drawn)?;
    Ok(())
}
