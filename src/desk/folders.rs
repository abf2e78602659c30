//! Looking at folders, for choosing a file: what lies in one, and where to begin.

use std::cmp::Reverse;
use std::fs::{self, DirEntry, Metadata};
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use chrono::{DateTime, FixedOffset, Local};
use directories::UserDirs;

use super::files::why;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// It can be looked into.
    Folder,
    /// It can be chosen.
    File,
}

/// One entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name; what is no UTF-8 in it is replaced.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// What it is.
    pub kind: EntryKind,
    /// Size of a file in bytes; 0 for folders.
    pub bytes: u64,
    /// When it was last changed, in local time, where the disk knows.
    pub modified: Option<DateTime<FixedOffset>>,
}

/// A folder with what can be chosen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its full path.
    pub path: PathBuf,
    /// The folder it lies in; `None` at the root of a drive.
    pub parent: Option<PathBuf>,
    /// Folders by name, then files, the newest first.
    pub entries: Vec<FolderEntry>,
}

/// Folders and files of `path`: files with one of the `endings` (`xlsx`, any case; no endings, no
/// files). Hidden entries, the `~$` files of open spreadsheets and what cannot be looked at are
/// left out.
///
/// # Errors
/// `folder-unreadable` (input) when the folder cannot be read.
pub fn list_folder(path: &Path, endings: &[&str]) -> Result<Folder, Fault> {
    let unreadable = |error| Fault::input(folder_unreadable(path, &error));
    let full = full_path(path).map_err(unreadable)?;
    let found = fs::read_dir(&full).map_err(unreadable)?;
    let mut entries: Vec<FolderEntry> = found.filter_map(|entry| look_at(&entry.ok()?, endings)).collect();
    entries.sort_by_cached_key(|entry| {
        let newest = Reverse(entry.modified.filter(|_| entry.kind == EntryKind::File));
        (entry.kind, newest, entry.name.to_lowercase(), entry.name.clone())
    });
    Ok(Folder { parent: full.parent().map(Path::to_path_buf), path: full, entries })
}

/// Where looking for a file may begin: the folder of the terminal, the user's own folders, and
/// what is plugged in. Only what is there, and everything once.
#[must_use]
pub fn start_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::env::current_dir().into_iter().collect();
    folders.extend(own_folders());
    folders.extend(drives());
    let mut out: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if folder.is_dir() && !out.contains(&folder) {
            out.push(folder);
        }
    }
    out
}

fn folder_unreadable(path: &Path, error: &std::io::Error) -> Message {
    why(Message::of("folder-unreadable").with("path", path.display()), error)
}

// Only `..` needs the disk: otherwise a link keeps the name under which it was chosen.
fn full_path(path: &Path) -> std::io::Result<PathBuf> {
    let full = std::path::absolute(path)?;
    if full.components().any(|part| part == Component::ParentDir) { full.canonicalize() } else { Ok(full) }
}

fn look_at(entry: &DirEntry, endings: &[&str]) -> Option<FolderEntry> {
    let path = entry.path();
    let name = entry.file_name().to_string_lossy().into_owned();
    // Follows links: a link to a folder is a folder.
    let about = fs::metadata(&path).ok()?;
    if name.starts_with('.') || name.starts_with("~$") || is_hidden(&about) {
        return None;
    }
    let kind = if about.is_dir() { EntryKind::Folder } else { EntryKind::File };
    if kind == EntryKind::File && !(about.is_file() && ends_with(&path, endings)) {
        return None;
    }
    let bytes = if kind == EntryKind::File { about.len() } else { 0 };
    Some(FolderEntry { name, path, kind, bytes, modified: modified(&about) })
}

fn ends_with(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

fn modified(about: &Metadata) -> Option<DateTime<FixedOffset>> {
    let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let moment = DateTime::from_timestamp(i64::try_from(since.as_secs()).ok()?, since.subsec_nanos())?;
    Some(moment.with_timezone(&Local).fixed_offset())
}

#[cfg(windows)]
fn is_hidden(about: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    about.file_attributes() & HIDDEN != 0
}

#[cfg(not(windows))]
const fn is_hidden(_: &Metadata) -> bool {
    false
}

// Home, desktop, documents, downloads: as the desktop names them, else under their usual names.
fn own_folders() -> Vec<PathBuf> {
    let Some(user) = UserDirs::new() else { return Vec::new() };
    let home = user.home_dir();
    let known = [
        (user.desktop_dir(), ["Desktop", "桌面"]),
        (user.document_dir(), ["Documents", "文档"]),
        (user.download_dir(), ["Downloads", "下载"]),
    ];
    let named = known
        .into_iter()
        .flat_map(|(named, usual)| named.map(Path::to_path_buf).into_iter().chain(usual.map(|name| home.join(name))));
    std::iter::once(home.to_path_buf()).chain(named).collect()
}

#[cfg(windows)]
fn drives() -> Vec<PathBuf> {
    ('A'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect()
}

#[cfg(not(windows))]
fn drives() -> Vec<PathBuf> {
    let of_users = ["/media", "/run/media"].into_iter().flat_map(|root| folders_in(Path::new(root)));
    let plugged = of_users.flat_map(|user| folders_in(&user));
    plugged.chain(["/mnt", "/Volumes"].into_iter().flat_map(|root| folders_in(Path::new(root)))).collect()
}

#[cfg(not(windows))]
fn folders_in(path: &Path) -> Vec<PathBuf> {
    let entries = list_folder(path, &[]).map(|folder| folder.entries).unwrap_or_default();
    entries.into_iter().map(|entry| entry.path).collect()
}
