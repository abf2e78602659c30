//! What happened, in words: one wording for the command line and the screen.

use super::event::{BoardFinding, Condition, Event, Outcome, Record};
use super::fingerprint::fingerprint;
use super::words::Message;

/// What happened, in one line.
#[must_use]
pub fn event_words(record: &Record) -> Message {
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
                Condition::Intact => "event-intact",
                Condition::Damaged => "event-damaged",
                Condition::Missing => "event-missing",
            };
            Message::of(key).with("place", &seen.place).with("remarks", &seen.remarks)
        }
        Event::PhotoAttached(photo) => Message::of("event-photo").with("name", &photo.name),
        Event::Objected(objection) => {
            Message::of("event-objected").with("no", objection.no).with("matter", &objection.matter)
        }
        Event::Settled(end) => {
            let key = match end.outcome {
                Outcome::Rejected => "event-rejected",
                Outcome::Upheld => "event-upheld",
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
        Event::KeySet(_)
        | Event::OfficeRegistered(_)
        | Event::Requested(_)
        | Event::Found(_)
        | Event::Judged(_)
        | Event::RegisterKept(_)
        | Event::Answered(_)
        | Event::HistoryChosen(_) => outward_words(&record.event),
    }
}

fn outward_words(event: &Event) -> Message {
    match event {
        Event::KeySet(set) => Message::of("event-key-set").with("fingerprint", fingerprint(&set.key)),
        Event::OfficeRegistered(it) => {
            Message::of("event-office-registered").with("name", &it.name).with("fingerprint", fingerprint(&it.key))
        }
        Event::Requested(it) => Message::of("event-requested").with("what", &it.what).with("due", it.due),
        Event::Found(it) => found_words(it),
        Event::Judged(it) => {
            let key = if it.passed { "event-judged-well" } else { "event-judged-badly" };
            Message::of(key).with("number", &it.notice).with("remarks", &it.remarks)
        }
        Event::RegisterKept(it) => Message::of("event-register-kept").with("name", &it.name),
        Event::Answered(it) => Message::of("event-answered").with("seq", it.seq).with("remarks", &it.remarks),
        Event::HistoryChosen(it) => {
            Message::of("event-history-chosen").with("code", &it.office).with("seq", it.seq).with("reason", &it.reason)
        }
        _ => Message::of("event-office"),
    }
}

// Only what there is of notice, board, condition and remarks.
fn found_words(finding: &BoardFinding) -> Message {
    let key = match finding.condition {
        None => "event-found",
        Some(Condition::Intact) => "event-found-intact",
        Some(Condition::Damaged) => "event-found-damaged",
        Some(Condition::Missing) => "event-found-missing",
    };
    let number = finding.notice.as_deref().unwrap_or_default();
    let parts = [number, &finding.place, &finding.remarks].into_iter().filter(|part| !part.is_empty());
    Message::of(key).with("about", parts.collect::<Vec<_>>().join(" "))
}
