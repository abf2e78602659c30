//! Record what somebody saw at the board.

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::core::moves::{self, InspectOrder};
use crate::core::office::Duty;
use crate::core::posting::histories;
use crate::core::standing::Standing;
use crate::core::words::Message;

/// An inspection.
#[derive(Clone, Debug)]
pub struct InspectRequest {
    /// Place; the only one where it hangs when not given.
    pub place: Option<String>,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// What was found.
    pub condition: Condition,
    /// Since when it had been missing.
    pub since: Option<NaiveDate>,
    /// Remarks.
    pub remarks: String,
    /// Who looked.
    pub by: Option<String>,
}

impl InspectRequest {
    /// What was found, in a sentence.
    #[must_use]
    pub fn told(&self, number: &str) -> Message {
        let key = match self.condition {
            Condition::Intact => "inspect-intact",
            Condition::Damaged => "inspect-damaged",
            Condition::Missing => "inspect-missing",
        };
        Message::of(key).with("number", number)
    }
}

impl Desk {
    /// Records an inspection and says how the notice stands now.
    ///
    /// # Errors
    /// Refused where it does not hang or on an impossible day.
    pub fn inspect(&mut self, number: &str, request: &InspectRequest) -> Result<Standing, Fault> {
        let case = self.case(number)?;
        let histories = histories(&case.notice);
        let hanging = case.notice.hanging_places();
        let all: Vec<&str> = histories.iter().map(|history| history.place.as_str()).collect();
        let hanging = if hanging.is_empty() { all } else { hanging };
        let place = match (&request.place, hanging.as_slice()) {
            (Some(place), _) => place.trim().to_owned(),
            (None, [only]) => (*only).to_owned(),
            (None, _) => return Err(Fault::input(Message::of("inspect-which").with("places", hanging.join("、")))),
        };
        let order = InspectOrder {
            place,
            day: request.day.unwrap_or(self.now.today),
            condition: request.condition,
            since: request.since,
            remarks: request.remarks.clone(),
            by: self.actor(request.by.as_deref(), Duty::Inspect, None)?,
        };
        let event = moves::inspect(self.scene(&case), &order)?;
        self.commit(vec![event])?;
        self.standing_of(&case.notice.number)
    }
}
