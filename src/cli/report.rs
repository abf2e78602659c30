//! `report`: the figures of a month, a quarter or a year.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::supervision::{Figures, Share, Stretch};
use crate::core::words::Message;
use crate::desk::{Report, ReportFormat};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_parser = stretch)]
    period: Option<Stretch>,
    #[arg(short, long)]
    output: Option<PathBuf>,
}

// The word is for logs: `usage` says the error anew.
fn stretch(text: &str) -> Result<Stretch, &'static str> {
    let read = Stretch::parse(text).filter(|it| !matches!(it, Stretch::Day(_)));
    read.ok_or("2026-11 | 2026-Q4 | 2026")
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let waiting = context.waiting();
    let report = desk.report(args.period.unwrap_or_else(|| Stretch::month_of(desk.today())))?;
    let Some(output) = &args.output else {
        drop(waiting);
        context.out.done(|| json!(report), |out| say(&report, out));
        return Ok(());
    };
    let suffix = output.extension().and_then(|ext| ext.to_str()).unwrap_or_default().to_ascii_lowercase();
    let format = match suffix.as_str() {
        "xlsx" => ReportFormat::Xlsx,
        "pdf" => ReportFormat::Pdf,
        _ => return Err(Fault::input(Message::of("report-format").with("path", output.display()))),
    };
    let path = desk.write_report(&report, format, output, context.out.words)?;
    drop(waiting);
    context.out.done(
        || json!({ "path": path.to_string_lossy(), "count": report.figures.len() }),
        |out| out.say(&Message::of("report-done").with("path", path.display()).with("count", report.figures.len())),
    );
    Ok(())
}

fn say(report: &Report, out: Out) {
    out.say(&Message::of("report-head").with("from", report.from).with("until", report.until));
    let of = |code: &str| report.figures.iter().find(|it| it.office.code == code);
    let rows = report.ranking.iter().filter_map(|rank| {
        let it = of(&rank.office)?;
        let cells = [
            rank.place.to_string(),
            rank.short.clone(),
            it.posted_all().to_string(),
            share(it.on_time),
            share(it.served),
            share(it.covered()),
            it.corrections.to_string(),
            objections(it),
            it.inspections.to_string(),
            format!("{}.{}", rank.tenths / 10, rank.tenths % 10),
        ];
        Some(cells.to_vec())
    });
    let heads = [
        "report-place",
        "overview-office",
        "report-posted",
        "report-in-time",
        "report-served",
        "report-covered",
        "report-corrections",
        "report-objections",
        "report-inspections",
        "report-points",
    ];
    out.table(&heads, rows.collect());
    for rank in &report.ranking {
        out.line(&format!("  {}  {}", rank.short, rank.arithmetic(out.words)));
    }
}

fn share(share: Share) -> String {
    if share.all == 0 { String::from("-") } else { format!("{}/{}", share.good, share.all) }
}

// Raised, and of those found right.
fn objections(it: &Figures) -> String {
    if it.upheld == 0 { it.objections.to_string() } else { format!("{}（{}）", it.objections, it.upheld) }
}
