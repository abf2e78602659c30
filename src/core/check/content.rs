//! Checks of the content: fields, sums, privacy, characters, who issues.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Stopped, Subject};
use crate::core::form::{Issue, RuleDays, Typed, broken_rules};
use crate::core::office::IssuerLevel;
use crate::core::privacy::{self, Finding};
use crate::core::standing::minimum;
use crate::core::template::{Deadline, Kind, Level, Privacy, Span};
use crate::core::words::Message;

pub(super) fn issues(subject: &Subject<'_>) -> Vec<Issue> {
    let days = RuleDays { today: subject.today, period: Some(period(subject)) };
    let mut issues = broken_rules(subject.template, &subject.notice.values, subject.form, days);
    issues.extend(private(subject));
    let unprinted = unprinted(subject).into_iter();
    issues.extend(unprinted.map(|(field, finding)| Issue::error("C03", finding.message).at(field)));
    issues.extend(disclosure(subject));
    issues.extend(phones(subject));
    issues.extend(issuer(subject));
    issues.extend(households(subject));
    issues.extend(stopped(subject));
    issues.extend(minors(subject));
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
    subject.planned.or(printed).unwrap_or_else(|| {
        let span = minimum(subject.template, &subject.notice.values, subject.office);
        (subject.today, span.map(|span| subject.calendar.ends(subject.today, span).rolled))
    })
}

fn private(subject: &Subject<'_>) -> Vec<Issue> {
    let health = ["HEALTH", "SENS"];
    let findings = privacy::scan(subject.poster);
    findings
        .into_iter()
        .map(|finding| {
            let code = if health.contains(&finding.code) { "C04" } else { "C03" };
            Issue::new(finding.level, code, finding.placed())
        })
        .collect()
}

/// Numbers in fields that the poster does not print: they have no business in the record either.
/// With the key of the field.
pub(super) fn unprinted<'a>(subject: &Subject<'a>) -> Vec<(&'a str, Finding)> {
    let texts: Vec<&str> = subject.poster.texts().into_iter().map(|piece| piece.text).collect();
    let mut found = Vec::new();
    for field in &subject.template.fields {
        let typed = subject.form.text(&field.key);
        let printed = || typed.lines().all(|line| texts.iter().any(|text| text.contains(line.trim())));
        for finding in privacy::scan_text(&typed).into_iter().filter(Finding::is_absolute) {
            if !printed() {
                found.push((field.key.as_str(), finding));
            }
        }
    }
    found
}

fn disclosure(subject: &Subject<'_>) -> Option<Issue> {
    let choice = subject.form.text("disclosure");
    let reason = subject.form.text("disclosure_reason");
    let issue = |key| Issue::error("C16", Message::of(key).with("choice", &choice));
    match choice.as_str() {
        "主动公开" | "" => None,
        "不予公开" if reason.is_empty() => Some(issue("check-disclosure-reason").at("disclosure_reason")),
        _ => Some(issue("check-disclosure").at("disclosure")),
    }
}

fn phones(subject: &Subject<'_>) -> Vec<Issue> {
    let lines = subject.form.lines("phones");
    let printed = |number: &str| lines.iter().any(|line| line.number.contains(number));
    let wanted = subject.template.hotlines.iter().filter(|line| !line.number.is_empty());
    wanted
        .filter(|line| !printed(&line.number))
        .map(|line| {
            let message = Message::of("check-hotline").with("number", &line.number).with("name", &line.name);
            Issue::warning("C13", message).at("phones")
        })
        .collect()
}

fn issuer(subject: &Subject<'_>) -> Vec<Issue> {
    let level = subject.form.text("issuer_level");
    let allowed: Vec<&str> = subject.template.issuers.iter().map(|level| level.word()).collect();
    let mut issues = Vec::new();
    if !level.is_empty() && !allowed.contains(&level.as_str()) {
        let message = Message::of("check-issuer-level").with("level", &level).with("allowed", allowed.join("、"));
        issues.push(Issue::warning("C21", message).at("issuer_level"));
    }
    let name = subject.form.text("issuer");
    if !name.is_empty() && name != subject.office.name {
        let message = Message::of("check-issuer-name").with("name", &name).with("office", &subject.office.name);
        issues.push(Issue::warning("C21", message).at("issuer"));
    }
    issues
}

fn households(subject: &Subject<'_>) -> Vec<Issue> {
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut issues = Vec::new();
    for (i, row) in subject.form.rows.iter().enumerate() {
        let text = |key: &str| row.get(key).map(Typed::printed).unwrap_or_default();
        let name = ["head", "person", "student"].into_iter().map(text).find(|name| !name.is_empty());
        let Some(name) = name else { continue };
        let village = text("village");
        if subject.office.level == IssuerLevel::Village && !village.is_empty() && !is_own(subject, &village) {
            let message = Message::of("check-other-village").with("name", &name).with("village", &village);
            issues.push(Issue::warning("C22", message).at("village").in_row(Some(i + 1)));
        }
        // A person may rightly stand twice with two students or two loans, so this only warns.
        if let Some(before) = first.insert((name.clone(), village.clone()), i + 1) {
            let message = Message::of("check-duplicate").with("name", &name).with("village", &village);
            issues.push(Issue::warning("C22", message.with("first", before)).at("head").in_row(Some(i + 1)));
        }
    }
    issues
}

fn is_own(subject: &Subject<'_>, village: &str) -> bool {
    let short = subject.office.short.as_str();
    let group = village.chars().next().is_some_and(|c| c.is_numeric() || "一二三四五六七八九十第".contains(c));
    village.contains(short) || group
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

fn minors(subject: &Subject<'_>) -> Option<Issue> {
    let column = subject.template.columns.iter().find(|column| column.privacy == Privacy::Minor)?;
    let marked = subject.notice.values.rows.iter().any(|row| row.contains_key(crate::core::poster::MINOR_KEY));
    let message = Message::of("check-minors").with("label", &column.label);
    (!marked).then(|| Issue::note("C03", message).at(&column.key))
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
