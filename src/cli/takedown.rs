//! `takedown`: record that a poster came down.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::{fields, standing};
use crate::core::fault::Fault;
use crate::desk::{TakeDownRequest, taken_down_told};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    place: Vec<String>,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
    #[arg(long)]
    after_hours: bool,
    #[arg(long, default_value = "")]
    witness: String,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let request = TakeDownRequest {
        places: args.place,
        day: args.day,
        after_hours: args.after_hours,
        witness: args.witness,
        by: context.by.clone(),
    };
    let now = desk.take_down(&number, &request)?;
    let today = desk.today();
    let value = || {
        let mut value = standing::days_json(&now, today);
        value["number"] = json!(number);
        value["hanging"] = json!(now.hanging);
        value
    };
    context.out.done(value, |out| {
        out.say_with_hint(&taken_down_told(&number, &now));
        out.line(&standing::short(out, &now, today));
    });
    Ok(())
}
