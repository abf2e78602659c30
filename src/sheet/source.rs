//! Bytes → sheets of cells. What a file is, is decided by what is in it, not by its name.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::core::fault::Fault;
use crate::core::words::Message;

use super::grid::Grid;
use super::plain;
use super::workbook::{self, Workbook};

/// Largest file, bytes.
const MAX_FILE: usize = 64 * 1024 * 1024;
/// Largest content of a packed file (xlsx, xlsb, ods), bytes.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// Most rows in a sheet that hold anything.
const MAX_ROWS: usize = 100_000;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Text,
}

impl FileKind {
    /// As people call it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Xls => "xls",
            Self::Text => "csv",
        }
    }

    /// What the name of a file promises; `None` when it promises nothing.
    pub(super) fn promised(name: &str) -> Option<Self> {
        let (_, tail) = name.rsplit_once('.')?;
        match tail.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "xlsb" => Some(Self::Xlsb),
            "ods" => Some(Self::Ods),
            "xls" | "et" => Some(Self::Xls),
            "csv" | "tsv" | "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

/// A file that was opened; sheets are read one by one.
pub(super) struct Book<'a> {
    /// What it is.
    pub(super) kind: FileKind,
    name: &'a str,
    content: Content<'a>,
}

enum Content<'a> {
    Workbook(Workbook<'a>),
    Text(Grid),
}

impl<'a> Book<'a> {
    /// Opens `bytes`; `name` is only for messages.
    pub(super) fn open(name: &'a str, bytes: &'a [u8]) -> Result<Self, Fault> {
        if bytes.is_empty() {
            return Err(Fault::input(Message::of("sheet-file-empty").with("file", name)));
        }
        if bytes.len() > MAX_FILE {
            let limit = MAX_FILE / 1024 / 1024;
            return Err(Fault::input(Message::of("sheet-file-big").with("file", name).with("limit", limit)));
        }
        let kind = kind_of(name, bytes)?;
        let content = match kind {
            FileKind::Text => Content::Text(plain::grid(name, bytes)?),
            packed => Content::Workbook(workbook::open(name, packed, bytes)?),
        };
        Ok(Self { kind, name, content })
    }

    /// Names of all sheets, hidden ones too.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.content {
            Content::Workbook(book) => book.names(),
            Content::Text(grid) => vec![grid.name.clone()],
        }
    }

    /// Names of the sheets that can be seen; all when every sheet is hidden.
    pub(super) fn visible(&self) -> Vec<String> {
        match &self.content {
            Content::Workbook(book) => book.visible(),
            Content::Text(grid) => vec![grid.name.clone()],
        }
    }

    /// The cells of the sheet called `sheet`.
    pub(super) fn grid(&mut self, sheet: &str) -> Result<Grid, Fault> {
        let grid = match &mut self.content {
            Content::Workbook(book) => book.grid(self.name, sheet)?,
            Content::Text(grid) => grid.clone(),
        };
        if grid.rows.len() > MAX_ROWS {
            let message = Message::of("sheet-rows-many").with("file", self.name).with("sheet", sheet);
            return Err(Fault::input(message.with("limit", MAX_ROWS).with("rows", grid.rows.len())));
        }
        Ok(grid)
    }
}

/// The refusal of a file that cannot be read to its end.
pub(super) fn broken(file: &str, kind: FileKind) -> Fault {
    Fault::input(Message::of("sheet-file-broken").with("file", file).with("kind", kind.word()))
}

/// The refusal of a file that asks for a password.
pub(super) fn locked(file: &str) -> Fault {
    Fault::input(Message::of("sheet-file-locked").with("file", file))
}

/// The refusal of a file that is something else.
pub(super) fn no_sheet(file: &str) -> Fault {
    Fault::input(Message::of("sheet-file-other").with("file", file))
}

fn kind_of(name: &str, bytes: &[u8]) -> Result<FileKind, Fault> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed_kind(name, bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(FileKind::Xls);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(no_sheet(name));
    }
    Ok(FileKind::Text)
}

// Unpacks everything once without keeping it: a few kilobytes can hold gigabytes.
fn packed_kind(name: &str, bytes: &[u8]) -> Result<FileKind, Fault> {
    let promised = FileKind::promised(name).unwrap_or(FileKind::Xlsx);
    let fault = |error: &ZipError| match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => locked(name),
        _ => broken(name, promised),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| fault(&error))?;
        let read =
            std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| broken(name, promised))?;
        left = left.checked_sub(read).ok_or_else(|| {
            let limit = MAX_UNPACKED / 1024 / 1024;
            Fault::input(Message::of("sheet-file-bomb").with("file", name).with("limit", limit))
        })?;
    }
    // Names in other encodings are none that a spreadsheet needs.
    let names = archive.file_names().filter_map(Result::ok);
    let parts: Vec<String> = names.map(|part| part.to_ascii_lowercase().replace('\\', "/")).collect();
    let has = |wanted: &str| parts.iter().any(|part| part == wanted);
    match () {
        () if has("xl/workbook.bin") => Ok(FileKind::Xlsb),
        () if has("content.xml") && has("mimetype") => Ok(FileKind::Ods),
        () if parts.iter().any(|part| part.starts_with("xl/")) => Ok(FileKind::Xlsx),
        () => Err(no_sheet(name)),
    }
}
