//! `archive`: record the number in the archive.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    no: String,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    desk.archive(&number, &args.no, context.by.as_deref())?;
    context.out.done(
        || json!({ "number": number, "archive_no": args.no }),
        |out| {
            out.say(&Message::of("archive-done").with("number", &number).with("no", &args.no));
        },
    );
    Ok(())
}
