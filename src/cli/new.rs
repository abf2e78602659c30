//! `new`: begin a notice from values and a spreadsheet.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use super::{fields, sheet_report};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{Content, Desk, DraftRequest, Drafted, SheetInput, SheetSource, values_from_file};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    template: String,
    #[command(flatten)]
    filling: Filling,
    #[arg(long)]
    copy: Option<String>,
    #[arg(long)]
    follows: Option<String>,
    #[arg(long)]
    supersedes: Option<String>,
}

/// What fills a form: the same for new, edited and corrected notices.
#[derive(Debug, clap::Args)]
pub(super) struct Filling {
    #[arg(long)]
    from: Option<PathBuf>,
    #[arg(long, value_parser = fields::pair)]
    set: Vec<(String, String)>,
    #[arg(long)]
    table: Option<PathBuf>,
    #[arg(long, requires = "table")]
    sheet: Option<String>,
    #[arg(long, value_parser = fields::pair, requires = "table")]
    map: Vec<(String, String)>,
    #[arg(long, value_parser = fields::pair)]
    fill: Vec<(String, String)>,
    #[arg(long, requires = "table")]
    dry_run: bool,
}

impl Filling {
    pub(super) fn content(&self) -> Result<Content, Fault> {
        Ok(Content {
            whole: None,
            values: self.from.as_deref().map(values_from_file).transpose()?,
            typing: self.set.clone(),
            sheet: self.input(),
            fill: self.fill.clone(),
        })
    }

    fn input(&self) -> Option<SheetInput> {
        let source = SheetSource::File(self.table.clone()?);
        Some(SheetInput { source, sheet: self.sheet.clone(), map: self.map.clone() })
    }

    /// Shows what would be read, when that is all that was asked for.
    pub(super) fn dry_run(&self, desk: &Desk, template: &str, out: Out) -> Result<bool, Fault> {
        let Some(input) = self.input().filter(|_| self.dry_run) else { return Ok(false) };
        let report = desk.read_sheet(template, &input)?;
        out.done(
            || json!({ "dry_run": true, "sheet": sheet_report::json(&report, out) }),
            |out| {
                sheet_report::say(&report, out);
                let key = if report.has_errors() { "sheet-dry-run-errors" } else { "sheet-dry-run" };
                out.say(&Message::of(key));
            },
        );
        Ok(true)
    }
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let filling = &args.filling;
    if filling.dry_run && filling.dry_run(&context.look()?, &args.template, context.out)? {
        return Ok(());
    }
    let mut desk = context.work()?;
    let request = DraftRequest {
        content: filling.content()?,
        template: args.template,
        copy: args.copy,
        follows: args.follows,
        supersedes: args.supersedes,
        by: context.by.clone(),
    };
    let waiting = context.waiting();
    let drafted = desk.draft(&request)?;
    drop(waiting);
    told(&drafted, "new-done", context.out);
    Ok(())
}

/// Tells what a draft is and what is still missing in it.
pub(super) fn told(drafted: &Drafted, key: &'static str, out: Out) {
    out.done(
        || json(drafted, out),
        |out| {
            if let Some(report) = &drafted.sheet {
                sheet_report::say(report, out);
            }
            out.say(&Message::of(key).with("number", &drafted.number).with("title", &drafted.title));
            if drafted.review_void {
                out.say_with_hint(&Message::of("edit-review-void"));
            }
            out.issues(&drafted.issues);
            let errors = drafted.issues.iter().filter(|issue| issue.blocks()).count();
            let next = if errors == 0 { "new-ready" } else { "new-missing" };
            out.say_with_hint(&Message::of(next).with("number", &drafted.number).with("count", errors));
        },
    );
}

fn json(drafted: &Drafted, out: Out) -> Value {
    json!({
        "number": drafted.number,
        "title": drafted.title,
        "review_void": drafted.review_void,
        "issues": drafted.issues.iter().map(|issue| out.issue_json(issue)).collect::<Vec<_>>(),
        "sheet": drafted.sheet.as_ref().map(|report| sheet_report::json(report, out)),
    })
}
