//! 公示台账 on paper: the columns that a supervisor looks at first; the spreadsheet has all of them.

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::wording;
use super::{Poster, Table, columns};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::ledger::LedgerRow;
use crate::core::office::Office;
use crate::core::template::text;
use crate::core::words::{Lang, Words};

/// Titles and remarks are running text; serial, days and dates stand in the middle.
const RUNNING: [usize; 3] = [2, 3, 14];

/// The ledger as a poster for the wall or the file.
///
/// # Errors
/// When a text of `templates/wording.toml` cannot be rendered.
pub fn ledger_poster(office: &Office, rows: &[LedgerRow], today: NaiveDate) -> Result<Poster, Fault> {
    let words = &wording().ledger;
    let context = Value::from_pairs([
        ("office", office.name.clone()),
        ("today", date::chinese(today)),
        ("count", rows.len().to_string()),
    ]);
    let columns = columns(&words.columns, &RUNNING);
    let rows: Result<Vec<_>, Fault> = rows.iter().enumerate().map(|(at, row)| cells(at + 1, row)).collect();
    Ok(Poster {
        title: text::render(&words.title, &context)?,
        lead: vec![text::render(&words.lead, &context)?],
        table: Some(Table { columns, rows: rows?, ..Table::default() }),
        issuer: office.name.clone(),
        issued: date::chinese(today),
        ..Poster::default()
    })
}

fn cells(serial: usize, row: &LedgerRow) -> Result<Vec<String>, Fault> {
    // Posters speak Chinese, whatever the screen speaks.
    let words = Words::of(Lang::Zh);
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let objections =
        Value::from_pairs([("all", row.objections), ("open", row.outcomes.open), ("upheld", row.outcomes.upheld)]);
    Ok(vec![
        serial.to_string(),
        row.number.clone(),
        row.title.clone(),
        row.places.clone(),
        row.reviewer.clone(),
        row.required.clone(),
        day(row.posted),
        day(row.end),
        day(row.down),
        row.served.map(|days| days.to_string()).unwrap_or_default(),
        text::render(&wording().ledger.objections, &objections)?,
        day(row.certified),
        row.archive_no.clone(),
        row.stage_in(words),
        row.remarks_in(words),
    ])
}
