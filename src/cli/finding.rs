//! `finding`: what was found on the board of another office.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::FindingOrder;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: String,
    #[arg(long)]
    number: Option<String>,
    #[arg(long, default_value = "")]
    place: String,
    #[arg(long, value_parser = fields::condition)]
    condition: Option<Condition>,
    #[arg(long, default_value = "")]
    remarks: String,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let order = FindingOrder {
        office: args.office,
        number: args.number,
        place: args.place,
        condition: args.condition,
        remarks: args.remarks,
        day: args.day,
        by: context.by.clone(),
    };
    let name = context.work()?.find_on_board(&order)?;
    let message = Message::of("finding-done").with("name", &name);
    context.out.done(|| json!({ "office": name }), |out| out.say_with_hint(&message));
    Ok(())
}
