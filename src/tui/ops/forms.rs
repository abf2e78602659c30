//! Forms: begin, change, recover, save.

use super::Ops;
use crate::core::fault::Fault;
use crate::desk::{FormOpened, Unsaved};
use crate::tui::answer::{Answer, FormSheet, Saved};
use crate::tui::job::{FormOrder, Then};

impl Ops {
    pub(super) fn form(&mut self, order: FormOrder) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let opened = match order {
            FormOrder::New { template, copy } => desk.new_form(&template, copy.as_deref())?,
            FormOrder::Edit(number) => desk.edit_form(&number)?,
            FormOrder::Recovered(unsaved) => desk.recovered_form(*unsaved)?,
        };
        let FormOpened { unsaved, template, names, original, issues, reviewed, span } = opened;
        let office = desk.office().clone();
        let sheet = FormSheet { unsaved, template, office, names, original, issues, reviewed, span };
        Ok(Answer::Form(Box::new(sheet)))
    }

    pub(super) fn save(&mut self, unsaved: &Unsaved, then: Then) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let drafted = desk.save(unsaved)?;
        let base = desk.story(&drafted.number)?.notice.seq;
        let saved = Saved { number: drafted.number, base, issues: drafted.issues, review_void: drafted.review_void, then };
        Ok(Answer::Saved(Box::new(saved)))
    }

    pub(super) fn put_back(&mut self, number: &str, seq: u64) -> Result<Answer, Fault> {
        let by = self.person(Some(crate::core::office::Duty::Draft));
        let drafted = self.desk()?.put_back(number, seq, by.as_deref())?;
        Ok(Answer::PutBack(drafted.number))
    }
}
