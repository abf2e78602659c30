//! `doctor`: check and heal the store.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::doctor;

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, context: &Context) -> Result<(), Fault> {
    let waiting = context.waiting();
    let report = doctor(&context.home()?, context.clock)?;
    drop(waiting);
    let out = context.out;
    let value = || {
        let list = |messages: &[Message]| messages.iter().map(|message| out.message_json(message)).collect::<Vec<_>>();
        json!({ "healthy": report.is_healthy(), "done": list(&report.done), "trouble": list(&report.trouble),
                "records": report.records, "notices": report.notices, "photos": report.photos })
    };
    out.done(value, |out| {
        report.done.iter().for_each(|message| out.say(message));
        out.say(&report.counts());
        if report.is_healthy() {
            out.say(&Message::of("doctor-healthy"));
        }
    });
    if report.is_healthy() {
        return Ok(());
    }
    Err(Fault::storage(Message::of("doctor-trouble").with("count", report.trouble.len())).because(report.trouble))
}
