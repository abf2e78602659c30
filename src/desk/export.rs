//! Records for other offices, as files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::{PackOrder, Packed, PhotoChoice};

/// From where on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// From this record on; 1 is everything.
    Record(u64),
    /// What was not written for this office before; the word is kept as it is given.
    For(String),
}

/// What to write.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// From where on.
    pub since: Since,
    /// Which photographs go along.
    pub photos: PhotoChoice,
    /// A folder, or the name of the file; the current folder when not given.
    pub output: Option<PathBuf>,
}

impl Desk {
    /// Writes the records of this office that another one lacks, in one file or, when there are
    /// very many, in several.
    ///
    /// # Errors
    /// Refused when there is nothing new (`export-nothing`) or the key is lost; input fault when
    /// the file cannot be written; storage faults.
    pub fn export(&mut self, request: &ExportRequest) -> Result<Vec<Packed>, Fault> {
        let dest = request.output.clone().unwrap_or_else(|| PathBuf::from("."));
        self.outside(&if dest.is_dir() { dest.join("records.gsl") } else { dest.clone() })?;
        if let Some(folder) = dest.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| files::unwritable(folder, &error))?;
        }
        self.key()?;
        let mut from = match &request.since {
            Since::Record(seq) => (*seq).max(1),
            Since::For(whom) => self.sent().get(whom).copied().unwrap_or(0) + 1,
        };
        let mut all: Vec<Packed> = Vec::new();
        while let Some(packed) =
            self.store.pack(&PackOrder { from, photos: request.photos, dest: numbered(&dest, all.len() + 1) })?
        {
            from = packed.last + 1;
            all.push(packed);
        }
        let Some(last) = all.last().map(|packed| packed.last) else {
            let (seq, _) = self.store.head();
            return Err(Fault::refused(Message::of("export-nothing").with("seq", seq)));
        };
        if let Since::For(whom) = &request.since {
            self.note_sent(whom, last)?;
        }
        Ok(all)
    }

    /// [`Desk::export`] into a folder, which is made where it is missing.
    ///
    /// # Errors
    /// The same, and input fault when the folder cannot be made.
    pub fn export_into(&mut self, folder: &Path, request: &ExportRequest) -> Result<Vec<Packed>, Fault> {
        self.outside(&folder.join("records.gsl"))?;
        std::fs::create_dir_all(folder).map_err(|error| files::unwritable(folder, &error))?;
        self.export(&ExportRequest { output: Some(folder.to_owned()), ..request.clone() })
    }

    // What was written for whom: a help, not a truth. Who lacks something says which record.
    fn sent(&self) -> BTreeMap<String, u64> {
        let bytes = files::read(&self.sent_path()).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    fn note_sent(&self, whom: &str, seq: u64) -> Result<(), Fault> {
        let mut sent = self.sent();
        sent.insert(whom.to_owned(), seq);
        files::write(&self.sent_path(), &serde_json::to_vec_pretty(&sent).unwrap_or_default()).map(drop)
    }

    fn sent_path(&self) -> PathBuf {
        self.home.join("sent.json")
    }
}

// `records.gsl`, `records-2.gsl`, …
fn numbered(dest: &Path, count: usize) -> PathBuf {
    if count == 1 || dest.is_dir() {
        return dest.to_owned();
    }
    let stem = dest.file_stem().unwrap_or_default().to_string_lossy();
    let ending = dest.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    dest.with_file_name(format!("{stem}-{count}{ending}"))
}

/// What was written, in sentences.
#[must_use]
pub fn packed_told(packed: &Packed) -> Vec<Message> {
    let done = Message::of("export-done").with("path", packed.path.display()).with("bytes", packed.bytes);
    let done = done.with("first", packed.first).with("last", packed.last).with("photos", packed.photos);
    let left = Message::of("export-left-out").with("count", packed.left_out);
    std::iter::once(done).chain((packed.left_out > 0).then_some(left)).collect()
}
