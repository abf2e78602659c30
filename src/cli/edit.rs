//! `edit`: change a draft.

use super::context::Context;
use super::new::{Filling, told};
use crate::core::fault::Fault;
use crate::desk::EditRequest;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[command(flatten)]
    filling: Filling,
    #[arg(long)]
    follows: Option<String>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let Args { number, filling, follows } = args;
    let mut desk = context.work()?;
    let template = desk.story(&number)?.template.id;
    if filling.dry_run(&desk, &template, context.out)? {
        return Ok(());
    }
    let request = EditRequest { content: filling.content()?, follows, by: context.by.clone() };
    let waiting = context.waiting();
    let drafted = desk.edit(&number, &request)?;
    drop(waiting);
    told(&drafted, "edit-done", context.out);
    Ok(())
}
