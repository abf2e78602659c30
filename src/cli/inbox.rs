//! `inbox`: what other offices sent to this one.

use serde_json::{Value, json};

use super::context::Context;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::InboxItem;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    List {
        #[arg(long)]
        all: bool,
    },
    Done {
        id: String,
        #[arg(long)]
        number: Option<String>,
        #[arg(long, default_value = "")]
        remarks: String,
    },
    Take {
        id: String,
    },
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    match args.action {
        None => list(Shown::Open, context),
        Some(Action::List { all }) => list(if all { Shown::All } else { Shown::Open }, context),
        Some(Action::Done { id, number, remarks }) => {
            let item = context.work()?.answer(&id, number.as_deref(), &remarks, context.by.as_deref())?;
            let message = Message::of("inbox-answered").with_said("what", item.told());
            context.out.done(|| value(&item), |out| out.say_with_hint(&message));
            Ok(())
        }
        Some(Action::Take { id }) => {
            let path = context.work()?.take_register(&id, context.by.as_deref())?;
            let message = Message::of("inbox-taken").with("path", path.display());
            context.out.done(|| json!({ "path": path.to_string_lossy() }), |out| out.say_with_hint(&message));
            Ok(())
        }
    }
}

/// Which items are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Open,
    All,
}

fn list(shown: Shown, context: &Context) -> Result<(), Fault> {
    let items = context.look()?.inbox()?;
    let items: Vec<&InboxItem> = items.iter().filter(|item| shown == Shown::All || !item.done).collect();
    context.out.done(
        || items.iter().map(|item| value(item)).collect(),
        |out| {
            if items.is_empty() {
                return out.say(&Message::of("inbox-empty"));
            }
            let rows = items.iter().map(|item| {
                let state = if item.done { "inbox-done" } else { "inbox-open" };
                vec![
                    item.id.clone(),
                    out.word(state),
                    item.record.day.to_string(),
                    item.from.clone(),
                    out.words.say(&item.told()),
                ]
            });
            out.table(&["head-inbox-id", "head-stage", "head-day", "head-from", "head-what"], rows.collect());
        },
    );
    Ok(())
}

fn value(item: &InboxItem) -> Value {
    json!({ "id": item.id, "from": item.from, "day": item.record.day, "due": item.due(), "done": item.done,
            "event": item.record.event })
}
