//! All that can be done with a notice: what is possible first, the rest with its reason.

use super::known::Known;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::tui::ctx::Ctx;
use crate::tui::job::{Deed, FormOrder, Job};
use crate::tui::town::TownDeed;

/// What a line of the steps stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A move.
    Move(Move),
    /// A marked draft, where there can be no clean poster.
    Sample,
    /// The checks by their codes.
    Findings,
    /// Who raised the objections: for the answer to them, after a question who asks.
    Objectors,
    /// Judge the notice of another office.
    Judge,
}

/// A line of the steps.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) entry: Entry,
    /// Why it is not possible now.
    pub(super) off: Option<Message>,
}

impl Step {
    /// What it does, in words.
    pub(super) fn label(&self, ctx: &Ctx) -> String {
        match self.entry {
            Entry::Move(step) => ctx.word(step.key()),
            Entry::Sample => ctx.word("story-sample"),
            Entry::Findings => ctx.word("act-check"),
            Entry::Objectors => ctx.word("story-objectors"),
            Entry::Judge => ctx.word("story-judge"),
        }
    }
}

/// The steps of `story`. A notice of another office is changed by nobody here.
pub(super) fn steps(story: &Known) -> Vec<Step> {
    if story.office.is_some() {
        return vec![Step { entry: Entry::Judge, off: None }];
    }
    let moves = story.steps.iter().map(|(step, off)| Step { entry: Entry::Move(*step), off: off.clone() });
    let none = story.notice.objections.is_empty().then(|| Message::of("story-no-objections"));
    let objectors = Step { entry: Entry::Objectors, off: none };
    let (possible, rest): (Vec<Step>, Vec<Step>) = moves.chain([objectors]).partition(|step: &Step| step.off.is_none());
    let sample = refusal(story, Move::Print).map(|_| Entry::Sample);
    let always = sample.into_iter().chain([Entry::Findings]).map(|entry| Step { entry, off: None });
    possible.into_iter().chain(always).chain(rest).collect()
}

/// Why `step` is not possible now.
pub(super) fn refusal(story: &Known, step: Move) -> Option<Message> {
    story.steps.iter().find(|(known, _)| *known == step).and_then(|(_, off)| off.clone())
}

/// What judging the notice of another office leads to.
pub(super) fn judge(story: &Known) -> Option<Job> {
    let office = story.office.as_ref()?.code.clone();
    Some(Job::Guide(Deed::Town(TownDeed::Judge { office, number: story.notice.number.clone() })))
}

/// What `step` leads to.
pub(super) fn job(number: &str, step: Move) -> Job {
    let number = number.to_owned();
    match step {
        Move::Edit => Job::Form(FormOrder::Edit(number)),
        Move::Review => Job::Review(number),
        _ => Job::Guide(Deed::Move { number, step }),
    }
}
