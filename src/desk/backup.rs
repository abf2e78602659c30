//! Backups: daily by themselves, on request to another folder, and back again.

use std::path::{Path, PathBuf};

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store;

/// A backup that is safely written.
#[derive(Debug)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
}

impl Desk {
    /// Writes a backup into `folder`, the home's own backup folder when not given.
    ///
    /// # Errors
    /// Storage fault when it cannot be written or does not read back.
    pub fn backup(&self, folder: Option<&Path>) -> Result<Backup, Fault> {
        let path = store::backup(&self.home, folder, self.now.today)?;
        let bytes = std::fs::metadata(&path).map(|data| data.len()).unwrap_or_default();
        Ok(Backup { path, bytes })
    }

    /// The backup of the day, once; older ones are thinned out. A failure is told, never fatal:
    /// the journal itself is safe.
    pub fn daily_backup(&mut self) {
        if let Err(fault) = store::daily_backup(&self.home, self.now.today) {
            self.told.push(fault.message);
        }
    }
}

/// Restores a backup into `home`; what was there is kept beside.
///
/// # Errors
/// Input fault for what is no whole backup; storage faults.
pub fn restore(file: &Path, home: &Path) -> Result<Vec<Message>, Fault> {
    store::restore(file, home)
}
