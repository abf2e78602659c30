//! The report in words: what is wrong first, then what fills what, what was left out, and the
//! first rows as they will read.

use crate::core::template::{Level, Template};
use crate::core::words::Message;
use crate::desk::SheetReport;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;

/// A paragraph of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) role: Role,
    /// Columns before it.
    pub(super) indent: u16,
    pub(super) text: String,
}

impl Line {
    const fn new(role: Role, text: String) -> Self {
        Self { role, indent: 0, text }
    }

    const fn inside(role: Role, text: String) -> Self {
        Self { role, indent: 2, text }
    }
}

/// Rows that are shown as they will read.
const FIRST_ROWS: usize = 5;

/// The whole report.
pub(super) fn all(report: &SheetReport, template: &Template, ctx: &Ctx) -> Vec<Line> {
    let mut lines = problems(report, Level::Error, ctx);
    lines.extend(problems(report, Level::Warning, ctx));
    lines.extend(totals(report, template, ctx));
    lines.extend(dropped(report, ctx));
    lines.extend(mapping(report, ctx));
    lines.extend(first_rows(report, ctx));
    lines.extend(problems(report, Level::Note, ctx));
    lines.extend(skipped(report, ctx));
    lines
}

fn problems(report: &SheetReport, level: Level, ctx: &Ctx) -> Vec<Line> {
    let (sign, role) = match level {
        Level::Error => ("x", Role::Error),
        Level::Warning => ("!", Role::Warning),
        Level::Note => ("-", Role::Text),
    };
    let these = report.problems.iter().filter(|problem| problem.level == level);
    let line = |message: &Message| {
        let hint = ctx.hint(message).map(|hint| format!(" → {hint}")).unwrap_or_default();
        Line::new(role, format!("{sign} {}{hint}", ctx.say(message)))
    };
    these.map(|problem| line(&problem.message)).collect()
}

fn totals(report: &SheetReport, template: &Template, ctx: &Ctx) -> Vec<Line> {
    let label = |key: &str| {
        let column = template.columns.iter().find(|column| column.key == key);
        column.map_or_else(|| key.to_owned(), |column| column.label.clone())
    };
    let line = |total: &crate::desk::TotalCheck| {
        let (key, sign, role) =
            if total.agrees { ("sheet-total", "v", Role::Good) } else { ("sheet-total-differs", "!", Role::Warning) };
        let message = Message::of(key).with("row", total.row).with("column", label(&total.key));
        let message = message.with("stated", &total.stated).with("counted", &total.counted);
        Line::new(role, format!("{sign} {}", ctx.say(&message)))
    };
    report.totals.iter().map(line).collect()
}

fn dropped(report: &SheetReport, ctx: &Ctx) -> Vec<Line> {
    let line = |why: &Message| Line::new(Role::Warning, format!("! {}", ctx.say(why)));
    report.dropped.iter().map(|dropped| line(&dropped.why)).collect()
}

fn mapping(report: &SheetReport, ctx: &Ctx) -> Vec<Line> {
    let mut lines = vec![head("import-columns", ctx)];
    lines.extend(report.mapping.iter().map(|mapped| {
        let from = format!("{} {}", mapped.column_letter, mapped.header);
        Line::inside(Role::Text, format!("{} -> {}", from.trim_end(), mapped.label))
    }));
    if !report.ignored.is_empty() {
        let message = Message::of("sheet-ignored").with("columns", report.ignored.join("、"));
        lines.push(Line::inside(Role::Dim, ctx.say(&message)));
    }
    lines
}

fn first_rows(report: &SheetReport, ctx: &Ctx) -> Vec<Line> {
    let mut lines = vec![head("import-first", ctx)];
    lines.extend(report.rows.iter().take(FIRST_ROWS).map(|row| {
        let cell = |key: &String| row.values.get(key).map_or("-", String::as_str).to_owned();
        let cells: Vec<String> = report.mapping.iter().map(|mapped| cell(&mapped.key)).collect();
        Line::inside(Role::Text, cells.join(" | "))
    }));
    if report.rows.len() > FIRST_ROWS {
        let message = Message::of("import-more").with("rows", report.rows.len());
        lines.push(Line::inside(Role::Dim, ctx.say(&message)));
    }
    lines
}

fn skipped(report: &SheetReport, ctx: &Ctx) -> Vec<Line> {
    let line = |why: &Message| {
        let message = Message::of("sheet-skipped").with("why", ctx.say(why));
        Line::new(Role::Dim, format!("- {}", ctx.say(&message)))
    };
    report.skipped.iter().map(|skipped| line(&skipped.why)).collect()
}

fn head(key: &'static str, ctx: &Ctx) -> Line {
    Line::new(Role::Strong, ctx.word(key))
}
