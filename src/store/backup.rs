//! Making backups: read the journal through, pack, sync, rename, read back, then let old ones go.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::archive::{self, Item, Manifest};
use super::place::ascii;
use super::walk::{From, Tail, Walked, walk};
use super::{Store, files, journal, key, marker, mend, photos, prune, replicas};
use crate::core::event::Event;
use crate::core::fault::Fault;
use crate::core::office::Office;
use crate::core::watch::{Watch, tell, unwatched};
use crate::core::words::Message;

/// A backup that was made and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Sequence number of the last record in it.
    pub seq: u64,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Photographs that were newly copied beside it.
    pub photos: u64,
    /// What was left out, and why.
    pub notes: Vec<Message>,
}

impl Backup {
    /// What was written, in a sentence.
    #[must_use]
    pub fn told(&self) -> Message {
        Message::of("backup-done").with("path", self.path.display()).with("bytes", self.bytes)
    }
}

/// Makes today's backup in `backups/` of a store that is open for writing; `None` when there is
/// one already.
///
/// # Errors
/// When the journal is damaged or the disk fails.
pub fn daily(store: &Store, today: NaiveDate) -> Result<Option<Backup>, Fault> {
    let (true, Some(office)) = (store.journal.is_some(), store.office()) else { return Ok(None) };
    let folder = store.home().join("backups");
    if prune::list(&folder, &ascii(&office.code))?.keys().any(|(day, _)| *day == today) {
        return Ok(None);
    }
    write(store.home(), &folder, today, &mut unwatched).map(Some)
}

/// Makes a backup of the store in `home`, also while it is in use. `dest` is a folder (its old
/// backups are thinned out, and outside of `home` the photographs are mirrored into it) or the
/// name of a new file ending in `.gslbak`. `progress` is told files done and in all, photographs
/// first.
///
/// # Errors
/// When the journal is damaged, the file exists already, a disk fails, or `progress` stops the
/// work: then no backup is left, only photographs that were copied whole.
pub fn write(home: &Path, dest: &Path, today: NaiveDate, progress: &mut Watch<'_>) -> Result<Backup, Fault> {
    let (walked, office) = read_journal(home)?;
    let mut notes = Vec::new();
    let items = collect(home, &walked, &mut notes)?;
    let manifest = Manifest::new(office.code.clone(), office.name, today, walked.head, items);
    if files::name(dest).ends_with(prune::SUFFIX) {
        if dest.exists() {
            return Err(Fault::input(Message::of("store-backup-exists").with("file", dest.display())));
        }
        return finish(home, dest, &manifest, 0, notes, progress);
    }
    files::make_folder(dest)?;
    let code = ascii(&office.code);
    let all = if is_inside(dest, home) { Vec::new() } else { all_photos(&home.join("photos"))? };
    // Photographs and files of the archive are counted together.
    let files = all.len() + manifest.files.len();
    if !is_inside(dest, home) {
        replicas::mirror(home, dest)?;
    }
    let copied = mirror(home, dest, &all, &mut notes, &mut |done, _| progress(done, files))?;
    let named = |count| dest.join(prune::file_name(&code, today, count));
    let path = (1..=u32::MAX).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1));
    let before = all.len();
    let done = finish(home, &path, &manifest, copied, notes, &mut |done, _| progress(before + done, files))?;
    prune::prune(dest, &code)?;
    Ok(done)
}

fn read_journal(home: &Path) -> Result<(Walked, Office), Fault> {
    let mut office = None;
    let walked = walk(&journal::folder(home), &From::start(), |lines| {
        for record in lines.iter().filter_map(|line| line.record.as_ref()) {
            if let Event::OfficeSet { office: set } = &record.event {
                office = Some((**set).clone());
            }
        }
        Ok(())
    })?;
    match (&walked.tail, office) {
        (Tail::Broken(spot), _) => Err(Fault::storage(mend::broken(spot))),
        // A torn end is a commit that somebody is writing right now, unless it is known better.
        (_, Some(office)) => match marker::known(home)?.filter(|known| known.seq > walked.head.seq) {
            Some(known) => Err(Fault::storage(mend::lost(walked.head.seq, known.seq))),
            None => Ok((walked, office)),
        },
        (_, None) => Err(Fault::input(Message::of("store-not-set-up").with("path", home.display()))),
    }
}

fn collect(home: &Path, walked: &Walked, notes: &mut Vec<Message>) -> Result<Vec<Item>, Fault> {
    let mut items = Vec::new();
    for segment in 1..=walked.end.segment {
        let path = format!("journal/{}", journal::segment_name(segment));
        let limit = if segment == walked.end.segment { walked.end.offset } else { u64::MAX };
        items.push(item(home, path, limit)?);
    }
    for private in ["objectors.jsonl", key::FILE].map(|name| format!("private/{name}")) {
        if home.join(&private).exists() {
            items.push(item(home, private, u64::MAX)?);
        }
    }
    for folder in ["templates", "holidays"] {
        for path in files::entries(&home.join(folder))?.iter().filter(|path| path.is_file()) {
            let name = format!("{folder}/{}", files::name(path));
            if archive::is_allowed(&name) {
                items.push(item(home, name, u64::MAX)?);
            } else {
                notes.push(Message::of("store-backup-skipped").with("file", path.display()));
            }
        }
    }
    Ok(items)
}

fn item(home: &Path, path: String, limit: u64) -> Result<Item, Fault> {
    let source = home.join(&path);
    let file = File::open(&source).map_err(|err| files::read_fault(&source, &err))?;
    let (bytes, sha256) =
        archive::copy_hashed(file.take(limit), None).map_err(|err| files::read_fault(&source, &err.into()))?;
    Ok(Item { path, bytes, sha256 })
}

fn finish(
    home: &Path,
    path: &Path,
    manifest: &Manifest,
    photos: u64,
    notes: Vec<Message>,
    progress: &mut Watch<'_>,
) -> Result<Backup, Fault> {
    let temp = files::temporary(path);
    if let Err(fault) = pack_checked(home, &temp, manifest, progress) {
        // What failed or was stopped is no backup, under whatever name.
        let _ = fs::remove_file(&temp);
        return Err(fault);
    }
    files::put_in_place(&temp, path)?;
    let bytes = fs::metadata(path).map_err(|err| files::read_fault(path, &err))?.len();
    Ok(Backup { path: path.to_owned(), seq: manifest.head.seq, bytes, photos, notes })
}

// Temporary name, sync, read back, rename: under its final name it is known to be good.
fn pack_checked(home: &Path, temp: &Path, manifest: &Manifest, progress: &mut Watch<'_>) -> Result<(), Fault> {
    let out = File::create(temp).map_err(|err| files::write_fault(temp, &err))?;
    archive::pack(home, manifest, &out, temp, progress)?;
    if archive::unpack(temp, None)? == *manifest { Ok(()) } else { Err(archive::mismatch(temp, "manifest.json")) }
}

fn is_inside(dest: &Path, home: &Path) -> bool {
    match (dest.canonicalize(), home.canonicalize()) {
        (Ok(dest), Ok(home)) => dest.starts_with(home),
        _ => false,
    }
}

// Every photograph once: what is there in full stays as it is.
fn mirror(
    home: &Path,
    dest: &Path,
    all: &[PathBuf],
    notes: &mut Vec<Message>,
    progress: &mut Watch<'_>,
) -> Result<u64, Fault> {
    let mut copied = 0;
    for (done, path) in all.iter().enumerate() {
        tell(progress, done, all.len())?;
        let digest = files::name(path);
        if photos::read(dest, digest).is_ok() {
            continue;
        }
        match photos::read(home, digest) {
            Ok(bytes) => {
                photos::keep(dest, &bytes)?;
                copied += 1;
            }
            Err(fault) => notes.push(fault.message),
        }
    }
    Ok(copied)
}

/// The photographs below `folder`.
pub(super) fn all_photos(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut all = Vec::new();
    for group in files::entries(folder)?.iter().filter(|path| path.is_dir()) {
        let kept = |path: &PathBuf| photos::path(folder, files::name(path)).is_some();
        all.extend(files::entries(group)?.into_iter().filter(kept));
    }
    Ok(all)
}
