//! Review a notice before publication.

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::moves::{self, ReviewOrder};
use crate::core::office::Duty;

/// The answers of a reviewer.
#[derive(Clone, Debug, Default)]
pub struct ReviewRequest {
    /// No secrets in it.
    pub secrecy: bool,
    /// No private data in it.
    pub privacy: bool,
    /// The content is right.
    pub accuracy: bool,
    /// Remarks; the reason when it is returned.
    pub remarks: String,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// Who reviews.
    pub by: Option<String>,
}

impl Desk {
    /// Records a review; returns whether it passed.
    ///
    /// # Errors
    /// Refused while errors remain, for the own draft, or at the wrong stage.
    pub fn review(&mut self, number: &str, request: &ReviewRequest) -> Result<bool, Fault> {
        let case = self.case(number)?;
        let (issues, _) = self.issues(&case)?;
        let drafters = (!self.office.one_person_review).then_some(&case.notice.drafters);
        let order = ReviewOrder {
            secrecy: request.secrecy,
            privacy: request.privacy,
            accuracy: request.accuracy,
            remarks: request.remarks.clone(),
            day: request.day.unwrap_or(self.now.today),
            by: self.actor(request.by.as_deref(), Duty::Review, drafters)?,
        };
        let event = moves::review(self.scene(&case), &issues, &order)?;
        let passed = request.secrecy && request.privacy && request.accuracy;
        self.commit(vec![event])?;
        Ok(passed)
    }
}
