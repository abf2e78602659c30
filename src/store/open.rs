//! Opening a store: lock, index, journal, and setting right whatever the last time left behind.
//!
//! 1. Take the lock. Busy or read-only: readers get a view folded from the journal, writers a
//!    fault that says why.
//! 2. Closed in order, the index is byte for byte as it was then, and journal, index and note
//!    agree on the head: done.
//! 3. Otherwise read the whole journal, mend it ([`super::mend`]), then compare the index with
//!    it line by line and notice by notice, let it catch up, or build it anew.

use std::path::Path;
use std::sync::OnceLock;

use super::chain::{Head, Line};
use super::folder::{self, Trust};
use super::index::Index;
use super::journal::Journal;
use super::lock::{self, Holder, Lock, Taken};
use super::memory::Memory;
use super::mend::{self, Kinship, Spare, Verdict};
use super::view::View;
use super::walk::{From, Tail, Walked, walk};
use super::{Access, Store, files, journal, marker, reconcile, share};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// How much to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// The last segment, when the store was closed in order; everything otherwise.
    Quick,
    /// Everything.
    Full,
}

/// Opens the store in `home`.
pub(super) fn open(home: &Path, access: Access, depth: Depth) -> Result<Store, Fault> {
    require_store(home)?;
    match (lock::take(home)?, access) {
        (Taken::Held(lock), Access::Write) => settle(home, access, depth, lock),
        // Where the disk is too full to set anything right, looking still works.
        (Taken::Held(lock), Access::Read) => {
            settle(home, access, depth, lock).or_else(|fault| look(home, vec![fault.message], None))
        }
        (Taken::Busy(holder), Access::Write) => Err(Fault::storage(in_use("store-in-use", &holder))),
        (Taken::Busy(holder), Access::Read) => look(home, vec![in_use("store-view-in-use", &holder)], None),
        (Taken::ReadOnly, Access::Write) => {
            Err(Fault::storage(Message::of("store-read-only").with("path", home.display())))
        }
        (Taken::ReadOnly, Access::Read) => {
            look(home, vec![Message::of("store-view-read-only").with("path", home.display())], None)
        }
    }
}

/// Names the holder of the lock.
pub(super) fn in_use(key: &'static str, holder: &Holder) -> Message {
    Message::of(key).with("pid", holder.pid).with("machine", &holder.machine).with("since", &holder.since)
}

/// Makes an empty store; one that holds no record yet is used again.
pub(super) fn create(home: &Path) -> Result<Store, Fault> {
    for name in ["journal", "index", "photos", "private", "backups", "templates", "holidays"] {
        files::make_folder(&home.join(name))?;
    }
    let folder = journal::folder(home);
    if journal::segments(&folder)?.is_empty() && !has_index(home)? {
        files::write_whole(&journal::segment_path(&folder, 1), &[])?;
    }
    let lock = match lock::take(home)? {
        Taken::Held(lock) => lock,
        Taken::Busy(holder) => return Err(Fault::storage(in_use("store-in-use", &holder))),
        Taken::ReadOnly => return Err(Fault::storage(Message::of("store-read-only").with("path", home.display()))),
    };
    let store = settle_any(home, Access::Write, Depth::Quick, lock)?;
    match store.head.seq {
        0 => Ok(store),
        _ => Err(Fault::refused(Message::of("store-exists").with("path", home.display()))),
    }
}

fn not_set_up(home: &Path) -> Fault {
    Fault::input(Message::of("store-not-set-up").with("path", home.display()))
}

/// Refuses a home without a store.
pub(super) fn require_store(home: &Path) -> Result<(), Fault> {
    let folder = journal::folder(home);
    if !journal::segments(&folder)?.is_empty() || has_index(home)? {
        return Ok(());
    }
    let replaced = files::entries(home)?.iter().any(|path| files::name(path).starts_with("before-restore-"));
    if replaced {
        return Err(Fault::storage(Message::of("store-restore-unfinished").with("path", home.display())));
    }
    Err(not_set_up(home))
}

// A journal that was deleted can be written again from the index.
fn has_index(home: &Path) -> Result<bool, Fault> {
    Ok(files::entries(&home.join("index"))?.iter().any(|path| files::name(path).starts_with("sled.")))
}

/// Opens with the lock in hand.
pub(super) fn settle(home: &Path, access: Access, depth: Depth, lock: Lock) -> Result<Store, Fault> {
    let store = settle_any(home, access, depth, lock)?;
    if store.head.seq == 0 && store.trouble.is_none() { Err(not_set_up(home)) } else { Ok(store) }
}

fn settle_any(home: &Path, access: Access, depth: Depth, lock: Lock) -> Result<Store, Fault> {
    let mut notes: Vec<Message> = share::warning(home).into_iter().collect();
    files::make_folder(&journal::folder(home))?;
    let known = marker::known(home)?;
    let clean = marker::take_clean(home)?;
    let trust = if clean.is_some() && depth == Depth::Quick { Trust::Closed } else { Trust::Suspect };
    let index = folder::open(home, trust, &mut notes)?;
    if let (Trust::Closed, Some(clean), Some(found)) = (trust, &clean, &index)
        && let Some(walked) = agree(home, found, clean, known.as_ref())
        && let Some(index) = index
    {
        return assemble(home, access, lock, index, walked, notes);
    }
    let spare = Spare::new(index.as_ref(), known);
    match mend::mend(&journal::folder(home), spare, &mut notes)? {
        Verdict::Unsound(trouble) => refuse(home, access, notes, trouble),
        Verdict::Sound(Walked { newer: Some(seq), .. }, _) => {
            refuse(home, access, notes, Message::of("store-newer").with("seq", seq))
        }
        Verdict::Sound(walked, kinship) => {
            let index = renew(home, index, &walked, kinship, &mut notes)?;
            assemble(home, access, lock, index, walked, notes)
        }
    }
}

// Nothing may be written: readers see what is sound, writers hear why not.
fn refuse(home: &Path, access: Access, mut notes: Vec<Message>, trouble: Message) -> Result<Store, Fault> {
    match access {
        Access::Write => Err(Fault::storage(trouble).because(notes)),
        Access::Read => {
            notes.push(trouble.clone());
            look(home, notes, Some(trouble))
        }
    }
}

// The quick way: everything agrees about the head, and the last segment is sound. Any doubt,
// even an error, leads to the thorough way.
fn agree(home: &Path, index: &Index, clean: &Head, known: Option<&Head>) -> Option<Walked> {
    let same = |head: Result<Option<Head>, Fault>| head.is_ok_and(|head| head.as_ref() == Some(clean));
    if known != Some(clean) || !same(index.head()) || !index.is_ours().ok()? {
        return None;
    }
    let folder = journal::folder(home);
    let from = last_segment(&folder, index)?;
    let walked = walk(&folder, &from, |_| Ok(())).ok()?;
    let whole = walked.tail == Tail::Whole && walked.newer.is_none() && walked.at.is_some();
    (whole && walked.head == *clean).then_some(walked)
}

// What comes before the last segment, by the word of the index.
fn last_segment(folder: &Path, index: &Index) -> Option<From> {
    let segments = journal::segments(folder).ok()?;
    let (last, before) = segments.split_last()?;
    if before.is_empty() && *last == 1 {
        return Some(From::start());
    }
    if !before.iter().copied().eq(1..*last) {
        return None;
    }
    let path = journal::segment_path(folder, *last);
    let mut lines = super::walk::Lines::open(&path).ok()?;
    let first = Line::decode(lines.next().ok()??.trim_ascii_end())?;
    let seq = first.seq.checked_sub(1)?;
    let head = Line::decode(&index.event(seq).ok()??)?.head();
    Some(From { segment: *last, head })
}

// The index as it is where it agrees with the journal, caught up or built anew where not.
fn renew(
    home: &Path,
    index: Option<Index>,
    walked: &Walked,
    kinship: Kinship,
    notes: &mut Vec<Message>,
) -> Result<Index, Fault> {
    match (index, kinship) {
        (Some(index), Kinship::Foreign) => folder::keep(home, index)?,
        (Some(index), Kinship::Same) => match reconcile::reconcile(home, &index, walked) {
            Ok(0) => return Ok(index),
            Ok(added) => {
                notes.push(Message::of("store-index-caught-up").with("count", added));
                return Ok(index);
            }
            Err(fault) => {
                notes.push(fault.message);
                folder::abandon(index);
            }
        },
        (None, _) => {}
    }
    let index = reconcile::rebuild(home, &walked.head)?;
    if walked.head.seq > 0 {
        notes.push(Message::of("store-index-rebuilt").with("count", walked.head.seq));
    }
    Ok(index)
}

fn assemble(
    home: &Path,
    access: Access,
    lock: Lock,
    index: Index,
    walked: Walked,
    opened: Vec<Message>,
) -> Result<Store, Fault> {
    let journal = match access {
        Access::Write => Some(Journal::open_at(&journal::folder(home), walked.end)?),
        Access::Read => None,
    };
    Ok(Store {
        home: home.to_owned(),
        office: index.office()?,
        head: walked.head,
        last_at: walked.at,
        opened,
        trouble: None,
        view: View::Index(index),
        journal,
        lock: Some(lock),
        replicas: OnceLock::new(),
        sealed: false,
    })
}

// Reading without lock and without sled.
fn look(home: &Path, mut opened: Vec<Message>, trouble: Option<Message>) -> Result<Store, Fault> {
    let (memory, walked) = Memory::read(home)?;
    let found = if trouble.is_none() { view_trouble(home, &walked)? } else { Vec::new() };
    if walked.head.seq == 0 && trouble.is_none() && found.is_empty() {
        return Err(not_set_up(home));
    }
    opened.extend(found);
    opened.extend(memory.beyond().iter().map(|number| Message::of("store-newer-notice").with("number", number)));
    Ok(Store {
        home: home.to_owned(),
        office: memory.office(),
        head: walked.head,
        last_at: walked.at,
        opened,
        trouble,
        view: View::Memory(Box::new(memory)),
        journal: None,
        lock: None,
        replicas: OnceLock::new(),
        sealed: true,
    })
}

// A torn end is normal while another process writes; anything else is told.
fn view_trouble(home: &Path, walked: &Walked) -> Result<Vec<Message>, Fault> {
    let mut notes = Vec::new();
    if let Tail::Broken(spot) = &walked.tail {
        notes.push(mend::broken(spot));
    }
    if let Some(seq) = walked.newer {
        notes.push(Message::of("store-newer").with("seq", seq));
    }
    if let Some(known) = marker::known(home)?.filter(|known| known.seq > walked.head.seq) {
        notes.push(mend::lost(walked.head.seq, known.seq));
    }
    Ok(notes)
}
