//! Guided steps: what is asked, what would happen, and doing it. One file a step.

mod answered;
mod archive;
mod asks;
mod backup;
mod certify;
mod correct;
mod except;
mod inbox;
mod inspect;
mod object;
mod office;
mod people;
mod photo;
mod post;
mod print;
mod printer;
mod restore;
mod settle;
mod tables;
mod takedown;
mod town;
mod travel;
mod verify;
mod withdraw;

use self::answered::Answered;
use super::{Ops, Progress};
use crate::core::fault::{Fault, FaultKind};
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;
use crate::desk::{Desk, Story};
use crate::tui::answer::{Answer, Foresight, GuideSheet, Outcome};
use crate::tui::job::{Answers, Deed, FormOrder};

impl Ops {
    pub(super) fn guide(&mut self, deed: Deed) -> Result<Answer, Fault> {
        let sheet = match &deed {
            Deed::SetUp => office::begin(),
            Deed::Office => office::change(self)?,
            Deed::Backup => backup::guide(self)?,
            Deed::Restore => restore::guide(self),
            Deed::Send => travel::send(self)?,
            Deed::Receive { file } => travel::receive(file.as_deref()),
            Deed::Register { file } => travel::register(self, file)?,
            Deed::Sync => travel::sync(),
            Deed::Inbox { item } => inbox::guide(self, item.as_deref())?,
            Deed::Town(deed) => town::guide(self, deed)?,
            Deed::Ledger => tables::ledger(self)?,
            Deed::Round => tables::round(self)?,
            Deed::Catalog => tables::catalog(self)?,
            Deed::Printer { file, paper, .. } => printer::guide(file, paper),
            Deed::Move { number, step: Move::Edit } => return self.form(FormOrder::Edit(number.clone())),
            Deed::Move { number, step: Move::Review } => return self.review(number),
            Deed::Move { number, step } => self.step(number, *step)?,
        };
        let mut sheet = GuideSheet { deed, ..sheet };
        if sheet.foresees {
            let answers = sheet.asks.iter().map(|ask| (ask.key.to_owned(), ask.value.clone())).collect();
            sheet.foresight = self.foresight(&sheet.deed, &answers)?;
        }
        Ok(Answer::Guide(Box::new(sheet)))
    }

    // What the stage does not allow is refused before anything is asked.
    fn step(&mut self, number: &str, step: Move) -> Result<GuideSheet, Fault> {
        let person = |ops: &Self, duty| ops.person(duty);
        let desk = self.desk()?;
        let story = desk.story(number)?;
        // A marked draft may be printed at any time, and a day may be stated for taking down.
        match step {
            Move::Print => {}
            Move::TakeDown => allow(&story.notice, &story.template, step)?,
            _ => possible(&story, step)?,
        }
        let by = person(self, duty(step));
        let poster = self.settings().poster;
        let at = asks::At { desk: self.desk()?, story: &story, by, poster };
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

    /// What a step would do as it is answered now, or why it would be refused.
    pub(super) fn foresee(&mut self, deed: Deed, answers: &Answers) -> Result<Answer, Fault> {
        let foresight = self.foresight(&deed, answers)?;
        Ok(Answer::Foreseen(deed, foresight))
    }

    fn foresight(&mut self, deed: &Deed, answers: &Answers) -> Result<Foresight, Fault> {
        let (desk, answers) = (self.desk()?, Answered(answers));
        let lines = match deed {
            Deed::Move { number, step } => step_foresee(desk, number, *step, answers),
            Deed::Ledger => tables::foresee_ledger(desk, answers),
            Deed::Town(deed) => town::foresee(desk, deed, answers),
            _ => Ok(Vec::new()),
        };
        match lines {
            Ok(lines) => Ok(Foresight { lines, against: None }),
            Err(fault) if fault.kind == FaultKind::Storage => Err(fault),
            Err(fault) => Ok(Foresight { lines: Vec::new(), against: Some(fault.message) }),
        }
    }

    pub(super) fn act(&mut self, deed: &Deed, answers: &Answers, watch: Progress<'_>) -> Result<Answer, Fault> {
        let answers = Answered(answers);
        let outcome = match deed {
            Deed::SetUp | Deed::Office => return office::act(self, answers),
            Deed::Restore => return restore::act(self, answers),
            Deed::Backup => backup::act(self.desk()?, answers, watch)?,
            Deed::Send => travel::act_send(self.desk()?, answers)?,
            Deed::Receive { .. } => travel::act_receive(self.desk()?, answers, watch)?,
            Deed::Register { file } => travel::act_register(self.desk()?, file, answers)?,
            Deed::Sync => travel::act_sync(self.desk()?, answers, watch)?,
            Deed::Inbox { .. } => inbox::act(self.desk()?, answers)?,
            Deed::Town(deed) => town::act(self, deed, answers)?,
            Deed::Ledger => tables::write_ledger(self, answers)?,
            Deed::Round => tables::write_round(self.desk()?, answers)?,
            Deed::Catalog => tables::write_catalog(self.desk()?, answers)?,
            Deed::Printer { number, file, paper } => printer::act(self, number.as_deref(), file, paper, answers)?,
            Deed::Move { number, step } => step_act(self, number, *step, answers, watch)?,
        };
        Ok(Answer::Outcome(Box::new(outcome)))
    }
}

fn step_foresee(desk: &Desk, number: &str, step: Move, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    match step {
        Move::Print => print::foresee(desk, number, answers),
        Move::Post => post::foresee(desk, number, answers),
        Move::Settle => settle::foresee(desk, number, answers),
        Move::TakeDown => takedown::foresee(desk, number, answers),
        Move::Correct => correct::foresee(desk, number, answers),
        _ => Ok(Vec::new()),
    }
}

fn step_act(
    ops: &mut Ops,
    number: &str,
    step: Move,
    answers: Answered<'_>,
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

// Whatever is answered, the desk would refuse.
fn possible(story: &Story, step: Move) -> Result<(), Fault> {
    let obstacle = story.steps.iter().find(|(other, _)| *other == step).and_then(|(_, why)| why.clone());
    obstacle.map_or(Ok(()), |why| Err(Fault::refused(why)))
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
