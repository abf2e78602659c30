//! Records on their way to another office: `*.gsl`, a zip that ordinary tools can open.
//!
//! | entry | what |
//! |---|---|
//! | `manifest.json` | whose records, from where to where, sizes and digests of what follows |
//! | `manifest.sig` | 64 bytes: the signature of the office over exactly the bytes of the manifest |
//! | `journal.jsonl` | lines of the journal, byte for byte |
//! | `photos/<digest>` | photographs that these lines attached, by digest |
//!
//! The entries stand in this order, each once. What goes in is chosen by name: nothing of
//! `private/` can get here. `docs/records.md` says how to check a file by hand.

mod container;
mod pack;
mod unpack;

use serde::{Deserialize, Serialize};

use crate::core::fault::Fault;
use crate::core::office::{IssuerLevel, Office};
use crate::core::words::Message;

pub use self::pack::{PackOrder, Packed, PhotoChoice};

pub(super) use self::pack::{file_name, pack};
pub(super) use self::unpack::{Looked, Unpacked, look, unpack};

/// Version of the format that this program writes and reads.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.sig";
const JOURNAL: &str = "journal.jsonl";
const PHOTOS: &str = "photos/";
/// End of the names.
pub(super) const SUFFIX: &str = ".gsl";

// Hard limits: a file that claims more is refused before anything of that size is read.
const MANIFEST_LIMIT: u64 = 4 << 20;
const JOURNAL_LIMIT: u64 = 64 << 20;
const PHOTO_LIMIT: u64 = 32 << 20;
const PHOTOS_LIMIT: u64 = 2 << 30;
const COUNT_LIMIT: usize = 10_000;
const FILE_LIMIT: u64 = 3 << 30;
const NAME_LIMIT: usize = 200;
/// After so many bytes of lines an office begins another parcel.
const FULL: u64 = 32 << 20;

/// What a parcel says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of this format.
    pub(super) format: u32,
    /// Version of the program that wrote it.
    pub(super) program: String,
    /// Whose records these are.
    pub(super) office: Sender,
    /// The public key with which it is signed, hexadecimal.
    pub(super) key: String,
    /// Sequence number of the first record.
    pub(super) first: u64,
    /// Sequence number of the last record.
    pub(super) last: u64,
    /// How many records.
    pub(super) records: u64,
    /// Hash of the record before the first one; empty when there is none.
    pub(super) prev: String,
    /// Hash of the last record.
    pub(super) head: String,
    /// `journal.jsonl`.
    pub(super) journal: Content,
    /// The photographs, by digest.
    pub(super) photos: Vec<Content>,
    /// Photographs of these records that are not in the parcel.
    pub(super) left_out: u64,
}

/// The office a parcel comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Level.
    pub level: IssuerLevel,
    /// The town it belongs to.
    pub town: String,
}

/// Size and digest of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    /// Bytes.
    pub(super) bytes: u64,
    /// SHA-256, hexadecimal.
    pub(super) sha256: String,
}

impl Sender {
    /// What a parcel says about `office`.
    pub(super) fn of(office: &Office) -> Self {
        Self {
            code: office.code.clone(),
            name: office.name.clone(),
            short: office.short.clone(),
            level: office.level,
            town: office.town.clone(),
        }
    }
}

impl Manifest {
    // The first entry that is not as it has to be.
    fn oddity(&self) -> Option<&str> {
        let texts = [&self.office.code, &self.office.name, &self.office.short, &self.office.town];
        let long = |text: &&String| text.chars().count() > NAME_LIMIT || text.chars().any(char::is_control);
        let counted = self.first >= 1 && self.last >= self.first && self.records == self.last - self.first + 1;
        let begun = (self.first == 1) == self.prev.is_empty();
        let hashes = is_digest(&self.head) && (self.prev.is_empty() || is_digest(&self.prev));
        if texts.iter().any(long) || is_blank_code(&self.office.code) || !counted || !begun || !hashes {
            return Some(MANIFEST);
        }
        self.too_large()
    }

    fn too_large(&self) -> Option<&str> {
        if self.journal.bytes > JOURNAL_LIMIT || !is_digest(&self.journal.sha256) {
            return Some(JOURNAL);
        }
        let total = self.photos.iter().fold(0u64, |sum, photo| sum.saturating_add(photo.bytes));
        let odd = |photo: &Content| photo.bytes > PHOTO_LIMIT || !is_digest(&photo.sha256);
        // Ascending, so that no digest stands there twice.
        let ascending = self.photos.is_sorted_by(|one, other| one.sha256 < other.sha256);
        let fits = self.photos.len() <= COUNT_LIMIT && total <= PHOTOS_LIMIT && ascending;
        if fits && !self.photos.iter().any(odd) { None } else { Some(PHOTOS) }
    }
}

/// Whether `text` is a SHA-256 in hexadecimal digits.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn is_blank_code(code: &str) -> bool {
    code.trim().is_empty() || code.trim() != code
}

/// The content is not what the manifest says, or the file was changed on the way.
fn mismatch(file: &std::path::Path, item: &str) -> Fault {
    Fault::input(Message::of("parcel-mismatch").with("file", file.display()).with("item", item))
}

/// It names what no parcel may hold.
fn stranger(file: &std::path::Path, item: &str) -> Fault {
    let shown: String = item.chars().filter(|c| !c.is_control()).take(80).collect();
    Fault::input(Message::of("parcel-stranger").with("file", file.display()).with("item", shown))
}

/// It is no parcel at all.
fn foreign(file: &std::path::Path) -> Fault {
    Fault::input(Message::of("parcel-foreign").with("file", file.display()))
}
