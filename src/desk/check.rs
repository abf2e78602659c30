//! Everything that is known to be wrong with a notice.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::form::Issue;

/// The findings on a notice.
#[derive(Debug)]
pub struct Checked {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Findings on the content.
    pub content: Vec<Issue>,
    /// Findings on posting and evidence.
    pub record: Vec<Issue>,
}

impl Checked {
    /// How many findings block.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.content.iter().chain(&self.record).filter(|issue| issue.blocks()).count()
    }
}

impl Desk {
    /// Checks a notice: C01–C25 as far as the record decides them.
    ///
    /// # Errors
    /// Input fault for an unknown number; storage faults; faults of the template.
    pub fn check(&self, number: &str) -> Result<Checked, Fault> {
        let case = self.case(number)?;
        let (content, record) = self.issues(&case)?;
        let title = case.notice.title().to_owned();
        Ok(Checked { number: case.notice.number, title, content, record })
    }
}
