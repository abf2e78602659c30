//! `import`: records of other offices, from a file or a folder.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::watch::unwatched;
use crate::core::words::Message;
use crate::desk::{Arrived, Fork, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    path: PathBuf,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let waiting = context.waiting();
    let arrived = context.work()?.receive(&args.path, &mut unwatched)?;
    drop(waiting);
    // One file that cannot be read is the whole answer.
    if let [Arrived { outcome: Err(fault), .. }] = arrived.as_slice() {
        return Err(fault.clone());
    }
    show(&arrived, context.out);
    finish(&arrived)
}

/// Says what became of every file.
pub(super) fn show(arrived: &[Arrived], out: Out) {
    out.done(
        || arrived.iter().map(|it| value(it, out)).collect(),
        |out| {
            for it in arrived {
                out.line(&it.path.to_string_lossy());
                tell(it, out);
            }
        },
    );
}

/// Says what became of one file.
pub(super) fn tell(it: &Arrived, out: Out) {
    let said = |message: &Message| {
        out.line(&format!("  {}", out.words.say(message)));
        if let Some(hint) = out.words.hint(message) {
            out.line(&format!("    → {hint}"));
        }
    };
    match &it.outcome {
        Ok(received) => received.told().iter().for_each(said),
        Err(fault) => {
            said(&fault.message);
            fault.details.iter().for_each(said);
        }
    }
}

/// The exit code is that of the worst.
pub(super) fn finish(arrived: &[Arrived]) -> Result<(), Fault> {
    let trouble = arrived.iter().filter(|it| it.is_trouble()).count();
    if trouble == 0 {
        return Ok(());
    }
    if arrived.len() == 1 {
        return Err(Fault::refused(Message::of("import-trouble-one")));
    }
    Err(Fault::refused(Message::of("import-trouble").with("count", trouble).with("all", arrived.len())))
}

/// One file for programs.
pub(super) fn value(it: &Arrived, out: Out) -> Value {
    let mut value = json!({ "file": it.path.to_string_lossy(), "trouble": it.is_trouble() });
    match &it.outcome {
        Ok(received) => {
            value["office"] = json!({ "code": received.sender.code, "name": received.sender.name });
            value["first"] = json!(received.first);
            value["last"] = json!(received.last);
            value["photos"] = json!(received.photos);
            value["left_out"] = json!(received.left_out);
            value["outcome"] = outcome(&received.outcome, out);
            value["told"] = received.told().iter().map(|message| out.message_json(message)).collect();
        }
        Err(fault) => value["error"] = out.fault_json(fault),
    }
    value
}

fn outcome(outcome: &Outcome, out: Out) -> Value {
    match outcome {
        Outcome::Added(from, to) => json!({ "kind": "added", "from": from, "to": to }),
        Outcome::Known => json!({ "kind": "known" }),
        Outcome::Gap(need) => json!({ "kind": "gap", "need": need }),
        Outcome::Forked(it) => fork(it, out),
        Outcome::Own => json!({ "kind": "own" }),
        Outcome::OwnAhead(here) => json!({ "kind": "ahead", "here": here }),
        Outcome::OwnDiffers(seq) => json!({ "kind": "differs", "seq": seq }),
    }
}

/// Another history for programs.
pub(super) fn fork(fork: &Fork, out: Out) -> Value {
    let said = |message: &Option<Message>| message.as_ref().map(|message| out.words.say(message));
    json!({ "kind": "fork", "no": fork.no, "seq": fork.first, "last": fork.last, "looks": fork.kind,
            "earlier": fork.earlier, "ours": said(&fork.ours), "theirs": said(&fork.theirs) })
}
