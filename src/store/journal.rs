//! Appending to the journal: `journal/000001.jsonl`, `000002.jsonl`, … the only truth.
//!
//! A commit is one write followed by a sync; it counts only after that. A segment that has grown
//! to [`SEGMENT`] is sealed and the next commit begins a new one; a commit never spans two.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::chain::Line;
use super::files;
use super::walk::End;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// Bytes after which a segment is sealed.
pub(super) const SEGMENT: u64 = 8 * 1024 * 1024;

/// The journal's folder in `home`.
pub(super) fn folder(home: &Path) -> PathBuf {
    home.join("journal")
}

/// The file of segment `number`.
pub(super) fn segment_path(folder: &Path, number: u32) -> PathBuf {
    folder.join(segment_name(number))
}

/// The file name of segment `number`.
pub(super) fn segment_name(number: u32) -> String {
    format!("{number:06}.jsonl")
}

/// The number of the segment called `name`; `None` when it is something else.
pub(super) fn segment_number(name: &str) -> Option<u32> {
    let number = name.strip_suffix(".jsonl")?.parse().ok()?;
    (number > 0 && segment_name(number) == name).then_some(number)
}

/// The numbers of all segments, ascending.
pub(super) fn segments(folder: &Path) -> Result<Vec<u32>, Fault> {
    let mut list: Vec<u32> =
        files::entries(folder)?.iter().filter_map(|path| segment_number(files::name(path))).collect();
    list.sort_unstable();
    Ok(list)
}

/// The open end of the journal.
#[derive(Debug)]
pub(super) struct Journal {
    folder: PathBuf,
    file: File,
    end: End,
    stopped: bool,
}

impl Journal {
    /// Opens the journal for appending at `end`, the end of the last whole commit.
    pub(super) fn open_at(folder: &Path, end: End) -> Result<Self, Fault> {
        let path = segment_path(folder, end.segment);
        let file = open_end(&path, end.offset).map_err(|err| files::write_fault(&path, &err))?;
        Ok(Self { folder: folder.to_owned(), file, end, stopped: false })
    }

    /// Appends one commit. When this returns, it is on the disk.
    ///
    /// After any failure nothing more is written until the store is opened again: what a failed
    /// sync left on the disk can only be learned by reading it again.
    pub(super) fn append(&mut self, lines: &[Line]) -> Result<(), Fault> {
        if self.stopped {
            return Err(Fault::storage(Message::of("store-stopped")));
        }
        let done = self.try_append(lines);
        self.stopped = done.is_err();
        done
    }

    fn try_append(&mut self, lines: &[Line]) -> Result<(), Fault> {
        self.check_untouched()?;
        if self.end.offset >= SEGMENT {
            self.rotate()?;
        }
        let mut bytes = Vec::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
        for line in lines {
            bytes.extend_from_slice(&line.text);
            bytes.push(b'\n');
        }
        self.write_synced(&bytes).map_err(|err| self.cut_back(&err))?;
        self.end.offset += bytes.len() as u64;
        Ok(())
    }

    fn write_synced(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.file.sync_data()
    }

    // Takes back what a failed write left. Where even that fails, the next opening does it.
    fn cut_back(&self, cause: &io::Error) -> Fault {
        let path = self.path();
        let fault = files::write_fault(&path, cause);
        match self.file.set_len(self.end.offset).and_then(|()| self.file.sync_all()) {
            Ok(()) => fault,
            Err(err) => fault.because(vec![files::write_fault(&path, &err).message]),
        }
    }

    // Somebody without our lock (a synchronising program, an editor) wrote into it.
    fn check_untouched(&self) -> Result<(), Fault> {
        let path = self.path();
        let length = self.file.metadata().map_err(|err| files::read_fault(&path, &err))?.len();
        if length == self.end.offset {
            return Ok(());
        }
        Err(Fault::storage(Message::of("store-journal-changed").with("path", path.display())))
    }

    fn rotate(&mut self) -> Result<(), Fault> {
        let end = End { segment: self.end.segment + 1, offset: 0 };
        let path = segment_path(&self.folder, end.segment);
        self.file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .and_then(|file| file.sync_all().map(|()| file))
            .map_err(|err| files::write_fault(&path, &err))?;
        self.end = end;
        files::sync_folder(&self.folder)
    }

    fn path(&self) -> PathBuf {
        segment_path(&self.folder, self.end.segment)
    }
}

// Not opened in append mode: on Windows such a handle cannot shorten the file.
fn open_end(path: &Path, offset: u64) -> io::Result<File> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    Ok(file)
}
