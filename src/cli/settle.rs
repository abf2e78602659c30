//! `settle`: how an objection ended.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::event::Outcome;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::SettleRequest;

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("outcome").required(true).args(["rejected", "upheld"])))]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    objection: Option<u32>,
    #[arg(long)]
    rejected: bool,
    #[arg(long)]
    upheld: bool,
    #[arg(long)]
    reason: String,
    #[arg(long, default_value = "")]
    remedy: String,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let request = SettleRequest {
        objection: args.objection,
        outcome: if args.upheld { Outcome::Upheld } else { Outcome::Rejected },
        reason: args.reason,
        remedy: args.remedy,
        day: args.day,
        by: context.by.clone(),
    };
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let (no, repost) = desk.settle(&number, &request)?;
    context.out.done(
        || json!({ "number": number, "objection": no, "repost": repost }),
        |out| {
            let key = if repost { "settle-repost" } else { "settle-done" };
            out.say_with_hint(&Message::of(key).with("number", &number).with("no", no));
        },
    );
    Ok(())
}
