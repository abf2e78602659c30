//! The own parcels in a shared folder: which records are there, and adding the rest.

use std::path::{Path, PathBuf};

use super::parcel::{self, PackOrder, Packed, PhotoChoice};
use super::{Store, files, place};
use crate::core::fault::Fault;

/// An own file that is smaller is written anew with what came since, instead of one more.
const SMALL: u64 = 512 << 10;

/// What the name of a parcel in a shared folder says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    path: PathBuf,
    first: u64,
    last: u64,
    history: String,
}

impl Store {
    /// Puts what is missing of the own records into `folder`.
    ///
    /// # Errors
    /// Refused when the key is not here; storage faults.
    pub fn publish(&self, folder: &Path, photos: PhotoChoice) -> Result<Vec<Packed>, Fault> {
        let good = self.published(folder)?;
        let mut next = 1;
        let mut tail = None;
        for named in &good {
            if named.first <= next && named.last >= next {
                next = named.last + 1;
                tail = Some(named);
            }
        }
        if next > self.head.seq {
            return Ok(Vec::new());
        }
        let small = |named: &&Named| std::fs::metadata(&named.path).is_ok_and(|about| about.len() < SMALL);
        let tail = tail.filter(small);
        let mut from = tail.map_or(next, |named| named.first);
        let mut written = Vec::new();
        while let Some(packed) = self.pack(&PackOrder { from, photos, dest: folder.to_owned() })? {
            from = packed.last + 1;
            written.push(packed);
        }
        // Whoever reads it at this moment looks again next time.
        if let Some(named) = tail.filter(|named| written.iter().all(|packed| packed.path != named.path)) {
            let _ = files::remove(&named.path);
        }
        Ok(written)
    }

    /// Whether a file is an own parcel that tells the history of this computer.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn is_published(&self, path: &Path) -> Result<bool, Fault> {
        match self.named(path) {
            Some(named) => self.is_ours(&named),
            None => Ok(false),
        }
    }

    // Own files of this history, whole at first sight and signed with the present key, by record.
    fn published(&self, folder: &Path) -> Result<Vec<Named>, Fault> {
        let mut good = Vec::new();
        for named in files::entries(folder)?.iter().filter_map(|path| self.named(path)) {
            if self.is_ours(&named)? && self.is_signed(&named)? {
                good.push(named);
            }
        }
        good.sort_by_key(|named| (named.first, named.last));
        Ok(good)
    }

    fn is_ours(&self, named: &Named) -> Result<bool, Fault> {
        let hash = self.hash_at(named.last)?;
        Ok(hash.is_some_and(|hash| hash.starts_with(&named.history)))
    }

    fn is_signed(&self, named: &Named) -> Result<bool, Fault> {
        let Ok(looked) = parcel::look(&named.path) else { return Ok(false) };
        Ok(self.public_key()?.is_some_and(|key| key == looked.key) && looked.records == (named.first, named.last))
    }

    fn named(&self, path: &Path) -> Option<Named> {
        let code = &self.office()?.code;
        let rest = files::name(path).strip_suffix(parcel::SUFFIX)?.strip_prefix(&place::ascii(code))?;
        let mut parts = rest.strip_prefix('-')?.split('-');
        let named = Named {
            path: path.to_owned(),
            first: parts.next()?.parse().ok()?,
            last: parts.next()?.parse().ok()?,
            history: parts.next()?.to_owned(),
        };
        let whole = named.history.len() == 8 && parts.next().is_none();
        let again = parcel::file_name(code, named.first, named.last, &named.history);
        (whole && files::name(path) == again).then_some(named)
    }
}
