//! `show` of a notice of another office: what its records say, and what is doubtful about them.

use serde_json::{Value, json};

use super::out::Out;
use super::{doubts, standing};
use crate::core::event_words::event_words;
use crate::core::words::Message;
use crate::desk::{Desk, OtherStory};

pub(super) fn say(story: &OtherStory, desk: &Desk, out: Out) {
    let notice = &story.notice;
    out.line(&format!("{}  {}", notice.number, notice.title()));
    let kind = story.template.as_ref().map_or(notice.template.id.as_str(), |template| template.name.as_str());
    let message = Message::of("show-other-head").with("office", &story.office.name).with("kind", kind);
    out.say(&message.with_word("stage", notice.stage.key()));
    let short = story.standing.as_ref().map(|it| standing::short(out, it, desk.today())).unwrap_or_default();
    if !short.is_empty() {
        out.line(&short);
    }
    for history in &story.places {
        for up in &history.ups {
            let until = up.until.map_or_else(|| out.word("show-still"), |day| day.to_string());
            out.line(&format!("  {}  {} → {until}", history.place, up.from));
        }
    }
    for photo in &notice.photos {
        let it = &photo.what;
        let taken = it.taken.map(|at| at.to_string()).unwrap_or_default();
        out.line(&format!("  {}  {}  {taken}  {}", photo.day, it.name, it.digest));
    }
    out.line("");
    for record in &story.records {
        let at = record.at.format("%Y-%m-%d %H:%M");
        let said = out.words.say(&event_words(record));
        out.line(&format!("  #{:<5} {}  {}  {said}  ({at})", record.seq, record.day, record.by));
    }
    if !story.doubts.is_empty() {
        out.line("");
        story.doubts.iter().for_each(|doubt| doubts::say(doubt, &story.office.short, out));
    }
}

pub(super) fn json(story: &OtherStory, desk: &Desk, out: Out) -> Value {
    let mut value = json!(story);
    let short = &story.office.short;
    value["doubts"] = story.doubts.iter().map(|doubt| doubts::value(doubt, short, out)).collect();
    value["standing"] = story.standing.as_ref().map(|it| standing::days_json(it, desk.today())).unwrap_or_default();
    value
}
