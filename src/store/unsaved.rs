//! Forms that were not saved yet, one file each: kept on this computer only, and in no backup.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::archive::is_portable;
use super::chain::sha256;
use super::files;
use crate::core::fault::Fault;

const SUFFIX: &str = ".json";
const TEMPORARY: &str = ".tmp";

/// Names of temporary files differ: a program that dies may write once more while another of its
/// threads is writing.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// Keeps `bytes` under `id`, in the place of what was kept there; on disk when this returns.
///
/// # Errors
/// When the disk fails.
pub fn keep(home: &Path, id: &str, bytes: &[u8]) -> Result<(), Fault> {
    let path = path(home, id);
    files::make_folder(&folder(home))?;
    let turn = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let temp = path.with_extension(format!("{}{turn}{TEMPORARY}", own()));
    if let Err(err) = write_private(&temp, bytes) {
        // Half a file is of no use to anybody; what failed is told.
        let _ = fs::remove_file(&temp);
        return Err(files::write_fault(&temp, &err));
    }
    files::put_in_place(&temp, &path)
}

/// Forgets what is kept under `id`, where there is something.
///
/// # Errors
/// When the disk fails.
pub fn forget(home: &Path, id: &str) -> Result<(), Fault> {
    files::remove(&path(home, id))
}

/// Everything that is kept; what cannot be read is empty.
///
/// # Errors
/// When the folder cannot be read.
pub fn all(home: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Fault> {
    let kept = |path: &PathBuf| files::name(path).ends_with(SUFFIX) && path.is_file();
    let mut all = Vec::new();
    for path in files::entries(&folder(home))?.into_iter().filter(kept) {
        match files::read_if_there(&path) {
            Ok(None) => {}
            Ok(Some(bytes)) => all.push((path, bytes)),
            Err(_) => all.push((path, Vec::new())),
        }
    }
    Ok(all)
}

/// Takes a file that nobody can read out of the way, as `.bad`; gives its new name.
///
/// # Errors
/// When the disk fails.
pub fn set_aside(path: &Path) -> Result<PathBuf, Fault> {
    let stem = format!("{}.bad", files::name(path));
    let aside = Some(path.with_file_name(&stem)).filter(|aside| !aside.exists());
    let aside = aside.unwrap_or_else(|| files::unused(path.parent().unwrap_or(Path::new(".")), &stem));
    files::rename(path, &aside).map_err(|err| files::write_fault(path, &err))?;
    Ok(aside)
}

/// Removes what a program that died while writing left half written; this one may be writing.
///
/// # Errors
/// When the disk fails.
pub fn sweep(home: &Path) -> Result<(), Fault> {
    let half = |path: &PathBuf| files::name(path).ends_with(TEMPORARY) && !files::name(path).contains(&own());
    files::entries(&folder(home))?.into_iter().filter(half).try_for_each(|path| files::remove(&path))
}

// What the names of temporary files of this program have in common.
fn own() -> String {
    format!("writing-{}-", std::process::id())
}

fn folder(home: &Path) -> PathBuf {
    home.join("unsaved")
}

fn path(home: &Path, id: &str) -> PathBuf {
    folder(home).join(format!("{}{SUFFIX}", file_stem(id)))
}

// The id itself where it is a plain name everywhere; two names must not differ by case alone.
fn file_stem(id: &str) -> String {
    let plain = is_portable(id) && !id.contains(|c: char| c.is_whitespace() || c == '.' || c.is_uppercase());
    if plain { id.to_owned() } else { sha256(id.as_bytes()) }
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
