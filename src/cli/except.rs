//! `except`: a shorter period, allowed in writing.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::moves::ExceptOrder;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    days: u32,
    #[arg(long)]
    allowed_by: String,
    #[arg(long)]
    paper: String,
    #[arg(long)]
    reason: String,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let order = ExceptOrder {
        days: args.days,
        allowed_by: args.allowed_by,
        paper: args.paper,
        reason: args.reason,
        by: context.by.clone().unwrap_or_default(),
    };
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    desk.except(&number, order)?;
    context.out.done(
        || json!({ "number": number, "days": args.days }),
        |out| {
            out.say_with_hint(&Message::of("except-done").with("number", &number).with("days", args.days));
        },
    );
    Ok(())
}
