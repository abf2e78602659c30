//! What can be done about something that another office sent.

use crate::desk::{Task, TaskKind};
use crate::tui::ctx::Ctx;
use crate::tui::job::{Deed, FormOrder, Job};
use crate::tui::popups::{Choose, Item};

/// Name of the list.
pub(super) const TASK: &str = "task";

/// The list, the natural answer first.
pub(super) fn list(task: &Task, ctx: &Ctx) -> Choose {
    let items = answers(task).into_iter().map(|(key, _)| Item::new(ctx.word(key))).collect();
    Choose::new(TASK, ctx.word("task-title"), items)
}

/// What line `at` leads to.
pub(super) fn taken(task: &Task, at: usize) -> Option<Job> {
    answers(task).into_iter().nth(at).map(|(_, job)| job)
}

fn answers(task: &Task) -> Vec<(&'static str, Job)> {
    let inbox = || Job::Guide(Deed::Inbox { item: Some(task.id.clone()) });
    let mut answers = match &task.kind {
        TaskKind::Post(Some(template)) => {
            let order = FormOrder::New { template: template.clone(), copy: None };
            vec![("task-new", Job::Form(order)), ("task-kinds", Job::Kinds)]
        }
        TaskKind::Post(None) => vec![("task-kinds", Job::Kinds)],
        TaskKind::Look(number) => vec![("task-look", Job::Story(number.clone()))],
        TaskKind::Take => return vec![("task-take", inbox())],
        TaskKind::Read => Vec::new(),
    };
    answers.push(("task-answer", inbox()));
    answers
}
