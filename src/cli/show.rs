//! `show`: the poster's text and the whole story of a notice.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::context::Context;
use super::out::Out;
use super::{show_other, standing};
use crate::core::event_words::event_words;
use crate::core::fault::Fault;
use crate::core::poster::Poster;
use crate::core::words::Message;
use crate::desk::{Desk, Raised, Story};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    number: String,
    #[arg(long)]
    objectors: bool,
    #[arg(long, conflicts_with = "objectors")]
    photos: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &Context) -> Result<(), Fault> {
    let desk = context.look()?;
    if args.objectors {
        return objectors(&desk, &args.number, context);
    }
    if let Some(folder) = &args.photos {
        return photos(&desk, &args.number, folder, context);
    }
    let story = match desk.story(&args.number) {
        // The number may be one of another office whose records are known here.
        Err(unknown) if unknown.message.key == "notice-unknown" => {
            let other = desk.other_story(&args.number)?.ok_or(unknown)?;
            context
                .out
                .done(|| show_other::json(&other, &desk, context.out), |out| show_other::say(&other, &desk, out));
            return Ok(());
        }
        story => story?,
    };
    context.out.done(|| json(&story, &desk, context.out), |out| say(&story, desk.today(), out));
    Ok(())
}

fn photos(desk: &Desk, number: &str, folder: &Path, context: &Context) -> Result<(), Fault> {
    let copied = desk.copy_photos(number, folder)?;
    context.out.done(
        || json!(copied),
        |out| {
            if copied.is_empty() {
                out.say(&Message::of("photos-none"));
            }
            for photo in &copied {
                out.say_with_hint(&photo.told());
            }
        },
    );
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
                out.say(&it.words());
            }
        },
    );
    Ok(())
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
