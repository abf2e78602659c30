//! A copy of a photograph to look at: what is kept as evidence is never handed to another program.

use std::fs;
use std::path::PathBuf;

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::words::Message;

impl Desk {
    /// A copy of the photograph with this digest, in a folder that only this user may read and that
    /// goes when the desk is closed.
    ///
    /// # Errors
    /// Storage faults: the photograph is gone or damaged, the copy cannot be written.
    pub fn photo_copy(&mut self, digest: &str) -> Result<PathBuf, Fault> {
        let bytes = self.store.photo(digest)?;
        let failed = |error: std::io::Error| Fault::storage(Message::of("photo-copy-failed").with("why", error));
        let folder = match &self.copies {
            Some(folder) => folder,
            None => self.copies.insert(tempfile::Builder::new().prefix("gongshilan-").tempdir().map_err(failed)?),
        };
        let ending = match imagesize::image_type(&bytes) {
            Ok(imagesize::ImageType::Png) => "png",
            _ => "jpg",
        };
        let path = folder.path().join(format!("{}.{ending}", digest.chars().take(16).collect::<String>()));
        // A viewer may still hold the copy of the last time: it is the same.
        if !path.exists() {
            fs::write(&path, bytes).map_err(failed)?;
        }
        Ok(path)
    }
}
