//! Put a finished notice into the archive.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::moves;
use crate::core::office::Duty;

impl Desk {
    /// Records the number in the archive.
    ///
    /// # Errors
    /// Refused before the notice is taken down and certified.
    pub fn archive(&mut self, number: &str, archive_no: &str, by: Option<&str>) -> Result<(), Fault> {
        let case = self.case(number)?;
        let by = self.actor(by, Duty::Draft, None)?;
        let event = moves::archive(self.scene(&case), archive_no, &by)?;
        self.commit(vec![event]).map(drop)
    }
}
