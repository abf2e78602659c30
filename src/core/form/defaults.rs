//! What a form begins with, and the form in which its values are kept.

use chrono::NaiveDate;
use minijinja::Value;

use super::phones::phone_row;
use super::{Form, Typed};
use crate::core::fault::Fault;
use crate::core::office::{Hotline, Office};
use crate::core::poster::{Facts, office_value, proposed_title};
use crate::core::standing::minimum;
use crate::core::template::{FieldType, Template, text};
use crate::core::values::{Entry, Row, Values};

/// Fills what was left blank: the office's data, the template's telephone lines and basis, today.
///
/// # Errors
/// When a default of the template cannot be rendered.
pub fn fill_defaults(template: &Template, office: &Office, values: &mut Values, today: NaiveDate) -> Result<(), Fault> {
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
pub fn propose_title(
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
    let facts =
        Facts { number: "", office: &names, period: None, span, original: None, today, code: None, marks: Vec::new() };
    proposed_title(template, values, &form, &facts)
}

/// Stores every value in the form that reads back to the same: dates as `2026-11-24`, amounts
/// as `1234.50`. What cannot be read stays as it was typed.
pub fn settle(template: &Template, values: &mut Values) {
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
            if let Some(stored) = typed.get(key).map(Typed::stored).filter(|it| !it.is_empty()) {
                *text = stored;
            }
        }
    }
}
