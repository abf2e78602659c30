//! Sentences that several screens of a supervisor say.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::core::supervision::{Doubt, Met, Score, Sure, lapse_key};
use crate::core::words::Message;
use crate::desk::ViewLine;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;

/// `逾期 2×5 + 缺失 1×10 = 20`.
pub(super) fn arithmetic(score: &Score, ctx: &Ctx) -> String {
    let part = |part: &crate::core::supervision::ScorePart| {
        format!("{} {}×{}", ctx.word(lapse_key(&part.lapse)), part.count, part.each)
    };
    let parts: Vec<String> = score.parts.iter().map(part).collect();
    format!("{} = {}", parts.join(" + "), score.total)
}

/// A moment to the minute, or 从来没有.
pub(super) fn moment(at: Option<DateTime<FixedOffset>>, ctx: &Ctx) -> String {
    at.map_or_else(|| ctx.word("overview-never"), |at| at.format("%Y-%m-%d %H:%M").to_string())
}

/// What is the matter with a notice under way; empty when nothing is.
pub(super) fn matter(line: &ViewLine, ctx: &Ctx) -> String {
    let missing = line.missing.join("、");
    let since = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let known = [
        (!missing.is_empty(), Message::of("matter-missing").with("places", missing)),
        (line.overdue.is_some(), Message::of("matter-overdue").with("since", since(line.overdue))),
        (line.unchecked.is_some(), Message::of("matter-unchecked").with("days", line.unchecked.unwrap_or_default())),
        (line.objections > 0, Message::of("matter-objections").with("count", line.objections)),
    ];
    let said: Vec<String> = known.iter().filter(|(is, _)| *is).map(|(_, message)| ctx.say(message)).collect();
    said.join("；")
}

/// The records that show a doubt, and why it is as sure as it is.
pub(super) fn proof(doubt: &Doubt, ctx: &Ctx) -> String {
    let events: Vec<String> = doubt.traces.iter().map(|trace| format!("#{} {}", trace.seq, trace.day)).collect();
    let reason = ctx.say(&doubt.reason);
    if events.is_empty() {
        return reason;
    }
    let message = Message::of("town-proof").with("events", events.join("、"));
    ctx.say(&message.with("reason", reason))
}

/// How a degree of certainty looks.
pub(super) const fn sure_role(sure: Sure) -> Role {
    match sure {
        Sure::Certain => Role::Error,
        Sure::Probable => Role::Warning,
        Sure::Hint => Role::Dim,
    }
}

/// Key of the word for what became of an obligation, and how it looks.
pub(super) const fn met(met: Met) -> (&'static str, Role) {
    match met {
        Met::Posted => ("met-posted", Role::Good),
        Met::Late => ("met-late", Role::Warning),
        Met::Open => ("met-open", Role::Dim),
        Met::Missing => ("met-missing", Role::Error),
    }
}
