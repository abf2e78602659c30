//! Checks of what is written: all that can be said of a form by itself, also while it is typed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::core::calendar::Calendar;
use crate::core::form::{Form, Issue, RuleDays, Typed, broken_rules};
use crate::core::office::{IssuerLevel, Office};
use crate::core::poster::{MINOR_KEY, Poster, PosterText};
use crate::core::privacy::{self, Finding};
use crate::core::standing::minimum;
use crate::core::template::{Privacy, Template};
use crate::core::values::Values;
use crate::core::words::Message;

/// What is written in a form, and the poster that it makes.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The office.
    pub office: &'a Office,
    /// The template.
    pub template: &'a Template,
    /// What was typed.
    pub values: &'a Values,
    /// The same, read.
    pub form: &'a Form,
    /// Its poster as the public will see it.
    pub poster: &'a Poster,
}

/// Everything but privacy, whose findings have a place of their own in form and poster.
pub(super) fn issues(written: &Written<'_>, days: RuleDays) -> Vec<Issue> {
    let mut issues = broken_rules(written.template, written.values, written.form, days);
    issues.extend(disclosure(written));
    issues.extend(phones(written));
    issues.extend(issuer(written));
    issues.extend(households(written));
    issues.extend(minors(written));
    issues
}

/// The code of a check that looks for private data: of illness, or of anything else.
pub(super) fn code(finding: &Finding) -> &'static str {
    if ["HEALTH", "SENS"].contains(&finding.code) { "C04" } else { "C03" }
}

/// First and last day of a posting that begins on `day`.
pub(super) fn begun_on(day: NaiveDate, written: &Written<'_>, calendar: &Calendar) -> (NaiveDate, Option<NaiveDate>) {
    let span = minimum(written.template, written.values, written.office);
    (day, span.map(|span| calendar.ends(day, span).rolled))
}

/// Numbers in fields that the poster does not print: they have no business in the record either.
/// With the key of the field.
pub(super) fn unprinted<'a>(written: &Written<'a>) -> Vec<(&'a str, Finding)> {
    let texts = written.poster.texts();
    let mut found = Vec::new();
    for field in &written.template.fields {
        let typed = written.form.text(&field.key);
        for finding in privacy::scan_text(&typed).into_iter().filter(Finding::is_absolute) {
            if !is_printed(&typed, &texts) {
                found.push((field.key.as_str(), finding));
            }
        }
    }
    found
}

/// Whether the poster says everything that a field holds.
pub(super) fn is_printed(typed: &str, texts: &[PosterText<'_>]) -> bool {
    typed.lines().all(|line| texts.iter().any(|piece| piece.text.contains(line.trim())))
}

fn disclosure(written: &Written<'_>) -> Option<Issue> {
    let choice = written.form.text("disclosure");
    let reason = written.form.text("disclosure_reason");
    let issue = |key| Issue::error("C16", Message::of(key).with("choice", &choice));
    match choice.as_str() {
        "主动公开" | "" => None,
        "不予公开" if reason.is_empty() => Some(issue("check-disclosure-reason").at("disclosure_reason")),
        _ => Some(issue("check-disclosure").at("disclosure")),
    }
}

fn phones(written: &Written<'_>) -> Vec<Issue> {
    let lines = written.form.lines("phones");
    let printed = |number: &str| lines.iter().any(|line| line.number.contains(number));
    let wanted = written.template.hotlines.iter().filter(|line| !line.number.is_empty());
    wanted
        .filter(|line| !printed(&line.number))
        .map(|line| {
            let message = Message::of("check-hotline").with("number", &line.number).with("name", &line.name);
            Issue::warning("C13", message).at("phones")
        })
        .collect()
}

fn issuer(written: &Written<'_>) -> Vec<Issue> {
    let level = written.form.text("issuer_level");
    let allowed: Vec<&str> = written.template.issuers.iter().map(|level| level.word()).collect();
    let mut issues = Vec::new();
    if !level.is_empty() && !allowed.contains(&level.as_str()) {
        let message = Message::of("check-issuer-level").with("level", &level).with("allowed", allowed.join("、"));
        issues.push(Issue::warning("C21", message).at("issuer_level"));
    }
    let name = written.form.text("issuer");
    if !name.is_empty() && name != written.office.name {
        let message = Message::of("check-issuer-name").with("name", &name).with("office", &written.office.name);
        issues.push(Issue::warning("C21", message).at("issuer"));
    }
    issues
}

fn households(written: &Written<'_>) -> Vec<Issue> {
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut issues = Vec::new();
    for (i, row) in written.form.rows.iter().enumerate() {
        let text = |key: &str| row.get(key).map(Typed::printed).unwrap_or_default();
        let name = ["head", "person", "student"].into_iter().map(text).find(|name| !name.is_empty());
        let Some(name) = name else { continue };
        let village = text("village");
        if written.office.level == IssuerLevel::Village && !village.is_empty() && !is_own(written, &village) {
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

fn is_own(written: &Written<'_>, village: &str) -> bool {
    let short = written.office.short.as_str();
    let group = village.chars().next().is_some_and(|c| c.is_numeric() || "一二三四五六七八九十第".contains(c));
    village.contains(short) || group
}

fn minors(written: &Written<'_>) -> Option<Issue> {
    let column = written.template.columns.iter().find(|column| column.privacy == Privacy::Minor)?;
    let marked = written.values.rows.iter().any(|row| row.contains_key(MINOR_KEY));
    let message = Message::of("check-minors").with("label", &column.label);
    (!marked).then(|| Issue::note("C03", message).at(&column.key))
}
