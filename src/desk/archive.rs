//! Put a finished notice into the archive.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::moves;

impl Desk {
    /// Records the number in the archive.
    ///
    /// # Errors
    /// Refused before the notice is taken down and certified.
    pub fn archive(&mut self, number: &str, archive_no: &str, by: Option<&str>) -> Result<(), Fault> {
        let case = self.case(number)?;
        let by = self.recorder(by)?;
        let event = moves::archive(self.scene(&case), archive_no, &by)?;
        self.commit(vec![event]).map(drop)
    }
}
