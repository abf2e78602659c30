//! Photographs as evidence.

use serde::{Deserialize, Serialize};

/// What a photograph shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shot {
    /// 远景: the board and where it stands.
    Far,
    /// 近景: the text can be read.
    Near,
    /// 撤下.
    Down,
    /// Anything else.
    Other,
}

/// 照片: evidence, kept by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Name of the file as it was given.
    pub name: String,
    /// Bytes.
    pub bytes: u64,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// EXIF time of taking, as local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<chrono::NaiveDateTime>,
    /// What it shows.
    pub shot: Shot,
    /// Where, when known.
    #[serde(default)]
    pub place: String,
}
