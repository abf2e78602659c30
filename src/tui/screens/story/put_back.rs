//! Back to an earlier version: what is asked before, and what would become of it.

use super::account::versions;
use super::known::Known;
use super::steps::refusal;
use crate::core::event::{Event, Record};
use crate::core::notice::{Notice, Stage};
use crate::core::stage::Move;
use crate::core::template::Template;
use crate::core::values::Values;
use crate::core::words::Message;
use crate::tui::ctx::Ctx;
use crate::tui::popups::Question;

/// Name of the question.
pub(super) const PUT_BACK: &str = "version";

/// Why the version of the event `seq` cannot be put back; `None` stands for no event at hand.
pub(super) fn refuses(story: &Known, seq: Option<u64>) -> Option<Message> {
    let versions = versions(&story.records);
    let at = versions.iter().position(|record| Some(record.seq) == seq);
    match at {
        None => Some(Message::of("story-no-version")),
        Some(at) if at + 1 == versions.len() => Some(Message::of("story-version-same")),
        Some(_) => refusal(story, Move::Edit),
    }
}

/// The question before the version of the event `seq` is put back; the safe answer stands first.
pub(super) fn question(story: &Known, seq: u64, ctx: &Ctx) -> Option<Question> {
    let versions = versions(&story.records);
    let at = versions.iter().position(|record| record.seq == seq)?;
    let record = versions.get(at)?;
    let message = Message::of("story-put-back-what").with("no", at + 1).with("day", record.day);
    let mut lines = vec![ctx.say(&message.with("by", &record.by))];
    lines.push(difference(&story.notice, story.template.as_ref(), values(record)?, ctx));
    if matches!(story.notice.stage, Stage::Reviewed | Stage::Printed) {
        lines.push(ctx.word("story-put-back-void"));
    }
    lines.push(ctx.word("story-put-back-kept"));
    let options = ["story-put-back-no", "story-put-back-yes"].map(|key| ctx.word(key)).to_vec();
    Some(Question::new(PUT_BACK, ctx.word("story-put-back-title"), lines, options))
}

fn values(record: &Record) -> Option<&Values> {
    match &record.event {
        Event::Drafted(draft) => Some(&draft.values),
        Event::Edited { values, .. } => Some(values),
        _ => None,
    }
}

fn difference(notice: &Notice, template: Option<&Template>, then: &Values, ctx: &Ctx) -> String {
    let now = &notice.values;
    let mut keys: Vec<&String> = now.fields.keys().chain(then.fields.keys()).collect();
    keys.sort();
    keys.dedup();
    let other = keys.into_iter().filter(|key| now.fields.get(*key) != then.fields.get(*key));
    let field = |key: &String| template.and_then(|template| template.field(key));
    let label = |key: &String| field(key).map_or_else(|| key.clone(), |field| field.label.clone());
    let mut said: Vec<String> = other.map(label).collect();
    if now.rows != then.rows {
        let message = Message::of("story-rows").with("now", now.rows.len()).with("then", then.rows.len());
        said.push(ctx.say(&message));
    }
    if said.is_empty() {
        return ctx.word("story-no-difference");
    }
    ctx.say(&Message::of("story-difference").with("fields", said.join("、")))
}
