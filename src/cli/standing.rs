//! How a notice stands: one wording for all commands.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::out::Out;
use crate::core::notice::Notice;
use crate::core::standing::{Standing, required};
use crate::core::template::Span;
use crate::core::words::Message;

/// The keys that every listing shares.
pub(super) fn json(notice: &Notice, kind: &str, standing: &Standing, today: NaiveDate) -> Value {
    let mut value = days_json(standing, today);
    value["number"] = json!(notice.number);
    value["title"] = json!(notice.title());
    value["template"] = json!(notice.template.id);
    value["kind"] = json!(kind);
    value["stage"] = json!(notice.stage.slug());
    value["places"] = json!(notice.hanging_places());
    value["required"] = json!(required(notice));
    value["open_objections"] = json!(notice.open_objections().len());
    value["follows"] = json!(notice.follows);
    value["supersedes"] = json!(notice.supersedes);
    value["superseded_by"] = json!(notice.superseded_by);
    value["corrects"] = json!(notice.corrects);
    value
}

/// The days of a standing.
pub(super) fn days_json(standing: &Standing, today: NaiveDate) -> Value {
    let progress = standing.progress.as_ref();
    json!({
        "exception": standing.exception,
        "first_day": standing.ups.first().map(|up| up.from),
        "end_day": progress.map(|progress| progress.end),
        "down_from": progress.map(|progress| progress.down_from),
        "days_on_board": standing.on_board,
        "days_served": progress.map(|progress| progress.served),
        "days_left": standing.days_left(today),
        "served": standing.is_served(today),
        "missing_at": standing.missing,
        "must_repost": standing.must_repost,
        "overdue_since": standing.overdue,
        "check_due": standing.check.map(|check| check.due),
        "check_age": standing.check.map(|check| check.age),
        "check_level": standing.check.and_then(|check| check.level),
    })
}

/// In a few words: `第 3 天，还差 4 天`.
pub(super) fn short(out: Out, standing: &Standing, today: NaiveDate) -> String {
    let mut days = days(out, standing, today);
    if !standing.missing.is_empty() {
        let missing = Message::of("standing-missing").with("places", standing.missing.join("、"));
        days.push_str(&out.words.say(&missing));
    }
    match &standing.exception {
        None => days,
        Some(exception) => {
            let message = Message::of("standing-exception").with("who", &exception.allowed_by);
            format!("{days}{}", out.words.say(&message.with("days", exception.span.days)))
        }
    }
}

fn days(out: Out, standing: &Standing, today: NaiveDate) -> String {
    if standing.must_repost {
        return out.word("standing-restarted");
    }
    let Some(progress) = &standing.progress else {
        return match standing.on_board {
            Some(days) => out.words.say(&Message::of("standing-long").with("days", days)),
            None => String::new(),
        };
    };
    let days = standing.on_board.unwrap_or_default();
    let key = match (standing.overdue, standing.is_served(today), standing.hanging) {
        (Some(_), ..) => "standing-overdue",
        (None, true, true) if standing.until_replaced => "standing-until-replaced",
        (None, true, true) => "standing-served",
        (None, true, false) => "standing-done",
        (None, false, true) => "standing-running",
        (None, false, false) => "standing-broken",
    };
    let left = standing.days_left(today).unwrap_or_default();
    let since = standing.overdue.map(|day| day.to_string()).unwrap_or_default();
    let message = Message::of(key).with("days", days).with("left", left).with("end", progress.end).with("since", since);
    out.words.say(&message.with("served", progress.served).with("from", progress.down_from))
}

/// A bar of ten cells: how much of the period is served.
pub(super) fn bar(out: Out, standing: &Standing) -> String {
    let Some(progress) = &standing.progress else { return String::new() };
    let all = progress.span.days.max(1);
    let full = (progress.served.min(all) * 10 / all) as usize;
    format!(
        "{}{} {}/{}",
        "#".repeat(full),
        "-".repeat(10 - full),
        progress.served,
        out.words.say(&Span::message(Some(progress.span)))
    )
}
