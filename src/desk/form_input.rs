//! What a clerk gives on the command line or in a TOML file, as values of a form.

use std::path::Path;

use chrono::NaiveDate;
use minijinja::Value;

use super::files::{file_name, read_text};
use crate::core::fault::Fault;
use crate::core::form::Form;
use crate::core::office::{Hotline, Office};
use crate::core::poster::{Facts, office_value, proposed_title};
use crate::core::standing::minimum;
use crate::core::template::{Field, FieldType, Template, text};
use crate::core::values::{Entry, Row, Values};
use crate::core::words::Message;

/// `key=value` pairs, in the order given.
pub type Typing = Vec<(String, String)>;

/// Reads a TOML file of values: `key = "…"`, lists, `[[phones]]`, `[[rows]]`.
///
/// # Errors
/// Input fault naming the file and the place.
pub fn values_from_file(path: &Path) -> Result<Values, Fault> {
    let name = file_name(path);
    let broken = |error: toml::de::Error| {
        Fault::input(Message::of("values-toml").with("file", &name).with("why", error.to_string().trim_end()))
    };
    values_from_table(&name, toml::from_str(&read_text(path)?).map_err(broken)?)
}

/// [`values_from_file`] for a table that is read already; `name` is said where it is wrong.
pub(super) fn values_from_table(name: &str, mut table: toml::Table) -> Result<Values, Fault> {
    let unusable = |key: &str| Fault::input(Message::of("values-type").with("file", name).with("key", key));
    let mut values = Values::default();
    if let Some(columns) = table.remove("columns") {
        match entry(&columns) {
            Some(Entry::Many(labels)) => values.columns = labels,
            _ => return Err(unusable("columns")),
        }
    }
    if let Some(rows) = table.remove("rows") {
        match entry(&rows) {
            Some(Entry::Table(rows)) => values.rows = rows,
            _ => return Err(unusable("rows")),
        }
    }
    for (key, value) in &table {
        values.fields.insert(key.clone(), entry(value).ok_or_else(|| unusable(key))?);
    }
    Ok(values)
}

fn entry(value: &toml::Value) -> Option<Entry> {
    match value {
        toml::Value::Array(list) if list.iter().all(toml::Value::is_table) => {
            let rows = list.iter().map(|row| plain_row(row.as_table()?));
            rows.collect::<Option<Vec<Row>>>().map(Entry::Table)
        }
        toml::Value::Array(list) => list.iter().map(scalar).collect::<Option<Vec<String>>>().map(Entry::Many),
        other => scalar(other).map(Entry::One),
    }
}

fn plain_row(row: &toml::Table) -> Option<Row> {
    row.iter().map(|(key, value)| Some((key.clone(), scalar(value)?))).collect()
}

fn scalar(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Boolean(yes) => Some(if *yes { "是" } else { "否" }.to_owned()),
        toml::Value::Array(_) | toml::Value::Table(_) => None,
        number_or_date => Some(number_or_date.to_string()),
    }
}

/// Puts `typing` into `values`. `phones` takes `名称 号码；名称 号码`.
///
/// # Errors
/// Input fault naming the keys there are, when a key is unknown.
pub(super) fn type_in(template: &Template, values: &mut Values, typing: &Typing) -> Result<(), Fault> {
    for (key, typed) in typing {
        let field = template.fields.iter().find(|field| &field.key == key).ok_or_else(|| unknown_key(template, key))?;
        values.fields.insert(key.clone(), typed_entry(field, typed));
    }
    Ok(())
}

fn typed_entry(field: &Field, typed: &str) -> Entry {
    if field.kind != FieldType::Table {
        return Entry::One(typed.to_owned());
    }
    let lines = typed.split(['；', ';']).map(str::trim).filter(|line| !line.is_empty());
    let line = |text: &str| {
        let (name, number) = text.rsplit_once([' ', '　', '：', ':', '=']).unwrap_or(("", text));
        phone_row(name.trim(), number.trim())
    };
    Entry::Table(lines.map(line).collect())
}

fn phone_row(name: &str, number: &str) -> Row {
    [("name".to_owned(), name.to_owned()), ("number".to_owned(), number.to_owned())].into()
}

fn unknown_key(template: &Template, key: &str) -> Fault {
    let known: Vec<String> = template.fields.iter().map(|field| format!("{}（{}）", field.key, field.label)).collect();
    Fault::input(Message::of("values-unknown-key").with("key", key).with("known", known.join("、")))
}

/// Fills what was left blank: the office's data, the template's telephone lines and basis, today.
///
/// # Errors
/// When a default of the template cannot be rendered.
pub(super) fn fill_defaults(
    template: &Template,
    office: &Office,
    values: &mut Values,
    today: NaiveDate,
) -> Result<(), Fault> {
    let context =
        Value::from_pairs([("office", office_value(&office.names())), ("today", Value::from(today.to_string()))]);
    for field in template.fields.iter().filter(|field| !field.default.is_empty()) {
        if values.is_blank(&field.key) {
            values.set(&field.key, text::render(&field.default, &context)?);
        }
    }
    let blank =
        |values: &Values, key: &str| values.is_blank(key) && template.fields.iter().any(|field| field.key == key);
    if blank(values, "phones") {
        values.fields.insert("phones".to_owned(), Entry::Table(phones(template, office)));
    }
    if blank(values, "basis") {
        values.set("basis", printed_basis(template));
    }
    if blank(values, "places") {
        values.fields.insert("places".to_owned(), Entry::Many(places(template, office)));
    }
    Ok(())
}

fn phones(template: &Template, office: &Office) -> Vec<Row> {
    let mut lines: Vec<&Hotline> = template.hotlines.iter().filter(|line| !line.number.is_empty()).collect();
    for own in &office.hotlines {
        if lines.iter().all(|line| line.number != own.number) {
            lines.push(own);
        }
    }
    lines.into_iter().map(|line| phone_row(&line.name, &line.number)).collect()
}

fn printed_basis(template: &Template) -> String {
    let printed = template.basis.iter().filter(|basis| basis.print);
    printed.map(|basis| format!("{}{}", basis.document, basis.article)).collect::<Vec<_>>().join("、")
}

// The kinds of place that the template asks for and the office has; all asked for when it has none.
fn places(template: &Template, office: &Office) -> Vec<String> {
    let has = |kind: &&String| office.places.iter().any(|place| &place.kind == *kind);
    let own: Vec<String> = template.places.iter().filter(has).cloned().collect();
    if own.is_empty() { template.places.clone() } else { own }
}

/// Proposes the title where the clerk left it to the template: `before` are the values that the
/// present title may have been proposed for.
///
/// # Errors
/// When the title of the template cannot be rendered.
pub(super) fn propose_title(
    template: &Template,
    office: &Office,
    values: &mut Values,
    before: Option<&Values>,
    today: NaiveDate,
) -> Result<(), Fault> {
    let untouched = match before {
        Some(before) => values.text("title") == title_for(template, office, before, today)?,
        None => false,
    };
    if values.is_blank("title") || untouched {
        let title = title_for(template, office, values, today)?;
        values.set("title", title);
    }
    Ok(())
}

fn title_for(template: &Template, office: &Office, values: &Values, today: NaiveDate) -> Result<String, Fault> {
    let form = Form::read(template, values);
    let span = minimum(template, values, office);
    let names = office.names();
    let facts = Facts { number: "", office: &names, period: None, span, original: None, today, marks: Vec::new() };
    proposed_title(template, values, &form, &facts)
}

/// Stores every value in the form that reads back to the same: dates as `2026-11-24`, amounts
/// as `1234.50`. What cannot be read stays as it was typed.
pub(super) fn settle(template: &Template, values: &mut Values) {
    let form = Form::read(template, values);
    for field in &template.fields {
        let plain = matches!(field.kind, FieldType::Date | FieldType::Money | FieldType::Integer | FieldType::Phone);
        if let Some(Entry::One(text)) = values.fields.get_mut(&field.key) {
            let typed = form.get(&field.key).stored();
            if plain && !typed.is_empty() {
                *text = typed;
            }
        }
    }
    for (row, typed) in values.rows.iter_mut().zip(&form.rows) {
        for (key, text) in row.iter_mut() {
            if let Some(stored) = typed.get(key).map(crate::core::form::Typed::stored).filter(|it| !it.is_empty()) {
                *text = stored;
            }
        }
    }
}
