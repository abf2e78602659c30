//! `restore`: go back to a backup; what was there is kept beside.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::desk::restore;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    file: PathBuf,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let waiting = context.waiting();
    let restored = restore(&args.file, &context.home()?, context.by.as_deref(), context.clock)?;
    drop(waiting);
    let out = context.out;
    let value = || {
        let notes: Vec<_> = restored.notes.iter().map(|message| out.message_json(message)).collect();
        json!({ "file": args.file.to_string_lossy(), "records": restored.seq, "before": restored.before.as_ref().map(|path| path.to_string_lossy()), "photos": restored.photos,
                "notes": notes })
    };
    out.done(value, |out| {
        restored.notes.iter().for_each(|message| out.say(message));
        restored.told(&args.file).iter().for_each(|message| out.say_with_hint(message));
    });
    Ok(())
}
