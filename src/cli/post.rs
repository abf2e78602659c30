//! `post`: record that a poster hangs.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::{fields, standing};
use crate::core::fault::Fault;
use crate::desk::PostRequest;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    place: Vec<String>,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
    #[arg(long, default_value = "")]
    witness: String,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let request = PostRequest { places: args.place, day: args.day, witness: args.witness, by: context.by.clone() };
    let posted = desk.post(&number, &request)?;
    let today = desk.today();
    let value = || {
        let mut value = standing::days_json(&posted.standing, today);
        value["number"] = json!(posted.number);
        value["places"] = json!(posted.places);
        value["day"] = json!(posted.day);
        value["backfilled"] = json!(posted.backfilled);
        value["replaced"] = json!(posted.replaced);
        value
    };
    context.out.done(value, |out| {
        posted.told().iter().for_each(|message| out.say_with_hint(message));
    });
    Ok(())
}
