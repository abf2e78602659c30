//! Check and heal the store.

use std::path::Path;

use crate::core::fault::Fault;
use crate::store;

pub use crate::store::DoctorReport;

/// Checks chain, index and photographs, repairs what is safe to repair, says what it did.
///
/// # Errors
/// Storage fault when the journal is broken beyond what the index can heal.
pub fn doctor(home: &Path) -> Result<DoctorReport, Fault> {
    store::doctor(home)
}
