//! `show`: the poster's text and the whole story of a notice.

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use super::standing;
use crate::core::event::{Event, Record};
use crate::core::fault::Fault;
use crate::core::poster::Poster;
use crate::core::words::Message;
use crate::desk::{Desk, Raised, Story};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    objectors: bool,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    if args.objectors {
        return objectors(&desk, &args.number, context);
    }
    let story = desk.story(&args.number)?;
    context.out.done(|| json(&story, &desk, context.out), |out| say(&story, desk.today(), out));
    Ok(())
}

// Never part of the story: the story is shown to everybody at the counter.
fn objectors(desk: &Desk, number: &str, context: &Context) -> Result<(), Fault> {
    let raised = desk.objectors(number, context.by.as_deref())?;
    let value = |raised: &Raised| {
        let person = raised.objector.as_ref();
        json!({ "objection": raised.objection.what.no, "day": raised.objection.day,
                "name": person.map(|it| &it.name), "contact": person.map(|it| &it.contact) })
    };
    context.out.done(
        || raised.iter().map(value).collect(),
        |out| {
            if raised.is_empty() {
                out.say(&Message::of("objectors-none"));
            }
            for it in &raised {
                out.say(&objector(it));
            }
        },
    );
    Ok(())
}

fn objector(raised: &Raised) -> Message {
    let objection = &raised.objection;
    let message = match &raised.objector {
        None => Message::of("objectors-unknown"),
        Some(it) if it.name.is_empty() && it.contact.is_empty() => Message::of("objectors-anonymous"),
        Some(it) => Message::of("objectors-line").with("name", &it.name).with("contact", &it.contact),
    };
    message.with("no", objection.what.no).with("day", objection.day)
}

fn say(story: &Story, today: chrono::NaiveDate, out: Out) {
    let notice = &story.notice;
    out.line(&format!("{}  {}", notice.number, notice.title()));
    let message = Message::of("show-head").with("kind", &story.template.name).with_word("stage", notice.stage.key());
    out.say(&message);
    let short = standing::short(out, &story.standing, today);
    if !short.is_empty() {
        out.line(&short);
    }
    if let Some(exception) = notice.exceptions.last() {
        let it = &exception.what;
        let message = Message::of("check-exception").with("days", it.span.days).with("who", &it.allowed_by);
        out.say(&message.with("paper", &it.paper).with("reason", &it.reason));
    }
    if let Some(until) = notice.extended {
        out.say(&Message::of("show-extended").with("until", until));
    }
    for history in &story.places {
        for up in &history.ups {
            let until = up.until.map_or_else(|| out.word("show-still"), |day| day.to_string());
            out.line(&format!("  {}  {} → {until}", history.place, up.from));
        }
    }
    out.line("");
    poster(&story.poster, out);
    out.line("");
    for record in &story.records {
        out.line(&format!("  {}  {}  {}", record.day, record.by, out.words.say(&event_words(record))));
    }
    out.line("");
    for (step, refusal) in &story.steps {
        if refusal.is_none() {
            out.line(&format!("  ✓ {}", out.word(step.key())));
        }
    }
}

fn poster(poster: &Poster, out: Out) {
    out.line(&format!("    {}", poster.title));
    poster.lead.iter().for_each(|text| out.line(text));
    if let Some(table) = &poster.table {
        let heads: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
        out.plain_table(&heads, table.rows.iter().chain(&table.total).cloned().collect());
    }
    poster.tail.iter().for_each(|text| out.line(text));
    poster.period.iter().for_each(|text| out.line(text));
    poster.contacts.iter().for_each(|contact| out.line(&format!("{} {}", contact.label, contact.number)));
    out.line(&format!("    {}　{}", poster.issuer, poster.issued));
}

/// What happened, in one line.
fn event_words(record: &Record) -> Message {
    match &record.event {
        Event::OfficeSet { .. } => Message::of("event-office"),
        Event::TemplateKept { id, .. } => Message::of("event-template").with("id", id),
        Event::Drafted(_) => Message::of("event-drafted"),
        Event::Edited { .. } => Message::of("event-edited"),
        Event::Reviewed(review) if review.passed() => Message::of("event-passed").with("remarks", &review.remarks),
        Event::Reviewed(review) => Message::of("event-returned").with("remarks", &review.remarks),
        Event::Printed(edition) => {
            let last = edition.last.map(|day| day.to_string()).unwrap_or_default();
            Message::of("event-printed").with("no", edition.no).with("first", edition.first).with("last", last)
        }
        Event::Posted(hanging) => {
            let key = if hanging.backfilled { "event-posted-late" } else { "event-posted" };
            Message::of(key).with("place", &hanging.place).with("no", hanging.edition)
        }
        Event::Inspected(seen) => {
            let key = match seen.condition {
                crate::core::event::Condition::Intact => "event-intact",
                crate::core::event::Condition::Damaged => "event-damaged",
                crate::core::event::Condition::Missing => "event-missing",
            };
            Message::of(key).with("place", &seen.place).with("remarks", &seen.remarks)
        }
        Event::PhotoAttached(photo) => Message::of("event-photo").with("name", &photo.name),
        Event::Objected(objection) => {
            Message::of("event-objected").with("no", objection.no).with("matter", &objection.matter)
        }
        Event::Settled(end) => {
            let key = match end.outcome {
                crate::core::event::Outcome::Rejected => "event-rejected",
                crate::core::event::Outcome::Upheld => "event-upheld",
            };
            Message::of(key).with("no", end.objection).with("reason", &end.reason)
        }
        Event::ExceptionGranted(it) => Message::of("event-exception")
            .with("days", it.span.days)
            .with("who", &it.allowed_by)
            .with("paper", &it.paper),
        Event::Extended { until } => Message::of("event-extended").with("until", until),
        Event::TakenDown(down) => Message::of("event-taken-down").with("place", &down.place),
        Event::Verified { as_of, next } => Message::of("event-verified").with("as_of", as_of).with("next", next),
        Event::Certified(certificate) => Message::of("event-certified").with("days", certificate.days),
        Event::Archived { archive_no } => Message::of("event-archived").with("archive_no", archive_no),
        Event::Withdrawn { reason } => Message::of("event-withdrawn").with("reason", reason),
        Event::Superseded { by } => Message::of("event-superseded").with("by", by),
    }
}

fn json(story: &Story, desk: &Desk, out: Out) -> Value {
    let notice = &story.notice;
    let mut value = standing::json(notice, &story.template.name, &story.standing, desk.today());
    let ups = |history: &crate::core::posting::PlaceHistory| {
        let ups: Vec<Value> = history.ups.iter().map(|up| json!({ "from": up.from, "until": up.until })).collect();
        json!({ "place": history.place, "intervals": ups })
    };
    let steps = story.steps.iter().map(|(step, refusal)| {
        let name = step.key().strip_prefix("move-").unwrap_or_default();
        json!({ "step": name, "allowed": refusal.is_none(), "why": refusal.as_ref().map(|why| out.message_json(why)) })
    });
    value["values"] = json!(notice.values);
    value["reviews"] = json!(notice.reviews);
    value["editions"] = json!(notice.editions);
    value["inspections"] = json!(notice.inspections);
    value["photos"] = json!(notice.photos);
    value["objections"] = json!(notice.objections);
    value["settlements"] = json!(notice.settlements);
    value["extended"] = json!(notice.extended);
    value["certificates"] = json!(notice.certificates);
    value["archive_no"] = json!(notice.archive_no);
    value["history"] = story.places.iter().map(ups).collect();
    value["poster"] = json!(story.poster);
    value["events"] = json!(story.records);
    value["steps"] = steps.collect();
    value
}
