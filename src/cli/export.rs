//! `export`: records of this office for another one, as a file.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::fault::Fault;
use crate::desk::{ExportRequest, PhotoChoice, Since, packed_told};

/// Everything, where nothing else is said.
const ALL: u64 = 1;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long, conflicts_with = "for", value_parser = fields::count::<u64>)]
    since: Option<u64>,
    #[arg(long = "for")]
    r#for: Option<String>,
    #[arg(long, value_parser = fields::photo_choice)]
    photos: Option<PhotoChoice>,
    #[arg(long, short)]
    output: Option<PathBuf>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let since = args.r#for.map_or(Since::Record(args.since.unwrap_or(ALL)), Since::For);
    let request = ExportRequest { since, photos: args.photos.unwrap_or_default(), output: args.output };
    let waiting = context.waiting();
    let all = context.work()?.export(&request)?;
    drop(waiting);
    let value = || {
        all.iter()
            .map(|it| {
                json!({ "path": it.path.to_string_lossy(), "first": it.first, "last": it.last, "bytes": it.bytes,
                        "photos": it.photos, "left_out": it.left_out })
            })
            .collect()
    };
    context.out.done(value, |out| {
        all.iter().flat_map(packed_told).for_each(|message| out.say_with_hint(&message));
    });
    Ok(())
}
