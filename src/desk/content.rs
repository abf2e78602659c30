//! What fills a form, wherever it comes from: the same for new, edited and corrected notices.

use super::form_input::{Typing, type_in};
use super::import::{SheetInput, import};
use crate::core::fault::Fault;
use crate::core::form::list_columns;
use crate::core::template::Template;
use crate::core::values::Values;
use crate::core::words::Message;
use crate::sheet::SheetReport;

/// A whole form, values from a file, values given one by one, a spreadsheet, and columns filled at a stroke;
/// each wins over the one before.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Exactly these values: nothing is filled in, nothing is kept from before.
    pub whole: Option<Values>,
    /// Values from a file.
    pub values: Option<Values>,
    /// Values given one by one.
    pub typing: Typing,
    /// A spreadsheet that replaces the list.
    pub sheet: Option<SheetInput>,
    /// Column key and text for every blank cell of that column.
    pub fill: Typing,
}

impl Content {
    /// Exactly `values`: what a form holds when it is saved.
    #[must_use]
    pub fn exactly(values: Values) -> Self {
        Self { whole: Some(values), ..Self::default() }
    }

    /// Whether the values are the caller's own to the last one.
    pub(super) fn is_exact(&self) -> bool {
        self.whole.is_some()
    }

    /// Whether there is nothing to put anywhere.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_exact()
            && self.values.is_none()
            && self.typing.is_empty()
            && self.sheet.is_none()
            && self.fill.is_empty()
    }

    /// Puts everything into `values`.
    pub(super) fn apply(&self, template: &Template, values: &mut Values) -> Result<Option<SheetReport>, Fault> {
        if let Some(whole) = &self.whole {
            values.clone_from(whole);
        }
        if let Some(given) = &self.values {
            merge(values, given);
        }
        type_in(template, values, &self.typing)?;
        let report = self.sheet.as_ref().map(|input| import(template, values, input)).transpose()?;
        self.fill_columns(template, values)?;
        Ok(report)
    }

    fn fill_columns(&self, template: &Template, values: &mut Values) -> Result<(), Fault> {
        let columns = list_columns(template, values);
        for (key, text) in &self.fill {
            if columns.iter().all(|column| &column.key != key) {
                let known: Vec<String> = columns.iter().map(|it| format!("{}（{}）", it.key, it.label)).collect();
                let message = Message::of("values-unknown-column").with("key", key);
                return Err(Fault::input(message.with("known", known.join("、"))));
            }
            for row in &mut values.rows {
                let cell = row.entry(key.clone()).or_default();
                if cell.trim().is_empty() {
                    cell.clone_from(text);
                }
            }
        }
        Ok(())
    }
}

fn merge(values: &mut Values, given: &Values) {
    values.fields.extend(given.fields.clone());
    if !given.rows.is_empty() {
        values.rows.clone_from(&given.rows);
    }
    if !given.columns.is_empty() {
        values.columns.clone_from(&given.columns);
    }
}
