//! `request`: ask another office to post something.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::RequestOrder;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: String,
    #[arg(long)]
    what: String,
    #[arg(long, value_parser = fields::day)]
    due: NaiveDate,
    #[arg(long)]
    template: Option<String>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let order = RequestOrder {
        office: args.office,
        what: args.what,
        template: args.template,
        due: args.due,
        by: context.by.clone(),
    };
    let name = context.work()?.request(&order)?;
    let message = Message::of("request-done").with("name", &name).with("what", &order.what).with("due", order.due);
    context.out.done(|| json!({ "office": name, "due": order.due }), |out| out.say_with_hint(&message));
    Ok(())
}
