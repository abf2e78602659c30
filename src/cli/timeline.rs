//! `timeline`: one line a posting over the last days.

use chrono::NaiveDate;
use serde_json::json;

use super::context::Context;
use super::fields;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::supervision::{TimelineRow, zoomed};
use crate::core::text::{half_width, shorten, width};
use crate::core::words::Message;
use crate::desk::{Timeline, TimelineOrder};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: Option<String>,
    #[arg(long, default_value_t = 90, value_parser = days)]
    days: u32,
    #[arg(long, value_parser = fields::day)]
    until: Option<NaiveDate>,
}

/// Ten years: more days than that are a slip of the pen.
const MOST_DAYS: u32 = 3660;

// The word is for logs: `usage` says the error anew.
fn days(text: &str) -> Result<u32, &'static str> {
    half_width(text).parse().ok().filter(|days| (1..=MOST_DAYS).contains(days)).ok_or("1..3660")
}

/// Cells that a line has at most: more days share a cell.
const CELLS: usize = 90;

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let waiting = context.waiting();
    let order = TimelineOrder { office: args.office.clone(), days: args.days, until: args.until };
    let seen = desk.timeline(&order)?;
    drop(waiting);
    context.out.done(|| json!(seen), |out| say(&seen, out));
    Ok(())
}

fn say(seen: &Timeline, out: Out) {
    if seen.rows.is_empty() {
        return out.say(&Message::of("timeline-empty").with("from", seen.from).with("until", seen.until));
    }
    let days = usize::try_from((seen.until - seen.from).num_days() + 1).unwrap_or(1);
    let each = days.div_ceil(CELLS);
    out.say(&Message::of("timeline-head").with("from", seen.from).with("until", seen.until).with("days", each));
    let names = seen.rows.iter().map(|row| width(&name(row))).max().unwrap_or_default();
    for row in &seen.rows {
        let cells: String = zoomed(&row.marks, each).into_iter().map(crate::core::supervision::DayMark::sign).collect();
        let name = name(row);
        let blank = " ".repeat(names - width(&name));
        out.line(&format!("{name}{blank} |{cells}|"));
    }
    out.say(&Message::of("timeline-legend"));
}

fn name(row: &TimelineRow) -> String {
    format!("{} {}", row.number, shorten(&row.place, 20))
}
