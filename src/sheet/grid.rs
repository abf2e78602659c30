//! A sheet as cells, whatever kind of file it came from; blank cells and rows are not kept.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::core::date;
use crate::core::text::is_invisible;

/// One cell that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GridCell {
    /// Text as typed.
    Text(String),
    /// A number as a decimal, never with an exponent.
    Number(String),
    /// A day.
    Date(NaiveDate),
    /// An error of the spreadsheet program, such as `#REF!`.
    Broken(String),
}

impl GridCell {
    /// A text cell; `None` when there is nothing to be seen in it.
    pub(super) fn text_of(text: &str) -> Option<Self> {
        let blank = text.chars().all(|c| c.is_whitespace() || is_invisible(c));
        (!blank).then(|| Self::Text(text.to_owned()))
    }

    /// What a reader of the sheet sees.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Broken(text) => Cow::Borrowed(text),
            Self::Date(day) => Cow::Owned(date::chinese(*day)),
        }
    }
}

/// One row that is not blank; its cells run from left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct GridRow {
    /// 1-based, as the spreadsheet program shows it.
    pub(super) number: u32,
    cells: Vec<(usize, GridCell)>,
}

impl GridRow {
    /// A row of cells by 0-based column; where two claim the same column, the later one stands.
    pub(super) fn new(number: u32, mut cells: Vec<(usize, GridCell)>) -> Self {
        cells.sort_by_key(|(column, _)| *column);
        cells.reverse();
        cells.dedup_by_key(|(column, _)| *column);
        cells.reverse();
        Self { number, cells }
    }

    /// The cell in a 0-based column.
    pub(super) fn get(&self, column: usize) -> Option<&GridCell> {
        let at = self.cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The cells with their 0-based columns.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &GridCell)> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }

    /// How many cells are filled.
    pub(super) fn filled(&self) -> usize {
        self.cells.len()
    }
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// Name of the sheet; for text files the name of the file without its ending.
    pub(super) name: String,
    /// Rows from top to bottom, blank ones left out.
    pub(super) rows: Vec<GridRow>,
}

impl Grid {
    /// The 0-based columns that hold anything from row index `first` on, ascending.
    pub(super) fn columns_from(&self, first: usize) -> Vec<usize> {
        let seen: std::collections::BTreeSet<usize> =
            self.rows.iter().skip(first).flat_map(|row| row.cells().map(|(column, _)| column)).collect();
        seen.into_iter().collect()
    }
}

/// `A`, `B`, … `Z`, `AA` for a 0-based column.
pub(super) fn letter(column: usize) -> String {
    let mut out = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        out.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

/// The 0-based column of `A`, `b`, `AA`; `None` for anything else.
pub(super) fn column_of(letters: &str) -> Option<usize> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let place = |sum: usize, byte: u8| sum * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1;
    letters.bytes().fold(0, place).checked_sub(1)
}

/// A number of a spreadsheet as a decimal. Spreadsheets keep 15 significant digits; what a formula
/// leaves behind them (`41448.000000000007`) is no part of the number.
pub(super) fn decimal(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse().unwrap_or(value);
    let text = f64::to_string(&rounded);
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{column_of, decimal, letter};

    #[test]
    fn letters_and_columns_are_inverse() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letter(column), name);
            assert_eq!(column_of(name), Some(column));
        }
        for no in ["", "1", "A1", "户", "ABCD"] {
            assert_eq!(column_of(no), None, "{no}");
        }
    }

    #[test]
    fn numbers_keep_fifteen_digits_and_no_exponent() {
        for (value, text) in [
            (86.5, "86.5"),
            (0.1 + 0.2, "0.3"),
            (41_448.000_000_000_01, "41448"),
            (1e20, "100000000000000000000"),
            (-0.0, "0"),
            (-12.5, "-12.5"),
        ] {
            assert_eq!(decimal(value), text);
        }
    }
}
