//! `due`: what is due on all boards, today and this week.

use std::cmp::Ordering;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::supervision::DueItem;
use crate::core::text::shorten;
use crate::core::words::Message;
use crate::desk::DueList;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: Option<String>,
    #[arg(long, value_parser = fields::day)]
    until: Option<NaiveDate>,
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let list = desk.due_list(args.office.as_deref(), args.until)?;
    let Some(output) = &args.output else {
        context.out.done(|| json!(list), |out| say(&list, out));
        return Ok(());
    };
    let suffix = output.extension().and_then(|ext| ext.to_str()).unwrap_or_default().to_ascii_lowercase();
    let path = match suffix.as_str() {
        "pdf" => desk.write_due_list(&list, output)?,
        "ics" => desk.write_due_calendar(&list, output, context.out.words)?,
        _ => return Err(Fault::input(Message::of("due-format").with("path", output.display()))),
    };
    context.out.done(
        || json!({ "path": path.to_string_lossy(), "count": list.items.len() }),
        |out| out.say(&Message::of("due-done").with("path", path.display()).with("count", list.items.len())),
    );
    Ok(())
}

fn say(list: &DueList, out: Out) {
    if list.items.is_empty() {
        return out.say(&Message::of("due-nothing").with("until", list.until));
    }
    for (key, order) in [("due-late", Ordering::Less), ("due-today", Ordering::Equal), ("due-week", Ordering::Greater)]
    {
        let items: Vec<&DueItem> = list.items.iter().filter(|item| item.day.cmp(&list.today) == order).collect();
        if items.is_empty() {
            continue;
        }
        out.say(&Message::of(key).with("today", list.today).with("until", list.until).with("count", items.len()));
        let rows = items.into_iter().map(|item| {
            vec![
                item.day.to_string(),
                item.short.clone(),
                out.word(item.kind.key()),
                item.number.clone().unwrap_or_default(),
                shorten(&item.title, 44),
            ]
        });
        out.table(&["due-day", "overview-office", "due-what", "head-number", "head-title"], rows.collect());
    }
}
