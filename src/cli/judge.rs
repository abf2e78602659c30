//! `judge`: the result of looking at a notice of another office.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::JudgeOrder;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: String,
    number: String,
    #[arg(long, conflicts_with = "fail", required_unless_present = "fail")]
    pass: bool,
    #[arg(long)]
    fail: bool,
    #[arg(long, default_value = "")]
    remarks: String,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let order = JudgeOrder {
        office: args.office,
        number: args.number,
        passed: args.pass,
        remarks: args.remarks,
        by: context.by.clone(),
    };
    let name = context.work()?.judge(&order)?;
    let message = Message::of("judge-done").with("name", &name).with("number", &order.number);
    context.out.done(|| json!({ "office": name, "passed": order.passed }), |out| out.say_with_hint(&message));
    Ok(())
}
