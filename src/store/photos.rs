//! Photographs, each kept once under its SHA-256: `photos/ab/ab12…`.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::chain::sha256;
use super::files;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// Where the photograph with this digest lives. `None` when it is no digest.
pub(super) fn path(home: &Path, digest: &str) -> Option<PathBuf> {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digest.len() != 64 || !digest.bytes().all(hex) {
        return None;
    }
    Some(home.join("photos").join(digest.get(..2)?).join(digest))
}

/// Keeps the file and gives its digest.
pub(super) fn keep(home: &Path, bytes: &[u8]) -> Result<String, Fault> {
    let digest = sha256(bytes);
    if read(home, &digest).is_ok() {
        return Ok(digest);
    }
    let path = path(home, &digest).ok_or_else(|| missing(&digest))?;
    path.parent().map_or(Ok(()), files::make_folder)?;
    files::write_whole(&path, bytes)?;
    Ok(digest)
}

/// Moves `from`, whose digest was checked, into its place; whether it was not there before.
pub(super) fn adopt(home: &Path, digest: &str, from: &Path) -> Result<bool, Fault> {
    if read(home, digest).is_ok() {
        return Ok(false);
    }
    let path = path(home, digest).ok_or_else(|| missing(digest))?;
    path.parent().map_or(Ok(()), files::make_folder)?;
    File::open(from).and_then(|file| file.sync_all()).map_err(|err| files::read_fault(from, &err))?;
    files::put_in_place(from, &path)?;
    Ok(true)
}

/// The file, checked against its digest.
pub(super) fn read(home: &Path, digest: &str) -> Result<Vec<u8>, Fault> {
    let path = path(home, digest).ok_or_else(|| missing(digest))?;
    let bytes = files::read_if_there(&path)?.ok_or_else(|| missing(digest))?;
    if sha256(&bytes) == digest {
        return Ok(bytes);
    }
    Err(Fault::storage(Message::of("store-photo-damaged").with("digest", digest)))
}

fn missing(digest: &str) -> Fault {
    Fault::storage(Message::of("store-photo-missing").with("digest", digest))
}
