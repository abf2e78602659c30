//! `status`: what hangs, how long, what is due today.

use serde_json::{Value, json};

use super::context::Context;
use super::standing;
use crate::core::fault::Fault;
use crate::core::text::shorten;
use crate::core::words::Message;
use crate::desk::StatusLine;

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let status = desk.status()?;
    let today = desk.today();
    let out = context.out;
    let value = || {
        let due: Vec<Value> = status.due.iter().map(|message| due(message, out)).collect();
        let lines: Vec<Value> = status.lines.iter().map(|line| hanging(line, today)).collect();
        json!({ "office": desk.office().name, "practice": desk.office().practice, "today": today,
                "due": due, "hanging": lines })
    };
    out.done(value, |out| {
        let key = if desk.office().practice { "status-head-practice" } else { "status-head" };
        out.say(&Message::of(key).with("office", &desk.office().name).with("today", today));
        for message in &status.due {
            out.line(&format!("  · {}", out.words.say(message)));
        }
        if status.due.is_empty() {
            out.say(&Message::of("status-nothing-due"));
        }
        if status.lines.is_empty() {
            return out.say_with_hint(&Message::of("status-nothing-hangs"));
        }
        let rows = status.lines.iter().map(|line| {
            vec![
                line.number.clone(),
                shorten(&line.title, 36),
                shorten(&line.places.join("、"), 24),
                line.standing.ups.first().map(|up| up.from.to_string()).unwrap_or_default(),
                standing::bar(out, &line.standing),
                standing::short(out, &line.standing, today),
            ]
        });
        out.line("");
        let heads = ["head-number", "head-title", "head-places", "head-first", "head-bar", "head-standing"];
        out.table(&heads, rows.collect());
    });
    Ok(())
}

fn due(message: &Message, out: super::out::Out) -> Value {
    let count = message.arg("count").and_then(|count| count.parse::<u64>().ok());
    json!({ "key": message.key, "count": count, "message": out.words.say(message) })
}

fn hanging(line: &StatusLine, today: chrono::NaiveDate) -> Value {
    let mut value = standing::days_json(&line.standing, today);
    value["number"] = json!(line.number);
    value["title"] = json!(line.title);
    value["places"] = json!(line.places);
    value["open_objections"] = json!(line.open_objections);
    value
}
