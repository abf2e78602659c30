//! What a clerk typed, before it is checked: the same for screen, command line and spreadsheet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One row of a list: column key → text.
pub type Row = BTreeMap<String, String>;

/// The content of one field as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    /// A single text.
    One(String),
    /// The chosen options of a `choice-multi` field.
    Many(Vec<String>),
    /// The rows of a `table` field (telephone lines).
    Table(Vec<Row>),
}

/// Everything typed into a form: fields by key and the rows of the notice's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// Field key → what was typed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Entry>,
    /// Headings of the list, for free-form notices only: there a row's keys are its headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The list, in the order of the poster.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
}

impl Values {
    /// The text of a single-valued field; empty when nothing was typed.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        match self.fields.get(key) {
            Some(Entry::One(text)) => text,
            _ => "",
        }
    }

    /// Sets a single-valued field.
    pub fn set(&mut self, key: &str, text: impl Into<String>) {
        self.fields.insert(key.to_owned(), Entry::One(text.into()));
    }

    /// Whether nothing at all was typed into `key`.
    #[must_use]
    pub fn is_blank(&self, key: &str) -> bool {
        match self.fields.get(key) {
            None => true,
            Some(Entry::One(text)) => text.trim().is_empty(),
            Some(Entry::Many(list)) => list.is_empty(),
            Some(Entry::Table(rows)) => rows.is_empty(),
        }
    }
}
