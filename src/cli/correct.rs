//! `correct`: correct, end, withdraw or extend what hangs.

use chrono::NaiveDate;
use clap::ValueEnum;
use serde_json::json;

use super::context::Context;
use super::fields;
use super::new::Filling;
use crate::core::fault::Fault;
use crate::desk::{Changes, CorrectOrder, Correction};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Action {
    #[value(alias = "更正")]
    Amend,
    #[value(alias = "终止")]
    End,
    #[value(alias = "提前撤下")]
    Withdraw,
    #[value(alias = "延长")]
    Extend,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(value_enum)]
    action: Action,
    #[arg(long)]
    reason: String,
    #[arg(long)]
    detail: String,
    #[arg(long, value_parser = fields::day)]
    until: Option<NaiveDate>,
    #[command(flatten)]
    filling: Filling,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let template = desk.story(&number)?.template.id;
    if args.action == Action::Amend && args.filling.dry_run(&desk, &template, context.out)? {
        return Ok(());
    }
    let order = CorrectOrder {
        action: match args.action {
            Action::Amend => Correction::Amend,
            Action::End => Correction::End,
            Action::Withdraw => Correction::Withdraw,
            Action::Extend => Correction::Extend,
        },
        reason: args.reason,
        detail: args.detail,
        changes: Changes::Now(Box::new(args.filling.content()?)),
        until: args.until,
        by: context.by.clone(),
    };
    let made = desk.correct(&number, &order)?;
    let value = || {
        json!({ "number": number, "notice": made.notice, "version": made.version, "withdrawn": made.withdrawn,
                "until": order.until })
    };
    context.out.done(value, |out| {
        made.told(&number, &order).iter().for_each(|message| out.say_with_hint(message));
    });
    Ok(())
}
