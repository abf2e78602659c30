//! One writer at a time: a locked file, and beside it a readable one that says who holds it.
//!
//! Windows keeps others from reading a locked file, hence the second one, `lock.info`.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::files;
use crate::core::fault::Fault;

// A process that just ended may hold its lock for a moment longer.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(50);

/// The right to use the index and to write; given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
    info: PathBuf,
}

/// Who holds the lock.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Holder {
    /// Number of the process.
    pub(super) pid: u32,
    /// Name of the computer.
    pub(super) machine: String,
    /// Since when, local time.
    pub(super) since: String,
}

/// What became of the attempt.
#[derive(Debug)]
pub(super) enum Taken {
    /// It is ours.
    Held(Lock),
    /// Another process has it.
    Busy(Holder),
    /// The folder cannot be written to.
    ReadOnly,
}

/// Tries to take the lock of `home`, for half a second at most.
pub(super) fn take(home: &Path) -> Result<Taken, Fault> {
    let path = home.join("lock");
    let info = home.join("lock.info");
    let file = match OpenOptions::new().create(true).truncate(false).write(true).open(&path) {
        Ok(file) => file,
        Err(err) if is_read_only(&err) => return Ok(Taken::ReadOnly),
        Err(err) => return Err(files::write_fault(&path, &err)),
    };
    if !wait_for(&file).map_err(|err| files::write_fault(&path, &err))? {
        return Ok(Taken::Busy(read_holder(&info)));
    }
    let mine = serde_json::to_vec(&Holder::me()).unwrap_or_default();
    match files::write_synced(&info, &mine) {
        Err(err) if is_read_only(&err) => Ok(Taken::ReadOnly),
        // On a full disk others read `?`; looking has to work all the same.
        _ => Ok(Taken::Held(Lock { _file: file, info })),
    }
}

fn is_read_only(err: &io::Error) -> bool {
    matches!(err.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

fn wait_for(file: &File) -> io::Result<bool> {
    for attempt in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) if attempt + 1 < TRIES => sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(err)) => return Err(err),
        }
    }
    Ok(false)
}

// The holder may be writing its card this very moment: then it is unknown, not an error.
fn read_holder(info: &Path) -> Holder {
    std::fs::read(info).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_else(Holder::unknown)
}

impl Holder {
    fn me() -> Self {
        let since = chrono::Local::now().format("%Y-%m-%d %H:%M").to_string();
        Self { pid: std::process::id(), machine: machine(), since }
    }

    fn unknown() -> Self {
        Self { pid: 0, machine: "?".to_owned(), since: "?".to_owned() }
    }
}

fn machine() -> String {
    let kernel = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let named = || ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|key| std::env::var(key).ok());
    let name = kernel.or_else(named).unwrap_or_default();
    if name.trim().is_empty() { "?".to_owned() } else { name.trim().to_owned() }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A card that stays behind does no harm: the lock itself is what counts.
        let _ = files::remove(&self.info);
    }
}
