//! Check a long-term list against the data.

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::moves::{self, VerifyOrder};
use crate::core::office::Duty;
use crate::core::standing::CheckDue;

impl Desk {
    /// Records that the list of a long-term notice is right as of `as_of` (today when not given);
    /// returns the next check.
    ///
    /// # Errors
    /// Refused for other kinds and when it does not hang.
    pub fn verify(
        &mut self,
        number: &str,
        as_of: Option<NaiveDate>,
        next: Option<NaiveDate>,
        by: Option<&str>,
    ) -> Result<Option<CheckDue>, Fault> {
        let case = self.case(number)?;
        let by = self.actor(by, Duty::Draft, None)?;
        let order = VerifyOrder { as_of: as_of.unwrap_or(self.now.today), next, by };
        let event = moves::verify(self.scene(&case), &order)?;
        self.commit(vec![event])?;
        Ok(self.standing_of(&case.notice.number)?.check)
    }
}
