//! 公示台账 as rows, spreadsheet or text.

use std::path::{Path, PathBuf};

use super::files;
use super::list::Filter;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::ledger::{LedgerRow, ledger_row};
use crate::core::poster::ledger_poster;
use crate::core::watch::unwatched;
use crate::core::words::{Message, Words};
use crate::press::Paper;
use crate::sheet::{Cell, write_csv, write_xlsx};

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFormat {
    /// Excel.
    Xlsx,
    /// Text, UTF-8 with BOM.
    Csv,
    /// PDF, A3 landscape, with the columns that are looked at first.
    Pdf,
}

/// The paper of the ledger as PDF.
const LEDGER_PAPER: Paper = Paper::a3().landscape();

/// Keys of the headings, in the order of the columns.
const HEADINGS: [&str; 29] = [
    "ledger-serial",
    "ledger-number",
    "ledger-title",
    "ledger-kind",
    "ledger-basis",
    "ledger-issuer",
    "ledger-level",
    "ledger-places",
    "ledger-drafter",
    "ledger-reviewer",
    "ledger-reviewed",
    "ledger-disclosure",
    "ledger-posted",
    "ledger-posted-by",
    "ledger-required",
    "ledger-end",
    "ledger-down",
    "ledger-down-by",
    "ledger-days",
    "ledger-photos",
    "ledger-first-photo",
    "ledger-last-photo",
    "ledger-phones",
    "ledger-objections",
    "ledger-corrected",
    "ledger-certified",
    "ledger-archive",
    "ledger-stage",
    "ledger-remarks",
];

impl Desk {
    /// The rows of the ledger.
    ///
    /// # Errors
    /// Storage faults.
    pub fn ledger(&self, filter: &Filter) -> Result<Vec<LedgerRow>, Fault> {
        let listed = self.list(filter)?;
        let row = |item: &super::list::Listed| {
            let template = self.template_of(&item.notice)?;
            Ok(ledger_row(&item.notice, &template, &item.standing))
        };
        listed.iter().map(row).collect()
    }

    /// Writes the ledger to a file; returns the path and how many notices it holds.
    ///
    /// # Errors
    /// Storage faults; input fault when the file cannot be written.
    pub fn write_ledger(
        &self,
        filter: &Filter,
        format: LedgerFormat,
        output: &Path,
        words: &Words,
    ) -> Result<(PathBuf, usize), Fault> {
        self.outside(output)?;
        let rows = self.ledger(filter)?;
        let headings: Vec<String> = HEADINGS.into_iter().map(|key| words.word(key)).collect();
        let cells = || rows.iter().enumerate().map(|(i, row)| cells(i + 1, row, words)).collect::<Vec<_>>();
        let bytes = match format {
            LedgerFormat::Xlsx => write_xlsx(&words.word("ledger-name"), &headings, &cells())?,
            LedgerFormat::Csv => write_csv(&headings, &cells())?,
            LedgerFormat::Pdf => self.ledger_pdf(&rows)?,
        };
        Ok((files::write(output, &bytes)?, rows.len()))
    }

    fn ledger_pdf(&self, rows: &[LedgerRow]) -> Result<Vec<u8>, Fault> {
        let mut poster = ledger_poster(&self.office, rows, self.now.today)?;
        poster.marks = self.practice_marks();
        Ok(self.press(&poster, &LEDGER_PAPER.into(), &mut unwatched)?.bytes)
    }
}

fn cells(serial: usize, row: &LedgerRow, words: &Words) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Cell::Empty, Cell::Date);
    let moment = |moment: Option<chrono::NaiveDateTime>| moment.map_or(Cell::Empty, |it| Cell::Text(it.to_string()));
    let [far, near, down] = row.photos;
    let photos = Message::of("ledger-photo-counts").with("far", far).with("near", near).with("down", down);
    vec![
        Cell::Number(serial.to_string()),
        text(&row.number),
        text(&row.title),
        text(&row.kind),
        text(&row.basis),
        text(&row.issuer),
        text(&row.level),
        text(&row.places),
        text(&row.drafter),
        text(&row.reviewer),
        day(row.reviewed),
        text(&row.disclosure),
        day(row.posted),
        text(&row.posted_by),
        text(&row.required),
        day(row.end),
        day(row.down),
        text(&row.down_by),
        row.days.map_or(Cell::Empty, |days| Cell::Number(days.to_string())),
        text(&words.say(&photos)),
        moment(row.first_photo),
        moment(row.last_photo),
        text(&row.phones),
        text(&row.objections_in(words)),
        text(&row.corrected),
        day(row.certified),
        text(&row.archive_no),
        text(&row.stage_in(words)),
        text(&row.remarks_in(words)),
    ]
}
