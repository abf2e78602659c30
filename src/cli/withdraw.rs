//! `withdraw`: give up what never hung.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    reason: String,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    desk.withdraw(&number, &args.reason, context.by.as_deref())?;
    context.out.done(
        || json!({ "number": number }),
        |out| {
            out.say(&Message::of("withdraw-done").with("number", &number));
        },
    );
    Ok(())
}
