//! 主动公开基本目录: the templates as the table that every office must keep (标准目录, 11 列).

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::wording;
use super::{Align, Poster, Table, TableColumn};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::office::Office;
use crate::core::template::{Template, text};

/// The catalogue as a table, one row a kind of notice.
#[must_use]
pub fn catalog_table<'a>(templates: impl Iterator<Item = &'a Template>) -> Table {
    let words = &wording().catalog;
    let columns = words
        .columns
        .iter()
        .enumerate()
        .map(|(i, label)| TableColumn { label: label.clone(), align: if i == 0 { Align::Center } else { Align::Left } })
        .collect();
    let rows = templates.enumerate().map(|(i, template)| row(i + 1, template)).collect();
    Table { columns, rows, ..Table::default() }
}

fn row(number: usize, template: &Template) -> Vec<String> {
    let words = &wording().catalog;
    let levels: Vec<&str> = template.issuers.iter().map(|level| level.word()).collect();
    vec![
        number.to_string(),
        template.catalog.first.clone(),
        template.catalog.second.clone(),
        elements(template),
        template
            .basis
            .iter()
            .map(|basis| format!("{}{}", basis.document, basis.article))
            .collect::<Vec<_>>()
            .join("；"),
        template.catalog.time_limit.clone(),
        template.catalog.publisher.clone(),
        words.channel.clone(),
        words.audience.clone(),
        words.method.clone(),
        levels.join("、"),
    ]
}

// What must be made public is what the form requires, lists first.
fn elements(template: &Template) -> String {
    let columns = template.columns.iter().map(|column| column.label.as_str());
    let own = template.own_fields().filter(|field| field.required).map(|field| field.label.as_str());
    columns.chain(own).collect::<Vec<_>>().join("、")
}

/// The catalogue as a poster for the wall or the file.
///
/// # Errors
/// When the title of `templates/wording.toml` cannot be rendered.
pub fn catalog_poster<'a>(
    office: &Office,
    templates: impl Iterator<Item = &'a Template>,
    today: NaiveDate,
) -> Result<Poster, Fault> {
    let context = Value::from_pairs([("office", office.name.as_str())]);
    Ok(Poster {
        title: text::render(&wording().catalog.title, &context)?,
        table: Some(catalog_table(templates)),
        issuer: office.name.clone(),
        issued: date::chinese(today),
        ..Poster::default()
    })
}
