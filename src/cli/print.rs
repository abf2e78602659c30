//! `print`: a poster as PDF.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;
use serde_json::json;

use super::context::Context;
use super::fields;
use super::progress::Progress;
use crate::core::fault::Fault;
use crate::core::moves::PrintWish;
use crate::desk::Paper;
use crate::desk::{PrintRequest, PrintedFile};

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Size {
    A4,
    A3,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(short, long)]
    output: PathBuf,
    #[arg(long, value_enum, default_value = "a4", ignore_case = true)]
    paper: Size,
    #[arg(long)]
    landscape: bool,
    #[arg(long, value_parser = fields::day)]
    first: Option<NaiveDate>,
    #[arg(long, value_parser = fields::day, conflicts_with = "days")]
    until: Option<NaiveDate>,
    #[arg(long)]
    days: Option<u32>,
    #[arg(long)]
    draft: bool,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let paper = match args.paper {
        Size::A4 => Paper::a4(),
        Size::A3 => Paper::a3(),
    };
    let request = PrintRequest {
        output: args.output.clone(),
        style: if args.landscape { paper.landscape() } else { paper }.into(),
        wish: PrintWish { first: args.first, until: args.until, days: args.days },
        draft: args.draft,
        by: context.by.clone(),
    };
    let mut progress = Progress::new();
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let printed = desk.print(&number, &request, &mut |done, all| progress.tell(done, all))?;
    drop(progress);
    context.out.done(
        || json(&number, &printed, context),
        |out| {
            out.say_with_hint(&printed.told(&number));
            out.issues(&printed.warnings);
            if let Some(why) = &printed.why_draft {
                out.say_with_hint(why);
            }
        },
    );
    Ok(())
}

fn json(number: &str, printed: &PrintedFile, context: &Context) -> serde_json::Value {
    let warnings: Vec<_> = printed.warnings.iter().map(|issue| context.out.issue_json(issue)).collect();
    json!({
        "warnings": warnings,
        "number": number,
        "path": printed.path.to_string_lossy(),
        "pages": printed.pages,
        "draft": printed.plan.is_none(),
        "edition": printed.plan.as_ref().map(|plan| plan.no),
        "first_day": printed.plan.as_ref().map(|plan| plan.first),
        "end_day": printed.plan.as_ref().and_then(|plan| plan.last),
    })
}
