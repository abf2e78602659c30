//! Forms: begin, change, recover, save.

use super::Ops;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::desk::{Drafted, Unsaved};
use crate::tui::answer::{Answer, Saved};
use crate::tui::job::{FormOrder, Then};

impl Ops {
    pub(super) fn form(&mut self, order: FormOrder) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let opened = match order {
            FormOrder::New { template, copy } => desk.new_form(&template, copy.as_deref())?,
            FormOrder::Edit(number) => desk.edit_form(&number)?,
            FormOrder::Recovered(unsaved) => desk.recovered_form(*unsaved)?,
        };
        Ok(Answer::Form(Box::new(opened)))
    }

    /// Keeps a form beside the journal, with the moment.
    pub(super) fn keep(&mut self, mut unsaved: Unsaved) -> Result<Answer, Fault> {
        unsaved.at = self.clock.now().at;
        crate::desk::keep_unsaved(&self.home, &unsaved).map(|()| Answer::Kept)
    }

    pub(super) fn save(&mut self, unsaved: &Unsaved, then: Then) -> Result<Answer, Fault> {
        let Drafted { number, seq, issues, review_void, .. } = self.desk()?.save(unsaved)?;
        Ok(Answer::Saved(Box::new(Saved { number, base: seq, issues, review_void, then })))
    }

    pub(super) fn put_back(&mut self, number: &str, seq: u64) -> Result<Answer, Fault> {
        let by = self.person(Some(Duty::Draft));
        let drafted = self.desk()?.put_back(number, seq, by.as_deref())?;
        Ok(Answer::PutBack(drafted.number))
    }
}
