//! How the form is drawn: what is missing, help, the fields, and the poster beside them.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::FormScreen;
use super::findings::remark;
use super::sheet::lines;
use crate::core::words::Message;
use crate::tui::answer::PageText;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::want::Want;
use crate::tui::widgets::fields::FieldBox;
use crate::tui::widgets::fields_view::{self, Remark};
use crate::tui::widgets::paint::{below, left, put, right_of, row};

/// From so many columns on the poster stands beside the form.
const ROOM_FOR_PAPER: u16 = 100;
/// Columns that the fields need for themselves.
const FIELDS: u16 = 60;
/// From so many rows on the help has three of them, and a free one below.
const TALL: u16 = 17;
/// Columns of the poster as a page of its own.
const PAGE: usize = 72;
/// So many characters of what is typed are looked for on the poster.
const SOUGHT: usize = 6;

impl FormScreen {
    pub(super) fn draw(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        if let Some(import) = &mut self.import {
            return import.view(area, ctx, buf);
        }
        self.draw_header(row(area, 0), ctx, buf);
        let body = below(area, 1);
        if let Some(grid) = &mut self.grid {
            return grid.view(body, ctx, buf);
        }
        if area.width < ROOM_FOR_PAPER {
            self.paper.hide();
            return self.draw_form(body, ctx, buf);
        }
        let form = left(body, FIELDS.max(area.width / 2));
        let rest = right_of(body, form.width + 1);
        for at in 0..rest.height {
            put(row(rest, at), "|", ctx.theme.style(Role::Dim), buf);
        }
        self.draw_paper(right_of(rest, 2), ctx, buf);
        self.draw_form(form, ctx, buf)
    }

    fn draw_header(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let number = match self.work.number() {
            "" => ctx.word("form-new"),
            number => number.to_owned(),
        };
        let stage = self.work.sheet.stage.map(|stage| ctx.word(stage.key())).unwrap_or_default();
        let name = &self.work.template().name;
        let mut at = line;
        let mut say = |text: &str, role: Role| {
            at = right_of(at, put(at, text, ctx.theme.style(role), buf) + 2);
        };
        say(&format!("{name} | {number} {stage}"), Role::Strong);
        let (missing, wrong) = (self.findings.missing(), self.findings.wrong());
        if missing > 0 {
            say(&ctx.say(&Message::of("form-missing-count").with("count", missing)), Role::Warning);
        }
        if wrong > 0 {
            say(&ctx.say(&Message::of("form-wrong-count").with("count", wrong)), Role::Error);
        }
        if missing + wrong == 0 {
            say(&ctx.word("form-complete"), Role::Good);
        }
    }

    fn draw_form(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let (rows, free) = if area.height >= TALL { (3, 1) } else { (2, 0) };
        let help = self.help(usize::from(area.width), usize::from(rows), ctx);
        for (at, (role, text)) in help.iter().enumerate() {
            put(row(area, u16::try_from(at).unwrap_or(u16::MAX)), text, ctx.theme.style(*role), buf);
        }
        let Self { fields, findings, .. } = self;
        let issues = fields.list.iter().filter_map(|it| Some((it.key.clone(), findings.shown(&it.key)?)));
        let remarks: BTreeMap<String, Remark> = issues.map(|(key, issue)| (key, remark(issue, ctx))).collect();
        let marked = |field: &FieldBox| remarks.get(&field.key).cloned();
        fields_view::view(fields, below(area, rows + free), ctx.theme, &marked, buf)
    }

    fn draw_paper(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        if self.paper.stale && self.work.is_short() {
            self.reread(ctx);
        }
        let seek = self.sought();
        self.paper.draw(&self.reading.poster, &seek, area, ctx, buf);
    }

    // What is typed, as the poster prints it.
    fn sought(&self) -> String {
        let Some(field) = self.fields.here() else { return String::new() };
        let printed = match field.key.as_str() {
            super::boxes::ROWS => {
                let table = self.reading.poster.table.as_ref();
                table.and_then(|table| table.columns.first()).map(|column| column.label.clone()).unwrap_or_default()
            }
            "phones" => self.reading.poster.contacts.last().map(|contact| contact.number.clone()).unwrap_or_default(),
            key => self.reading.form.text(key),
        };
        printed.chars().take_while(|c| *c != '\n').take(SOUGHT).collect()
    }

    /// The poster as a page of its own.
    pub(super) fn preview(&mut self, ctx: &Ctx) -> Vec<Want> {
        self.left(self.fields.at, ctx);
        let lines =
            lines(&self.reading.poster, PAGE).iter().map(|line| line.shown(ctx).trim_end().to_owned()).collect();
        vec![Want::Preview(vec![PageText { lines, columns: PAGE }])]
    }
}
