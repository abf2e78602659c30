//! The pages of a poster, for the screen: as text, and as pictures.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::watch::unwatched;
use crate::press::{self, PagePicture, PageText, Room, Style, layout};

impl Desk {
    /// The pages of the poster of a notice in `style`, as they would be printed now.
    ///
    /// # Errors
    /// Input fault for an unknown number; storage faults.
    pub fn pages(&self, number: &str, style: &Style) -> Result<Vec<PageText>, Fault> {
        let poster = self.poster_now(&self.case(number)?)?;
        Ok(press::preview(&layout::pages(&poster, style)?))
    }

    /// Page `page`, counted from 1, of the poster of a notice in `style`, as it would be printed
    /// now: as large as `room` allows.
    ///
    /// # Errors
    /// Input fault for an unknown number and for a page that is not there; refused for what may
    /// never leave the program, and where it was built without pictures; storage faults.
    pub fn picture(&self, number: &str, page: usize, style: &Style, room: Room) -> Result<PagePicture, Fault> {
        let poster = self.poster_now(&self.case(number)?)?;
        let printed = self.press(&poster, style, &mut unwatched)?;
        press::picture(&printed.bytes, page, room)
    }
}
