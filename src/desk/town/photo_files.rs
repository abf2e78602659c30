//! The photographs of a notice as files to look at: what is kept as evidence stays where it is.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::desk::files;

/// A photograph that was asked for.
#[derive(Clone, Debug, Serialize)]
pub struct CopiedPhoto {
    /// Name of the file as it was attached.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// The copy, the same byte for byte; `None` when the photograph did not come along or was lost.
    pub path: Option<PathBuf>,
}

impl Desk {
    /// Writes the photographs of a notice, of whatever office, into `folder`. Each is checked
    /// against its digest on the way.
    ///
    /// # Errors
    /// Input fault for an unknown number or a folder that cannot be written; storage faults.
    pub fn copy_photos(&self, number: &str, folder: &Path) -> Result<Vec<CopiedPhoto>, Fault> {
        let notice = match self.find(number) {
            Err(unknown) if unknown.message.key == "notice-unknown" => self.other_story(number)?.ok_or(unknown)?.notice,
            found => found?,
        };
        let mut copied = Vec::new();
        for (at, photo) in notice.photos.iter().enumerate() {
            let digest = photo.what.digest.clone();
            let bytes = match self.store.photo(&digest) {
                Err(missing) if missing.message.key == "store-photo-missing" => None,
                bytes => Some(bytes?),
            };
            let path = bytes.map(|bytes| self.copy_photo(&bytes, folder, &format!("{}-{}", notice.number, at + 1)));
            copied.push(CopiedPhoto { name: photo.what.name.clone(), digest, path: path.transpose()? });
        }
        Ok(copied)
    }

    fn copy_photo(&self, bytes: &[u8], folder: &Path, name: &str) -> Result<PathBuf, Fault> {
        let ending = match imagesize::image_type(bytes) {
            Ok(imagesize::ImageType::Png) => "png",
            _ => "jpg",
        };
        let path = folder.join(format!("{name}.{ending}"));
        self.outside(&path)?;
        files::write(&path, bytes)
    }
}

impl CopiedPhoto {
    /// What became of it, in a sentence.
    #[must_use]
    pub fn told(&self) -> Message {
        match &self.path {
            Some(path) => Message::of("photo-copied").with("name", &self.name).with("path", path.display()),
            None => Message::of("photo-not-here").with("name", &self.name).with("digest", &self.digest),
        }
    }
}
