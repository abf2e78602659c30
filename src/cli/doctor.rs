//! `doctor`: check and heal the store.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::desk::doctor;

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, context: &Context) -> Result<(), Fault> {
    let report = doctor(&context.home()?)?;
    let out = context.out;
    let value = || {
        let said: Vec<_> = report.messages.iter().map(|message| out.message_json(message)).collect();
        json!({ "messages": said, "records": report.records, "notices": report.notices, "photos": report.photos })
    };
    out.done(value, |out| report.messages.iter().for_each(|message| out.say_with_hint(message)));
    Ok(())
}
