//! Check and heal the store.

use std::path::Path;

use super::clock::Clock;
use crate::core::fault::Fault;
use crate::store;

pub use crate::store::DoctorReport;

/// Checks chain, index and photographs, repairs what is safe to repair, says what it did.
///
/// # Errors
/// Storage fault when the journal is broken beyond what the index can heal; refused for a chosen
/// day on a real board.
pub fn doctor(home: &Path, clock: Clock) -> Result<DoctorReport, Fault> {
    // Only looked at: what opening would repair is for the report to tell. Where the journal says
    // nothing the doctor does.
    if let Ok(Some(office)) = store::office_of(home) {
        clock.require_fit(&office)?;
    }
    store::doctor(home)
}
