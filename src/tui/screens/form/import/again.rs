//! Reading once more: another sheet, or another column for a column of the list.

use super::{ImportDid, ImportPane};
use crate::core::words::Message;
use crate::desk::SheetInput;
use crate::tui::ctx::Ctx;
use crate::tui::job::Job;
use crate::tui::popups::{Choose, Item};
use crate::tui::want::Want;

/// Tags of the lists.
const WHAT: &str = "what";
const FROM: &str = "from";

impl ImportPane {
    /// The other sheets, and the columns of the list with what fills them.
    pub(super) fn choices(&self, ctx: &Ctx) -> Want {
        let sheets = self.other_sheets().into_iter();
        let sheets = sheets.map(|sheet| Item::new(ctx.say(&Message::of("import-sheet").with("sheet", sheet))));
        let columns = self.columns().into_iter().map(|(key, label)| {
            let from = self.read.report.mapping.iter().find(|mapped| mapped.key == key);
            let from = from.map(|mapped| format!("{} {}", mapped.column_letter, mapped.header));
            Item::new(label).aside(from.unwrap_or_else(|| ctx.word("import-unfilled")))
        });
        Want::Choose(Choose::new(WHAT, ctx.word("import-what"), sheets.chain(columns).collect()))
    }

    fn other_sheets(&self) -> Vec<String> {
        let report = &self.read.report;
        report.sheets.iter().filter(|sheet| **sheet != report.sheet).cloned().collect()
    }

    // Key and label. A notice that takes any columns takes them as they are.
    fn columns(&self) -> Vec<(String, String)> {
        if self.template.free_form {
            return Vec::new();
        }
        self.template.columns.iter().map(|column| (column.key.clone(), column.label.clone())).collect()
    }

    // Letter and heading of every column of the sheet that may be public.
    fn sources(&self) -> Vec<(String, String)> {
        let report = &self.read.report;
        let used = report.mapping.iter().map(|mapped| (mapped.column_letter.clone(), mapped.header.clone()));
        let unused = report.ignored_letters.iter().cloned().zip(report.ignored.iter().cloned());
        let mut all: Vec<(String, String)> = used.chain(unused).collect();
        // A, B, …, Z, AA.
        all.sort_by_key(|(letter, _)| (letter.len(), letter.clone()));
        all
    }

    /// What was chosen in one of the lists.
    pub(super) fn choose(&mut self, tag: &'static str, at: usize, ctx: &Ctx) -> ImportDid {
        match tag {
            WHAT => self.choose_what(at, ctx),
            FROM => self.choose_from(at),
            _ => ImportDid::Stay,
        }
    }

    fn choose_what(&mut self, at: usize, ctx: &Ctx) -> ImportDid {
        let sheets = self.other_sheets();
        if let Some(sheet) = sheets.get(at) {
            let source = self.read.input.source.clone();
            return self.again(SheetInput { source, sheet: Some(sheet.clone()), map: Vec::new() });
        }
        let column = at - sheets.len();
        let Some((_, label)) = self.columns().into_iter().nth(column) else { return ImportDid::Stay };
        self.column = Some(column);
        let items = self.sources().into_iter().map(|(letter, heading)| Item::new(format!("{letter} {heading}")));
        let title = ctx.say(&Message::of("import-from").with("heading", label));
        ImportDid::Ask(vec![Want::Choose(Choose::new(FROM, title, items.collect()))])
    }

    fn choose_from(&mut self, at: usize) -> ImportDid {
        let column = self.column.take().and_then(|column| self.columns().into_iter().nth(column));
        let (Some((key, _)), Some((letter, _))) = (column, self.sources().into_iter().nth(at)) else {
            return ImportDid::Stay;
        };
        let mut input = self.read.input.clone();
        input.sheet = Some(self.read.report.sheet.clone()).filter(|_| self.read.report.sheets.len() > 1);
        input.map.retain(|(from, to)| *from != letter && *to != key);
        input.map.push((letter, key));
        self.again(input)
    }

    fn again(&self, input: SheetInput) -> ImportDid {
        let (notice, template) = (self.read.notice.clone(), self.read.template.clone());
        ImportDid::Ask(vec![Want::Do(Job::ReadSheet { notice, template, input: Box::new(input) })])
    }
}
