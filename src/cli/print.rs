//! `print`: posters as PDF, and on paper.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::context::Context;
use super::fields;
use super::progress::Progress;
use super::style::StyleArgs;
use crate::core::fault::{Fault, FaultKind};
use crate::core::moves::PrintWish;
use crate::core::words::Message;
use crate::desk::{Desk, Output, PrintRequest, PrintedFile, PrintedNotice, PrinterWish};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(required = true)]
    number: Vec<String>,
    #[arg(short, long, required_unless_present = "to_printer")]
    output: Option<PathBuf>,
    #[command(flatten)]
    style: StyleArgs,
    #[arg(long, value_parser = fields::day)]
    first: Option<NaiveDate>,
    #[arg(long, value_parser = fields::day, conflicts_with = "days")]
    until: Option<NaiveDate>,
    #[arg(long)]
    days: Option<u32>,
    #[arg(long)]
    draft: bool,
    #[arg(long, value_name = "PRINTER", num_args = 0..=1, default_missing_value = "")]
    to_printer: Option<String>,
    #[arg(long, requires = "to_printer", default_value = "1", value_parser = clap::value_parser!(u32).range(1..=99))]
    copies: u32,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let style = args.style.style()?;
    let mut progress = Progress::new();
    let mut desk = context.work()?;
    let request = PrintRequest {
        wish: PrintWish { first: args.first, until: args.until, days: args.days },
        draft: args.draft,
        printer: args.to_printer.as_deref().map(|name| printer(name, args.copies)),
        by: context.by.clone(),
        ..PrintRequest::new(output(args, &desk)?, style)
    };
    let mut tell = |done, all| progress.tell(done, all);
    let printed = match args.number.as_slice() {
        [only] => {
            let number = desk.number(only)?;
            let printed = desk.print(&number, &request, &mut tell)?;
            drop(progress);
            one(&number, &printed, &request, context);
            return Ok(());
        }
        several => desk.print_all(several, &request, &mut tell),
    };
    drop(progress);
    many(&printed, &request, context)
}

fn printer(name: &str, copies: u32) -> PrinterWish {
    PrinterWish { name: Some(name.to_owned()).filter(|name| !name.trim().is_empty()), copies }
}

fn output(args: &Args, desk: &Desk) -> Result<Output, Fault> {
    match (&args.output, args.number.as_slice()) {
        (None, _) => Ok(desk.posters()),
        (Some(path), [_]) => Ok(Output::File(path.clone())),
        (Some(path), _) if is_pdf(path) => {
            Err(Fault::input(Message::of("print-folder").with("path", path.display()).with("count", args.number.len())))
        }
        (Some(path), _) => Ok(Output::Folder(path.clone())),
    }
}

// Several posters in one file: that is not what a folder called `公示.pdf` was meant for.
fn is_pdf(path: &Path) -> bool {
    !path.is_dir() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

fn one(number: &str, printed: &PrintedFile, request: &PrintRequest, context: &Context) {
    context.out.done(
        || json(number, printed, request, context),
        |out| {
            out.say_with_hint(&printed.told(number));
            told(printed, context);
            sent(request, 1, context);
        },
    );
}

fn told(printed: &PrintedFile, context: &Context) {
    context.out.issues(&printed.warnings);
    if let Some(why) = &printed.why_draft {
        context.out.say_with_hint(why);
    }
}

fn sent(request: &PrintRequest, count: usize, context: &Context) {
    let Some(printer) = &request.printer else { return };
    let message = Message::of("print-sent").with("count", count).with("copies", printer.copies);
    context.out.say(&match &printer.name {
        Some(name) => message.with("printer", name),
        None => message.with_word("printer", "printer-default"),
    });
}

fn many(all: &[PrintedNotice], request: &PrintRequest, context: &Context) -> Result<(), Fault> {
    let mut failed: Vec<(&str, &Fault)> = Vec::new();
    let mut printed: Vec<(&str, &PrintedFile)> = Vec::new();
    for notice in all {
        match &notice.outcome {
            Ok(file) => printed.push((&notice.number, file)),
            Err(fault) => failed.push((&notice.number, fault)),
        }
    }
    context.out.done(
        || {
            let printed: Vec<Value> =
                printed.iter().map(|(number, file)| json(number, file, request, context)).collect();
            let failed: Vec<Value> = failed.iter().map(|(number, fault)| failure(number, fault, context)).collect();
            json!({ "printed": printed, "failed": failed })
        },
        |out| {
            for (number, file) in &printed {
                out.say(&file.told(number));
                told(file, context);
            }
            if !printed.is_empty() {
                let folder = request.output.path().display();
                out.say(&Message::of("print-all").with("count", printed.len()).with("folder", folder));
                sent(request, printed.len(), context);
            }
        },
    );
    if failed.is_empty() { Ok(()) } else { Err(some_failed(&failed, all.len())) }
}

fn some_failed(failed: &[(&str, &Fault)], all: usize) -> Fault {
    let message = Message::of("print-some-failed").with("count", failed.len()).with("all", all);
    let detail = |(number, fault): &(&str, &Fault)| {
        let first = Message::of("print-failed").with("number", number).with_said("why", fault.message.clone());
        std::iter::once(first).chain(fault.details.iter().cloned()).collect::<Vec<_>>()
    };
    let details = failed.iter().flat_map(detail).collect();
    let worst = [FaultKind::Storage, FaultKind::Input, FaultKind::Refused];
    let kind = worst.into_iter().find(|kind| failed.iter().any(|(_, fault)| fault.kind == *kind));
    Fault { kind: kind.unwrap_or(FaultKind::Refused), message, details }
}

fn failure(number: &str, fault: &Fault, context: &Context) -> Value {
    let mut value = context.out.fault_json(fault);
    value["number"] = json!(number);
    value
}

fn json(number: &str, printed: &PrintedFile, request: &PrintRequest, context: &Context) -> Value {
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
        "copies": request.printer.as_ref().map(|printer| printer.copies),
    })
}
