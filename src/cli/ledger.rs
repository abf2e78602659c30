//! `ledger`: 公示台账 on the screen or as a file.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use super::list;
use crate::core::fault::Fault;
use crate::core::text::shorten;
use crate::core::words::Message;
use crate::desk::LedgerFormat;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    filters: list::Filters,
    #[arg(long, requires = "output", conflicts_with_all = ["csv", "pdf"])]
    xlsx: bool,
    #[arg(long, requires = "output", conflicts_with = "pdf")]
    csv: bool,
    #[arg(long, requires = "output")]
    pdf: bool,
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let filter = args.filters.filter();
    let out = context.out;
    let Some(output) = args.output else {
        let rows = desk.ledger(&filter)?;
        out.done(
            || json!(rows),
            |out| {
                let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
                let cells = rows.iter().map(|row| {
                    vec![
                        row.number.clone(),
                        shorten(&row.title, 36),
                        day(row.posted),
                        day(row.end),
                        day(row.down),
                        row.served.map(|days| days.to_string()).unwrap_or_default(),
                        row.objections.to_string(),
                        day(row.certified),
                    ]
                });
                let heads = [
                    "ledger-number",
                    "ledger-title",
                    "ledger-posted",
                    "ledger-end",
                    "ledger-down",
                    "ledger-served",
                    "ledger-objections",
                    "ledger-certified",
                ];
                out.table(&heads, cells.collect());
            },
        );
        return Ok(());
    };
    let suffix = output.extension().and_then(|ext| ext.to_str()).unwrap_or_default().to_ascii_lowercase();
    let format = match suffix.as_str() {
        "csv" if !(args.xlsx || args.pdf) => LedgerFormat::Csv,
        "xlsx" if !(args.csv || args.pdf) => LedgerFormat::Xlsx,
        "pdf" if !(args.csv || args.xlsx) => LedgerFormat::Pdf,
        _ => return Err(Fault::input(Message::of("ledger-format").with("path", output.display()))),
    };
    let waiting = context.waiting();
    let (path, count) = desk.write_ledger(&filter, format, &output, out.words)?;
    drop(waiting);
    out.done(
        || json!({ "path": path.to_string_lossy(), "count": count }),
        |out| {
            out.say(&Message::of("ledger-done").with("path", path.display()).with("count", count));
        },
    );
    Ok(())
}
