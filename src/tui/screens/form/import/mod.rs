//! What a spreadsheet holds, before anything of it is taken: a pane of the form.

mod again;
mod lines;
mod view;

use std::path::PathBuf;

use crate::core::fault::Fault;
use crate::core::template::{Level, Template};
use crate::core::values::Values;
use crate::core::words::Message;
use crate::desk::{SheetInput, SheetSource, take_sheet};
use crate::tui::action::Action;
use crate::tui::answer::SheetRead;
use crate::tui::ctx::Ctx;
use crate::tui::job::Job;
use crate::tui::popups::FilesPopup;
use crate::tui::want::{Input, Picked, Want};
use crate::tui::widgets::scroll::Scroll;
use lines::Line;

/// The file picker for spreadsheets: its answer comes back under this tag.
pub(crate) const SHEET: &str = "sheet";

/// Endings of what can be read.
const ENDINGS: &[&str] = &["xlsx", "xls", "ods", "csv", "tsv", "txt", "et", "xlsm", "xlsb"];

/// Asks for a spreadsheet.
pub(crate) fn asked(ctx: &Ctx) -> Want {
    Want::File(FilesPopup::new(SHEET, ctx.word("sheet-which"), ENDINGS))
}

/// Has a file read that was chosen for the notice `notice`, or for a new one.
pub(crate) fn chosen(notice: Option<&str>, template: &str, path: PathBuf) -> Want {
    read(notice, template, SheetSource::File(path))
}

/// Has a spreadsheet read for the notice `notice`, or for a new one; nothing is taken yet.
pub(crate) fn read(notice: Option<&str>, template: &str, source: SheetSource) -> Want {
    let input = Box::new(SheetInput::of(source));
    Want::Do(Job::ReadSheet { notice: notice.map(str::to_owned), template: template.to_owned(), input })
}

/// What an input led to.
#[derive(Debug)]
pub(crate) enum ImportDid {
    /// Still in front.
    Stay,
    /// The same, and something is wanted.
    Ask(Vec<Want>),
    /// The rows are taken: these are the values now.
    Take(Box<Values>),
    /// Nothing is taken.
    Drop,
}

/// How rows are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taking {
    /// In the place of the list.
    Replace,
    /// Below it.
    Append,
}

/// A spreadsheet that was read.
#[derive(Clone, Debug)]
pub(crate) struct ImportPane {
    read: SheetRead,
    template: Template,
    /// What the form holds.
    values: Values,
    lines: Vec<Line>,
    scroll: Scroll,
    /// The column of the list for which a column of the sheet is being chosen.
    column: Option<usize>,
}

impl ImportPane {
    /// Shows what was read; `values` is what the form holds.
    pub(crate) fn new(read: SheetRead, template: &Template, values: &Values, ctx: &Ctx) -> Self {
        let lines = lines::all(&read.report, template, ctx);
        Self {
            lines,
            template: template.clone(),
            values: values.clone(),
            read,
            scroll: Scroll::default(),
            column: None,
        }
    }

    fn errors(&self) -> usize {
        self.read.report.problems.iter().filter(|problem| problem.level == Level::Error).count()
    }

    /// Why `action` is not possible now.
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        match action {
            Action::Forward | Action::AddRow if self.errors() > 0 => {
                Some(Message::of("import-refused").with("count", self.errors()))
            }
            Action::AddRow if self.values.rows.is_empty() => Some(Message::of("import-nothing-before")),
            _ => None,
        }
    }

    /// Takes an input.
    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> ImportDid {
        match input {
            Input::Key(_, Some(Action::Back)) => ImportDid::Drop,
            Input::Key(_, Some(Action::Forward)) => self.take(Action::Forward, Taking::Replace),
            Input::Key(_, Some(Action::AddRow)) => self.take(Action::AddRow, Taking::Append),
            Input::Key(_, Some(Action::Pick)) => ImportDid::Ask(vec![self.choices(ctx)]),
            Input::Key(key, _) => {
                self.scroll.text_key(*key, usize::MAX);
                ImportDid::Stay
            }
            Input::Reply(reply) => match reply.picked {
                Picked::At(at) => self.choose(reply.tag, at, ctx),
                _ => ImportDid::Stay,
            },
            Input::Mouse(pointer) => {
                self.turn(*pointer);
                ImportDid::Stay
            }
            Input::Paste(_) | Input::Tick => ImportDid::Stay,
        }
    }

    fn take(&self, action: Action, taking: Taking) -> ImportDid {
        if let Some(why) = self.refuses(action) {
            return ImportDid::Ask(vec![Want::Refuse(Fault::input(why))]);
        }
        let mut values = self.values.clone();
        take_sheet(&self.template, &self.read.report, &mut values);
        if taking == Taking::Append {
            append(&self.values, &mut values);
        }
        ImportDid::Take(Box::new(values))
    }
}

// What stood there before stays in front: its rows, and its columns where the notice takes any.
fn append(before: &Values, values: &mut Values) {
    let new = std::mem::replace(&mut values.rows, before.rows.clone());
    values.rows.extend(new);
    let new = std::mem::replace(&mut values.columns, before.columns.clone());
    for column in new {
        if !values.columns.contains(&column) {
            values.columns.push(column);
        }
    }
}
