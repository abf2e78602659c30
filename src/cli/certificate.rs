//! `certificate`: 公示情况说明 as PDF.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use super::progress::Progress;
use crate::core::fault::Fault;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(short, long)]
    output: PathBuf,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let mut progress = Progress::new();
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let by = context.by.as_deref();
    let made = desk.certificate(&number, &args.output, by, &mut |done, all| progress.tell(done, all))?;
    drop(progress);
    let value =
        || json!({ "number": number, "path": made.path.to_string_lossy(), "served": made.served, "pages": made.pages });
    context.out.done(value, |out| {
        out.say_with_hint(&made.told(&number));
    });
    Ok(())
}
