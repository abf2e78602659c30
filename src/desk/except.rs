//! Record a shorter period that was allowed in writing.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::moves::{self, ExceptOrder};
use crate::core::office::Duty;

impl Desk {
    /// Records the exception; `order.by` may be empty when only one person may.
    ///
    /// # Errors
    /// Refused without the duty to manage, or when the days are no shorter period.
    pub fn except(&mut self, number: &str, mut order: ExceptOrder) -> Result<(), Fault> {
        let case = self.case(number)?;
        let by = Some(order.by.as_str()).filter(|by| !by.is_empty());
        order.by = self.actor(by, Duty::Manage, None)?;
        let event = moves::except(self.scene(&case), &order)?;
        self.commit(vec![event]).map(drop)
    }
}
