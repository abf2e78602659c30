//! Record that a poster was taken down.

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::moves::{self, TakeDownOrder};
use crate::core::office::Duty;
use crate::core::standing::Standing;
use crate::core::words::Message;

/// A take-down.
#[derive(Clone, Debug, Default)]
pub struct TakeDownRequest {
    /// Places; all where it hangs when empty.
    pub places: Vec<String>,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// After the end of office hours.
    pub after_hours: bool,
    /// Witness.
    pub witness: String,
    /// Who took it down.
    pub by: Option<String>,
}

impl Desk {
    /// Records a take-down and says how the notice stands now.
    ///
    /// # Errors
    /// Refused before the period has passed, with the first day allowed.
    pub fn take_down(&mut self, number: &str, request: &TakeDownRequest) -> Result<Standing, Fault> {
        let case = self.case(number)?;
        let order = self.take_down_order(request)?;
        let events = moves::take_down(self.scene(&case), &order)?;
        self.commit(events)?;
        self.standing_of(&case.notice.number)
    }

    /// Whether a take-down would be recorded as it is asked for. Nothing is recorded.
    ///
    /// # Errors
    /// As [`Desk::take_down`].
    pub fn foresee_take_down(&self, number: &str, request: &TakeDownRequest) -> Result<(), Fault> {
        let case = self.case(number)?;
        moves::take_down(self.scene(&case), &self.take_down_order(request)?).map(drop)
    }

    pub(super) fn take_down_order(&self, request: &TakeDownRequest) -> Result<TakeDownOrder, Fault> {
        Ok(TakeDownOrder {
            places: request.places.iter().map(|place| place.trim().to_owned()).collect(),
            day: request.day.unwrap_or(self.now.today),
            after_hours: request.after_hours,
            witness: request.witness.clone(),
            by: self.actor(request.by.as_deref(), Duty::Post, None)?,
        })
    }
}

/// What a take-down did, in a sentence; `now` is how the notice stands after it.
#[must_use]
pub fn taken_down_told(number: &str, now: &Standing) -> Message {
    Message::of(if now.hanging { "takedown-partly" } else { "takedown-done" }).with("number", number)
}
