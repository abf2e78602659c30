//! Whose store it is, without opening it: nothing is locked, mended or written.

use std::path::Path;

use super::journal;
use super::walk::{From, walk};
use crate::core::event::Event;
use crate::core::fault::Fault;
use crate::core::office::Office;

/// The office as far as the journal of `home` can be read; `None` when that is not even its first
/// record.
///
/// # Errors
/// When the disk fails.
pub fn office_of(home: &Path) -> Result<Option<Office>, Fault> {
    let mut office = None;
    walk(&journal::folder(home), &From::start(), |lines| {
        for record in lines.iter().filter_map(|line| line.record.as_ref()) {
            if let Event::OfficeSet { office: set } = &record.event {
                office = Some(set.as_ref().clone());
            }
        }
        Ok(())
    })?;
    Ok(office)
}
