//! Backups: daily by themselves, on request to another folder, and back again.

use std::path::Path;

use super::clock::Clock;
use super::files::unreadable as unreadable_file;
use super::open::{Desk, one_of};
use crate::core::fault::Fault;
use crate::core::office::{Duty, Office};
use crate::core::watch::Watch;
use crate::core::words::Message;
use crate::store::{self, Access, Store};

pub use crate::store::Restored;
pub use crate::store::backup::Backup;

impl Desk {
    /// Writes a backup to `folder`, the home's own backup folder when not given. `progress` is told
    /// files done and in all; no backup is left when it stops the work.
    ///
    /// # Errors
    /// Storage fault when it cannot be written or does not read back; refused when it is stopped.
    pub fn backup(&self, folder: Option<&Path>, progress: &mut Watch<'_>) -> Result<Backup, Fault> {
        let own = self.home.join("backups");
        store::backup::write(&self.home, folder.unwrap_or(&own), self.now.today, progress)
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

/// Restores a backup into `home`; what was there is kept beside. Where an office is set up only
/// who manages it may do that; where the store is too damaged to say who that is, anybody may,
/// and the notes of the result tell so.
///
/// # Errors
/// Input fault for what is no whole backup; refused without the duty to manage and for a chosen
/// day on a real board; storage faults.
pub fn restore(file: &Path, home: &Path, by: Option<&str>, clock: Clock) -> Result<Restored, Fault> {
    let present = present_office(home);
    if let Some(office) = &present {
        clock.require_fit(office)?;
        let by = one_of(office.staff_with(Duty::Manage), by, Duty::Manage.key())?;
        office.entitled(&by, Duty::Manage)?;
    }
    let found = std::fs::metadata(file).map_err(|error| unreadable_file(file, &error))?;
    if found.is_dir() {
        return Err(unreadable_file(file, &std::io::ErrorKind::IsADirectory.into()));
    }
    let unreadable = present.is_none() && Store::exists(home);
    let mut restored = store::restore(file, home)?;
    if unreadable {
        restored.notes.push(Message::of("restore-by-anybody"));
    }
    Ok(restored)
}

// By the journal alone as far as that goes; opening may heal its beginning from the index. What
// fails here is damage, and restoring is what helps against it.
fn present_office(home: &Path) -> Option<Office> {
    let told = store::office_of(home).ok().flatten();
    told.or_else(|| Store::open(home, Access::Read).ok()?.office().cloned())
}
