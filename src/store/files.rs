//! Writing files so that a power cut leaves the old content or the new one, never half of it.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::patience::patiently;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// Replaces the file at `path`: temporary name, sync, rename, sync of the folder.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let temp = temporary(path);
    write_synced(&temp, bytes).map_err(|err| write_fault(&temp, &err))?;
    put_in_place(&temp, path)
}

/// Writes a file that may be lost, or be torn, in a power cut.
pub(super) fn write_unsynced(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    patiently(|| fs::write(path, bytes)).map_err(|err| write_fault(path, &err))
}

/// Writes and syncs a file in place.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Renames the synced file `temp` to `path` and syncs the folder.
pub(super) fn put_in_place(temp: &Path, path: &Path) -> Result<(), Fault> {
    rename(temp, path).map_err(|err| write_fault(path, &err))?;
    sync_parent(path)
}

/// Renames a file or a folder; a file at `to` is replaced.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to))
}

/// The temporary name for `path`, in the same folder so that the rename stays on one disk.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".tmp");
    path.with_file_name(name)
}

/// Makes a new or renamed name in the folder of `path` durable.
pub(super) fn sync_parent(path: &Path) -> Result<(), Fault> {
    match path.parent() {
        // A name alone lies in the folder where the program was started.
        Some(folder) if folder.as_os_str().is_empty() => sync_folder(Path::new(".")),
        Some(folder) => sync_folder(folder),
        None => Ok(()),
    }
}

/// Makes the names in `folder` durable.
#[cfg(not(windows))]
pub(super) fn sync_folder(folder: &Path) -> Result<(), Fault> {
    File::open(folder).and_then(|handle| handle.sync_all()).map_err(|err| write_fault(folder, &err))
}

/// Windows cannot sync a folder; NTFS keeps names in its own log.
#[cfg(windows)]
pub(super) fn sync_folder(_: &Path) -> Result<(), Fault> {
    Ok(())
}

/// Makes `folder` and what is missing above it.
pub(super) fn make_folder(folder: &Path) -> Result<(), Fault> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|err| write_fault(folder, &err))?;
    sync_parent(folder)
}

/// Removes `path` where it exists.
pub(super) fn remove(path: &Path) -> Result<(), Fault> {
    match patiently(|| fs::remove_file(path)) {
        Err(err) if err.kind() != ErrorKind::NotFound => Err(write_fault(path, &err)),
        _ => Ok(()),
    }
}

/// The bytes of `path`; `None` when there is no such file.
pub(super) fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    match patiently(|| fs::read(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(err) if err.kind() == ErrorKind::NotFound => Ok(None),
        Err(err) => Err(read_fault(path, &err)),
    }
}

/// The entries of `folder`, sorted; none when there is no such folder.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let list = match fs::read_dir(folder) {
        Ok(list) => list,
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(read_fault(folder, &err)),
    };
    let paths: io::Result<Vec<PathBuf>> = list.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(|err| read_fault(folder, &err))?;
    paths.sort();
    Ok(paths)
}

/// The name of `path` as text; empty when it is none.
pub(super) fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// The first of `stem1`, `stem2`, … in `folder` that does not exist yet.
pub(super) fn unused(folder: &Path, stem: &str) -> PathBuf {
    (1..=u64::MAX).map(|n| folder.join(format!("{stem}{n}"))).find(|path| !path.exists()).unwrap_or_default()
}

/// What to tell when reading failed.
pub(super) fn read_fault(path: &Path, err: &io::Error) -> Fault {
    io_fault("store-read-failed", path, err)
}

/// What to tell when writing failed.
pub(super) fn write_fault(path: &Path, err: &io::Error) -> Fault {
    io_fault("store-write-failed", path, err)
}

fn io_fault(otherwise: &'static str, path: &Path, err: &io::Error) -> Fault {
    let key = match err.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "store-disk-full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "store-no-permission",
        _ => otherwise,
    };
    Fault::storage(Message::of(key).with("path", path.display()).with("reason", err))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_folder_is_one_in_the_current_folder() {
        assert!(sync_parent(Path::new("甲")).is_ok());
    }
}
