//! Reading a parcel, one entry after the other, believing nothing: every size is checked before it
//! is read, every digest before anything is used, and no name in the file decides where it goes.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use super::container::{self, Frame, has_hole, incomplete};
use super::{
    Content, FORMAT, JOURNAL, MANIFEST, MANIFEST_LIMIT, Manifest, PHOTOS, SIGNATURE, Sender, foreign, mismatch,
    stranger,
};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::archive::{CopyError, copy_hashed};
use crate::store::{files, key};

/// The front page of a parcel, with a signature that fits the key it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Looked {
    /// Who sends it.
    pub(in crate::store) sender: Sender,
    /// The key that it names, hexadecimal.
    pub(in crate::store) key: String,
    /// Its first and its last record.
    pub(in crate::store) records: (u64, u64),
}

/// A parcel whose content lies in a folder, all of it checked against its manifest.
#[derive(Debug)]
pub(in crate::store) struct Unpacked {
    /// What it says about itself.
    pub(in crate::store) manifest: Manifest,
    /// The lines, byte for byte.
    pub(in crate::store) lines: Vec<u8>,
    /// Where its photographs lie, each under its digest.
    pub(in crate::store) folder: PathBuf,
}

/// Whose parcel it is, by its own word: for comparing fingerprints at first contact.
pub(in crate::store) fn look(path: &Path) -> Result<Looked, Fault> {
    let (mut reader, _) = container::open(path)?;
    let manifest = begin(path, &mut reader, |_| Ok(())).map_err(|fault| or_incomplete(path, fault))?;
    let records = (manifest.first, manifest.last);
    Ok(Looked { sender: manifest.office, key: manifest.key, records })
}

/// Reads everything and keeps nothing.
pub(super) fn check(path: &Path) -> Result<Manifest, Fault> {
    read(path, None, |_| Ok(())).map(|(manifest, _)| manifest)
}

/// Reads a parcel; its photographs go to `folder`. `accept` says whether its sender and key are
/// known here, before anything large is read.
///
/// # Errors
/// `Input`: `parcel-incomplete` for what is not all there yet, `parcel-mismatch` for what was
/// changed, `parcel-foreign`, `parcel-newer`, `parcel-stranger`, `parcel-too-large`; and what
/// `accept` says. `Storage` when the disk fails.
pub(in crate::store) fn unpack(
    path: &Path,
    folder: &Path,
    accept: impl FnOnce(&Manifest) -> Result<(), Fault>,
) -> Result<Unpacked, Fault> {
    let (manifest, lines) = read(path, Some(folder), accept)?;
    Ok(Unpacked { manifest, lines, folder: folder.to_owned() })
}

fn read(
    path: &Path,
    folder: Option<&Path>,
    accept: impl FnOnce(&Manifest) -> Result<(), Fault>,
) -> Result<(Manifest, Vec<u8>), Fault> {
    let (mut reader, frame) = container::open(path)?;
    let manifest = begin(path, &mut reader, accept).map_err(|fault| or_incomplete(path, fault))?;
    let lines = rest(path, &mut reader, &manifest, frame, folder).map_err(|fault| or_incomplete(path, fault))?;
    Ok((manifest, lines))
}

// A file with a hole in it is still arriving: that is no tampering.
fn or_incomplete(path: &Path, fault: Fault) -> Fault {
    let doubtful = ["parcel-mismatch", "parcel-foreign", "parcel-stranger"].contains(&fault.message.key.as_ref());
    if doubtful && has_hole(path) { incomplete(path) } else { fault }
}

fn begin(
    path: &Path,
    reader: &mut BufReader<File>,
    accept: impl FnOnce(&Manifest) -> Result<(), Fault>,
) -> Result<Manifest, Fault> {
    let head = small(path, reader, MANIFEST, MANIFEST_LIMIT)?;
    let manifest = parse(path, &head)?;
    if let Some(item) = manifest.oddity() {
        return Err(stranger(path, item));
    }
    let signature = small(path, reader, SIGNATURE, key::SIGNATURE as u64)?;
    if !key::is_public(&manifest.key) || !key::verify(&manifest.key, &head, &signature) {
        return Err(mismatch(path, SIGNATURE));
    }
    accept(&manifest)?;
    Ok(manifest)
}

fn parse(path: &Path, head: &[u8]) -> Result<Manifest, Fault> {
    #[derive(serde::Deserialize)]
    struct Version {
        format: u32,
    }
    let version: Version = serde_json::from_slice(head).map_err(|_| foreign(path))?;
    if version.format > FORMAT {
        return Err(Fault::input(Message::of("parcel-newer").with("file", path.display())));
    }
    serde_json::from_slice(head).map_err(|_| foreign(path))
}

fn rest(
    path: &Path,
    reader: &mut BufReader<File>,
    manifest: &Manifest,
    frame: Frame,
    folder: Option<&Path>,
) -> Result<Vec<u8>, Fault> {
    if frame.entries != manifest.photos.len() + 3 {
        return Err(stranger(path, PHOTOS));
    }
    let lines = large(path, reader, JOURNAL, &manifest.journal)?;
    for photo in &manifest.photos {
        let name = format!("{PHOTOS}{}", photo.sha256);
        let target = folder.map(|folder| folder.join(&photo.sha256));
        let mut out = target.as_deref().map(create).transpose()?;
        let entry = next(path, reader, &name, photo.bytes)?;
        let found = copy_hashed(entry.take(photo.bytes + 1), out.as_mut()).map_err(|err| match err {
            CopyError::Read(err) => unreadable(path, &name, &err),
            CopyError::Write(err) => files::write_fault(target.as_deref().unwrap_or(path), &err),
        })?;
        if found != (photo.bytes, photo.sha256.clone()) {
            return Err(mismatch(path, &name));
        }
    }
    // Right after the last entry the directory begins: nothing stands between or behind.
    let here = reader.stream_position().map_err(|err| files::read_fault(path, &err))?;
    if here == frame.directory { Ok(lines) } else { Err(stranger(path, "…")) }
}

fn create(path: &Path) -> Result<File, Fault> {
    File::create(path).map_err(|err| files::write_fault(path, &err))
}

fn large(path: &Path, reader: &mut BufReader<File>, name: &str, content: &Content) -> Result<Vec<u8>, Fault> {
    let entry = next(path, reader, name, content.bytes)?;
    let bytes = limited(entry, content.bytes).map_err(|err| unreadable(path, name, &err))?;
    let right = bytes.len() as u64 == content.bytes && crate::store::chain::sha256(&bytes) == content.sha256;
    if right { Ok(bytes) } else { Err(mismatch(path, name)) }
}

// An entry whose size nobody has promised yet.
fn small(path: &Path, reader: &mut BufReader<File>, name: &str, limit: u64) -> Result<Vec<u8>, Fault> {
    let entry = named(path, reader, name)?;
    let size = entry.size();
    if size > limit {
        return Err(stranger(path, name));
    }
    let bytes = limited(entry, size).map_err(|err| unreadable(path, name, &err))?;
    if bytes.len() as u64 == size { Ok(bytes) } else { Err(mismatch(path, name)) }
}

// What a disk or the network says is no tampering; what the packing says has no number of the system.
fn unreadable(path: &Path, name: &str, err: &io::Error) -> Fault {
    if err.raw_os_error().is_some() { files::read_fault(path, err) } else { mismatch(path, name) }
}

// However much is packed in it, not more than one byte beyond what was promised comes out.
fn limited(entry: impl Read, bytes: u64) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    entry.take(bytes + 1).read_to_end(&mut out)?;
    Ok(out)
}

type Entry<'a> = ZipFile<'a, BufReader<File>>;

fn next<'a>(path: &Path, reader: &'a mut BufReader<File>, name: &str, bytes: u64) -> Result<Entry<'a>, Fault> {
    let entry = named(path, reader, name)?;
    if entry.size() == bytes { Ok(entry) } else { Err(mismatch(path, name)) }
}

// Only the entry that belongs here is looked at; any other name is a stranger, whatever it says.
fn named<'a>(path: &Path, reader: &'a mut BufReader<File>, name: &str) -> Result<Entry<'a>, Fault> {
    let entry = read_zipfile_from_stream(reader).map_err(|err| match err {
        ZipError::Io(err) => unreadable(path, name, &err),
        _ => mismatch(path, name),
    })?;
    let entry = entry.ok_or_else(|| mismatch(path, name))?;
    if entry.name_raw() == name.as_bytes() {
        return Ok(entry);
    }
    let shown = String::from_utf8_lossy(entry.name_raw()).into_owned();
    Err(stranger(path, &shown))
}
