//! Who may do what, for choosing a name.

use super::open::{Desk, RECORDING};
use crate::core::office::Duty;

impl Desk {
    /// Names of the staff who have `duty`, in the office's order.
    #[must_use]
    pub fn able(&self, duty: Duty) -> Vec<String> {
        self.office.staff_with(duty).map(|staff| staff.name.clone()).collect()
    }

    /// Names of the staff who record what came in from outside: objections, photographs, numbers
    /// of the archive.
    #[must_use]
    pub fn recorders(&self) -> Vec<String> {
        let able = self.office.staff.iter().filter(|staff| RECORDING.iter().any(|duty| staff.duties.contains(duty)));
        able.map(|staff| staff.name.clone()).collect()
    }
}
