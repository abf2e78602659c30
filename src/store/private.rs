//! Who raised an objection: kept on this computer only, never in the journal.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// The person behind an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objector {
    /// Number of the notice.
    pub notice: String,
    /// Number of the objection within the notice.
    pub no: u32,
    /// Name.
    pub name: String,
    /// Telephone or address.
    pub contact: String,
}

/// The file in `home`.
pub(super) fn path(home: &Path) -> PathBuf {
    home.join("private").join("objectors.jsonl")
}

/// Adds a line; a later line about the same objection replaces the earlier one.
pub(super) fn keep(home: &Path, objector: &Objector) -> Result<(), Fault> {
    let path = path(home);
    path.parent().map_or(Ok(()), files::make_folder)?;
    let line = serde_json::to_string(objector).map_err(|err| files::write_fault(&path, &io::Error::other(err)))?;
    let fresh = !path.exists();
    append(&path, &line).map_err(|err| files::write_fault(&path, &err))?;
    if fresh { files::sync_parent(&path) } else { Ok(()) }
}

fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut file = open(path)?;
    // A line that a power cut tore off must not swallow this one.
    let start = if ends_a_line(&mut file)? { "" } else { "\n" };
    file.write_all(format!("{start}{line}\n").as_bytes())?;
    file.sync_all()
}

fn ends_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Who raised objection `no` of `notice`.
///
/// # Errors
/// When the file cannot be read, or it is not found and a damaged line might have told.
pub(super) fn find(home: &Path, notice: &str, no: u32) -> Result<Option<Objector>, Fault> {
    let path = path(home);
    let bytes = files::read_if_there(&path)?.unwrap_or_default();
    let mut damaged = 0;
    let mut found = None;
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice::<Objector>(line) {
            Ok(objector) if objector.notice == notice && objector.no == no => found = Some(objector),
            Ok(_) => {}
            Err(_) => damaged += 1,
        }
    }
    if found.is_none() && damaged > 0 {
        let message = Message::of("store-private-damaged").with("path", path.display()).with("count", damaged);
        return Err(Fault::storage(message));
    }
    Ok(found)
}
