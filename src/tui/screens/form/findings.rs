//! What is missing or wrong, and where: shown at a field once it was left.

use std::collections::{BTreeMap, BTreeSet};

use super::boxes::ROWS;
use crate::core::form::Issue;
use crate::core::template::Level;
use crate::core::text::width;
use crate::core::words::Message;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::fields::Fields;
use crate::tui::widgets::fields_view::Remark;

/// What is missing or wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    pub(super) issues: Vec<Issue>,
    /// The worst of it, by field.
    worst: BTreeMap<String, Issue>,
    /// Fields that were left, or all of them after F8.
    left: BTreeSet<String>,
    all: bool,
}

impl Findings {
    /// These are found now. Of a list with thousands of findings one is shown.
    pub(super) fn set(&mut self, issues: Vec<Issue>, fields: &Fields) {
        self.worst.clear();
        for issue in issues.iter().filter(|issue| counts(issue)) {
            let key = place(issue, fields);
            if self.worst.get(key).is_none_or(|worst| weight(issue) > weight(worst)) {
                self.worst.insert(key.to_owned(), issue.clone());
            }
        }
        self.issues = issues;
    }

    /// All fields count as left: a notice that was kept before.
    pub(super) fn show_all(&mut self) {
        self.all = true;
    }

    /// The field was left.
    pub(super) fn leave(&mut self, key: &str) {
        if !self.left.contains(key) {
            self.left.insert(key.to_owned());
        }
    }

    /// How many demanded fields and cells are blank.
    pub(super) fn missing(&self) -> usize {
        self.issues.iter().filter(|issue| is_missing(issue)).count()
    }

    /// How many things are wrong.
    pub(super) fn wrong(&self) -> usize {
        self.issues.iter().filter(|issue| issue.blocks() && !is_missing(issue)).count()
    }

    /// Whether anything keeps it from being reviewed.
    pub(super) fn blocking(&self) -> usize {
        self.issues.iter().filter(|issue| issue.blocks()).count()
    }

    /// What is to be shown at a field: the worst of it.
    pub(super) fn shown(&self, key: &str) -> Option<&Issue> {
        self.worst.get(key).filter(|_| self.all || self.left.contains(key))
    }

    /// The next thing to put right after a field, round to the beginning: index of its field, and
    /// the issue.
    pub(super) fn next(&self, after: Option<usize>, fields: &Fields) -> Option<(usize, &Issue)> {
        let index = |issue: &Issue| fields.list.iter().position(|field| field.key == place(issue, fields));
        let placed = self.issues.iter().filter(|issue| counts(issue)).filter_map(|it| Some((index(it)?, it)));
        let round = |field: usize| (after.is_some_and(|after| field <= after), field);
        placed.min_by_key(|(field, issue)| (round(*field), std::cmp::Reverse(issue.level), issue.row))
    }
}

// A note is for information: nobody has to put anything right.
fn counts(issue: &Issue) -> bool {
    issue.level > Level::Note
}

// What must not be public comes first: the other sentence would repeat it in full.
fn weight(issue: &Issue) -> (Level, bool) {
    (issue.level, issue.code == "C03")
}

fn is_missing(issue: &Issue) -> bool {
    matches!(issue.message.key.as_ref(), "form-missing" | "form-no-rows")
}

/// The field at which an issue is shown; what belongs to none is shown at the title.
fn place<'a>(issue: &'a Issue, fields: &Fields) -> &'a str {
    if issue.row.is_some() || issue.message.key == "form-no-rows" {
        return ROWS;
    }
    match issue.field.as_deref() {
        Some(key) if fields.get(key).is_some() => key,
        Some(_) => ROWS,
        None => "title",
    }
}

/// Its role on the screen.
pub(super) fn role(issue: &Issue) -> Role {
    if is_missing(issue) || !issue.blocks() { Role::Warning } else { Role::Error }
}

/// What stands at the right of the field.
pub(super) fn remark(issue: &Issue, ctx: &Ctx) -> Remark {
    let role = role(issue);
    let sign = if role == Role::Error { "x" } else { "!" };
    let text = match issue.message.key.as_ref() {
        "form-missing" if issue.row.is_none() => ctx.word("form-blank"),
        _ => briefly(issue, ctx),
    };
    Remark { role, text: format!("{sign} {text}") }
}

/// Its sentence, with the row.
pub(super) fn in_full(issue: &Issue, ctx: &Ctx) -> String {
    match issue.row {
        Some(row) => ctx.say(&Message::of("form-in-row").with("row", row).with_said("what", issue.message.clone())),
        None => ctx.say(&issue.message),
    }
}

// The label stands at the left already; a row is named first.
fn briefly(issue: &Issue, ctx: &Ctx) -> String {
    let said = in_full(issue, ctx);
    if issue.row.is_some() {
        return said;
    }
    let label = issue.message.arg("label").unwrap_or_default();
    let after = said.split_once(label).filter(|(before, _)| !label.is_empty() && width(before) <= 2);
    match after.and_then(|(_, after)| after.split_once(['：', ':'])) {
        Some((quote, after)) if width(quote) <= 2 => after.trim().to_owned(),
        _ => said,
    }
}
