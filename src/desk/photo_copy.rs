//! Copies of photographs to look at: what is kept as evidence is never handed to another program.

use std::fs;
use std::io;
use std::path::PathBuf;

use tempfile::TempDir;

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// The copies made so far, in a folder that only this user may read and that goes with this value.
/// It outlives the desk: viewers take their time.
#[derive(Debug, Default)]
pub struct PhotoCopies {
    folder: Option<TempDir>,
}

impl PhotoCopies {
    /// A copy of the photograph with this digest.
    ///
    /// # Errors
    /// Storage faults: the photograph is gone or damaged, or the copy cannot be written.
    pub fn copy(&mut self, desk: &Desk, digest: &str) -> Result<PathBuf, Fault> {
        let bytes = desk.store.photo(digest)?;
        let failed = |error: io::Error| Fault::storage(Message::of("photo-copy-failed").with("why", error));
        let folder = match &self.folder {
            Some(folder) => folder,
            None => self.folder.insert(tempfile::Builder::new().prefix("gongshilan-").tempdir().map_err(failed)?),
        };
        let ending = match imagesize::image_type(&bytes) {
            Ok(imagesize::ImageType::Png) => "png",
            _ => "jpg",
        };
        let name: String = digest.chars().take(16).collect();
        let path = folder.path().join(format!("{name}.{ending}"));
        // A viewer may still hold the copy of the last time: it is the same.
        if !path.exists() {
            fs::write(&path, bytes).map_err(failed)?;
        }
        Ok(path)
    }
}
