//! 到期事项 on paper.

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::wording;
use super::{Poster, Table, columns};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::office::Office;
use crate::core::supervision::DueItem;
use crate::core::template::text;
use crate::core::words::{Lang, Words};

/// Titles are running text.
const RUNNING: [usize; 1] = [5];

/// What is due up to `until`, as a list for the file.
///
/// # Errors
/// When a text of `templates/wording.toml` cannot be rendered.
pub fn due_poster(office: &Office, items: &[DueItem], today: NaiveDate, until: NaiveDate) -> Result<Poster, Fault> {
    let wording = &wording().due;
    let context = Value::from_pairs([
        ("office", office.name.clone()),
        ("today", date::chinese(today)),
        ("until", date::chinese(until)),
        ("count", items.len().to_string()),
    ]);
    // Posters speak Chinese, whatever the screen speaks.
    let words = Words::of(Lang::Zh);
    let cells = |(at, item): (usize, &DueItem)| {
        let number = item.number.clone().unwrap_or_default();
        let what = words.word(item.kind.key());
        vec![(at + 1).to_string(), item.day.to_string(), item.short.clone(), what, number, item.title.clone()]
    };
    let rows = items.iter().enumerate().map(cells).collect();
    Ok(Poster {
        title: text::render(&wording.title, &context)?,
        lead: vec![text::render(&wording.lead, &context)?],
        table: Some(Table { columns: columns(&wording.columns, &RUNNING), rows, ..Table::default() }),
        issuer: office.name.clone(),
        issued: date::chinese(today),
        ..Poster::default()
    })
}
