//! `catalog`: 主动公开基本目录 on the screen, as xlsx or PDF.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::text::shorten;
use crate::core::words::Message;
use crate::desk::CatalogFormat;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let out = context.out;
    let Some(output) = &args.output else {
        let table = desk.catalog();
        let keys = [
            "serial",
            "first",
            "second",
            "content",
            "basis",
            "time_limit",
            "publisher",
            "channel",
            "audience",
            "method",
            "level",
        ];
        let value =
            |row: &Vec<String>| keys.into_iter().map(str::to_owned).zip(row.iter().cloned().map(Value::from)).collect();
        out.done(
            || Value::Array(table.rows.iter().map(value).map(Value::Object).collect()),
            |out| {
                let heads: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
                let rows = table.rows.iter().map(|row| row.iter().map(|cell| shorten(cell, 24)).collect());
                out.plain_table(&heads, rows.collect());
            },
        );
        return Ok(());
    };
    let extension = output.extension().and_then(|ext| ext.to_str()).unwrap_or_default().to_ascii_lowercase();
    let format = match extension.as_str() {
        "pdf" => CatalogFormat::Pdf,
        "xlsx" => CatalogFormat::Xlsx,
        _ => return Err(Fault::input(Message::of("catalog-format").with("path", output.display()))),
    };
    let path = desk.write_catalog(format, output)?;
    out.done(
        || json!({ "path": path.to_string_lossy() }),
        |out| out.say(&Message::of("catalog-done").with("path", path.display())),
    );
    Ok(())
}
