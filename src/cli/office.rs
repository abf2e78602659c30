//! `office`: the own key, and other offices and theirs.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use super::fields;
use super::import::fork;
use crate::core::fault::Fault;
use crate::core::fingerprint::fingerprint;
use crate::core::words::Message;
use crate::desk::{Introduced, KnownOffice, ShownKey};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    List,
    Key {
        #[arg(long)]
        replace: bool,
        #[arg(long, default_value = "")]
        reason: String,
    },
    Follow {
        office: String,
        #[arg(value_parser = fields::count::<u32>)]
        fork: u32,
        #[arg(long, default_value = "")]
        reason: String,
    },
    Register {
        file: PathBuf,
        #[arg(long)]
        fingerprint: Option<String>,
        #[arg(long, default_value = "")]
        reason: String,
    },
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    match args.action {
        Action::List => list(context),
        Action::Key { replace: true, reason } => {
            show(&context.work()?.replace_key(&reason, context.by.as_deref())?, context);
            Ok(())
        }
        Action::Key { replace: false, .. } => {
            show(&context.work()?.key()?, context);
            Ok(())
        }
        Action::Follow { office, fork, reason } => {
            let name = context.work()?.follow(&office, fork, &reason, context.by.as_deref())?;
            let message = Message::of("follow-done").with("name", &name).with("no", fork);
            context.out.done(|| json!({ "office": name, "fork": fork }), |out| out.say_with_hint(&message));
            Ok(())
        }
        Action::Register { file, fingerprint, reason } => register(&file, fingerprint, &reason, context),
    }
}

fn show(key: &ShownKey, context: &Context) {
    context.out.done(
        || json!({ "key": key.key, "fingerprint": key.fingerprint }),
        |out| out.say_with_hint(&Message::of("key-shown").with("fingerprint", &key.fingerprint)),
    );
}

fn list(context: &Context) -> Result<(), Fault> {
    let all = context.look()?.known_offices()?;
    let out = context.out;
    out.done(
        || all.iter().map(|it| value(it, out)).collect(),
        |out| {
            if all.is_empty() {
                return out.say_with_hint(&Message::of("office-none"));
            }
            let moment = |at: Option<chrono::DateTime<chrono::FixedOffset>>| {
                at.map(|at| at.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
            };
            let rows = all.iter().map(|it| {
                vec![
                    it.code.clone(),
                    it.name.clone(),
                    it.seq.to_string(),
                    moment(it.at),
                    moment(it.received),
                    it.fingerprint.clone(),
                ]
            });
            let heads =
                ["head-code", "head-name", "head-records", "head-recorded", "head-received", "head-fingerprint"];
            out.table(&heads, rows.collect());
            for (it, fork) in all.iter().flat_map(|it| it.forks.iter().map(move |fork| (it, fork))) {
                fork.told(&it.name).iter().for_each(|message| out.say_with_hint(message));
            }
        },
    );
    Ok(())
}

fn value(it: &KnownOffice, out: super::out::Out) -> Value {
    json!({ "code": it.code, "name": it.name, "short": it.short, "fingerprint": it.fingerprint, "records": it.seq,
            "recorded": it.at, "received": it.received,
            "forks": it.forks.iter().map(|it| fork(it, out)).collect::<Vec<_>>() })
}

fn register(file: &std::path::Path, read: Option<String>, reason: &str, context: &Context) -> Result<(), Fault> {
    let mut desk = context.work()?;
    let introduced = desk.introduce(file)?;
    let read = match read {
        Some(read) => read,
        None => ask(&introduced, context)?,
    };
    let new = desk.register(&introduced, &read, reason, context.by.as_deref())?;
    let shown = fingerprint(&introduced.key);
    context.out.done(
        || {
            json!({ "code": introduced.sender.code, "name": introduced.sender.name, "fingerprint": shown,
                    "registered": new })
        },
        |out| {
            let key = if new { "register-done" } else { "register-known" };
            let message = Message::of(key).with("name", &introduced.sender.name);
            out.say_with_hint(&message.with("code", &introduced.sender.code).with("fingerprint", &shown));
        },
    );
    Ok(())
}

// The fingerprint is shown, and the other office reads its own out: only a person can compare them.
fn ask(introduced: &Introduced, context: &Context) -> Result<String, Fault> {
    let shown = fingerprint(&introduced.key);
    let about = |key: &'static str| {
        let message = Message::of(key).with("name", &introduced.sender.name).with("code", &introduced.sender.code);
        message.with("fingerprint", &shown)
    };
    if !std::io::stdin().is_terminal() || context.out.is_json() {
        return Err(Fault::input(about("register-ask")));
    }
    context.out.say(&about("register-shown"));
    let mut stdout = std::io::stdout();
    let mut answer = String::new();
    let question = context.out.word("register-question");
    let asked = write!(stdout, "{question} ").and_then(|()| stdout.flush());
    asked
        .and_then(|()| std::io::stdin().lock().read_line(&mut answer))
        .map_err(|error| Fault::input(Message::of("setup-no-answer").with("why", error)))?;
    let yes = ["y", "yes", "是", "一致", "一样"].contains(&answer.trim().to_lowercase().as_str());
    Ok(if yes { shown } else { answer.trim().to_owned() })
}
