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
    let said = restore(&args.file, &context.home()?)?;
    let out = context.out;
    let value = || {
        let said: Vec<_> = said.iter().map(|message| out.message_json(message)).collect();
        json!({ "restored": args.file, "messages": said })
    };
    out.done(value, |out| said.iter().for_each(|message| out.say_with_hint(message)));
    Ok(())
}
