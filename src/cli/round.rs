//! `round`: 巡查表 as PDF, and what was found on the way.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use super::out::Out;
use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{RoundEntered, RoundRequest};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: Option<String>,
    #[arg(short, long, required_unless_present = "enter", conflicts_with = "enter")]
    output: Option<PathBuf>,
    #[arg(long, requires = "sheet")]
    enter: Option<String>,
    #[arg(long, requires = "enter")]
    sheet: Option<String>,
    #[arg(long, requires = "enter", value_parser = fields::day)]
    day: Option<NaiveDate>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<(), Fault> {
    if let (Some(found), Some(sheet)) = (args.enter, args.sheet) {
        let (office, day, by) = (args.office, args.day, context.by.clone());
        let entered = context.work()?.enter_round(&RoundRequest { office, found, sheet, day, by })?;
        context.out.done(|| json!(entered), |out| say(&entered, out));
        return Ok(());
    }
    let Some(output) = args.output else { return Ok(()) };
    let sheet = context.look()?.write_round(args.office.as_deref(), &output)?;
    context.out.done(
        || json!({ "path": sheet.path.to_string_lossy(), "count": sheet.count, "sheet": sheet.code }),
        |out| {
            let message = Message::of("round-done").with("path", sheet.path.display()).with("count", sheet.count);
            out.say_with_hint(&message.with("sheet", &sheet.code));
        },
    );
    Ok(())
}

fn say(entered: &RoundEntered, out: Out) {
    let count = |condition| entered.found.iter().filter(|row| row.condition == condition).count();
    let message = Message::of("round-entered").with("office", &entered.office).with("count", entered.found.len());
    let message = message.with("intact", count(Condition::Intact)).with("damaged", count(Condition::Damaged));
    out.say(&message.with("missing", count(Condition::Missing)));
    let rows = entered.found.iter().filter(|row| row.condition != Condition::Intact).map(|row| {
        let key = if row.condition == Condition::Damaged { "round-damaged" } else { "round-missing" };
        vec![row.row.to_string(), row.number.clone(), row.place.clone(), out.word(key), row.remarks.clone()]
    });
    rows.for_each(|cells| out.line(&format!("  {}", cells.join("  "))));
}
