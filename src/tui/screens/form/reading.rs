//! What was typed, read: the form, its poster, and what is missing or wrong.

use crate::core::check::{Written, typed_issues};
use crate::core::form::{Form, Issue};
use crate::core::poster::{Facts, Poster, compose};
use crate::core::standing::minimum;
use crate::core::words::Message;
use crate::tui::ctx::Ctx;

use super::boxes::{FOLLOWS, demanded};
use super::work::Work;

/// What was typed, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) form: Form,
    pub(super) poster: Poster,
    /// Why there is no poster.
    fault: Option<Message>,
}

/// Findings of the desk that need more than the form: notices that went before, lists that were
/// stopped, characters without a font. They hold until it is saved again.
const OF_THE_DESK: [&str; 3] = ["C08", "C17", "C25"];

impl Reading {
    /// Reads everything.
    pub(super) fn of(work: &Work, ctx: &Ctx) -> Self {
        let (template, values) = (work.template(), work.values());
        let form = Form::read(template, values);
        let span = work.sheet.span.or_else(|| minimum(template, values, &work.sheet.office));
        let facts = Facts {
            number: work.number(),
            office: &work.sheet.names,
            period: None,
            span,
            original: work.sheet.original.clone(),
            today: ctx.today,
            code: None,
            marks: Vec::new(),
        };
        match compose(template, values, &form, &facts) {
            Ok(poster) => Self { form, poster, fault: None },
            Err(fault) => Self { form, poster: Poster::default(), fault: Some(fault.message) },
        }
    }

    /// What is missing or wrong.
    pub(super) fn issues(&self, work: &Work, ctx: &Ctx) -> Vec<Issue> {
        let written = Written {
            office: &work.sheet.office,
            template: work.template(),
            values: work.values(),
            form: &self.form,
            poster: &self.poster,
        };
        let mut issues = typed_issues(&written, &ctx.calendar, ctx.today);
        issues.extend(self.fault.iter().map(|message| Issue::error("C05", message.clone())));
        issues.extend(unlinked(work));
        let desk = work.sheet.issues.iter().filter(|issue| OF_THE_DESK.contains(&issue.code.as_str()));
        issues.extend(desk.filter(|issue| issue.message.key != "check-follows").cloned().map(warned));
        issues
    }
}

// Whether it still holds is for the desk to say, once it is saved: here it never blocks.
fn warned(issue: Issue) -> Issue {
    Issue { level: issue.level.min(crate::core::template::Level::Warning), ..issue }
}

// What was served before the program came into the office cannot be linked: a warning only.
fn unlinked(work: &Work) -> Option<Issue> {
    let follows = work.template().follows.as_ref()?;
    let message = Message::of("check-follows").with("kinds", follows.kinds.join("、"));
    let missing = demanded(FOLLOWS, work) && work.link(FOLLOWS).is_none();
    missing.then(|| Issue::warning("C17", message).at(FOLLOWS))
}
