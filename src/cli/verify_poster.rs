//! `verify-poster`: a poster that somebody holds, against the record.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::poster::Verdict;
use crate::core::standing_words::standing_words;
use crate::core::words::Message;
use crate::desk::{Desk, JudgedPoster};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    poster: PathBuf,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let waiting = context.waiting();
    let judged = desk.verify_poster(&args.poster)?;
    drop(waiting);
    context.out.done(
        || judged.iter().map(|poster| json(poster, &desk, context)).collect(),
        |out| {
            for poster in &judged {
                poster.verdict.told().iter().for_each(|message| out.say_with_hint(message));
                let standing = standing(poster, &desk, context);
                if !standing.is_empty() {
                    out.line(&standing);
                }
            }
        },
    );
    let bad = judged.iter().filter(|poster| !poster.verdict.is_good()).count();
    if bad == 0 {
        return Ok(());
    }
    Err(Fault::refused(Message::of("verdict-bad").with("count", bad).with("all", judged.len())))
}

fn standing(poster: &JudgedPoster, desk: &Desk, context: &Context) -> String {
    let standing = poster.standing.as_ref().filter(|_| poster.verdict.is_good());
    standing.map(|standing| standing_words(standing, desk.today(), context.out.words)).unwrap_or_default()
}

fn json(poster: &JudgedPoster, desk: &Desk, context: &Context) -> Value {
    let told: Vec<Value> = poster.verdict.told().iter().map(|message| context.out.message_json(message)).collect();
    let edition = match &poster.verdict {
        Verdict::Printed(edition) => Some(edition),
        _ => None,
    };
    json!({
        "number": poster.verdict.number(),
        "genuine": poster.verdict.is_genuine(),
        "good": poster.verdict.is_good(),
        "title": edition.map(|edition| &edition.title),
        "edition": edition.map(|edition| edition.no),
        "first_day": edition.map(|edition| edition.days.0),
        "end_day": edition.and_then(|edition| edition.days.1),
        "fate": edition.map(|edition| edition.fate.slug()),
        "standing": standing(poster, desk, context),
        "told": told,
    })
}
