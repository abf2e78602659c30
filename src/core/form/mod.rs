//! What a clerk typed, read and checked against its template: the same for screen, command
//! line and spreadsheet.

mod defaults;
mod issue;
mod phones;
mod rules;
mod typed;

use std::collections::BTreeMap;

pub use defaults::{fill_defaults, propose_title, settle};
pub use issue::{Issue, grouped, row_ranges};
pub use phones::{phone_rows, phone_text};
pub use rules::{RuleDays, broken_rules};
pub use typed::{Ask, Typed, phones, read as read_text};

use super::money::Money;
use super::office::Hotline;
use super::poster::MINOR_KEY;
use super::template::{Column, Field, FieldType, Template};
use super::values::{Entry, Row, Values};
use super::words::Message;

/// A form, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Field key → content.
    pub fields: BTreeMap<String, Typed>,
    /// Rows of the list: column key → content.
    pub rows: Vec<BTreeMap<String, Typed>>,
    /// What could not be read and what is missing.
    pub issues: Vec<Issue>,
}

impl Form {
    /// Reads `values` as `template` asks. Nothing is lost: what cannot be read is an issue.
    #[must_use]
    pub fn read(template: &Template, values: &Values) -> Self {
        let mut form = Self::default();
        for field in &template.fields {
            let typed = form.read_field(field, values);
            form.fields.insert(field.key.clone(), typed);
        }
        for key in values.fields.keys().filter(|key| template.fields.iter().all(|field| &field.key != *key)) {
            form.issues.push(Issue::error("C05", Message::of("form-unknown-field").with("field", key)).at(key));
        }
        let columns = list_columns(template, values);
        for (i, row) in values.rows.iter().enumerate() {
            let typed = form.read_row(&columns, row, i + 1);
            form.rows.push(typed);
        }
        if values.rows.is_empty() && !template.columns.is_empty() {
            form.issues.push(Issue::error("C05", Message::of("form-no-rows")));
        }
        form
    }

    fn read_field(&mut self, field: &Field, values: &Values) -> Typed {
        let ask = Ask { key: &field.key, label: &field.label, kind: field.kind, options: &field.options };
        let read = match values.fields.get(&field.key) {
            None => Ok(Typed::Blank),
            Some(Entry::One(text)) => typed::read(ask, text),
            Some(Entry::Many(list)) => typed::read(ask, &list.join("、")),
            Some(Entry::Table(rows)) => read_lines(ask, rows),
        };
        match read {
            Ok(Typed::Blank) => {
                if field.demanded(values) {
                    self.issues.push(missing(&field.key, &field.label, None));
                }
                Typed::Blank
            }
            Ok(typed) => typed,
            Err(issue) => {
                self.issues.push(issue);
                Typed::Blank
            }
        }
    }

    fn read_row(&mut self, columns: &[Column], row: &Row, number: usize) -> BTreeMap<String, Typed> {
        let mut out = BTreeMap::new();
        for column in columns {
            let ask = Ask { key: &column.key, label: &column.label, kind: column.kind, options: &column.options };
            let typed = match typed::read(ask, row.get(&column.key).map_or("", String::as_str)) {
                Ok(typed) => typed,
                Err(issue) => {
                    self.issues.push(issue.in_row(Some(number)));
                    out.insert(column.key.clone(), Typed::Blank);
                    continue;
                }
            };
            if typed == Typed::Blank && column.required {
                self.issues.push(missing(&column.key, &column.label, Some(number)));
            }
            out.insert(column.key.clone(), typed);
        }
        let known = |key: &String| key == MINOR_KEY || columns.iter().any(|column| &column.key == key);
        for key in row.keys().filter(|key| !known(key)) {
            let message = Message::of("form-unknown-column").with("column", key);
            self.issues.push(Issue::error("C05", message).at(key).in_row(Some(number)));
        }
        out
    }

    /// The content of a field.
    #[must_use]
    pub fn get(&self, key: &str) -> &Typed {
        self.fields.get(key).unwrap_or(&Typed::Blank)
    }

    /// A date field, when it holds a date.
    #[must_use]
    pub fn day(&self, key: &str) -> Option<chrono::NaiveDate> {
        match self.get(key) {
            Typed::Date(day) => Some(*day),
            _ => None,
        }
    }

    /// A text or choice field as text; empty when blank.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.get(key).printed()
    }

    /// Telephone lines of a table field.
    #[must_use]
    pub fn lines(&self, key: &str) -> &[Hotline] {
        match self.get(key) {
            Typed::Lines(lines) => lines,
            _ => &[],
        }
    }

    /// The sum of a money column.
    #[must_use]
    pub fn money_sum(&self, column: &str) -> Money {
        self.rows.iter().filter_map(|row| row.get(column)?.money()).sum()
    }

    /// The sum of an integer column.
    #[must_use]
    pub fn count_sum(&self, column: &str) -> u64 {
        self.rows.iter().filter_map(|row| row.get(column)?.integer()).fold(0, u64::saturating_add)
    }
}

/// The columns of the list: those of the template, or the headings of a free-form notice.
#[must_use]
pub fn list_columns(template: &Template, values: &Values) -> Vec<Column> {
    if !template.free_form {
        return template.columns.clone();
    }
    let free = |label: &String| Column {
        key: label.clone(),
        label: label.clone(),
        synonyms: Vec::new(),
        kind: FieldType::Text,
        required: false,
        help: String::new(),
        options: Vec::new(),
        privacy: super::template::Privacy::Ok,
        total: false,
    };
    values.columns.iter().map(free).collect()
}

fn missing(key: &str, label: &str, row: Option<usize>) -> Issue {
    let code = match key {
        "disclosure" => "C16",
        "phones" => "C13",
        "meeting" | "meeting_date" | "attend" => "C12",
        _ => "C05",
    };
    Issue::error(code, Message::of("form-missing").with("label", label)).at(key).in_row(row)
}

fn read_lines(ask: Ask<'_>, rows: &[Row]) -> Result<Typed, Issue> {
    let mut lines = Vec::new();
    for row in rows {
        let cell = |key: &str| row.get(key).map_or("", |text| text.trim());
        if cell("name").is_empty() && cell("number").is_empty() {
            continue;
        }
        let phone = Ask { kind: FieldType::Phone, ..ask };
        let number = typed::read(phone, cell("number")).map_err(|mut issue| {
            "C13".clone_into(&mut issue.code);
            issue
        })?;
        if number == Typed::Blank {
            let message = Message::of("form-phone").with("label", ask.label).with("text", cell("name"));
            return Err(Issue::error("C13", message).at(ask.key));
        }
        lines.push(Hotline { name: cell("name").to_owned(), number: number.printed() });
    }
    Ok(if lines.is_empty() { Typed::Blank } else { Typed::Lines(lines) })
}
