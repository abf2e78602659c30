//! Where posters go: to a file that was named, or into a folder under the number of their notice.

use std::path::{Path, PathBuf};

use super::open::Desk;

/// The folder for posters in the home folder.
const POSTERS: &str = "posters";

/// Where posters go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// To this file.
    File(PathBuf),
    /// Into this folder, as `柳泉村-2026-0012.pdf`.
    Folder(PathBuf),
}

impl Output {
    /// The file of a clean poster.
    #[must_use]
    pub fn poster(&self, number: &str) -> PathBuf {
        self.named(number, "")
    }

    /// The file of a marked draft: in a folder it never takes the place of the poster.
    #[must_use]
    pub fn sample(&self, number: &str) -> PathBuf {
        self.named(number, "-样张")
    }

    /// The file of the certificate.
    #[must_use]
    pub fn certificate(&self, number: &str) -> PathBuf {
        self.named(number, "-情况说明")
    }

    /// The file, or the folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }

    fn named(&self, number: &str, suffix: &str) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Folder(folder) => folder.join(format!("{number}{suffix}.pdf")),
        }
    }
}

impl Desk {
    /// The office's own folder for posters.
    #[must_use]
    pub fn posters(&self) -> Output {
        Output::Folder(self.home.join(POSTERS))
    }
}
