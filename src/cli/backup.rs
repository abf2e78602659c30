//! `backup`: one file with everything that is needed to go on.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::watch::unwatched;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    to: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let waiting = context.waiting();
    let made = context.work()?.backup(args.to.as_deref(), &mut unwatched)?;
    drop(waiting);
    context.out.done(
        || json!({ "path": made.path.to_string_lossy(), "bytes": made.bytes }),
        |out| {
            made.notes.iter().for_each(|note| out.say(note));
            out.say_with_hint(&made.told());
        },
    );
    Ok(())
}
