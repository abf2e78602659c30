//! `object`: record what the public raised.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::ObjectRequest;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    channel: String,
    #[arg(long)]
    matter: String,
    #[arg(long, default_value = "")]
    objector: String,
    #[arg(long, default_value = "")]
    contact: String,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let request = ObjectRequest {
        day: args.day,
        channel: args.channel,
        matter: args.matter,
        objector: args.objector,
        contact: args.contact,
        by: context.by.clone(),
    };
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let no = desk.object(&number, &request)?;
    context.out.done(
        || json!({ "number": number, "objection": no }),
        |out| {
            out.say_with_hint(&Message::of("object-done").with("number", &number).with("no", no));
        },
    );
    Ok(())
}
