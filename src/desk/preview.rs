//! The pages of a poster, for the screen.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::press::{self, PageText, Style, layout};

impl Desk {
    /// The pages of the poster of a notice in `style`, as they would be printed now.
    ///
    /// # Errors
    /// Input fault for an unknown number; storage faults.
    pub fn pages(&self, number: &str, style: &Style) -> Result<Vec<PageText>, Fault> {
        let poster = self.poster_now(&self.case(number)?)?;
        Ok(press::preview(&layout::pages(&poster, style)?))
    }
}
