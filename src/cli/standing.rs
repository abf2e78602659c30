//! How a notice stands: one wording for all commands.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::out::Out;
use crate::core::notice::Notice;
use crate::core::standing::{Standing, required};
use crate::core::standing_words::{DaysBar, standing_words};

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
    standing_words(standing, today, out.words)
}

/// A bar of ten cells: how much of the period is served.
pub(super) fn bar(out: Out, standing: &Standing) -> String {
    DaysBar::of(standing).map(|bar| bar.text(10, out.words)).unwrap_or_default()
}
