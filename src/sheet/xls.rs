//! A look into an xls before calamine reads it.
//!
//! calamine lays out a whole rectangle around all cells of a sheet; a damaged or malicious
//! position makes that rectangle as large as memory and more. Records as in [MS-XLS] 2.3 and 2.4.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::core::fault::Fault;
use crate::core::words::Message;

use super::source::{FileKind, broken, locked, no_sheet};

/// Most cells in the rectangle around a sheet's content: 256 MB in memory.
const MAX_AREA: u64 = 8_000_000;
/// Columns of a sheet; rows have 16 bits and cannot be too many.
const MAX_COLUMNS: u16 = 256;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const MUL_RK: u16 = 0x00BD;
/// Formula, `LabelSst`, `RString`, Number, Label, `BoolErr`, Rk: they begin with row and column.
const CELLS: [u16; 7] = [0x0006, 0x00FD, 0x00D6, 0x0203, 0x0204, 0x0205, 0x027E];

/// Refuses what is locked, no workbook, or has cells where no sheet has any.
pub(super) fn check(file: &str, bytes: &[u8]) -> Result<(), Fault> {
    let stream = workbook_stream(file, bytes)?;
    let mut positions = Vec::new();
    for record in records(&stream, 0).take_while(|record| record.kind != EOF) {
        match record.kind {
            FILE_PASS => return Err(locked(file)),
            BOUND_SHEET => positions.extend(record.long(0).and_then(|at| usize::try_from(at).ok())),
            _ => {}
        }
    }
    positions.iter().try_for_each(|at| check_sheet(file, &stream, *at))
}

fn workbook_stream(file: &str, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let damaged = || broken(file, FileKind::Xls);
    let mut container = CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    if container.exists("EncryptedPackage") {
        return Err(locked(file));
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| container.is_stream(name)).ok_or_else(|| no_sheet(file))?;
    let mut stream = Vec::new();
    container.open_stream(name).and_then(|mut part| part.read_to_end(&mut stream)).map_err(|_| damaged())?;
    Ok(stream)
}

fn check_sheet(file: &str, stream: &[u8], at: usize) -> Result<(), Fault> {
    let damaged = || broken(file, FileKind::Xls);
    let mut sheet = records(stream, at);
    if sheet.next().is_none_or(|record| record.kind != BOF) {
        return Err(damaged());
    }
    let mut area = Area::default();
    for record in sheet {
        let fits = match record.kind {
            DIMENSIONS => record.dimensions_fit(),
            MUL_RK => area.add(record.short(0), record.short(2)) && area.add(record.short(0), record.last_short()),
            kind if CELLS.contains(&kind) => area.add(record.short(0), record.short(2)),
            _ => true,
        };
        if !fits {
            return Err(damaged());
        }
    }
    if area.cells() > MAX_AREA {
        return Err(Fault::input(Message::of("sheet-sprawl").with("file", file).with("rows", area.rows())));
    }
    Ok(())
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl Record<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at + 2)?.try_into().ok()?))
    }

    fn long(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at + 4)?.try_into().ok()?))
    }

    fn last_short(&self) -> Option<u16> {
        self.short(self.data.len().checked_sub(2)?)
    }

    // Older files have 16 bits for rows, newer ones 32.
    fn dimensions_fit(&self) -> bool {
        let (first, end, columns) = if self.data.len() < 14 {
            (self.short(0).map(u32::from), self.short(2).map(u32::from), self.short(6))
        } else {
            (self.long(0), self.long(4), self.short(10))
        };
        let (Some(first), Some(end), Some(columns)) = (first, end, columns) else { return false };
        (first < end || end == 0) && end <= 0x1_0000 && columns <= MAX_COLUMNS
    }
}

fn records(stream: &[u8], at: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(at..).unwrap_or_default();
    std::iter::from_fn(move || {
        let [kind_low, kind_high, size_low, size_high, tail @ ..] = rest else { return None };
        let size = usize::from(u16::from_le_bytes([*size_low, *size_high]));
        let data = tail.get(..size)?;
        rest = tail.get(size..)?;
        Some(Record { kind: u16::from_le_bytes([*kind_low, *kind_high]), data })
    })
}

// The rectangle around all cells.
#[derive(Default)]
struct Area {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Area {
    // False when the position is none of a sheet.
    fn add(&mut self, row: Option<u16>, column: Option<u16>) -> bool {
        let (Some(row), Some(column)) = (row, column) else { return false };
        let wider = |span: Option<(u16, u16)>, at: u16| {
            let (low, high) = span.unwrap_or((at, at));
            Some((low.min(at), high.max(at)))
        };
        self.rows = wider(self.rows, row);
        self.columns = wider(self.columns, column);
        column < MAX_COLUMNS
    }

    fn rows(&self) -> u64 {
        length(self.rows)
    }

    fn cells(&self) -> u64 {
        length(self.rows) * length(self.columns)
    }
}

fn length(span: Option<(u16, u16)>) -> u64 {
    span.map_or(0, |(low, high)| u64::from(high - low) + 1)
}
