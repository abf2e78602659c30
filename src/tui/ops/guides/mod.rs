//! Guided steps: what is asked, what would happen, and doing it. One file a step.

mod answered;
mod archive;
mod asks;
mod backup;
mod certify;
mod correct;
mod except;
mod inspect;
mod object;
mod office;
mod photo;
mod post;
mod print;
mod printer;
mod restore;
mod settle;
mod tables;
mod takedown;
mod verify;
mod withdraw;

use self::answered::Answered;
use super::{Ops, Progress};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;
use crate::tui::answer::{Answer, GuideSheet, Outcome};
use crate::tui::job::{Answers, Deed, FormOrder};

impl Ops {
    pub(super) fn guide(&mut self, deed: Deed) -> Result<Answer, Fault> {
        let sheet = match &deed {
            Deed::SetUp => office::begin(),
            Deed::Office => office::change(self)?,
            Deed::Backup => backup::guide(self)?,
            Deed::Restore => restore::guide(self),
            Deed::Ledger => tables::ledger(self)?,
            Deed::Catalog => tables::catalog(self)?,
            Deed::Printer { .. } => printer::guide(),
            Deed::Move { number, step: Move::Edit } => return self.form(FormOrder::Edit(number.clone())),
            Deed::Move { number, step: Move::Review } => return self.review(number),
            Deed::Move { number, step } => self.step(number, *step)?,
        };
        Ok(Answer::Guide(Box::new(GuideSheet { deed, ..sheet })))
    }

    // What the stage does not allow is refused before anything is asked.
    fn step(&mut self, number: &str, step: Move) -> Result<GuideSheet, Fault> {
        let person = |ops: &Self, duty| ops.person(duty);
        let desk = self.desk()?;
        let story = desk.story(number)?;
        if step != Move::Print {
            allow(&story.notice, &story.template, step)?;
        }
        let by = person(self, duty(step));
        let at = asks::At { desk: self.desk()?, story: &story, by };
        match step {
            Move::Print => Ok(print::guide(&at)),
            Move::Post => Ok(post::guide(&at)),
            Move::Inspect => Ok(inspect::guide(&at)),
            Move::Photo => Ok(photo::guide(&at)),
            Move::Object => Ok(object::guide(&at)),
            Move::Settle => Ok(settle::guide(&at)),
            Move::Except => Ok(except::guide(&at)),
            Move::Verify => Ok(verify::guide(&at)),
            Move::TakeDown => Ok(takedown::guide(&at)),
            Move::Certify => Ok(certify::guide(&at)),
            Move::Correct => correct::guide(&at),
            Move::Withdraw => Ok(withdraw::guide(&at)),
            Move::Archive => Ok(archive::guide(&at)),
            Move::Edit | Move::Review => Err(Fault::refused(Message::of("worker-gone"))),
        }
    }

    pub(super) fn foresee(&mut self, deed: Deed, answers: &Answers) -> Result<Answer, Fault> {
        let answers = &Answered(answers);
        let lines = match &deed {
            Deed::Move { number, step: Move::Print } => print::foresee(self.desk()?, number, answers)?,
            Deed::Move { number, step: Move::Post } => post::foresee(self.desk()?, number, answers)?,
            _ => Vec::new(),
        };
        Ok(Answer::Foreseen(deed, lines))
    }

    pub(super) fn act(&mut self, deed: Deed, answers: &Answers, watch: Progress<'_>) -> Result<Answer, Fault> {
        let answers = &Answered(answers);
        let outcome = match &deed {
            Deed::SetUp | Deed::Office => return office::act(self, answers),
            Deed::Restore => return restore::act(self, answers),
            Deed::Backup => backup::act(self.desk()?, answers, watch)?,
            Deed::Ledger => tables::write_ledger(self, answers)?,
            Deed::Catalog => tables::write_catalog(self.desk()?, answers)?,
            Deed::Printer { file, paper } => printer::act(file, paper, answers)?,
            Deed::Move { number, step } => step_act(self, number, *step, answers, watch)?,
        };
        Ok(Answer::Outcome(Box::new(outcome)))
    }
}

fn step_act(
    ops: &mut Ops,
    number: &str,
    step: Move,
    answers: &Answered<'_>,
    watch: Progress<'_>,
) -> Result<Outcome, Fault> {
    let desk = ops.desk()?;
    match step {
        Move::Print => print::act(desk, number, answers, watch),
        Move::Post => post::act(desk, number, answers),
        Move::Inspect => inspect::act(desk, number, answers),
        Move::Photo => photo::act(desk, number, answers),
        Move::Object => object::act(desk, number, answers),
        Move::Settle => settle::act(desk, number, answers),
        Move::Except => except::act(desk, number, answers),
        Move::Verify => verify::act(desk, number, answers),
        Move::TakeDown => takedown::act(desk, number, answers),
        Move::Certify => certify::act(desk, number, answers, watch),
        Move::Correct => correct::act(desk, number, answers),
        Move::Withdraw => withdraw::act(desk, number, answers),
        Move::Archive => archive::act(desk, number, answers),
        Move::Edit | Move::Review => Err(Fault::refused(Message::of("worker-gone"))),
    }
}

/// Whose duty a step is; `None` for what anybody who drafts or posts records.
const fn duty(step: Move) -> Option<Duty> {
    match step {
        Move::Edit | Move::Print | Move::Verify | Move::Certify | Move::Correct | Move::Withdraw => Some(Duty::Draft),
        Move::Review => Some(Duty::Review),
        Move::Post | Move::TakeDown => Some(Duty::Post),
        Move::Inspect => Some(Duty::Inspect),
        Move::Except => Some(Duty::Manage),
        Move::Photo | Move::Object | Move::Settle | Move::Archive => None,
    }
}
