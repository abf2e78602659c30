//! `edit`: change a draft.

use super::context::Context;
use super::new::{Content, told};
use crate::core::fault::Fault;
use crate::desk::EditRequest;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[command(flatten)]
    content: Content,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let Args { number, content } = args;
    let mut desk = context.work()?;
    let template = desk.story(&number)?.template.id;
    if content.dry_run(&desk, &template, context.out)? {
        return Ok(());
    }
    let request = EditRequest {
        values: content.values()?,
        typing: content.typing(),
        sheet: content.input(),
        by: context.by.clone(),
    };
    told(&desk.edit(&number, request)?, "edit-done", context.out);
    Ok(())
}
