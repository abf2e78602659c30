//! What a clerk gives on the command line or in a TOML file, as values of a form.

use std::path::Path;

use super::files::{file_name, read_text};
use crate::core::fault::Fault;
use crate::core::form::phone_rows;
use crate::core::template::{Field, FieldType, Template};
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
    Entry::Table(phone_rows(typed))
}

fn unknown_key(template: &Template, key: &str) -> Fault {
    let known: Vec<String> = template.fields.iter().map(|field| format!("{}（{}）", field.key, field.label)).collect();
    Fault::input(Message::of("values-unknown-key").with("key", key).with("known", known.join("、")))
}
