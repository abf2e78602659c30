//! Which face prints which character: of a text, a text file, or a column of a spreadsheet.

use std::path::{Path, PathBuf};

use super::files::{file_name, read, read_text};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::press::{Coverage, coverage};
use crate::sheet::{Columns, SheetOrder, read as read_sheet};

/// What to look at.
#[derive(Clone, Debug, Default)]
pub struct CheckOrder {
    /// Texts.
    pub texts: Vec<String>,
    /// A text file, or a spreadsheet with a row of headings.
    pub file: Option<PathBuf>,
    /// The heading of the only column of the spreadsheet that is looked at.
    pub column: Option<String>,
}

/// How everything is printed that was looked at.
#[derive(Clone, Debug)]
pub struct CheckedText {
    /// Every character once, in the order in which they come.
    pub characters: Vec<Coverage>,
    /// Where in the spreadsheet those stand that no face has: character, row from 1, heading.
    pub places: Vec<(String, u32, String)>,
}

/// A cell of a spreadsheet: its row from 1, its heading, its text.
type Cell = (u32, String, String);

/// Endings of spreadsheets.
const SHEETS: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "tsv"];

/// Looks up how every character is printed.
///
/// # Errors
/// Input faults: `fonts-nothing` when there is nothing to look at, `fonts-column` when the
/// spreadsheet has no such column, and those of reading files.
pub fn check_fonts(order: &CheckOrder) -> Result<CheckedText, Fault> {
    let mut text = order.texts.join("\n");
    let mut cells = Vec::new();
    match &order.file {
        Some(path) if is_sheet(path) => cells = sheet(path, order.column.as_deref())?,
        Some(path) => text.push_str(&read_text(path)?),
        None => {}
    }
    for (_, _, cell) in &cells {
        text.push('\n');
        text.push_str(cell);
    }
    let characters = coverage(&text);
    if characters.is_empty() {
        return Err(Fault::input(Message::of("fonts-nothing")));
    }
    let missing = characters.iter().filter(|coverage| coverage.is_missing);
    let places = missing.flat_map(|coverage| places(coverage, &cells)).collect();
    Ok(CheckedText { characters, places })
}

fn places(coverage: &Coverage, cells: &[Cell]) -> Vec<(String, u32, String)> {
    let holds = cells.iter().filter(|(_, _, text)| text.contains(&coverage.text));
    holds.map(|(row, heading, _)| (coverage.text.clone(), *row, heading.clone())).collect()
}

fn is_sheet(path: &Path) -> bool {
    path.extension().is_some_and(|own| SHEETS.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

fn sheet(path: &Path, column: Option<&str>) -> Result<Vec<Cell>, Fault> {
    let (name, bytes) = (file_name(path), read(path)?);
    let order = SheetOrder { name: &name, bytes: &bytes, sheet: None, columns: Columns::Free, map: &[] };
    let report = read_sheet(&order)?;
    let wanted = |label: &str| column.is_none_or(|column| column.trim() == label);
    if !report.mapping.iter().any(|mapped| wanted(&mapped.label)) {
        let known: Vec<&str> = report.mapping.iter().map(|mapped| mapped.label.as_str()).collect();
        let message = Message::of("fonts-column").with("column", column.unwrap_or_default()).with("file", &name);
        return Err(Fault::input(message.with("known", known.join("、"))));
    }
    let columns = || report.mapping.iter().filter(|mapped| wanted(&mapped.label));
    let cell = |row: &crate::sheet::SheetRow| {
        let texts = columns().filter_map(|mapped| Some((mapped.label.clone(), row.values.get(&mapped.key)?.clone())));
        texts.map(|(label, text)| (row.row, label, text)).collect::<Vec<_>>()
    };
    Ok(report.rows.iter().flat_map(cell).collect())
}
