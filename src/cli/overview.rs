//! `overview`: every board at a glance, the worst first; one of them more closely.

use serde_json::json;

use super::context::Context;
use super::out::Out;
use crate::core::fault::Fault;
use crate::core::supervision::{OverviewRow, Score, lapse_key};
use crate::core::text::shorten;
use crate::core::words::Message;
use crate::desk::{OfficeView, Overview, ViewLine};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    office: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    let out = context.out;
    if let Some(name) = &args.office {
        let view = desk.office_view(name)?;
        out.done(|| json!(view), |out| say_office(&view, out));
        return Ok(());
    }
    let seen = desk.overview()?;
    out.done(|| json!(seen), |out| say(&seen, out));
    Ok(())
}

fn say(seen: &Overview, out: Out) {
    let message = Message::of("overview-head").with("today", seen.today).with("count", seen.rows.len());
    out.say(&message);
    let heads = [
        "overview-office",
        "overview-score",
        "overview-hanging",
        "overview-served",
        "overview-overdue",
        "overview-missing",
        "overview-waiting",
        "overview-stale",
        "overview-owed",
        "overview-doubts",
        "overview-quiet",
        "overview-recorded",
    ];
    out.table(&heads, seen.rows.iter().map(|row| cells(row, out)).collect());
    for row in seen.rows.iter().filter(|row| row.score.total > 0).take(EXPLAINED) {
        out.line(&format!("  {}  {}", row.office.short, arithmetic(&row.score, out)));
    }
    if !seen.unheard.is_empty() {
        out.say(&seen.unheard());
    }
}

/// The arithmetic is shown for so many of the worst; `overview` with a name shows that of any.
const EXPLAINED: usize = 5;

fn cells(row: &OverviewRow, out: Out) -> Vec<String> {
    let lapses = &row.lapses;
    let count = |count: u32| if count == 0 { String::from("-") } else { count.to_string() };
    let quiet = row.quiet_days.map_or_else(|| out.word("overview-never"), |days| days.to_string());
    let recorded = row.recorded.map(|at| at.date_naive().to_string()).unwrap_or_default();
    vec![
        row.office.short.clone(),
        row.score.total.to_string(),
        count(row.hanging),
        count(lapses.served),
        count(lapses.overdue),
        count(lapses.missing),
        count(lapses.waiting),
        count(lapses.stale + lapses.unchecked),
        count(lapses.owed),
        count(lapses.certain + lapses.probable + lapses.hint),
        quiet,
        recorded,
    ]
}

/// `逾期 2×5 + 缺失 1×10 = 20`.
pub(super) fn arithmetic(score: &Score, out: Out) -> String {
    let part = |part: &crate::core::supervision::ScorePart| {
        format!("{} {}×{}", out.word(lapse_key(&part.lapse)), part.count, part.each)
    };
    let parts: Vec<String> = score.parts.iter().map(part).collect();
    format!("{} = {}", parts.join(" + "), score.total)
}

fn say_office(view: &OfficeView, out: Out) {
    let row = &view.row;
    let level = row.office.level.word();
    out.line(&format!("{}  {}  {level}", row.office.name, row.office.code));
    let moment = |at: Option<chrono::DateTime<chrono::FixedOffset>>| {
        at.map_or_else(|| out.word("overview-never"), |at| at.format("%Y-%m-%d %H:%M").to_string())
    };
    let known = Message::of("overview-known").with("seq", row.seq).with("recorded", moment(row.recorded));
    out.say(&known);
    if row.received.is_some() {
        out.say(&Message::of("overview-received").with("received", moment(row.received)));
    }
    if row.score.total > 0 {
        out.line(&arithmetic(&row.score, out));
    }
    out.line("");
    let heads =
        ["head-number", "head-stage", "head-title", "head-places", "head-first", "overview-days", "overview-matter"];
    out.table(&heads, view.lines.iter().map(|line| line_cells(line, out)).collect());
    for owed in &view.missing {
        let message = Message::of("overview-owes").with("period", owed.period).with("due", owed.due);
        out.say(&message.with("what", view.obligations.get(&owed.obligation).unwrap_or(&owed.obligation)));
    }
    for number in &view.unread {
        out.say(&Message::of("overview-unread").with("number", number));
    }
}

fn line_cells(line: &ViewLine, out: Out) -> Vec<String> {
    let days = match (line.served, line.required) {
        (Some(served), Some(required)) => format!("{served}/{required}"),
        _ => String::new(),
    };
    vec![
        line.number.clone(),
        out.word(line.stage.key()),
        shorten(&line.title, 40),
        shorten(&line.places.join("、"), 24),
        line.first.map(|day| day.to_string()).unwrap_or_default(),
        days,
        matter(line, out),
    ]
}

fn matter(line: &ViewLine, out: Out) -> String {
    let missing = line.missing.join("、");
    let known = [
        (!missing.is_empty(), Message::of("matter-missing").with("places", missing)),
        (line.overdue.is_some(), Message::of("matter-overdue").with("since", show(line.overdue))),
        (line.unchecked.is_some(), Message::of("matter-unchecked").with("days", line.unchecked.unwrap_or_default())),
        (line.objections > 0, Message::of("matter-objections").with("count", line.objections)),
    ];
    let said: Vec<String> = known.iter().filter(|(is, _)| *is).map(|(_, message)| out.words.say(message)).collect();
    said.join("；")
}

fn show(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
