//! What an import tells: what it took, what it left out and why, what is wrong.

use serde::Serialize;

use crate::core::template::Level;
use crate::core::values::Row;
use crate::core::words::Message;

/// The outcome of reading one sheet. Nothing that must not be public is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetReport {
    /// Name of the sheet; for text files the name of the file without its ending.
    pub sheet: String,
    /// All sheets that can be seen, that one among them.
    pub sheets: Vec<String>,
    /// The row with the headings, from 1; `None` when the sheet has none.
    pub header_row: Option<u32>,
    /// Which column of the sheet fills which column of the list.
    pub mapping: Vec<Mapped>,
    /// Headings, left to right, for notices that take any; empty otherwise.
    pub columns: Vec<String>,
    /// The rows of the list, top to bottom.
    pub rows: Vec<SheetRow>,
    /// Columns that must not be public: not read, not kept.
    pub dropped: Vec<DroppedColumn>,
    /// Harmless columns that the list does not ask for: their headings, or letters without headings.
    pub ignored: Vec<String>,
    /// Their letters, in the same order.
    pub ignored_letters: Vec<String>,
    /// Rows that are no part of the list: titles, units, totals, notes, blank rows.
    pub skipped: Vec<SkippedRow>,
    /// Stated totals against counted ones.
    pub totals: Vec<TotalCheck>,
    /// Everything that somebody should look at.
    pub problems: Vec<Problem>,
}

impl SheetReport {
    /// Whether any problem is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.level == Level::Error)
    }
}

/// A column of the sheet that fills a column of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mapped {
    /// Key of the list's column.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Heading in the sheet; empty when the sheet has none.
    pub header: String,
    /// `A`, `B`, …
    pub column_letter: String,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetRow {
    /// Row in the sheet, from 1.
    pub row: u32,
    /// Cleaned values by column key; blank and refused ones are absent.
    pub values: Row,
}

/// A column that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DroppedColumn {
    /// Heading; empty when the sheet has none.
    pub header: String,
    /// `A`, `B`, …
    pub column_letter: String,
    /// Why it must not be public.
    pub why: Message,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SkippedRow {
    /// Row in the sheet, from 1.
    pub row: u32,
    /// Why it is no part of the list.
    pub why: Message,
}

/// A stated total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TotalCheck {
    /// Row in the sheet, from 1.
    pub row: u32,
    /// Key of the column.
    pub key: String,
    /// What the sheet states: 元 with two decimals, or a count.
    pub stated: String,
    /// What the rows add up to.
    pub counted: String,
    /// Whether both are the same.
    pub agrees: bool,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad.
    pub level: Level,
    /// Row in the sheet, from 1, where it is about one.
    pub row: Option<u32>,
    /// `A`, `B`, … where it is about one column.
    pub column_letter: Option<String>,
    /// Key of the list's column, where it is about one.
    pub key: Option<String>,
    /// In words.
    pub message: Message,
}

impl Problem {
    /// A problem of the sheet as a whole.
    pub(super) fn of_sheet(level: Level, message: Message) -> Self {
        Self { level, row: None, column_letter: None, key: None, message }
    }
}
