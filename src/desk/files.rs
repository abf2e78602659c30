//! Files outside the store: the home folder, reading what a clerk names, writing safely.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::patiently;

/// The platform's data folder for an office; `None` where the user has no home at all.
#[must_use]
pub fn default_home() -> Option<PathBuf> {
    ProjectDirs::from("", "", "gongshilan").map(|dirs| dirs.data_local_dir().join("office"))
}

/// The folder of the practice board that belongs to the office in `home`, beside it: what is tried
/// there never gets among what is real.
#[must_use]
pub fn practice_home(home: &Path) -> PathBuf {
    match home.file_name().and_then(|name| name.to_str()) {
        Some("office") => home.with_file_name("practice"),
        Some(name) => home.with_file_name(format!("{name}-practice")),
        None => home.join("practice"),
    }
}

/// The name of a file, for messages.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Reads a file that the clerk named.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

/// Reads a text file that the clerk named.
pub(super) fn read_text(path: &Path) -> Result<String, Fault> {
    let bytes = read(path)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Fault::input(Message::of("file-not-utf8").with("path", path.display())))?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// Says that what the clerk named cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Fault {
    Fault::input(why(Message::of("file-unreadable").with("path", path.display()), error))
}

/// Fills `{why}` with what the system says, in words for what happens every day.
pub(super) fn why(message: Message, error: &io::Error) -> Message {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "why-not-found",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "why-not-allowed",
        io::ErrorKind::IsADirectory => "why-is-folder",
        io::ErrorKind::NotADirectory => "why-no-folder",
        io::ErrorKind::StorageFull => "why-full",
        _ => return message.with("why", error),
    };
    message.with_word("why", key)
}

/// A file that is complete on disk under another name and takes its place with [`Pending::keep`]:
/// whoever looks sees the old file or the new one, never half of it.
#[derive(Debug)]
pub(super) struct Pending {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

impl Pending {
    /// Writes `bytes` beside `path`.
    pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<Self, Fault> {
        // A device or a folder is not a file that can be replaced.
        if path.exists() && !path.is_file() {
            return Err(Fault::input(Message::of("file-not-a-file").with("path", path.display())));
        }
        let file = write_beside(path, bytes).map_err(|error| unwritable(path, &error))?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Where it lies until it takes its place.
    pub(super) fn beside(&self) -> &Path {
        self.file.path()
    }

    /// Puts the file in its place, after what it shows was recorded. Where that fails the file
    /// stays under its other name, which the fault tells: it may be the only copy.
    pub(super) fn keep(self) -> Result<PathBuf, Fault> {
        self.place().map_err(|left| {
            let message = Message::of("file-left-beside").with("path", left.path.display());
            Fault::storage(message.with("temp", left.temp.display()).with("why", left.error))
        })
    }

    /// Puts the file in its place, or leaves nothing behind: nothing was recorded of it, and it can
    /// be written again.
    pub(super) fn keep_or_drop(self) -> Result<PathBuf, Fault> {
        self.place().map_err(|left| {
            // The refusal is what counts.
            let _ = fs::remove_file(&left.temp);
            unwritable(&left.path, &left.error)
        })
    }

    fn place(self) -> Result<PathBuf, Left> {
        let path = self.path;
        // Kept before it is renamed: Windows marks it as temporary, and such files are not synchronised.
        let (file, temp) = match self.file.keep() {
            Ok(kept) => kept,
            Err(mut failed) => {
                failed.file.disable_cleanup(true);
                return Err(Left { temp: failed.file.path().to_owned(), path, error: failed.error });
            }
        };
        drop(file);
        readable_by_all(&temp);
        match patiently(|| fs::rename(&temp, &path)) {
            Ok(()) => Ok(path),
            Err(error) => Err(Left { temp, path, error }),
        }
    }
}

/// A file that could not take its place.
#[derive(Debug)]
struct Left {
    temp: PathBuf,
    path: PathBuf,
    error: io::Error,
}

/// Says that a file cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Fault {
    Fault::input(why(Message::of("file-unwritable").with("path", path.display()), error))
}

fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    check_free(path)?;
    // Printing programs look at the ending.
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let mut file = tempfile::Builder::new().prefix(".gongshilan-").suffix(&ending).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

// What cannot take its place is better known before anything is recorded: a folder, and on
// Windows a file that a PDF reader holds open.
fn check_free(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if cfg!(windows) && path.exists() {
        patiently(|| fs::OpenOptions::new().write(true).open(path))?;
    }
    Ok(())
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<PathBuf, Fault> {
    Pending::write(path, bytes)?.keep_or_drop()
}

// Temporary files are private; a poster is made to be handed on. A refusal changes nothing.
#[cfg(unix)]
fn readable_by_all(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable_by_all(_: &Path) {}

/// The texts of all `*.ext` files of a folder, sorted by name; none when it does not exist.
pub(super) fn texts_in(folder: &Path, extension: &str) -> Result<Vec<(String, String)>, Fault> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, &error)),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case(extension)));
    paths.sort();
    paths.iter().map(|path| Ok((file_name(path), read_text(path)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Between the commit and the renaming no public door is left to stand in.
    #[test]
    fn what_cannot_take_its_place_is_kept_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("poster.pdf");
        let pending = Pending::write(&path, b"recorded").unwrap();
        fs::create_dir_all(path.join("taken")).unwrap();
        let fault = pending.keep().unwrap_err();
        assert_eq!(fault.message.key, "file-left-beside");
        let temp = fault.message.arg("temp").unwrap().to_owned();
        assert_eq!(fs::read(temp).unwrap(), b"recorded");
    }
}
