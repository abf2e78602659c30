//! Writing a parcel: always the same bytes for the same records, key and photographs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{
    COUNT_LIMIT, Content, FORMAT, FULL, JOURNAL, MANIFEST, Manifest, PHOTO_LIMIT, PHOTOS, PHOTOS_LIMIT, SIGNATURE,
    SUFFIX, Sender,
};
use crate::core::event::{Event, Photo};
use crate::core::fault::Fault;
use crate::store::chain::{Head, Line, sha256};
use crate::store::key::OfficeKey;
use crate::store::walk::{From, walk};
use crate::store::{files, journal, photos, place};

/// Bytes of photographs that a chat program still takes as an attachment.
const ATTACHMENT: u64 = 16 << 20;

/// Which photographs go along. None is ever made smaller: a picture with other bytes has another
/// digest and proves nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhotoChoice {
    /// None.
    None,
    /// The newest, as many as keep the file small enough for a chat program.
    #[default]
    Fitting,
    /// All.
    All,
}

/// What to pack.
#[derive(Clone, Debug)]
pub struct PackOrder {
    /// From this record on; the whole commit that it belongs to.
    pub from: u64,
    /// Which photographs.
    pub photos: PhotoChoice,
    /// A folder, in which the parcel gets a name of its own, or the name of the file.
    pub dest: PathBuf,
}

/// A parcel that was written and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The file.
    pub path: PathBuf,
    /// Its first record.
    pub first: u64,
    /// Its last record.
    pub last: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// Photographs in it.
    pub photos: u64,
    /// Photographs of its records that are not in it.
    pub left_out: u64,
}

/// The name of a parcel: whose, from where to where, and which history. Two computers that pack
/// the same records write the same bytes under the same name.
pub(in crate::store) fn file_name(code: &str, first: u64, last: u64, head: &str) -> String {
    let history: String = head.chars().take(8).collect();
    format!("{}-{first:06}-{last:06}-{history}{SUFFIX}", place::ascii(code))
}

// The lines of a parcel, and what they attach.
struct Load {
    lines: Vec<u8>,
    first: u64,
    prev: String,
    head: Head,
    digests: Vec<String>,
    // Each once, and the bytes of all of them.
    known: BTreeSet<String>,
    bytes: u64,
}

/// Packs records of `home`, from `order.from` to `head` at most; `None` when there are none.
///
/// # Errors
/// When the disk fails.
pub(in crate::store) fn pack(
    home: &Path,
    sender: Sender,
    head: &Head,
    key: &OfficeKey,
    order: &PackOrder,
) -> Result<Option<Packed>, Fault> {
    let Some(load) = load(home, order.from, head.seq, Most::of(order.photos))? else { return Ok(None) };
    let (chosen, left_out) = choose(home, &load, order.photos);
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        key: key.public(),
        first: load.first,
        last: load.head.seq,
        records: load.head.seq - load.first + 1,
        prev: load.prev.clone(),
        head: load.head.hash.clone(),
        journal: Content { bytes: load.lines.len() as u64, sha256: sha256(&load.lines) },
        photos: chosen,
        left_out,
        office: sender,
    };
    let path = if order.dest.is_dir() {
        order.dest.join(file_name(&manifest.office.code, manifest.first, manifest.last, &manifest.head))
    } else {
        order.dest.clone()
    };
    write(home, &path, &manifest, &load.lines, key)?;
    let bytes = fs::metadata(&path).map_err(|err| files::read_fault(&path, &err))?.len();
    let photos = manifest.photos.len() as u64;
    Ok(Some(Packed { path, first: manifest.first, last: manifest.last, bytes, photos, left_out }))
}

// What a parcel takes before another one begins.
#[derive(Clone, Copy)]
struct Most {
    lines: u64,
    bytes: u64,
    count: usize,
}

impl Most {
    // Photographs that do not all go along end no parcel.
    const fn of(choice: PhotoChoice) -> Self {
        match choice {
            PhotoChoice::All => Self { lines: FULL, bytes: PHOTOS_LIMIT, count: COUNT_LIMIT },
            PhotoChoice::None | PhotoChoice::Fitting => Self { lines: FULL, bytes: u64::MAX, count: usize::MAX },
        }
    }
}

fn load(home: &Path, from: u64, until: u64, most: Most) -> Result<Option<Load>, Fault> {
    let mut load: Option<Load> = None;
    let mut full = false;
    walk(&journal::folder(home), &From::start(), |commit| {
        let wanted = commit.last().is_some_and(|line| line.seq >= from && line.seq <= until);
        let Some(first) = commit.first().filter(|_| wanted && !full) else { return Ok(()) };
        full = load.as_ref().is_some_and(|load| !load.has_room(commit, most));
        if !full {
            load.get_or_insert_with(|| Load::from(first)).add(commit);
        }
        Ok(())
    })?;
    Ok(load)
}

impl Load {
    fn from(first: &Line) -> Self {
        Self {
            lines: Vec::new(),
            first: first.seq,
            prev: first.prev.clone(),
            head: Head::default(),
            digests: Vec::new(),
            known: BTreeSet::new(),
            bytes: 0,
        }
    }

    // A commit is never divided, and the first one always has room.
    fn has_room(&self, commit: &[Line], most: Most) -> bool {
        let new = self.further(commit);
        let bytes = new.values().fold(self.bytes, |sum, bytes| sum.saturating_add(*bytes));
        (self.lines.len() as u64) < most.lines && bytes <= most.bytes && self.known.len() + new.len() <= most.count
    }

    // Photographs that the commit adds, and the bytes of each.
    fn further(&self, commit: &[Line]) -> BTreeMap<String, u64> {
        let new = attached(commit).filter(|photo| !self.known.contains(&photo.digest));
        new.map(|photo| (photo.digest.clone(), photo.bytes)).collect()
    }

    fn add(&mut self, commit: &[Line]) {
        for line in commit {
            self.lines.extend_from_slice(&line.text);
            self.lines.push(b'\n');
            self.head = line.head();
        }
        self.digests.extend(attached(commit).map(|photo| photo.digest.clone()));
        for (digest, bytes) in self.further(commit) {
            self.bytes = self.bytes.saturating_add(bytes);
            self.known.insert(digest);
        }
    }
}

fn attached(commit: &[Line]) -> impl Iterator<Item = &Photo> {
    commit.iter().filter_map(|line| match line.record.as_ref().map(|record| &record.event) {
        Some(Event::PhotoAttached(photo)) => Some(photo),
        _ => None,
    })
}

// The newest first, as far as they are to go in; listed by digest. What is missing or damaged here
// counts as left out: the doctor names it.
fn choose(home: &Path, load: &Load, choice: PhotoChoice) -> (Vec<Content>, u64) {
    let mut room = match choice {
        PhotoChoice::None => 0,
        PhotoChoice::Fitting => ATTACHMENT,
        PhotoChoice::All => PHOTOS_LIMIT,
    };
    let mut chosen: Vec<Content> = Vec::new();
    for digest in load.digests.iter().rev() {
        let known = chosen.iter().any(|photo| photo.sha256 == *digest);
        if known || room == 0 || chosen.len() >= COUNT_LIMIT {
            continue;
        }
        let Ok(bytes) = photos::read(home, digest).map(|bytes| bytes.len() as u64) else { continue };
        if bytes <= room && bytes <= PHOTO_LIMIT {
            room -= bytes;
            chosen.push(Content { bytes, sha256: digest.clone() });
        }
    }
    chosen.sort_by(|one, other| one.sha256.cmp(&other.sha256));
    let left_out = (load.known.len() - chosen.len()) as u64;
    (chosen, left_out)
}

// Under another name, synced, read back, renamed: under its own name it is known to be good.
fn write(home: &Path, path: &Path, manifest: &Manifest, lines: &[u8], key: &OfficeKey) -> Result<(), Fault> {
    let failed = |err: io::Error| files::write_fault(path, &err);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temp =
        tempfile::Builder::new().prefix(".gongshilan-").suffix(".tmp").tempfile_in(folder).map_err(failed)?;
    fill(home, &mut temp, manifest, lines, key).map_err(failed)?;
    temp.as_file().sync_all().map_err(failed)?;
    let (_, temp) = temp.keep().map_err(|err| failed(err.error))?;
    let kept = super::unpack::check(&temp).and_then(|read| {
        if read != *manifest {
            return Err(super::mismatch(path, MANIFEST));
        }
        readable_by_all(&temp);
        files::put_in_place(&temp, path)
    });
    if kept.is_err() {
        // What failed is no parcel, under whatever name.
        let _ = fs::remove_file(&temp);
    }
    kept
}

fn fill(home: &Path, out: &mut NamedTempFile, manifest: &Manifest, lines: &[u8], key: &OfficeKey) -> io::Result<()> {
    // Every entry has the same day and rights: nothing of this computer is in the file.
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let packed = plain.compression_method(CompressionMethod::Deflated).compression_level(Some(6));
    let stored = plain.compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(out.as_file_mut());
    let head = serde_json::to_vec_pretty(manifest)?;
    zip.start_file(MANIFEST, packed)?;
    zip.write_all(&head)?;
    zip.start_file(SIGNATURE, stored)?;
    zip.write_all(&key.sign(&head))?;
    zip.start_file(JOURNAL, packed)?;
    zip.write_all(lines)?;
    for photo in &manifest.photos {
        zip.start_file(format!("{PHOTOS}{}", photo.sha256), stored)?;
        add_photo(home, photo, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}

fn add_photo(home: &Path, photo: &Content, out: &mut impl Write) -> io::Result<()> {
    let path = photos::path(home, &photo.sha256).ok_or(io::ErrorKind::NotFound)?;
    io::copy(&mut File::open(path)?.take(photo.bytes), out).map(drop)
}

// Temporary files are private; a parcel is made to be handed on. A refusal changes nothing.
#[cfg(unix)]
fn readable_by_all(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable_by_all(_: &Path) {}

#[cfg(test)]
mod tests {
    use crate::core::event::{NewEvent, Shot};
    use crate::store::chain::link;

    use super::*;

    /// A home whose records are commits with photographs of these names, 10 bytes each.
    fn home(commits: &[&[&str]]) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        let day = "2026-11-03".parse().unwrap();
        let (mut head, mut text) = (Head::default(), Vec::new());
        for commit in commits {
            let attach = |name: &&str| NewEvent {
                day,
                by: String::new(),
                notice: Some("柳泉村-2026-0001".to_owned()),
                event: Event::PhotoAttached(Photo {
                    digest: (*name).to_owned(),
                    name: String::new(),
                    bytes: 10,
                    width: 1,
                    height: 1,
                    taken: None,
                    shot: Shot::Far,
                    place: String::new(),
                }),
            };
            let at = "2026-11-03T08:00:00+08:00".parse().unwrap();
            let lines = link(&head, None, at, commit.iter().map(attach).collect()).unwrap();
            head = lines.last().unwrap().head();
            text.extend(lines.iter().flat_map(|line| [line.text.as_slice(), b"\n"].concat()));
        }
        let folder = journal::folder(home.path());
        fs::create_dir(&folder).unwrap();
        fs::write(journal::segment_path(&folder, 1), text).unwrap();
        home
    }

    /// First and last record of every parcel.
    fn parcels(home: &Path, most: Most) -> Vec<(u64, u64)> {
        let mut all = Vec::new();
        let mut from = 1;
        while let Some(load) = load(home, from, u64::MAX, most).unwrap() {
            from = load.head.seq + 1;
            all.push((load.first, load.head.seq));
        }
        all
    }

    const ALL: Most = Most::of(PhotoChoice::All);

    #[test]
    fn a_parcel_ends_before_its_photographs_are_too_many_bytes() {
        let home = home(&[&["a"], &["b", "c"], &["d"], &["a"]]);
        assert_eq!(parcels(home.path(), ALL), [(1, 5)]);
        assert_eq!(parcels(home.path(), Most { bytes: 30, ..ALL }), [(1, 3), (4, 5)]);
        // A commit stays whole, and nothing small slips past one that found no room.
        assert_eq!(parcels(home.path(), Most { bytes: 20, ..ALL }), [(1, 1), (2, 3), (4, 5)]);
        assert_eq!(parcels(home.path(), Most { bytes: 5, ..ALL }), [(1, 1), (2, 3), (4, 4), (5, 5)]);
    }

    #[test]
    fn a_parcel_ends_before_its_photographs_are_too_many() {
        // The same one again is no further one.
        let home = home(&[&["a"], &["a"], &["b"], &["c"]]);
        assert_eq!(parcels(home.path(), Most { count: 2, ..ALL }), [(1, 3), (4, 4)]);
        assert_eq!(parcels(home.path(), Most::of(PhotoChoice::Fitting)), [(1, 4)]);
    }
}
