//! `doubts`: what the records give away, each with its code, its events and how sure it is.

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::supervision::Doubt;
use crate::core::text::half_width;
use crate::core::watch::unwatched;
use crate::core::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: Option<String>,
    #[arg(long)]
    code: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let waiting = context.waiting();
    let mut found = desk.doubts(args.office.as_deref(), &mut unwatched)?;
    drop(waiting);
    if let Some(code) = &args.code {
        let code = half_width(code);
        found.doubts.retain(|doubt| doubt.kind.code().eq_ignore_ascii_case(&code));
    }
    let short = |code: &str| {
        let office = found.offices.iter().find(|office| office.code == code);
        office.map_or_else(|| code.to_owned(), |office| office.short.clone())
    };
    let out = context.out;
    out.done(
        || found.doubts.iter().map(|doubt| value(doubt, &short(&doubt.office), out)).collect(),
        |out| {
            if found.doubts.is_empty() {
                return out.say(&Message::of("doubts-none").with("count", found.offices.len()));
            }
            out.say(&Message::of("doubts-head").with("count", found.doubts.len()));
            found.doubts.iter().for_each(|doubt| say(doubt, &short(&doubt.office), out));
        },
    );
    Ok(())
}

/// A doubt in three lines: what, by which events, how sure.
pub(super) fn say(doubt: &Doubt, short: &str, out: Out) {
    let about = doubt.number.as_deref().unwrap_or(short);
    out.line(&format!(
        "{} {}  {about}  {}",
        out.word(doubt.sure.key()),
        doubt.kind.code(),
        out.words.say(&doubt.message)
    ));
    let events: Vec<String> = doubt.traces.iter().map(|trace| format!("#{} {}", trace.seq, trace.day)).collect();
    if !events.is_empty() {
        out.say(&Message::of("doubts-events").with("events", events.join("、")));
    }
    out.say(&Message::of("doubts-reason").with_said("reason", doubt.reason.clone()));
}

/// A doubt for programs.
pub(super) fn value(doubt: &Doubt, short: &str, out: Out) -> Value {
    json!({
        "kind": doubt.kind,
        "code": doubt.kind.code(),
        "name": out.word(doubt.kind.key()),
        "office": doubt.office,
        "short": short,
        "number": doubt.number,
        "sure": doubt.sure,
        "events": doubt.traces,
        "message": out.words.say(&doubt.message),
        "reason": out.words.say(&doubt.reason),
    })
}
