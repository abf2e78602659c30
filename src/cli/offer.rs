//! `offer`: a template or a year of holidays for the offices that get the records of this one.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    file: PathBuf,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let register = context.work()?.offer(&args.file, context.by.as_deref())?;
    let value = || json!({ "name": register.name, "kind": register.kind, "digest": register.digest });
    let message = Message::of("offer-done").with("name", &register.name);
    context.out.done(value, |out| out.say_with_hint(&message));
    Ok(())
}
