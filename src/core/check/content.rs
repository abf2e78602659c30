//! Checks of the content: fields, sums, privacy, characters, who issues.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::written::{self, unprinted};
use super::{Stopped, Subject};
use crate::core::form::{Issue, RuleDays, Typed};
use crate::core::privacy;
use crate::core::template::{Deadline, Kind, Level, Span};
use crate::core::words::Message;

pub(super) fn issues(subject: &Subject<'_>) -> Vec<Issue> {
    let days = RuleDays { today: subject.today, period: Some(period(subject)) };
    let written = subject.written();
    let mut issues = written::issues(&written, days);
    issues.extend(private(subject));
    let unprinted = unprinted(&written).into_iter();
    issues.extend(unprinted.map(|(field, finding)| Issue::error("C03", finding.message).at(field)));
    issues.extend(stopped(subject));
    issues.extend(predecessor(subject));
    // C18: the new version of a correction has to differ from what it corrects.
    issues.extend(subject.around.unchanged.then(|| Issue::error("C18", Message::of("check-version-same"))));
    issues.extend(recommended(subject));
    issues.extend(calendar(subject));
    issues.extend(subject.template.deadlines.iter().filter_map(|deadline| late(subject, deadline)));
    issues.extend(subject.around.missing_characters.iter().map(|message| Issue::error("C25", message.clone())));
    issues.extend(
        subject.template.notes.iter().map(|note| Issue::note("note", Message::of("check-note").with("note", note))),
    );
    issues
}

// Before anything is planned or printed, the rules about the period look at a posting that began
// today.
fn period(subject: &Subject<'_>) -> (NaiveDate, Option<NaiveDate>) {
    let printed = subject.notice.edition().map(|edition| (edition.what.first, edition.what.last));
    subject
        .planned
        .or(printed)
        .unwrap_or_else(|| written::begun_on(subject.today, &subject.written(), subject.calendar))
}

fn private(subject: &Subject<'_>) -> Vec<Issue> {
    let findings = privacy::scan(subject.poster).into_iter();
    findings.map(|finding| Issue::new(finding.level, written::code(&finding), finding.placed())).collect()
}

fn stopped(subject: &Subject<'_>) -> Vec<Issue> {
    let text = |row: &BTreeMap<String, Typed>, key: &str| row.get(key).map(Typed::printed).unwrap_or_default();
    let same = |row: &BTreeMap<String, Typed>, gone: &Stopped| {
        let village = text(row, "village");
        text(row, "head") == gone.head && (village.contains(&gone.village) || gone.village.contains(&village))
    };
    let listed = |gone: &Stopped| subject.form.rows.iter().position(|row| same(row, gone));
    let stopped = subject.around.stopped.iter();
    stopped
        .filter_map(|gone| {
            let row = listed(gone)? + 1;
            let message = Message::of("check-stopped").with("name", &gone.head).with("number", &gone.number);
            Some(Issue::error("C08", message).at("head").in_row(Some(row)))
        })
        .collect()
}

fn predecessor(subject: &Subject<'_>) -> Option<Issue> {
    if let Some(first) = &subject.around.predecessor {
        return first.lock.clone().map(|lock| Issue::error("C17", lock));
    }
    if let Some(number) = &subject.around.running_first {
        return Some(Issue::error("C17", Message::of("check-follows-running").with("first", number)));
    }
    let wanted = subject.template.follows.as_ref()?;
    let message = Message::of("check-follows").with("kinds", wanted.kinds.join("、"));
    let free = subject.notice.corrects.is_some();
    // What was served before the program came into the office cannot be linked: a warning only.
    (!free && wanted.demanded(&subject.notice.values)).then(|| Issue::warning("C17", message))
}

/// Two counts stand side by side in the documents (7 天, 7 个工作日): the longer is recommended.
fn recommended(subject: &Subject<'_>) -> Option<Issue> {
    let span = subject.template.period.recommended.filter(|_| subject.notice.hangings.is_empty())?;
    let (first, last) = period(subject);
    let last = last?;
    let wanted = subject.calendar.ends(first, span).rolled;
    let message =
        Message::of("check-recommended").with_said("recommended", Span::message(Some(span))).with("wanted", wanted);
    (last < wanted).then(|| Issue::warning("C01", message.with("number", &subject.notice.number)))
}

/// Years in the period whose holidays are not known: never counted silently as Monday to Friday.
fn calendar(subject: &Subject<'_>) -> Vec<Issue> {
    let (first, last) = period(subject);
    let gaps = last.map(|last| subject.calendar.gaps(first, last)).unwrap_or_default();
    gaps.into_iter().map(|gap| Issue::warning("C01", gap)).collect()
}

/// Posted too late after the information came into being (C19; C20 for changed policies).
fn late(subject: &Subject<'_>, deadline: &Deadline) -> Option<Issue> {
    let formed = subject.form.day(&deadline.from)?;
    let span = Span { days: deadline.days, unit: deadline.unit };
    let limit = subject.calendar.ends(formed, span).strict;
    let posted = subject.notice.hangings.first().map(|hanging| hanging.day);
    let day = posted.unwrap_or(subject.today);
    let code = if subject.template.kind == Kind::LongTerm { "C20" } else { "C19" };
    let key = if posted.is_some() { "check-posted-late" } else { "check-deadline-past" };
    let message = Message::of(key).with("formed", formed).with("limit", limit).with("day", day);
    (day > limit).then(|| Issue::new(Level::Warning, code, message).at(&deadline.from))
}
