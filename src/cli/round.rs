//! `round`: 巡查表 as PDF.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(short, long)]
    output: PathBuf,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let sheet = context.look()?.write_round(&args.output)?;
    context.out.done(
        || json!({ "path": sheet.path.to_string_lossy(), "count": sheet.count }),
        |out| {
            out.say_with_hint(&Message::of("round-done").with("path", sheet.path.display()).with("count", sheet.count));
        },
    );
    Ok(())
}
