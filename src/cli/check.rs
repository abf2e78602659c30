//! `check`: everything known to be wrong with a notice.

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let checked = context.look()?.check(&args.number)?;
    let errors = checked.errors();
    let out = context.out;
    let issues =
        |issues: &[crate::core::form::Issue]| issues.iter().map(|issue| out.issue_json(issue)).collect::<Vec<_>>();
    let value = || {
        json!({ "number": checked.number, "title": checked.title, "errors": errors,
                "content": issues(&checked.content), "record": issues(&checked.record) })
    };
    out.done(value, |out| {
        out.line(&format!("{}  {}", checked.number, checked.title));
        out.issues(&checked.content);
        out.issues(&checked.record);
        if errors == 0 {
            out.say(&Message::of("check-clean"));
        }
    });
    if errors == 0 {
        return Ok(());
    }
    Err(Fault::refused(Message::of("check-errors").with("count", errors).with("number", &checked.number)))
}
