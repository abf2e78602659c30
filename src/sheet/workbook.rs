//! xlsx, xlsb, xls and ods through calamine.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, ExcelDateTime, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx,
    open_workbook_from_rs,
};
use chrono::NaiveDate;

use crate::core::date;
use crate::core::fault::Fault;

use super::grid::{Grid, GridCell, GridRow, decimal};
use super::source::{FileKind, broken, locked, no_sheet};
use super::xls;

type Bytes<'a> = Cursor<&'a [u8]>;

/// An opened workbook.
pub(super) struct Workbook<'a> {
    kind: FileKind,
    sheets: Vec<(String, SheetVisible)>,
    inner: Inner<'a>,
}

enum Inner<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
    Ods(Box<Ods<Bytes<'a>>>),
}

/// Opens a workbook of a known kind.
pub(super) fn open<'a>(file: &str, kind: FileKind, bytes: &'a [u8]) -> Result<Workbook<'a>, Fault> {
    let inner = guarded(file, kind, || inner(file, kind, bytes))?;
    let listed = match &inner {
        Inner::Xlsx(book) => book.sheets_metadata(),
        Inner::Xlsb(book) => book.sheets_metadata(),
        Inner::Xls(book) => book.sheets_metadata(),
        Inner::Ods(book) => book.sheets_metadata(),
    };
    let sheets = listed
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible))
        .collect();
    Ok(Workbook { kind, sheets, inner })
}

fn inner<'a>(file: &str, kind: FileKind, bytes: &'a [u8]) -> Result<Inner<'a>, Fault> {
    let source = Cursor::new(bytes);
    match kind {
        FileKind::Xlsx => open_workbook_from_rs(source).map(|book| Inner::Xlsx(Box::new(book))).map_err(|_| ()),
        FileKind::Xlsb => open_workbook_from_rs(source).map(|book| Inner::Xlsb(Box::new(book))).map_err(|_| ()),
        FileKind::Ods => match open_workbook_from_rs(source) {
            Err(OdsError::Password) => return Err(locked(file)),
            other => other.map(|book| Inner::Ods(Box::new(book))).map_err(|_| ()),
        },
        FileKind::Xls => return old(file, bytes),
        FileKind::Text => return Err(no_sheet(file)),
    }
    .map_err(|()| broken(file, kind))
}

fn old<'a>(file: &str, bytes: &'a [u8]) -> Result<Inner<'a>, Fault> {
    xls::check(file, bytes)?;
    match open_workbook_from_rs::<Xls<_>, _>(Cursor::new(bytes)) {
        Ok(book) => Ok(Inner::Xls(Box::new(book))),
        Err(XlsError::Password) => Err(locked(file)),
        Err(_) => Err(broken(file, FileKind::Xls)),
    }
}

// calamine trusts the offsets in a damaged file and may panic over them.
fn guarded<T>(file: &str, kind: FileKind, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(broken(file, kind)))
}

impl Workbook<'_> {
    /// Names of all sheets in their order.
    pub(super) fn names(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Names of the sheets that can be seen; all when every sheet is hidden.
    pub(super) fn visible(&self) -> Vec<String> {
        let seen: Vec<String> = self
            .sheets
            .iter()
            .filter(|(_, visible)| *visible == SheetVisible::Visible)
            .map(|(name, _)| name.clone())
            .collect();
        if seen.is_empty() { self.names() } else { seen }
    }

    /// The cells of one sheet.
    pub(super) fn grid(&mut self, file: &str, sheet: &str) -> Result<Grid, Fault> {
        let kind = self.kind;
        let fault = || broken(file, kind);
        let inner = &mut self.inner;
        let rows = guarded(file, kind, || match inner {
            Inner::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| fault())?;
                let mut rows = Rows::default();
                while let Some(cell) = cells.next_cell().map_err(|_| fault())? {
                    rows.add(cell.get_position(), cell_of(&Data::from(cell.get_value().clone())));
                }
                Ok(rows)
            }
            Inner::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| fault())?;
                let mut rows = Rows::default();
                while let Some(cell) = cells.next_cell().map_err(|_| fault())? {
                    rows.add(cell.get_position(), cell_of(&Data::from(cell.get_value().clone())));
                }
                Ok(rows)
            }
            Inner::Xls(book) => book.worksheet_range(sheet).map(|range| Rows::of(&range)).map_err(|_| fault()),
            Inner::Ods(book) => book.worksheet_range(sheet).map(|range| Rows::of(&range)).map_err(|_| fault()),
        })?;
        Ok(rows.into_grid(sheet))
    }
}

// Cells by row, in whatever order the file has them.
#[derive(Default)]
struct Rows {
    cells: BTreeMap<u32, Vec<(usize, GridCell)>>,
}

impl Rows {
    fn of(range: &Range<Data>) -> Self {
        let mut rows = Self::default();
        let (top, left) = range.start().unwrap_or_default();
        let left = usize::try_from(left).unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            // Rows are counted in 32 bits by every kind of workbook.
            let row = u32::try_from(row).unwrap_or(u32::MAX - top).saturating_add(top);
            rows.put(row, column + left, cell_of(data));
        }
        rows
    }

    fn add(&mut self, (row, column): (u32, u32), cell: Option<GridCell>) {
        self.put(row, usize::try_from(column).unwrap_or(usize::MAX), cell);
    }

    fn put(&mut self, row: u32, column: usize, cell: Option<GridCell>) {
        if let Some(cell) = cell {
            self.cells.entry(row.saturating_add(1)).or_default().push((column, cell));
        }
    }

    fn into_grid(self, sheet: &str) -> Grid {
        let rows = self.cells.into_iter().map(|(number, cells)| GridRow::new(number, cells)).collect();
        Grid { name: sheet.to_owned(), rows }
    }
}

fn cell_of(data: &Data) -> Option<GridCell> {
    match data {
        Data::Empty => None,
        Data::String(text) | Data::DurationIso(text) => GridCell::text_of(text),
        Data::Float(value) => Some(GridCell::Number(decimal(*value))),
        Data::Int(value) => Some(GridCell::Number(value.to_string())),
        Data::Bool(value) => GridCell::text_of(if *value { "是" } else { "否" }),
        Data::DateTime(moment) => Some(day_of(moment).map_or_else(|| number_of(moment), GridCell::Date)),
        Data::DateTimeIso(text) => {
            let day: String = text.chars().take_while(|c| *c != 'T').collect();
            date::parse(&day).map(GridCell::Date).or_else(|| GridCell::text_of(text))
        }
        Data::Error(error) => Some(GridCell::Broken(error.to_string())),
    }
}

// Times without a day, and the 29 February 1900 that Excel invents, stay numbers.
fn day_of(moment: &ExcelDateTime) -> Option<NaiveDate> {
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
}

fn number_of(moment: &ExcelDateTime) -> GridCell {
    GridCell::Number(decimal(moment.as_f64()))
}
