//! `photo`: attach evidence.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use crate::core::event::Shot;
use crate::core::fault::Fault;
use crate::desk::{PhotoRequest, photo_told};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    file: PathBuf,
    #[arg(long, value_parser = fields::shot, default_value = "other")]
    shot: Shot,
    #[arg(long, value_parser = fields::day)]
    day: Option<NaiveDate>,
    #[arg(long)]
    place: Option<String>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    let request =
        PhotoRequest { path: args.file, shot: args.shot, day: args.day, place: args.place, by: context.by.clone() };
    let mut desk = context.work()?;
    let number = desk.number(&args.number)?;
    let (photo, issues) = desk.photo(&number, &request)?;
    let out = context.out;
    let value = || {
        let issues: Vec<_> = issues.iter().map(|issue| out.issue_json(issue)).collect();
        json!({ "number": number, "photo": photo, "issues": issues })
    };
    out.done(value, |out| {
        out.say(&photo_told(&number, &photo));
        out.issues(&issues);
    });
    Ok(())
}
