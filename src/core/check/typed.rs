//! Checks of a form while it is typed: every finding stands at the field or cell that it is about.

use chrono::NaiveDate;

use super::written::{self, Written};
use crate::core::calendar::Calendar;
use crate::core::form::{Issue, RuleDays, list_columns};
use crate::core::privacy::{self, Finding, Site};
use crate::core::template::{Field, FieldType};

/// What is missing or wrong in a form as it is typed now. What needs more than the form, such as
/// other notices, is found by the desk.
#[must_use]
pub fn typed_issues(written: &Written<'_>, calendar: &Calendar, today: NaiveDate) -> Vec<Issue> {
    let days = RuleDays { today, period: Some(written::begun_on(today, written, calendar)) };
    let mut issues = written.form.issues.clone();
    issues.extend(written::issues(written, days));
    issues.extend(private(written));
    issues.extend(unread(written));
    issues
}

// What could not be read is not on the poster: a number typed into the wrong field or cell.
fn unread(written: &Written<'_>) -> Vec<Issue> {
    let text = |issue: &Issue| {
        let key = issue.field.as_deref()?;
        match issue.row {
            None => Some(written.values.text(key)),
            Some(row) => written.values.rows.get(row.checked_sub(1)?)?.get(key).map(String::as_str),
        }
    };
    let texts = written.form.issues.iter().filter_map(|issue| Some((issue, text(issue)?)));
    let found = texts.filter(|(_, text)| !text.trim().is_empty()).flat_map(|(issue, text)| {
        let absolute = privacy::scan_text(text).into_iter().filter(Finding::is_absolute);
        absolute.map(|finding| Issue {
            message: finding.message,
            level: finding.level,
            code: "C03".to_owned(),
            ..issue.clone()
        })
    });
    found.collect()
}

// What is found on the poster comes from a field or a cell: there it is put right.
fn private(written: &Written<'_>) -> Vec<Issue> {
    let mut issues: Vec<Issue> = written.template.fields.iter().flat_map(|field| in_field(written, field)).collect();
    let rows = written.values.rows.len();
    for finding in privacy::scan(written.poster) {
        let told = |issue: &Issue| issue.row.is_none() && issue.message == finding.message;
        match &finding.spot {
            Site::Cell(row, label) if *row <= rows => issues.extend(in_cell(written, *row, label, &finding)),
            // The total of a column that is wrong in its rows.
            Site::Cell(..) if issues.iter().any(|issue| issue.row.is_some()) => {}
            _ if issues.iter().any(told) => {}
            _ => issues.push(Issue::new(finding.level, written::code(&finding), finding.placed())),
        }
    }
    issues
}

// In a field that is not printed only numbers matter: they have no business in the record either.
fn in_field(written: &Written<'_>, field: &Field) -> Vec<Issue> {
    if matches!(field.kind, FieldType::Phone | FieldType::Table | FieldType::Choice | FieldType::ChoiceMulti) {
        return Vec::new();
    }
    let typed = written.form.text(&field.key);
    let found = privacy::scan_text(&typed);
    if found.is_empty() {
        return Vec::new();
    }
    let printed = written::is_printed(&typed, &written.poster.texts());
    let counts = found.into_iter().filter(|finding| printed || finding.is_absolute());
    counts.map(|finding| Issue::new(finding.level, written::code(&finding), finding.message).at(&field.key)).collect()
}

fn in_cell(written: &Written<'_>, row: usize, label: &str, finding: &Finding) -> Option<Issue> {
    let columns = list_columns(written.template, written.values);
    let column = columns.iter().find(|column| column.label == label)?;
    let issue = Issue::new(finding.level, written::code(finding), finding.message.clone());
    Some(issue.at(&column.key).in_row(Some(row)))
}
