//! Take the list of a notice from a spreadsheet or pasted text.

use std::path::PathBuf;

use super::files::{file_name, read};
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::template::{Level, Template};
use crate::core::values::Values;
use crate::core::words::{Arg, Message};
use crate::sheet::{self, Columns, SheetOrder, SheetReport};

/// What pasted text is called where a file would have its name.
const PASTED: &str = "粘贴的内容";

/// Where a list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetSource {
    /// A spreadsheet or text file.
    File(PathBuf),
    /// Cells copied out of a spreadsheet: a line a row, tabs between the cells.
    Pasted(String),
}

/// A list that the clerk hands in.
#[derive(Clone, Debug)]
pub struct SheetInput {
    /// Where it comes from.
    pub source: SheetSource,
    /// Name of the sheet; the first that fits when not given.
    pub sheet: Option<String>,
    /// Heading or column letter → column key, overriding what is recognised.
    pub map: Vec<(String, String)>,
}

impl SheetInput {
    /// The first sheet that fits, columns as they are recognised.
    #[must_use]
    pub const fn of(source: SheetSource) -> Self {
        Self { source, sheet: None, map: Vec::new() }
    }
}

impl Desk {
    /// Reads a spreadsheet for a template without keeping anything: the dry run.
    ///
    /// # Errors
    /// Input faults naming file, sheet, row and column.
    pub fn read_sheet(&self, template_id: &str, input: &SheetInput) -> Result<SheetReport, Fault> {
        read_sheet(self.template(template_id)?, input)
    }

    /// Reads a spreadsheet for the notice `number`, whose template may be older than the one on
    /// the shelf, without keeping anything.
    ///
    /// # Errors
    /// Input faults naming file, sheet, row and column, and for an unknown number.
    pub fn read_sheet_for(&self, number: &str, input: &SheetInput) -> Result<SheetReport, Fault> {
        read_sheet(&self.template_of(&self.find(number)?)?, input)
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
    let order = |name, bytes| SheetOrder { name, bytes, sheet: input.sheet.as_deref(), columns, map: &input.map };
    match &input.source {
        SheetSource::File(path) => sheet::read(&order(&file_name(path), &read(path)?)),
        SheetSource::Pasted(text) => match sheet::read(&order(PASTED, text.as_bytes())) {
            Ok(report) => Ok(report_in_words(report)),
            Err(fault) => Err(told_in_words(fault)),
        },
    }
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
        let message = Message::of("import-errors");
        let message = match &input.source {
            SheetSource::File(path) => message.with("file", file_name(path)),
            SheetSource::Pasted(_) => message.with_word("file", "sheet-pasted"),
        };
        return Err(Fault::input(message.with("count", errors.len())).because(errors));
    }
    take_sheet(template, &report, values);
    Ok(report)
}

/// Puts the rows that were read in the place of the list; a notice that takes any columns gets
/// those of the sheet.
pub fn take_sheet(template: &Template, report: &SheetReport, values: &mut Values) {
    values.rows = report.rows.iter().map(|row| row.values.clone()).collect();
    if template.free_form {
        values.columns.clone_from(&report.columns);
    }
}

fn report_in_words(mut report: SheetReport) -> SheetReport {
    report.problems.iter_mut().for_each(|problem| in_words(&mut problem.message));
    report
}

fn told_in_words(mut fault: Fault) -> Fault {
    in_words(&mut fault.message);
    fault.details.iter_mut().for_each(in_words);
    fault
}

// A sentence says in its own language that it speaks of what was pasted.
fn in_words(message: &mut Message) {
    for (_, arg) in &mut message.args {
        if *arg == Arg::Text(PASTED.to_owned()) {
            *arg = Arg::Word("sheet-pasted".into());
        }
    }
}
