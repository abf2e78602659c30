//! Telephone lines as a clerk types them, `名称 号码`, and as rows of a table field.

use crate::core::values::Row;

/// Keys of a row: whose line it is, and its number.
const NAME: &str = "name";
const NUMBER: &str = "number";

// Inside a number a blank would be taken for the one before it.
const HARD_BLANK: char = '\u{A0}';

/// The telephone lines of `text`: one a line, or several with `；` between; the last blank or colon
/// of each stands between name and number.
#[must_use]
pub fn phone_rows(text: &str) -> Vec<Row> {
    let lines = text.split(['\n', '\r', '；', ';']).map(str::trim).filter(|line| !line.is_empty());
    let read = |line: &str| {
        let (name, number) = line.rsplit_once([' ', '　', '：', ':', '=']).unwrap_or(("", line));
        phone_row(name.trim(), &number.trim().replace(HARD_BLANK, " "))
    };
    lines.map(read).collect()
}

/// The text that [`phone_rows`] reads back to the same rows, one telephone a line; rows without
/// any text are left out.
#[must_use]
pub fn phone_text(rows: &[Row]) -> String {
    let cell = |row: &Row, key: &str| row.get(key).map(|text| text.trim().to_owned()).unwrap_or_default();
    let line = |row: &Row| match (cell(row, NAME), cell(row, NUMBER).replace([' ', '　'], &HARD_BLANK.to_string())) {
        (name, number) if name.is_empty() => number,
        // Without the colon the name would be taken for a number.
        (name, number) if number.is_empty() => format!("{name}："),
        (name, number) => format!("{name} {number}"),
    };
    rows.iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A row of a table of telephone lines.
pub(super) fn phone_row(name: &str, number: &str) -> Row {
    [(NAME.to_owned(), name.to_owned()), (NUMBER.to_owned(), number.to_owned())].into()
}
