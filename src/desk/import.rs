//! Take the list of a notice from a spreadsheet or pasted text.

use std::path::{Path, PathBuf};

use super::files::{file_name, read};
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::template::{Level, Template};
use crate::core::values::Values;
use crate::core::words::Message;
use crate::sheet::{self, Columns, SheetOrder, SheetReport};

/// A spreadsheet that the clerk names.
#[derive(Clone, Debug, Default)]
pub struct SheetInput {
    /// The file.
    pub path: PathBuf,
    /// Name of the sheet; the first that fits when not given.
    pub sheet: Option<String>,
    /// Heading or column letter → column key, overriding what is recognised.
    pub map: Vec<(String, String)>,
}

impl Desk {
    /// Reads a spreadsheet for a template without keeping anything: the dry run.
    ///
    /// # Errors
    /// Input faults naming file, sheet, row and column.
    pub fn read_sheet(&self, template_id: &str, input: &SheetInput) -> Result<SheetReport, Fault> {
        read_sheet(self.template(template_id)?, input)
    }

    /// The template called `id`.
    ///
    /// # Errors
    /// Input fault naming the nearest ones.
    pub fn template(&self, id: &str) -> Result<&Template, Fault> {
        self.shelf.get(id)
    }
}

fn read_sheet(template: &Template, input: &SheetInput) -> Result<SheetReport, Fault> {
    let columns = if template.free_form { Columns::Free } else { Columns::Fixed(&template.columns) };
    if template.columns.is_empty() && !template.free_form {
        return Err(Fault::input(Message::of("import-no-list").with("name", &template.name)));
    }
    let bytes = read(&input.path)?;
    let name = file_name(Path::new(&input.path));
    sheet::read(&SheetOrder { name: &name, bytes: &bytes, sheet: input.sheet.as_deref(), columns, map: &input.map })
}

/// Reads a spreadsheet into `values`; nothing is taken when a row cannot be read.
pub(super) fn import(template: &Template, values: &mut Values, input: &SheetInput) -> Result<SheetReport, Fault> {
    let report = read_sheet(template, input)?;
    let errors: Vec<Message> = report
        .problems
        .iter()
        .filter(|problem| problem.level == Level::Error)
        .map(|problem| problem.message.clone())
        .collect();
    if !errors.is_empty() {
        let message = Message::of("import-errors").with("file", file_name(&input.path)).with("count", errors.len());
        return Err(Fault::input(message).because(errors));
    }
    values.rows = report.rows.iter().map(|row| row.values.clone()).collect();
    if template.free_form {
        values.columns.clone_from(&report.columns);
    }
    Ok(report)
}
