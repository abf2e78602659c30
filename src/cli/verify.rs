//! `verify`: a long-term list was checked against the data.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::fault::Fault;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long, value_parser = fields::day)]
    as_of: Option<NaiveDate>,
    #[arg(long, value_parser = fields::day)]
    next: Option<NaiveDate>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let due = desk.verify(&number, args.as_of, args.next, context.by.as_deref())?;
    let next = due.map(|check| check.due.to_string()).unwrap_or_default();
    context.out.done(
        || json!({ "number": number, "check_due": due.map(|check| check.due) }),
        |out| {
            out.say(&Message::of("verify-done").with("number", &number).with("next", next));
        },
    );
    Ok(())
}
