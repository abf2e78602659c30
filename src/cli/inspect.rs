//! `inspect`: record what somebody saw at the board.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::{fields, standing};
use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::desk::InspectRequest;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(value_parser = fields::condition)]
    condition: Condition,
    #[arg(long)]
    place: Option<String>,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
    #[arg(long, value_parser = fields::day)]
    since: Option<NaiveDate>,
    #[arg(long, default_value = "")]
    remarks: String,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let request = InspectRequest {
        place: args.place.clone(),
        day: args.day,
        condition: args.condition,
        since: args.since,
        remarks: args.remarks.clone(),
        by: context.by.clone(),
    };
    let now = desk.inspect(&number, &request)?;
    let today = desk.today();
    let value = || {
        let mut value = standing::days_json(&now, today);
        value["number"] = json!(number);
        value["condition"] = json!(args.condition);
        value
    };
    context.out.done(value, |out| {
        out.say_with_hint(&request.told(&number));
        out.line(&standing::short(out, &now, today));
    });
    Ok(())
}
