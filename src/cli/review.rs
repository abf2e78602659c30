//! `review`: pass or return a notice.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::ReviewRequest;

#[allow(clippy::struct_excessive_bools)] // Each flag is one answer of the reviewer.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("verdict").required(true).args(["pass", "return_for"])))]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    pass: bool,
    #[arg(long = "return")]
    return_for: Option<String>,
    #[arg(long, requires = "pass")]
    secrecy: bool,
    #[arg(long, requires = "pass")]
    privacy: bool,
    #[arg(long, requires = "pass")]
    accuracy: bool,
    #[arg(long, default_value = "")]
    remarks: String,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    // A pass is three answers, each given by name: nobody passes all of it by habit.
    if args.pass && !(args.secrecy && args.privacy && args.accuracy) {
        return Err(Fault::input(Message::of("review-three")));
    }
    let request = ReviewRequest {
        secrecy: args.secrecy,
        privacy: args.privacy,
        accuracy: args.accuracy,
        remarks: args.return_for.clone().unwrap_or_else(|| args.remarks.clone()),
        day: args.day,
        by: context.by.clone(),
    };
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let passed = desk.review(&number, &request)?;
    let key = if passed { "review-passed" } else { "review-returned" };
    context.out.done(
        || json!({ "number": number, "passed": passed }),
        |out| {
            out.say_with_hint(&Message::of(key).with("number", &number));
        },
    );
    Ok(())
}
