//! Backups: daily by themselves, on request to another folder, and back again.

use std::path::Path;

use super::open::Desk;
use crate::core::fault::Fault;
use crate::store;

pub use crate::store::Restored;
pub use crate::store::backup::Backup;

impl Desk {
    /// Writes a backup to `folder`, the home's own backup folder when not given.
    ///
    /// # Errors
    /// Storage fault when it cannot be written or does not read back.
    pub fn backup(&self, folder: Option<&Path>) -> Result<Backup, Fault> {
        let own = self.home.join("backups");
        store::backup::write(&self.home, folder.unwrap_or(&own), self.now.today)
    }

    /// The backup of the day, once; older ones are thinned out. A failure is told, never fatal:
    /// the journal itself is safe.
    pub fn daily_backup(&mut self) {
        match store::backup::daily(&self.store, self.now.today) {
            Ok(made) => self.told.extend(made.map(|made| made.notes).unwrap_or_default()),
            Err(fault) => self.told.push(fault.message),
        }
    }
}

/// Restores a backup into `home`; what was there is kept beside.
///
/// # Errors
/// Input fault for what is no whole backup; storage faults.
pub fn restore(file: &Path, home: &Path) -> Result<Restored, Fault> {
    store::restore(file, home)
}
