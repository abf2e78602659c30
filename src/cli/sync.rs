//! `sync`: both directions over a shared folder.

use std::path::PathBuf;

use serde_json::json;

use super::context::Context;
use super::{fields, import};
use crate::core::fault::Fault;
use crate::core::watch::unwatched;
use crate::core::words::Message;
use crate::desk::{PhotoChoice, packed_told};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    folder: PathBuf,
    #[arg(long, value_parser = fields::photo_choice)]
    photos: Option<PhotoChoice>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let waiting = context.waiting();
    let synced = context.work()?.sync(&args.folder, args.photos.unwrap_or_default(), &mut unwatched)?;
    drop(waiting);
    let out = context.out;
    let value = || {
        let written: Vec<_> = synced.written.iter().map(|it| it.path.to_string_lossy().into_owned()).collect();
        let arrived: Vec<_> = synced.arrived.iter().map(|it| import::value(it, out)).collect();
        let strangers: Vec<_> = synced.strangers.iter().map(|it| json!({ "code": it.code, "name": it.name })).collect();
        json!({ "written": written, "arrived": arrived, "skipped": synced.skipped, "strangers": strangers })
    };
    out.done(value, |out| {
        synced.written.iter().flat_map(packed_told).for_each(|message| out.say(&message));
        synced.arrived.iter().for_each(|it| import::tell(it, out));
        if !synced.strangers.is_empty() {
            let names: Vec<&str> = synced.strangers.iter().map(|it| it.name.as_str()).collect();
            out.say_with_hint(
                &Message::of("sync-strangers").with("count", names.len()).with("names", names.join("、")),
            );
        }
        if synced.written.is_empty() && synced.arrived.is_empty() {
            out.say(&Message::of("sync-nothing"));
        }
    });
    import::finish(&synced.arrived)
}
