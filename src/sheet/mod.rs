//! Spreadsheets in and out: lists as clerks keep them, and tables that they can open.
//!
//! Reading decides by content what a file is, finds the headings, cleans the cells, and leaves out
//! what must not be public: such values are in no report and in no message.

mod assign;
mod book;
mod calendar_file;
mod clean;
mod free;
mod grid;
mod guess;
mod heading;
mod layout;
mod lexicon;
mod plain;
mod private;
mod read;
mod report;
mod rows;
mod sift;
mod source;
mod total;
mod wish;
mod workbook;
mod write;
mod xls;

pub use book::{BookChart, BookSheet, write_book};
pub use calendar_file::{CalendarDay, write_calendar};
pub use read::{Columns, SheetOrder, read};
pub use report::{DroppedColumn, Mapped, Problem, SheetReport, SheetRow, SkippedRow, TotalCheck};
pub use write::{Cell, write_csv, write_xlsx};
