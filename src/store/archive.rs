//! The file of a backup, `*.gslbak`: a tar inside zstd, which ordinary tools can open.
//!
//! The first entry is `manifest.json`: head of the chain, and for every further entry its path,
//! size and SHA-256, in order. Reading takes nothing that the manifest does not name, and the
//! manifest may name only what a store has: a hostile file cannot write anywhere else.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::chain::Head;
use super::{files, journal, key};
use crate::core::fault::Fault;
use crate::core::notice::hex;
use crate::core::watch::{Watch, tell};
use crate::core::words::Message;

/// zstd level 3: 400 MB of journal become 96 MB in 3 seconds.
const LEVEL: i32 = 3;
/// Since 2 with the office's key.
const FORMAT: u32 = 2;
const MANIFEST: &str = "manifest.json";
const MANIFEST_LIMIT: u64 = 8 << 20;
const FILE_LIMIT: u64 = 1 << 30;
const TOTAL_LIMIT: u64 = 32 << 30;
const COUNT_LIMIT: usize = 20_000;
// After the last entry a tar holds at most one record of zeros.
const REST_LIMIT: u64 = 1 << 20;
// 128 MB: more than level 3 ever needs, and a bound on memory.
const WINDOW_LOG: u32 = 27;
// An entry name has to fit the plain header of a tar.
const NAME_LIMIT: usize = 80;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of this format.
    pub(super) format: u32,
    /// Version of the program that wrote it.
    pub(super) program: String,
    /// Code of the office.
    pub(super) office: String,
    /// Its name, for the person who finds the file.
    pub(super) name: String,
    /// The day it was made.
    pub(super) day: NaiveDate,
    /// Where the chain ends.
    pub(super) head: Head,
    /// The files, in the order of the archive.
    pub(super) files: Vec<Item>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    /// Path within the home folder, with `/`.
    pub(super) path: String,
    /// Bytes.
    pub(super) bytes: u64,
    /// SHA-256, hexadecimal.
    pub(super) sha256: String,
}

impl Manifest {
    /// The manifest of `files`.
    pub(super) fn new(office: String, name: String, day: NaiveDate, head: Head, files: Vec<Item>) -> Self {
        Self { format: FORMAT, program: env!("CARGO_PKG_VERSION").to_owned(), office, name, day, head, files }
    }

    // The first entry that has no place in a backup.
    fn stranger(&self) -> Option<&str> {
        let total: u64 = self.files.iter().fold(0, |sum, item| sum.saturating_add(item.bytes));
        if self.files.len() > COUNT_LIMIT || total > TOTAL_LIMIT {
            return Some(MANIFEST);
        }
        let mut seen = std::collections::BTreeSet::new();
        // Windows takes `A` and `a` for the same file.
        let fits =
            |item: &&Item| !is_allowed(&item.path) || item.bytes > FILE_LIMIT || !seen.insert(item.path.to_lowercase());
        self.files.iter().find(fits).map(|item| item.path.as_str())
    }
}

/// Whether `path` is one that a backup may hold.
pub(super) fn is_allowed(path: &str) -> bool {
    match path.split_once('/') {
        Some(("journal", name)) => journal::segment_number(name).is_some(),
        Some(("private", name)) => ["objectors.jsonl", key::FILE].contains(&name),
        Some(("templates" | "holidays", name)) => is_portable(name),
        _ => false,
    }
}

/// Whether `name` is a plain file name on every system: no separators, no device names, nothing
/// hidden.
#[must_use]
pub fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |device: &str| stem.strip_prefix(device).is_some_and(|rest| rest.chars().count() == 1);
    let device = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT");
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let ends_badly = name.ends_with(['.', ' ']);
    !stem.is_empty() && !device && !ends_badly && name.len() <= NAME_LIMIT && !name.contains(forbidden)
}

/// Writes the files of `home` that `manifest` names to `out`, which is called `name`, and syncs it.
/// `progress` is told how many files are in it, of how many.
pub(super) fn pack(
    home: &Path,
    manifest: &Manifest,
    out: &File,
    name: &Path,
    progress: &mut Watch<'_>,
) -> Result<(), Fault> {
    let failed = |err: io::Error| files::write_fault(name, &err);
    let mut tar = begin(manifest, out).map_err(failed)?;
    for (done, item) in manifest.files.iter().enumerate() {
        tell(progress, done, manifest.files.len())?;
        let file = File::open(home.join(&item.path)).map_err(failed)?;
        // A journal may have grown since: only what the manifest counted goes in.
        add(&mut tar, &item.path, item.bytes, file.take(item.bytes)).map_err(failed)?;
    }
    tar.into_inner().and_then(zstd::Encoder::finish).and_then(File::sync_all).map_err(failed)?;
    tell(progress, manifest.files.len(), manifest.files.len())
}

fn begin<'a>(manifest: &Manifest, out: &'a File) -> io::Result<tar::Builder<zstd::Encoder<'static, &'a File>>> {
    let mut zip = zstd::Encoder::new(out, LEVEL)?;
    zip.include_checksum(true)?;
    let mut tar = tar::Builder::new(zip);
    let head = serde_json::to_vec_pretty(manifest)?;
    add(&mut tar, MANIFEST, head.len() as u64, head.as_slice())?;
    Ok(tar)
}

fn add(tar: &mut tar::Builder<impl Write>, path: &str, bytes: u64, content: impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_size(bytes);
    header.set_mode(0o600);
    tar.append_data(&mut header, path, content)
}

/// Reads a backup through, checks everything against its manifest, and writes the files below
/// `target` where one is given.
///
/// # Errors
/// `Input` when it is truncated, damaged, no backup at all, or names what no backup may hold.
pub(super) fn unpack(file: &Path, target: Option<&Path>) -> Result<Manifest, Fault> {
    let unreadable = |err: io::Error| unreadable(file, &err);
    let mut zip =
        zstd::Decoder::new(File::open(file).map_err(|err| Fault::input(files::read_fault(file, &err).message))?)
            .map_err(unreadable)?;
    zip.window_log_max(WINDOW_LOG).map_err(unreadable)?;
    let mut tar = tar::Archive::new(zip);
    // Raw: no long names, links or other extensions are ever interpreted.
    let mut entries = tar.entries().map_err(unreadable)?.raw(true);
    let manifest = read_manifest(file, entries.next())?;
    for item in &manifest.files {
        let entry = entries.next().ok_or_else(|| mismatch(file, &item.path))?.map_err(unreadable)?;
        take(file, entry, item, target)?;
    }
    if entries.next().is_some() {
        return Err(stranger(file, "…"));
    }
    // Reading to the very end checks the checksum of the frame.
    let rest = io::copy(&mut tar.into_inner().take(REST_LIMIT), &mut io::sink()).map_err(unreadable)?;
    if rest < REST_LIMIT { Ok(manifest) } else { Err(stranger(file, "…")) }
}

type Entry<'a, R> = tar::Entry<'a, R>;

fn read_manifest<R: Read>(file: &Path, first: Option<io::Result<Entry<'_, R>>>) -> Result<Manifest, Fault> {
    let entry = first.ok_or_else(|| foreign(file))?.map_err(|err| unreadable(file, &err))?;
    if *entry.path_bytes() != *MANIFEST.as_bytes() || entry.size() > MANIFEST_LIMIT {
        return Err(foreign(file));
    }
    let mut bytes = Vec::new();
    entry.take(MANIFEST_LIMIT).read_to_end(&mut bytes).map_err(|err| unreadable(file, &err))?;
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|_| foreign(file))?;
    if manifest.format > FORMAT {
        return Err(Fault::input(Message::of("store-backup-newer").with("file", file.display())));
    }
    match manifest.stranger() {
        Some(path) => Err(stranger(file, path)),
        None => Ok(manifest),
    }
}

fn take<R: Read>(file: &Path, entry: Entry<'_, R>, item: &Item, target: Option<&Path>) -> Result<(), Fault> {
    let plain = entry.header().entry_type().is_file();
    if !plain || *entry.path_bytes() != *item.path.as_bytes() || entry.size() != item.bytes {
        return Err(mismatch(file, &item.path));
    }
    let mut out = match target {
        Some(target) => Some(create(&target.join(&item.path))?),
        None => None,
    };
    let found = copy_hashed(entry, out.as_mut()).map_err(|err| match err {
        CopyError::Read(err) => unreadable(file, &err),
        CopyError::Write(err) => files::write_fault(target.unwrap_or(file), &err),
    })?;
    if let (Some(out), Some(target)) = (&out, target) {
        out.sync_all().map_err(|err| files::write_fault(target, &err))?;
    }
    if found == (item.bytes, item.sha256.clone()) { Ok(()) } else { Err(mismatch(file, &item.path)) }
}

fn create(path: &Path) -> Result<File, Fault> {
    path.parent().map_or(Ok(()), files::make_folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|err| files::write_fault(path, &err))
}

/// Which end of a copy failed: a disk that is full says nothing about what is read.
#[derive(Debug)]
pub(super) enum CopyError {
    /// What is copied cannot be read.
    Read(io::Error),
    /// The copy cannot be written.
    Write(io::Error),
}

impl From<CopyError> for io::Error {
    fn from(err: CopyError) -> Self {
        match err {
            CopyError::Read(err) | CopyError::Write(err) => err,
        }
    }
}

/// Copies everything; gives the number of bytes and their SHA-256, hexadecimal.
pub(super) fn copy_hashed(mut from: impl Read, mut out: Option<&mut File>) -> Result<(u64, String), CopyError> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        let read = from.read(&mut buffer).map_err(CopyError::Read)?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
        hasher.update(chunk);
        if let Some(out) = &mut out {
            out.write_all(chunk).map_err(CopyError::Write)?;
        }
        total += read as u64;
    }
    Ok((total, hex(&hasher.finalize())))
}

fn unreadable(file: &Path, err: &io::Error) -> Fault {
    Fault::input(Message::of("store-backup-unreadable").with("file", file.display()).with("reason", err))
}

fn foreign(file: &Path) -> Fault {
    Fault::input(Message::of("store-backup-foreign").with("file", file.display()))
}

fn stranger(file: &Path, item: &str) -> Fault {
    Fault::input(Message::of("store-backup-stranger").with("file", file.display()).with("item", item))
}

/// The content is not what the manifest says.
pub(super) fn mismatch(file: &Path, item: &str) -> Fault {
    Fault::input(Message::of("store-backup-mismatch").with("file", file.display()).with("item", item))
}
